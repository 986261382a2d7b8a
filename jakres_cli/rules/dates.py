"""Dates against each other, and names against the time that they were in use."""

from __future__ import annotations

import re

from jakres_cli.locale import DAYS
from jakres_cli.model.base import Message
from jakres_cli.model.meeting import Meeting, Progress
from jakres_cli.model.records import covers
from jakres_cli.model.words import MONTHS, WEEKDAYS
from jakres_cli.query.dues import fixed_day
from jakres_cli.records.parse import parse_iso_day
from jakres_cli.records.schema import iter_references
from jakres_cli.records.schema.meeting import MEETING
from jakres_cli.records.syntax.prose import without_comments
from jakres_cli.rules.finding import Finding, RecordContext

TYPE_CHECKING = False
if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterator

    from jakres_cli.model.records import Agency
    from jakres_cli.records.load import NameIndex


_DAY_NUMBER = {name: number for number, names in enumerate(WEEKDAYS) for name in names}
_MONTHS = {name: number for number, names in enumerate(MONTHS, 1) for name in names}
_DATE = re.compile(rf"\b([0-9]{{1,2}})\s+({'|'.join(_MONTHS)})\s+([0-9]{{4}})\b", re.IGNORECASE)
_WEEKDAY_BEFORE = re.compile(rf"\b({'|'.join(_DAY_NUMBER)})\s*,?\s*(?:tang+al\s+)?$", re.IGNORECASE)
_LONGEST_BEFORE = 30


def weekday_agrees(case: RecordContext) -> Iterator[Finding]:
    """A weekday and the date beside it agree, in ``weekday`` and in the prose.

    When they don't, last year's number or a copied paragraph is likely: the hint names the years
    beside it in which they would, or the nearest such day.

    Bad:

        weekday: Rabu

    Good:

        weekday: Selasa
    """
    meeting, document = case.reading.record, case.reading.document
    if not isinstance(meeting, Meeting) or document is None:
        return
    if meeting.weekday:
        weekday = _DAY_NUMBER[meeting.weekday.casefold()]
        if meeting.date.weekday() != weekday:
            yield _disagreement(weekday, meeting.date, where=("weekday",))
    prose = without_comments(document.prose)
    for match in _DATE.finditer(prose):
        before = _WEEKDAY_BEFORE.search(
            prose, max(0, match.start() - _LONGEST_BEFORE), match.start()
        )
        number, month, year = match.groups()
        day = parse_iso_day(f"{year}-{_MONTHS[month.casefold()]:02}-{int(number):02}")
        if before is None or day is None:
            continue
        weekday = _DAY_NUMBER[before[1].casefold()]
        if day.weekday() != weekday:
            at = document.prose_start
            span = (at + before.start(), at + match.end())
            yield _disagreement(weekday, day, span=span)


def _moved_before_the_meeting(entry: Progress) -> Iterator[Finding]:
    latest = fixed_day(entry.due) if entry.due else None
    promised = parse_iso_day(entry.item[:10])
    if latest is not None and promised is not None and latest < promised:
        yield Finding(
            where=("due",),
            ref=entry.item,
            message=Message("it is due before the meeting of {date}", date=promised.isoformat()),
        )


def days_in_order(case: RecordContext) -> Iterator[Finding]:
    """Nothing is due before the meeting that promises it, or follows a later one.

    Nor does a later report make it so.

    Bad:

        follow-ups:
          - id: data-pompa
            what: Menyerahkan data pompa
            owners: [BPBD]
            due: 2018-11-15

    Good:

        follow-ups:
          - id: data-pompa
            what: Menyerahkan data pompa
            owners: [BPBD]
            due: 2019-11-15
    """
    record = case.reading.record
    if isinstance(record, Progress):
        yield from _moved_before_the_meeting(record)
    if isinstance(record, Meeting):
        yield from _dates_in_meeting(record)


def _dates_in_meeting(meeting: Meeting) -> Iterator[Finding]:
    for position, item in enumerate(meeting.follow_ups):
        latest = fixed_day(item.due) if item.due else None
        if latest is not None and latest < meeting.date:
            yield Finding(
                where=("follow-ups", position, "due"),
                ref=item.ref,
                message=Message(
                    "it is due before the meeting of {date}", date=meeting.date.isoformat()
                ),
            )
    for position, older in enumerate(meeting.follows):
        if older[:10] > meeting.id[:10]:
            yield Finding(
                where=("follows", position),
                message=Message("it follows a meeting that came later: {meeting}", meeting=older),
            )


