"""A meeting as the head of its papers, and whether it may have some."""

from __future__ import annotations

from jakres_cli.documents.dates import clock_words, meeting_days
from jakres_cli.model.message import CannotDo, Message

TYPE_CHECKING = False
if TYPE_CHECKING:
    from jakres_cli.documents.maker import View
    from jakres_cli.documents.visibility import DisplayNames
    from jakres_cli.model.meeting import DocumentLink, Meeting


MEETING_HEAD = {
    "ref": "the id of the meeting",
    "title": "its title",
    "days": "its day or days: “Selasa, 29 Oktober 2019”",
    "date": "its first day: 2019-10-29",
    "time": "“Pukul 09.00 s.d. 11.00 WIB”",
    "place": "where",
}
"""The fields of ``meeting_head``."""
DOCUMENT = {
    "title": "what a document of the meeting is called",
    "url": "its address",
    "file": "its file under `records/`",
}
"""The fields of ``document_row``."""


def meeting_head(meeting: Meeting, called: DisplayNames) -> View:
    """Return what stands at the head of every paper of a meeting."""
    t, timezone = called.t, called.records.settings.timezone
    return {
        "ref": meeting.id,
        "title": meeting.title.in_language(t.lang),
        "days": meeting_days(meeting.date, meeting.last_day, t),
        "date": meeting.date.isoformat(),
        "time": clock_words(meeting.time, meeting.end_time, timezone, t),
        "place": meeting.place or "",
    }


def agenda_rows(meeting: Meeting, called: DisplayNames) -> list[View]:
    """Return the ``title`` of each point of the agenda and who presents it (``by``)."""
    return [
        {"title": point.title, "by": called.party(point.by)["name"]} for point in meeting.agenda
    ]


def document_row(link: DocumentLink) -> View:
    """Return ``title``, ``url`` and ``file`` of a document of a meeting."""
    url, file = link.url or "", link.file or ""
    return {"title": link.title or url or file, "url": url, "file": file}


def require_visible(meeting: Meeting, called: DisplayNames) -> None:
    """Raise ``CannotDo`` when the readers may not see anything of ``meeting``."""
    if called.discretion.shows(meeting.visibility):
        return
    if meeting.visibility == "internal":
        raise CannotDo(
            Message("{meeting} is not public", meeting=meeting.id),
            Message("add --internal if the readers may see it; jakres set makes it public"),
        )
    raise CannotDo(
        Message("{meeting} is confidential", meeting=meeting.id),
        Message("add --confidential if the readers may see it"),
    )
