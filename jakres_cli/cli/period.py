"""The days that a list is about: ``--since`` and ``--until``."""

from __future__ import annotations

from jakres_cli.model.message import AskedWrongly, Message
from jakres_cli.query.meetings import Period

TYPE_CHECKING = False
if TYPE_CHECKING:
    import datetime

    from jakres_cli.cli.session import Session


def parse_period_options(
    session: Session, since: str | None, until: str | None, as_of: str | None
) -> tuple[Period, datetime.date]:
    """Return the days asked about, and the day as of which to answer; raises ``AskedWrongly``.

    Without ``as_of`` meetings still to come are in the list; with it, later ones are hidden.
    """
    first = session.day(since) if since else None
    last = session.day(until) if until else None
    if first is not None and last is not None and last < first:
        raise AskedWrongly(
            Message("--until {until} is before --since {since}", until=last, since=first)
        )
    if not as_of:
        return Period(since=first, until=last), session.today
    day = session.day(as_of)
    return Period(since=first, until=day if last is None else min(last, day)), day
