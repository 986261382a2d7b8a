"""People's text made harmless for a terminal, and lined up."""

from __future__ import annotations

import unicodedata

GAP = "  "
"""What stands between two columns."""
_HARMLESS_CONTROLS = frozenset("\n\t")


def escape_unsafe(text: str) -> str:
    r"""Return ``text`` with every character that acts rather than shows written as an escape.

    Control characters (ESC among them), direction marks, line separators and lone surrogates:
    ``\x1b``, ``\u202e``. Line ends and tabs stay.
    """
    if text.isprintable():
        return text
    return "".join(
        character
        if character in _HARMLESS_CONTROLS or not _acts(character)
        else character.encode("unicode_escape").decode("ascii")
        for character in text
    )


def safe_path(path: str) -> str:
    """Return ``path`` harmless and on one line, its blanks as they are."""
    return escape_unsafe(path).replace("\n", "\\n").replace("\t", "\\t")


def one_line(text: str) -> str:
    """Return ``text`` harmless and on one line, white space folded."""
    return escape_unsafe(" ".join(text.split()))


def _acts(character: str) -> bool:
    return unicodedata.category(character) in {"Cc", "Cf", "Cs", "Zl", "Zp"}


def cell_width(text: str) -> int:
    """Return how many columns of a terminal ``text`` takes."""
    if text.isascii():
        return len(text)
    from unicodedata import combining, east_asian_width

    return sum(
        0 if combining(character) else 2 if east_asian_width(character) in "WF" else 1
        for character in text
    )


def align_rows(rows: list[tuple[str, ...]]) -> list[str]:
    """Return ``rows`` with their columns aligned; the last column is not padded."""
    widths = [max(map(cell_width, column)) for column in zip(*rows, strict=True)]
    return [
        GAP.join(
            cell + " " * (width - cell_width(cell)) for cell, width in zip(row, widths, strict=True)
        ).rstrip()
        for row in rows
    ]


def harmless_line(line: str) -> str:
    """Return ``line`` so that GitHub's runner finds no command in it."""
    line = without_old_commands(line)
    return line.replace("::", ": :", 1) if line.lstrip().startswith("::") else line


def without_old_commands(line: str) -> str:
    """Return ``line`` with the commands of older runners broken."""
    return line.replace("##[", "## [")
