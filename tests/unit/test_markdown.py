from __future__ import annotations

import html
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from jakres_cli.model.markdown import escape_for_html, escape_links

PARSER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
SIGNS = st.text(st.sampled_from("\\`*_{}[]<>()#+-.!|~&=:;$@ ab1/\"'"), max_size=12)
# what a forge looks for in the text that is shown
_REFERENCE = re.compile(r"(?<!\w)@\w|#\d|\bGH-\d|https?://|www\.|:[a-z]+:", re.IGNORECASE)


@given(SIGNS)
def test_text_is_shown_as_it_is(text: str) -> None:
    """Whatever the signs, a reader sees the same characters, and nothing in them leads anywhere."""
    plain = " ".join(text.split())
    page = PARSER.render(f"- {escape_links(text)}")
    shown = html.unescape(re.sub(r"<[^>]*>", "", page))
    assert " ".join(shown.replace("\u200b", "").split()) == plain
    assert "<a " not in page
    assert not _REFERENCE.search(shown)
    summary = html.unescape(escape_for_html(text))
    assert summary.replace("\u200b", "") == plain
    assert "<" not in escape_for_html(text)


@pytest.mark.parametrize(
    "text",
    [
        "@kantor/tim tolong",
        "lihat #12 dan kantor/arsip#7",
        "GH-34",
        "https://github.com/kantor/arsip/issues/5",
        "www.example.org",
        ":tada:",
        "a@b.example",
    ],
)
def test_nobody_is_notified(text: str) -> None:
    """Mentions, numbers of issues and addresses are broken for a forge and whole for a reader."""
    assert not _REFERENCE.search(html.unescape(escape_links(text)))
    assert html.unescape(escape_links(text)).replace("\u200b", "").replace("\\", "") == text
    assert "&#8203;" in escape_for_html(text)


def test_times_stay_whole() -> None:
    """A time of day holds no emoji."""
    assert escape_links("pukul 09:00:15 WIB") == "pukul 09:00:15 WIB"
