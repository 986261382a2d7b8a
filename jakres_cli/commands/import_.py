"""``jakres import``: sheets that agencies filled in, as progress entries."""

from __future__ import annotations

from jakres_cli.cli.grammar import Command
from jakres_cli.cli.options import CONFIDENTIAL, DRY_RUN, Options, arguments, flag, option
from jakres_cli.model.base import FOUND, CannotDo
from jakres_cli.operations.importing.importer import SheetImport
from jakres_cli.operations.importing.outcome import ALREADY, REFUSED, import_remarks, sheet_json
from jakres_cli.operations.importing.sheet import open_returned_sheet
from jakres_cli.operations.plan import records_after, write_plan

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
    confidential: bool = CONFIDENTIAL
    format: str | None = option("--format", "FORMAT", "text or json.", choices=FORMATS)


def run(session: Session, options: ImportOptions) -> int:
    """Write an entry for each row that says something; exit 1 or 3 when some were refused."""
    sheets = [(file, open_returned_sheet(file, session)) for file in options.files]
    work = SheetImport(sheets, session, partial=options.partial)
    in_json = options.format == "json"
    outcome = write_plan(session, work.plan, dry_run=options.dry_run, show=not in_json)
    after = records_after(outcome, session)
    if not options.dry_run:
        work.note_written()
    if in_json:
        from jakres_cli.output.json_output import as_json, envelope

        items = [sheet_json(sheet, session.t) for sheet in work.told(after)]
        answer = envelope("jakres.import/1", after, session.today, session.t, items=items)
        session.say(as_json(answer))
    for sheet in work.outcomes:
        for remark in import_remarks(sheet, partial=options.partial):
            session.note(remark)
    incomplete = session.account(after)
    if not work.having(REFUSED):
        return incomplete
    return FOUND if outcome.plan.steps or work.having(ALREADY) else CannotDo.exit_code


COMMAND = Command(
    "import",
    "Enter what agencies filled into the sheet of jakres render actions.",
    run,
    ImportOptions,
)
