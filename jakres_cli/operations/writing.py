"""What a command is about to write: shown as a diff, or written and said."""

from __future__ import annotations

import os
from contextlib import contextmanager, nullcontext

from jakres_cli.model.message import AskedWrongly, CannotDo, Message
from jakres_cli.records.syntax.document import Document, read_markdown, read_yaml

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from jakres_cli.cli.session import Session
    from jakres_cli.records.syntax.text import Fault

    Edit = Callable[[Document], str]


_NOTHING_WRITTEN = Message("this is only what would change; nothing was written")


def recover_interrupted(session: Session, *, dry_run: bool) -> None:
    """Finish what a run that was cut short left half done, before anything is read.

    With ``dry_run`` that is left to others, and ``CannotDo`` raised: what would change can't be
    told. Without a workspace nothing happens.
    """
    from jakres_cli.store.journal import unfinished
    from jakres_cli.store.workspace import standing_journal

    try:
        root = session.tree.root
    except CannotDo:
        return  # the command says so in its own words
    if standing_journal(root) is None:
        return
    if not dry_run:
        with write_lock(session):
            return
    what = unfinished(root)
    if what is not None:
        raise CannotDo(
            Message("{what} was cut short", what=what),
            Message("the next command that writes finishes it, or jakres doctor --fix"),
        )


@contextmanager
def write_lock(session: Session) -> Iterator[None]:
    """Hold the workspace's lock, having finished what a run that was cut short left half done."""
    from jakres_cli.store.journal import finish_or_undo
    from jakres_cli.store.lock import workspace_lock

    with workspace_lock(session.tree.root):
        left = finish_or_undo(session.tree.root)
        if left is not None:
            session.settled = True
            session.note(Message("finished what was cut short: {what}", what=left))
        yield


def change_file(
    session: Session, path: str, edit: Edit, *, dry_run: bool, locked: bool = False
) -> None:
    """Write what ``edit`` makes of the file ``path`` as it is now, or print the difference.

    The file is read under the lock, so that no other writer's change is lost; ``locked`` tells that
    the caller holds it. Raises ``CannotDo`` when somebody changes the file even so, in an editor.
    """
    from jakres_cli.store.workspace import inside
    from jakres_cli.store.write import replace_file

    if dry_run:
        before = _parsed(path, _read(session, path))
        session.say(_difference(path, before.text, edit(before)))
        session.note(_NOTHING_WRITTEN)
        return
    with nullcontext() if locked else write_lock(session):
        data = _read(session, path)
        new = edit(_parsed(path, data))
        replace_file(inside(session.tree.root, path), new.encode(), was=data)
    session.note(Message("wrote {path}", path=path))


def create_new_file(
    session: Session, path: str, text: str, *, dry_run: bool, locked: bool = False
) -> None:
    """Write a new file, or print it as a difference; raises ``CannotDo`` if it exists.

    ``workspace_lock`` tells that the caller holds the lock.
    """
    from jakres_cli.store.workspace import inside
    from jakres_cli.store.write import create_file

    target = inside(session.tree.root, path)
    if os.path.lexists(target):
        raise CannotDo(Message("{path} exists already; nothing was written", path=path))
    fault = first_fault(path, text)
    if fault is not None:
        raise AskedWrongly(fault.message, fault.hint)
    if dry_run:
        session.say(_difference(path, "", text))
        session.note(_NOTHING_WRITTEN)
        return
    with nullcontext() if locked else write_lock(session):
        create_file(target, text.encode())


def create_new_files(
    session: Session, files: Mapping[str, str], *, dry_run: bool, show: bool
) -> None:
    """Write new files by their paths; the caller holds the lock.

    With ``dry_run`` they are printed as differences if ``show`` asks for it. Raises ``CannotDo``
    before any is written when one exists.
    """
    from jakres_cli.store.workspace import inside
    from jakres_cli.store.write import create_file

    targets = {path: inside(session.tree.root, path) for path in files}
    for path, target in targets.items():
        if os.path.lexists(target):
            raise CannotDo(Message("{path} exists already; nothing was written", path=path))
    for path, text in files.items():
        if not dry_run:
            create_file(targets[path], text.encode())
            session.note(Message("wrote {path}", path=path))
        elif show:
            session.say(_difference(path, "", text))
    if dry_run and files:
        session.note(_NOTHING_WRITTEN)


def first_fault(path: str, text: str) -> Fault | None:
    """Return the first thing for which ``text`` can't be read whole as the file ``path``."""
    faults = _parsed(path, text.encode("utf-8", "surrogateescape")).faults
    return faults[0] if faults else None


def _read(session: Session, path: str) -> bytes:
    source = session.tree.read(path)
    if source.data is None:
        failure = source.failure or Message("it can't be read")
        raise CannotDo(Message("{path}: {reason}", path=path, reason=failure))
    return source.data


def _parsed(path: str, data: bytes) -> Document:
    read = read_markdown if path.endswith(".md") else read_yaml
    return read(path, data)


def _difference(path: str, before: str, after: str) -> str:
    from difflib import unified_diff

    from jakres_cli.output.text import escape_unsafe

    lines = unified_diff(
        _with_ends(before),
        _with_ends(after),
        f"a/{path}" if before else "/dev/null",
        f"b/{path}",
    )
    return "".join(
        escape_unsafe(line)
        if line.endswith("\n")
        else f"{escape_unsafe(line)}\n\\ No newline at end of file\n"
        for line in lines
    )


def _with_ends(text: str) -> list[str]:
    *lines, last = text.split("\n")
    return [f"{line}\n" for line in lines] + ([last] if last else [])
