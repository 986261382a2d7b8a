"""YAML to nodes: what is read, what is refused, and where each stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from jakres_cli.records.syntax import (
    Mapping,
    Node,
    Scalar,
    Sequence,
    locate,
    node_data,
    node_span,
)
from jakres_cli.records.syntax.events import MAX_DEPTH, MAX_NODES, MAX_SCALAR, read_events
from jakres_cli.records.syntax.text import Fault, decode

if TYPE_CHECKING:
    from collections.abc import Iterator


WORDS = st.text(alphabet="abcé日😀\u00a0 #:-'\"[]{}&*!|>%@`,?~\t\n", max_size=12)


def codes(faults: list[Fault]) -> list[str]:
    """The codes of faults."""
    return [fault.code for fault in faults]


def scalars(node: Node) -> Iterator[Scalar]:
    """Every scalar below a node, keys too."""
    if isinstance(node, Scalar):
        yield node
    elif isinstance(node, Sequence):
        for item in node.items:
            yield from scalars(item)
    else:
        for key, value in node.entries.values():
            yield key
            yield from scalars(value)


def test_everything_is_text() -> None:
    """No scalar is anything but the text that was written."""
    text = "a: 10:30\nb: NO\nc: 012\nd: ~\ne: 2019-02-30\nf: 1_000\ng: 1.10\nh:\n"
    tree, faults = read_events(text)
    assert tree is not None
    assert node_data(tree) == {
        "a": "10:30",
        "b": "NO",
        "c": "012",
        "d": "~",
        "e": "2019-02-30",
        "f": "1_000",
        "g": "1.10",
        "h": "",
    }
    assert faults == []


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a: b\na: c\n", "a"),
        ("a: &x b\n", "&x b"),
        ("a: *x\n", "*x"),
        ("<<: {a: b}\n", "<<"),
        ("a: !!str b\n", "!!str b"),
        ("a: !x {b: c}\n", "!x {"),
        ("[a]: b\n", "[a]"),
        ("{a: b}: c\n", "{a: b}"),
        ("a: b\n--- \nc: d\n", "---"),
        ("%YAML 1.1\n---\na: b\n", "%"),
        ("a: b: c\n", ":"),
        ("a: 'b\n", ""),
        ("a:\n\t- b\n", "\t"),
    ],
)
def test_refused(text: str, shown: str) -> None:
    """What is more than plain YAML is one JK002, at the place where it stands."""
    _, faults = read_events(text)
    assert codes(faults) == ["JK002"]
    assert text[faults[0].start : faults[0].end].startswith(shown[:1])


def test_duplicate_is_placed_on_the_second() -> None:
    """A field given twice is shown at the second and names the distance; the first one counts."""
    text = "a: b\nc: d\na: e\n"
    tree, faults = read_events(text)
    assert tree is not None
    assert node_data(tree) == {"a": "b", "c": "d"}
    assert (faults[0].start, str(faults[0].message)) == (
        text.rindex("a: e"),
        "“a” stands here twice; the first is 2 lines above",
    )


def test_limits() -> None:
    """Depth, number and length are limited, and the limits themselves are allowed."""
    deep = "[" * MAX_DEPTH + "]" * MAX_DEPTH
    assert read_events(deep)[1] == []
    assert codes(read_events(f"[{deep}]")[1]) == ["JK001"]
    assert codes(read_events("[" * 30_000)[1]) == ["JK001"]
    assert read_events(f"a: {'x' * MAX_SCALAR}")[1] == []
    assert codes(read_events(f"a: {'x' * (MAX_SCALAR + 1)}")[1]) == ["JK001"]
    assert codes(read_events("[" + "a," * MAX_NODES + "]")[1]) == ["JK001"]


def test_what_was_whole_before_a_fault_is_kept() -> None:
    """After a fault that stops the reading, complete fields and complete items remain."""
    tree, faults = read_events("a: b\nlist:\n  - c\n  - {d: e}\n  - [x\nf: g\n")
    assert tree is not None
    assert codes(faults) == ["JK002"]
    assert node_data(tree) == {"a": "b", "list": ["c", {"d": "e"}]}


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a: Ruang #3 Balai\n", "#3 Balai"),
        ("a: Ruang\t#3\n", "#3"),
        ("a: #3 Balai\n", "#3 Balai"),
        ("- satu #dua\n", "#dua"),
        ("é😀: x #3\n", "#3"),
    ],
)
def test_cut_off(text: str, shown: str) -> None:
    """A blank, # and a non-blank after a plain value is JK003 at the #."""
    _, faults = read_events(text)
    assert codes(faults) == ["JK003"]
    assert text[faults[0].start : faults[0].end] == shown


