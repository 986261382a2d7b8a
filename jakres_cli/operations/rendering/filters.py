"""The filters that narrow a document, put into words for its heading."""

from __future__ import annotations

from jakres_cli.cli.resolve import resolve_scopes
from jakres_cli.locale import FOLLOW_UP_KIND, STATUS
from jakres_cli.model.base import Message

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from jakres_cli.cli.selection import SelectionOptions
    from jakres_cli.documents.visibility import DisplayNames
    from jakres_cli.query.roles import Scope
    from jakres_cli.query.selection import Selection


def selection_words(
    options: SelectionOptions, selection: Selection, scopes: tuple[Scope, ...], called: DisplayNames
) -> Iterator[str]:
    """Yield what was asked for, one filter after the other, beginning with the status."""
    t = called.t
    if not options.status:
        yield t(Message("whatever its status") if options.all else Message("open follow-ups"))
    yield from narrowing_words(options, selection, called)
    if scopes:
        yield "; ".join(called.full(scope.code) for scope in scopes)
    for scope in resolve_scopes(options.to, called.records):
        yield t(Message("promised to {party}", party=called.full(scope.code)))
    for scope in resolve_scopes(options.with_, called.records):
        yield t(Message("supported by {party}", party=called.full(scope.code)))


def narrowing_words(
    options: SelectionOptions, selection: Selection, called: DisplayNames
) -> Iterator[str]:
    """Yield the filters that narrow a list which is about somebody anyway."""
    t = called.t
    if options.status:
        yield ", ".join(t(STATUS[status]) for status in options.status)
    yield from (
        t(part) if isinstance(part, Message) else part for part in _filters(selection, called)
    )
    if options.exact:
        yield t(Message("without children and predecessors"))


def _filters(selection: Selection, called: DisplayNames) -> Iterator[Message | str]:
    if selection.overdue:
        yield Message("overdue")
    if selection.stale:
        yield Message("stale")
    if selection.unowned:
        yield Message("owned by nobody")
    if selection.kind:
        yield FOLLOW_UP_KIND[selection.kind]
    if selection.pillar:
        pillar = called.records.settings.pillar[selection.pillar]
        yield pillar.in_language(called.t.lang)
    if selection.meeting:
        yield called.meeting(selection.meeting)
    if selection.series:
        title = called.records.series[selection.series].title
        yield title.in_language(called.t.lang)
    if selection.event:
        yield called.record(selection.event)
    if selection.due_before:
        from jakres_cli.documents.dates import day_words

        yield Message("due before {day}", day=day_words(selection.due_before, called.t))
