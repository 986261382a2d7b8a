"""What a filled-in row asks for: the progress entry that it means, or why it can't be taken."""

from __future__ import annotations

from jakres_cli.changes.progress import is_stamp
from jakres_cli.documents.sheet import ASKED, EVIDENCE, NOTE, ON, REF, STAMP
from jakres_cli.model.base import AskedWrongly, Message
from jakres_cli.model.naming import Names
from jakres_cli.model.words import DROPPED, UMBRELLA
from jakres_cli.operations.importing.cells import (
    cell_text,
    parse_day_cell,
    parse_due_cell,
    parse_evidence_cell,
    parse_status_cell,
    resolve_party_cell,
)
from jakres_cli.operations.importing.requested import RequestedEntry, RowRefusal, told
from jakres_cli.papers.sheet.shapes import BY, STATUS_NOW, SheetCell
from jakres_cli.query.fold import ancestors
from jakres_cli.query.reporters import folded_follow_up
from jakres_cli.query.scope import answering, resolve_scope
from jakres_cli.records.parse import parse_due
from jakres_cli.records.syntax.prose import fold_blanks

TYPE_CHECKING = False
if TYPE_CHECKING:
    import datetime
    from collections.abc import Callable, Container
    from typing import TypeVar

    from jakres_cli.model.meeting import FollowUp
    from jakres_cli.model.records import Records
    from jakres_cli.operations.importing.sheet import FilledRow, FilledSheet

    T = TypeVar("T")


def resolve_part(
    item: FollowUp, by: str, status: str | None, records: Records, day: datetime.date
) -> str | None:
    """Return the ``owner`` of an entry by ``by`` on ``day``; None when it speaks of the whole.

    An owner speaks of its own part, and so does whoever belongs to it. A body under an umbrella
    that owes it reports under its own code, which is shown and doesn't count for the umbrella. The
    office speaks of the whole. Raises ``AskedWrongly`` for a ``status`` by anybody else.
    """
    owners = folded_follow_up(item, records.progress.get(item.ref, ()), records).owners
    mine = _owned_by(by, item, owners, records, day)
    if mine:
        if len(mine) == len(owners):
            return None
        if len(mine) == 1:
            return mine[0]
        raise AskedWrongly(
            Message("{by} answers for several of its owners: {owners}", by=by, owners=_row(mine)),
            Message("enter the one whose part it is as the one who reports"),
        )
    if _umbrellas(by, owners, records, day):
        return by
    if status is None or not owners or by == records.settings.office:
        return None
    raise AskedWrongly(
        Message("{by} owes no part of it, so it can't tell its status", by=by),
        Message("its owners are {owners}", owners=_row(owners)),
    )


def _owned_by(
    by: str, item: FollowUp, owners: tuple[str, ...], records: Records, day: datetime.date
) -> list[str]:
    """Return the owners that ``by`` is, answers for, or belongs to."""
    if by in owners:
        return [by]
    answered = resolve_scope(by, records, day).parties
    return [
        owner
        for owner in owners
        if not answered.isdisjoint(answering((owner,), records, item.date))
    ] or [
        body
        for body in _above(by, records, day)
        if body in owners and not _is_umbrella(body, records)
    ][:1]


def _umbrellas(by: str, owners: tuple[str, ...], records: Records, day: datetime.date) -> list[str]:
    return [
        body for body in _above(by, records, day) if body in owners and _is_umbrella(body, records)
    ]


def _above(by: str, records: Records, day: datetime.date) -> list[str]:
    """Return the bodies that ``by`` belongs to, nearest first."""
    holder = records.posts.get(by) or records.people.get(by)
    body = holder.agency_on(day) if holder else None
    first = [body] if body else []
    return [*first, *ancestors(body or by, records.agencies)]


def _is_umbrella(code: str, records: Records) -> bool:
    agency = records.agencies.get(code)
    return agency is not None and agency.kind == UMBRELLA


def _row(codes: list[str] | tuple[str, ...]) -> str:
    return ", ".join(codes)


