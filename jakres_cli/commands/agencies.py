"""``jakres agencies``: the register, with what stands open with each agency."""

from __future__ import annotations

from jakres_cli.cli.grammar import Command
from jakres_cli.cli.lists import print_list
from jakres_cli.cli.options import (
    AS_OF,
    AT,
    CONFIDENTIAL,
    EXCEL,
    LIST_FORMAT,
    OUTPUT,
    Options,
    option,
)
from jakres_cli.cli.resolve import resolve_agency
from jakres_cli.model.words import AGENCY_KINDS
from jakres_cli.query.agencies import AgencySelection, select_agencies

TYPE_CHECKING = False
if TYPE_CHECKING:
    from jakres_cli.cli.session import Session


class AgenciesOptions(Options):
    """The options of ``jakres agencies``."""

    kind: str | None = option(
        "--kind", "KIND", "Of that kind: bureau, ngo, …", choices=AGENCY_KINDS
    )
    parent: str | None = option("--parent", "AGENCY", "Below that agency, directly or not.")
    search: str | None = option(
        "--search", "TEXT", "With that text in its code or one of its names, former ones too."
    )
    as_of: str | None = AS_OF
    at: str | None = AT
    format: str | None = LIST_FORMAT
    excel: bool = EXCEL
    output: str | None = OUTPUT
    confidential: bool = CONFIDENTIAL


def run(session: Session, options: AgenciesOptions) -> int:
    """List the selected agencies; exit 1 when records were not read whole."""
    from jakres_cli.output.agencies import agencies_report, agency_json

    day = session.day(options.as_of)
    tree = session.tree_at(options.at)
    loaded = session.load_for_answer(tree, day if options.as_of else None)
    above = resolve_agency(options.parent, loaded.records)
    selection = AgencySelection(kind=options.kind, parent=above, search=options.search)
    return print_list(
        session,
        options,
        loaded,
        day,
        schema="jakres.agencies/1",
        json=lambda ledger: {"items": list(map(agency_json, select_agencies(ledger, selection)))},
        report=lambda ledger: agencies_report(select_agencies(ledger, selection), day, session.t),
    )


COMMAND = Command(
    "agencies",
    "List the register of agencies: names, parents, what each owes and is owed.",
    run,
    AgenciesOptions,
)
