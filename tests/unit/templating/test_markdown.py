from __future__ import annotations

import html
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from jakres_cli.model.markdown import escape_markdown
from jakres_cli.templating.values import as_markdown, in_comment, markdown_link

PARSER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
SIGNS = st.text(st.sampled_from("\\`*_{}[]<>()#+-.!|~&=:;$ ab1/\"'"), max_size=12)


@given(SIGNS)
def test_text_is_shown_as_it_is(text: str) -> None:
    """Whatever the signs, a renderer shows the same characters, in a line and in a table."""
    plain = " ".join(text.split())
    for page in (escape_markdown(text), f"| {escape_markdown(text)} |\n|---|"):
        shown = html.unescape(re.sub(r"<[^>]*>", "", PARSER.render(page)))
        assert " ".join(shown.split()) == plain


@given(SIGNS)
def test_no_tag_gets_through_prose(text: str) -> None:
    """Prose stays Markdown, but none of its HTML acts, and making it so twice changes nothing."""
    made = str(as_markdown(text))
    assert not {"html_inline", "html_block"} & _kinds(made)
    assert str(as_markdown(made)) == made


@given(SIGNS)
def test_a_comment_is_ended_by_us_alone(text: str) -> None:
    """The comment that holds people's lines ends where the template ends it."""
    assert "--" not in str(in_comment(text))


@pytest.mark.parametrize(
    ("url", "made"),
    [
        ("https://x.id/a_b(c)", "[t](https://x.id/a_b%28c%29)"),
        ("javascript:alert(1)", "t (javascript:alert(1))"),
        ("", "t"),
    ],
)
def test_links(url: str, made: str) -> None:
    """Only http and https become links."""
    assert markdown_link("t", url) == made


def _kinds(text: str) -> set[str]:
    tokens = PARSER.parse(text)
    return {token.type for one in tokens for token in (one, *(one.children or ()))}
