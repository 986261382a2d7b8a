"""What became of filled-in sheets: their rows, remarks for people, ``jakres.import/1``."""

from __future__ import annotations

from jakres_cli.model.base import Message, Plural, Value, join_messages

TYPE_CHECKING = False
if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterator, Mapping

    from jakres_cli.locale import Catalogue
    from jakres_cli.operations.importing.requested import RowRefusal

WRITTEN, PLANNED, ALREADY, REFUSED = "written", "planned", "already", "refused"
"""``planned`` could be written and isn't: it is a dry run, or another row was refused."""


class RowOutcome(Value):
    """A row and its ``result``; ``path`` is the file of its entry, ``text`` what stands in it."""

    row: int
    ref: str
    result: str
    path: str | None = None
    front_matter: Mapping[str, object] | None = None
    prose: str | None = None
    text: str = ""
    refusals: tuple[RowRefusal, ...] = ()


class SheetOutcome(Value):
    """A file and its rows; ``stray`` are rows that name no follow-up and are left out."""

    source: str
    made_on: datetime.date
    reporter: str
    rows: tuple[RowOutcome, ...]
    stray: tuple[int, ...] = ()

    def having(self, result: str) -> list[RowOutcome]:
        """Return the rows with that result."""
        return [row for row in self.rows if row.result == result]


def import_remarks(sheet: SheetOutcome, *, partial: bool) -> Iterator[Message]:
    """Yield what is to be said of ``sheet``: what was refused, cell by cell, then the counts."""
    for row in sheet.having(REFUSED):
        for refusal in row.refusals:
            place, reason = f"{sheet.source}:{refusal.cell}", refusal.message
            if refusal.hint:
                reason = Message("{message} ({hint})", message=reason, hint=refusal.hint)
            yield Message("{path}: {reason}", path=place, reason=reason)
    if sheet.stray:
        yield Plural(
            "{path}: row {rows} names no follow-up and is left out",
            "{path}: rows {rows} name no follow-up and are left out",
            n=len(sheet.stray),
            path=sheet.source,
            rows=", ".join(map(str, sheet.stray)),
        )
    yield Message("{path}: {reason}", path=sheet.source, reason=_counts(sheet))
    if sheet.having(REFUSED) and sheet.having(PLANNED) and not partial:
        yield Message(
            "nothing of {path} was written; --partial writes the rows that can be",
            path=sheet.source,
        )


def sheet_json(sheet: SheetOutcome, t: Catalogue) -> dict[str, object]:
    """Return a sheet: where it came from, and each of its rows."""
    return {
        "source": sheet.source,
        "made_on": sheet.made_on.isoformat(),
        "reporter": sheet.reporter or None,
        "rows": [_row_json(row, t) for row in sheet.rows],
        "stray": list(sheet.stray),
    }


def _counts(sheet: SheetOutcome) -> Message:
    written, planned, already, refused = (
        len(sheet.having(result)) for result in (WRITTEN, PLANNED, ALREADY, REFUSED)
    )
    counted: list[Message] = [
        Plural("1 row written", "{n} rows written", n=written),
        Plural("1 row can be written", "{n} rows can be written", n=planned),
        Plural("1 row was there already", "{n} rows were there already", n=already),
        Plural("1 row refused", "{n} rows refused", n=refused),
    ]
    some = [count for count in counted if count.params["n"]]
    return join_messages(some, ", ") if some else Message("nothing is filled in")


def _row_json(row: RowOutcome, t: Catalogue) -> dict[str, object]:
    return {
        "row": row.row,
        "ref": row.ref or None,
        "result": row.result,
        "path": row.path,
        "front_matter": row.front_matter,
        "prose": row.prose,
        "refused": [
            {
                "cell": refusal.cell,
                "message": t(refusal.message),
                "hint": t(refusal.hint) if refusal.hint else None,
            }
            for refusal in row.refusals
        ],
    }
