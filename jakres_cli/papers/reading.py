"""Rendered Markdown to blocks; the door to markdown-it."""

from __future__ import annotations

from functools import cache

from markdown_it import MarkdownIt

from jakres_cli.model.base import replace_fields
from jakres_cli.model.markdown import escape_control
from jakres_cli.papers.blocks import (
    PARTS,
    BlockTable,
    CodeBlock,
    Heading,
    HorizontalRule,
    LaidOutPart,
    LayoutHint,
    Listing,
    NewPage,
    Paper,
    Paragraph,
    QuoteBlock,
    TextRun,
    given_widths,
    read_hint,
    text_of,
    widths_for,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from markdown_it.rules_block import StateBlock
    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token

    from jakres_cli.papers.blocks import Block, Picture, Row, Runs

SCHEMES = ("http://", "https://", "mailto:")
"""Where a link may lead; any other one is shown as it is written."""
_STYLES = {"strong": "bold", "em": "italic", "s": "struck"}
_COMMENT = ("<!--", "-->")


def read_paper(markdown: str, lang: str, logo: Picture | None = None) -> Paper:
    """Return the paper that a template's ``markdown`` describes."""
    return _Reader(_parser().parse(escape_control(markdown)), lang).paper(logo)


def read_blocks(markdown: str) -> tuple[Block, ...]:
    """Return the blocks of ``markdown`` that people wrote, without the layout of a paper."""
    return _Reader(_parser().parse(escape_control(markdown)), "").blocks()


class _Reader:
    """Walks the flat list of tokens, and notes what hints say about the paper as a whole."""

    def __init__(self, tokens: list[Token], lang: str) -> None:
        self._tokens = iter(tokens)
        self._lang = lang
        self._title = ""
        self._heading = ""
        self._landscape = False
        self._mark: Runs = ()
        self._columns: tuple[float, ...] = ()

    def paper(self, logo: Picture | None) -> Paper:
        blocks = self.blocks()
        return Paper(
            title=self._title or self._heading,
            lang=self._lang,
            blocks=blocks,
            landscape=self._landscape,
            mark=self._mark,
            logo=logo,
        )

    def blocks(self) -> tuple[Block, ...]:
        """Return everything that is left, in the parts that hints make."""
        open_parts: list[tuple[str, list[Block]]] = [("", [])]
        for token in self._tokens:
            hint = read_hint(token.content) if token.type == "hint" else None
            if hint is None:
                open_parts[-1][1].extend(self._block(token))
            elif hint.name != "part":
                open_parts[-1][1].extend(self._hinted(hint))
            elif hint.ends:
                self._close(open_parts)
            else:
                open_parts.append((hint.value, []))
        while len(open_parts) > 1:
            self._close(open_parts)
        return tuple(open_parts[0][1])

    def _close(self, open_parts: list[tuple[str, list[Block]]]) -> None:
        """End the innermost part; one that nobody knows is just its blocks."""
        if len(open_parts) == 1:
            return
        name, blocks = open_parts.pop()
        if name not in PARTS:
            open_parts[-1][1].extend(blocks)
        elif blocks:
            open_parts[-1][1].append(LaidOutPart(name=name, blocks=tuple(blocks)))
        if name == "mark":
            texts = [block.runs for block in blocks if isinstance(block, Paragraph)]
            gap = (TextRun(text=" · "),)
            joined = tuple(run for runs in texts for run in (*gap, *runs))[1:]
            self._mark = (*self._mark, *(gap if self._mark and joined else ()), *joined)

    def _hinted(self, hint: LayoutHint) -> Iterator[Block]:
        if hint.name == "title":
            self._title = hint.value
        elif hint.name == "columns":
            self._columns = given_widths(hint.value)
        elif hint.name == "page" and hint.value == "landscape":
            self._landscape = True
        elif hint.name == "page" and hint.value == "new":
            yield NewPage()

    def _block(self, token: Token) -> Iterator[Block]:
        kind = token.type
        if kind == "heading_open":
            runs = self._runs_until("heading_close")
            self._heading = self._heading or text_of(runs)
            yield Heading(level=int(token.tag[1]), runs=runs)
        elif kind == "paragraph_open":
            yield Paragraph(runs=self._runs_until("paragraph_close"))
        elif kind in {"bullet_list_open", "ordered_list_open"}:
            yield self._listing(token)
        elif kind == "blockquote_open":
            yield QuoteBlock(blocks=self._within("blockquote_close"))
        elif kind == "table_open":
            yield self._table()
        elif kind in {"fence", "code_block"}:
            yield CodeBlock(text=token.content.rstrip("\n"))
        elif kind == "hr":
            yield HorizontalRule()

    def _within(self, end: str) -> tuple[Block, ...]:
        blocks: list[Block] = []
        for token in self._tokens:
            if token.type == end:
                break
            blocks.extend(self._block(token))
        return tuple(blocks)

    def _listing(self, opening: Token) -> Listing:
        end = opening.type.replace("open", "close")
        items: list[tuple[Block, ...]] = []
        for token in self._tokens:
            if token.type == end:
                break
            items.append(self._within("list_item_close"))
        numbered = opening.type.startswith("ordered")
        return Listing(
            items=tuple(items), start=int(opening.attrs.get("start", 1)) if numbered else None
        )

    def _table(self) -> BlockTable:
        rows: list[Row] = []
        cells: list[Runs] = []
        for token in self._tokens:
            if token.type == "table_close":
                break
            if token.type == "tr_open":
                cells = []
            elif token.type == "inline":
                cells.append(_runs(token.children or []))
            elif token.type == "tr_close":
                rows.append(tuple(cells))
        given, self._columns = self._columns, ()
        fits = len(given) == len(rows[0])
        return BlockTable(
            head=rows[0], rows=tuple(rows[1:]), widths=given if fits else widths_for(rows)
        )

    def _runs_until(self, end: str) -> Runs:
        runs: Runs = ()
        for token in self._tokens:
            if token.type == end:
                break
            runs = _runs(token.children or [])
        return runs


def _runs(tokens: list[Token]) -> Runs:
    """Return inline tokens as runs; equal styles that follow each other are one run."""
    style = TextRun(text="")
    runs: list[TextRun] = []
    for token in tokens:
        name = token.type.removesuffix("_open").removesuffix("_close")
        if name in _STYLES:
            style = replace_fields(style, **{_STYLES[name]: token.nesting == 1})
        elif token.type == "link_open":
            style = replace_fields(style, href=str(token.attrs.get("href", "")))
        elif token.type == "link_close":
            style = replace_fields(style, href="")
        elif token.type == "image":
            runs.extend(_picture(token, style))
        elif token.type == "code_inline":
            runs.append(replace_fields(style, text=token.content, code=True))
        elif text := {"softbreak": " ", "hardbreak": "\n"}.get(token.type, token.content):
            runs.append(replace_fields(style, text=text))
    return tuple(runs)


def _picture(token: Token, style: TextRun) -> Iterator[TextRun]:
    """Yield what a picture in people's text is called; papers fetch nothing."""
    where = str(token.attrs.get("src", ""))
    yield replace_fields(style, text=token.content or where, href=where)


@cache
def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": False}).enable(["table", "strikethrough"])
    # markdown-it takes its rule for links as an attribute
    parser.validateLink = lambda url: url.lower().startswith(SCHEMES)  # type: ignore[method-assign]
    interrupts = ["paragraph", "reference", "blockquote"]
    parser.block.ruler.before("fence", "hint", _block_comment, {"alt": interrupts})
    parser.inline.ruler.before("autolink", "comment", _inline_comment)
    return parser


def _block_comment(state: StateBlock, first: int, last: int, silent: bool) -> bool:  # noqa: FBT001  a rule of markdown-it
    """Take a comment that begins a line up to the line where it ends; it is a hint or nothing."""
    start, end = state.bMarks[first] + state.tShift[first], state.eMarks[first]
    if state.is_code_block(first) or not state.src.startswith(_COMMENT[0], start):
        return False
    if silent:
        return True
    line = first
    while _COMMENT[1] not in state.src[start:end] and line + 1 < last:
        line += 1
        end = state.eMarks[line]
    token = state.push("hint", "", 0)
    token.content = state.src[start + 4 : end].partition(_COMMENT[1])[0]
    state.line = line + 1
    return True


def _inline_comment(state: StateInline, silent: bool) -> bool:  # noqa: FBT001, ARG001  see above
    """Skip a comment within a line, as every reader of Markdown does."""
    if not state.src.startswith(_COMMENT[0], state.pos):
        return False
    end = state.src.find(_COMMENT[1], state.pos)
    if end < 0:
        return False
    state.pos = end + len(_COMMENT[1])
    return True
