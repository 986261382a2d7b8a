"""A Word file of somebody else, opened with care: limits of size, and nothing in it that acts."""

from __future__ import annotations

import re
import zipfile
import zlib
from io import BytesIO

from lxml import etree

from jakres_cli.papers.word.fields import refuse_acting_fields
from jakres_cli.papers.word.refused import RefusedFile

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

_MOST_BYTES = 32 * 1024 * 1024
_MOST_PARTS = 1000
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
_DECLARED = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_ENCODING = re.compile(rb"^<\?xml[^>]*\bencoding\s*=\s*[\"']([^\"']*)", re.IGNORECASE)
_UTF8 = {b"utf-8", b"us-ascii"}


def open_word_file(data: bytes) -> dict[str, bytes]:
    """Return the parts of the Word file ``data`` by name; raises ``RefusedFile``."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            parts = dict(_parts(archive))
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, ValueError):
        raise RefusedFile("no-word-file") from None
    if _TYPES not in parts:
        raise RefusedFile("no-word-file")
    for name, content in parts.items():
        _must_be_whole(name, content)
    _must_be_known_types(parts[_TYPES])
    for name, content in parts.items():
        if name.endswith(".rels"):
            _must_lead_nowhere(name, content)
        elif name.startswith("word/") and name.endswith(".xml"):
            refuse_acting_fields(_parsed(name, content))
    return parts


def _parts(archive: zipfile.ZipFile) -> Iterator[tuple[str, bytes]]:
    entries = archive.infolist()
    names = {entry.filename.casefold() for entry in entries}
    if len(names) != len(entries):
        raise RefusedFile("damaged", "two parts of one name")
    if len(entries) > _MOST_PARTS or sum(entry.file_size for entry in entries) > _MOST_BYTES:
        raise RefusedFile("large")
    left = _MOST_BYTES
    for entry in entries:
        if entry.flag_bits & 1:
            raise RefusedFile("no-word-file")  # it has a password
        if entry.is_dir():
            continue
        with archive.open(entry) as part:
            content = part.read(left + 1)  # whatever the entry says of its size
        left -= len(content)
        if left < 0:
            raise RefusedFile("large")
        yield entry.filename, content


def _must_be_whole(name: str, content: bytes) -> None:
    """Raise ``RefusedFile`` for XML in an encoding, or with declarations, that nobody needs."""
    if not name.endswith((".xml", ".rels")):
        return
    encoding = _ENCODING.match(content.removeprefix(b"\xef\xbb\xbf"))
    if encoding and encoding[1].lower() not in _UTF8:
        raise RefusedFile("damaged", name)
    if content.startswith((b"\xff\xfe", b"\xfe\xff")) or _DECLARED.search(content):
        raise RefusedFile("damaged", name)


def _must_be_known_types(content: bytes) -> None:
    kinds = [str(one.get("ContentType", "")) for one in _parsed(_TYPES, content)]
    for kind in kinds:
        _must_be_inert(kind.casefold().replace("openxmlformats-package", ""), kind)
    if kinds.count(_MAIN_TYPE) != 1:
        raise RefusedFile("no-word-file")


def _must_lead_nowhere(name: str, content: bytes) -> None:
    for one in _parsed(name, content):
        kind = str(one.get("Type", "")).rpartition("/")[2].casefold()
        target = str(one.get("Target", ""))
        if kind == "attachedtemplate":
            raise RefusedFile("attached", target)
        _must_be_inert(kind, target)
        outside = str(one.get("TargetMode", "")).casefold() == "external" or ":" in target
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
