"""What a command is about to write: planned whole, checked, then shown or written whole.

A use case makes a plan from the records and from what was asked; there is no other way to write.
"""

from __future__ import annotations

from contextlib import contextmanager

from jakres_cli.model.base import (
    AskedWrongly,
    CannotDo,
    JakresError,
    Message,
    Value,
    replace_fields,
)
from jakres_cli.model.source import ERROR, Problem, Tree
from jakres_cli.records.editing.splices import unreadable
from jakres_cli.records.editing.stated import without_filled
from jakres_cli.records.layout import PlannedTree
from jakres_cli.records.syntax.document import Document, read_document
from jakres_cli.records.syntax.text import decode
from jakres_cli.store.steps import FileStep

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from typing import TypeVar

    from jakres_cli.cli.session import Session
    from jakres_cli.records.load import Loaded
    from jakres_cli.records.syntax.text import Fault
    from jakres_cli.rules.check import CheckedWorkspace

    T = TypeVar("T")


class Plan(Value):
    """Files that change, all or none; ``what`` names the change, as in “jakres rename A B”.

    ``loaded`` are the records that it was made from, with what was wrong ``before`` if that is
    known; without them only the form of files changes, and nothing is checked. A new error that
    there would be is raised as ``refusal``; new warnings are looked for when they are to be
    counted. ``notes`` are said in any case, what ``summary`` returns once everything is written.
    """

    what: str
    steps: tuple[FileStep, ...]
    loaded: Loaded | None = None
    before: CheckedWorkspace | None = None
    notes: tuple[Message, ...] = ()
    summary: Callable[[Outcome], Iterable[Message]] | None = None
    refusal: type[JakresError] = CannotDo
    counts_warnings: bool = False


class OpenFile(Value):
    """A file that is about to change: its bytes, and what could be read in them."""

    data: bytes
    document: Document

    def changed_to(self, text: str) -> FileStep:
        """Return the step that makes the file say ``text``; what it fills is no longer unstated."""
        path = self.document.path
        after = without_filled(self.document, text).encode()
        return FileStep(old=path, new=path, before=self.data, after=after)


class Outcome(Value):
    """A plan that was carried out or shown, and new warnings.

    ``after`` are the records as they are then; None when nothing changes.
    """

    plan: Plan
    after: Loaded | None
    warnings: tuple[Problem, ...]


def new_file(path: str, text: str) -> FileStep:
    """Return the step that makes the file ``path``; raises ``AskedWrongly`` for a broken record."""
    fault = first_fault(path, text)
    if fault is not None:
        raise AskedWrongly(fault.message, fault.hint)
    return FileStep(new=path, after=text.encode())


def open_file(tree: Tree, path: str) -> OpenFile:
    """Return the file ``path`` to be changed; raises ``CannotDo`` for one that can't be read."""
    data = read_or_refuse(tree, path)
    return OpenFile(data=data, document=read_document(path, data))


def read_or_refuse(tree: Tree, path: str) -> bytes:
    """Return what the file ``path`` holds; raises ``CannotDo`` for one that can't be read."""
    source = tree.read(path)
    if source.data is None:
        failure = source.failure or Message("it can't be read")
        raise CannotDo(Message("{path}: {reason}", path=path, reason=failure))
    return source.data


def first_fault(path: str, text: str) -> Fault | None:
    """Return the first thing for which ``text`` can't be read whole as the file ``path``."""
    faults = read_document(path, text.encode("utf-8", "surrogateescape")).faults
    return faults[0] if faults else None


def write_plan(
    session: Session,
    make_plan: Callable[[], Plan],
    *,
    dry_run: bool,
    show: bool = True,
    announce: bool = True,
) -> Outcome:
    """Make a plan and write it, with nobody else writing meanwhile; with ``dry_run`` show it.

    ``announce`` says of each file that it was written. Raises ``CannotDo`` for files that aren't
    as they were when the plan was made, and for what the disk refuses; everything is then as it
    was.
    """
    outcome = session.settled(lambda: _carry_out(session, make_plan, dry_run=dry_run))
    plan = outcome.plan
    if dry_run and plan.steps and show:
        from jakres_cli.operations.differences import show_differences

        show_differences(plan.steps, session)
    for note in _remarks(outcome, dry_run=dry_run, announce=announce):
        session.note(note)
    return outcome


