"""``jakres actions``: the follow-ups, and the roles of an agency."""

from __future__ import annotations

from jakres_cli.cli.grammar import Command
from jakres_cli.cli.options import FORMAT, OUTPUT
from jakres_cli.cli.resolve import resolve_scopes
from jakres_cli.cli.selection import SelectionOptions, selection_from_options
from jakres_cli.query.selection import group_standings, select_actions
from jakres_cli.query.standing import Ledger

TYPE_CHECKING = False
if TYPE_CHECKING:
    from jakres_cli.cli.session import Session
    from jakres_cli.output import Report


class ActionsOptions(SelectionOptions):
    """The options of ``jakres actions``."""

    format: str | None = FORMAT
    output: str | None = OUTPUT


def run(session: Session, options: ActionsOptions) -> int:
    """List the selected follow-ups; exit 1 when records were not read whole."""
    from jakres_cli.output.actions import actions_report

    day = session.day(options.as_of)
    tree = session.tree_at(options.at)
    loaded = session.load_for_answer(tree, day if options.as_of else None)
    records = loaded.records
    scopes = resolve_scopes(options.agency, records, day, exact=options.exact)
    selection = selection_from_options(session, options, records, day)
    actions = select_actions(Ledger(records, day), selection, scopes, options.sort or "due")
    codes = tuple(scope.code for scope in scopes)

    def report() -> Report:
        items = list(actions.items)
        key = options.group
        groups = group_standings(items, key, day, records) if key else [("", items)]
        return actions_report(actions, groups, codes, records, session.t)

    def json() -> dict[str, object]:
        from jakres_cli.output.json_output import actions_json

        return actions_json(actions)

    return session.print_answer(
        options, loaded, day, schema="jakres.actions/1", json=json, report=report
    )


COMMAND = Command(
    "actions",
    "List follow-ups: who owes what, since when; and the roles of an agency.",
    run,
    ActionsOptions,
)
