"""What the pages of a workbook share: its strings, and which styles show a number as a day."""

from __future__ import annotations

import re

from jakres_cli.papers.sheet.archive import too_large
from jakres_cli.papers.sheet.xml import Walk, walk

_MOST_STRINGS = 400_000
_ESCAPE = re.compile("_x([0-9A-Fa-f]{4})_")
_NOT_DAYS = re.compile(r'"[^"]*(?:"|$)|\[[^\]]*(?:\]|$)|\\.|_.|\*.')
"""What of a format says nothing of days: text in quotes, colours in brackets, escaped signs."""
_DAY_SIGNS = re.compile("[dmyhs]", re.IGNORECASE)
_BUILT_IN_DAYS = frozenset({*range(14, 23), *range(27, 37), 45, 46, 47, *range(50, 59)})


def read_strings(data: bytes | None) -> list[str]:
    """Return the shared strings in the part ``data``, in their order."""
    found = _StringsWalk()
    if data is not None:
        walk(data, found)
    return found.strings


def read_day_styles(data: bytes | None) -> frozenset[int]:
    """Return the numbers of the styles in the part ``data`` that show a number as a day."""
    found = _StylesWalk()
    if data is not None:
        walk(data, found)
    return frozenset(found.day_styles())


def unescaped(text: str) -> str:
    """Return ``text`` with what ``_x000D_`` and the like stand for."""
    if "_x" not in text:
        return text
    return _ESCAPE.sub(lambda match: chr(int(match[1], 16)), text)


class _StringsWalk(Walk):
    """The shared strings: each is the pieces of its text, without what tells how it is read out."""

    def __init__(self) -> None:
        self.strings: list[str] = []
        self.pieces: list[str] = []
        self.inside = False
        self.phonetic = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        del attributes
        if name == "si":
            self.pieces = []
        elif name == "rPh":
            self.phonetic = True
        elif name == "t":
            self.inside = not self.phonetic

    def end(self, name: str) -> None:
        if name == "si":
            if len(self.strings) == _MOST_STRINGS:
                raise too_large()
            self.strings.append(unescaped("".join(self.pieces)))
        elif name == "rPh":
            self.phonetic = False
        elif name == "t":
            self.inside = False

    def words(self, text: str) -> None:
        if self.inside:
            self.pieces.append(text)


class _StylesWalk(Walk):
    """Which styles of cells show a number as a day."""

    def __init__(self) -> None:
        self.own: dict[str, str] = {}
        self.formats: list[str] = []
        self.inside = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "cellXfs":
            self.inside = True
        elif name == "numFmt":
            self.own[attributes.get("numFmtId", "")] = attributes.get("formatCode", "")
        elif name == "xf" and self.inside:
            self.formats.append(attributes.get("numFmtId", ""))

    def end(self, name: str) -> None:
        if name == "cellXfs":
            self.inside = False

    def day_styles(self) -> list[int]:
        """Return their numbers."""
        return [number for number, one in enumerate(self.formats) if self._shows_day(one)]

    def _shows_day(self, number: str) -> bool:
        if number in self.own:
            signs = _NOT_DAYS.sub("", self.own[number].partition(";")[0])
            return "general" not in signs.casefold() and _DAY_SIGNS.search(signs) is not None
        return number.isdecimal() and len(number) < len("1000") and int(number) in _BUILT_IN_DAYS
