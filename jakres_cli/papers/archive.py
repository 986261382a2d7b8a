"""The archives that files of Word and Excel are: the same bytes each time, unpacked with care."""

from __future__ import annotations

import re
import zipfile
import zlib
from io import BytesIO

from jakres_cli.model.value import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

_DAY = (1980, 1, 1, 0, 0, 0)
"""The earliest that an archive can name: it says nothing about when it was made."""
_DECLARED = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_ENCODING = re.compile(rb"^<\?xml[^>]*\bencoding\s*=\s*[\"']([^\"']*)", re.IGNORECASE)
_UTF8 = {b"utf-8", b"us-ascii"}
_BOMS = (b"\xff\xfe", b"\xfe\xff")
_ENCRYPTED = 0x1
_PACKINGS = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}


class ArchiveFault(Exception):
    """What is wrong with an archive: one of the kinds below, and the ``name`` of the part."""

    def __init__(self, kind: str, name: str = "") -> None:
        super().__init__(kind, name)
        self.kind = kind
        self.name = name


NOT_AN_ARCHIVE, LARGE, LOCKED = "not-an-archive", "large", "locked"
DUPLICATE, ENCODED, DECLARES = "duplicate", "encoded", "declares"


class UnpackLimits(Value):
    """How much an archive may hold, in bytes once it is unpacked, and in parts."""

    part: int
    all: int
    parts: int


def zip_files(packed: bytes) -> bytes:
    """Return the archive ``packed`` without its times: the same content is the same bytes."""
    out = BytesIO()
    with (
        zipfile.ZipFile(BytesIO(packed)) as before,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as after,
    ):
        for name in before.namelist():
            entry = zipfile.ZipInfo(name, _DAY)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0  # the same on every system
            after.writestr(entry, before.read(name))
    return out.getvalue()


def unpack(
    data: bytes, limits: UnpackLimits, wanted: Callable[[str], bool] = bool
) -> dict[str, bytes]:
    """Return the parts of the archive ``data`` that are ``wanted``, by name.

    Whatever the archive says of their sizes, no more than ``limits`` is unpacked. XML with
    declarations of its own, or in an encoding that nobody needs, is refused before a parser sees
    it. Raises ``ArchiveFault``.
    """
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            return _unpacked(archive, limits, wanted)
    except (
        zipfile.BadZipFile,
        zlib.error,
        NotImplementedError,
        EOFError,
        ValueError,
        OSError,
        RuntimeError,
    ):
        raise ArchiveFault(NOT_AN_ARCHIVE) from None


def _unpacked(
    archive: zipfile.ZipFile, limits: UnpackLimits, wanted: Callable[[str], bool]
) -> dict[str, bytes]:
    entries = archive.infolist()
    if len({entry.filename.casefold() for entry in entries}) != len(entries):
        raise ArchiveFault(DUPLICATE)
    if len(entries) > limits.parts:
        raise ArchiveFault(LARGE)
    parts: dict[str, bytes] = {}
    left = limits.all
    for entry in entries:
        if entry.is_dir() or not wanted(entry.filename):
            continue
        if entry.flag_bits & _ENCRYPTED or entry.compress_type not in _PACKINGS:
            raise ArchiveFault(LOCKED, entry.filename)
        most = min(left, limits.part)
        with archive.open(entry) as part:
            content = part.read(most + 1)
        left -= len(content)
        if len(content) > most:
            raise ArchiveFault(LARGE, entry.filename)
        _must_be_plain_xml(entry.filename, content)
        parts[entry.filename] = content
    return parts


def _must_be_plain_xml(name: str, content: bytes) -> None:
    if not name.endswith((".xml", ".rels")):
        return
    encoding = _ENCODING.match(content.removeprefix(b"\xef\xbb\xbf"))
    if content.startswith(_BOMS) or (encoding and encoding[1].lower() not in _UTF8):
        raise ArchiveFault(ENCODED, name)
    if _DECLARED.search(content):
        raise ArchiveFault(DECLARES, name)
