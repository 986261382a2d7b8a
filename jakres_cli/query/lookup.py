"""What a name typed by somebody means, whatever kind of record it is."""

from __future__ import annotations

from jakres_cli.model.follow_up import FollowUp
from jakres_cli.model.message import CannotDo, Message
from jakres_cli.model.naming import Names, Party
from jakres_cli.query.references import follow_up_names, matching_references, resolve_unique

TYPE_CHECKING = False
if TYPE_CHECKING:
    from jakres_cli.model.event import Event, WorkingGroup
    from jakres_cli.model.meeting import Meeting
    from jakres_cli.model.records import Records
    from jakres_cli.query.standing import Ledger, Standing

    Whole = Party | Meeting | Event | WorkingGroup | FollowUp | str
    Found = Party | Meeting | Event | WorkingGroup | Standing


def look_up(text: str, ledger: Ledger) -> Found:
    """Return the one thing that ``text`` means; raises ``AskedWrongly`` for none or several.

    The name of an agency, post or person comes first. A day means its meeting, although the
    follow-ups of that meeting begin with it too.
    """
    records = ledger.records
    names = Names(records)
    party = names.find(text)
    if party is not None and party.kind != "working-group":
        return party
    items = follow_up_names(records)
    wholes = {**dict(zip(records.unread, records.unread, strict=True)), **_wholes(records)}
    is_item = text in {ref.partition("/")[2] for ref in items}
    same = {id(wholes[name]) for name in matching_references(text, [*wholes])}
    known = wholes
    if len(same) != 1 or "/" in text or is_item:
        known = {**names.parties, **items, **wholes}
    found = resolve_unique(text, known)
    if isinstance(found, str):
        raise CannotDo(
            Message("{name} can't be read", name=found), Message("jakres check says why")
        )
    return ledger.standing(found) if isinstance(found, FollowUp) else found


def _wholes(records: Records) -> dict[str, Whole]:
    found: dict[str, Whole] = {}
    for group in (records.working_groups, records.events, records.meetings):
        for one in group.values():
            found.update(dict.fromkeys((*one.former, one.id), one))
    return found
