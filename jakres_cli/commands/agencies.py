"""``jakres agencies``: the register, with what stands open with each agency."""

from __future__ import annotations

from jakres_cli.cli.grammar import Command, Option
from jakres_cli.cli.options import AS_OF, AT, FORMAT, OUTPUT
from jakres_cli.cli.resolve import resolve_scopes
from jakres_cli.model.message import AskedWrongly, Message
from jakres_cli.model.words import AGENCY_KINDS
from jakres_cli.query.agencies import AgencySelection, select_agencies
from jakres_cli.query.standing import Ledger

TYPE_CHECKING = False
if TYPE_CHECKING:
    from jakres_cli.cli.session import Session
    from jakres_cli.model.records import Records


def run(
    session: Session,
    *,
    kind: str | None,
    parent: str | None,
    search: str | None,
    as_of: str | None,
    at: str | None,
    format: str | None,  # noqa: A002  the option's name
    output: str | None,
) -> int:
    """List the agencies that were asked for; exit 1 when records were not read whole."""
    day = session.day(as_of) if as_of else session.today
    loaded = session.load(tree=session.tree_at(at))
    above = _agency(parent, loaded.records) if parent else None
    wanted = AgencySelection(kind=kind, parent=above, search=search)
    found = select_agencies(Ledger(loaded.records, day), wanted)
    form = session.format(format)
    if form == "json":
        from jakres_cli.output.agencies import agency_json
        from jakres_cli.output.machine import as_json, envelope

        items = [agency_json(one) for one in found]
        text = as_json(envelope("jakres.agencies/1", loaded, day, session.t, items=items))
    else:
        from jakres_cli.output.agencies import agencies_report

        text = session.lay_out(agencies_report(found, day, session.t), form)
    session.deliver(text, output)
    return session.account(loaded)


def _agency(name: str, records: Records) -> str:
    (scope,) = resolve_scopes((name,), records)
    if scope.code not in records.agencies:
        raise AskedWrongly(Message("unknown agency “{name}”", name=name))
    return scope.code


COMMAND = Command(
    name="agencies",
    help=Message("List the register of agencies: names, parents, what each owes and is owed."),
    run=run,
    options=(
        Option(
            names=("--kind",),
            metavar="KIND",
            choices=AGENCY_KINDS,
            help=Message("Of that kind: bureau, ngo, …"),
        ),
        Option(
            names=("--parent",),
            metavar="AGENCY",
            help=Message("Below that agency, directly or not."),
        ),
        Option(
            names=("--search",),
            metavar="TEXT",
            help=Message("With that text in its code or one of its names, former ones too."),
        ),
        AS_OF,
        AT,
        FORMAT,
        OUTPUT,
    ),
)
