"""What is to be renamed, and the name that it may have."""

from __future__ import annotations

import re

from jakres_cli.model.message import AskedWrongly, CannotDo, Message
from jakres_cli.model.naming import Names
from jakres_cli.model.spelling import is_slug
from jakres_cli.model.value import Value
from jakres_cli.query.references import match_reference, matching_references
from jakres_cli.records.reading.layout import AGENCIES_PATH, meeting_path
from jakres_cli.records.reading.scalars import is_code
from jakres_cli.records.schema import kinds

TYPE_CHECKING = False
if TYPE_CHECKING:
    from jakres_cli.model.records import Records
    from jakres_cli.records.reading.load import Loaded

AGENCY = "agency"
_STEM = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})-([a-z0-9-]{1,60})")
_DAY = 10


class RenameTarget(Value):
    """What gets another name: its kind, its name now and before, and its file."""

    kind: str
    name: str
    path: str
    day: str = ""
    former: tuple[str, ...] = ()

    def path_of(self, name: str) -> str:
        """Return where a record of this kind stands when it has that name."""
        if self.kind == kinds.MEETING_KIND:
            return meeting_path(name)
        return f"{self.path.rpartition('/')[0]}/{name}.md"


def find_rename_target(ref: str, records: Records) -> RenameTarget:
    """Return what ``ref`` means; raises ``AskedWrongly``."""
    known = _targets(records)
    wholes = {name: one for name, one in known.items() if one.kind != AGENCY}
    party = Names(records).find(ref)
    if party is not None and party.kind == AGENCY and ref not in wholes:
        return known[party.code]
    if (
        party is not None
        and party.kind in {"post", "person"}
        and not matching_references(ref, list(known))
    ):
        raise AskedWrongly(
            Message("{name} is a post or a person; those keep their slug", name=party.code)
        )
    return known[match_reference(ref, known)]


def check_new_name(found: RenameTarget, new: str, loaded: Loaded) -> str:
    """Return ``new`` as the whole name that ``found`` is to have.

    Raises ``AskedWrongly`` when it can't be one, ``CannotDo`` when something else has it.
    """
    name = _well_formed(found, new)
    taken = _taken(found, loaded)
    other = taken.get(name.casefold())
    if other is not None and name != found.name:
        raise CannotDo(
            Message("{name} is taken by {other}; nothing was renamed", name=name, other=other)
        )
    path = found.path_of(name).casefold()
    if found.kind != AGENCY and path != found.path.casefold():
        for one in loaded.paths:
            if one.casefold() == path:
                raise CannotDo(Message("{path} exists already; nothing was written", path=one))
    return name


def _well_formed(found: RenameTarget, new: str) -> str:
    if found.kind == AGENCY:
        if not is_code(new):
            raise AskedWrongly(
                Message("“{value}” is not a code", value=new),
                Message("letters, digits and hyphens: BPBD, Biro-PKLH"),
            )
        return new
    if found.kind == kinds.MEETING_KIND and (stem := _STEM.fullmatch(new)):
        if stem[1] not in {found.day, found.name[:_DAY]}:
            raise AskedWrongly(
                Message("the record's date is {date}, not {day}", date=found.day, day=stem[1]),
                Message("change the date in the record first"),
            )
        return new
    if not is_slug(new):
        raise AskedWrongly(
            Message("“{value}” is not an id", value=new),
            Message("small letters, digits and hyphens, at most 60"),
        )
    return f"{found.name[:_DAY]}-{new}" if found.kind == kinds.MEETING_KIND else new


def _taken(found: RenameTarget, loaded: Loaded) -> dict[str, str]:
    """Return the names that something else has or had, without regard to case."""
    taken: dict[str, str] = {}
    for one in _targets(loaded.records).values():
        if one.kind == found.kind and one.name != found.name:
            taken |= {name.casefold(): one.name for name in (*one.former, one.name)}
    if found.kind in {AGENCY, kinds.WORKING_GROUP_KIND}:
        parties = Names(loaded.records).parties
        taken |= {code.casefold(): code for code in parties if code != found.name}
    return taken


def _targets(records: Records) -> dict[str, RenameTarget]:
    """Return everything that can be renamed by each name that it has or had; the present wins."""
    found: list[RenameTarget] = [
        RenameTarget(kind=AGENCY, name=code, path=AGENCIES_PATH, former=one.former)
        for code, one in records.agencies.items()
    ]
    for kind, group in (
        (kinds.SERIES_KIND, records.series),
        (kinds.WORKING_GROUP_KIND, records.working_groups),
        (kinds.EVENT_KIND, records.events),
    ):
        found += [
            RenameTarget(kind=kind, name=one.id, path=one.path, former=one.former)
            for one in group.values()
        ]
    found += [
        RenameTarget(
            kind=kinds.MEETING_KIND,
            name=one.id,
            path=one.path,
            day=str(one.date),
            former=one.former,
        )
        for one in records.meetings.values()
    ]
    known = {name: one for one in found for name in one.former}
    return known | {one.name: one for one in found}
