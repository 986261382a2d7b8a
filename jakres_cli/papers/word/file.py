"""A paper to a Word file: the parts around its text, and the same bytes every time."""

from __future__ import annotations

import os

from jakres_cli.model.value import replace_fields
from jakres_cli.papers.word.archive import zip_files
from jakres_cli.papers.word.body import Body
from jakres_cli.papers.word.marks import attributes, paragraph, styled_runs, text
from jakres_cli.papers.word.picture import drawing

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

    from jakres_cli.papers.blocks import Paper
    from jakres_cli.papers.pages import Counted

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_LINKED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_CORE = f"{_PACKAGE}/metadata/core-properties"
_WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_STYLES_FILE = os.path.join(os.path.dirname(__file__), "styles.xml")
_LANGUAGES = {"id": "id-ID", "en": "en-GB"}
_SHORT, _LONG = 11906, 16838
"""The sides of A4, in twentieths of a point like all lengths here."""
_LEFT, _OTHER, _FROM_EDGE = 1417, 1134, 567
_PARTS = ("styles", "settings", "numbering", "header", "footer")
_OUTER = {
    "document": (f"{_LINKED}/officeDocument", "word/document.xml"),
    "core": (f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
}


def as_word(paper: Paper, pages: Counted) -> bytes:
    """Return ``paper`` as a Word file; ``pages`` are the words of the page numbers."""
    wide, high = (_LONG, _SHORT) if paper.landscape else (_SHORT, _LONG)
    logo = drawing(paper.logo, "logo") if paper.logo else ""
    body = Body(wide - _LEFT - _OTHER, styled=True, letterhead=logo)
    written = body.blocks(paper.blocks) + _section(wide, high, marked=bool(paper.mark))
    language = _LANGUAGES.get(paper.lang, paper.lang)
    files = {
        "[Content_Types].xml": _content_types(paper),
        "_rels/.rels": _relationships(_OUTER),
        "docProps/core.xml": _core(paper.title, language),
        "word/document.xml": _element("document", f"<w:body>{written}</w:body>"),
        "word/_rels/document.xml.rels": _relationships(_inner(paper), body.links),
        "word/styles.xml": _styles(language),
        "word/settings.xml": _settings(language),
        "word/numbering.xml": _HEAD + body.lists.part(),
        "word/header.xml": _element("hdr", _header(paper)),
        "word/footer.xml": _element("ftr", _footer(pages)),
    }
    data = {name: content.encode() for name, content in files.items()}
    if paper.logo:
        data[f"word/media/logo.{paper.logo.kind}"] = paper.logo.data
    return zip_files(data)


def _element(name: str, inner: str) -> str:
    return f'{_HEAD}<w:{name} xmlns:w="{_MAIN}" xmlns:r="{_LINKED}">{inner}</w:{name}>'


def _section(wide: int, high: int, *, marked: bool) -> str:
    """Return the page: its size and margins, and what stands at the head and foot of which."""
    sideways = ' w:orient="landscape"' if wide > high else ""
    head = '<w:headerReference w:type="default" r:id="header"/>' if marked else ""
    feet = "".join(
        f'<w:footerReference w:type="{kind}" r:id="footer"/>' for kind in ("default", "first")
    )
    margins = attributes(
        top=_OTHER,
        right=_OTHER,
        bottom=_OTHER,
        left=_LEFT,
        header=_FROM_EDGE,
        footer=_FROM_EDGE,
        gutter=0,
    )
    return (
        f"<w:sectPr>{head}{feet}<w:pgSz {attributes(w=wide, h=high)}{sideways}/>"
        f"<w:pgMar {margins}/><w:titlePg/></w:sectPr>"
    )


def _header(paper: Paper) -> str:
    """Return what every page but the first repeats: that it is a draft."""
    runs = tuple(replace_fields(run, href="") for run in paper.mark)
    return paragraph(styled_runs(runs, str), pStyle=attributes(val="Header"))


def _footer(pages: Counted) -> str:
    pieces = []
    for kind, words in pages:
        field = {"n": "PAGE", "all": "NUMPAGES"}.get(kind)
        run = f'<w:r><w:t xml:space="preserve">{text(words or "1")}</w:t></w:r>'
        pieces.append(f'<w:fldSimple w:instr=" {field} ">{run}</w:fldSimple>' if field else run)
    return paragraph("".join(pieces), pStyle=attributes(val="Footer"))


def _styles(language: str) -> str:
    with open(_STYLES_FILE, encoding="utf-8") as file:
        return file.read().replace("LANGUAGE", text(language))


def _settings(language: str) -> str:
    modern = attributes(
        name="compatibilityMode", uri="http://schemas.microsoft.com/office/word", val=15
    )
    return _element(
        "settings",
        f"<w:defaultTabStop {attributes(val=_FROM_EDGE)}/>"
        f"<w:compat><w:compatSetting {modern}/></w:compat>"
        f"<w:themeFontLang {attributes(val=language)}/>",
    )


def _core(title: str, language: str) -> str:
    return (
        f'{_HEAD}<cp:coreProperties xmlns:cp="{_CORE}" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>{text(title)}</dc:title><dc:language>{text(language)}</dc:language>"
        "</cp:coreProperties>"
    )


def _inner(paper: Paper) -> dict[str, tuple[str, str]]:
    """Return what the text refers to: by id its kind, and where it is."""
    found = {name: (f"{_LINKED}/{name}", f"{name}.xml") for name in _PARTS}
    if paper.logo:
        found["logo"] = (f"{_LINKED}/image", f"media/logo.{paper.logo.kind}")
    return found


def _relationships(
    targets: Mapping[str, tuple[str, str]], links: Mapping[str, str] | None = None
) -> str:
    inside = [
        f'<Relationship Id="{name}" Type="{kind}" Target="{target}"/>'
        for name, (kind, target) in targets.items()
    ]
    outside = [
        f'<Relationship Id="{name}" Type="{_LINKED}/hyperlink" Target="{text(address)}"'
        ' TargetMode="External"/>'
        for address, name in (links or {}).items()
    ]
    return (
        f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">'
        f"{''.join(inside)}{''.join(outside)}</Relationships>"
    )


def _content_types(paper: Paper) -> str:
    kinds = {
        "rels": "application/vnd.openxmlformats-package.relationships+xml",
        "xml": "application/xml",
    }
    if paper.logo:
        kinds[paper.logo.kind] = f"image/{paper.logo.kind}"
    defaults = "".join(
        f'<Default Extension="{ending}" ContentType="{kind}"/>' for ending, kind in kinds.items()
    )
    parts = {
        "/word/document.xml": f"{_WORD_TYPE}.document.main+xml",
        "/docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
        **{f"/word/{name}.xml": f"{_WORD_TYPE}.{name}+xml" for name in _PARTS},
    }
    overrides = "".join(
        f'<Override PartName="{name}" ContentType="{kind}"/>' for name, kind in parts.items()
    )
    return f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types">{defaults}{overrides}</Types>'
