"""Import the rows of filled-in sheets, judged one after another as if each had been typed."""

from __future__ import annotations

from jakres_cli.changes.progress import known_since
from jakres_cli.documents.sheet import EVIDENCE, NOTE, ON, REF
from jakres_cli.model.base import AskedWrongly, CannotDo, Message, Plural, replace_fields
from jakres_cli.model.meeting import Due, Progress
from jakres_cli.operations.drafts import filled_fields
from jakres_cli.operations.importing.outcome import (
    ALREADY,
    PLANNED,
    REFUSED,
    WRITTEN,
    RowOutcome,
    SheetOutcome,
)
from jakres_cli.operations.importing.requested import RequestedEntry, RowRefusal
from jakres_cli.operations.importing.rows import RowReader
from jakres_cli.operations.plan import Plan, new_file
from jakres_cli.operations.progress import new_entry
from jakres_cli.papers.sheet.shapes import STATUS_NOW
from jakres_cli.query.openness import secret_names
from jakres_cli.records.schema.shared import PROGRESS

TYPE_CHECKING = False
if TYPE_CHECKING:
    import datetime
    from collections.abc import Sequence

    from jakres_cli.cli.session import Session
    from jakres_cli.operations.importing.sheet import FilledRow, FilledSheet
    from jakres_cli.records.load import Loaded

    Entries = dict[str, tuple[Progress, ...]]


class RowImporter:
    """Takes sheets in; each row is judged by the records and by the rows taken before it.

    With ``partial`` the good rows of a sheet are taken even if others of it are refused.
    """

    def __init__(self, loaded: Loaded, today: datetime.date, *, partial: bool) -> None:
        self.loaded = loaded
        self.today = today
        self.partial = partial
        self.entries: Entries = dict(loaded.records.progress)

    def take(self, source: str, sheet: FilledSheet) -> SheetOutcome:
        """Return what becomes of ``sheet``, from the file ``source``."""
        reading = RowReader(sheet, self.loaded.records, self.loaded.name_index.files, self.today)
        entries = dict(self.entries)
        rows = tuple(self._judged(row, reading, entries) for row in sheet.rows)
        if self.partial or not any(row.result == REFUSED for row in rows):
            self.entries = entries
        return SheetOutcome(
            source=source,
            made_on=sheet.made_on,
            reporter=sheet.reporter,
            rows=rows,
            stray=sheet.stray,
        )

    def is_taken(self, outcome: SheetOutcome) -> bool:
        """Whether the rows of a sheet that can be written are to be written."""
        return self.partial or not outcome.having(REFUSED)

    def _judged(self, row: FilledRow, reading: RowReader, entries: Entries) -> RowOutcome:
        request = reading.entry_for(row)
        if isinstance(request, list):
            return _refused(row, request)
        known = entries.get(request.item.ref, ())
        there = equal_entry(request, known)
        if there is not None:
            return RowOutcome(row=row.number, ref=request.item.ref, result=ALREADY, path=there.path)
        newer = newer_knowledge(request, known)
        if newer is not None:
            hint = Message("jakres show {ref} tells it; send a newer sheet", ref=request.item.ref)
            refusal = RowRefusal(cell=row.places[REF], message=newer, hint=hint)
            return _refused(row, [refusal])
        return self._planned(row, request, entries)

    def _planned(self, row: FilledRow, request: RequestedEntry, entries: Entries) -> RowOutcome:
        day = request.day or self.today
        fields = filled_fields(
            PROGRESS,
            date=day.isoformat(),
            by=request.by,
            status=request.status,
            owner=request.owner,
            evidence=list(request.evidence),
            asked=request.asked,
            objection=request.objection,
            reason=request.reason,
        )
        ref = request.item.ref
        known = entries.get(ref, ())
        try:
            entry = new_entry(request.item, fields, request.note or "", known, self.loaded.records)
        except (AskedWrongly, CannotDo) as error:
            cell = row.places[_to_blame(row, request, day)]
            return _refused(row, [RowRefusal(cell=cell, message=error.message, hint=error.hint)])
        entries[ref] = (*known, entry.progress)
        return RowOutcome(
            row=row.number,
            ref=ref,
            result=PLANNED,
            path=entry.path,
            front_matter=fields,
            prose=request.note or "",
            text=entry.text,
        )


