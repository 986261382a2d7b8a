"""The public article about a meeting (berita)."""

from __future__ import annotations

from typing import Annotated, TypedDict

from jakres_cli.documents.dates import day_words
from jakres_cli.documents.frame import Frame, view_fields, view_frame
from jakres_cli.documents.maker import Maker
from jakres_cli.documents.meetings import (
    DocumentRow,
    MeetingHead,
    document_row,
    meeting_head,
    require_visible,
)
from jakres_cli.documents.minutes import has_minutes
from jakres_cli.documents.prose import (
    article_prose,
    places_of,
    read_prose,
    redact,
    without_paragraphs,
)
from jakres_cli.locale import RECORD_FORM
from jakres_cli.model.base import CannotDo, Message
from jakres_cli.model.meeting import FollowUp
from jakres_cli.model.words import CONFIDENTIAL
from jakres_cli.query.exposed import ConfidentialNames
from jakres_cli.records.syntax.prose import normalise_prose

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import TypeVar

    from jakres_cli.documents.maker import Request
    from jakres_cli.documents.visibility import DisplayNames, VisibilityFilter
    from jakres_cli.model.meeting import Decision, Meeting

    Item = TypeVar("Item", Decision, FollowUp)

WORDS = {
    "draft": Message("DRAFT"),
    "not_approved": Message("not approved yet"),
    "not_public": Message("NOT FOR THE PUBLIC"),
    "decisions": Message("Decisions"),
    "follow_ups": Message("Follow-ups"),
    "documents": Message("Documents"),
}
"""The labels; templates may change them."""


class Article(TypedDict):
    """The article itself."""

    draft: Annotated[bool, "true until the minutes are approved"]
    public: Annotated[bool, "false when it shows what is internal or confidential"]
    dateline: Annotated[str, "the city and the day: “Jakarta, 29 Oktober 2019”"]
    prose: Annotated[str, "Markdown; print it with the filter `markdown`"]


class NewsView(Frame):
    """What a template of the article may use."""

    meeting: MeetingHead
    article: Article
    decisions: Annotated[
        list[str], "what was decided, as far as the prose doesn't say it in those words"
    ]
    follow_ups: Annotated[
        list[str], "what is to be done, as far as the prose doesn't say it in those words"
    ]
    documents: list[DocumentRow]


_OMITTED = r"\[…\]"
"""Stands in the prose for words that the readers may not see."""


def news_view(meeting: Meeting, prose: str, display: DisplayNames) -> NewsView:
    """Return what the template of the article may use, but for ``coverage``.

    Raises ``CannotDo`` for a meeting that wasn't held or may not be shown, and when words that
    may not be shown can't be told from the rest of the prose.
    """
    _must_be_held(meeting)
    require_visible(meeting, display)
    decisions = _shown(meeting.decisions, meeting, display)
    follow_ups = _shown(meeting.follow_ups, meeting, display)
    told = _without_hidden(meeting, prose, display)
    plain_prose = normalise_prose(told)
    documents = display.discretion.keep(
        meeting.documents,
        lambda item: (item.visibility,),
        lambda item: f"{meeting.id}:{item.url or item.file or item.title}",
    )
    return {
        **view_frame(WORDS, display),
        "meeting": meeting_head(meeting, display),
        "article": {
            "draft": meeting.minutes.status != "approved",
            "public": display.discretion.for_the_public or _all_public(meeting),
            "dateline": ", ".join(
                filter(None, (display.records.settings.city, day_words(meeting.date, display.t)))
            ),
            "prose": article_prose(told),
        },
        "decisions": [
            decision.text for decision in decisions if not _quoted(decision, plain_prose)
        ],
        "follow_ups": [
            follow_up.what for follow_up in follow_ups if not _quoted(follow_up, plain_prose)
        ],
        "documents": [document_row(document) for document in documents],
    }


def unquoted_items(meeting: Meeting, discretion: VisibilityFilter) -> list[str]:
    """Return the items that may not be shown and name no words of the prose to leave out."""
    return [
        f"{meeting.id}/{item.id}"
        for _, items in meeting.lists_of_items()
        for item in items
        if not discretion.shows(item.visibility) and not item.quote
    ]


def _must_be_held(meeting: Meeting) -> None:
    if not has_minutes(meeting):
        raise CannotDo(
            Message(
                "there is no news of {meeting}: it is {record}",
                meeting=meeting.id,
                record=RECORD_FORM[meeting.record],
            )
        )


def _shown(items: Sequence[Item], meeting: Meeting, display: DisplayNames) -> list[Item]:
    return display.discretion.keep(
        items, lambda item: (item.visibility,), lambda item: f"{meeting.id}/{item.id}"
    )


def _quoted(item: Decision | FollowUp, plain_prose: str) -> bool:
    return item.quote is not None and normalise_prose(item.quote) in plain_prose


def _all_public(meeting: Meeting) -> bool:
    items = [item for _, items in meeting.lists_of_items() for item in items]
    visibilities = {item.visibility for item in (*items, *meeting.documents)}
    return {meeting.visibility, *visibilities} <= {"public", None}


def _without_hidden(meeting: Meeting, prose: str, display: DisplayNames) -> str:
    """Return the prose without the words of hidden items; raises when they can't be found.

    Where these are confidential, or a confidential record is named, the whole paragraph goes.
    """
    hidden = [
        item
        for _, items in meeting.lists_of_items()
        for item in items
        if not display.discretion.shows(item.visibility)
    ]
    lost = next((it for it in hidden if it.quote and not places_of(it.quote, prose)), None)
    if lost is not None:
        raise _not_found(f"{meeting.id}/{lost.id}")
    places = [
        place
        for item in hidden
        if item.visibility == CONFIDENTIAL
        for words in (item.what if isinstance(item, FollowUp) else item.text, item.quote)
        for place in places_of(words or "", prose)
    ]
    if not display.discretion.shows(CONFIDENTIAL):
        places += [place for _, place in ConfidentialNames(display.records).spans(prose)]
    rest = without_paragraphs(prose, places)
    for item in hidden:
        rest = (redact(rest, [item.quote], _OMITTED) if item.quote else None) or rest
    return rest


def _not_found(ref: str) -> CannotDo:
    return CannotDo(
        Message(
            "the words of {ref} can't be found in the prose, so they can't be left out", ref=ref
        ),
        Message("jakres check shows the quote (JK106)"),
    )


def _view(run: Request, display: DisplayNames, ref: str) -> NewsView:
    meeting = run.meeting(ref)
    view = news_view(meeting, read_prose(run.tree, meeting.path), display)
    for item in unquoted_items(meeting, display.discretion):
        run.note(Message("{ref} has no quote: see that the article doesn't tell it", ref=item))
    return view


def _every(run: Request, discretion: VisibilityFilter) -> list[str]:
    """Return every meeting that was held."""
    return run.meetings(has_minutes, discretion)


MAKER = Maker(view=_view, fields=view_fields(NewsView), words=WORDS, every=_every)
