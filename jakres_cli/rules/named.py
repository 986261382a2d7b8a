"""Agencies that the prose names."""

from __future__ import annotations

import re

from jakres_cli.message import Message
from jakres_cli.model.meeting import Meeting
from jakres_cli.rules.finding import Finding
from jakres_cli.syntax.prose import without_comments

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from jakres_cli.model.records import Records
    from jakres_cli.problem import Problem
    from jakres_cli.reading.load import Directory
    from jakres_cli.rules.finding import Case
    from jakres_cli.state.standing import Ledger

_WORD = re.compile(r"[\w&-]+")
_SUFFIX = frozenset({"setda", "provinsi", "prov", "dki", "jakarta"})
_Index = dict[str, list[tuple[tuple[str, ...], str]]]


def named_agencies_are_in_the_record(case: Case) -> Iterator[Finding]:
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
    known = {link.name for link in case.reading.links}
    known |= {agency for name in known if (agency := directory.agency_of(name))}
    known.add(directory.settings.office)
    for code, start, end in mentions(without_comments(document.prose), directory):
        if code not in known:
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


def mentions(prose: str, directory: Directory) -> Iterator[tuple[str, int, int]]:
    """Yield each agency named in ``prose``: its code and the offsets; the longest name wins."""
    index = _index(directory)
    words = [(match.group(), match.start(), match.end()) for match in _WORD.finditer(prose)]
    position = 0
    while position < len(words):
        step = 1
        for name, code in index.get(words[position][0], ()):
            found = tuple(word for word, _, _ in words[position : position + len(name)])
            if found == name:
                yield code, words[position][1], words[position + len(name) - 1][2]
                step = len(name)
                while position + step < len(words) and words[position + step][0].lower() in _SUFFIX:
                    step += 1
                break
        position += step


def _index(directory: Directory) -> _Index:
    kept: _Index | None = directory.__dict__.get("_index_of_names")
    if kept is not None:
        return kept
    index: _Index = directory.__dict__.setdefault("_index_of_names", {})
    for code, agency in directory.agencies.items():
        for name in {code, code.replace("-", " "), agency.name.id, *agency.aliases}:
            words = tuple(_WORD.findall(name))
            if words:
                index.setdefault(words[0], []).append((words, code))
                short = _without_suffix(words)
                if short and short != words:
                    index.setdefault(short[0], []).append((short, code))
    for names in index.values():
        names.sort(key=lambda pair: (-len(pair[0]), pair[1]))
    return index


def _without_suffix(words: tuple[str, ...]) -> tuple[str, ...]:
    end = len(words)
    while end and words[end - 1].lower() in _SUFFIX:
        end -= 1
    return words[:end]


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
