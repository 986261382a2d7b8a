"""Due forms: what may be written, and the days between which it lies."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jakres_cli.records.parse import parse_due, parse_iso_day, parse_iso_period
from tests.unit.making import on

if TYPE_CHECKING:
    import datetime

PERIODS = [
    ("2019-11-28", "2019-11-28", "2019-11-28"),
    ("2019-11", "2019-11-01", "2019-11-30"),
    ("2019-02", "2019-02-01", "2019-02-28"),
    ("2020-02", "2020-02-01", "2020-02-29"),
    ("1900-02", "1900-02-01", "1900-02-28"),
    ("2000-02", "2000-02-01", "2000-02-29"),
    ("2019-12", "2019-12-01", "2019-12-31"),
    ("2019-q1", "2019-01-01", "2019-03-31"),
    ("2019-q2", "2019-04-01", "2019-06-30"),
    ("2019-q3", "2019-07-01", "2019-09-30"),
    ("2019-q4", "2019-10-01", "2019-12-31"),
    ("2019", "2019-01-01", "2019-12-31"),
    ("9999", "9999-01-01", "9999-12-31"),
    ("2019-12-11..2019-12-20", "2019-12-11", "2019-12-20"),
    ("2019-12-11..2019-12-11", "2019-12-11", "2019-12-11"),
    ("2020-02-29", "2020-02-29", "2020-02-29"),
]
WRONG = """\
2019-02-29 2019-02-30 2019-13 2019-00 2019-00-10 2019-q0 2019-q5 0000 0000-01 19 2019-1-5 2019-11-5
20191128 28-11-2019 2019/11/28 2019-12-20..2019-12-11 2019-12-11..2019-02-30 .. 2019-12-11..
..2019-12-11 2019-12-11...2019-12-20 before: before:2019-02-30 before:2019-13 within:30d within:d:x
within:30x:x within:-1d:x within:30d: after: after:Besar after:a/b/c besok next-meeting: ongoing:x
Next-Meeting since:x before:a..b before:3d: before:3x:x after:3d:x ２０１９-11-28
""".split()  # noqa: SIM905  they read better as words in a row


@pytest.mark.parametrize(("text", "first", "last"), PERIODS)
def test_periods(text: str, first: str, last: str) -> None:
    """A period has a first and a last day, both inclusive."""
    due = parse_due(text)
    assert due is not None
    assert (due.text, due.form, due.first, due.last) == (text, "period", on(first), on(last))
    assert due.anchor is None


@pytest.mark.parametrize("text", WRONG)
def test_wrong_forms(text: str) -> None:
    """What is no due form is not taken for one."""
    assert parse_due(text) is None


@pytest.mark.parametrize("form", ["before", "before:2w", "after", "within:2w"])
@pytest.mark.parametrize("anchor", ["lokakarya", "2019-10-29-rapat", "2019-10-29-rapat/item", "x"])
def test_anchors(form: str, anchor: str) -> None:
    """Before, after and within hang on an event, a meeting or an item."""
    due = parse_due(f"{form}:{anchor}")
    assert due is not None
    assert (due.form, due.anchor, due.first) == (form.partition(":")[0], anchor, None)
    assert (due.count, due.unit) == ((2, "w") if ":" in form else (0, ""))


@pytest.mark.parametrize("form", ["before", "before:3d", "after", "within:30d"])
def test_dated_anchors(form: str) -> None:
    """They may hang on a date or a month instead."""
    due = parse_due(f"{form}:2019-11")
    assert due is not None
    assert (due.anchor, due.first, due.last) == (None, on("2019-11-01"), on("2019-11-30"))


@pytest.mark.parametrize("text", ["next-meeting", "ongoing"])
def test_words(text: str) -> None:
    """The two forms without a day are their own."""
    due = parse_due(text)
    assert due is not None
    assert (due.form, due.first, due.last, due.anchor) == (text, None, None, None)


@given(st.dates())
def test_every_day_is_read(day: datetime.date) -> None:
    """Every day of the calendar is read as itself and lies in its month, quarter and year."""
    assert parse_iso_day(day.isoformat()) == day
    year, month = f"{day.year:04}", f"{day.month:02}"
    for text in (f"{year}-{month}", f"{year}-q{(day.month + 2) // 3}", year):
        period = parse_iso_period(text)
        assert period is not None
        assert period[0] <= day <= period[1]


@given(st.text(max_size=30))
def test_any_text(text: str) -> None:
    """Any text is a due form that keeps it, or None; never an exception."""
    due = parse_due(text)
    assert due is None or due.text == text
