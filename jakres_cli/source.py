"""Where records come from: a path with its bytes, and places in its text."""

from __future__ import annotations

from jakres_cli.value import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Protocol

    from jakres_cli.message import Message
else:
    Protocol = object


class Source(Value):
    """A file as it was found, from the working tree or a revision.

    ``path`` is relative to the workspace with forward slashes. ``data`` is None when the file
    could not be read; ``failure`` then says why.
    """

    path: str
    data: bytes | None = None
    failure: Message | None = None


class Place(Value):
    """A span in a file: lines and columns count from 1 and in characters; the end is exclusive.

    ``excerpt`` is the whole line the span begins on, for showing with a caret.
    """

    path: str
    line: int = 1
    column: int = 1
    end_line: int = 1
    end_column: int = 1
    excerpt: str = ""


def place_at(path: str, text: str, start: int, end: int) -> Place:
    """Return the place of ``text[start:end]``; offsets past the end are clamped to it."""
    start = min(start, len(text))
    end = max(start, min(end, len(text)))
    line_start = text.rfind("\n", 0, start) + 1
    line_end = text.find("\n", start)
    excerpt = text[line_start : line_end if line_end >= 0 else len(text)].rstrip("\r")
    line = text.count("\n", 0, start) + 1
    return Place(
        path=path,
        line=line,
        column=start - line_start + 1,
        end_line=line + text.count("\n", start, end),
        end_column=end - (text.rfind("\n", 0, end) + 1) + 1,
        excerpt=excerpt,
    )


class Entry(Value):
    """Something listed in a workspace.

    ``refused`` says why it can't be read as a record (a link, a folder, …); ``hides`` that there
    may be records behind it which nobody will see.
    """

    path: str
    refused: Message | None = None
    hides: bool = False


class Tree(Protocol):
    """A workspace to read from: the working tree, or one revision of it."""

    def entries(self) -> list[Entry]:
        """Return everything under ``records/`` that is not a plain folder, sorted by path."""

    def read(self, path: str) -> Source:
        """Return the file at ``path``; a file that can't be read is a source with a failure."""
