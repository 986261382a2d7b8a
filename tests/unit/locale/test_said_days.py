from __future__ import annotations

import datetime

import pytest

from jakres_cli.locale.parse_day import parse_day, parse_period
from tests.work import passes

TUESDAY = "2019-11-12"


def day(text: str, today: str = TUESDAY) -> str | None:
    """What a text means on a day, as ISO."""
    found = parse_day(text, datetime.date.fromisoformat(today))
    return found.isoformat() if found else None


@pytest.mark.parametrize(
    ("said", "today", "expected"),
    [
        ("hari ini", TUESDAY, "2019-11-12"),
        ("today", TUESDAY, "2019-11-12"),
        ("besok", TUESDAY, "2019-11-13"),
        ("Tomorrow", TUESDAY, "2019-11-13"),
        ("lusa", TUESDAY, "2019-11-14"),
        ("kemarin", TUESDAY, "2019-11-11"),
        ("YESTERDAY", TUESDAY, "2019-11-11"),
        ("besok", "2019-12-31", "2020-01-01"),
        ("kemarin", "2020-03-01", "2020-02-29"),
        ("besok", "2019-02-28", "2019-03-01"),
        ("  hari   ini ", TUESDAY, "2019-11-12"),
    ],
)
def test_days_beside_today(said: str, today: str, expected: str) -> None:
    """Today, tomorrow and yesterday in both languages, over ends of months and years."""
    assert day(said, today) == expected


@pytest.mark.parametrize(
    ("said", "today", "expected"),
    [
        ("Senin", TUESDAY, "2019-11-18"),
        ("Selasa", TUESDAY, "2019-11-19"),
        ("Rabu", TUESDAY, "2019-11-13"),
        ("Kamis", TUESDAY, "2019-11-14"),
        ("Jumat", TUESDAY, "2019-11-15"),
        ("Jum'at", TUESDAY, "2019-11-15"),
        ("Sabtu", TUESDAY, "2019-11-16"),
        ("Minggu", TUESDAY, "2019-11-17"),
        ("ahad", TUESDAY, "2019-11-17"),
        ("hari Jumat", TUESDAY, "2019-11-15"),
        ("Monday", TUESDAY, "2019-11-18"),
        ("tue", TUESDAY, "2019-11-19"),
        ("on Friday", TUESDAY, "2019-11-15"),
        ("next Sunday", TUESDAY, "2019-11-17"),
        ("Senin lalu", TUESDAY, "2019-11-11"),
        ("Selasa lalu", TUESDAY, "2019-11-05"),
        ("Rabu lalu", TUESDAY, "2019-11-06"),
        ("last Tuesday", TUESDAY, "2019-11-05"),
        ("last Monday", TUESDAY, "2019-11-11"),
        ("Kamis", "2019-10-31", "2019-11-07"),
        ("Jumat", "2019-10-31", "2019-11-01"),
        ("Rabu", "2019-12-31", "2020-01-01"),
        ("Senin", "2019-12-31", "2020-01-06"),
        ("Selasa lalu", "2020-01-01", "2019-12-31"),
        ("Sabtu", "2020-02-28", "2020-02-29"),
        ("Minggu", "2020-02-28", "2020-03-01"),
        ("Friday", "9999-12-25", "9999-12-31"),
        ("Monday", "0001-01-02", "0001-01-08"),
        ("last Monday", "0001-01-02", "0001-01-01"),
    ],
)
def test_weekdays(said: str, today: str, expected: str) -> None:
    """A weekday is the next one after today, or the last one before it."""
    assert day(said, today) == expected


@pytest.mark.parametrize("said", ["minggu depan", "minggu ini", "minggu lalu", "Minggu Depan"])
def test_a_week_is_no_sunday(said: str) -> None:
    """*Minggu depan* is next week, which is no day: nothing is invented."""
    assert day(said) is None


@pytest.mark.parametrize(
    ("said", "today", "expected"),
    [
        ("10 Desember", TUESDAY, "2019-12-10"),
        ("10 Desember", "2019-12-10", "2019-12-10"),
        ("10 Desember", "2019-12-11", "2020-12-10"),
        ("10 December", "2019-12-31", "2020-12-10"),
        ("1 Januari", "2019-12-31", "2020-01-01"),
        ("31 Des", "2019-12-31", "2019-12-31"),
        ("28 Nov.", TUESDAY, "2019-11-28"),
        ("28 nopember", TUESDAY, "2019-11-28"),
        ("3 Pebruari", TUESDAY, "2020-02-03"),
        ("1 Mei", TUESDAY, "2020-05-01"),
        ("1 may", TUESDAY, "2020-05-01"),
        ("17 Agustus 2019", TUESDAY, "2019-08-17"),
        ("17 aug 1945", TUESDAY, "1945-08-17"),
        ("Selasa, 29 Oktober 2019", TUESDAY, "2019-10-29"),
        ("Kamis 28 November", TUESDAY, "2019-11-28"),
        ("29 Februari", "2020-01-15", "2020-02-29"),
        ("29 Februari", "2019-11-12", "2020-02-29"),
        ("29 Februari 2020", TUESDAY, "2020-02-29"),
        ("29 February", "2020-03-01", "2024-02-29"),
        ("29 Februari", "2021-06-01", "2024-02-29"),
        ("31 Desember 9999", TUESDAY, "9999-12-31"),
        ("1 Januari 0001", TUESDAY, "0001-01-01"),
        ("10/12/2019", TUESDAY, "2019-12-10"),
        ("10.12.2019", TUESDAY, "2019-12-10"),
        ("1/2/2020", TUESDAY, "2020-02-01"),
        ("2019-10-29", TUESDAY, "2019-10-29"),
        ("0001-01-01", TUESDAY, "0001-01-01"),
        ("9999-12-31", TUESDAY, "9999-12-31"),
    ],
)
def test_days_of_the_calendar(said: str, today: str, expected: str) -> None:
    """A day and month without a year is the nearest one ahead; the month isn't first."""
    assert day(said, today) == expected


