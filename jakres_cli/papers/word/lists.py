"""Lists in a Word file: every list is one of its own, so that each begins with its first number."""

from __future__ import annotations

from jakres_cli.papers.word.marks import attributes

_BULLETS = "•–▪"
_STEP = 360
_LEVELS = 9
_ABSTRACT_BULLETS, _ABSTRACT_NUMBERS = 0, 1
_NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


class Lists:
    """The lists of one file so far."""

    def __init__(self) -> None:
        self._made: list[str] = []

    def begin(self, start: int | None, depth: int) -> int:
        """Return the number of a new list that begins with ``start``, None for one of bullets."""
        number = len(self._made) + 1
        if start is None:
            inner = f"<w:abstractNumId {attributes(val=_ABSTRACT_BULLETS)}/>"
        else:
            inner = (
                f"<w:abstractNumId {attributes(val=_ABSTRACT_NUMBERS)}/>"
                f"<w:lvlOverride {attributes(ilvl=_level(depth))}>"
                f"<w:startOverride {attributes(val=start)}/></w:lvlOverride>"
            )
        self._made.append(f"<w:num {attributes(numId=number)}>{inner}</w:num>")
        return number

    @staticmethod
    def properties(number: int, depth: int) -> str:
        """Return what a paragraph says to be an item of that list."""
        level = attributes(val=_level(depth))
        return f"<w:ilvl {level}/><w:numId {attributes(val=number)}/>"

    def part(self) -> str:
        """Return the part of the file that describes the lists."""
        bullets = "".join(
            _described(level, "bullet", _BULLETS[min(level, len(_BULLETS) - 1)])
            for level in range(_LEVELS)
        )
        numbers = "".join(
            _described(level, "decimal", f"%{level + 1}.") for level in range(_LEVELS)
        )
        return (
            f'<w:numbering xmlns:w="{_NAMESPACE}">'
            f"{_abstract(_ABSTRACT_BULLETS, bullets)}{_abstract(_ABSTRACT_NUMBERS, numbers)}"
            f"{''.join(self._made)}</w:numbering>"
        )


def marker(start: int | None, position: int, depth: int) -> str:
    """Return the sign of an item as text, for files whose lists are not ours to describe."""
    if start is None:
        return _BULLETS[min(depth, len(_BULLETS) - 1)]
    return f"{start + position}."


def _level(depth: int) -> int:
    return min(depth, _LEVELS - 1)


def _described(level: int, form: str, sign: str) -> str:
    indent = attributes(left=(level + 1) * _STEP, hanging=_STEP)
    return (
        f"<w:lvl {attributes(ilvl=level)}><w:start {attributes(val=1)}/>"
        f"<w:numFmt {attributes(val=form)}/><w:lvlText {attributes(val=sign)}/>"
        f"<w:lvlJc {attributes(val='left')}/><w:pPr><w:ind {indent}/></w:pPr></w:lvl>"
    )


def _abstract(number: int, levels: str) -> str:
    return (
        f"<w:abstractNum {attributes(abstractNumId=number)}>"
        f"<w:multiLevelType {attributes(val='multilevel')}/>{levels}</w:abstractNum>"
    )