class RowReader:
    """Reads the rows of one sheet against the ``records``; ``files`` are those of the workspace."""

    def __init__(
        self, sheet: FilledSheet, records: Records, files: Container[str], today: datetime.date
    ) -> None:
        self.sheet = sheet
        self.records = records
        self.files = files
        self.today = today
        self.names = Names(records)

    def entry_for(self, row: FilledRow) -> RequestedEntry | list[RowRefusal]:
        """Return what ``row`` asks for, or everything that is wrong with it."""
        reading = _Reading(row)
        item = reading.required(REF, self._follow_up)
        stamp = reading.required(STAMP, _stamp)
        by = reading.required(BY, self._reporter) if row.words(BY) else self._usual(reading)
        status = reading.of(STATUS_NOW, lambda cell: parse_status_cell(cell, self.sheet.language))
        day = reading.of(ON, self._day)
        evidence = reading.of(EVIDENCE, self._evidence) or []
        asked = reading.of(ASKED, lambda cell: self._asked(cell, day))
        text = reading.of(NOTE, cell_text) or ""
        owner = None
        if item is not None and by is not None:
            owner = reading.judged(STATUS_NOW, lambda: self._part(item, by, status))
        if asked is not None and day is not None:
            reading.judged(ASKED, lambda: _must_be_later(asked, day))
        if not reading.refusals and not (status or evidence or asked or text):
            reading.refuse(
                ON, Message("the row says nothing but the day"), Message("what was done by then?")
            )
        if status == DROPPED and not fold_blanks(text):
            reading.refuse(STATUS_NOW, Message("what can’t be done needs its reason"))
        if reading.refusals or item is None or stamp is None or by is None:
            return reading.refusals
        return RequestedEntry(
            item=item,
            stamp=stamp,
            by=by,
            day=day,
            owner=owner,
            evidence=tuple(evidence),
            asked=asked,
            **told(status, text, asks=asked is not None, office=self._is_office(by)),
        )

    def _follow_up(self, cell: SheetCell) -> FollowUp:
        ref = cell_text(cell)
        follow_up = self.records.follow_up(ref)
        if follow_up is None:
            raise AskedWrongly(
                Message("no follow-up is called “{ref}”", ref=ref),
                Message("its meeting can't be read; see jakres check")
                if ref.partition("/")[0] in self.records.unread
                else None,
            )
        return follow_up

    def _reporter(self, cell: SheetCell) -> str:
        return resolve_party_cell(cell, self.names)

    def _usual(self, reading: _Reading) -> str | None:
        """Return the agency that the sheet went to, where a row doesn't name another."""
        if self.sheet.reporter in self.names.parties:
            return self.sheet.reporter
        reading.refuse(
            BY, Message("who reports?"), Message("enter the code of the agency that filled it in")
        )
        return None

    def _day(self, cell: SheetCell) -> datetime.date:
        day = parse_day_cell(cell, self.today)
        if day > self.today:
            raise AskedWrongly(Message("{day} is still to come", day=day.isoformat()))
        return day

    def _asked(self, cell: SheetCell, reported: datetime.date | None) -> str:
        return parse_due_cell(cell, reported or self.today, self.records.settings.holidays)

    def _evidence(self, cell: SheetCell) -> list[str]:
        return parse_evidence_cell(cell, self.records.meetings, self.files, self.today)

    def _is_office(self, by: str) -> bool:
        """Tell whether ``by`` is the office, or a post or person of it."""
        holder = self.records.posts.get(by) or self.records.people.get(by)
        return self.records.settings.office in {
            by,
            holder.agency_on(self.today) if holder else None,
        }

    def _part(self, item: FollowUp, by: str, status: str | None) -> str | None:
        return resolve_part(item, by, status, self.records, self.today)


class _Reading:
    """The cells of one row, read one by one; what is refused is kept."""

    def __init__(self, row: FilledRow) -> None:
        self.row = row
        self.refusals: list[RowRefusal] = []

    def of(self, key: str, read: Callable[[SheetCell], T]) -> T | None:
        """Return what ``read`` makes of the cell of the column ``key``; None when it is empty."""
        cell = self.row.cells.get(key)
        return None if cell is None else self.judged(key, lambda: read(cell))

    def required(self, key: str, read: Callable[[SheetCell], T]) -> T | None:
        """Return what ``read`` makes of a cell that must not be empty."""
        if key not in self.row.cells:
            self.refuse(
                key,
                Message("the cell is empty, so it is not known which follow-up the row is about"),
            )
        return self.of(key, read)

    def judged(self, key: str, judge: Callable[[], T]) -> T | None:
        """Return what ``judge`` returns; what it refuses is said of the column ``key``."""
        try:
            return judge()
        except AskedWrongly as error:
            self.refuse(key, error.message, error.hint)
            return None

    def refuse(self, key: str, message: Message, hint: Message | None = None) -> None:
        """Refuse the row for its cell in the column ``key``."""
        self.refusals.append(RowRefusal(cell=self.row.places[key], message=message, hint=hint))


def _stamp(cell: SheetCell) -> str:
    text = cell_text(cell)
    if not is_stamp(text):
        raise AskedWrongly(Message("the stamp of the row was changed"))
    return text


def _must_be_later(asked: str, day: datetime.date) -> None:
    due = parse_due(asked)
    if due is not None and due.last is not None and due.last < day:
        raise AskedWrongly(
            Message(
                "{until} is before the day of the report, {day}", until=asked, day=day.isoformat()
            )
        )
