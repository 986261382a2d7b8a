"""Word files as the archives that they are: written so that the same content is the same bytes."""

from __future__ import annotations

import zipfile
from io import BytesIO

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

_DAY = (1980, 1, 1, 0, 0, 0)
"""The earliest that an archive can name: it says nothing about when it was made."""
_FIRST = "[Content_Types].xml"


def zip_files(files: Mapping[str, bytes]) -> bytes:
    """Return the archive of ``files`` by name."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in sorted(files, key=lambda name: (name != _FIRST, name)):
            entry = zipfile.ZipInfo(name, _DAY)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0
            archive.writestr(entry, files[name])
    return out.getvalue()
