"""What a name typed by somebody means, whatever kind of record it is."""

from __future__ import annotations

from jakres_cli.errors import CannotDo
from jakres_cli.message import Message
from jakres_cli.model.naming import Names, Party
from jakres_cli.query.references import follow_up_refs, matches, resolve

TYPE_CHECKING = False
if TYPE_CHECKING:
    from jakres_cli.model.event import Event
    from jakres_cli.model.meeting import Meeting
    from jakres_cli.model.records import Records
    from jakres_cli.model.working_group import WorkingGroup
    from jakres_cli.state.standing import Ledger, Standing

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
    by_former_name = records.follow_up(text) if "/" in text else None
    if by_former_name is not None:
        return ledger.standing(by_former_name)
    items = follow_up_refs(records)
    wholes = _wholes(records)
    found = matches(text, [*wholes, *records.unread])
    is_item = text in {ref.partition("/")[2] for ref in items}
    same = {id(wholes.get(name, name)) for name in found}
    if len(same) != 1 or "/" in text or is_item:
        others = names.parties.keys() - wholes.keys()
        found = [resolve(text, [*wholes, *records.unread, *items, *others])]
    ref = found[0]
    if ref in records.unread:
        raise CannotDo(Message("{name} can't be read", name=ref), Message("jakres check says why"))
    if ref in wholes:
        return wholes[ref]
    if ref in names.parties:
        return names.parties[ref]
    follow_up = records.follow_up(ref)
    assert follow_up is not None  # noqa: S101  it is one of those just listed
    return ledger.standing(follow_up)


def _wholes(records: Records) -> dict[str, Meeting | Event | WorkingGroup]:
    found: dict[str, Meeting | Event | WorkingGroup] = {}
    for group in (records.working_groups, records.events, records.meetings):
        for one in group.values():
            found.update(dict.fromkeys((*one.former, one.id), one))
    return found
