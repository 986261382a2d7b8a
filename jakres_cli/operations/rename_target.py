"""What is to be renamed, and the name that it may have."""

from __future__ import annotations

import re

from jakres_cli.model.base import AskedWrongly, CannotDo, Message, Value
from jakres_cli.model.naming import Names
from jakres_cli.model.words import is_slug
from jakres_cli.query.parties import named_party
from jakres_cli.query.references import match_reference, matching_references
from jakres_cli.records.layout import AGENCIES_PATH, meeting_path
from jakres_cli.records.parse import parse_iso_day
from jakres_cli.records.reader import is_code
from jakres_cli.records.schema import kinds

TYPE_CHECKING = False
if TYPE_CHECKING:
    from jakres_cli.model.records import Records
    from jakres_cli.records.load import Loaded

AGENCY = "agency"
DAY_LETTERS = 10
"""How long the day is that the name of a meeting begins with."""
_STEM = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})(?:-([a-z0-9-]{1,60}))?")


class RenameTarget(Value):
    """What gets another name: its kind, its name now and before, and its file.

    A meeting has a ``day``, and may be planned (or cancelled), or sealed.
    """

    kind: str
    name: str
    path: str
    day: str = ""
    is_planned: bool = False
    is_sealed: bool = False
    former: tuple[str, ...] = ()

    def path_of(self, name: str) -> str:
        """Return where a record of this kind stands when it has that name."""
        if self.kind == kinds.MEETING_KIND:
            return meeting_path(name)
        return f"{self.path.rpartition('/')[0]}/{name}.md"


def find_rename_target(ref: str, records: Records) -> RenameTarget:
    """Return what ``ref`` means; raises ``AskedWrongly``."""
    targets = _targets(records)
    wholes = {name: target for name, target in targets.items() if target.kind != AGENCY}
    party = named_party(ref, Names(records))
    if party is not None and party.kind == AGENCY and ref not in wholes:
        return targets[party.code]
    if (
        party is not None
        and party.kind in {"post", "person"}
        and not matching_references(ref, list(targets))
    ):
        raise AskedWrongly(
            Message("{name} is a post or a person; those keep their slug", name=party.code)
        )
    return targets[match_reference(ref, targets)]


def require_free(target: RenameTarget, name: str, loaded: Loaded) -> None:
    """Raise ``CannotDo`` when something else than ``target`` has the name or its file."""
    taken = _taken(target, loaded)
    other = taken.get(name.casefold())
    if other is not None and name != target.name:
        raise CannotDo(
            Message("{name} is taken by {other}; nothing was renamed", name=name, other=other)
        )
    path = target.path_of(name).casefold()
    if target.kind != AGENCY and path != target.path.casefold():
        for other_path in loaded.paths:
            if other_path.casefold() == path:
                raise CannotDo(
                    Message("{path} exists already; nothing was written", path=other_path)
                )


def whole_name(target: RenameTarget, new: str) -> str:
    """Return ``new`` as the whole name that ``target`` is to have; a day is a meeting's new day.

    Raises ``AskedWrongly`` when it can't be one, ``CannotDo`` for another day of what is sealed.
    """
    if target.kind == AGENCY:
        if not is_code(new):
            raise AskedWrongly(
                Message("“{value}” is not a code", value=new),
                Message("letters, digits and hyphens: BPBD, Biro-PKLH"),
            )
        return new
    if target.kind == kinds.MEETING_KIND and (stem := _STEM.fullmatch(new)):
        if stem[1] not in {target.day, target.name[:DAY_LETTERS]}:
            _require_movable(target, stem[1])
        return new if stem[2] else f"{new}{target.name[DAY_LETTERS:]}"
    if not is_slug(new):
        raise AskedWrongly(
            Message("“{value}” is not an id", value=new),
            Message("small letters, digits and hyphens, at most 60"),
        )
    return f"{target.name[:DAY_LETTERS]}-{new}" if target.kind == kinds.MEETING_KIND else new


def _require_movable(target: RenameTarget, day: str) -> None:
    """Raise where a meeting isn't given another day by another name."""
    if parse_iso_day(day) is None:
        raise AskedWrongly(Message("“{value}” is not a day", value=day))
    if target.is_sealed:
        raise CannotDo(
            Message("the minutes of {meeting} are approved and sealed", meeting=target.name),
            Message("what was wrong: jakres correct MEETING --where date"),
        )
    if target.is_planned:
        raise AskedWrongly(
            Message("{meeting} is planned for {date}", meeting=target.name, date=target.day),
            Message(
                "jakres postpone {meeting} --to {day} --reason WHY", meeting=target.name, day=day
            ),
        )


def _taken(target: RenameTarget, loaded: Loaded) -> dict[str, str]:
    """Return the names that something else has or had, without regard to case."""
    taken: dict[str, str] = {}
    for other in _targets(loaded.records).values():
        if other.kind == target.kind and other.name != target.name:
            taken |= {name.casefold(): other.name for name in (*other.former, other.name)}
    if target.kind in {AGENCY, kinds.WORKING_GROUP_KIND}:
        parties = Names(loaded.records).parties
        taken |= {code.casefold(): code for code in parties if code != target.name}
    return taken


def _targets(records: Records) -> dict[str, RenameTarget]:
    """Return everything that can be renamed by each name that it has or had; the present wins."""
    targets: list[RenameTarget] = [
        RenameTarget(kind=AGENCY, name=code, path=AGENCIES_PATH, former=agency.former)
        for code, agency in records.agencies.items()
    ]
    for kind, group in (
        (kinds.SERIES_KIND, records.series),
        (kinds.WORKING_GROUP_KIND, records.working_groups),
        (kinds.EVENT_KIND, records.events),
    ):
        targets += [
            RenameTarget(kind=kind, name=record.id, path=record.path, former=record.former)
            for record in group.values()
        ]
    targets += [
        RenameTarget(
            kind=kinds.MEETING_KIND,
            name=meeting.id,
            path=meeting.path,
            day=str(meeting.date),
            is_planned=not meeting.was_held,
            is_sealed=meeting.minutes.status == "approved",
            former=meeting.former,
        )
        for meeting in records.meetings.values()
    ]
    earlier = {name: target for target in targets for name in target.former}
    return earlier | {target.name: target for target in targets}
