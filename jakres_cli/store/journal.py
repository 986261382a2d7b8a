"""Changes to several files that happen all or not at all, also after a kill.

What is to be done is written to a journal first; as long as that stands there, the next run can
finish the work. The journal is outside ``records/``, so nobody takes it for a record.
"""

from __future__ import annotations

import json
import os
from contextlib import suppress

from jakres_cli.errors import CannotDo
from jakres_cli.message import Message
from jakres_cli.store.write import replace_file
from jakres_cli.value import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

_IN_GIT = ".git/jakres-rename.json"
_BESIDE = ".jakres.rename.json"  # not .jakres-…, which doctor takes for a temporary file
_VERSION = 1


class Step(Value):
    """One file: where it is and where it is to be, its text and what that is to become.

    Paths are relative to the workspace; without texts the file is only moved.
    """

    path: str
    to: str
    before: str | None = None
    after: str | None = None


def carry_out(root: str, what: str, steps: Iterable[Step]) -> None:
    """Do all ``steps``, which ``what`` names; the caller holds the lock.

    Raises ``CannotDo`` when the disk refuses. What was done is then undone, or, where that fails
    too, left to the next run.
    """
    todo = tuple(steps)
    for step in todo:
        if step.to != step.path and _is_taken(root, step):
            raise CannotDo(Message("{path} exists already; nothing was written", path=step.to))
    journal = _journal(root)
    fields = [{name: getattr(step, name) for name in _FIELDS} for step in todo]
    text = json.dumps({"version": _VERSION, "what": what, "steps": fields})
    replace_file(journal, text.encode())
    try:
        _finish(root, todo)
    except (CannotDo, OSError):
        with suppress(CannotDo, OSError):
            _undo(root, todo)
            os.unlink(journal)
            _sync(os.path.dirname(journal))
        raise
    _forget(root, todo)


def unfinished(root: str) -> str | None:
    """Return what a run that was cut short was doing, or None."""
    found = _read(_journal(root))
    return None if found is None else str(found["what"])


def finish_or_undo(root: str) -> str | None:
    """Finish what a run that was cut short left half done, and return what it was.

    The caller holds the lock. None when nothing is left to do. Raises ``CannotDo`` when a file
    was changed since, so that neither the old nor the new text is in it.
    """
    found = _read(_journal(root))
    if found is None:
        return None
    steps = tuple(Step(**fields) for fields in found["steps"])  # type: ignore[attr-defined]
    for step in steps:
        if not _is_known(root, step):
            raise CannotDo(
                Message(
                    "{what} was cut short, and {path} was changed since",
                    what=found["what"],
                    path=step.path,
                ),
                Message(
                    "put the file back, or finish by hand and delete {journal}",
                    journal=os.path.relpath(_journal(root), root),
                ),
            )
    _finish(root, steps)
    _forget(root, steps)
    return str(found["what"])


_FIELDS = ("path", "to", "before", "after")


def _finish(root: str, steps: tuple[Step, ...]) -> None:
    for step in steps:
        old, new = os.path.join(root, step.path), os.path.join(root, step.to)
        if step.to != step.path and os.path.lexists(old):
            _move(old, new)
        if step.after is not None and not _holds(new, step.after):
            replace_file(new, _bytes(step.after))


def _undo(root: str, steps: tuple[Step, ...]) -> None:
    for step in reversed(steps):
        old, new = os.path.join(root, step.path), os.path.join(root, step.to)
        if step.before is not None and _holds(new, step.after):
            replace_file(new, _bytes(step.before))
        if step.to != step.path and os.path.lexists(new) and not os.path.lexists(old):
            _move(new, old)
            _drop_empty(root, step.to)


def _forget(root: str, steps: tuple[Step, ...]) -> None:
    """Take the journal away, and the folders that were emptied."""
    journal = _journal(root)
    os.unlink(journal)
    _sync(os.path.dirname(journal))
    for step in steps:
        if step.to != step.path:
            _drop_empty(root, step.path)


def _move(old: str, new: str) -> None:
    folder = os.path.dirname(new)
    os.makedirs(folder, exist_ok=True)
    os.rename(old, new)
    _sync(folder)
    _sync(os.path.dirname(old))


def _is_taken(root: str, step: Step) -> bool:
    old, new = os.path.join(root, step.path), os.path.join(root, step.to)
    # where case makes no difference, the new name is the old file
    return os.path.lexists(new) and not os.path.samefile(old, new)


def _is_known(root: str, step: Step) -> bool:
    """Tell whether the file is as it was before the step, within it, or after it."""
    old, new = os.path.join(root, step.path), os.path.join(root, step.to)
    here = [path for path in dict.fromkeys((old, new)) if os.path.lexists(path)]
    if len(here) != 1 and not (here and os.path.samefile(old, new)):
        return False
    return step.before is None or any(_holds(here[0], one) for one in (step.before, step.after))


def _drop_empty(root: str, path: str) -> None:
    """Remove the folders of ``path`` that hold nothing any more, but for those that always are."""
    folder = os.path.dirname(path)
    while folder.count("/") > 1:
        try:
            os.rmdir(os.path.join(root, folder))
        except OSError:
            return
        folder = os.path.dirname(folder)


def _journal(root: str) -> str:
    inside = os.path.isdir(os.path.join(root, ".git"))
    return os.path.join(root, _IN_GIT if inside else _BESIDE)


def _read(path: str) -> dict[str, object] | None:
    try:
        text = _text(path)
    except FileNotFoundError:
        return None
    with suppress(ValueError):
        found = json.loads(text)
        if isinstance(found, dict) and found.get("version") == _VERSION:
            return found
    raise CannotDo(
        Message("{path} is a journal that this jakres doesn't understand", path=path),
        Message("it was written by a rename that was cut short; a newer jakres may finish it"),
    )


def _text(path: str) -> str:
    with open(path, "rb") as file:
        return file.read().decode("utf-8", "surrogateescape")


def _holds(path: str, text: str | None) -> bool:
    """Tell whether ``path`` is a file with that text."""
    try:
        return _text(path) == text
    except OSError:
        return False


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogateescape")


def _sync(folder: str) -> None:
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
