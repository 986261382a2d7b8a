"""Whatever Markdown people write: HTML has only our tags, and nothing of the text is lost."""

from __future__ import annotations

from collections import Counter

from docx import Document
from hypothesis import given
from hypothesis import strategies as st

from jakres_cli.locale import catalogue
from jakres_cli.model.markdown import escape_control, escape_markdown
from jakres_cli.papers.blocks import page_count_words
from jakres_cli.papers.html import TAGS, as_html
from jakres_cli.papers.reading import read_paper
from jakres_cli.papers.word.document import as_word
from jakres_cli.papers.word.writer import BlockWriter
from jakres_cli.templating.values import as_markdown
from tests.hostile.naughty import NAUGHTY
from tests.papers import Page, bare, paragraphs_of_word, text_of_html, text_of_word

PAGES = page_count_words(catalogue("en"))
ATTRIBUTES = {
    *("lang", "charset", "http-equiv", "content", "name", "style", "class", "start", "colspan"),
    *("href", "rel", "src", "alt"),
}
PIECES = st.sampled_from(
    [*NAUGHTY, "\n", "\n\n", "  \n", "# ", "- ", "1. ", "> ", "|a|b|\n|---|---|\n|c|d|\n", "    "]
)
MARKDOWN = st.lists(st.one_of(PIECES, st.text(max_size=20)), max_size=12).map("".join)


@given(MARKDOWN)
def test_html_has_only_our_tags(markdown: str) -> None:
    """No tag, attribute or address but those that the writer knows, whatever is written."""
    for text in (markdown, as_markdown(markdown)):
        page = Page(as_html(read_paper(text, "en"), PAGES))
        assert {tag for tag, _ in page.tags} <= set(TAGS.split())
        assert {name for _, attributes in page.tags for name in attributes} <= ATTRIBUTES
        for _, attributes in page.tags:
            for name in ("href", "src"):
                address = attributes.get(name, "https://")
                assert address.lower().startswith(("http://", "https://", "mailto:"))


@given(st.lists(st.text(), min_size=1, max_size=5))
def test_texts_arrive_whole(texts: list[str]) -> None:
    """A text stands in HTML and Word with all its letters, wherever it stands in Markdown."""
    safe = [escape_markdown(text) for text in texts]
    cells = "".join(f"| {one} | {one} |\n" for one in safe)
    rest = "".join(f"{one}\n\n## {one}\n\n- {one}\n\n" for one in safe)
    paper = read_paper(f"{rest}| a | b |\n|---|---|\n{cells}", "en")
    for made in (text_of_html(as_html(paper, PAGES)), text_of_word(as_word(paper, PAGES))):
        letters = bare(made)
        for text in texts:
            assert bare(escape_control(" ".join(text.split()))) in letters


@given(MARKDOWN)
def test_prose_for_other_files_is_sound(markdown: str) -> None:
    """What grows into somebody else's Word file has the same words as in our own."""
    paper = read_paper(as_markdown(markdown), "en")
    writer = BlockWriter(Document().part, 9000)
    letters = bare("".join("".join(made.itertext()) for made in writer.write(paper.blocks)))
    ours = bare("".join(paragraphs_of_word(as_word(paper, PAGES))))
    # signs of lists stand there as text, where our own file leaves them to Word
    assert Counter(ours) - Counter(letters) == Counter()
