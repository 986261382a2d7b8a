"""A change to one file: done, taken back, and told from a file that somebody else changed."""

from __future__ import annotations

import os

from jakres_cli.model.base import CannotDo, Message, Value
from jakres_cli.model.source import RECORDS
from jakres_cli.store.files import (
    create_file,
    move_file,
    read_content,
    remove_empty_folders,
    replace_file,
    sync_folder,
)
from jakres_cli.store.workspace import SETTINGS_NAME, inside


class FileStep(Value):
    """One file: its path before and after, and its bytes before and after.

    A new file has no ``old`` path; a file that is only moved has neither ``before`` nor ``after``.
    Paths are relative to the workspace.
    """

    new: str
    old: str | None = None
    before: bytes | None = None
    after: bytes | None = None


class StepBack(Value):
    """What it takes to take a step back: ``digest`` tells its ``after``."""

    new: str
    old: str | None = None
    before: bytes | None = None
    digest: str | None = None


def way_back(step: FileStep) -> StepBack:
    """Return how ``step`` is taken back."""
    digest = None if step.after is None else _digest(step.after)
    return StepBack(new=step.new, old=step.old, before=step.before, digest=digest)


def require_as_planned(root: str, step: FileStep) -> None:
    """Raise ``CannotDo`` when the file isn't as it was when ``step`` was planned."""
    new = os.path.join(root, step.new)
    old = new if step.old is None else os.path.join(root, step.old)
    there = os.path.lexists(old)
    # where case makes no difference, the new name is the old file
    same = step.old is not None and there and os.path.lexists(new) and os.path.samefile(old, new)
    if step.old != step.new and not same and os.path.lexists(new):
        raise CannotDo(Message("{path} exists already; nothing was written", path=step.new))
    if step.old is None:
        return
    if not there or not (step.before is None or read_content(old) == step.before):
        raise CannotDo(
            Message("{path} was changed meanwhile; nothing was written", path=step.old),
            Message("run the command again"),
        )


def do_step(root: str, step: FileStep) -> None:
    """Carry out ``step``; raises ``CannotDo`` or ``OSError``.

    A new file that somebody else has made raises ``AlreadyThere``.
    """
    new = os.path.join(root, step.new)
    if step.old is None:
        create_file(new, step.after or b"")
        return
    if step.old != step.new:
        move_file(os.path.join(root, step.old), new)
    if step.after is not None:
        replace_file(new, step.after, was=step.before)


def take_back(root: str, step: StepBack) -> None:
    """Make the file what it was before ``step``, which may be undone, half done or done.

    What somebody else wrote since stays. Raises ``CannotDo`` or ``OSError``.
    """
    new = os.path.join(root, step.new)
    if step.old is None:
        if _is_after(read_content(new), step):
            os.unlink(new)
            sync_folder(os.path.dirname(new))
        remove_empty_folders(root, step.new)
        return
    old = os.path.join(root, step.old)
    here = new if os.path.lexists(new) else old
    data = read_content(here)
    if step.before is not None and _is_after(data, step):
        replace_file(here, step.before, was=data)
    if step.old != step.new:
        if not os.path.lexists(old):
            move_file(new, old)
        remove_empty_folders(root, step.new)


def is_known(root: str, step: StepBack) -> bool:
    """Tell whether the file is as it was before ``step``, within it, or after it."""
    new = os.path.join(root, step.new)
    if step.old is None:
        return not os.path.lexists(new) or _is_after(read_content(new), step)
    old = os.path.join(root, step.old)
    here = [path for path in dict.fromkeys((old, new)) if os.path.lexists(path)]
    if len(here) != 1 and not (here and os.path.samefile(old, new)):
        return False
    if step.before is None:
        return True
    data = read_content(here[0])
    return data == step.before or _is_after(data, step)


def is_within(root: str, step: StepBack) -> bool:
    """Tell whether only records and settings are touched, whatever a journal says."""
    for path in {step.new, step.old or step.new}:
        folders = path.split("/")
        if path != SETTINGS_NAME and folders[0] != RECORDS:
            return False
        if not {"", ".", ".."}.isdisjoint(folders) or "\0" in path:
            return False
        try:
            inside(root, path)
        except CannotDo:
            return False
    return True


def step_fields(step: StepBack) -> dict[str, str | None]:
    """Return ``step`` as a journal keeps it."""
    before = None if step.before is None else step.before.decode("utf-8", "surrogateescape")
    return {"new": step.new, "old": step.old, "before": before, "digest": step.digest}


def parse_step(new: object, old: object, before: object, digest: object) -> StepBack:
    """Return the step of a journal; raises ``TypeError`` for what isn't one."""
    if not isinstance(new, str) or not isinstance(old, str | None):
        raise TypeError
    if not isinstance(before, str | None) or not isinstance(digest, str | None):
        raise TypeError
    if (digest is None) != (before is None and old is not None):
        raise TypeError
    data = None if before is None else before.encode("utf-8", "surrogateescape")
    return StepBack(new=new, old=old, before=data, digest=digest)


def _is_after(data: bytes | None, step: StepBack) -> bool:
    """Tell whether ``data`` is what the file holds after ``step``."""
    return data is not None and step.digest is not None and _digest(data) == step.digest


def _digest(data: bytes) -> str:
    import hashlib

    return hashlib.sha256(data).hexdigest()
