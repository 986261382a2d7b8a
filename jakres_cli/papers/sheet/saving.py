"""A workbook as bytes that are the same each time: no clock, no order of chance."""

from __future__ import annotations

import datetime
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

TYPE_CHECKING = False
if TYPE_CHECKING:
    from openpyxl import Workbook

_NO_TIME = (1980, 1, 1, 0, 0, 0)
"""The first moment that a zip archive can tell."""


def save_workbook(book: Workbook, *, title: str, author: str, day: datetime.date) -> bytes:
    """Return ``book`` as an .xlsx file that says it was made on ``day``."""
    from openpyxl.writer.excel import ExcelWriter

    moment = datetime.datetime(day.year, day.month, day.day)  # noqa: DTZ001  as the format wants it
    about = book.properties
    about.title, about.creator, about.lastModifiedBy = title, author, author
    about.created = about.modified = moment
    archive = BytesIO()
    ExcelWriter(book, ZipFile(archive, "w")).save()
    return _without_times(archive)


def _without_times(archive: BytesIO) -> bytes:
    out = BytesIO()
    with ZipFile(archive) as before, ZipFile(out, "w", ZIP_DEFLATED) as after:
        for name in before.namelist():
            entry = ZipInfo(name, _NO_TIME)
            entry.compress_type = ZIP_DEFLATED
            entry.create_system = 0  # the same on every system
            after.writestr(entry, before.read(name))
    return out.getvalue()
