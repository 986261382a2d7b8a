"""Names against the time: what is named on a date was there on that date."""

from __future__ import annotations

from jakres_cli.model.meeting import Meeting
from jakres_cli.model.message import Message
from jakres_cli.records.schema.meeting import MEETING
from jakres_cli.records.schema.shapes import iter_references
from jakres_cli.rules.finding import Finding, RecordContext

TYPE_CHECKING = False
if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterator

    from jakres_cli.records.reading.name_index import NameIndex

_BODIES = frozenset({"agency", "party"})


def names_are_of_their_time(case: RecordContext) -> Iterator[Finding]:
    """A pillar and an agency that a meeting names existed on its day.

    The register knows from when until when, and who took over.

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
    meeting, directory = case.reading.record, case.directory
    if not isinstance(meeting, Meeting):
        return
    named = {directory.now("party", name) for name in case.reading.names}
    gone = {name for name in named & directory.dated if _is_gone(name, meeting, directory)}
    gone |= {
        name
        for name in named & directory.settings.pillar.keys()
        if _is_gone(name, meeting, directory)
    }
    if not gone:
        return
    for to, name, where in iter_references(MEETING, meeting):
        if name in gone and (to == "pillar" or to in _BODIES):
            agency = directory.agencies.get(name) if to != "pillar" else None
            successor = agency.successor if agency else None
            yield Finding(
                where=where,
                message=Message(
                    "{name} was not there on {date}", name=name, date=meeting.date.isoformat()
                ),
                hint=Message("its successor is {successor}", successor=successor)
                if successor
                else None,
            )


def _is_gone(name: str, meeting: Meeting, directory: NameIndex) -> bool:
    known = (directory.agencies.get(name), directory.settings.pillar.get(name))
    return any(one and _outside(meeting.date, one.since, one.until) for one in known)


def _outside(day: datetime.date, since: datetime.date | None, until: datetime.date | None) -> bool:
    return (since is not None and day < since) or (until is not None and day > until)