class SheetImport:
    """The import of ``sheets``, each with the file that it came in; its outcomes once planned."""

    def __init__(
        self, sheets: Sequence[tuple[str, FilledSheet]], session: Session, *, partial: bool
    ) -> None:
        self.sheets = sheets
        self.session = session
        self.partial = partial
        self.outcomes: list[SheetOutcome] = []

    def plan(self) -> Plan:
        """Return the plan that writes an entry for each row that says something new."""
        loaded = self.session.load()
        importer = RowImporter(loaded, self.session.today, partial=self.partial)
        self.outcomes = [importer.take(file, sheet) for file, sheet in self.sheets]
        entries = {
            row.path: row.text
            for outcome in self.outcomes
            if importer.is_taken(outcome)
            for row in outcome.having(PLANNED)
            if row.path
        }
        steps = tuple(new_file(path, text) for path, text in entries.items())
        return Plan(what="jakres import", steps=steps, loaded=loaded)

    def note_written(self) -> None:
        """Note that the planned rows were written."""
        self.outcomes = [
            _as_written(outcome) if self.partial or not outcome.having(REFUSED) else outcome
            for outcome in self.outcomes
        ]

    def told(self, loaded: Loaded) -> list[SheetOutcome]:
        """Return the outcomes, without what they say of confidential follow-ups unless it may be.

        ``loaded`` are the records as they are then.
        """
        if self.session.tells_confidential:
            return self.outcomes
        secret = secret_names(loaded.records)
        return [
            replace_fields(sheet, rows=tuple(self._told(row, secret) for row in sheet.rows))
            for sheet in self.outcomes
        ]

    def _told(self, row: RowOutcome, secret: frozenset[str]) -> RowOutcome:
        refusals = tuple(
            replace_fields(refusal, message=self.session.discreetly(refusal.message))
            for refusal in row.refusals
        )
        if row.ref in secret:
            row = replace_fields(row, front_matter=None, prose=None)
        return replace_fields(row, refusals=refusals)

    def having(self, result: str) -> bool:
        """Tell whether a row has that result."""
        return any(outcome.having(result) for outcome in self.outcomes)


def _as_written(sheet: SheetOutcome) -> SheetOutcome:
    rows = (
        replace_fields(row, result=WRITTEN) if row.result == PLANNED else row for row in sheet.rows
    )
    return replace_fields(sheet, rows=tuple(rows))


def _refused(row: FilledRow, refusals: list[RowRefusal]) -> RowOutcome:
    return RowOutcome(row=row.number, ref=row.words(REF), result=REFUSED, refusals=tuple(refusals))


def _to_blame(row: FilledRow, request: RequestedEntry, day: datetime.date) -> str:
    """Return the column whose cell the life cycle didn't allow."""
    if day < request.item.date and request.day is not None:
        return ON
    return next((key for key in (STATUS_NOW, EVIDENCE, NOTE) if key in row.cells), REF)


def newer_knowledge(request: RequestedEntry, entries: Sequence[Progress]) -> Message | None:
    """Return why the sheet is older than what is known of the follow-up, or None.

    What another owner reported of its own part since then changes nothing for this one.
    """
    later = known_since(request.stamp, request.item, entries)
    if later.promise:
        return Message("what was promised was changed since the sheet was made")
    if later.lost:
        return Plural(
            "a report that the sheet rests on was changed or taken away",
            "{n} reports that the sheet rests on were changed or taken away",
            n=later.lost,
        )
    newer = [entry for entry in later.new if entry.is_news and not _is_other_part(entry, request)]
    if not newer:
        return None
    last = newer[-1]
    return Message(
        "{by} reported on it on {day}, after the sheet was made",
        by=last.by,
        day=last.date.isoformat(),
    )


def equal_entry(request: RequestedEntry, entries: Sequence[Progress]) -> Progress | None:
    """Return the entry that says just what the row asks for, written since the sheet was made."""
    new = known_since(request.stamp, request.item, entries).new
    return next((entry for entry in new if _says(entry, request)), None)


def _is_other_part(entry: Progress, request: RequestedEntry) -> bool:
    return (
        request.owner is not None
        and entry.owner not in {None, request.owner}
        and entry.by != request.by
        and entry.due is None
        and entry.owners is None
    )


def _says(entry: Progress, request: RequestedEntry) -> bool:
    until = entry.asked.text if isinstance(entry.asked, Due) else entry.asked
    return (
        request.day in {None, entry.date}
        and (entry.by, entry.status, entry.owner, entry.evidence)
        == (request.by, request.status, request.owner, request.evidence)
        and (until, entry.objection) == (request.asked, request.objection)
        and (entry.reason, entry.note) == (request.reason, request.note)
        and entry.owners is None
        and entry.due is None
    )
