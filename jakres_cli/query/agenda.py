"""What a meeting should look at: open follow-ups of what it continues or belongs to."""

from __future__ import annotations

from jakres_cli.model.value import Value
from jakres_cli.query.selection import ordered_standings

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from jakres_cli.query.standing import Ledger, Standing


class AgendaPoint(Value):
    """An open follow-up and why this meeting should look at it."""

    standing: Standing
    because: str


def open_points(
    ledger: Ledger,
    *,
    series: str | None,
    follows: Iterable[str],
    events: Iterable[str | None],
    pillars: Iterable[str],
) -> list[AgendaPoint]:
    """Return the open follow-ups to look at, each once, under the nearest reason.

    Those of the meetings that it follows, then of its series, its events, and its pillars.
    """
    records = ledger.records
    continued = set(follows)
    about = {event for event in events if event}
    of_pillars = set(pillars)
    found: list[AgendaPoint] = []
    for one in ordered_standings(one for one in ledger.standings() if one.is_open):
        meeting = records.meetings.get(one.follow_up.meeting)
        if one.follow_up.meeting in continued:
            because = "follows"
        elif series and meeting is not None and meeting.series == series:
            because = "series"
        elif one.follow_up.event in about:
            because = "event"
        elif of_pillars & set(one.follow_up.pillar):
            because = "pillar"
        else:
            continue
        found.append(AgendaPoint(standing=one, because=because))
    return sorted(found, key=lambda one: _REASONS.index(one.because))


_REASONS = ("follows", "series", "event", "pillar")
