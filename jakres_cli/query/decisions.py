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
    records: Records, wanted: DecisionSelection, day: datetime.date
) -> list[ListedDecision]:
    """Return the decisions up to ``day`` that ``wanted`` selects, the newest first."""
    replaced_by = _replaced_by(records, day)
    found = []
    for meeting in sorted(records.meetings.values(), key=_newest_last, reverse=True):
        for one in meeting.decisions if meeting.date <= day else ():
            newer = replaced_by.get(f"{meeting.id}/{one.id}", set())
            superseded_by = tuple(sorted(newer))
            found.append(ListedDecision(decision=one, meeting=meeting, superseded_by=superseded_by))
    return [one for one in found if _fits(one, wanted)]


def item_refs(records: Records) -> list[str]:
    """Return the full references of all decisions and follow-ups: a short one means one of them."""
    return [
        f"{meeting.id}/{one.id}"
        for meeting in records.meetings.values()
        for _, items in meeting.lists_of_items()
        for one in items
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


def _fits(one: ListedDecision, wanted: DecisionSelection) -> bool:
    decision, meeting = one.decision, one.meeting
    return (
        wanted.period.meets(meeting)
        and (wanted.parties is None or _concerns(one, wanted.parties))
        and (wanted.meeting is None or wanted.meeting == meeting.id)
        and (wanted.kind is None or wanted.kind == decision.kind)
        and (wanted.pillar is None or wanted.pillar in meeting.pillar)
    )


def _concerns(one: ListedDecision, parties: frozenset[str]) -> bool:
    return one.decision.by in parties or not parties.isdisjoint(took_part(one.meeting))
