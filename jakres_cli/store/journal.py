"""Changes to several files that happen all or not at all, also after a kill.

What it takes to go back is written to a journal before the first file is touched; as long as that
stands there, the next run that writes takes everything back.
"""

from __future__ import annotations

import json
import os
from contextlib import suppress

from jakres_cli.model.base import AlreadyThere, CannotDo, Message, Value
from jakres_cli.store.files import has_content, read_content, remove_empty_folders, sync_folder
from jakres_cli.store.lock import delete_abandoned, is_ours
from jakres_cli.store.state import (
    journal_path,
    standing_journal,
    this_machine,
    this_user,
    undo_path,
    write_private,
)
from jakres_cli.store.steps import (
    FileStep,
    StepBack,
    do_step,
    is_known,
    is_within,
    parse_step,
    require_as_planned,
    step_fields,
    take_back,
    way_back,
)
from jakres_cli.store.workspace import inside

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence


_VERSION = 2


class Journal(Value):
    """What a run does, and how each step is taken back; bound to a folder, a machine and a user."""

    what: str
    root: str
    machine: str
    user: str
    steps: tuple[StepBack, ...]


def apply_steps(root: str, what: str, steps: Sequence[FileStep]) -> None:
    """Do all ``steps``, which ``what`` names, or none; the caller holds the lock.

    What was done is kept for an undo. Raises ``CannotDo`` when the disk refuses or a file isn't as
    it was planned for. What was done is then taken back, or, where that fails too, left to the
    next run that writes.
    """
    require_planned(root, steps)
    content = _journal_json(root, what, steps)
    if len(steps) == 1 and steps[0].old in {None, steps[0].new}:
        do_step(root, steps[0])  # in one call to the disk, which a journal makes no safer
    else:
        path = journal_path(root)
        try:
            write_private(path, content)
        except OSError as error:
            with suppress(OSError):
                os.unlink(path)
            raise _in_words(error, path) from error
        do_or_take_back(root, steps, path)
        _confirm(what, path)
    with suppress(OSError):  # an undo less, which is no reason to refuse what is done
        write_private(undo_path(root), content)


def require_planned(root: str, steps: Sequence[FileStep]) -> None:
    """Raise ``CannotDo`` when a file isn't as it was when ``steps`` were planned."""
    for step in steps:
        inside(root, step.new)
        require_as_planned(root, step)


def do_or_take_back(root: str, steps: Sequence[FileStep], journal: str | None = None) -> None:
    """Do all ``steps`` and then delete the ``journal``; take back what was done when that fails."""
    done: list[FileStep] = []
    try:
        for step in steps:
            _do(root, step, done)
        for step in steps:
            if step.old not in {None, step.new}:
                remove_empty_folders(root, step.old or "")
        if journal:
            os.unlink(journal)
    except BaseException as error:
        with suppress(CannotDo, OSError):
            for step in reversed(done):
                take_back(root, way_back(step))
            if journal:
                os.unlink(journal)
        if isinstance(error, CannotDo | OSError):
            raise _stopped(error, journal) from error
        raise


def _do(root: str, step: FileStep, done: list[FileStep]) -> None:
    """Do ``step`` and count it among those ``done`` by us, as far as it may have come."""
    done.append(step)
    try:
        do_step(root, step)
    except AlreadyThere:
        done.pop()  # it is somebody else's, who may have written the very same
        if not has_content(os.path.join(root, step.new), step.after or b""):
            raise


def unfinished(root: str) -> str | None:
    """Return what a run that was interrupted was doing, or None.

    Raises ``CannotDo`` when that can't be known, or can't be taken back.
    """
    path = standing_journal(root)
    return None if path is None else _read(root, path).what


def recover_interrupted(root: str) -> str | None:
    """Take back what a run that was interrupted left half done, and return what it was.

    The caller holds the lock. None when nothing is left to do. Raises ``CannotDo`` when a file
    was changed since, so that neither the old nor the new text is in it.
    """
    path = standing_journal(root)
    if path is None:
        return None
    journal = _read(root, path)
    try:
        _delete_temporaries(root, journal)
        for step in reversed(journal.steps):
            take_back(root, step)
        os.unlink(path)
        sync_folder(os.path.dirname(path))
    except (CannotDo, OSError) as error:
        raise _stopped(error, path) from error
    return journal.what


