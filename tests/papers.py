"""The texts of HTML, Word files and PDF, as a reader or another program finds them."""

from __future__ import annotations

import re
import unicodedata
import zipfile
from html.parser import HTMLParser
from io import BytesIO

from lxml import etree
from pypdf import PdfReader

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


class Page(HTMLParser):
    """The tags and texts of a page of HTML."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.texts: list[str] = []
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.feed(html)
        self.close()

    def handle_data(self, data: str) -> None:
        """Take a text."""
        self.texts.append(data)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take a tag."""
        self.tags.append((tag, {name: value or "" for name, value in attrs}))


def text_of_html(html: str) -> str:
    """All texts of a page, its style and title among them."""
    return "".join(Page(html).texts)


def parts_of_word(data: bytes) -> dict[str, bytes]:
    """The files that a Word file consists of."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def paragraphs_of_word(data: bytes, part: str = "word/document.xml") -> list[str]:
    """The text of each paragraph, cells of tables included; what is struck out counts as well."""
    paragraphs = etree.fromstring(parts_of_word(data)[part]).iter(f"{W}p")
    return ["".join(one.text or "" for one in paragraph.iter(f"{W}t")) for paragraph in paragraphs]


def text_of_word(data: bytes) -> str:
    """The text of the document, its headers and footers."""
    parts = [
        name for name in parts_of_word(data) if re.match(r"word/(document|header|footer)", name)
    ]
    return "\n".join(line for part in parts for line in paragraphs_of_word(data, part))


def text_of_pdf(data: bytes) -> str:
    """The text of all pages."""
    return "\n".join(page.extract_text() for page in PdfReader(BytesIO(data)).pages)


def bare(text: str) -> str:
    """The letters of a text, without blanks and places at which it may be broken."""
    return unicodedata.normalize("NFC", re.sub(r"[\s\u200b\u00ad]+", "", text))
