"""Bytes to text: strict UTF-8 and the characters that a record may hold."""

from __future__ import annotations

import re
import unicodedata

from jakres_cli.model.message import Message
from jakres_cli.records.syntax.fault import Fault

REPLACEMENT = "\ufffd"
BOM = "\ufeff"

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
                "the character {character} may not stand in a record",
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
