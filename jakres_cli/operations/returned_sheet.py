"""A file that somebody sent, opened as the sheet that this office once made."""

from __future__ import annotations

import os

from jakres_cli.model.message import AskedWrongly, CannotDo, Message
from jakres_cli.operations.importing.filled import FilledSheet, parse_filled_sheet
from jakres_cli.papers.sheet.reading import MOST_BYTES, read_workbook

TYPE_CHECKING = False
if TYPE_CHECKING:
    from jakres_cli.cli.session import Session


def open_returned_sheet(file: str, session: Session) -> FilledSheet:
    """Return the sheet in ``file``; raises ``CannotDo``, with its name, when it isn't one of ours.

    Raises ``AskedWrongly`` when there is no such file.
    """
    if not os.path.exists(file):
        raise AskedWrongly(Message("there is no file {path}", path=file))
    try:
        sheet = parse_filled_sheet(read_workbook(_content(file)))
        _must_be_ours(sheet, session.settings.office)
    except CannotDo as error:
        reason = Message("{path}: {reason}", path=file, reason=error.message)
        raise CannotDo(reason, error.hint) from None
    return sheet


def _content(file: str) -> bytes:
    if not os.path.isfile(file):
        raise CannotDo(Message("it is not a regular file"))
    with open(file, "rb") as stream:
        return stream.read(MOST_BYTES + 1)


def _must_be_ours(sheet: FilledSheet, ours: str) -> None:
    if sheet.office != ours:
        raise CannotDo(
            Message("it was made by {office}, not by {ours}", office=sheet.office, ours=ours),
            Message("it belongs into the records of that office"),
        )
