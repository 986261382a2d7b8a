"""Pictures: found to be one by their first bytes, never by their name, and of a sane size."""

from __future__ import annotations

from jakres_cli.model.message import CannotDo, Message
from jakres_cli.papers.blocks import Picture

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

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