@pytest.mark.parametrize(
    ("said", "today", "expected"),
    [
        ("+2w", TUESDAY, "2019-11-26"),
        ("-1w", TUESDAY, "2019-11-05"),
        ("+3", TUESDAY, "2019-11-15"),
        ("+3d", TUESDAY, "2019-11-15"),
        ("+3h", TUESDAY, "2019-11-15"),
        ("+0", TUESDAY, "2019-11-12"),
        ("+1m", "2019-01-31", "2019-02-28"),
        ("+1m", "2020-01-31", "2020-02-29"),
        ("+1b", "2019-01-31", "2019-02-28"),
        ("+2m", "2019-01-31", "2019-03-31"),
        ("+3m", "2019-01-31", "2019-04-30"),
        ("-1m", "2019-03-31", "2019-02-28"),
        ("+12m", "2020-02-29", "2021-02-28"),
        ("-12m", "2020-02-29", "2019-02-28"),
        ("+1m", "2019-12-31", "2020-01-31"),
        ("-1m", "2020-01-01", "2019-12-01"),
        ("+1d", "9999-12-30", "9999-12-31"),
        ("-1d", "0001-01-02", "0001-01-01"),
        ("-1m", "0001-02-28", "0001-01-28"),
        ("+1m", "9999-11-30", "9999-12-30"),
    ],
)
def test_days_counted_from_today(said: str, today: str, expected: str) -> None:
    """Days, weeks and months from today; a month's end stays within the month."""
    assert day(said, today) == expected


@pytest.mark.parametrize(
    ("said", "today"),
    [
        ("besok", "9999-12-31"),
        ("kemarin", "0001-01-01"),
        ("Senin", "9999-12-31"),
        ("Senin lalu", "0001-01-01"),
        ("+1m", "9999-12-01"),
        ("-1m", "0001-01-31"),
        ("+9999w", "9900-01-01"),
        ("-9999m", "0100-01-01"),
        ("10 Januari", "9999-12-31"),
        ("29 Februari", "9999-01-01"),
    ],
)
def test_beyond_the_calendar(said: str, today: str) -> None:
    """A day before year 1 or after year 9999 is none, and no error."""
    assert day(said, today) is None


@pytest.mark.parametrize(
    "said",
    [
        *("", " ", "segera", "secepatnya", "akhir bulan", "pekan depan", "soon", "depan", "hari"),
        *("31 November", "30 Februari 2020", "29 Februari 2019", "0 Januari", "32 Mei 2019"),
        *("10 Desembr", "10 Desember 19", "Desember", "10 Desember 2019 pagi", "29 Februari 1900"),
        *("2019-02-30", "2019-13-01", "2019-1-5", "0000-01-01", "2019-10-29T09:00", "20191029"),
        *("13/13/2019", "0/1/2019", "10/12/19", "10/12", "2019/12/10", "10-12-2019"),
        *("+", "+w", "2w", "+2x", "+-2w", "+99999d", "+2 w", "++2", "-", "+1.5w", "+2y"),
        *("next", "last", "next besok", "next Jumaat", "Jumat depan sekali", "Senin Selasa"),
        *(
            "١٠ Desember",
            "１０ Desember",
            "+２w",
            "10\x00Desember",
            "\u202ebesok",
            "10 Desember\x1b",
        ),
        *("besok; rm -rf /", "[besok]", "null", "NaN", "1e3"),
    ],
)
def test_nonsense_is_no_day(said: str) -> None:
    """What is no day is None, whatever it looks like."""
    assert day(said) is None


@pytest.mark.parametrize("said", ["a" * 100_000, "1" * 100_000, "+" * 100_000, "10 " * 50_000])
def test_long_nonsense_is_quick(said: str) -> None:
    """The length of a text costs no more than reading it."""
    assert passes(said, lambda: day(said)) < 100
    assert day(said) is None


@pytest.mark.parametrize(
    ("text", "today", "period"),
    [
        ("desember", TUESDAY, "2019-12"),
        ("Bulan November", TUESDAY, "2019-11"),
        ("oktober", TUESDAY, "2020-10"),
        ("october 2019", TUESDAY, "2019-10"),
        ("oktober 19", TUESDAY, None),
        ("oktober depan", TUESDAY, None),
        ("triwulan II 2020", TUESDAY, "2020-q2"),
        ("q3 2020", TUESDAY, "2020-q3"),
        ("q5 2020", TUESDAY, None),
        ("besok", TUESDAY, None),
        ("", TUESDAY, None),
    ],
)
def test_months_and_quarters(text: str, today: str, period: str | None) -> None:
    """A month is the nearest that isn't over; a quarter needs its year."""
    assert parse_period(text, datetime.date.fromisoformat(today)) == period


@pytest.mark.parametrize("text", ["Selasa, 5 November 2019", "selasa 05 november 2019"])
def test_a_weekday_may_stand_before_the_day(text: str) -> None:
    """The day counts, whatever weekday it is."""
    assert day(text) == "2019-11-05"
