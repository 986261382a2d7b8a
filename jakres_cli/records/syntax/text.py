"""Bytes to text: strict UTF-8, the two fences of a record, and what is wrong with either."""

from __future__ import annotations

import re
import unicodedata

from jakres_cli.model.base import Message, Value
from jakres_cli.model.source import CONFLICT_MARKS


class Fault(Value):
    """A problem at ``text[start:end]`` (characters), not yet placed in a file."""

    code: str
    start: int
    end: int
    message: Message
    hint: Message | None = None


_MARK = re.compile(r"^(?:<{7}|>{7}|\|{7})(?: [^\n]*)?\r?$", re.MULTILINE)
_DIVIDER = re.compile(r"^={7}\r?$", re.MULTILINE)
"""The mark between the sides; in prose it underlines a heading as well."""


def conflict_mark(text: str) -> re.Match[str] | None:
    """Return the first line in ``text`` that git left between the sides of a conflict."""
    return _MARK.search(text) if "<<<<<<<" in text or ">>>>>>>" in text else None


def conflict_faults(text: str, start: int) -> list[Fault]:
    """Return what is wrong with fields that hold marks of a conflict, and nothing else of them.

    ``start`` is the offset of ``text`` in the file. There is nothing to say without marks.
    """
    mark = conflict_mark(text) or _DIVIDER.search(text)
    if mark is None:
        return []
    return [
        Fault(
            code=CONFLICT_MARKS,
            start=start + mark.start(),
            end=start + mark.end(),
            message=Message("a conflict mark of git was left among the fields"),
            hint=Message("jakres resolve shows what each side wants"),
        )
    ]


REPLACEMENT = "\ufffd"
BOM = "\ufeff"

UNSEEN = "\u00ad\u200b\u2060\ufeff"
"""What pasting brings along and nobody sees: soft hyphen, blanks without width, BOM (JK217)."""
WIDE_BLANKS = "\u00a0\u2000-\u200a\u202f\u205f\u3000"
"""Blanks that keep words together or are of another width, as a class of a pattern."""
_PASTED = re.compile(
    rf"(?P<blank>[{WIDE_BLANKS}])|(?P<unseen>[{UNSEEN}])|(?<!\S)(?P<dash>[–—•])(?=\s)"
    r"|(?:(?<=[:,-] )|(?<=\[))(?P<quote>[“”„‘’])"
    "|(?P<colon>：)"
)


def pasted_sign(text: str, start: int, end: int) -> tuple[int, Message] | None:
    """Return where in ``text[start:end]`` a sign stands that only looks right, and what to do."""
    match = _PASTED.search(text, start, end)
    if match is None:
        return None
    character = character_name(match.group())
    instead = {
        "blank": Message("write a plain blank for {character}", character=character),
        "unseen": Message("delete {character}, which nobody sees", character=character),
        "dash": Message(
            "write - for {character}, which word processors make of it", character=character
        ),
        "quote": Message(
            "write ' or \" for {character}, which quotes nothing here", character=character
        ),
        "colon": Message("write : for {character}", character=character),
    }
    return match.start(), instead[match.lastgroup or ""]


_REFUSED = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029"  # controls, separators
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # direction marks
    "\ud800-\udfff\ufffe\uffff]"
    "|\r(?!\n)"
)
_SHORT = {"\r": "CR", "\x1b": "ESC", "\x00": "NUL", "\x7f": "DEL", "\x85": "NEL"}


def decode(data: bytes) -> tuple[str, list[Fault]]:
    """Return the text of ``data`` and what is wrong with it.

    Bytes that are not UTF-8 and characters that may not stand in a record are replaced one for
    one, so that the rest can still be read and offsets hold. A bare CR is read as a line end.
    """
    faults = []
    try:
        text = data.decode()
    except UnicodeDecodeError as error:
        faults.append(_bad_encoding(data, error))
        text = data.decode(errors="replace")
    if _REFUSED.search(text):
        faults += refused_characters(text, 0, len(text))
        text = _REFUSED.sub(lambda m: "\n" if m.group() == "\r" else REPLACEMENT, text)
    return text, faults


def refused_characters(text: str, start: int, end: int) -> list[Fault]:
    """Return a fault for each kind of character in ``text`` that a record may not hold.

    ``start`` and ``end`` are the offsets of ``text`` in the file. When the text stands there as
    written, the fault points at the character, else (an escape in quotes) at the whole of it.
    """
    as_written = end - start == len(text)
    first: dict[str, Fault] = {}
    for match in _REFUSED.finditer(text):
        character = match.group()
        if character in first:
            continue
        at, until = (start + match.start(), start + match.end()) if as_written else (start, end)
        first[character] = Fault(
            code="JK001",
            start=at,
            end=until,
            message=Message(
                "the character {character} is not allowed in a record",
                character=character_name(character),
            ),
            hint=Message("delete it; it doesn't show, but it changes what is read"),
        )
    return list(first.values())


def character_name(character: str) -> str:
    """Return ``U+202E RIGHT-TO-LEFT OVERRIDE`` for a character that can't be shown."""
    name = _SHORT.get(character) or unicodedata.name(character, "")
    return f"U+{ord(character):04X} {name}".strip()


def _bad_encoding(data: bytes, error: UnicodeDecodeError) -> Fault:
    at = len(data[: error.start].decode(errors="replace"))
    hint = Message("save the file as UTF-8")
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        hint = Message("it is UTF-16: save the file as UTF-8")
    return Fault(
        code="JK001",
        start=at,
        end=at + 1,
        message=Message("byte 0x{byte:02x} is not UTF-8", byte=data[error.start]),
        hint=hint,
    )


FENCE = "---"
_FENCE_LINE = re.compile(r"^---\r?$", re.MULTILINE)
_OPENING = re.compile(r"---\r?(?:\n|\Z)")
_NEARLY_FENCE = re.compile(r"^[ \t]*(?:-{2,}|\.\.\.)[ \t]*\r?$", re.MULTILINE)


class Split(Value):
    """Where the front matter ``text[start:end]`` and the prose ``text[prose:]`` stand."""

    start: int
    end: int
    prose: int


def split_fences(text: str) -> Split | Fault:
    """Find the front matter of ``text``: between a first line ``---`` and the next such line.

    One byte order mark before the first fence is allowed. Returns a fault when a fence is missing.
    """
    begin = 1 if text.startswith(BOM) else 0
    opening = _OPENING.match(text, begin)
    if opening is None:
        return _no_opening(text, begin)
    start = opening.end()
    closing = _FENCE_LINE.search(text, start)
    if closing is None:
        return _no_closing(text, begin, start)
    return Split(start=start, end=closing.start(), prose=min(closing.end() + 1, len(text)))


def _no_opening(text: str, begin: int) -> Fault:
    line_end = text.find("\n", begin)
    first = text[begin : line_end if line_end >= 0 else len(text)].rstrip("\r")
    return Fault(
        code="JK001",
        start=begin,
        end=begin + len(first),
        message=Message("the first line is not the fence ---"),
        hint=Message("begin the file with a line of exactly --- and close the fields the same way"),
    )


def _no_closing(text: str, begin: int, start: int) -> Fault:
    nearly = _NEARLY_FENCE.search(text, start)
    at, end = nearly.span() if nearly else (begin, begin + len(FENCE))
    hint = Message("put a line of exactly --- between the fields and the prose")
    if nearly:
        hint = Message("this line looks like a fence; write exactly ---")
    return Fault(
        code="JK001",
        start=at,
        end=end,
        message=Message("the front matter is not closed by a line of ---"),
        hint=hint,
    )
