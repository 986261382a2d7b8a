"""``jakres render decisions`` (keputusan): the list of what was decided, agreed or noted."""

from __future__ import annotations

from jakres_cli.cli.period import asked_period
from jakres_cli.cli.resolve import asked_scopes
from jakres_cli.commands.decisions import asked_decisions
from jakres_cli.documents.days import day_words
from jakres_cli.documents.decisions import FIELDS, WORDS, decisions_table, decisions_view
from jakres_cli.locale.labels import DECISION_KIND
from jakres_cli.model.message import Message
from jakres_cli.operations.rendering.maker import Maker
from jakres_cli.query.decisions import decisions

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from jakres_cli.documents.parties import Called
    from jakres_cli.operations.rendering.maker import View
    from jakres_cli.operations.rendering.run import Run
    from jakres_cli.query.decisions import DecisionSelection


def _view(run: Run, called: Called, ref: str) -> View:
    del ref  # it is about a selection
    asked, records = run.asked, run.records
    as_of = run.day.isoformat() if asked["as_of"] else None
    period, day = asked_period(run.session, asked["since"], asked["until"], as_of)
    wanted = asked_decisions(asked, period, records)
    found = decisions(records, wanted, day)
    words = list(_words(asked, wanted, called)) or [called.t(Message("all decisions"))]
    return decisions_view(found, called, selection="; ".join(words))


def _words(asked: dict[str, Any], wanted: DecisionSelection, called: Called) -> Iterator[str]:
    """Yield what was asked for, one filter after the other."""
    t = called.t
    for scope in asked_scopes(asked["agency"], called.records):
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
