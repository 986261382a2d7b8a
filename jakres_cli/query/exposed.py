"""Where a text names something confidential: by its id, its file or its title."""

from __future__ import annotations

import unicodedata

from jakres_cli.model.words import CONFIDENTIAL
from jakres_cli.query.openness import confidential_records, secret_names
from jakres_cli.records.syntax.prose import fold_blanks, normalise_prose, placed_prose

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from jakres_cli.model.event import Event, WorkingGroup
    from jakres_cli.model.meeting import Meeting
    from jakres_cli.model.records import Records

    Span = tuple[int, int]

_FILE = ".md"


class ConfidentialNames:
    """What confidential records and items are called, and where a text calls them so.

    An id that is a plain word means nothing but where a file is named by it; nor does a title of
    one word, or one that something open has too.
    """

    def __init__(self, records: Records) -> None:
        self.ids = sorted(secret_names(records))
        secret = confidential_records(records)
        own = {title: record.id for record in secret for title in _titles(record)}
        others: tuple[Meeting | Event, ...] = (*records.meetings.values(), *records.events.values())
        shared = {
            title
            for record in others
            if record.visibility != CONFIDENTIAL
            for title in _titles(record)
        }
        self._titles = {title: own[title] for title in own.keys() - shared if " " in title}

    def spans(self, text: str) -> Iterator[tuple[str, Span]]:
        """Yield what ``text``, which is in NFC, names, and where that stands in it."""
        for name in self.ids:
            yield from ((name, span) for span in _places(name, text))
        plain = normalise_prose(text)
        for title, name in sorted(self._titles.items()):
            if title in plain:
                yield from ((name, span) for span in placed_prose(text).spans(title))


def _titles(record: Meeting | Event | WorkingGroup) -> list[str]:
    given = filter(None, (record.title.id, record.title.en))
    return [fold_blanks(unicodedata.normalize("NFC", title)) for title in given]


def _places(name: str, text: str) -> Iterator[Span]:
    """Yield where ``text`` has ``name`` as a word of its own, or as the name of a file."""
    is_plain = name.isalpha()
    start = text.find(name)
    while start >= 0:
        end = start + len(name)
        names_file = text.startswith(_FILE, end)
        if not _is_inside_word(text, start, end) and (names_file or not is_plain):
            yield start, end
        start = text.find(name, end)


def _is_inside_word(text: str, start: int, end: int) -> bool:
    before, after = text[start - 1 : start], text[end : end + 1]
    return any(sign.isalnum() or sign in {"-", "_"} for sign in (before, after) if sign)
