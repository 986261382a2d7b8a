"""``jakres render decisions`` (keputusan): the list of what was decided, agreed or noted."""

from __future__ import annotations

from jakres_cli.cli.dates import parse_period_options
from jakres_cli.cli.resolve import resolve_scopes
from jakres_cli.cli.selection import decision_selection_from_options
from jakres_cli.documents.days import day_words
from jakres_cli.documents.decisions import FIELDS, WORDS, decisions_table, decisions_view
from jakres_cli.locale.labels import DECISION_KIND
from jakres_cli.model.message import Message
from jakres_cli.operations.rendering.maker import Maker
from jakres_cli.query.decisions import select_decisions

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from jakres_cli.documents.parties import DisplayNames
    from jakres_cli.operations.rendering.maker import View
    from jakres_cli.operations.rendering.options import RenderOptions
    from jakres_cli.operations.rendering.run import RenderRequest
    from jakres_cli.query.decisions import DecisionSelection


def _view(run: RenderRequest, called: DisplayNames, ref: str) -> View:
    del ref  # it is about a selection
    options, records = run.options, run.records
    as_of = run.day.isoformat() if options.as_of else None
    period, day = parse_period_options(run.session, options.since, options.until, as_of)
    wanted = decision_selection_from_options(options, period, records)
    found = select_decisions(records, wanted, day)
    words = list(_words(options, wanted, called)) or [called.t(Message("all decisions"))]
    return decisions_view(found, called, selection="; ".join(words))


def _words(
    options: RenderOptions, wanted: DecisionSelection, called: DisplayNames
) -> Iterator[str]:
    """Yield what was asked for, one filter after the other."""
    t = called.t
    for scope in resolve_scopes(options.agency, called.records):
        yield called.full(scope.code)
    if wanted.meeting:
        yield called.meeting(wanted.meeting)
    if wanted.kind:
        yield t(DECISION_KIND[wanted.kind])
    if wanted.pillar:
        yield called.records.settings.pillar[wanted.pillar].in_language(t.lang)
    if wanted.period.since:
        yield t(Message("since {day}", day=day_words(wanted.period.since, t)))
    if wanted.period.until:
        yield t(Message("until {day}", day=day_words(wanted.period.until, t)))


MAKER = Maker(view=_view, fields=FIELDS, words=WORDS, table=decisions_table)
