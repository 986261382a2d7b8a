"""The quick reader of plain YAML and the reader of events are one reader."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from benchmarks.workspace import write_workspace
from jakres_cli.records.syntax import Mapping, Node, Scalar, Sequence
from jakres_cli.records.syntax.document import read_canonical
from jakres_cli.records.syntax.events import read_events
from jakres_cli.records.syntax.text import Split, split_fences

REPOSITORY = Path(__file__).parents[2]
OFFSET = 4

ODD = """
a|b-c|BPBD|Dinas X|x: y|x:y|#1|a #1|a # b|a # b #c|-|- a|[a, b]|[]|[a, [b]]|[a,b]|{a: b}
{a: b, a: c}|{a: b, c: d e}|'a'|'a''b'|"a"|"a\\n"|>|&a b|*a|!x|? a|~|2019-10-29|10:30|a:|: a|a - b
a  b| a|a |é|@a|%a|`a|...|---|a, b|(a)
"""
WORDS = st.sampled_from(["|", *ODD.strip().replace("\n", "|").split("|")])
PIECES = st.one_of(WORDS, st.text(alphabet="ab:#-[]{}',\" \n&*|>?", max_size=8))
LINES = st.builds(
    lambda indent, dash, key, value: f"{' ' * indent}{dash}{key}{value}".rstrip("\n"),
    st.integers(0, 5),
    st.sampled_from(["", "", "", "- ", "- - ", "-"]),
    st.sampled_from(["a: ", "b: ", "c:", "follow-ups:", "a:", "", "x y: "]),
    st.one_of(st.just(""), PIECES),
)


def described(node: Node) -> object:
    """A tree as plain data with all its places; the end of a block is where the next thing begins
    to the one reader and not told by the other, so it is left out.
    """
    if isinstance(node, Scalar):
        return ("scalar", node.text, node.start, node.end, node.plain)
    end = node.end if node.flow else None
    if isinstance(node, Sequence):
        return ("list", node.start, end, node.flow, [described(item) for item in node.items])
    entries = [(described(key), described(value)) for key, value in node.entries.values()]
    return ("fields", node.start, end, node.flow, entries)


def agree(text: str) -> bool:
    """Whether the quick reader took ``text``; it must then have read what the events say."""
    found = read_canonical(text, OFFSET)
    if found is None:
        return False
    tree, faults = read_events(text, OFFSET)
    assert not faults
    assert isinstance(tree, Mapping)
    assert described(found) == described(tree)
    return True


@given(st.lists(LINES, max_size=7).map("\n".join))
def test_any_lines(text: str) -> None:
    """Whatever stands in a few lines, both build the same tree or the quick one gives up."""
    agree(text)


@given(st.data())
def test_records_with_a_slip(data: st.DataObject) -> None:
    """A record with some characters struck out or typed in is read alike by both."""
    text = data.draw(st.sampled_from(FRONT_MATTERS))
    at = data.draw(st.integers(0, len(text)))
    cut = data.draw(st.integers(0, 6))
    agree(text[:at] + data.draw(PIECES) + text[at + cut :])


def test_realistic_records_are_all_quick(tmp_path: Path) -> None:
    """Records in the plain style are all read quickly, and as the events say."""
    write_workspace(tmp_path / "w", 60, 3)
    texts = [path.read_text() for path in (tmp_path / "w").rglob("*.md")]
    assert all(agree(front_matter(text)) for text in texts if text.startswith("---"))


def front_matter(text: str) -> str:
    """The text between the fences."""
    found = split_fences(text)
    assert isinstance(found, Split)
    return text[found.start : found.end]


FRONT_MATTERS = [
    front_matter(path.read_text(encoding="utf-8"))
    for path in sorted((REPOSITORY / "records").rglob("*-*.md"))
]
