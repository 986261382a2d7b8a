"""Which decisions a question is about, and which of them later ones superseded."""

from __future__ import annotations

from jakres_cli.model.records import full_ref
from jakres_cli.model.value import Value
from jakres_cli.query.meetings import Period, took_part

TYPE_CHECKING = False
if TYPE_CHECKING:
    import datetime

    from jakres_cli.model.meeting import Decision, Meeting
    from jakres_cli.model.records import Records


class DecisionSelection(Value):
    """What a decision must satisfy; what is left empty doesn't matter."""

    period: Period
    parties: frozenset[str] | None = None
    meeting: str | None = None
    kind: str | None = None
    pillar: str | None = None


class ListedDecision(Value):
    """A decision in its meeting, and the later ones that replaced it."""

    decision: Decision
    meeting: Meeting
    superseded_by: tuple[str, ...] = ()

    @property
    def ref(self) -> str:
        """The full reference of the decision."""
        return f"{self.meeting.id}/{self.decision.id}"


def select_decisions(
    records: Records, selection: DecisionSelection, day: datetime.date
) -> list[ListedDecision]:
    """Return the decisions up to ``day`` that ``selection`` selects, the newest first."""
    replaced_by = _replaced_by(records, day)
    decisions = []
    for meeting in sorted(records.meetings.values(), key=_newest_last, reverse=True):
        for decision in meeting.decisions if meeting.date <= day else ():
            newer = replaced_by.get(f"{meeting.id}/{decision.id}", set())
            superseded_by = tuple(sorted(newer))
            decisions.append(
                ListedDecision(decision=decision, meeting=meeting, superseded_by=superseded_by)
            )
    return [listed for listed in decisions if _fits(listed, selection)]


def item_refs(records: Records) -> list[str]:
    """Return the full references of all decisions and follow-ups: a short one means one of them."""
    return [
        f"{meeting.id}/{item.id}"
        for meeting in records.meetings.values()
        for _, items in meeting.lists_of_items()
        for item in items
    ]


def _newest_last(meeting: Meeting) -> tuple[datetime.date, str]:
    return meeting.date, meeting.id


def _replaced_by(records: Records, day: datetime.date) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for meeting in records.meetings.values():
        if meeting.date > day:
            continue
        for newer in meeting.decisions:
            for name in newer.supersedes:
                stem, _, item = full_ref(name, meeting.id).partition("/")
                older = records.meeting(stem)
                if older is not None:
                    ref = f"{older.id}/{item}"
                    found.setdefault(ref, set()).add(f"{meeting.id}/{newer.id}")
    return found


def _fits(listed: ListedDecision, selection: DecisionSelection) -> bool:
    decision, meeting = listed.decision, listed.meeting
    return (
        selection.period.meets(meeting)
        and (selection.parties is None or _concerns(listed, selection.parties))
        and (selection.meeting is None or selection.meeting == meeting.id)
        and (selection.kind is None or selection.kind == decision.kind)
        and (selection.pillar is None or selection.pillar in meeting.pillar)
    )


def _concerns(decision: ListedDecision, parties: frozenset[str]) -> bool:
    return decision.decision.by in parties or not parties.isdisjoint(took_part(decision.meeting))
