"""``jakres rename``: a record or an agency gets another name, with every reference to it.

What changes is worked out on the records as they are, and read and checked as it will be, before
the first byte is written.
"""

from __future__ import annotations

from jakres_cli.cli.grammar import Command
from jakres_cli.cli.options import DRY_RUN, Options, optional_argument
from jakres_cli.model.message import CannotDo, Message, Plural
from jakres_cli.operations.rename_plan import RenamePlan, plan_rename

TYPE_CHECKING = False
if TYPE_CHECKING:
    from jakres_cli.cli.session import Session


class RenameOptions(Options):
    """The options of ``jakres rename``."""

    ref: str | None = optional_argument(
        "REF", "A meeting, event, working group, series, or the code of an agency."
    )
    new: str | None = optional_argument(
        "NEW", "The new slug (of a meeting also with its day), or the new code."
    )
    dry_run: bool = DRY_RUN


def run(session: Session, options: RenameOptions) -> int:
    """Rename all or nothing; what an earlier run left half done is finished first."""
    from jakres_cli.store.journal import apply_steps, finish_or_undo, unfinished
    from jakres_cli.store.lock import workspace_lock

    ref = session.wanted(options.ref, "REF", Message("What gets another name?"))
    new = session.wanted(options.new, "NEW", Message("What is it called from now on?"))
    root = session.tree.root
    if options.dry_run:
        left = unfinished(root)
        if left is not None:
            raise CannotDo(
                Message("{what} was cut short", what=left),
                Message("the next jakres rename without --dry-run finishes it"),
            )
        found = plan_rename(session, ref, new)
        for step in found.steps:
            session.say(found.difference(step))
        return session.account(found.after)
    with workspace_lock(root):
        finished = finish_or_undo(root)
        if finished is not None:
            session.note(Message("finished what was cut short: {what}", what=finished))
        found = plan_rename(session, ref, new, again=session.settled or finished is not None)
        if not found.steps:
            session.note(Message("{name} is its name already", name=new))
            return session.account(found.after)
        what = f"jakres rename {found.renaming.old} {found.renaming.new}"
        apply_steps(root, what, found.steps)
    _sum_up(session, found)
    return session.account(found.after)


def _sum_up(session: Session, found: RenamePlan) -> None:
    session.note(
        Message(
            "{old} is {new} now: {changed}, {moved}",
            old=found.renaming.old,
            new=found.renaming.new,
            changed=Plural(
                "1 file changed",
                "{n} files changed",
                n=sum(step.after is not None for step in found.steps),
            ),
            moved=Plural(
                "1 file moved",
                "{n} files moved",
                n=sum(step.to != step.path for step in found.steps),
            ),
        )
    )
    if found.sealed:
        session.note(
            Plural(
                "1 sealed record keeps the old name, which still resolves",
                "{n} sealed records keep the old name, which still resolves",
                n=len(found.sealed),
            )
        )
    if found.warnings:
        session.note(
            Plural(
                "check finds 1 warning more than before",
                "check finds {n} warnings more than before",
                n=len(found.warnings),
            )
        )


COMMAND = Command(
    "rename",
    "Give a record or an agency another name, with every reference to it.",
    run,
    RenameOptions,
)
