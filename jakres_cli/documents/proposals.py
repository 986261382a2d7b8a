"""The topics that agencies proposed for an event (tabel usulan topik)."""

from __future__ import annotations

from typing import Annotated, TypedDict

from jakres_cli.documents import events
from jakres_cli.documents.dates import day_words
from jakres_cli.documents.events import EventHead, event_head, group_words
from jakres_cli.documents.follow_ups import FollowUpRow, standing_rows
from jakres_cli.documents.frame import Frame, view_fields, view_frame
from jakres_cli.documents.maker import Maker
from jakres_cli.model.base import Message
from jakres_cli.query.events import event_proposals

TYPE_CHECKING = False
if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterator, Sequence

    from jakres_cli.documents.maker import Request
    from jakres_cli.documents.visibility import DisplayNames
    from jakres_cli.model.event import Event, Proposal
    from jakres_cli.query.standing import Standing


WORDS = {
    **events.WORDS,
    "document": Message("PROPOSED TOPICS"),
    "deliver_to": Message("Delivered to"),
    "closes": Message("Closes on"),
    "follow_up": Message("Follow-up"),
    "no": Message("No"),
    "group": Message("Group"),
    "agency": Message("Agency"),
    "topic": Message("topic"),
    "why": Message("Reason"),
    "received": Message("Received"),
    "missing": Message("Asked, and has not sent any"),
}
"""The labels; templates may change them."""


class TopicRow(TypedDict):
    """A topic that was proposed, or a group without any."""

    group: Annotated[str, "the group: “Kelompok 1 (Jakarta SEHAT)”; each has at least one row"]
    agency: Annotated[str, "who proposes it, empty in a group without proposals"]
    topic: Annotated[str, "what should be talked about"]
    why: Annotated[str, "why"]
    received: Annotated[str, "the day it came in, in words"]
    by: Annotated[str, "who sent it"]


class ProposalsView(Frame):
    """What a template of the table may use."""

    event: EventHead
    deliver_to: Annotated[str, "who is to get the table, in a row"]
    closes: Annotated[str, "the last day for proposals in words"]
    closed: Annotated[bool, "true when that day is over"]
    follow_ups: list[FollowUpRow]
    rows: list[TopicRow]
    missing: Annotated[list[str], "who was asked, as far as the records say, and has not sent any"]


def proposals_view(  # noqa: PLR0913  what the table rests on comes in parts
    event: Event,
    sent: Sequence[Proposal],
    display: DisplayNames,
    day: datetime.date,
    *,
    asking: Sequence[Standing],
    missing: Sequence[str],
) -> ProposalsView:
    """Return what the template may use, but for ``coverage``.

    ``asking`` are the follow-ups that the proposals answer, ``missing`` who was asked by them and
    is not among those who ``sent`` some.
    """
    call = event.proposals
    may_say = asking and display.discretion.shows_follow_up(asking[0].follow_up, display.records)
    closes = call.closes if call else None
    return {
        **view_frame(WORDS, display),
        "event": event_head(event, display, day),
        "deliver_to": display.names(call.deliver_to) if call else "",
        "closes": day_words(closes, display.t) if closes else "",
        "closed": closes is not None and closes < day,
        "follow_ups": standing_rows(asking, display),
        "rows": list(_rows(event, sent, display)),
        "missing": [display.full(code) for code in missing if may_say],
    }


def proposals_table(view: ProposalsView) -> tuple[list[str], list[list[str]]]:
    """Return the columns and rows of the topics as one table; groups without any are left out."""
    label = view["label"]
    names = ("group", "agency", "topic", "why", "received")
    proposed = [row for row in view["rows"] if row["topic"]]
    return [label["no"], *(label[name] for name in names)], [
        [str(number), row["group"], row["agency"], row["topic"], row["why"], row["received"]]
        for number, row in enumerate(proposed, 1)
    ]


def _rows(event: Event, sent: Sequence[Proposal], display: DisplayNames) -> Iterator[TopicRow]:
    known = [group.id for group in event.groups]
    titles = {group.id: group_words(group, display) for group in event.groups}
    # a proposal for a group that the event doesn't have (JK102) isn't lost
    others = dict.fromkeys(item.group for file in sent for item in file.topics)
    for group in dict.fromkeys((*known, *others)):
        title = titles.get(group, group)
        rows = [
            _row(title, file, topic.topic, topic.why, display)
            for file in sent
            for topic in file.topics
            if topic.group == group
        ]
        if not rows:
            yield {"group": title, "agency": "", "topic": "", "why": "", "received": "", "by": ""}
        yield from rows


def _row(
    group: str, file: Proposal, topic: str, why: str | None, display: DisplayNames
) -> TopicRow:
    return {
        "group": group,
        "agency": display.party(file.agency)["name"],
        "topic": topic,
        "why": why or "",
        "received": day_words(file.received, display.t) if file.received else "",
        "by": display.party(file.by)["name"],
    }


def _view(run: Request, display: DisplayNames, ref: str) -> ProposalsView:
    event = run.event(ref)
    proposals = event_proposals(run.ledger, event)
    return proposals_view(
        event, proposals.sent, display, run.day, asking=proposals.asking, missing=proposals.missing
    )


MAKER = Maker(view=_view, fields=view_fields(ProposalsView), words=WORDS, table=proposals_table)
