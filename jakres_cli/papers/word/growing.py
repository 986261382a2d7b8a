"""Prose in a Word file of somebody else: a paragraph that holds only its field becomes the prose.

Its paragraphs, lists and tables look like the paragraph that they take the place of.
"""

from __future__ import annotations

from copy import deepcopy

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.parser import parse_xml

from jakres_cli.papers.reading import read_blocks
from jakres_cli.papers.word.body import Body
from jakres_cli.papers.word.marks import PARAGRAPH_ORDER, RUN_ORDER

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from docx.opc.part import Part
    from lxml.etree import _Element as Element

_NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_LINKED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_W, _R = f"{{{_NAMESPACE}}}", f"{{{_LINKED}}}"
_A4_TEXT = 9355
_OWN = {"numPr", "sectPr"}
"""What of the paragraph before is not for each of those that take its place."""


def grow_prose(element: Element, part: Part, prose: Mapping[str, str]) -> None:
    """Put the Markdown of ``prose`` where its marks stand below ``element`` of ``part``."""
    for paragraph in list(element.iter(f"{_W}p")):
        text = "".join(one.text or "" for one in paragraph.iter(f"{_W}t"))
        alone = text.strip()
        if alone in prose:
            _replace(paragraph, part, prose[alone])
            continue
        for mark in (mark for mark in prose if mark in text):
            _put_inline(paragraph, mark, prose[mark])


def _replace(paragraph: Element, part: Part, markdown: str) -> None:
    body = Body(_width_at(paragraph), styled=False)
    written = body.blocks(read_blocks(markdown))
    made = parse_xml(f'<w:body xmlns:w="{_NAMESPACE}" xmlns:r="{_LINKED}">{written}</w:body>')
    addresses = {name: address for address, name in body.links.items()}
    for link in made.iter(f"{_W}hyperlink"):
        address = addresses[link.get(f"{_R}id")]
        link.set(f"{_R}id", part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
    properties = paragraph.find(f"{_W}pPr")
    run = next(paragraph.iter(f"{_W}r")).find(f"{_W}rPr")
    for one in made.iter(f"{_W}p"):
        _take_over(one, "pPr", properties, PARAGRAPH_ORDER)
        for inner in one.iter(f"{_W}r"):
            _take_over(inner, "rPr", run, RUN_ORDER)
    for one in list(made):
        paragraph.addprevious(one)
    if properties is not None and properties.find(f"{_W}sectPr") is not None:
        for inner in paragraph.findall(f"{_W}r"):  # the page ends here: what says so stays
            paragraph.remove(inner)
    else:
        paragraph.getparent().remove(paragraph)


def _take_over(element: Element, name: str, before: Element | None, order: str) -> None:
    """Give ``element`` the properties ``before`` that it doesn't have itself, in their order."""
    if before is None:
        return
    own = element.find(f"{_W}{name}")
    if own is None:
        own = element.makeelement(f"{_W}{name}")
        element.insert(0, own)
    has = {one.tag for one in own}
    for one in before:
        if one.tag not in has and one.tag.removeprefix(_W) not in _OWN:
            own.append(deepcopy(one))
    _sort(own, order)


def _sort(properties: Element, order: str) -> None:
    names = order.split()

    def rank(one: Element) -> int:
        name = str(one.tag).removeprefix(_W)
        return names.index(name) if name in names else len(names)

    properties[:] = sorted(properties, key=rank)


def _put_inline(paragraph: Element, mark: str, markdown: str) -> None:
    """Put prose into the middle of a line, as plain words."""
    words = _plain(read_blocks(markdown))
    for one in paragraph.iter(f"{_W}t"):
        if one.text and mark in one.text:
            one.text = one.text.replace(mark, words)


def _plain(blocks: Iterable[object]) -> str:
    """Return the words of ``blocks`` without how they are laid out."""
    body = Body(_A4_TEXT, styled=False)
    made = parse_xml(
        f'<w:body xmlns:w="{_NAMESPACE}" xmlns:r="{_LINKED}">{body.blocks(blocks)}</w:body>'  # type: ignore[arg-type]
    )
    # paragraphs, tabs and line breaks all become a blank
    pieces = (
        (one.text or "") if one.tag == f"{_W}t" else " "
        for one in made.iter(f"{_W}p", f"{_W}t", f"{_W}tab", f"{_W}br")
    )
    return " ".join("".join(pieces).split())


def _width_at(paragraph: Element) -> int:
    """Return how wide the cell or the page is that ``paragraph`` stands in."""
    for cell in paragraph.iterancestors(f"{_W}tc"):
        width = cell.find(f"{_W}tcPr/{_W}tcW")
        if width is not None and width.get(f"{_W}type") == "dxa":
            return _number(width, "w") or _A4_TEXT
    sections = list(paragraph.getroottree().iter(f"{_W}sectPr"))
    if not sections:
        return _A4_TEXT
    size, margins = sections[0].find(f"{_W}pgSz"), sections[0].find(f"{_W}pgMar")
    if size is None or margins is None:
        return _A4_TEXT
    width = _number(size, "w") - _number(margins, "left") - _number(margins, "right")
    return width if width > 0 else _A4_TEXT


def _number(element: Element, name: str) -> int:
    text = element.get(f"{_W}{name}", "")
    return int(text) if text.isdecimal() else 0
