"""``jakres search``: where words stand in the records, the newest first."""

from __future__ import annotations

from jakres_cli.cli.dates import parse_period_options
from jakres_cli.cli.grammar import Command
from jakres_cli.cli.options import (
    AT,
    FORMAT,
    OUTPUT,
    SINCE,
    UNTIL,
    Options,
    arguments,
    option,
    repeatable,
)
from jakres_cli.cli.resolve import choice, resolve_parties, resolve_reference
from jakres_cli.model.message import AskedWrongly, Message
from jakres_cli.query.passages import SearchWords, parse_search
from jakres_cli.query.search import SearchAnswer, search_records
from jakres_cli.query.search_filters import SearchSelection, select_found

TYPE_CHECKING = False
if TYPE_CHECKING:
    from jakres_cli.cli.session import Session
    from jakres_cli.model.source import Tree


class SearchOptions(Options):
    """The options of ``jakres search``."""

    text: tuple[str, ...] = arguments(
        "TEXT",
        "Words that must all stand in a record; a phrase goes into quotation marks. Case "
        "and accents don't matter.",
    )
    meeting: str | None = option(
        "--meeting", "REF", "In that meeting, or in what was reported on its follow-ups."
    )
    agency: tuple[str, ...] = repeatable(
        "--agency", "AGENCY", "In records that the agency, or its children, have to do with."
    )
    pillar: str | None = option("--pillar", "PILLAR", "Of that pillar.")
    since: str | None = SINCE
    until: str | None = UNTIL
    at: str | None = AT
    format: str | None = FORMAT
    output: str | None = OUTPUT


def run(session: Session, options: SearchOptions) -> int:
    """Show where all words of ``text`` stand; exit 1 when records were not read whole."""
    period, _ = parse_period_options(session, options.since, options.until, None)
    tree = session.tree_at(options.at)
    searched = search_records(tree, session.settings_of(tree), _words(" ".join(options.text)))
    records = searched.loaded.records
    wanted = SearchSelection(
        period=period,
        parties=resolve_parties(options.agency, records, exact=False),
        meeting=_meeting(session, options.meeting, searched, tree),
        pillar=choice(options.pillar, records.settings.pillar, Message("pillar")),
    )
    places = select_found(searched, wanted)
    form = session.format(options.format)
    if form == "json":
        from jakres_cli.output.json_output import as_json, envelope
        from jakres_cli.output.search import search_json

        items = [search_json(one) for one in places]
        head = ("jakres.search/1", searched.loaded, session.today, session.t)
        answer = as_json(envelope(*head, items=items))
    else:
        from jakres_cli.output.search import search_report

        answer = session.lay_out(search_report(places, searched.stems, session.t), form)
    session.deliver(answer, options.output)
    return session.account(searched.loaded)


def _words(text: str) -> SearchWords:
    words = parse_search(text)
    if not words.wanted:
        raise AskedWrongly(
            Message("“{text}” has no word to look for", text=text),
            Message("write words, or a phrase in quotation marks: '\"data pompa\" BPBD'"),
        )
    return words


def _meeting(session: Session, text: str | None, searched: SearchAnswer, tree: Tree) -> str | None:
    """Return the id of the meeting that ``text`` means; raises ``AskedWrongly``.

    For anything but the id itself all meetings are read, since former ids mean them too.
    """
    if text is None or text in searched.stems:
        return text
    return resolve_reference(text, session.load(tree=tree).records.meetings)


COMMAND = Command(
    "search", "Find words in the prose and the fields of all records.", run, SearchOptions
)
