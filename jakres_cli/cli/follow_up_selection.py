"""Which follow-ups somebody asks for: the options that narrow their list, and what they mean."""

from __future__ import annotations

from jakres_cli.cli.options import (
    AS_OF,
    AT,
    KIND,
    PILLAR,
    Options,
    flag,
    option,
    repeatable,
)
from jakres_cli.cli.resolve import choice, resolve_parties, resolve_reference
from jakres_cli.model.base import AskedWrongly, Message
from jakres_cli.model.words import (
    OPEN_STATUSES,
    PROGRESS_STATUSES,
    SUPERSEDED,
)
from jakres_cli.query.selection import GROUPS, SORTS, Selection

TYPE_CHECKING = False
if TYPE_CHECKING:
    import datetime

    from jakres_cli.cli.session import Session
    from jakres_cli.model.records import Records

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
    kind: str | None = KIND
    pillar: str | None = PILLAR
    meeting: str | None = option("--meeting", "REF", "Promised in that meeting.")
    series: str | None = option("--series", "SERIES", "Promised in that series.")
    event: str | None = option("--event", "EVENT", "That belong to that event, or are due by it.")
    due_before: str | None = option("--due-before", "DATE", "Due before that day.")
    changed_since: str | None = option(
        "--changed-since", "DATE", "Promised, reported on or moved with its event after that day."
    )
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


def selection_from_options(
    session: Session, options: SelectionOptions, records: Records, day: datetime.date
) -> Selection:
    """Return the selection that the options describe on ``day``; raises ``AskedWrongly``."""
    _require_possible(options)
    exact = options.exact
    return Selection(
        statuses=_statuses(options),
        to=resolve_parties(options.to, records, day, exact=exact),
        supporters=resolve_parties(options.with_, records, day, exact=exact),
        overdue=options.overdue,
        stale=options.stale,
        unowned=options.unowned,
        kind=options.kind,
        pillar=choice(options.pillar, records.settings.pillar, Message("pillar")),
        meeting=resolve_reference(options.meeting, records.meetings),
        series=resolve_reference(options.series, records.series),
        event=resolve_reference(options.event, records.events),
        due_before=session.day(options.due_before) if options.due_before else None,
        changed_since=_day_since(session, options.changed_since),
    )


def _day_since(session: Session, text: str | None) -> datetime.date | None:
    return session.day(text, past=True) if text else None


def _statuses(options: SelectionOptions) -> frozenset[str]:
    if options.status:
        return frozenset(options.status)
    return frozenset(_STATUSES if options.all else OPEN_STATUSES)


def _require_possible(options: SelectionOptions) -> None:
    """Raise ``AskedWrongly`` for filters that nothing can satisfy together."""
    ended = [f"--status {status}" for status in options.status if status not in OPEN_STATUSES][:1]
    opposed = (
        (options.unowned, options.agency and ["--agency"], "--unowned"),
        (options.all, options.open and ["--open"], "--all"),
        (options.all, options.status and ["--status"], "--all"),
        (options.open, ended, "--open"),
        (options.overdue, ended, "--overdue"),
        (options.stale, ended, "--stale"),
        (options.stale and not options.overdue, options.due_before and ["--due-before"], "--stale"),
    )
    for given, others, name in opposed:
        if given and others:
            raise AskedWrongly(
                Message("{first} and {second} exclude each other", first=name, second=others[0]),
                Message("leave one of them out"),
            )
