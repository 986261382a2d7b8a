"""A paper to a Word file by python-docx, with the same bytes every time."""

from __future__ import annotations

import os
from functools import cache
from io import BytesIO

import docx
from docx.enum.section import WD_HEADER_FOOTER, WD_ORIENT
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml.parser import parse_xml
from docx.shared import Twips

from jakres_cli.model.base import replace_fields
from jakres_cli.papers.foreign import zip_files
from jakres_cli.papers.word.elements import make, make_text, xml_text
from jakres_cli.papers.word.writer import (
    ABSTRACT_BULLETS,
    ABSTRACT_NUMBERS,
    BULLETS,
    LEVELS,
    STEP,
    BlockWriter,
    TextStyle,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from docx.document import Document
    from docx.oxml.section import CT_SectPr
    from docx.oxml.xmlchemy import BaseOxmlElement
    from docx.section import Section

    from jakres_cli.papers.blocks import PageCountWords, Paper, Picture

_STYLES_FILE = os.path.join(os.path.dirname(__file__), "styles.xml")
_LANGUAGES = {"id": "id-ID", "en": "en-GB"}
_SHORT, _LONG = 11906, 16838
"""The sides of A4, in twentieths of a point like all lengths here."""
_LEFT, _OTHER, _FROM_EDGE = 1417, 1134, 567
_LONGEST_PROPERTY = 255
_LOGO_HEIGHT = 792_000
"""22 mm; Word measures pictures in 36,000ths of a millimetre."""
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
_OURS = {
    RELATIONSHIP_TYPE.CORE_PROPERTIES,
    RELATIONSHIP_TYPE.NUMBERING,
    RELATIONSHIP_TYPE.OFFICE_DOCUMENT,
    RELATIONSHIP_TYPE.SETTINGS,
    RELATIONSHIP_TYPE.STYLES,
}
"""What of python-docx's own empty file is kept: neither its theme nor its thumbnail."""


def as_word(paper: Paper, pages: PageCountWords) -> bytes:
    """Return ``paper`` as a Word file; ``pages`` are the words of the page numbers."""
    language = _LANGUAGES.get(paper.lang, paper.lang)
    document = docx.Document(BytesIO(_empty_file(language)))
    document.core_properties.title = xml_text(paper.title)[:_LONGEST_PROPERTY]
    document.core_properties.language = language
    section = document.sections[0]
    _set_up_page(section, landscape=paper.landscape)
    wide = _LONG if paper.landscape else _SHORT
    writer = BlockWriter(
        document.part,
        wide - _LEFT - _OTHER,
        numbering=document.part.numbering_part.element,
        logo=_logo(document, paper.logo) if paper.logo else None,
    )
    body = document.element.body
    for element in writer.write(paper.blocks):
        body.sectPr.addprevious(element)
    if paper.mark:
        _write_header(section, writer, paper)
    _write_footer(section, body.sectPr, writer, pages)
    return save_document(document)


def save_document(document: Document) -> bytes:
    """Return ``document`` as a file that says nothing about when it was made."""
    out = BytesIO()
    document.save(out)
    return zip_files(out.getvalue())


@cache
def _empty_file(language: str) -> bytes:
    """Return a Word file with our styles and lists, and without any text."""
    document = docx.Document()
    package = document.part.package
    for relationships in (package.rels, document.part.rels):
        for name in [key for key, of in relationships.items() if of.reltype not in _OURS]:
            del relationships[name]
    with open(_STYLES_FILE, encoding="utf-8") as file:
        styles = parse_xml(file.read().replace("LANGUAGE", language).encode())
    document.styles.element[:] = list(styles)
    document.settings.element[:] = _settings(language)
    document.part.numbering_part.element[:] = [
        _abstract_list(ABSTRACT_BULLETS, "bullet"),
        _abstract_list(ABSTRACT_NUMBERS, "decimal"),
    ]
    package.part_related_by(RELATIONSHIP_TYPE.CORE_PROPERTIES).element[:] = []
    return save_document(document)


def _settings(language: str) -> list[BaseOxmlElement]:
    modern = make(
        "compatSetting",
        name="compatibilityMode",
        uri="http://schemas.microsoft.com/office/word",
        val=15,
    )
    return [
        make("defaultTabStop", val=_FROM_EDGE),
        make("compat", modern),
        make("themeFontLang", val=language),
    ]


def _abstract_list(number: int, form: str) -> BaseOxmlElement:
    levels = []
    for level in range(LEVELS):
        bullet = BULLETS[min(level, len(BULLETS) - 1)]
        levels.append(
            make(
                "lvl",
                make("start", val=1),
                make("numFmt", val=form),
                make("lvlText", val=bullet if form == "bullet" else f"%{level + 1}."),
                make("lvlJc", val="left"),
                make("pPr", make("ind", left=(level + 1) * STEP, hanging=STEP)),
                ilvl=level,
            )
        )
    kind = make("multiLevelType", val="multilevel")
    return make("abstractNum", kind, *levels, abstractNumId=number)


def _set_up_page(section: Section, *, landscape: bool) -> None:
    wide, high = (_LONG, _SHORT) if landscape else (_SHORT, _LONG)
    section.page_width, section.page_height = Twips(wide), Twips(high)
    section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
    section.left_margin = Twips(_LEFT)
    section.top_margin = section.right_margin = section.bottom_margin = Twips(_OTHER)
    section.header_distance = section.footer_distance = Twips(_FROM_EDGE)
    section.different_first_page_header_footer = True


def _write_header(section: Section, writer: BlockWriter, paper: Paper) -> None:
    """Write what every page but the first repeats: that it is a draft."""
    section.header.is_linked_to_previous = False
    plain = tuple(replace_fields(run, href="") for run in paper.mark)
    section.header.part.element[:] = [writer.paragraph(plain, TextStyle(style="Header"))]


def _write_footer(
    section: Section, properties: CT_SectPr, writer: BlockWriter, pages: PageCountWords
) -> None:
    """Write the page number, which every page has, the first one too."""
    section.footer.is_linked_to_previous = False
    line = writer.paragraph((), TextStyle(style="Footer"))
    for kind, words in pages:
        piece = make("r", *make_text(words or "1"))
        field = {"n": "PAGE", "all": "NUMPAGES"}.get(kind)
        line.append(make("fldSimple", piece, instr=f" {field} ") if field else piece)
    section.footer.part.element[:] = [line]
    reference = properties.get_footerReference(WD_HEADER_FOOTER.PRIMARY)
    if reference is not None:
        properties.add_footerReference(WD_HEADER_FOOTER.FIRST_PAGE, reference.rId)


def _logo(document: Document, picture: Picture) -> BaseOxmlElement:
    """Return a run with ``picture`` at the left margin, beside the lines that follow.

    python-docx reads a picture again before it places it, and takes fewer kinds of JPEG than we.
    """
    name = PackURI(f"/word/media/logo.{picture.kind}")
    part = Part(name, f"image/{picture.kind}", picture.data, document.part.package)
    embedded = document.part.relate_to(part, RELATIONSHIP_TYPE.IMAGE)
    scale = _LOGO_HEIGHT / max(picture.width, picture.height)
    size = f'cx="{int(picture.width * scale)}" cy="{int(picture.height * scale)}"'
    return make("r", make("drawing", parse_xml(_ANCHOR.format(size=size, embedded=embedded))))


_ANCHOR = f"""\
<wp:anchor xmlns:wp="{_DRAWING}/wordprocessingDrawing" xmlns:a="{_DRAWING}/main"
    xmlns:pic="{_DRAWING}/picture"
    xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    distT="0" distB="0" distL="0" distR="114300" simplePos="0" relativeHeight="1" behindDoc="0"
    locked="0" layoutInCell="1" allowOverlap="1">
  <wp:simplePos x="0" y="0"/>
  <wp:positionH relativeFrom="margin"><wp:align>left</wp:align></wp:positionH>
  <wp:positionV relativeFrom="margin"><wp:align>top</wp:align></wp:positionV>
  <wp:extent {{size}}/><wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapNone/>
  <wp:docPr id="1" name="logo" descr=""/><wp:cNvGraphicFramePr/>
  <a:graphic><a:graphicData uri="{_DRAWING}/picture"><pic:pic>
    <pic:nvPicPr><pic:cNvPr id="1" name="logo"/><pic:cNvPicPr/></pic:nvPicPr>
    <pic:blipFill><a:blip r:embed="{{embedded}}"/>
      <a:stretch><a:fillRect/></a:stretch></pic:blipFill>
    <pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {{size}}/></a:xfrm>
      <a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr>
  </pic:pic></a:graphicData></a:graphic>
</wp:anchor>"""
