"""``jakres search``: where words stand in the records, the newest first."""

from __future__ import annotations

from jakres_cli.cli.dates import parse_period_options
from jakres_cli.cli.grammar import Command
from jakres_cli.cli.lists import print_list
from jakres_cli.cli.options import AT, CONFIDENTIAL, EXCEL, LIST_FORMAT, OUTPUT, arguments
from jakres_cli.cli.resolve import require_search_words
from jakres_cli.cli.selection import SearchSelectionOptions, search_selection_from_options
from jakres_cli.query.search import search_records
from jakres_cli.query.search_filters import select_found, shown_places

TYPE_CHECKING = False
if TYPE_CHECKING:
    from jakres_cli.cli.session import Session


class SearchOptions(SearchSelectionOptions):
    """The options of ``jakres search``."""

    text: tuple[str, ...] = arguments(
        "TEXT",
        "Words that must all stand in a record; a phrase goes into quotation marks. Case "
        "and accents don't matter.",
    )
    at: str | None = AT
    format: str | None = LIST_FORMAT
    excel: bool = EXCEL
    output: str | None = OUTPUT
    confidential: bool = CONFIDENTIAL


def run(session: Session, options: SearchOptions) -> int:
    """Show where all words of ``text`` stand; exit 1 when records were not read whole."""
    from jakres_cli.output.search import search_json, search_report

    period, day = parse_period_options(session, options.since, options.until, None)
    tree = session.tree_at(options.at)
    words = require_search_words(" ".join(options.text))
    searched = search_records(tree, session.settings_of(tree), words)
    loaded = session.load_for_answer(tree)
    selection = search_selection_from_options(options, period, searched.stems, loaded.records, day)
    places = select_found(searched, selection)
    return print_list(
        session,
        options,
        loaded,
        session.today,
        schema="jakres.search/1",
        json=lambda ledger: {"items": list(map(search_json, shown_places(places, ledger)))},
        report=lambda ledger: search_report(
            shown_places(places, ledger), searched.stems, session.t
        ),
    )


COMMAND = Command(
    "search", "Find words in the prose and the fields of all records.", run, SearchOptions
)
