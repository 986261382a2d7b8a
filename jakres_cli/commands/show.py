"""``jakres show REF``: one follow-up, meeting, event, working group, agency, post or person."""

from __future__ import annotations

from jakres_cli.cli.grammar import Command
from jakres_cli.cli.options import AS_OF, AT, CONFIDENTIAL, FORMAT, OUTPUT, Options, argument
from jakres_cli.query.grounds import rest_on
from jakres_cli.query.references import look_up, part_of_event
from jakres_cli.query.standing import Ledger
from jakres_cli.query.visible import require_visible

TYPE_CHECKING = False
if TYPE_CHECKING:
    from jakres_cli.cli.session import Session


class ShowOptions(Options):
    """The options of ``jakres show``."""

    ref: str = argument("REF", "A reference, or any part of it that means only one thing; a name.")
    as_of: str | None = AS_OF
    at: str | None = AT
    format: str | None = FORMAT
    output: str | None = OUTPUT
    confidential: bool = CONFIDENTIAL


def run(session: Session, options: ShowOptions) -> int:
    """Show the record that ``ref`` means; exit 1 when something about it was not counted."""
    from jakres_cli.output.show import show_json, show_report

    day = session.day(options.as_of)
    tree = session.tree_at(options.at)
    loaded = session.load_for_answer(tree, day if options.as_of else None)
    record = look_up(options.ref, Ledger(loaded.records, day))
    part = part_of_event(options.ref, record)
    return session.print_answer(
        options,
        rest_on(record, loaded),
        day,
        schema="jakres.show/1",
        json=lambda ledger: show_json(require_visible(record, ledger), part, ledger, session.t),
        report=lambda ledger: show_report(require_visible(record, ledger), part, ledger, session.t),
    )


COMMAND = Command(
    "show",
    "Show one follow-up with its time line, a meeting, an event, an agency.",
    run,
    ShowOptions,
)
