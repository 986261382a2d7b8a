"""A Word template and a view to a Word file, by docxtpl; the door to docxtpl and python-docx.

It is only called in a confined process: what a Word file is made of can be hostile.
"""

from __future__ import annotations

import re
from io import BytesIO

import docx
from docx.opc.constants import RELATIONSHIP_TYPE
from docxtpl import DocxTemplate

from jakres_cli.papers.word.archive import zip_files
from jakres_cli.papers.word.growing import grow_prose
from jakres_cli.papers.word.inspection import open_word_file
from jakres_cli.papers.word.repeating import SHOWN, repeat
from jakres_cli.templating.sandbox import word_environment
from jakres_cli.templating.word import word_finisher

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from typing import Any

    from docx.opc.part import Part
    from lxml.etree import _Element as Element

    View = dict[str, Any]

EXPRESSION = re.compile(r"\{(?:\{[^{}]*\}|%[^%]*%)\}")
_NAME = re.compile(r"[a-z_]+(?:\.[a-z_]+)?")
_TAG = re.compile(r"<[^<>]*>")
_PARAGRAPH = re.compile(r"<w:p([ >])")
_BESIDE = (RELATIONSHIP_TYPE.HEADER, RELATIONSHIP_TYPE.FOOTER)


def fill_template(
    data: bytes,
    environment: object,
    *,
    prose: Mapping[str, str],
    view: View,
    shown: Mapping[str, list[View]],
) -> tuple[bytes, set[str]]:
    """Return the template ``data`` with ``view`` in its fields, the same bytes each time.

    With it come the names that its fields mention, such as ``meeting`` and ``meeting.title``.
    ``prose`` is the Markdown by the marks that the view has in its place, ``shown`` the lists that
    rows are repeated for. Raises ``RefusedFile`` for what isn't safe, and whatever jinja2 raises.
    """
    open_word_file(data)
    template = _Template(BytesIO(data))
    template.init_docx()
    for element, _ in _places(template):
        repeat(element, shown)
    template.render({**view, SHOWN: shown}, environment, autoescape=True)
    for element, part in _places(template):
        grow_prose(element, part, prose)
    out = BytesIO()
    template.docx.save(out)
    # a value may have become a part of what does something: the result is looked at as well
    return zip_files(open_word_file(out.getvalue())), template.mentioned


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
        context: View,
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
            error.lines = [_TAG.sub("", line) for line in lines]  # type: ignore[attr-defined]
            raise


def _places(template: _Template) -> Iterator[tuple[Element, Part]]:
    """Yield where fields may stand: the text, headers and footers, each with its part."""
    part = template.docx.part
    yield part.element, part
    for relationship in part.rels.values():
        if relationship.reltype in _BESIDE:
            beside = relationship.target_part
            yield beside.element, beside
