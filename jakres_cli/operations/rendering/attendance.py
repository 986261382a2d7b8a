"""``jakres render attendance MEETING`` (daftar-hadir)."""

from __future__ import annotations

from jakres_cli.documents.attendance import (
    FIELDS,
    WORDS,
    attendance_table,
    attendance_view,
    has_attendance_list,
)
from jakres_cli.model.message import AskedWrongly, Message
from jakres_cli.operations.rendering.maker import Maker

TYPE_CHECKING = False
if TYPE_CHECKING:
    from jakres_cli.documents.discretion import VisibilityFilter
    from jakres_cli.documents.parties import DisplayNames
    from jakres_cli.operations.rendering.maker import View
    from jakres_cli.operations.rendering.run import RenderRequest

_EMPTY_ROWS = 5
_MOST_ROWS = 500
_DIGITS = 3


def _view(run: RenderRequest, called: DisplayNames, ref: str) -> View:
    return attendance_view(run.meeting(ref), called, empty=_rows(run.options.rows))


def _rows(asked: str | None) -> int:
    if asked is None:
        return _EMPTY_ROWS
    rows = int(asked) if asked.isascii() and asked.isdigit() and len(asked) <= _DIGITS else -1
    if not 0 <= rows <= _MOST_ROWS:
        raise AskedWrongly(
            Message("--rows can't be “{value}”", value=asked),
            Message("it takes a number from 0 to {most}", most=_MOST_ROWS),
        )
    return rows


def _every(run: RenderRequest, discretion: VisibilityFilter) -> list[str]:
    """Return every meeting that is planned or was held."""
    return run.meetings(has_attendance_list, discretion)


MAKER = Maker(view=_view, fields=FIELDS, words=WORDS, every=_every, table=attendance_table)
