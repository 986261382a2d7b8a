"""Bring along the progress that meetings left behind whose files were moved by hand."""

from __future__ import annotations

from jakres_cli.model.base import Message
from jakres_cli.operations.plan import Plan, open_file
from jakres_cli.query.left_behind import left_behind
from jakres_cli.records.editing.values import put_value
from jakres_cli.records.schema import kinds
from jakres_cli.rules.check import check_workspace
from jakres_cli.store.steps import FileStep

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from jakres_cli.cli.session import Session
    from jakres_cli.model.meeting import Meeting
    from jakres_cli.records.load import Loaded

_PROGRESS = "records/progress/"


def plan_adoption(session: Session) -> Plan:
    """Return the plan that moves each folder left behind to its meeting, and notes its old name.

    By that name what else refers to the meeting finds it again. Without such folders the plan has
    no steps.
    """
    before = check_workspace(session.tree, session.settings, session.today)
    loaded = before.loaded
    olds: dict[str, list[str]] = {}
    for old, new in left_behind(loaded).items():
        olds.setdefault(new, []).append(old)
    steps = [
        step
        for new, names in olds.items()
        for step in (
            _with_former(session, loaded.records.meetings[new], names),
            *(move for old in names for move in _moves(old, new, loaded)),
        )
    ]
    return Plan(what="jakres doctor --fix", steps=tuple(steps), loaded=loaded, before=before)


def adopted_words(plan: Plan) -> Iterator[Message]:
    """Yield each folder that ``plan`` brings along, and where to."""
    folders = {
        tuple(path.split("/")[2] for path in (step.old, step.new))
        for step in plan.steps
        if step.old and step.old != step.new
    }
    for old, new in sorted(folders):
        yield Message("{old} to {new}", old=f"{_PROGRESS}{old}/", new=new)


def _with_former(session: Session, meeting: Meeting, olds: list[str]) -> FileStep:
    opened = open_file(session.tree, meeting.path)
    former = [*meeting.former, *olds]
    form = kinds.FORMS[kinds.MEETING_KIND]
    return opened.changed_to(put_value(opened.document, ("former",), former, form))


def _moves(old: str, new: str, loaded: Loaded) -> Iterator[FileStep]:
    for path in loaded.paths:
        if path.startswith(f"{_PROGRESS}{old}/") and path.endswith(".md"):
            name = path.removeprefix(f"{_PROGRESS}{old}/")
            yield FileStep(old=path, new=f"{_PROGRESS}{new}/{name}")
