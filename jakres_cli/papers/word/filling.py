"""A Word template and a view to a Word file, by docxtpl; the door to docxtpl.

It is only called in a confined process: what a Word file is made of can be hostile. A paragraph
that holds only a field of prose becomes the prose, in the look that the paragraph had.
"""

from __future__ import annotations

import re
from copy import deepcopy
from io import BytesIO

import docx
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from docxtpl import DocxTemplate

from jakres_cli.papers.reading import read_blocks
from jakres_cli.papers.word.document import save_document
from jakres_cli.papers.word.inspection import inspect_word_file
from jakres_cli.papers.word.repeating import SHOWN, repeat
from jakres_cli.papers.word.writer import BlockWriter, Surroundings
from jakres_cli.templating.sandbox import word_environment
from jakres_cli.templating.values import word_finisher

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from docx.opc.part import Part
    from lxml.etree import _Element as Element

    from jakres_cli.papers.word.repeating import PlainView

EXPRESSION = re.compile(r"\{(?:\{[^{}]*\}|%[^%]*%)\}")
_NAME = re.compile(r"[a-z_]+(?:\.[a-z_]+)?")
_TAG = re.compile(r"<[^<>]*>")
_PARAGRAPH = re.compile(r"<w:p([ >])")
_A4_TEXT = 9355
_OWN = (qn("w:numPr"), qn("w:sectPr"))
"""What of the paragraph before is not for each of those that take its place."""
_BESIDE = (RELATIONSHIP_TYPE.HEADER, RELATIONSHIP_TYPE.FOOTER)


def fill_template(
    data: bytes,
    environment: object,
    *,
    prose: Mapping[str, str],
    view: PlainView,
    shown: Mapping[str, list[PlainView]],
) -> tuple[bytes, set[str]]:
    """Return the template ``data`` with ``view`` in its fields, the same bytes each time.

    With it come the names that its fields mention, such as ``meeting`` and ``meeting.title``.
    ``prose`` is the Markdown by the marks that the view has in its place, ``shown`` the lists that
    rows are repeated for. Raises ``RefusedFile`` for what isn't safe, and whatever jinja2 raises.
    """
    inspect_word_file(data)
    template = _Template(BytesIO(data))
    template.init_docx()
    for element, _ in _places(template):
        repeat(element, shown)
    template.render({**view, SHOWN: shown}, environment, autoescape=True)
    for element, part in _places(template):
        _grow_prose(element, part, prose)
    made = save_document(template.docx)
    # a value may have become a part of what does something: the result is looked at as well
    inspect_word_file(made)
    return made, template.mentioned


def warm_up() -> None:
    """Use everything once, so that nothing is left to be read from the disk later."""
    out = BytesIO()
    document = docx.Document()
    document.add_paragraph("{{ one }}")
    document.save(out)
    environment = word_environment(word_finisher("", ("", "")))
    fill_template(out.getvalue(), environment, prose={"1": "*a*"}, view={"one": "1"}, shown={})


class _Template(DocxTemplate):  # type: ignore[misc]  # docxtpl says nothing about its types
    """Remembers which names it came upon, and what was being filled in when that went wrong."""

    def __init__(self, file: BytesIO) -> None:
        super().__init__(file)
        self.mentioned: set[str] = set()

    def render_xml_part(
        self,
        src_xml: str,
        part: Part,
        context: PlainView,
        jinja_env: object = None,
    ) -> str:
        """Return a part of the file with its fields filled in."""
        for expression in EXPRESSION.findall(src_xml):
            self.mentioned.update(_NAME.findall(expression))
        try:
            return str(super().render_xml_part(src_xml, part, context, jinja_env))
        except Exception as error:
            # docxtpl begins a line with every paragraph
            lines = _PARAGRAPH.sub(r"\n<w:p\1", src_xml).split("\n")
            error.lines = [_TAG.sub("", line) for line in lines]  # type: ignore[attr-defined]  # for office.py
            raise


def _places(template: _Template) -> Iterator[tuple[Element, Part]]:
    """Yield where fields may stand: the text, headers and footers, each with its part."""
    part = template.docx.part
    yield part.element, part
    for relationship in part.rels.values():
        if relationship.reltype in _BESIDE:
            beside = relationship.target_part
            yield beside.element, beside


def _grow_prose(element: Element, part: Part, prose: Mapping[str, str]) -> None:
    """Put the Markdown of ``prose`` where its marks stand below ``element`` of ``part``."""
    for paragraph in list(element.iter(qn("w:p"))):
        text = "".join(piece.text or "" for piece in paragraph.iter(qn("w:t")))
        alone = text.strip()
        if alone in prose:
            _replace(paragraph, part, prose[alone])
            continue
        for mark in (mark for mark in prose if mark in text):
            _put_inline(paragraph, part, mark, prose[mark])


def _replace(paragraph: Element, part: Part, markdown: str) -> None:
    properties = paragraph.find(qn("w:pPr"))
    surroundings = Surroundings(
        paragraph=_without_own(properties),
        run=next(paragraph.iter(qn("w:r"))).find(qn("w:rPr")),
    )
    writer = BlockWriter(part, _width_at(paragraph), surroundings=surroundings)
    for made in writer.write(read_blocks(markdown)):
        paragraph.addprevious(made)
    if properties is not None and properties.find(qn("w:sectPr")) is not None:
        for inner in paragraph.findall(qn("w:r")):  # the page ends here: what says so stays
            paragraph.remove(inner)
    else:
        paragraph.getparent().remove(paragraph)


def _without_own(properties: Element | None) -> Element | None:
    if properties is None:
        return None
    shared = deepcopy(properties)
    for own in (inner for inner in list(shared) if inner.tag in _OWN):
        shared.remove(own)
    return shared


def _put_inline(paragraph: Element, part: Part, mark: str, markdown: str) -> None:
    """Put prose into the middle of a line, as plain words."""
    blank = (qn("w:p"), qn("w:tab"), qn("w:br"))
    words = " ".join(
        "".join(
            (piece.text or "") if piece.tag == qn("w:t") else " "
            for made in BlockWriter(part, _A4_TEXT).write(read_blocks(markdown))
            for piece in made.iter(qn("w:t"), *blank)
        ).split()
    )
    for piece in paragraph.iter(qn("w:t")):
        if piece.text and mark in piece.text:
            piece.text = piece.text.replace(mark, words)


def _width_at(paragraph: Element) -> int:
    """Return how wide the cell or the page is that ``paragraph`` stands in."""
    for cell in paragraph.iterancestors(qn("w:tc")):
        width = cell.find("/".join((qn("w:tcPr"), qn("w:tcW"))))
        if width is not None and width.get(qn("w:type")) == "dxa":
            return _number(width, "w") or _A4_TEXT
    sections = list(paragraph.getroottree().iter(qn("w:sectPr")))
    if not sections:
        return _A4_TEXT
    size, margins = sections[0].find(qn("w:pgSz")), sections[0].find(qn("w:pgMar"))
    if size is None or margins is None:
        return _A4_TEXT
    width = _number(size, "w") - _number(margins, "left") - _number(margins, "right")
    return width if width > 0 else _A4_TEXT


def _number(element: Element, name: str) -> int:
    text = element.get(qn(f"w:{name}"), "")
    return int(text) if text.isdecimal() else 0
