"""Characters that nobody sees, brought along by pasting from web pages, PDF and Word."""

from __future__ import annotations

import re

from jakres_cli.model.base import Message, Plural
from jakres_cli.records.syntax import iter_scalars
from jakres_cli.records.syntax.text import BOM, UNSEEN, WIDE_BLANKS, character_name
from jakres_cli.rules.finding import Finding, RecordContext

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from jakres_cli.records.syntax.document import Document

    Span = tuple[int, int]

_UNSEEN = re.compile(f"[{UNSEEN}]")
_IN_FIELDS = re.compile(f"[{UNSEEN}{WIDE_BLANKS}]")


def everything_shows(case: RecordContext) -> Iterator[Finding]:
    r"""Every character shows: no soft hyphens, blanks without width or marks of byte order.

    Among the fields a no-break space is one too many: it looks like a blank and is none. Papers
    leave such characters out, and quotes are compared without them. What joins letters in a word
    or the parts of an emoji stays.

    Bad:

        place: "Ruang ra\u00adpat"

    Good:

        place: Ruang rapat
    """
    document = case.reading.document
    if document is None or (document.text.isascii() and "\\" not in document.text):
        return
    places: dict[str, list[Span]] = {}
    for character, span in _unseen(document):
        places.setdefault(character, []).append(span)
    for character, spans in places.items():
        yield Finding(
            span=spans[0],
            message=Plural(
                "{character} shows nowhere; it was probably pasted along",
                "{character} shows nowhere; it was probably pasted along, {n} times in this file",
                n=len(spans),
                character=character_name(character),
            ),
            hint=Message("write a plain blank")
            if character.isspace()
            else Message("delete it; papers leave it out"),
        )


def _unseen(document: Document) -> Iterator[tuple[str, Span]]:
    """Yield each such character with its place; of one written as an escape that of the value."""
    text = document.text
    fields_end = document.prose_start if document.path.endswith(".md") else len(text)
    begin = len(BOM) if text.startswith(BOM) else 0
    for match in _IN_FIELDS.finditer(text, begin, fields_end):
        yield match.group(), match.span()
    for scalar in iter_scalars(document.tree) if document.tree is not None else ():
        if "\\" in text[scalar.start : scalar.end]:
            for match in _IN_FIELDS.finditer(scalar.text):
                if match.group() not in text[scalar.start : scalar.end]:
                    yield match.group(), (scalar.start, scalar.end)
    for match in _UNSEEN.finditer(text, fields_end):
        yield match.group(), match.span()
