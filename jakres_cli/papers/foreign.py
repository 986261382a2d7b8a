"""Files of others, read with care: the archives of Word and Excel, and pictures."""

from __future__ import annotations

import re
import zipfile
import zlib
from io import BytesIO

from jakres_cli.model.base import CannotDo, Message, Value
from jakres_cli.papers.blocks import Picture

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable


_DAY = (1980, 1, 1, 0, 0, 0)
"""The earliest that an archive can name: it says nothing about when it was made."""
_DECLARED = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_ENCODING = re.compile(rb"^<\?xml[^>]*\bencoding\s*=\s*[\"']([^\"']*)", re.IGNORECASE)
_UTF8 = {b"utf-8", b"us-ascii"}
_UTF8_BOM, _BLANKS = b"\xef\xbb\xbf", b" \t\r\n"
_ENCODINGS = (
    b"\xff\xfe",
    b"\xfe\xff",
    *("<".encode(name) for name in ("utf-16-le", "utf-16-be", "utf-32-be")),
    "<?xm".encode("cp037"),
)
"""How XML begins that a parser takes for another encoding, with a byte order mark or without."""
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
    data: bytes, limits: UnpackLimits, keep: Callable[[str], bool] = bool
) -> dict[str, bytes]:
    """Return the parts of the archive ``data`` whose name is one to ``keep``, by name.

    Whatever the archive says of their sizes, no more than ``limits`` is unpacked. XML with
    declarations of its own, or in an encoding that nobody needs, is refused before a parser sees
    it. Raises ``ArchiveFault``.
    """
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            return _unpacked(archive, limits, keep)
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
    archive: zipfile.ZipFile, limits: UnpackLimits, keep: Callable[[str], bool]
) -> dict[str, bytes]:
    entries = archive.infolist()
    if len({entry.filename.casefold() for entry in entries}) != len(entries):
        raise ArchiveFault(DUPLICATE)
    if len(entries) > limits.parts:
        raise ArchiveFault(LARGE)
    parts: dict[str, bytes] = {}
    left = limits.all
    for entry in entries:
        if entry.is_dir() or not keep(entry.filename):
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


def is_xml(content: bytes) -> bool:
    """Tell whether a part is XML, whatever it is called: programs find it by its role."""
    return content.removeprefix(_UTF8_BOM).lstrip(_BLANKS).startswith(b"<")


def _must_be_plain_xml(name: str, content: bytes) -> None:
    if content.startswith(_ENCODINGS):
        raise ArchiveFault(ENCODED, name)
    if not is_xml(content):
        return
    encoding = _ENCODING.match(content.removeprefix(_UTF8_BOM))
    if encoding and encoding[1].lower() not in _UTF8:
        raise ArchiveFault(ENCODED, name)
    if _DECLARED.search(content):
        raise ArchiveFault(DECLARES, name)


MOST_BYTES = 1024 * 1024
_MOST_PIXELS = 4000
_PNG, _JPEG = b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff"
_PNG_HEAD = 24
_SIZES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
"""The markers of a JPEG that tell its size."""
_ALONE = frozenset({0x01, *range(0xD0, 0xD9)})


def read_picture(data: bytes, path: str) -> Picture:
    """Return the picture that ``data`` of the file ``path`` is; raises ``CannotDo``."""
    if len(data) > MOST_BYTES:
        raise _refused(path, Message("it is larger than 1 MiB"))
    kind, size = _sniffed(data)
    if size is None:
        raise _refused(path, Message("it is neither a PNG nor a JPEG picture"))
    if not all(0 < side <= _MOST_PIXELS for side in size):
        raise _refused(path, Message("it has more than 4,000 pixels on a side"))
    return Picture(data=data, kind=kind, width=size[0], height=size[1])


def _refused(path: str, reason: Message) -> CannotDo:
    return CannotDo(
        Message("the logo {path} can't be used: {reason}", path=path, reason=reason),
        Message("it is named in jakres.yaml under letterhead: logo"),
    )


def _sniffed(data: bytes) -> tuple[str, tuple[int, int] | None]:
    known: tuple[tuple[str, bytes, Callable[[bytes], tuple[int, int] | None]], ...] = (
        ("png", _PNG, _png_size),
        ("jpeg", _JPEG, _jpeg_size),
    )
    for kind, begin, size_of in known:
        if data.startswith(begin):
            return kind, size_of(data)
    return "", None


def _png_size(data: bytes) -> tuple[int, int] | None:
    if len(data) < _PNG_HEAD or data[12:16] != b"IHDR":
        return None
    return int.from_bytes(data[16:20]), int.from_bytes(data[20:24])


def _jpeg_size(data: bytes) -> tuple[int, int] | None:
    """Return the size that stands in the first frame; every segment says how long it is."""
    place = 2
    while place + 9 < len(data) and data[place] == 0xFF:  # noqa: PLR2004  begins every marker
        marker = data[place + 1]
        if marker in _ALONE:
            place += 2
            continue
        if marker in _SIZES:
            height, width = data[place + 5 : place + 7], data[place + 7 : place + 9]
            return int.from_bytes(width), int.from_bytes(height)
        place += 2 + int.from_bytes(data[place + 2 : place + 4])
    return None
