"""The filters that narrow a document, put into words for its heading."""

from __future__ import annotations

from jakres_cli.cli.resolve import resolve_party
from jakres_cli.locale import FOLLOW_UP_KIND, STATUS
from jakres_cli.model.base import Message

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from jakres_cli.cli.follow_up_selection import SelectionOptions
    from jakres_cli.documents.visibility import DisplayNames
    from jakres_cli.query.scope import Scope
    from jakres_cli.query.selection import Selection


def selection_words(
    options: SelectionOptions,
    selection: Selection,
    scopes: tuple[Scope, ...],
    display: DisplayNames,
) -> Iterator[str]:
    """Yield what was asked for, one filter after the other, beginning with the status."""
    t = display.t
    if not options.status:
        yield t(Message("whatever its status") if options.all else Message("open follow-ups"))
    yield from narrowing_words(options, selection, display)
    if scopes:
        yield "; ".join(display.full(scope.code) for scope in scopes)
    for name in options.to:
        party = display.full(resolve_party(name, display.records))
        yield t(Message("promised to {party}", party=party))
    for name in options.with_:
        party = display.full(resolve_party(name, display.records))
        yield t(Message("supported by {party}", party=party))


def narrowing_words(
    options: SelectionOptions, selection: Selection, display: DisplayNames
) -> Iterator[str]:
    """Yield the filters that narrow a list which is about somebody anyway."""
    t = display.t
    if options.status:
        yield ", ".join(t(STATUS[status]) for status in options.status)
    yield from (
        t(part) if isinstance(part, Message) else part for part in _filters(selection, display)
    )
    if options.exact:
        yield t(Message("without children and predecessors"))


def _filters(selection: Selection, display: DisplayNames) -> Iterator[Message | str]:
    if selection.overdue or selection.stale:
        yield _CHASED[selection.overdue, selection.stale]
    if selection.unowned:
        yield Message("owned by nobody")
    if selection.kind:
        yield FOLLOW_UP_KIND[selection.kind]
    if selection.pillar:
        pillar = display.records.settings.pillar[selection.pillar]
        yield pillar.in_language(display.t.lang)
    if selection.meeting:
        yield display.meeting(selection.meeting)
    if selection.series:
        title = display.records.series[selection.series].title
        yield title.in_language(display.t.lang)
    if selection.event:
        yield display.record(selection.event)
    yield from _days(selection, display)


_CHASED = {
    (True, False): Message("overdue"),
    (False, True): Message("stale"),
    (True, True): Message("overdue or stale"),
}


def _days(selection: Selection, display: DisplayNames) -> Iterator[Message]:
    from jakres_cli.documents.dates import day_words

    if selection.due_before:
        yield Message("due before {day}", day=day_words(selection.due_before, display.t))
    if selection.changed_since:
        yield Message("changed after {day}", day=day_words(selection.changed_since, display.t))
