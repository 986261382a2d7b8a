"""Changes to several files that happen all or not at all, also after a kill.

What is to be done is written to a journal first; as long as that stands there, the next run can
finish the work. The journal is outside ``records/``, so nobody takes it for a record.
"""

from __future__ import annotations

import os
from contextlib import suppress

from jakres_cli.model.message import CannotDo, Message
from jakres_cli.store.folders import move_file, remove_empty_folders, sync_folder
from jakres_cli.store.steps import JournalStep, is_within, journal_json, read_journal
from jakres_cli.store.workspace import new_journal, standing_journal
from jakres_cli.store.write import has_content, read_content, replace_file

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable


def apply_steps(root: str, what: str, steps: Iterable[JournalStep]) -> None:
    """Do all ``steps``, which ``what`` names; the caller holds the lock.

    Raises ``CannotDo`` when the disk refuses or a file isn't as it was planned for. What was done
    is then undone, or, where that fails too, left to the next run.
    """
    todo = tuple(steps)
    for step in todo:
        _must_be_as_planned(root, step)
    journal = new_journal(root)
    try:
        replace_file(journal, journal_json(what, todo))
        _finish(root, todo)
    except (CannotDo, OSError) as error:
        # nothing has happened yet where the journal itself was refused
        with suppress(CannotDo, OSError):
            _undo(root, todo)
            _delete(journal)
        raise _stopped(error, journal) from error
    _forget(root, what, journal, todo)


def unfinished(root: str) -> str | None:
    """Return what a run that was cut short was doing, or None.

    Raises ``CannotDo`` when that can't be known, or can't be finished.
    """
    found = _found(root)
    if found is None:
        return None
    _must_be_known(root, *found)
    return found[1]


def finish_or_undo(root: str) -> str | None:
    """Finish what a run that was cut short left half done, and return what it was.

    The caller holds the lock. None when nothing is left to do. Raises ``CannotDo`` when a file
    was changed since, so that neither the old nor the new text is in it.
    """
    found = _found(root)
    if found is None:
        return None
    _must_be_known(root, *found)
    journal, what, steps = found
    try:
        _finish(root, steps)
    except (CannotDo, OSError) as error:
        raise _stopped(error, journal) from error
    _forget(root, what, journal, steps)
    return what


def _must_be_as_planned(root: str, step: JournalStep) -> None:
    old, new = _paths(root, step)
    there = os.path.lexists(old)
    # where case makes no difference, the new name is the old file
    if step.moves and os.path.lexists(new) and not (there and os.path.samefile(old, new)):
        raise CannotDo(Message("{path} exists already; nothing was written", path=step.to))
    if not there or not (step.before is None or _says(old, step.before)):
        raise CannotDo(
            Message("{path} was changed meanwhile; nothing was written", path=step.path),
            Message("run the command again"),
        )


def _must_be_known(root: str, journal: str, what: str, steps: tuple[JournalStep, ...]) -> None:
    """Raise ``CannotDo`` unless each file is as it was before its step, within it, or after it."""
    for step in steps:
        if not _is_known(root, step):
            raise CannotDo(
                Message(
                    "{what} was cut short, and {path} was changed since", what=what, path=step.path
                ),
                Message(
                    "put the file back, or finish by hand and delete {journal}",
                    journal=os.path.relpath(journal, root),
                ),
            )


def _is_known(root: str, step: JournalStep) -> bool:
    old, new = _paths(root, step)
    here = [path for path in dict.fromkeys((old, new)) if os.path.lexists(path)]
    if len(here) != 1 and not (here and os.path.samefile(old, new)):
        return False
    if step.before is None or step.after is None:
        return True
    return _says(here[0], step.before) or _says(here[0], step.after)


def _finish(root: str, steps: tuple[JournalStep, ...]) -> None:
    for step in steps:
        old, new = _paths(root, step)
        if step.moves:
            move_file(old, new)
        if step.before is not None and step.after is not None and not _says(new, step.after):
            replace_file(new, _bytes(step.after), was=_bytes(step.before))


def _undo(root: str, steps: tuple[JournalStep, ...]) -> None:
    for step in reversed(steps):
        old, new = _paths(root, step)
        if step.before is not None and step.after is not None and _says(new, step.after):
            replace_file(new, _bytes(step.before), was=_bytes(step.after))
        if step.moves:
            if not os.path.lexists(old):
                move_file(new, old)
            remove_empty_folders(root, step.to)


def _forget(root: str, what: str, journal: str, steps: tuple[JournalStep, ...]) -> None:
    """Take the journal away, and the folders that were emptied."""
    try:
        _delete(journal)
    except OSError as error:
        raise CannotDo(
            Message(
                "{what} is done, but {path} could not be deleted: {reason}",
                what=what,
                path=journal,
                reason=error.strerror or str(error),
            ),
            Message("the next command that writes deletes it"),
        ) from error
    for step in steps:
        if step.moves:
            remove_empty_folders(root, step.path)


def _stopped(error: CannotDo | OSError, journal: str) -> CannotDo:
    """Return ``error`` in words, and what became of the work."""
    if isinstance(error, OSError):
        error = CannotDo(
            Message(
                "{path} could not be written: {reason}",
                path=error.filename or journal,
                reason=error.strerror or str(error),
            )
        )
    if os.path.lexists(journal):
        left = Message("it is half done; the next command that writes finishes it")
        return CannotDo(error.message, left)
    return CannotDo(error.message, error.hint or Message("everything is as it was"))


def _delete(journal: str) -> None:
    with suppress(FileNotFoundError):
        os.unlink(journal)
    sync_folder(os.path.dirname(journal))


def _found(root: str) -> tuple[str, str, tuple[JournalStep, ...]] | None:
    """Return the path of the journal, what it is about, and its steps; None without one."""
    journal = standing_journal(root)
    if journal is None:
        return None
    found = read_journal(read_content(journal) or b"")
    if found is None or not all(is_within(root, step) for step in found[1]):
        raise CannotDo(
            Message("{path} is a journal that this jakres doesn't understand", path=journal),
            Message(
                "a newer jakres may have written it, and finish it; "
                "else look the records over and delete it"
            ),
        )
    return journal, *found


def _paths(root: str, step: JournalStep) -> tuple[str, str]:
    return os.path.join(root, step.path), os.path.join(root, step.to)


def _says(path: str, text: str) -> bool:
    """Tell whether ``path`` is a file with that text."""
    return has_content(path, _bytes(text))


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogateescape")
