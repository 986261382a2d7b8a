"""One thing as JSON (``jakres.show/1``): ``kind``, ``item``, and what belongs to it."""

from __future__ import annotations

from jakres_cli.model.event import Event, WorkingGroup
from jakres_cli.model.meeting import Meeting
from jakres_cli.model.naming import Party
from jakres_cli.output.machine import role_json, standing_json, step_json, value_json
from jakres_cli.query.agencies import party_account
from jakres_cli.query.roles import roles

TYPE_CHECKING = False
if TYPE_CHECKING:
    from jakres_cli.locale import Catalogue
    from jakres_cli.query.references import Found
    from jakres_cli.query.standing import Ledger


def show_json(found: Found, ledger: Ledger, t: Catalogue) -> dict[str, object]:
    """Return the fields of ``found`` and, computed, what belongs to it."""
    if isinstance(found, Party):
        return _party(found, ledger)
    if isinstance(found, Meeting):
        standings = [ledger.standing(one) for one in found.follow_ups]
        later = [m.id for m in ledger.records.later_meetings(found) if m.date <= ledger.day]
        return {
            "kind": "meeting",
            "item": value_json(found),
            "follow_ups": [standing_json(one) for one in standings],
            "followed_by": later,
        }
    if isinstance(found, Event | WorkingGroup):
        kind = "event" if isinstance(found, Event) else "working-group"
        duties = [role for role in roles(ledger.records, ledger.day) if role.ref == found.id]
        belonging = [one for one in ledger.standings() if one.follow_up.event == found.id]
        return {
            "kind": kind,
            "item": value_json(found),
            "roles": [role_json(role) for role in duties],
            "follow_ups": [standing_json(one) for one in belonging],
        }
    return {
        "kind": "follow-up",
        "item": standing_json(found),
        "timeline": [step_json(step, t) for step in found.folded.steps],
        "superseded_by": list(found.superseded_by),
    }


def _party(found: Party, ledger: Ledger) -> dict[str, object]:
    records = ledger.records
    register = {**records.people, **records.posts, **records.agencies}
    ours = party_account(ledger, found.code)
    return {
        "kind": found.kind,
        "item": value_json(register.get(found.code, found)),
        "owes": [standing_json(one) for one in ours.owes],
        "umbrella": [standing_json(one) for one in ours.umbrella],
        "owed": [standing_json(one) for one in ours.owed],
        "supports": [standing_json(one) for one in ours.supports],
        "finished": ours.finished,
        "roles": [role_json(role) for role in ours.roles],
        "meetings": [meeting.id for meeting in ours.meetings],
    }
