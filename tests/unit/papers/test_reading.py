from __future__ import annotations

import pytest

from jakres_cli.model.markdown import escape_markdown
from jakres_cli.papers.blocks import (
    PARTS,
    BlockTable,
    CodeBlock,
    Heading,
    HorizontalRule,
    LaidOutPart,
    Listing,
    NewPage,
    Paragraph,
    QuoteBlock,
    TextRun,
    text_of,
    without_hints,
)
from jakres_cli.papers.reading import read_blocks, read_paper
from jakres_cli.templating.values import as_markdown, finish_value


def test_blocks_are_what_markdown_means() -> None:
    """Headings, paragraphs, lists within lists, quotes, code, rules and tables."""
    blocks = read_blocks(
        "# A\n\nb *c* **d** ~~e~~ `f`\n\n3. g\n   - h\n4. i\n\n> j\n\n```\nk\n```\n\n---\n\n"
        "| l | m |\n|---|---|\n| n | o |\n"
    )
    assert blocks[0] == Heading(level=1, runs=(TextRun(text="A"),))
    assert blocks[1] == Paragraph(
        runs=(
            TextRun(text="b "),
            TextRun(text="c", italic=True),
            TextRun(text=" "),
            TextRun(text="d", bold=True),
            TextRun(text=" "),
            TextRun(text="e", struck=True),
            TextRun(text=" "),
            TextRun(text="f", code=True),
        )
    )
    listing = blocks[2]
    assert isinstance(listing, Listing)
    assert listing.start == 3
    assert isinstance(listing.items[0][1], Listing)
    assert [type(block) for block in blocks[3:]] == [
        QuoteBlock,
        CodeBlock,
        HorizontalRule,
        BlockTable,
    ]
    table = blocks[6]
    assert isinstance(table, BlockTable)
    assert [text_of(cell) for cell in (*table.head, *table.rows[0])] == ["l", "m", "n", "o"]
    assert sum(table.widths) == pytest.approx(1)


def test_lines_end_where_they_are_made_to() -> None:
    """A line end is a blank, two blanks before it make it one."""
    assert text_of(read_blocks("a\nb")[0].runs) == "a b"  # type: ignore[union-attr]
    assert "\n" in [run.text for run in read_blocks("a  \nb")[0].runs]  # type: ignore[union-attr]


@pytest.mark.parametrize("address", ["http://x.id", "HTTPS://x.id/a", "mailto:a@x.id"])
def test_links_to_web_and_mail_are_links(address: str) -> None:
    """They keep their address; so do those in angle brackets, and pictures of the web."""
    for text in (f"[a]({address})", f"<{address}>", f"![a]({address})"):
        (block,) = read_blocks(text)
        assert isinstance(block, Paragraph)
        assert block.runs[0].href.casefold() == address.casefold(), text


@pytest.mark.parametrize(
    "address", ["javascript:a", "file:///etc/passwd", "data:text/html,a", "//x.id", "a.html", "#a"]
)
def test_other_links_are_shown_as_they_are_written(address: str) -> None:
    """Nothing leads to scripts, files or places within the workspace."""
    (block,) = read_blocks(f"[a]({address})")
    assert isinstance(block, Paragraph)
    assert text_of(block.runs) == f"[a]({address})"
    assert not any(run.href for run in block.runs)


def test_html_is_text() -> None:
    """Tags and entities that people write are shown, not acted upon."""
    (block,) = read_blocks("<b>a</b> <script>c</script>")
    assert text_of(block.runs) == "<b>a</b> <script>c</script>"  # type: ignore[union-attr]


def test_hints_make_parts_and_pages() -> None:
    """Parts hold the blocks between their hints, also when one stands close to a table."""
    paper = read_paper(
        "<!-- title: Notula: rapat -->\n<!-- page: landscape -->\n# A\n\n"
        "<!-- part: facts -->\n| a | b |\n|---|---|\n<!-- /part -->\n"
        "<!-- part: mark -->\n**KONSEP**\n\nrahasia\n<!-- /part -->\n<!-- page: new -->\nc\n",
        "id",
    )
    assert paper.title == "Notula: rapat"
    assert paper.landscape
    assert text_of(paper.mark) == "KONSEP · rahasia"
    _, facts, mark, page, last = paper.blocks
    assert isinstance(facts, LaidOutPart)
    assert facts.name == "facts"
    assert isinstance(facts.blocks[0], BlockTable)
    assert isinstance(mark, LaidOutPart)
    assert isinstance(page, NewPage)
    assert isinstance(last, Paragraph)


def test_the_title_is_else_the_first_heading() -> None:
    """Every paper has a title for its metadata."""
    assert read_paper("## A *b*\n\n# C", "id").title == "A b"


def test_columns_are_as_wide_as_a_hint_says() -> None:
    """A hint counts for the next table, when it has as many numbers as columns."""
    table = "| a | b |\n|---|---|\n"
    hinted = f"<!-- columns: 1 3 -->\n{table}\n{table}\n<!-- columns: 1 2 3 -->\n{table}"
    tables = [block for block in read_blocks(hinted) if isinstance(block, BlockTable)]
    assert [one.widths for one in tables] == [(0.25, 0.75), (0.5, 0.5), (0.5, 0.5)]


@pytest.mark.parametrize(
    "markdown",
    ["<!-- part: facts -->\na", "a\n\n<!-- /part -->\n\nb", "<!-- part: unknown -->\na", "<!-- a"],
)
def test_odd_hints_lose_nothing(markdown: str) -> None:
    """A part without an end, an end without a part, a part that nobody knows: the text is there."""
    shown = repr(read_blocks(markdown))
    assert "'a'" in shown or markdown == "<!-- a"


def test_other_comments_are_invisible() -> None:
    """As in Markdown: on lines of their own, over several lines, and within a line."""
    blocks = read_blocks("<!-- a\nb -->\n\nc <!-- d --> e\n\n| f <!-- g --> |\n|---|\n")
    assert text_of(blocks[0].runs) == "c e"  # type: ignore[union-attr]
    assert "g" not in repr(blocks[1])


HINTS = [f"<!-- part: {name} -->" for name in PARTS] + [
    "<!-- /part -->",
    "<!-- page: landscape -->",
    "<!-- page: new -->",
    "<!-- title: a -->",
    "<!-- columns: 1 2 -->",
    "<!-- a -->",
]


@pytest.mark.parametrize("hint", HINTS)
@pytest.mark.parametrize("before", ["", "\\", "\\\\", "\\\\\\", "`", "```\n", "    ", "> ", "- "])
def test_people_can_not_make_a_hint(hint: str, before: str) -> None:
    """Neither a text nor prose brings one into a document, whatever stands before it."""
    text = f"{before}{hint}"
    for made in (
        finish_value(text),
        escape_markdown(text),
        as_markdown(text),
        as_markdown(f"a\n{text}\nb"),
    ):
        paper = read_paper(f"x\n\n{made}\n\ny", "id")
        assert not paper.landscape
        assert not paper.mark
        assert not paper.title
        assert not any(isinstance(block, LaidOutPart | NewPage) for block in paper.blocks)
        assert "--" in repr(paper.blocks)
        assert without_hints(made) == made


def test_markdown_is_handed_out_without_hints() -> None:
    """They go with their lines; other comments stay."""
    text = "<!-- part: facts -->\na <!-- b -->\n<!-- /part -->\n<!-- title: c: d -->\n# e\n"
    assert without_hints(text) == "a <!-- b -->\n# e\n"
