"""Days as people say them, in both languages: ``besok``, ``akhir bulan``, ``paling lambat 30 Nop``.

The one reader of what is typed, on a command line, into a sheet or a form. The words stand in
``day_words``, the forms in ``single_days`` and ``day_spans``.
"""

from __future__ import annotations

from datetime import date, timedelta

from jakres_cli.locale.day_spans import DAY_SPANS
from jakres_cli.locale.day_words import (
    ALSO_OTHER_WORDS,
    BEFORE_WORDS,
    DATE_MARKS,
    EVERY,
    LATEST,
    LATEST_AFTER,
    ONE_OF,
    SINCE,
    TO,
    WEEKDAY,
)
from jakres_cli.locale.said_days import (
    SaidDays,
    Standpoint,
    add_days,
    fold_said,
    nearest_weekday,
    one_day,
    some_days,
)
from jakres_cli.locale.single_days import SINGLE_DAYS
from jakres_cli.model.base import replace_fields

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

_FORMS = (*DAY_SPANS, *SINGLE_DAYS)
_LONGEST = 80
_LONGEST_NAME = 5  # words of a day in the midst of others: “Kamis 28 November 2019”
_SHORTEST_ALONE = 4
_MONDAY_TO_FRIDAY = timedelta(days=4)


def parse_days(
    text: str, today: date, *, past: bool = False, holidays: tuple[date, ...] = ()
) -> SaidDays | None:
    """Return the day or days that ``text`` means on ``today``, or None when it isn't known.

    A weekday is the next one after today, a day and month without a year the nearest ones ahead;
    with ``past`` the last ones up to today. ``10/12/2019`` is the tenth of December. Working days
    leave out ``holidays``.
    """
    if len(text) > _LONGEST:
        return None
    return _deadline(fold_said(text), Standpoint(today=today, past=past, holidays=holidays))


def parse_day(text: str, today: date, *, past: bool = False) -> date | None:
    """Return the one day that ``text`` means for certain on ``today``, or None."""
    said = parse_days(text, today, past=past)
    return said.day if said else None


def days_within(text: str, today: date) -> tuple[str, SaidDays] | None:
    """Return the first words of ``text`` that name a day or days, and what they mean; or None.

    One of many (*setiap Jumat*), what is counted from something else (*2 hari setelah …*), numbers
    alone and words that may mean something else name none.
    """
    words = text[: _LONGEST * _LONGEST].split()
    for at in range(len(words)):
        if at and fold_said(words[at - 1]) in EVERY:
            continue
        for end in range(min(len(words), at + _LONGEST_NAME), at, -1):
            part = " ".join(words[at:end]).strip(".,;:()")
            if fold_said(" ".join(words[end : end + 1])) in SINCE or not _names_days(part):
                continue
            said = parse_days(part, today)
            if said is not None:
                return part, said
    return None


def without_first(words: Iterable[str], text: str) -> str:
    """Return ``text``, folded, without those of ``words`` that it begins with."""
    for word in words:
        text = text.removeprefix(f"{word} ")
    return text


def _names_days(part: str) -> bool:
    """Tell whether ``part`` can't but be about days; a single word may be about something else."""
    folded = fold_said(part)
    alone = not (folded.isdigit() or folded in ALSO_OTHER_WORDS) and len(folded) >= _SHORTEST_ALONE
    return " " in folded or alone


def _deadline(text: str, at: Standpoint) -> SaidDays | None:
    """Read ``text`` with what says that it is a latest day: *paling lambat*, *sebelum*."""
    for words in LATEST_AFTER:
        text = text.removesuffix(f" {words}")
    rest = without_first(LATEST, text)
    earlier = without_first(BEFORE_WORDS, rest)
    said = _named(earlier, at)
    if said is None or earlier == rest:
        return said
    return _before(said)


def _before(said: SaidDays) -> SaidDays | None:
    """Return the time before what was said, whose latest day is the day before it begins."""
    if ".." in said.form:
        said = replace_fields(said, form=said.first.isoformat())
    last = add_days(said.first, -1)
    return replace_fields(said, first=last, last=last, form=f"before:{said.form}") if last else None


def _named(text: str, at: Standpoint) -> SaidDays | None:
    return _dated(text, at) or _beside_weekday(text, at) or _from_to(text, at)


def _dated(text: str, at: Standpoint) -> SaidDays | None:
    """Read ``text`` by one form, with or without *tanggal*."""
    return _by_form(text, at) or _by_form(without_first(DATE_MARKS, text), at)


def _by_form(text: str, at: Standpoint) -> SaidDays | None:
    first, blank, rest = text.partition(" ")
    text = f"{ONE_OF.get(first, first)}{blank}{rest}"
    for pattern, read in _FORMS:
        match = pattern.fullmatch(text)
        said = read(match, at) if match else None
        if said is not None:
            return said
    return None


def _beside_weekday(text: str, at: Standpoint) -> SaidDays | None:
    """Read a date or week with a weekday before or behind it; a date may contradict it."""
    words = text.removeprefix("hari ").split(" ")
    for name, rest in ((words[0], words[1:]), (words[-1], words[:-1])):
        weekday = WEEKDAY.get(name)
        said = _dated(" ".join(rest).removesuffix(" hari"), at) if weekday is not None else None
        if said is None or weekday is None:
            continue
        if said.last - said.first == _MONDAY_TO_FRIDAY:
            return one_day(add_days(said.first, weekday))
        if said.day is not None and said.day.weekday() != weekday:
            return replace_fields(said, other=nearest_weekday(said.day, weekday), clash=True)
        if said.day is not None:
            return said
    return None


def _from_to(text: str, at: Standpoint) -> SaidDays | None:
    """Read a span of two days: the first lies in the year of the last unless it says its own."""
    for word in TO:
        begin, found, end = text.partition(f" {word} ")
        last = _by_form(end, at) if found else None
        if last is None or last.day is None:
            continue
        first = _by_form(begin, at)
        if first is None or first.day is None or first.last > last.last:
            first = _by_form(f"{begin} {last.last.year}", at)
        if first is not None and first.day is not None:
            return some_days(first.first, last.last)
    return None
