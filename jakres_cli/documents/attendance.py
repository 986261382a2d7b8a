"""The list that those present sign (daftar hadir)."""

from __future__ import annotations

from typing import Annotated, TypedDict

from jakres_cli.documents.frame import Frame, view_fields, view_frame
from jakres_cli.documents.maker import Maker
from jakres_cli.documents.meetings import (
    MeetingOfPaper,
    Seat,
    by_rank,
    meeting_head,
    require_visible,
    seat_of,
    seats,
)
from jakres_cli.locale import RECORD_FORM
from jakres_cli.model.base import AskedWrongly, CannotDo, Message

TYPE_CHECKING = False
if TYPE_CHECKING:
    from jakres_cli.documents.maker import Request
    from jakres_cli.documents.visibility import DisplayNames, VisibilityFilter
    from jakres_cli.model.meeting import Attendee, Meeting


WORDS = {
    "document": Message("ATTENDANCE LIST"),
    "confidential": Message("CONFIDENTIAL"),
    "subject": Message("Agenda"),
    "days": Message("Day/date"),
    "time": Message("time"),
    "place": Message("Place"),
    "chair": Message("chair"),
    "no": Message("No"),
    "name": Message("name"),
    "position": Message("post"),
    "agency": Message("Agency"),
    "contact": Message("Phone/mail"),
    "signature": Message("Signature"),
}
"""The labels; templates may change them."""


class SignatureRow(TypedDict):
    """A row to sign in."""

    number: Annotated[int, "the number in the list"]
    left: Annotated[bool, "true when the signature stands at the left, false at the right"]
    name: Annotated[str, "the name, empty when none is known"]
    position: Annotated[str, "the post, with the role or on whose behalf"]
    agency: Annotated[str, "the body; empty in the rows for others"]


class AttendanceView(Frame):
    """What a template of the list may use."""

    meeting: MeetingOfPaper
    chair: Annotated[str, "who leads the meeting"]
    rows: list[SignatureRow]


def attendance_view(meeting: Meeting, display: DisplayNames, *, empty: int) -> AttendanceView:
    """Return what the template may use, but for ``coverage``; ``empty`` rows are for others.

    Lists who came, or who is invited to a meeting that is planned. Raises ``CannotDo`` for a
    meeting that nobody can sign for and for one that may not be shown.
    """
    require_visible(meeting, display)
    if not has_attendance_list(meeting):
        raise CannotDo(
            Message(
                "{meeting} has no attendance list: it is {record}",
                meeting=meeting.id,
                record=RECORD_FORM[meeting.record],
            )
        )
    display = display.on(meeting.date)
    people = [*_chair(meeting, display), *_listed(meeting, display)]
    nobody: Seat = {"name": "", "position": "", "agency": "", "note": ""}
    return {
        **view_frame(WORDS, display),
        "meeting": {**meeting_head(meeting, display), "visibility": meeting.visibility},
        "chair": display.office_on(meeting.chair, meeting.date),
        "rows": [_row(number, seat) for number, seat in enumerate([*people, *[nobody] * empty], 1)],
    }


def attendance_table(view: AttendanceView) -> tuple[list[str], list[list[str]]]:
    """Return the columns and rows of the list as one table."""
    label, rows = view["label"], view["rows"]
    names = ("no", "name", "position", "agency", "contact", "signature")
    return [label[name] for name in names], [
        [str(row["number"]), row["name"], row["position"], row["agency"], "", ""] for row in rows
    ]


def has_attendance_list(meeting: Meeting) -> bool:
    """Return whether people can sign for it: it is planned, or was held."""
    return meeting.record in {"minutes", "planned"}


def _listed(meeting: Meeting, display: DisplayNames) -> list[Seat]:
    ranked = by_rank(_those(meeting), display)
    return [row for item in ranked for row in seats(item, meeting.date, display)]


def _chair(meeting: Meeting, display: DisplayNames) -> list[Seat]:
    """Return a row for the chair, who counts as present, unless the list has one."""
    named = {name for item in _those(meeting) for name in (item.agency, *item.people, *item.posts)}
    if meeting.chair is None or meeting.chair in named:
        return []
    return [seat_of(meeting.chair, meeting.date, display)]


def _those(meeting: Meeting) -> tuple[Attendee, ...]:
    return meeting.invited if meeting.record == "planned" else meeting.came


def _row(number: int, item: Seat) -> SignatureRow:
    position = f"{item['position']} ({item['note']})" if item["note"] else item["position"]
    return {
        "number": number,
        "left": number % 2 == 1,
        "name": item["name"],
        "position": position.strip(),
        "agency": item["agency"],
    }


_EMPTY_ROWS = 5
_MOST_ROWS = 500
_DIGITS = 3


def _view(run: Request, display: DisplayNames, ref: str) -> AttendanceView:
    return attendance_view(run.meeting(ref), display, empty=_rows(run.options.rows))


def _rows(text: str | None) -> int:
    if text is None:
        return _EMPTY_ROWS
    rows = int(text) if text.isascii() and text.isdigit() and len(text) <= _DIGITS else -1
    if not 0 <= rows <= _MOST_ROWS:
        raise AskedWrongly(
            Message("--rows can't be “{value}”", value=text),
            Message("it takes a number from 0 to {most}", most=_MOST_ROWS),
        )
    return rows


def _every(run: Request, discretion: VisibilityFilter) -> list[str]:
    """Return every meeting that is planned or was held."""
    return run.meetings(has_attendance_list, discretion)


MAKER = Maker(
    view=_view,
    fields=view_fields(AttendanceView),
    words=WORDS,
    every=_every,
    table=attendance_table,
)
