"""Front matter and prose are told apart by two lines of exactly ---."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jakres_cli.records.syntax.text import Fault, Split, split_fences


@pytest.mark.parametrize(
    ("text", "front", "prose"),
    [
        ("---\na: b\n---\nprosa\n", "a: b\n", "prosa\n"),
        ("---\r\na: b\r\n---\r\nprosa\r\n", "a: b\r\n", "prosa\r\n"),
        ("\ufeff---\na: b\n---\nprosa", "a: b\n", "prosa"),
        ("---\n---\n", "", ""),
        ("---\n---", "", ""),
        ("---\na: b\n---", "a: b\n", ""),
        ("---\na: b\n---\nprosa\n---\nlagi\n", "a: b\n", "prosa\n---\nlagi\n"),
        ("---\na: |\n  ---\n---\n", "a: |\n  ---\n", ""),
        ("---\na: b\n----\nc: d\n---\n", "a: b\n----\nc: d\n", ""),
    ],
)
def test_split(text: str, front: str, prose: str) -> None:
    """The fields stand between the first line and the next line of exactly ---."""
    found = split_fences(text)
    assert isinstance(found, Split)
    assert (text[found.start : found.end], text[found.prose :]) == (front, prose)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n",
        "a: b\n",
        "\n---\na: b\n---\n",
        " ---\na: b\n---\n",
        "----\na: b\n----\n",
        "--- \n---\n",
    ],
)
def test_no_opening_fence(text: str) -> None:
    """Without a first line of exactly --- nothing is a record, and the first line is shown."""
    found = split_fences(text)
    assert isinstance(found, Fault)
    assert (found.code, found.start) == ("JK001", 0)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("---\na: b\n...\nprosa\n", "..."),
        ("---\na: b\n----\nprosa\n", "----"),
        ("---\na: b\n --- \nprosa\n", " --- "),
        ("---\na: b\n", "---"),
        ("---", "---"),
    ],
)
def test_no_closing_fence(text: str, shown: str) -> None:
    """A missing second fence is shown at the line that was probably meant, else at the first."""
    found = split_fences(text)
    assert isinstance(found, Fault)
    assert text[found.start : found.end].strip("\r\n") == shown


@given(st.text(alphabet="-. \r\nab\ufeff", max_size=40))
def test_spans_lie_in_the_text(text: str) -> None:
    """Whatever the text, what is returned lies in it and in order."""
    found = split_fences(text)
    if isinstance(found, Fault):
        assert 0 <= found.start <= found.end <= len(text)
    else:
        assert 0 < found.start <= found.end < found.prose <= len(text)
        assert text[: found.start].lstrip("\ufeff").rstrip("\r\n") == "---"
        assert text[found.end : found.prose].rstrip("\r\n") == "---"
