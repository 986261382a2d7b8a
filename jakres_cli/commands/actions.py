"""``jakres actions``: the follow-ups, and the roles of an agency."""

from __future__ import annotations

from jakres_cli.cli.follow_up_selection import SelectionOptions, selection_from_options
from jakres_cli.cli.grammar import Command
from jakres_cli.cli.lists import print_list
from jakres_cli.cli.options import CONFIDENTIAL, EXCEL, LIST_FORMAT, OUTPUT
from jakres_cli.cli.resolve import resolve_scopes
from jakres_cli.query.selection import group_standings, select_actions

TYPE_CHECKING = False
if TYPE_CHECKING:
    from jakres_cli.cli.session import Session
    from jakres_cli.output import Report
    from jakres_cli.query.selection import Actions
    from jakres_cli.query.standing import Ledger


class ActionsOptions(SelectionOptions):
    """The options of ``jakres actions``."""

    format: str | None = LIST_FORMAT
    excel: bool = EXCEL
    output: str | None = OUTPUT
    confidential: bool = CONFIDENTIAL


def run(session: Session, options: ActionsOptions) -> int:
    """List the selected follow-ups; exit 1 when records were not read whole."""
    from jakres_cli.output.actions import actions_report, group_title

    day = session.day(options.as_of)
    tree = session.tree_at(options.at)
    loaded = session.load_for_answer(tree, day if options.as_of else None)
    records = loaded.records
    scopes = resolve_scopes(options.agency, records, day, exact=options.exact)
    selection = selection_from_options(session, options, records, day)
    codes = tuple(scope.code for scope in scopes)

    def select(ledger: Ledger) -> Actions:
        return select_actions(ledger, selection, scopes, options.sort or "due")

    def report(ledger: Ledger) -> Report:
        actions = select(ledger)
        items = list(actions.items)
        key = options.group
        groups = group_standings(items, key, day, ledger.records) if key else []
        titled = [
            (group_title(name, key or "", ledger.records, session.t), group)
            for name, group in groups
        ]
        return actions_report(actions, titled or [(None, items)], codes, ledger.records, session.t)

    def json(ledger: Ledger) -> dict[str, object]:
        from jakres_cli.output.json_output import actions_json

        return actions_json(select(ledger))

    return print_list(
        session, options, loaded, day, schema="jakres.actions/1", json=json, report=report
    )


COMMAND = Command(
    "actions",
    "List follow-ups: who owes what, since when; and the roles of an agency.",
    run,
    ActionsOptions,
)
