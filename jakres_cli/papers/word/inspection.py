"""A Word file of somebody else, opened with care: limits of size, and nothing in it that acts."""

from __future__ import annotations

import re

from lxml import etree

from jakres_cli.model.base import Message
from jakres_cli.papers import foreign
from jakres_cli.papers.foreign import ArchiveFault, UnpackLimits, is_xml, unpack

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

_MIB = 1024 * 1024
_LIMITS = UnpackLimits(part=32 * _MIB, all=32 * _MIB, parts=1000)
_RELATIONSHIPS = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_OF_FIELDS = ("{*}fldSimple", "{*}fldChar", "{*}instrText", "{*}delInstrText")
"""The elements that make fields, in the transitional namespace of Word files or the strict one."""
_MAIN_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_TYPES = "[Content_Types].xml"
_MACROS = ("macroenabled", "vbaproject", "vbadata", "keymapcustomizations", "attachedtoolbars")
_OBJECTS = (
    "oleobject",
    "activex",
    "package",
    "control",
    "afchunk",
    "subdocument",
    "chart",
    "frame",
)
_INERT = (
    "officedocument core-properties extended-properties custom-properties thumbnail styles"
    " styleswitheffects settings websettings fonttable font theme numbering header footer footnotes"
    " endnotes comments commentsextended commentsids commentsextensible people image hyperlink"
    " customxml customxmlprops glossarydocument diagramdata diagramlayout diagramquickstyle"
    " diagramcolors diagramdrawing classificationlabels"
)
"""The relationships that a Word file of words and pictures has, by the end of their names."""
_ADDRESS = re.compile(r"(?:https?://|mailto:)[^\s\\]*", re.IGNORECASE)
_HARMLESS = (
    "PAGE NUMPAGES SECTION SECTIONPAGES DATE TIME CREATEDATE SAVEDATE PRINTDATE TITLE SUBJECT"
    " AUTHOR KEYWORDS COMMENTS FILENAME DOCPROPERTY TOC TC PAGEREF REF NOTEREF STYLEREF SEQ LISTNUM"
    " AUTONUM MERGEFIELD FORMTEXT FORMCHECKBOX FORMDROPDOWN IF QUOTE SYMBOL NUMWORDS NUMCHARS"
    " REVNUM EDITTIME LASTSAVEDBY USERNAME TEMPLATE ="
)
_LINK = re.compile(r'\s*HYPERLINK\s+(?:\\l\s|"?(?:https?://|mailto:))', re.IGNORECASE)
_NAME = re.compile(r"\s*(=|[^\s\\\"]*)")


class RefusedFile(Exception):
    """A Word file that holds what can't be vouched for: the ``kind`` of it, and its ``name``."""

    def __init__(self, kind: str, name: str = "") -> None:
        super().__init__(kind, name)
        self.kind = kind
        self.name = name


def inspect_word_file(data: bytes) -> None:
    """Raise ``RefusedFile`` for a file ``data`` that isn't one of Word, or that could act.

    Every part that is XML is looked at: Word finds its parts by their roles, whatever their names.
    """
    try:
        parts = unpack(data, _LIMITS)
    except ArchiveFault as fault:
        kind = _KINDS_OF_FAULTS.get(fault.kind, "damaged")
        raise RefusedFile(kind, fault.name or "two parts of one name") from None
    if _TYPES not in parts:
        raise RefusedFile("no-word-file")
    _must_be_known_types(parts[_TYPES])
    for name, content in parts.items():
        if is_xml(content) or name.casefold().endswith((".xml", ".rels")):
            _must_be_harmless(_parsed(name, content))


_KINDS_OF_FAULTS = {
    foreign.NOT_AN_ARCHIVE: "no-word-file",
    foreign.LOCKED: "no-word-file",
    foreign.LARGE: "large",
}