def what_was_held_is_past(case: RecordContext) -> Iterator[Finding]:
    """Yield minutes and stubs of days to come: nothing in them counts before their day."""
    meeting = case.reading.record
    if isinstance(meeting, Meeting) and meeting.was_held and meeting.date > case.day:
        yield Finding(
            where=("date",),
            message=Message(
                "the meeting is still to come on {date}, and nothing in it counts before",
                date=meeting.date.isoformat(),
            ),
            hint=Message("correct the date, or write record: planned"),
            effect=Message("1 meeting not counted"),
        )


def _disagreement(
    weekday: int,
    day: datetime.date,
    where: tuple[str, ...] = (),
    span: tuple[int, int] | None = None,
) -> Finding:
    from jakres_cli.locale.said_days import nearest_weekday

    other_years = [
        other.isoformat()
        for year in (day.year - 1, day.year + 1)
        if (other := parse_iso_day(f"{year:04}-{day:%m-%d}")) and other.weekday() == weekday
    ]
    nearest = nearest_weekday(day, weekday).isoformat()
    return Finding(
        where=where,
        span=span,
        message=Message(
            "{date} is a {right}, not a {wrong}",
            date=day.isoformat(),
            right=DAYS[day.weekday()],
            wrong=DAYS[weekday],
        ),
        hint=Message(
            "a {wrong} would be {candidates}",
            candidates=" / ".join([*other_years, nearest]),
            wrong=DAYS[weekday],
        ),
    )


_BODIES = frozenset({"agency", "party", "post"})


def names_are_of_their_time(case: RecordContext) -> Iterator[Finding]:
    """A pillar, an agency and a post that a meeting names existed on its day.

    The register knows from when until when, and who took over; a post ends with its agency. Two
    who hold one post on the same day are told too.

    Bad:

        date: 2019-10-29
        attendees: [Dinas-Lama]
        ---
        # records/agencies.yaml
        Dinas-Baru:
          name: Dinas Baru
        Dinas-Lama:
          name: Dinas Lama
          until: 2017
          successor: Dinas-Baru
        SJB:
          name: Sekretariat Jakarta Berketahanan

    Good:

        date: 2019-10-29
        attendees: [Dinas-Baru]
        ---
        # records/agencies.yaml
        Dinas-Baru:
          name: Dinas Baru
        SJB:
          name: Sekretariat Jakarta Berketahanan
    """
    meeting, name_index = case.reading.record, case.name_index
    if not isinstance(meeting, Meeting):
        return
    named = {name_index.now("party", name) for name in case.reading.names}
    gone = {name for name in named & name_index.dated if _is_gone(name, meeting, name_index)}
    gone |= {
        name
        for name in named & name_index.settings.pillar.keys()
        if _is_gone(name, meeting, name_index)
    }
    if not gone:
        return
    for to, name, where in iter_references(MEETING, meeting):
        if name in gone and (to == "pillar" or to in _BODIES):
            body = _body(name, name_index) if to != "pillar" else None
            successors = body.successor if body else ()
            yield Finding(
                where=where,
                message=Message(
                    "{name} was not there on {date}", name=name, date=meeting.date.isoformat()
                ),
                hint=_who_took_over(successors),
            )


def _who_took_over(successors: tuple[str, ...]) -> Message | None:
    if not successors:
        return None
    if len(successors) == 1:
        return Message("its successor is {successor}", successor=successors[0])
    return Message("its successors are {successors}", successors=", ".join(successors))


def _body(name: str, name_index: NameIndex) -> Agency | None:
    """Return the agency of that code, or that the post belongs to."""
    post = name_index.people.posts.get(name)
    return name_index.agencies.get((post.agency or "") if post else name)


def _is_gone(name: str, meeting: Meeting, name_index: NameIndex) -> bool:
    known = (_body(name, name_index), name_index.settings.pillar.get(name))
    return any(term and not covers(term, meeting.date) for term in known)
