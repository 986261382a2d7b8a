"""Bytes to a document."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jakres_cli.model.source import Lines
from jakres_cli.records.syntax.document import MAX_FRONT_MATTER, read_markdown, read_yaml
from jakres_cli.records.syntax.text import decode


def codes(content: bytes) -> list[str]:
    """The codes of the faults of a record."""
    return [fault.code for fault in read_markdown("a.md", content).faults]


@pytest.mark.parametrize(
    "character",
    "\x00\x01\x07\x08\x0b\x0c\x0e\x1b\x1f\x7f\x80\x85\x9b\u2028\u2029\u200e\u200f\u061c\u202a\u202e"
    "\u2066\u2069\ufffe\uffff",
)
def test_characters_that_act(character: str) -> None:
    """Controls, separators and direction marks are refused, in the fields and in the prose."""
    in_prose = f"---\na: b\n---\nx{character}y\n"
    in_field = f"---\na: x{character}y\n---\n"
    assert set(codes(in_prose.encode())) == set(codes(in_field.encode())) == {"JK001"}


@pytest.mark.parametrize("character", "\t\u00a0\u00adé日😀\u200b\u200d")
def test_characters_that_show(character: str) -> None:
    """Tabs, blanks, accents, emoji and their joiners may stand in prose."""
    assert codes(f"---\na: b\n---\nx{character}y\n".encode()) == []


@pytest.mark.parametrize(
    "content",
    [
        b"---\na: \xff\n---\n",
        b"---\na: b\n---\n\xc3",
        b"\xff\xfe-\x00-\x00",
        b"---\na: b\n---\n\xed\xa0\x80",
        b"---\ra: b\r---\r",
        b"---\na: b\rc: d\n---\n",
    ],
)
def test_bytes(content: bytes) -> None:
    """What is not UTF-8, and a bare CR, is JK001."""
    assert "JK001" in codes(content)


def test_line_ends_and_order_mark() -> None:
    """CRLF and one leading byte order mark are accepted."""
    assert codes(b"\xef\xbb\xbf---\r\na: b\r\n---\r\nx\r\n") == []


def test_size_of_front_matter() -> None:
    """The front matter may have 256 KiB, the prose more."""
    line = "# " + "x" * 1022
    lines = "\n".join([line] * (MAX_FRONT_MATTER // 1025))
    assert codes(f"---\na: b\n{lines}\n---\n{lines * 2}".encode()) == []
    assert codes(f"---\na: b\n{lines}\n{lines}\n---\n".encode()) == ["JK001"]


@given(st.binary(max_size=80) | st.text(max_size=80).map(str.encode))
def test_every_fault_lies_in_the_file(content: bytes) -> None:
    """Whatever the bytes, every fault is placed on a line and column that exist."""
    for content_ in (content, b"---\n" + content, b"---\na: " + content + b"\n---\n"):
        for document in (read_markdown("a.md", content_), read_yaml("a.yaml", content_)):
            lines = document.text.split("\n")
            for fault in document.faults:
                place = document.place(fault.start, fault.end)
                assert 1 <= place.line <= place.end_line <= len(lines)
                assert 1 <= place.column <= len(lines[place.line - 1]) + 1
                assert 1 <= place.end_column <= len(lines[place.end_line - 1]) + 1


@given(st.text(alphabet="ab\n\r😀", max_size=30), st.integers(0, 40), st.integers(0, 40))
def test_place_points_at_the_text(text: str, start: int, end: int) -> None:
    """From line and column of a place one gets back to the offsets."""
    place = Lines("a", text).place(start, end)
    lines = text.split("\n")

    def offset(line: int, column: int) -> int:
        return sum(len(one) + 1 for one in lines[: line - 1]) + column - 1

    assert offset(place.line, place.column) == min(start, len(text))
    assert offset(place.end_line, place.end_column) == max(
        min(start, len(text)), min(end, len(text))
    )
    assert place.excerpt == lines[place.line - 1].rstrip("\r")


@given(st.binary(max_size=60))
def test_decoding_keeps_offsets(content: bytes) -> None:
    """What can't stand in a record is replaced one for one."""
    text, faults = decode(content)
    assert len(text) == len(content.decode(errors="replace"))
    assert bool(faults) == (text.encode() != content)
