"""What people's words for a day mean: the days themselves, and from where they are counted."""

from __future__ import annotations

import re
from datetime import date, timedelta

from jakres_cli.locale.day_words import NUMBERS
from jakres_cli.model.base import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

_WEEK = 7


class SaidDays(Value):
    """The days from ``first`` to ``last``, and ``form``, the due form for them.

    ``other`` is a second day that can be meant; with ``clash`` the text says both, which can't be.
    ``unlisted`` is a year whose holidays were needed and are not known.
    """

    first: date
    last: date
    form: str
    other: date | None = None
    clash: bool = False
    unlisted: int | None = None

    @property
    def day(self) -> date | None:
        """The one day that is meant for certain, if it is one."""
        certain = self.form == self.first.isoformat() and self.other is None
        return self.first if certain else None


class Standpoint(Value):
    """The day from which is counted; with ``past`` what could be either lies behind."""

    today: date
    past: bool = False
    holidays: tuple[date, ...] = ()


def one_day(day: date | None) -> SaidDays | None:
    """Return ``day`` as what was said; None for none."""
    return SaidDays(first=day, last=day, form=day.isoformat()) if day else None


def some_days(first: date | None, last: date | None, form: str = "") -> SaidDays | None:
    """Return the days from ``first`` to ``last``; None when the calendar doesn't have them."""
    if first is None or last is None or first > last:
        return None
    return SaidDays(first=first, last=last, form=form or f"{first}..{last}")


def date_or_none(year: int, month: int, day: int) -> date | None:
    """Return the day, or None for one that the calendar doesn't have."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def add_days(day: date, days: int) -> date | None:
    """Return the day that is ``days`` after ``day``, or None beyond the calendar."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return None


def nearest_weekday(day: date, weekday: int) -> date:
    """Return the day of that ``weekday`` (Monday is 0) that is nearest to ``day``."""
    ahead = (weekday - day.weekday()) % _WEEK
    shift = ahead if ahead <= _WEEK // 2 else ahead - _WEEK
    return add_days(day, shift) or add_days(day, shift - _WEEK * (shift > 0)) or day


_APOSTROPHES = str.maketrans("", "", "'’‘ʼ`´")
_DASHES = str.maketrans("–—−", "---")
_IN_BRACKETS = re.compile(r"\(([^()]*)\)")
_SAYS_NOTHING = frozenset({"the", "of"})


def fold_said(text: str) -> str:
    """Return ``text`` in the form of the tables of ``day_words``.

    A number that is repeated in words, *7 (tujuh) hari*, is left out.
    """
    small = text.casefold().translate(_APOSTROPHES).translate(_DASHES).replace(",", " ")
    plain = _IN_BRACKETS.sub(_without_number, small)
    words = (
        word.rstrip(".") if word[0].isalpha() else word
        for word in plain.split()
        if word not in _SAYS_NOTHING
    )
    return " ".join(words)


def _without_number(match: re.Match[str]) -> str:
    words = " ".join(match[1].split())
    return " " if words in NUMBERS else f" {words} "


def alternatives(words: Iterable[str]) -> str:
    """Return a pattern of the ``words`` of a table, the longer ones first."""
    return "|".join(map(re.escape, sorted(words, key=lambda word: (-len(word), word))))
