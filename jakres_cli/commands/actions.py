"""``jakres actions``: the follow-ups, and the roles of an agency."""

from __future__ import annotations

from jakres_cli.cli.dates import day_or_today
from jakres_cli.cli.grammar import Command
from jakres_cli.cli.options import FORMAT, OUTPUT
from jakres_cli.cli.resolve import resolve_scopes
from jakres_cli.cli.selection import SelectionOptions, selection_from_options
from jakres_cli.query.selection import group_standings, select_actions
from jakres_cli.query.standing import Ledger

TYPE_CHECKING = False
if TYPE_CHECKING:
    from jakres_cli.cli.session import Session


class ActionsOptions(SelectionOptions):
    """The options of ``jakres actions``."""

    format: str | None = FORMAT
    output: str | None = OUTPUT


def run(session: Session, options: ActionsOptions) -> int:
    """List the follow-ups that were asked for; exit 1 when records were not read whole."""
    day = day_or_today(options.as_of, session)
    loaded = session.load(tree=session.tree_at(options.at))
    records = loaded.records
    scopes = resolve_scopes(options.agency, records, exact=options.exact)
    wanted = selection_from_options(session, options, records)
    found = select_actions(Ledger(records, day), wanted, scopes, options.sort or "due")
    form = session.format(options.format)
    if form == "json":
        from jakres_cli.output.actions import actions_json
        from jakres_cli.output.json_output import as_json, envelope

        lists = actions_json(found)
        text = as_json(envelope("jakres.actions/1", loaded, day, session.t, **lists))
    else:
        from jakres_cli.output.actions import actions_report

        items = list(found.items)
        groups = (
            group_standings(items, options.group, day, records) if options.group else [("", items)]
        )
        codes = tuple(scope.code for scope in scopes)
        report = actions_report(found, groups, codes, records, session.t)
        text = session.lay_out(report, form)
    session.deliver(text, options.output)
    return session.account(loaded)


COMMAND = Command(
    "actions",
    "List follow-ups: who owes what, since when; and the roles of an agency.",
    run,
    ActionsOptions,
)
