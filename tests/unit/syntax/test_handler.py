"""Our handler in python-frontmatter, and python-frontmatter as an oracle."""

from __future__ import annotations

import frontmatter
import pytest
from hypothesis import given
from hypothesis import strategies as st

from jakres_cli.model.base import CannotDo
from jakres_cli.records.syntax import node_data
from jakres_cli.records.syntax.document import read_markdown
from jakres_cli.records.syntax.handler import StrictHandler

WORD = st.text(alphabet="bcdg", min_size=1, max_size=6)
KEY = st.text(alphabet="hkm", min_size=2, max_size=6)


@given(st.dictionaries(KEY, WORD | st.lists(WORD, min_size=1, max_size=3), min_size=1), WORD)
def test_plain_frontmatter_agrees(fields: dict[str, str | list[str]], prose: str) -> None:
    """On plain words our reader, our handler and python-frontmatter itself read the same."""
    lines = [
        f"{name}: {value}" if isinstance(value, str) else f"{name}: [{', '.join(value)}]"
        for name, value in fields.items()
    ]
    text = "\n".join(["---", *lines, "---", "", prose])
    theirs = frontmatter.loads(text)
    ours = frontmatter.loads(text, handler=StrictHandler())
    assert ours.metadata == theirs.metadata == fields
    assert ours.content == theirs.content == prose
    document = read_markdown("a.md", text.encode())
    assert document.tree is not None
    assert (node_data(document.tree), document.prose.strip()) == (fields, prose)


@pytest.mark.parametrize(
    "text",
    [
        "prosa saja",
        "---\na: b\n",
        "---\na: b\n...\nprosa",
        "----\na: b\n----\n",
        "---\n- a\n---\n",
        "---\na: b\na: c\n---\n",
        "---\na: &x b\n---\n",
        "---\na: x #3\n---\n",
    ],
)
def test_strict(text: str) -> None:
    """Where python-frontmatter gives empty or changed fields, our handler refuses."""
    with pytest.raises(CannotDo):
        frontmatter.loads(text, handler=StrictHandler())


def test_values_stay_text() -> None:
    """Values that other readers change stay as written."""
    post = frontmatter.loads("---\ntime: 10:30\nno: NO\n---\nx", handler=StrictHandler())
    assert post.metadata == {"time": "10:30", "no": "NO"}


def test_nothing_is_dumped() -> None:
    """Records are never written by dumping them."""
    post = frontmatter.loads("---\na: b\n---\nx", handler=StrictHandler())
    with pytest.raises(CannotDo):
        frontmatter.dumps(post)
