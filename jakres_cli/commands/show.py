"""``jakres show REF``: one follow-up, meeting, event, working group, agency, post or person."""

from __future__ import annotations

from jakres_cli.cli.grammar import Argument, Command
from jakres_cli.cli.options import AS_OF, AT, FORMAT, OUTPUT
from jakres_cli.model.message import Message
from jakres_cli.query.references import look_up
from jakres_cli.query.standing import Ledger

TYPE_CHECKING = False
if TYPE_CHECKING:
    from jakres_cli.cli.session import Session


def run(
    session: Session,
    *,
    ref: str,
    as_of: str | None,
    at: str | None,
    format: str | None,  # noqa: A002  the option's name
    output: str | None,
) -> int:
    """Show the record that ``ref`` means; exit 1 when records were not read whole."""
    day = session.day(as_of) if as_of else session.today
    loaded = session.load(tree=session.tree_at(at))
    ledger = Ledger(loaded.records, day)
    found = look_up(ref, ledger)
    form = session.format(format)
    if form == "json":
        from jakres_cli.output.machine import as_json, envelope
        from jakres_cli.output.show_json import show_json

        shown = show_json(found, ledger, session.t)
        text = as_json(envelope("jakres.show/1", loaded, day, session.t, **shown))
    else:
        from jakres_cli.output.show import show_report

        text = session.lay_out(show_report(found, ledger, session.t), form)
    session.deliver(text, output)
    return session.account(loaded)


COMMAND = Command(
    name="show",
    help=Message("Show one follow-up with its time line, a meeting, an event, an agency."),
    run=run,
    arguments=(
        Argument(
            name="ref",
            metavar="REF",
            help=Message("A reference, or any part of it that means only one thing; a name."),
        ),
    ),
    options=(AS_OF, AT, FORMAT, OUTPUT),
)
