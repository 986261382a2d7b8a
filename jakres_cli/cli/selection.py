"""Which records somebody asks for: the options that narrow a list or document."""

from __future__ import annotations

from jakres_cli.cli.options import (
    AS_OF,
    PILLAR,
    SINCE,
    UNTIL,
    Options,
    flag,
    option,
    repeatable,
)
from jakres_cli.cli.resolve import choice, resolve_parties, resolve_reference
from jakres_cli.model.base import Message
from jakres_cli.model.words import (
    DECISION_KINDS,
    EVENT_STATUSES,
    HELD,
    MEETING_KINDS,
    RECORD_FORMS,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    import datetime
    from collections.abc import Container

    from jakres_cli.model.records import Records
    from jakres_cli.query.events import EventSelection
    from jakres_cli.query.meetings import DecisionSelection, MeetingSelection, Period
    from jakres_cli.query.search_filters import SearchSelection


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
    pillar: str | None = PILLAR
    since: str | None = SINCE
    until: str | None = UNTIL
    as_of: str | None = AS_OF


class MeetingSelectionOptions(Options):
    """Which meetings, and of which days."""

    agency: tuple[str, ...] = repeatable(
        "--agency", "AGENCY", "That the agency led, sat in or was invited to, or its children."
    )
    pillar: str | None = PILLAR
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


class EventSelectionOptions(Options):
    """Which events, as they stood when."""

    agency: tuple[str, ...] = repeatable(
        "--agency", "AGENCY", "In which that agency has a role, or its children."
    )
    status: tuple[str, ...] = repeatable(
        "--status",
        "STATUS",
        "Only with that status; may be repeated.",
        choices=(*EVENT_STATUSES, HELD),
    )
    pillar: str | None = PILLAR
    upcoming: bool = flag("--upcoming", "Only what is still to come, with or without a date.")
    as_of: str | None = AS_OF


class SearchSelectionOptions(Options):
    """Where to search, and of which days."""

    meeting: str | None = option(
        "--meeting", "REF", "In that meeting, or in what was reported on its follow-ups."
    )
    agency: tuple[str, ...] = repeatable(
        "--agency", "AGENCY", "In records that the agency, or its children, have to do with."
    )
    pillar: str | None = PILLAR
    since: str | None = SINCE
    until: str | None = UNTIL


def decision_selection_from_options(
    options: DecisionSelectionOptions, period: Period, records: Records, day: datetime.date
) -> DecisionSelection:
    """Return the selection that the options describe; raises ``AskedWrongly``."""
    from jakres_cli.query.meetings import DecisionSelection

    return DecisionSelection(
        period=period,
        parties=resolve_parties(options.agency, records, day, exact=False),
        meeting=resolve_reference(options.meeting, records.meetings),
        kind=options.kind,
        pillar=choice(options.pillar, records.settings.pillar, Message("pillar")),
    )


def meeting_selection_from_options(
    options: MeetingSelectionOptions, period: Period, records: Records, day: datetime.date
) -> MeetingSelection:
    """Return the selection that the options describe; raises ``AskedWrongly``."""
    from jakres_cli.query.meetings import MeetingSelection

    kinds = (*MEETING_KINDS, *records.settings.kinds)
    return MeetingSelection(
        period=period,
        parties=resolve_parties(options.agency, records, day, exact=False),
        pillar=choice(options.pillar, records.settings.pillar, Message("pillar")),
        series=resolve_reference(options.series, records.series),
        event=resolve_reference(options.event, records.events),
        kind=choice(options.kind, kinds, Message("kind of meeting")),
        record=options.record,
    )


def event_selection_from_options(
    options: EventSelectionOptions, records: Records, day: datetime.date
) -> EventSelection:
    """Return the selection that the options describe; raises ``AskedWrongly``."""
    from jakres_cli.query.events import EventSelection

    return EventSelection(
        parties=resolve_parties(options.agency, records, day, exact=False),
        statuses=frozenset(options.status) or None,
        pillar=choice(options.pillar, records.settings.pillar, Message("pillar")),
        upcoming=options.upcoming,
    )


def search_selection_from_options(
    options: SearchSelectionOptions,
    period: Period,
    stems: Container[str],
    records: Records,
    day: datetime.date,
) -> SearchSelection:
    """Return the selection that the options describe; raises ``AskedWrongly``.

    A meeting that can't be read is known by ``stems``, and may be searched all the same.
    """
    from jakres_cli.query.search_filters import SearchSelection

    meeting = options.meeting
    if meeting is not None and meeting not in stems:
        meeting = resolve_reference(meeting, records.meetings)
    return SearchSelection(
        period=period,
        parties=resolve_parties(options.agency, records, day, exact=False),
        meeting=meeting,
        pillar=choice(options.pillar, records.settings.pillar, Message("pillar")),
    )
