"""The archive that a workbook of a stranger is: opened with limits, nothing in it is run."""

from __future__ import annotations

import zlib
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile

from jakres_cli.model.message import CannotDo, Message

TYPE_CHECKING = False
if TYPE_CHECKING:
    from zipfile import ZipInfo

MOST_BYTES = 20 << 20
"""The largest file that is opened at all."""
_MOST_IN_PART = 32 << 20
_MOST_IN_ALL = 64 << 20
_MOST_PARTS = 2_000
_MOST_RATIO = 200
_SMALL = 1 << 20
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = 0x1
_BROKEN = Message("it is damaged: it can't be unpacked")
_AS_XLSX = Message("open it in Excel or LibreOffice and save it as an Excel workbook (.xlsx)")
_FOREIGN = Message("only spreadsheets (.xlsx) are read so far")


class SheetArchive:
    """The parts of a workbook; all refusals are ``CannotDo``."""

    def __init__(self, data: bytes) -> None:
        if len(data) > MOST_BYTES:
            raise too_large()
        if data.startswith(_OLE):
            raise CannotDo(
                Message("it is an .xls of old, or protected by a password"),
                Message("open it and save it without a password as an Excel workbook (.xlsx)"),
            )
        if not data.startswith(b"PK"):
            raise CannotDo(Message("this is not a spreadsheet"), _FOREIGN)
        try:
            self._archive = ZipFile(BytesIO(data))
        except (BadZipFile, ValueError, OSError, NotImplementedError):
            raise CannotDo(_BROKEN) from None
        self._parts = {entry.filename: entry for entry in self._archive.infolist()}
        self._left = _MOST_IN_ALL
        self._must_be_harmless(len(data))
        self._must_be_workbook()

    def read(self, name: str) -> bytes | None:
        """Return the part ``name``, or None when there is none."""
        entry = self._parts.get(name)
        if entry is None:
            return None
        if entry.flag_bits & _ENCRYPTED or entry.compress_type not in {ZIP_STORED, ZIP_DEFLATED}:
            raise CannotDo(
                Message("it is encrypted, or packed in a way that is not read"), _AS_XLSX
            )
        most = min(_MOST_IN_PART, self._left)
        data = self._unpacked(entry, most + 1)
        if len(data) > most:
            raise too_large()
        self._left -= len(data)
        return data

    def _unpacked(self, entry: ZipInfo, most: int) -> bytes:
        try:
            with self._archive.open(entry) as part:
                return part.read(most)
        except (BadZipFile, zlib.error, EOFError, ValueError, OSError, RuntimeError):
            raise CannotDo(_BROKEN) from None

    def _must_be_harmless(self, packed: int) -> None:
        size = sum(entry.file_size for entry in self._parts.values())
        if len(self._parts) > _MOST_PARTS:
            raise too_large()
        if size > _SMALL and size > packed * _MOST_RATIO:
            raise CannotDo(Message("it unpacks to far more than a sheet can hold; it is not read"))
        if any(name.casefold().endswith("vbaproject.bin") for name in self._parts):
            raise CannotDo(Message("it holds macros; it is not read"), _AS_XLSX)

    def _must_be_workbook(self) -> None:
        if "[Content_Types].xml" in self._parts and any(
            name.startswith("xl/") and name.endswith(".xml") for name in self._parts
        ):
            return
        if "mimetype" in self._parts and b"spreadsheet" in (self.read("mimetype") or b""):
            raise CannotDo(Message("it is an OpenDocument spreadsheet"), _AS_XLSX)
        if "xl/workbook.bin" in self._parts:
            raise CannotDo(Message("it is a binary workbook (.xlsb)"), _AS_XLSX)
        raise CannotDo(Message("this is not a spreadsheet"), _FOREIGN)


def too_large() -> CannotDo:
    """Return the refusal of a workbook that holds too much."""
    return CannotDo(
        Message("it holds more than a sheet of follow-ups can; it is not read"),
        Message("send back only the sheet, without other tables and pictures"),
    )