def _carry_out(session: Session, make_plan: Callable[[], Plan], *, dry_run: bool) -> Outcome:
    """Make a plan and write it under the lock, in which nobody is asked anything."""
    from jakres_cli.store.journal import apply_steps, require_planned

    root = session.tree.root
    with write_lock(session, dry_run=dry_run):
        plan = make_plan()
        if plan.loaded is not None:
            session.remember(plan.loaded)
        for step in plan.steps:
            _require_lossless(step)
        require_planned(root, plan.steps)
        outcome = _check(plan, session)
        if not dry_run and plan.steps:
            apply_steps(root, plan.what, plan.steps)
    return outcome


def _require_lossless(step: FileStep) -> None:
    """Raise ``CannotDo`` where ``step`` rewrites a file of which not every byte could be read.

    What decoding replaced would be replaced on the disk too. This is the one gate for all that
    writes, whatever made the new text.
    """
    if step.before is None or step.after in {None, step.before}:
        return
    if decode(step.before)[0].encode() != step.before:
        raise unreadable(read_document(step.old or step.new, step.before))


def _remarks(outcome: Outcome, *, dry_run: bool, announce: bool) -> Iterator[Message]:
    """Yield what is said once a plan was written, or with ``dry_run`` shown."""
    plan = outcome.plan
    if dry_run and plan.steps:
        yield Message("this is only what would change; nothing was written")
    elif announce:
        for step in plan.steps:
            yield Message("wrote {path}", path=step.new)
    yield from plan.notes
    if plan.summary and not dry_run:
        yield from plan.summary(outcome)


def write_and_account(
    session: Session, make_plan: Callable[[T, Session], Plan], request: T, *, dry_run: bool
) -> int:
    """Write the plan for ``request``; say what it rests on, and return the exit code.

    Raises as ``write_plan`` does.
    """
    outcome = write_plan(session, lambda: make_plan(request, session), dry_run=dry_run)
    return session.account(records_after(outcome, session))


def records_after(outcome: Outcome, session: Session) -> Loaded:
    """Return the records as ``outcome`` leaves them, with what answers from them lack."""
    loaded = outcome.after or session.load_for_answer()
    return session.quotable(loaded, session.tree, confidential=session.tells_confidential)


@contextmanager
def write_lock(session: Session, *, dry_run: bool) -> Iterator[None]:
    """Hold the lock of the workspace, having taken back what an interrupted run left half done.

    With ``dry_run`` nothing is locked, and ``CannotDo`` raised where something is to be taken back.
    """
    from jakres_cli.store.journal import recover_interrupted, unfinished
    from jakres_cli.store.lock import workspace_lock

    root = session.tree.root
    if dry_run:
        left = unfinished(root)
        if left is not None:
            raise CannotDo(
                Message("{what} was interrupted", what=left),
                Message("the next command that writes takes it back, or jakres doctor --fix"),
            )
        yield
        return
    with workspace_lock(root):
        left = recover_interrupted(root)
        if left is not None:
            session.note(Message("took back what was interrupted: {what}", what=left))
        session.forget_settings()  # others may have changed them before it was our turn
        yield


def _check(plan: Plan, session: Session) -> Outcome:
    """Return what becomes of ``plan``; raises its refusal for an error that wasn't there before."""
    if plan.loaded is None or not plan.steps:
        return Outcome(plan=plan, after=None, warnings=())
    from jakres_cli.records.read import load_settings
    from jakres_cli.rules.check import check_workspace

    later = PlannedTree(
        session.tree,
        {step.new: step.after for step in plan.steps if step.after is not None},
        {step.old: step.new for step in plan.steps if step.old and step.old != step.new},
    )
    after = check_workspace(later, load_settings(later), session.today)
    matter = [p for p in after.problems if plan.counts_warnings or p.level == ERROR]
    new = _new_problems(matter, plan, later, after.loaded, session) if matter else []
    told = session.quotable(
        replace_fields(after.loaded, problems=new),
        later,
        confidential=session.tells_confidential,
    ).problems
    for problem in told:
        if problem.level == ERROR:
            raise plan.refusal(problem.message, problem.hint)
    return Outcome(plan=plan, after=after.loaded, warnings=tuple(told))


def _new_problems(
    problems: list[Problem], plan: Plan, later: Tree, after: Loaded, session: Session
) -> list[Problem]:
    """Return those of ``problems`` in ``later`` that the records don't have as they are."""
    from jakres_cli.rules.check import check_workspace
    from jakres_cli.rules.since import find_renames, new_problems

    before = plan.before or check_workspace(session.tree, session.settings, session.today)
    moved = {step.old: step.new for step in plan.steps if step.old and step.old != step.new}
    renames = find_renames(after, before.loaded, moved)
    return new_problems(problems, later, before, session.tree, renames)
