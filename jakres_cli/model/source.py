"""Where records come from, commits that changed them, and problems at places in them."""

from __future__ import annotations

from bisect import bisect_right

from jakres_cli.model.base import Message, Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    import datetime
    from typing import Protocol
else:
    Protocol = object

RECORDS = "records"
"""The folder of the records in a workspace."""
FILES = "records/files/"
"""Below it stand attachments, which are no records."""
LARGEST = 2 * 1024 * 1024 + 1
"""So many bytes of a file are read at most: one more than a record may have."""
SHORT_ID = 10
"""So many characters of a commit's id are shown: always as many, whatever else there is."""

LINK = Message("it is a link; links are not followed")
FOLDER = Message("it is a folder")
SPECIAL = Message("it is not a regular file")
NO_SUCH_FILE = Message("there is no such file")
GONE = Message("git has it, and the folder lacks it")

_AROUND = 200


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

    Line 0 means a file that isn't there to have lines. ``excerpt`` is the line the span begins on,
    for showing with a caret; of a long line the part around it, after ``cut`` characters that were
    left out.
    """

    path: str
    line: int = 1
    column: int = 1
    end_line: int = 1
    end_column: int = 1
    excerpt: str = ""
    cut: int = 0


class Lines:
    """The lines of a text, for finding many places in it."""

    def __init__(self, path: str, text: str) -> None:
        self._path = path
        self._text = text
        self._starts = [0]
        at = text.find("\n")
        while at >= 0:
            self._starts.append(at + 1)
            at = text.find("\n", at + 1)

    def number(self, offset: int) -> int:
        """Return the line (from 1) in which ``offset`` stands."""
        return bisect_right(self._starts, offset)

    def offset(self, place: Place) -> int:
        """Return the offset at which ``place`` begins."""
        return self._starts[min(place.line, len(self._starts)) - 1] + place.column - 1

    def place(self, start: int, end: int) -> Place:
        """Return the place of ``text[start:end]``; offsets past the end are clamped to it."""
        text = self._text
        start = min(start, len(text))
        end = max(start, min(end, len(text)))
        line, end_line = self.number(start), self.number(end)
        line_start = self._starts[line - 1]
        line_end = self._starts[line] - 1 if line < len(self._starts) else len(text)
        left = max(line_start, start - _AROUND)
        right = min(line_end, start + 2 * _AROUND)
        return Place(
            path=self._path,
            line=line,
            column=start - line_start + 1,
            end_line=end_line,
            end_column=end - self._starts[end_line - 1] + 1,
            excerpt=text[left:right].rstrip("\r"),
            cut=left - line_start,
        )


class Entry(Value):
    """Something listed in a workspace.

    ``refused`` says why it can't be read as a record (a link, a folder, …; ``GONE`` when only git
    still has it); ``hides`` that there may be records behind it which nobody will see.
    """

    path: str
    refused: Message | None = None
    hides: bool = False


def is_hidden(path: str) -> bool:
    """Tell whether a file or a folder above it is hidden: editors and sync programs make such."""
    names = path.split("/")
    return any(name.startswith(".") and name not in {".", ".."} for name in names)


class FileChange(Value):
    """One file as a commit left it, and as each of its parents had it.

    ``before`` has a path and an id for each parent; an id is None where there was no such file.
    """

    path: str
    id: str | None
    before: tuple[tuple[str, str | None], ...]


class Commit(Value):
    """A commit: ``date`` is when its author made it (ISO 8601), ``changes`` what it did.

    ``cut`` when nothing is known before it: then its changes are only what was there. ``id`` is
    empty for what isn't committed.
    """

    id: str
    date: str
    author: str
    changes: tuple[FileChange, ...]
    cut: bool = False


class Tree(Protocol):
    """A workspace to read from: the working tree, the index of git, or one revision.

    ``commit`` is the full id of that revision; None for the others.
    """

    @property
    def commit(self) -> str | None:
        """The id of the commit that everything is read from."""

    def entries(self) -> list[Entry]:
        """Return everything under ``records/`` that is not a plain folder, sorted by path."""

    def read(self, path: str) -> Source:
        """Return the file at ``path``; a file that can't be read is a source with a failure."""


ERROR = "error"
WARNING = "warning"
CONFLICT_MARKS, MISSING_RECORD = "JK305", "JK112"
_UNREAD = frozenset(
    {"JK001", "JK002", "JK003", "JK101", "JK104", "JK105", CONFLICT_MARKS, MISSING_RECORD}
)
_CHANGES_NO_ANSWER = frozenset({"JK106", "JK107", "JK109", "JK301", "JK302", "JK303", "JK304"})


def level_of(code: str) -> str:
    """Return the level that every problem of ``code`` has: JK2xx warn, the others are errors."""
    return WARNING if code.startswith("JK2") else ERROR


def makes_incomplete(code: str) -> bool:
    """Tell whether a problem of ``code`` can change an answer: any error but a few."""
    return level_of(code) == ERROR and code not in _CHANGES_NO_ANSWER


class Problem(Value):
    """Something wrong at a place in a record, worded in the reader's language when shown.

    ``ref`` is the item that it is about, ``in_prose`` that it stands below the front matter,
    ``effect`` what an answer lacks because of it, where the code alone doesn't tell, and ``dated``
    the day to which it belongs, where that isn't the day of its file.
    """

    code: str
    place: Place
    message: Message
    hint: Message | None = None
    ref: str | None = None
    in_prose: bool = False
    effect: Message | None = None
    dated: datetime.date | None = None

    @property
    def level(self) -> str:
        """Either ``error`` or ``warning``."""
        return level_of(self.code)

    @property
    def makes_incomplete(self) -> bool:
        """Whether something that could change an answer was not counted."""
        return makes_incomplete(self.code) and not (self.code == CONFLICT_MARKS and self.in_prose)

    @property
    def leaves_unread(self) -> bool:
        """Whether fields of the record may not have been read because of it."""
        return self.code in _UNREAD and not self.in_prose


def sorted_problems(problems: list[Problem]) -> list[Problem]:
    """Return ``problems`` by path, then place, then code; the same one is listed once."""
    by_key = {
        (p.place.path, p.place.line, p.place.column, p.code, str(p.message)): p for p in problems
    }
    return [by_key[key] for key in sorted(by_key)]
