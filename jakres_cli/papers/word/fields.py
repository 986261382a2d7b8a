"""Fields of Word (PAGE, DATE …) in a file of others: only those that neither read nor run."""

from __future__ import annotations

import re

from jakres_cli.papers.word.refused import RefusedFile

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import etree

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_HARMLESS = (
    "PAGE NUMPAGES SECTION SECTIONPAGES DATE TIME CREATEDATE SAVEDATE PRINTDATE TITLE SUBJECT"
    " AUTHOR KEYWORDS COMMENTS FILENAME DOCPROPERTY TOC TC PAGEREF REF NOTEREF STYLEREF SEQ LISTNUM"
    " AUTONUM MERGEFIELD FORMTEXT FORMCHECKBOX FORMDROPDOWN IF QUOTE SYMBOL NUMWORDS NUMCHARS"
    " REVNUM EDITTIME LASTSAVEDBY USERNAME TEMPLATE ="
)
_LINK = re.compile(r'\s*HYPERLINK\s+(?:\\l\s|"?(?:https?://|mailto:))', re.IGNORECASE)
_NAME = re.compile(r"\s*(=|[^\s\\\"]*)")


def refuse_acting_fields(part: etree._Element) -> None:
    """Raise ``RefusedFile`` when ``part`` of a Word file has a field that could do something."""
    for instruction in _instructions(part):
        match = _NAME.match(instruction)
        name = match[1].upper() if match else ""
        if name and name not in _HARMLESS.split() and not _LINK.match(instruction):
            raise RefusedFile("field", name[:40])


def _instructions(part: etree._Element) -> Iterator[str]:
    """Yield what each field does; Word writes it in one place, or in pieces between two marks."""
    open_fields: list[str] = []
    for element in part.iter(f"{_W}fldSimple", f"{_W}fldChar", f"{_W}instrText"):
        if element.tag == f"{_W}fldSimple":
            yield str(element.get(f"{_W}instr", ""))
        elif element.tag == f"{_W}instrText":
            if open_fields:
                open_fields[-1] += element.text or ""
            else:
                yield element.text or ""
        elif element.get(f"{_W}fldCharType") == "begin":
            open_fields.append("")
        elif open_fields and element.get(f"{_W}fldCharType") == "end":
            yield open_fields.pop()
    yield from open_fields
