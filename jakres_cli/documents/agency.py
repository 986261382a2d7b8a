"""An agency's page: what it owes and is owed, its roles and meetings."""

from __future__ import annotations

from typing import Annotated, TypedDict

from jakres_cli.documents.dates import day_words
from jakres_cli.documents.events import RoleRow, role_rows
from jakres_cli.documents.follow_ups import FollowUpRow, standing_rows
from jakres_cli.documents.frame import Frame, view_fields, view_frame
from jakres_cli.documents.maker import Maker
from jakres_cli.documents.words import AGENCY
from jakres_cli.model.base import Plural
from jakres_cli.query.agencies import named_agencies, party_account

TYPE_CHECKING = False
if TYPE_CHECKING:
    from jakres_cli.documents.maker import Request
    from jakres_cli.documents.visibility import DisplayNames, VisibilityFilter
    from jakres_cli.query.agencies import Account


class AgencyOfPage(TypedDict):
    """What the registers say of a party."""

    code: Annotated[str, "the code"]
    name: Annotated[str, "the name"]
    full: Annotated[str, "the name with the code in brackets"]
    aliases: Annotated[str, "other names, in a row"]
    parent: Annotated[str, "the body that it is part of"]
    successor: Annotated[str, "what took its place"]
    contact: Annotated[str, "its contact"]
    belongs_to: Annotated[str, "for a post or person: the agency"]


class MeetingRow(TypedDict):
    """A meeting that the agency took part in."""

    ref: Annotated[str, "the id of a meeting that it took part in, the latest first"]
    day: Annotated[str, "its day in words"]
    title: Annotated[str, "its title"]
    record: Annotated[str, "`minutes`, `planned`, `stub` or `cancelled`"]


class AgencyView(Frame):
    """What a template of an agency's page may use."""

    agency: AgencyOfPage
    selection: Annotated[str, "what the lists were narrowed to, in words, or empty"]
    finished: Annotated[str, "how many of its own are over, in words, or empty"]
    owes: list[FollowUpRow]
    umbrella: list[FollowUpRow]
    owed: list[FollowUpRow]
    supports: list[FollowUpRow]
    roles: list[RoleRow]
    meetings: list[MeetingRow]
    more_meetings: Annotated[str, "how many more meetings there are, in words, or empty"]


_MEETINGS_SHOWN = 20


def agency_view(
    code: str, ours: Account, display: DisplayNames, *, selection: str = ""
) -> AgencyView:
    """Return what the template of an agency's page may use, but for ``coverage``."""
    t = display.t
    meetings = display.discretion.keep(
        ours.meetings, lambda item: (item.visibility,), lambda item: item.id
    )
    more = len(meetings) - _MEETINGS_SHOWN
    finished = Plural("1 follow-up", "{n} follow-ups", n=ours.finished)
    return {
        **view_frame(AGENCY, display),
        "selection": selection,
        "agency": _agency(code, display),
        "finished": t(finished) if ours.finished else "",
        "owes": standing_rows(ours.owes, display),
        "umbrella": standing_rows(ours.umbrella, display),
        "owed": standing_rows(ours.owed, display),
        "supports": standing_rows(ours.supports, display),
        "roles": role_rows(ours.roles, display),
        "meetings": [
            {
                "ref": meeting.id,
                "day": day_words(meeting.date, t),
                "title": meeting.title.in_language(t.lang),
                "record": meeting.record,
            }
            for meeting in meetings[:_MEETINGS_SHOWN]
        ],
        "more_meetings": t(Plural("and 1 more", "and {n} more", n=more)) if more > 0 else "",
    }


def _agency(code: str, display: DisplayNames) -> AgencyOfPage:
    """Return what the registers say of the party; everything that doesn't apply stays empty."""
    records = display.records
    agency = records.agencies.get(code)
    holder = None if agency else records.posts.get(code) or records.people.get(code)
    return {
        "code": code,
        "name": display.party(code)["name"],
        "full": display.full(code),
        "aliases": "; ".join(agency.aliases) if agency else "",
        "parent": display.party(agency.parent if agency else None)["name"],
        "successor": display.names(agency.successor if agency else ()),
        "contact": display.party(agency.contact if agency else None)["name"],
        "belongs_to": display.party(holder.agency if holder else None)["name"],
    }


def _view(run: Request, display: DisplayNames, ref: str) -> AgencyView:
    code = run.party(ref)
    exact, sort = run.options.exact, run.options.sort or "due"
    ours = party_account(run.ledger, code, run.selection, exact=exact, sort=sort)
    narrowed = "; ".join(run.narrowing_words(display))
    return agency_view(code, ours, display, selection=narrowed)


def _every(run: Request, discretion: VisibilityFilter) -> list[str]:
    """Return every agency that the records know something of."""
    del discretion  # each page leaves out what it may not show
    return named_agencies(run.ledger)


MAKER = Maker(view=_view, fields=view_fields(AgencyView), words=AGENCY, every=_every)
