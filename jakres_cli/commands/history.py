"""``jakres history REF``: what became of a follow-up or record, change by change."""

from __future__ import annotations

from jakres_cli.cli.grammar import Command
from jakres_cli.cli.options import AT, CONFIDENTIAL, FORMAT, OUTPUT, Options, argument
from jakres_cli.operations.history import find_subject, past_changes

TYPE_CHECKING = False
if TYPE_CHECKING:
    from jakres_cli.cli.session import Session


class HistoryOptions(Options):
    """The options of ``jakres history``."""

    ref: str = argument("REF", "A reference, or any part of it that means only one thing; a name.")
    at: str | None = AT
    format: str | None = FORMAT
    output: str | None = OUTPUT
    confidential: bool = CONFIDENTIAL


def run(session: Session, options: HistoryOptions) -> int:
    """Tell every change of what ``ref`` means; exit 1 when records were not read whole."""
    tree = session.tree_at(options.at)
    loaded, subject = find_subject(session, options.ref, tree)
    past = past_changes(session, subject, tree, loaded)
    if not session.shows_confidential(options):
        past = past.reduced(subject, loaded.records)
        loaded = session.quotable(loaded, tree, confidential=False)
    form = session.format(options.format)
    if form == "json":
        from jakres_cli.output.history import history_json
        from jakres_cli.output.json_output import as_json, envelope

        items = history_json(subject, past.changes, session.t)
        told = {"withheld": past.withheld, "git": past.git, **items}
        text = as_json(envelope("jakres.history/1", loaded, session.today, session.t, **told))
    else:
        from jakres_cli.output.history import history_report

        text = session.lay_out(history_report(subject, past.changes, session.t), form)
    session.deliver(text, options.output)
    if past.remark is not None:
        session.note(past.remark)
    session.account_for_withheld(past.withheld)
    return session.account(loaded)


COMMAND = Command(
    "history",
    "Tell each change of a follow-up or record: when, who, in which commit.",
    run,
    HistoryOptions,
)