def _delete_temporaries(root: str, journal: Journal) -> None:
    """Delete what dead writers were about to rename into place, or its folder would stay."""
    for folder in {os.path.dirname(step.new) for step in journal.steps}:
        with suppress(OSError):  # what can't be deleted now is left to jakres doctor
            for name in os.listdir(os.path.join(root, folder)):
                if is_ours(name):
                    delete_abandoned(root, f"{folder}/{name}")


def _read(root: str, path: str) -> Journal:
    """Return the journal at ``path``; raises ``CannotDo`` for one that isn't to be obeyed."""
    journal = _parse_journal(read_content(path) or b"")
    if journal is None or not all(is_within(root, step) for step in journal.steps):
        raise CannotDo(
            Message("{path} is a journal that this jakres can't read", path=path),
            Message(
                "a newer jakres or a colleague may have written it, and can take it back; "
                "else look the records over and delete it"
            ),
        )
    _require_ours(root, path, journal)
    _require_known(root, path, journal)
    return journal


def _require_ours(root: str, path: str, journal: Journal) -> None:
    """Raise ``CannotDo`` for the journal of another folder, machine or user."""
    if (journal.root, journal.machine, journal.user) != _binding(root):
        raise CannotDo(
            Message(
                "{what} was interrupted in {root}, by user {user} on {machine}",
                what=journal.what,
                root=journal.root,
                user=journal.user,
                machine=journal.machine,
            ),
            Message(
                "jakres doctor --fix takes it back there; "
                "else look the records over and delete {journal}",
                journal=path,
            ),
        )


def _require_known(root: str, path: str, journal: Journal) -> None:
    """Raise ``CannotDo`` unless each file is as it was before its step, within it, or after it."""
    for step in journal.steps:
        if not is_known(root, step):
            raise CannotDo(
                Message(
                    "{what} was interrupted, and {path} was changed since",
                    what=journal.what,
                    path=step.old or step.new,
                ),
                Message("put the file back, or finish by hand and delete {journal}", journal=path),
            )


def _binding(root: str) -> tuple[str, str, str]:
    return os.path.realpath(root), this_machine(), this_user()


def _journal_json(root: str, what: str, steps: Sequence[FileStep]) -> bytes:
    where, machine, user = _binding(root)
    bound = {"root": where, "machine": machine, "user": user}
    fields = [step_fields(way_back(step)) for step in steps]
    return json.dumps({"version": _VERSION, "what": what, **bound, "steps": fields}).encode()


def _parse_journal(data: bytes) -> Journal | None:
    """Return the journal that ``data`` holds; None when it isn't one of this version."""
    with suppress(ValueError, RecursionError, TypeError, KeyError):
        fields = json.loads(data)
        words = {name: fields[name] for name in ("what", "root", "machine", "user")}
        if fields["version"] == _VERSION and all(isinstance(word, str) for word in words.values()):
            return Journal(**words, steps=tuple(parse_step(**step) for step in fields["steps"]))
    return None


def _stopped(error: CannotDo | OSError, journal: str | None) -> CannotDo:
    """Return ``error`` in words, and what became of the work."""
    refusal = _in_words(error, journal or "") if isinstance(error, OSError) else error
    if journal and os.path.lexists(journal):
        left = Message("it is half done; the next command that writes takes it back")
        return CannotDo(refusal.message, left)
    return CannotDo(refusal.message, refusal.hint or Message("everything is as it was"))


def _in_words(error: OSError, path: str) -> CannotDo:
    return CannotDo(
        Message(
            "{path} could not be written: {reason}",
            path=error.filename or path,
            reason=error.strerror or str(error),
        )
    )


def _confirm(what: str, journal: str) -> None:
    """Have it on the disk that the journal is gone; raises ``CannotDo``."""
    try:
        sync_folder(os.path.dirname(journal))
    except OSError as error:
        raise CannotDo(
            Message(
                "{what} is done, but the disk may lose it again: {reason}",
                what=what,
                reason=error.strerror or str(error),
            )
        ) from error
