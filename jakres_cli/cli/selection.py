"""Which follow-ups and decisions somebody asks for: the options that narrow a list or document."""

from __future__ import annotations

from jakres_cli.cli.options import AS_OF, AT, SINCE, UNTIL, Options, flag, option, repeatable
from jakres_cli.cli.resolve import choice, resolve_parties, resolve_reference, resolve_scopes
from jakres_cli.locale import FOLLOW_UP_KIND, STATUS
from jakres_cli.model.base import Message
from jakres_cli.model.words import (
    DECISION_KINDS,
    FOLLOW_UP_KINDS,
    MEETING_KINDS,
    OPEN_STATUSES,
    PROGRESS_STATUSES,
    RECORD_FORMS,
    SUPERSEDED,
)
from jakres_cli.query.selection import GROUPS, SORTS, Selection

TYPE_CHECKING = False
if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterator

    from jakres_cli.cli.session import Session
    from jakres_cli.documents.visibility import DisplayNames
    from jakres_cli.model.records import Records
    from jakres_cli.query.meetings import DecisionSelection, MeetingSelection, Period
    from jakres_cli.query.roles import Scope

_STATUSES = (*PROGRESS_STATUSES, SUPERSEDED)


class SelectionOptions(Options):
    """Which follow-ups, as they stood when, in which order."""

    agency: tuple[str, ...] = repeatable(
        "--agency", "AGENCY", "Owed by that agency, its children, predecessors, posts and people."
    )
    exact: bool = flag("--exact", "Only the agency itself, without children and predecessors.")
    to: tuple[str, ...] = repeatable("--to", "AGENCY", "Promised to that agency.")
    with_: tuple[str, ...] = repeatable("--with", "AGENCY", "Supported by that agency.")
    open: bool = flag("--open", "Only what is open (the default).")
    all: bool = flag("--all", "Whatever its status.")
    status: tuple[str, ...] = repeatable(
        "--status", "STATUS", "Only with that status; may be repeated.", choices=_STATUSES
    )
    overdue: bool = flag("--overdue", "Only what is overdue.")
    stale: bool = flag("--stale", "Only what has no due date and has been quiet for long.")
    unowned: bool = flag("--unowned", "Only what nobody owns.")
    kind: str | None = option(
        "--kind", "KIND", "commitment, request, expectation or need.", choices=FOLLOW_UP_KINDS
    )
    pillar: str | None = option("--pillar", "PILLAR", "Of that pillar.")
    meeting: str | None = option("--meeting", "REF", "Promised in that meeting.")
    series: str | None = option("--series", "SERIES", "Promised in that series.")
    event: str | None = option("--event", "EVENT", "That belong to that event.")
    due_before: str | None = option("--due-before", "DATE", "Due before that day.")
    as_of: str | None = AS_OF
    at: str | None = AT
    sort: str | None = option(
        "--sort",
        "KEY",
        "due (default: overdue, by day, stale, by age), age, ref, meeting, …",
        choices=SORTS,
    )
    group: str | None = option(
        "--group", "KEY", "Under headings: agency, pillar, meeting or bucket (due).", choices=GROUPS
    )


class DecisionSelectionOptions(Options):
    """Which decisions, and of which days."""

    meeting: str | None = option("--meeting", "REF", "Made in that meeting.")
    agency: tuple[str, ...] = repeatable(
        "--agency", "AGENCY", "Made by that agency, or in a meeting that it took part in."
    )
    kind: str | None = option(
        "--kind",
        "KIND",
        "decision, agreement, noted, position or postponed.",
        choices=DECISION_KINDS,
    )
    pillar: str | None = option("--pillar", "PILLAR", "Of that pillar.")
    since: str | None = SINCE
    until: str | None = UNTIL
    as_of: str | None = AS_OF


class MeetingSelectionOptions(Options):
    """Which meetings, and of which days."""

    agency: tuple[str, ...] = repeatable(
        "--agency", "AGENCY", "That the agency led, sat in or was invited to, or its children."
    )
    pillar: str | None = option("--pillar", "PILLAR", "Of that pillar.")
    series: str | None = option("--series", "SERIES", "Of that series.")
    event: str | None = option("--event", "EVENT", "That planned, talked about or held that event.")
    kind: str | None = option("--kind", "KIND", "Of that kind: bilateral, …")
    record: str | None = option(
        "--record",
        "FORM",
        "Only with minutes, or planned, known from elsewhere, cancelled.",
        choices=RECORD_FORMS,
    )
    since: str | None = SINCE
    until: str | None = UNTIL
    as_of: str | None = AS_OF


def selection_from_options(
    session: Session, options: SelectionOptions, records: Records
) -> Selection:
    """Return the selection that the options describe; raises ``AskedWrongly``."""
    exact = options.exact
    return Selection(
        statuses=_statuses(options),
        to=resolve_parties(options.to, records, exact=exact),
        supporters=resolve_parties(options.with_, records, exact=exact),
        overdue=options.overdue,
        stale=options.stale,
        unowned=options.unowned,
        kind=options.kind,
        pillar=choice(options.pillar, records.settings.pillar, Message("pillar")),
        meeting=resolve_reference(options.meeting, records.meetings),
        series=resolve_reference(options.series, records.series),
        event=resolve_reference(options.event, records.events),
        due_before=_day(options.due_before, session),
    )


def _day(text: str | None, session: Session) -> datetime.date | None:
    if text is None:
        return None
    from jakres_cli.cli.dates import parse_day

    return parse_day(text, session)


def _statuses(options: SelectionOptions) -> frozenset[str]:
    if options.status:
        return frozenset(options.status)
    return frozenset(_STATUSES if options.all else OPEN_STATUSES)


def decision_selection_from_options(
    options: DecisionSelectionOptions, period: Period, records: Records
) -> DecisionSelection:
    """Return the selection that the options describe; raises ``AskedWrongly``."""
    from jakres_cli.query.meetings import DecisionSelection

    return DecisionSelection(
        period=period,
        parties=resolve_parties(options.agency, records, exact=False),
        meeting=resolve_reference(options.meeting, records.meetings),
        kind=options.kind,
        pillar=choice(options.pillar, records.settings.pillar, Message("pillar")),
    )


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
    yield from (t(part) if isinstance(part, Message) else part for part in _filters(wanted, called))
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
        from jakres_cli.documents.dates import day_words

        yield Message("due before {day}", day=day_words(wanted.due_before, called.t))


def meeting_selection_from_options(
    options: MeetingSelectionOptions, period: Period, records: Records
) -> MeetingSelection:
    """Return the selection that the options describe; raises ``AskedWrongly``."""
    from jakres_cli.query.meetings import MeetingSelection

    kinds = (*MEETING_KINDS, *records.settings.kinds)
    return MeetingSelection(
        period=period,
        parties=resolve_parties(options.agency, records, exact=False),
        pillar=choice(options.pillar, records.settings.pillar, Message("pillar")),
        series=resolve_reference(options.series, records.series),
        event=resolve_reference(options.event, records.events),
        kind=choice(options.kind, kinds, Message("kind of meeting")),
        record=options.record,
    )
