"""What a name typed by somebody means, whatever kind of record it is."""

from __future__ import annotations

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
    found = matches(text, list(wholes))
    is_item = text in {ref.partition("/")[2] for ref in items}
    if len(found) != 1 or "/" in text or is_item:
        found = [resolve(text, [*wholes, *items, *names.parties.keys() - wholes.keys()])]
    ref = found[0]
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
