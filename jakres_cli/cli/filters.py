"""Which follow-ups a document is about, in words: the filters of ``jakres actions``."""

from __future__ import annotations

from jakres_cli.cli.resolve import resolve_scopes
from jakres_cli.documents.days import day_words
from jakres_cli.locale.labels import FOLLOW_UP_KIND, STATUS
from jakres_cli.model.message import Message

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from jakres_cli.cli.selection import SelectionOptions
    from jakres_cli.documents.parties import DisplayNames
    from jakres_cli.query.roles import Scope
    from jakres_cli.query.selection import Selection


def selection_words(
    options: SelectionOptions, wanted: Selection, scopes: tuple[Scope, ...], called: DisplayNames
) -> Iterator[str]:
    """Yield what was asked for, one filter after the other, beginning with the status."""
    t = called.t
    if not options.status:
        yield t(Message("whatever its status") if options.all else Message("open follow-ups"))
    yield from narrowing_words(options, wanted, called)
    if scopes:
        yield "; ".join(called.full(scope.code) for scope in scopes)
    for names, message in (
        (options.to, Message("promised to {party}")),
        (options.with_, Message("supported by {party}")),
    ):
        for scope in resolve_scopes(names, called.records):
            yield t(message.template, party=called.full(scope.code))


def narrowing_words(
    options: SelectionOptions, wanted: Selection, called: DisplayNames
) -> Iterator[str]:
    """Yield the filters that narrow a list which is about somebody anyway."""
    t = called.t
    if options.status:
        yield ", ".join(t(STATUS[status]) for status in options.status)
    yield from (t(one) if isinstance(one, Message) else one for one in _filters(wanted, called))
    if options.exact:
        yield t(Message("without children and predecessors"))


def _filters(wanted: Selection, called: DisplayNames) -> Iterator[Message | str]:
    if wanted.overdue:
        yield Message("overdue")
    if wanted.stale:
        yield Message("stale")
    if wanted.unowned:
        yield Message("owned by nobody")
    if wanted.kind:
        yield FOLLOW_UP_KIND[wanted.kind]
    if wanted.pillar:
        pillar = called.records.settings.pillar[wanted.pillar]
        yield pillar.in_language(called.t.lang)
    if wanted.meeting:
        yield called.meeting(wanted.meeting)
    if wanted.series:
        title = called.records.series[wanted.series].title
        yield title.in_language(called.t.lang)
    if wanted.event:
        yield called.record(wanted.event)
    if wanted.due_before:
        yield Message("due before {day}", day=day_words(wanted.due_before, called.t))