def refusal_words(kind: str, name: str) -> tuple[Message, Message | None]:
    """Return why a file with what ``RefusedFile`` tells isn't used, and what to do about it."""
    return {
        "no-word-file": (
            Message("it is not a Word file (.docx)"),
            Message("in Word: Save as, Word document (*.docx), without a password"),
        ),
        "large": (Message("it unpacks to more than 32 MiB"), None),
        "damaged": (Message("it is damaged: {name}", name=name), None),
        "macros": (
            Message("it holds macros"),
            Message("in Word: Save as, Word document (*.docx), which has none"),
        ),
        "object": (
            Message("it holds an embedded object ({name})", name=name),
            Message("delete it in Word, or paste it as a picture"),
        ),
        "attached": (
            Message("it is attached to another template: {name}", name=name),
            Message("in Word: Developer, Document Template, and choose Normal"),
        ),
        "outside": (
            Message("it takes something from outside: {name}", name=name),
            Message("only links to web and mail addresses may lead outside"),
        ),
        "field": (
            Message("it has the field {name}, which could read or run something", name=name),
            Message("delete the field in Word (Alt+F9 shows fields)"),
        ),
        "two-lists": (
            Message("one row or paragraph names two lists: {name}", name=name),
            Message("each is repeated for one list; put them apart"),
        ),
    }[kind]


def _must_be_known_types(content: bytes) -> None:
    kinds = [str(item.get("ContentType", "")) for item in _parsed(_TYPES, content)]
    for kind in kinds:
        _must_be_inert(kind.casefold().replace("openxmlformats-package", ""), kind)
    if kinds.count(_MAIN_TYPE) != 1:
        raise RefusedFile("no-word-file")


def _must_be_harmless(part: etree._Element) -> None:
    _must_lead_nowhere(part)
    _must_have_harmless_fields(part)
    if next(part.iter("{*}mailMerge"), None) is not None:
        raise RefusedFile("outside", "mailMerge")


def _must_lead_nowhere(part: etree._Element) -> None:
    for item in part.iter(f"{_RELATIONSHIPS}Relationship"):
        kind = str(item.get("Type", "")).rpartition("/")[2].casefold()
        target = str(item.get("Target", ""))
        if kind == "attachedtemplate":
            raise RefusedFile("attached", target)
        _must_be_inert(kind, target)
        outside = str(item.get("TargetMode", "")).casefold() == "external" or ":" in target
        if outside and not (kind == "hyperlink" and _ADDRESS.fullmatch(target)):
            raise RefusedFile("outside", target)
        if kind not in _INERT.split():
            raise RefusedFile("object", kind)


def _must_be_inert(kind: str, shown: str) -> None:
    if any(word in kind for word in _MACROS):
        raise RefusedFile("macros")
    if any(word in kind for word in _OBJECTS):
        raise RefusedFile("object", shown)


def _parsed(name: str, content: bytes) -> etree._Element:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        return etree.fromstring(content, parser)
    except etree.XMLSyntaxError:
        raise RefusedFile("damaged", name) from None


def _must_have_harmless_fields(part: etree._Element) -> None:
    for instruction in _instructions(part):
        match = _NAME.match(instruction)
        name = match[1].upper() if match else ""
        if name and name not in _HARMLESS.split() and not _LINK.match(instruction):
            raise RefusedFile("field", name[:40])


def _instructions(part: etree._Element) -> Iterator[str]:
    """Yield what each field does; Word writes it in one place, or in pieces between two marks."""
    open_fields: list[list[str]] = []
    for element in part.iter(*_OF_FIELDS):
        kind = etree.QName(element).localname
        if kind == "fldSimple":
            yield _attribute(element, "instr")
        elif kind != "fldChar":
            if open_fields:
                open_fields[-1].append(element.text or "")
            else:
                yield element.text or ""
        elif _attribute(element, "fldCharType") == "begin":
            open_fields.append([])
        elif open_fields and _attribute(element, "fldCharType") == "end":
            yield "".join(open_fields.pop())
    yield from map("".join, open_fields)


def _attribute(element: etree._Element, name: str) -> str:
    """Return the attribute ``name``, in whichever namespace a Word file has it."""
    found = (value for key, value in element.items() if etree.QName(key).localname == name)
    return str(next(found, ""))
