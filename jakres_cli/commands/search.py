"""``jakres search``: where words stand in the records, the newest first."""

from __future__ import annotations

from jakres_cli.cli.grammar import Argument, Command, Option
from jakres_cli.cli.options import AT, FORMAT, OUTPUT
from jakres_cli.cli.period import SINCE, UNTIL, parse_period_options
from jakres_cli.cli.resolve import choice, resolve_parties, resolve_reference
from jakres_cli.model.message import AskedWrongly, Message
from jakres_cli.query.passages import SearchWords, parse_search
from jakres_cli.query.search import SearchAnswer, search_records
from jakres_cli.query.search_filters import SearchSelection, select_found

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from jakres_cli.cli.session import Session
    from jakres_cli.model.source import Tree


def run(
    session: Session,
    *,
    text: tuple[str, ...],
    format: str | None,  # noqa: A002  the option's name
    output: str | None,
    **asked: Any,  # noqa: ANN401
) -> int:
    """Show where all words of ``text`` stand; exit 1 when records were not read whole."""
    period, _ = parse_period_options(session, asked["since"], asked["until"], None)
    tree = session.tree_at(asked["at"])
    searched = search_records(tree, session.settings_of(tree), _words(" ".join(text)))
    records = searched.loaded.records
    wanted = SearchSelection(
        period=period,
        parties=resolve_parties(asked["agency"], records, exact=False),
        meeting=_meeting(session, asked["meeting"], searched, tree),
        pillar=choice(asked["pillar"], records.settings.pillar, Message("pillar")),
    )
    places = select_found(searched, wanted)
    form = session.format(format)
    if form == "json":
        from jakres_cli.output.machine import as_json, envelope
        from jakres_cli.output.search import search_json

        items = [search_json(one) for one in places]
        head = ("jakres.search/1", searched.loaded, session.today, session.t)
        answer = as_json(envelope(*head, items=items))
    else:
        from jakres_cli.output.search import search_report

        answer = session.lay_out(search_report(places, searched.stems, session.t), form)
    session.deliver(answer, output)
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
    name="search",
    help=Message("Find words in the prose and the fields of all records."),
    run=run,
    arguments=(
        Argument(
            name="text",
            metavar="TEXT",
            many=True,
            help=Message(
                "Words that must all stand in a record; a phrase goes into quotation marks. Case "
                "and accents don't matter."
            ),
        ),
    ),
    options=(
        Option(
            names=("--meeting",),
            metavar="REF",
            help=Message("In that meeting, or in what was reported on its follow-ups."),
        ),
        Option(
            names=("--agency",),
            metavar="AGENCY",
            many=True,
            help=Message("In records that the agency, or its children, have to do with."),
        ),
        Option(names=("--pillar",), metavar="PILLAR", help=Message("Of that pillar.")),
        SINCE,
        UNTIL,
        AT,
        FORMAT,
        OUTPUT,
    ),
)
