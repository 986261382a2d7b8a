"""Blocks to PDF by typst: the paper goes in as data, to be laid out by ``paper.typ``.

No text is ever made into a program: typst gets ``paper.typ`` as it is, and JSON. The folder that it
may read holds the logo and nothing else, and it knows no packages.
"""

from __future__ import annotations

import json
import os
import re
import tempfile

from jakres_cli.model.base import CannotDo, Message
from jakres_cli.papers.blocks import (
    BlockTable,
    CodeBlock,
    Heading,
    HorizontalRule,
    LaidOutPart,
    Listing,
    NewPage,
    Paragraph,
    QuoteBlock,
    column_spans,
    text_of,
    texts_in,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    import typst

    from jakres_cli.papers.blocks import Block, PageCountWords, Paper, Row, Runs

    Data = Mapping[str, object]  # JSON, as ``paper.typ`` reads it

_PROGRAM_FILE = os.path.join(os.path.dirname(__file__), "paper.typ")
_ATTEMPTS: tuple[tuple[bool, tuple[typst.PDFStandard, ...]], ...] = (
    (False, ("ua-1",)),
    (True, ("ua-1",)),
    (True, ()),
)
"""Whether the fonts of the system help out, and the standard that the file is held to."""
_LONG_WORD = re.compile(r"[^\s\u200b-]{25,}")
_PIECE = 8
_BREAK = "\u200b"
_HALF_A_PAGE = 1500
_LONG_TEXT = 20_000
"""From here on where lines end is not weighed, which takes long."""
_MOST_TEXTS, _MOST_LETTERS = 60_000, 3_000_000
"""About 30 KB of memory each, and 500 bytes."""
_STYLES = (("bold", "b"), ("italic", "i"), ("struck", "s"), ("code", "c"))


class PdfPrinter:
    """Makes papers into PDF, one after the other; what typst has learnt serves the next one."""

    def __init__(self, pages: PageCountWords) -> None:
        import typst

        self._typst = typst
        self._pages = pages
        self._compilers: dict[bool, typst.Compiler] = {}
        with open(_PROGRAM_FILE, "rb") as file:
            self._program = file.read()

    def print(self, paper: Paper) -> bytes:
        """Return ``paper`` as PDF, the same bytes each time.

        Raises ``CannotDo`` for a logo that can't be drawn, and for a paper that is too long.

        The fonts are those that typst carries. Where they lack a letter those of the system help
        out; what these lack too is an empty box.
        """
        logo = f"logo.{paper.logo.kind}" if paper.logo else ""
        data = typst_data(paper, self._pages, logo)
        with tempfile.TemporaryDirectory(prefix="jakres-") as folder:
            if paper.logo:
                with open(os.path.join(folder, logo), "wb") as file:
                    file.write(paper.logo.data)
            return self._attempt(data, folder, with_logo=bool(logo))

    def _attempt(self, data: str, folder: str, *, with_logo: bool) -> bytes:
        reason = ""
        for system, standards in _ATTEMPTS:
            try:
                made = self._compiler(system=system).compile(
                    input=self._program,
                    format="pdf",
                    root=folder,
                    sys_inputs={"paper": data},
                    pdf_standards=list(standards),
                    timestamp=0,
                )
            except self._typst.TypstError as error:
                reason = error.message
            else:
                assert isinstance(made, bytes)  # noqa: S101  only pictures come as several
                return made
        if with_logo and "decode" in reason:
            raise CannotDo(Message("the logo can't be used: {reason}", reason=reason))
        raise RuntimeError(reason)

    def _compiler(self, *, system: bool) -> typst.Compiler:
        if system not in self._compilers:
            self._compilers[system] = self._typst.Compiler(
                font_paths=self._typst.Fonts(include_system_fonts=system),
                package_path=os.devnull,
                package_cache_path=os.devnull,
            )
        return self._compilers[system]


def typst_data(paper: Paper, pages: PageCountWords, logo: str = "") -> str:
    """Return what ``paper.typ`` lays out; ``logo`` is the name of the file that it may read.

    Raises ``CannotDo`` for a paper that would take typst minutes, and all the memory there is.
    """
    letters = [len(text_of(runs)) for runs in texts_in(paper.blocks)]
    if len(letters) > _MOST_TEXTS or sum(letters) > _MOST_LETTERS:
        raise CannotDo(
            Message("it is too long for a pdf"),
            Message("html and docx can hold it; lists can be narrowed"),
        )
    data = {
        "title": paper.title,
        "lang": paper.lang,
        "landscape": paper.landscape,
        "long": max(letters, default=0) > _LONG_TEXT,
        "mark": _runs(paper.mark),
        "blocks": _blocks(paper.blocks),
        "foot": pages,
        "logo": logo,
    }
    return json.dumps(data)


def _blocks(blocks: Iterable[Block]) -> list[Data]:
    return [_block(block) for block in blocks]


def _block(block: Block) -> Data:
    match block:
        case Heading():
            return {"kind": "heading", "level": block.level, "runs": _runs(block.runs)}
        case Paragraph():
            return {"kind": "paragraph", "runs": _runs(block.runs)}
        case Listing():
            return {
                "kind": "list",
                "start": block.start,
                "items": [_blocks(item) for item in block.items],
            }
        case BlockTable():
            return {
                "kind": "table",
                "widths": block.widths,
                "head": _cells(block.head),
                "spans": [columns for _, columns in column_spans(block.head)],
                "rows": [[_whole(row), _cells(row)] for row in block.rows],
            }
        case CodeBlock():
            return {"kind": "code", "text": _breakable(block.text)}
        case QuoteBlock():
            return {"kind": "quote", "blocks": _blocks(block.blocks)}
        case LaidOutPart():
            return {"kind": block.name, "blocks": _blocks(block.blocks)}
        case HorizontalRule():
            return {"kind": "rule"}
        case NewPage():
            return {"kind": "page"}


def _cells(row: Row) -> list[list[tuple[str, str, str]]]:
    return [_runs(cell) for cell in row]


def _whole(row: Row) -> bool:
    """Return whether ``row`` is short enough to be kept on one page."""
    return max(len(text_of(cell)) * len(row) for cell in row) < _HALF_A_PAGE


def _runs(runs: Runs) -> list[tuple[str, str, str]]:
    return [
        (
            _breakable(run.text),
            "".join(letter for name, letter in _STYLES if getattr(run, name)),
            run.href,
        )
        for run in runs
    ]


def _breakable(text: str) -> str:
    """Return ``text`` with places at which words longer than a line may be broken."""
    return _LONG_WORD.sub(lambda word: _BREAK.join(_pieces(word.group())), text)


def _pieces(word: str) -> list[str]:
    return [word[start : start + _PIECE] for start in range(0, len(word), _PIECE)]
