"""The prose against the fields: quotes, sentences that sound like follow-ups, agencies named."""

from __future__ import annotations

import re
from bisect import bisect_right

from jakres_cli.model.base import Message
from jakres_cli.model.meeting import Meeting
from jakres_cli.model.words import KIND_WORDS, WEAK_WORDS
from jakres_cli.records.syntax.prose import (
    fold_blanks,
    normalise_prose,
    without_addresses,
    without_comments,
)
from jakres_cli.rules.finding import Finding, RecordContext

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from jakres_cli.model.records import Records
    from jakres_cli.model.source import Problem
    from jakres_cli.query.standing import Ledger


_LONGEST_COMPARED, _MOST_COMPARED = 400, 100
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+")


def quote_stands_in_prose(case: RecordContext) -> Iterator[Finding]:
    """A ``quote`` consists of words of the record's prose.

    White space and Markdown marks make no difference; upper and lower case do.

    Bad:

        follow-ups:
          - id: data-pompa
            what: Menyerahkan data pompa
            owners: [BPBD]
            quote: BPBD menjanjikan data pompa
        ---
        BPBD akan menyerahkan data pompa.

    Good:

        follow-ups:
          - id: data-pompa
            what: Menyerahkan data pompa
            owners: [BPBD]
            quote: BPBD akan menyerahkan data pompa
        ---
        BPBD akan **menyerahkan** data pompa.
    """
    meeting, document = case.reading.record, case.reading.document
    if not isinstance(meeting, Meeting) or document is None:
        return
    as_written = fold_blanks(without_comments(document.prose))
    prose: str | None = None
    for name, items in meeting.lists_of_items():
        for position, item in enumerate(items):
            if not item.quote:
                continue
            says_something = any(map(str.isalnum, item.quote))
            if says_something and fold_blanks(item.quote) in as_written:
                continue
            if prose is None:
                prose = normalise_prose(document.prose)
            quote = normalise_prose(item.quote)
            if not quote or quote not in prose:
                yield Finding(
                    where=(name, position, "quote"),
                    ref=f"{meeting.id}/{item.id}",
                    message=Message("the quote is not in the prose"),
                    hint=_nearest_words(quote, prose),
                )


def weak_words_are_no_commitment(case: RecordContext) -> Iterator[Finding]:
    """*Diharapkan*, *diperlukan* and *sebaiknya* promise nothing: the kind is not commitment.

    Bad:

        follow-ups:
          - id: data-pompa
            what: Menyerahkan data pompa
            owners: [BPBD]
            quote: diharapkan BPBD menyerahkan data pompa
        ---
        Selanjutnya diharapkan BPBD menyerahkan data pompa.

    Good:

        follow-ups:
          - id: data-pompa
            what: Menyerahkan data pompa
            kind: expectation
            owners: [BPBD]
            quote: diharapkan BPBD menyerahkan data pompa
        ---
        Selanjutnya diharapkan BPBD menyerahkan data pompa.
    """
    meeting = case.reading.record
    if not isinstance(meeting, Meeting):
        return
    for position, item in enumerate(meeting.follow_ups):
        if item.kind != "commitment" or not item.quote:
            continue
        quote = item.quote.casefold()
        word = next((word for word in WEAK_WORDS if word in quote), None)
        if word is not None:
            yield Finding(
                where=("follow-ups", position, "quote"),
                ref=item.ref,
                message=Message("the quote says “{word}”, but the kind is commitment", word=word),
                hint=Message("write kind: {kind}", kind=KIND_WORDS[word]),
            )


def _nearest_words(quote: str, prose: str) -> Message:
    at = prose.casefold().find(quote.casefold())
    if at >= 0:
        return Message(
            "upper and lower case differ; the prose says “{words}”",
            words=prose[at : at + len(quote)],
        )
    from difflib import get_close_matches

    sentences = [
        sentence for sentence in _SENTENCE_END.split(prose) if len(sentence) < _LONGEST_COMPARED
    ]
    close = get_close_matches(quote[:_LONGEST_COMPARED], sentences[:_MOST_COMPARED], 1)
    if close:
        return Message("did you mean “{words}”?", words=close[0])
    return Message("copy the words from the prose, exactly")


_PHRASE = re.compile(
    r"\bsebagai (?:bentuk )?tindak lanjut\b(?! dari)|\bdisepakati\b", re.IGNORECASE
)
_END = re.compile(r"[.!?](?=\s|\Z)|\n\s*\n|\n(?=\s*(?:[-*+]|[0-9]+[.)])\s)")


def phrases_are_recorded(case: RecordContext) -> Iterator[Finding]:
    """What the prose says was agreed, or comes *sebagai tindak lanjut*, is recorded.

    A follow-up or decision quotes words of that sentence. *Tindak lanjut dari* looks back.

    Bad:

        follow-ups: []
        ---
        Sebagai bentuk tindak lanjut, BPBD akan menyerahkan data pompa.

    Good:

        follow-ups:
          - id: data-pompa
            what: Menyerahkan data pompa
            owners: [BPBD]
            quote: BPBD akan menyerahkan data pompa
        ---
        Sebagai bentuk tindak lanjut, BPBD akan menyerahkan data pompa.
    """
    meeting, document = case.reading.record, case.reading.document
    if not isinstance(meeting, Meeting) or document is None or meeting.record != "minutes":
        return
    prose = without_comments(document.prose)
    quotes: list[str] | None = None
    ends: list[tuple[int, int]] = []
    for match in _PHRASE.finditer(prose):
        if quotes is None:
            quotes = [
                normalise_prose(item.quote)
                for _, items in meeting.lists_of_items()
                for item in items
                if item.quote
            ]
            ends = [end.span() for end in _END.finditer(prose)]
        sentence = normalise_prose(_sentence(prose, match.start(), ends))
        if not any(_overlap(quote, sentence) for quote in quotes):
            at = document.prose_start
            yield Finding(
                span=(at + match.start(), at + match.end()),
                message=Message(
                    "“{words}”: no follow-up or decision quotes this sentence", words=match.group()
                ),
                hint=Message("record it, with words of the sentence as its quote"),
            )


def _sentence(prose: str, at: int, ends: list[tuple[int, int]]) -> str:
    """Return the sentence of ``prose`` around ``at``; ``ends`` are the spans that divide them."""
    following = bisect_right(ends, (at,))
    begin = ends[following - 1][1] if following else 0
    return prose[begin : ends[following][0] if following < len(ends) else len(prose)]


def _overlap(quote: str, sentence: str) -> bool:
    inner, outer = sorted((quote.rstrip(".!? "), sentence), key=len)
    return inner in outer


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
    name_index = case.name_index
    known = set(case.reading.names)
    known |= {agency for name in known if (agency := name_index.agency_of(name, meeting.date))}
    known |= {code for code, agency in name_index.agencies.items() if known & set(agency.former)}
    known.add(name_index.settings.office)
    prose = without_addresses(without_comments(document.prose))
    for code, start, end in name_index.mentions.find(prose, known):
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
            *(who for session in event.sessions for who in (*session.by, *session.speakers)),
            *(who for group in event.groups for who in (*group.leads, *group.members)),
        )
    )
