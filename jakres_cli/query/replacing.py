"""What replaces what: follow-ups that take the place of older ones, and what they take over."""

from __future__ import annotations

from jakres_cli.model.base import Value
from jakres_cli.model.records import full_ref

TYPE_CHECKING = False
if TYPE_CHECKING:
    import datetime
    from collections.abc import Callable, Iterable, Mapping

    from jakres_cli.model.meeting import Due, FollowUp
    from jakres_cli.model.records import Records


class TakenOver(Value):
    """What was promised under an older name: since when, its first and last day, its slips.

    ``last_due`` is the due that meant the last day.
    """

    since: datetime.date
    first_due: datetime.date | None
    last_day: datetime.date | None
    slips: int
    last_due: Due | None = None


class Replacements:
    """The chains of follow-ups that replace each other.

    Those that do so in a circle replace nothing in it, and take nothing over.
    """

    def __init__(self, follow_ups: Iterable[FollowUp], records: Records) -> None:
        known = {item.ref: item for item in follow_ups}
        self._items = {ref: item for ref, item in known.items() if item.replaces}
        self._older = {
            ref: [older for older in _named(item, records) if older in known]
            for ref, item in self._items.items()
        }
        circle = _circle_of(self._older) if self._older else {}
        for ref in circle:
            self._older[ref] = [
                older for older in self._older[ref] if circle.get(older) != circle[ref]
            ]
        self._in_circles = circle.keys()
        self._newer: dict[str, list[str]] = {}
        for ref, olders in self._older.items():
            for older in olders:
                self._newer.setdefault(older, []).append(ref)
        self._taken: dict[str, TakenOver | None] = {}

    def superseded_by(self, ref: str) -> tuple[str, ...]:
        """Return what takes the place of ``ref`` itself."""
        return tuple(sorted(self._newer.get(ref, ())))

    def superseded_on(self, ref: str) -> datetime.date | None:
        """Return the day on which something first took the place of ``ref``."""
        days = (self._items[newer].date for newer in self._newer.get(ref, ()))
        return min(days, default=None)

    def newer(self, ref: str) -> tuple[str, ...]:
        """Return all that came in the place of ``ref``, one after the other."""
        return _chain(ref, self._newer)

    def older(self, ref: str) -> tuple[str, ...]:
        """Return all in whose place ``ref`` came, the nearest first."""
        return _chain(ref, self._older)

    def taken_over(
        self, ref: str, on_the_day: Callable[[str, FollowUp, TakenOver | None], TakenOver]
    ) -> TakenOver | None:
        """Return what ``ref`` takes over from those that it replaces, or None.

        ``on_the_day`` tells how an older one stood when the newer one was promised, given what it
        had taken over itself.
        """
        pending = [ref]
        while pending:
            name = pending[-1]
            olders = [] if name in self._in_circles else self._older.get(name, [])
            waits_for = [older for older in olders if older not in self._taken]
            pending += waits_for
            if not waits_for:
                self._taken[pending.pop()] = _together(
                    [on_the_day(older, self._items[name], self._taken[older]) for older in olders]
                )
        return self._taken[ref]


def _named(item: FollowUp, records: Records) -> list[str]:
    named = (records.follow_up(full_ref(older, item.meeting)) for older in item.replaces)
    return [older.ref for older in named if older is not None]


def _circle_of(older: Mapping[str, list[str]]) -> dict[str, int]:
    """Return the number of the circle that each follow-up is in, if it is in one."""
    from jakres_cli.query.circles import circles

    return {ref: number for number, group in enumerate(circles(older)) for ref in group}


def _chain(ref: str, leads: Mapping[str, Iterable[str]]) -> tuple[str, ...]:
    """Return all names that ``leads`` to, from ``ref`` on, the nearest first."""
    found: dict[str, None] = {}
    near = [ref]
    while near:
        near = [name for each in near for name in sorted(leads.get(each, ())) if name not in found]
        found |= dict.fromkeys(near)
    return tuple(name for name in found if name != ref)


def _together(olders: list[TakenOver]) -> TakenOver | None:
    if not olders:
        return None
    firsts = [each.first_due for each in olders if each.first_due is not None]
    last = max(olders, key=lambda each: (each.last_day is not None, str(each.last_day)))
    return TakenOver(
        since=min(each.since for each in olders),
        first_due=min(firsts, default=None),
        last_day=last.last_day,
        slips=max(each.slips for each in olders),
        last_due=last.last_due,
    )
