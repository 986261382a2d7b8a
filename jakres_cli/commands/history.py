"""``jakres history REF``: what became of a follow-up or record, change by change."""

from __future__ import annotations

from jakres_cli.changes.subject import subject_of
from jakres_cli.cli.grammar import Command
from jakres_cli.cli.options import AT, FORMAT, OUTPUT, Options, argument
from jakres_cli.operations.commit_history import past_changes
from jakres_cli.query.references import look_up
from jakres_cli.query.standing import Ledger
from jakres_cli.records.reading.trees import partial_tree

TYPE_CHECKING = False
if TYPE_CHECKING:
    from jakres_cli.cli.session import Session
    from jakres_cli.model.follow_up import FollowUp
    from jakres_cli.model.source import Tree
    from jakres_cli.query.references import Found
    from jakres_cli.records.reading.load import Loaded


class HistoryOptions(Options):
    """The options of ``jakres history``."""

    ref: str = argument("REF", "A reference, or any part of it that means only one thing; a name.")
    at: str | None = AT
    format: str | None = FORMAT
    output: str | None = OUTPUT


def run(session: Session, options: HistoryOptions) -> int:
    """Tell every change of what ``ref`` means; exit 1 when records were not read whole."""
    tree = session.tree_at(options.at)
    loaded, found = _found(session, options.ref, tree)
    subject = subject_of(found, loaded.records, session.t.lang)
    past = past_changes(session, subject, tree, loaded)
    form = session.format(options.format)
    if form == "json":
        from jakres_cli.output.history import history_json
        from jakres_cli.output.json_output import as_json, envelope

        told = history_json(subject, past.changes, session.t)
        text = as_json(
            envelope("jakres.history/1", loaded, session.today, session.t, git=past.git, **told)
        )
    else:
        from jakres_cli.output.history import history_report

        text = session.lay_out(history_report(subject, past.changes, session.t), form)
    session.deliver(text, options.output)
    if past.remark is not None:
        session.note(past.remark)
    return session.account(loaded)


def _found(session: Session, ref: str, tree: Tree) -> tuple[Loaded, Found | FollowUp]:
    """Return what ``ref`` means, and what had to be read for it: of a full reference little."""
    part = partial_tree(ref, tree)
    if part is not None:
        loaded = session.load(tree=part)
        exact = loaded.records.follow_up(ref) or loaded.records.meetings.get(ref)
        if exact is not None:
            return loaded, exact
    loaded = session.load(tree=tree)
    return loaded, look_up(ref, Ledger(loaded.records, session.today))


COMMAND = Command(
    "history",
    "Tell each change of a follow-up or record: when, who, in which commit.",
    run,
    HistoryOptions,
)
