"""Agencies that the prose names."""

from __future__ import annotations

from jakres_cli.model.meeting import Meeting
from jakres_cli.model.message import Message
from jakres_cli.records.syntax.prose import without_comments
from jakres_cli.rules.finding import Finding, RecordContext

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from jakres_cli.model.records import Records
    from jakres_cli.model.source import Problem
    from jakres_cli.query.standing import Ledger


def named_agencies_are_in_the_record(case: RecordContext) -> Iterator[Finding]:
    """An agency that the prose names stands in the record, or in an event that it talks about.

    Names, aliases and codes of the register count, written as they are there.

    Bad:

        attendees: [DLH]
        ---
        Rapat dihadiri DLH dan Dinas Perhubungan.

    Good:

        attendees: [DLH, Dishub]
        ---
        Rapat dihadiri DLH dan Dinas Perhubungan.
    """
    meeting, document = case.reading.record, case.reading.document
    if not isinstance(meeting, Meeting) or document is None or meeting.record == "stub":
        return
    directory = case.directory
    known = set(case.reading.names)
    known |= {agency for name in known if (agency := directory.agency_of(name))}
    known |= {code for code, one in directory.agencies.items() if known & set(one.former)}
    known.add(directory.settings.office)
    prose = without_comments(document.prose)
    for code, start, end in directory.mentions.find(prose, known):
        if code in known:
            continue
        known.add(code)
        at = document.prose_start
        yield Finding(
            span=(at + start, at + end),
            ref=code,
            message=Message(
                "the prose names {agency}, which is nowhere in the record", agency=code
            ),
            hint=Message("list it under attendees, invited, owners, with or to, if it belongs"),
        )


def not_in_its_events(problem: Problem, ledger: Ledger) -> bool:
    """Tell whether the agency of ``problem`` stands in no event that its meeting talks about."""
    records = ledger.records
    stem = problem.place.path.rpartition("/")[2].removesuffix(".md")
    meeting = records.meetings.get(stem)
    if meeting is None:
        return True
    return all(
        problem.ref not in _parties_of(name, records) for name in (*meeting.events, meeting.holds)
    )


def _parties_of(name: str | None, records: Records) -> frozenset[str]:
    event = records.event(name) if name else None
    if event is None:
        return frozenset()
    return frozenset(
        (
            *event.hosts,
            *event.partners,
            *(who for one in event.sessions for who in (*one.by, *one.speakers)),
            *(who for one in event.groups for who in (*one.leads, *one.members)),
        )
    )
