"""``jakres import``: sheets that agencies filled in, as progress entries."""

from __future__ import annotations

from contextlib import nullcontext

from jakres_cli.cli.grammar import Command
from jakres_cli.cli.options import DRY_RUN, Options, arguments, flag, option
from jakres_cli.model.message import FOUND, CannotDo
from jakres_cli.model.value import replace_fields
from jakres_cli.operations.import_rows import RowImporter
from jakres_cli.operations.importing.outcome import (
    ALREADY,
    PLANNED,
    REFUSED,
    WRITTEN,
    SheetOutcome,
    import_remarks,
    sheet_json,
)
from jakres_cli.operations.returned_sheet import open_returned_sheet
from jakres_cli.operations.writing import create_new_files, write_lock

TYPE_CHECKING = False
if TYPE_CHECKING:
    from jakres_cli.cli.session import Session

FORMATS = ("text", "json")


class ImportOptions(Options):
    """The options of ``jakres import``."""

    files: tuple[str, ...] = arguments("FILE", "Excel workbooks (.xlsx) that were filled in.")
    partial: bool = flag(
        "--partial", "Write the good rows of a sheet even if others of it are refused."
    )
    dry_run: bool = DRY_RUN
    format: str | None = option("--format", "FORMAT", "text or json.", choices=FORMATS)


def run(session: Session, options: ImportOptions) -> int:
    """Write an entry for each row that says something; exit 1 or 3 when some were refused."""
    sheets = [(file, open_returned_sheet(file, session)) for file in options.files]
    with nullcontext() if options.dry_run else write_lock(session):
        loaded = session.load()
        intake = RowImporter(loaded, session.today, partial=options.partial)
        outcomes = [intake.take(file, sheet) for file, sheet in sheets]
        new = {
            row.path: row.text
            for one in outcomes
            if intake.is_taken(one)
            for row in one.having(PLANNED)
            if row.path
        }
        create_new_files(session, new, dry_run=options.dry_run, show=options.format != "json")
    if not options.dry_run:
        outcomes = [_as_written(one) if intake.is_taken(one) else one for one in outcomes]
    if options.format == "json":
        from jakres_cli.output.json_output import as_json, envelope

        items = [sheet_json(one, session.t) for one in outcomes]
        session.say(
            as_json(envelope("jakres.import/1", loaded, session.today, session.t, items=items))
        )
    for remark in (
        remark for one in outcomes for remark in import_remarks(one, partial=options.partial)
    ):
        session.note(remark)
    incomplete = session.account(loaded)
    if not any(one.having(REFUSED) for one in outcomes):
        return incomplete
    return FOUND if new or any(one.having(ALREADY) for one in outcomes) else CannotDo.exit_code


def _as_written(sheet: SheetOutcome) -> SheetOutcome:
    rows = (
        replace_fields(row, result=WRITTEN) if row.result == PLANNED else row for row in sheet.rows
    )
    return replace_fields(sheet, rows=tuple(rows))


COMMAND = Command(
    "import",
    "Enter what agencies filled into the sheet of jakres render actions.",
    run,
    ImportOptions,
)