@pytest.mark.parametrize(
    "text",
    [
        "a: b # komentar\n",
        "a: 'Ruang #3'\n",
        "a: |\n  Ruang #3\n",
        "a: >\n  x #3\n  y #4\n",
        "#place: x\na: b\n",
        "  #3\na: b\n",
        "a: b#3\n",
        "a: b #\n",
        "a: b ## bagian\n",
        'a: "x #3"\n',
    ],
)
def test_not_cut_off(text: str) -> None:
    """Comments, and # within quotes, in blocks or without a blank, cut nothing off."""
    assert read_events(text)[1] == []


@pytest.mark.parametrize(
    "escape", ["\\u202e", "\\x1b", "\\0", "\\u2028", "\\x85", "\\N", "\\L", "\\u200f"]
)
def test_escaped_characters(escape: str) -> None:
    """A character that acts is refused as an escape too."""
    assert codes(read_events(f'a: "x{escape}y"\n')[1]) == ["JK001"]


@given(st.dictionaries(WORDS, WORDS | st.lists(WORDS, max_size=3), max_size=4))
def test_agrees_with_yaml(fields: dict[str, str | list[str]]) -> None:
    """What PyYAML wrote is read as PyYAML's own text-only loader reads it."""
    text = yaml.safe_dump(fields, allow_unicode=True)
    tree, _ = read_events(text)
    assert tree is not None
    assert node_data(tree) == yaml.load(text, yaml.BaseLoader)  # noqa: S506  text only, no objects


@given(WORDS, WORDS, st.sampled_from(["", "# é😀\n", "# \ufeff\n"]))
def test_places_count_characters(before: str, value: str, head: str) -> None:
    """The text at the place of a plain scalar is that scalar, whatever stands before it."""
    dumped = yaml.safe_dump({"a": before, "b": [value, "akhir"]}, allow_unicode=True)
    text = head + dumped
    tree, _ = read_events(text)
    assert isinstance(tree, Mapping)
    for one in scalars(tree):
        if one.plain and "\n" not in text[one.start : one.end]:
            assert text[one.start : one.end] == one.text


@given(st.text(max_size=60), st.integers(0, 5))
def test_faults_lie_in_the_text(text: str, offset: int) -> None:
    """Whatever the text, every fault and every value lies in it."""
    text, _ = decode(text.encode())
    tree, faults = read_events(text, offset)
    spans = [(fault.start, fault.end) for fault in faults]
    spans += [node_span(node) for node in scalars(tree)] if tree is not None else []
    for start, end in spans:
        assert offset <= start <= end <= len(text) + offset + 1


@given(WORDS)
def test_hard_yaml(text: str) -> None:
    """Signs of YAML in any order are read or refused, never an exception."""
    tree, faults = read_events(f"a: {text}\nb: c\n")
    assert tree is not None or faults


def test_locate() -> None:
    """A path of keys and positions leads to the value, or to the nearest one above it."""
    text = "a:\n  - x\n  - b: y\nc:\n"
    tree, _ = read_events(text)
    assert tree is not None

    def at(*path: str | int) -> str:
        start, end = locate(tree, path)
        return text[start:end]

    assert (at("a", 0), at("a", 1, "b"), at("c")) == ("x", "y", "c")
    assert (at("a", 9), at("a", 1, "z"), at("z")) == ("x", "b", "")
