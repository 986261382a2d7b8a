"""Sentences of the prose that sound like a follow-up and that nothing rests on."""

from __future__ import annotations

import re

from jakres_cli.model.meeting import Meeting
from jakres_cli.model.message import Message
from jakres_cli.records.syntax.prose import normalise_prose, without_comments
from jakres_cli.rules.finding import Finding

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from jakres_cli.rules.finding import RecordContext

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
    for match in _PHRASE.finditer(prose):
        if quotes is None:
            quotes = [
                normalise_prose(item.quote)
                for _, items in meeting.lists_of_items()
                for item in items
                if item.quote
            ]
        sentence = normalise_prose(_sentence(prose, match.start()))
        if not any(_overlap(quote, sentence) for quote in quotes):
            at = document.prose_start
            yield Finding(
                span=(at + match.start(), at + match.end()),
                message=Message(
                    "“{words}”: no follow-up or decision quotes this sentence", words=match.group()
                ),
                hint=Message("record it, with words of the sentence as its quote"),
            )


def _sentence(prose: str, at: int) -> str:
    begin = 0
    for end in _END.finditer(prose, 0, at):
        begin = end.end()
    following = _END.search(prose, at)
    return prose[begin : following.start() if following else len(prose)]


def _overlap(quote: str, sentence: str) -> bool:
    inner, outer = sorted((quote.rstrip(".!? "), sentence), key=len)
    return inner in outer
