"""Quotes: the words of the prose that a follow-up or decision rests on."""

from __future__ import annotations

import re

from jakres_cli.model.meeting import Meeting
from jakres_cli.model.message import Message
from jakres_cli.model.words import KIND_WORDS, WEAK_WORDS
from jakres_cli.records.syntax.prose import fold_blanks, normalise_prose, without_comments
from jakres_cli.rules.finding import Finding

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from jakres_cli.rules.finding import RecordContext

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
    for name, items in meeting.lists_of_items():
        for position, item in enumerate(items):
            if not item.quote:
                continue
            says_something = any(map(str.isalnum, item.quote))
            if says_something and fold_blanks(item.quote) in as_written:
                continue
            quote, prose = normalise_prose(item.quote), normalise_prose(document.prose)
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

    sentences = [one for one in _SENTENCE_END.split(prose) if len(one) < _LONGEST_COMPARED]
    close = get_close_matches(quote[:_LONGEST_COMPARED], sentences[:_MOST_COMPARED], 1)
    if close:
        return Message("did you mean “{words}”?", words=close[0])
    return Message("copy the words from the prose, exactly")
