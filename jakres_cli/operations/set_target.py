"""What ``jakres set`` changes: a record, an item of one, or an entry of a register."""

from __future__ import annotations

from jakres_cli.model.base import Value
from jakres_cli.model.naming import Names
from jakres_cli.query.parties import named_party, require_party
from jakres_cli.query.references import matching_references, resolve_unique
from jakres_cli.records.layout import AGENCIES_PATH, PEOPLE_PATH, Slot, slot_of
from jakres_cli.records.schema.kinds import FORMS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from jakres_cli.model.event import Event
    from jakres_cli.model.meeting import Meeting
    from jakres_cli.model.records import Records
    from jakres_cli.records.schema import Shape


class SetTarget(Value):
    """What is to be changed: a file, and the path of the item or register entry in it.

    ``meeting`` is the meeting that it is, or is an item of.
    """

    file: str
    within: tuple[str | int, ...] = ()
    meeting: Meeting | None = None

    @property
    def shape(self) -> Shape:
        """The shape of the whole file."""
        slot = slot_of(self.file)
        assert isinstance(slot, Slot)  # noqa: S101  a record was read from it
        return FORMS[slot.kind]


def find_set_target(ref: str, records: Records) -> SetTarget:
    """Return what ``ref`` means; agencies, posts and people come first, as for ``jakres show``.

    Raises ``AskedWrongly`` for nothing, or more than one thing.
    """
    registered, wholes, items = _registered(records), _wholes(records), _items(records)
    names = Names(records)
    party = named_party(ref, names)
    if party is None and not matching_references(ref, [*registered, *wholes, *items]):
        party = require_party(ref, names) if names.find_by_part(ref) else None
    if party is not None and party.code in registered:
        return registered[party.code]
    is_item = ref in {name.partition("/")[2] for name in items}
    same = {id(wholes[name]) for name in matching_references(ref, [*wholes])}
    if len(same) == 1 and "/" not in ref and not is_item:
        return resolve_unique(ref, wholes)
    return resolve_unique(ref, {**registered, **items, **wholes})


def _registered(records: Records) -> dict[str, SetTarget]:
    targets = {code: SetTarget(file=AGENCIES_PATH, within=(code,)) for code in records.agencies}
    for part, parties in (("posts", records.posts), ("people", records.people)):
        targets |= {slug: SetTarget(file=PEOPLE_PATH, within=(part, slug)) for slug in parties}
    return targets


def _wholes(records: Records) -> dict[str, SetTarget]:
    targets: dict[str, SetTarget] = {}
    for group in (records.series, records.working_groups, records.events, records.meetings):
        for record in group.values():
            target = SetTarget(file=record.path, meeting=records.meetings.get(record.id))
            targets |= dict.fromkeys((*record.former, record.id), target)
    return targets


def _items(records: Records) -> dict[str, SetTarget]:
    targets: dict[str, SetTarget] = {}
    for meeting in records.meetings.values():
        for name, listed in (*meeting.lists_of_items(), ("agenda", meeting.agenda)):
            for at, item in enumerate(listed):
                target = SetTarget(file=meeting.path, within=(name, at), meeting=meeting)
                targets |= _item_names(meeting, item.id, target)
    for event in records.events.values():
        for at, session in enumerate(event.sessions):
            target = SetTarget(file=event.path, within=("sessions", at))
            targets |= _item_names(event, session.id, target)
        for at, group in enumerate(event.groups):
            target = SetTarget(file=event.path, within=("groups", at))
            targets |= _item_names(event, group.id, target)
    return targets


def _item_names(
    record: Meeting | Event, item: str | None, target: SetTarget
) -> dict[str, SetTarget]:
    return {f"{stem}/{item}": target for stem in (*record.former, record.id) if item}
