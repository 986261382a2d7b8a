from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jakres_cli.locale.parse_day import days_within, parse_day, parse_days
from jakres_cli.model.base import replace_fields
from jakres_cli.model.words import MONTHS, WEEKDAYS
from jakres_cli.query.dues import fixed_day
from jakres_cli.records.parse import parse_due
from tests.work import passes, steps

TUESDAY = "2019-11-12"
NEW_YEAR = datetime.date(2020, 1, 1)


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
        ("Jum’at", TUESDAY, "2019-11-15"),
        ("this Friday", TUESDAY, "2019-11-15"),
        ("Selasa ini", TUESDAY, "2019-11-12"),
        ("Jumat mendatang", TUESDAY, "2019-11-15"),
        ("Senin depan", TUESDAY, "2019-11-18"),
        ("next Tuesday", TUESDAY, "2019-11-19"),
        ("Jumat depan", "2019-11-16", "2019-11-22"),
        ("Jumat minggu depan", TUESDAY, "2019-11-22"),
        ("Friday next week", TUESDAY, "2019-11-22"),
        ("next week Friday", TUESDAY, "2019-11-22"),
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
        ("30 Nop 2019", TUESDAY, "2019-11-30"),
        ("Nov 30", TUESDAY, "2019-11-30"),
        ("November 30, 2019", TUESDAY, "2019-11-30"),
        ("November 30th", TUESDAY, "2019-11-30"),
        ("the 30th of November", TUESDAY, "2019-11-30"),
        ("30-Nov-2019", TUESDAY, "2019-11-30"),
        ("30–11–2019", TUESDAY, "2019-11-30"),
        ("30/11", TUESDAY, "2019-11-30"),
        ("11/11", TUESDAY, "2020-11-11"),
        ("20191130", TUESDAY, "2019-11-30"),
        ("2019/12/10", TUESDAY, "2019-12-10"),
        ("2019-1-5", TUESDAY, "2019-01-05"),
        ("tanggal 5", TUESDAY, "2019-12-05"),
        ("tgl. 12", TUESDAY, "2019-11-12"),
        ("the 31st", TUESDAY, "2019-12-31"),
        ("tanggal 30", "2019-01-31", "2019-03-30"),
        ("tanggal 5 bulan depan", TUESDAY, "2019-12-05"),
        ("hari Jumat tanggal 15 November 2019", TUESDAY, "2019-11-15"),
        ("28 November (Kamis)", TUESDAY, "2019-11-28"),
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
        *("", " ", "segera", "secepatnya", "akhir", "pekan", "soon", "depan", "hari"),
        *("31 November", "30 Februari 2020", "29 Februari 2019", "0 Januari", "32 Mei 2019"),
        *("10 Desembr", "10 Desember 19", "Desember", "10 Desember 2019 pagi", "29 Februari 1900"),
        *("2019-02-30", "2019-13-01", "0000-01-01", "2019-10-29T09:00", "20191329", "2019102"),
        *("13/13/2019", "0/1/2019", "10/12/19", "31/11", "10-12", "2019/12-10", "tanggal 32"),
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


@pytest.mark.parametrize(
    ("said", "form"),
    [
        ("akhir bulan", "2019-11-30"),
        ("end of the month", "2019-11-30"),
        ("akhir bulan depan", "2019-12-31"),
        ("awal Desember", "2019-12-01..2019-12-10"),
        ("pertengahan Desember", "2019-12-11..2019-12-20"),
        ("akhir Desember", "2019-12-21..2019-12-31"),
        ("early December", "2019-12-01..2019-12-10"),
        ("mid-December 2020", "2020-12-11..2020-12-20"),
        ("late February 2020", "2020-02-21..2020-02-29"),
        ("awal bulan", "2019-12-01..2019-12-10"),
        ("minggu depan", "2019-11-18..2019-11-22"),
        ("Minggu Depan", "2019-11-18..2019-11-22"),
        ("next week", "2019-11-18..2019-11-22"),
        ("minggu ini", "2019-11-11..2019-11-15"),
        ("end of next week", "2019-11-22"),
        ("bulan depan", "2019-12"),
        ("next month", "2019-12"),
        ("Desember", "2019-12"),
        ("bulan Oktober", "2020-10"),
        ("Des 2019", "2019-12"),
        ("akhir tahun", "2019-12-31"),
        ("end of the year", "2019-12-31"),
        ("tahun depan", "2020"),
        ("Bulan November", "2019-11"),
        ("october 2019", "2019-10"),
        ("triwulan II 2020", "2020-q2"),
        ("triwulan IV", "2019-q4"),
        ("triwulan I", "2020-q1"),
        ("triwulan ke-2 tahun 2021", "2021-q2"),
        ("Q4", "2019-q4"),
        ("the fourth quarter of 2020", "2020-q4"),
        ("akhir triwulan", "2019-12-31"),
        ("semester I", "2020-01-01..2020-06-30"),
        ("semester 2 2019", "2019-07-01..2019-12-31"),
        ("the first half of 2020", "2020-01-01..2020-06-30"),
        ("sebelum Jumat", "before:2019-11-15"),
        ("before Friday", "before:2019-11-15"),
        ("sebelum Desember", "before:2019-12"),
        ("paling lambat Jumat", "2019-11-15"),
        ("paling lambat pada hari Jumat", "2019-11-15"),
        ("selambat-lambatnya tanggal 30 November 2019", "2019-11-30"),
        ("s.d. 30 November", "2019-11-30"),
        ("by the 20th at the latest", "2019-11-20"),
        ("no later than November 30", "2019-11-30"),
        ("3x24 jam", "2019-11-15"),
        ("3 × 24 jam", "2019-11-15"),
        ("72 hours", "2019-11-15"),
        ("dalam 2 minggu", "2019-11-26"),
        ("seminggu lagi", "2019-11-19"),
        ("in two weeks", "2019-11-26"),
        ("3 hari yang lalu", "2019-11-09"),
        ("11-20 Desember", "2019-12-11..2019-12-20"),
        ("28 November s.d. 3 Desember 2019", "2019-11-28..2019-12-03"),
        ("28 December to 3 January 2020", "2019-12-28..2020-01-03"),
    ],
)
def test_due_forms(said: str, form: str) -> None:
    """Parts of months, weeks, quarters, halves and deadlines become the due form for them."""
    found = parse_days(said, datetime.date.fromisoformat(TUESDAY))
    assert found is not None
    assert found.form == form
    due = parse_due(form)
    assert due is not None
    assert fixed_day(due) == found.last


@pytest.mark.parametrize("said", ["oktober depan", "desember 202", "q5 2020", "semester 3"])
def test_what_is_no_span(said: str) -> None:
    """Half a year, and a quarter or half that there isn’t, are not known."""
    found = parse_days(said, datetime.date.fromisoformat(TUESDAY))
    assert found is None


def test_working_days_leave_out_holidays() -> None:
    """The first is the next working day; a year of which no holiday is listed is told."""
    start = datetime.date(2019, 12, 20)
    christmas = (datetime.date(2019, 12, 25), datetime.date(2020, 1, 1))
    for said in ("7 hari kerja", "7 (tujuh) hari kerja", "within seven working days"):
        found = parse_days(said, start, holidays=christmas)
        assert found is not None
        assert (found.form, found.unlisted) == ("2020-01-02", None)
        assert parse_days(said, start, holidays=christmas[:1]) == replace_fields(
            found, first=NEW_YEAR, last=NEW_YEAR, form="2020-01-01", unlisted=2020
        )


@pytest.mark.parametrize("said", ["Jumat depan", "next Friday", "hari Jumat depan", "Fri depan"])
def test_a_day_of_next_week_while_this_weeks_is_ahead(said: str) -> None:
    """Either of two days can be meant."""
    found = parse_days(said, datetime.date.fromisoformat(TUESDAY))
    assert found is not None
    assert (str(found.first), str(found.other), found.clash) == ("2019-11-15", "2019-11-22", False)
    assert day(said) is None


@pytest.mark.parametrize("said", ["Rabu, 28 November 2019", "Wed 28/11", "28 November (Rabu)"])
def test_a_weekday_that_contradicts_its_date(said: str) -> None:
    """Both readings are there, and it is no day."""
    found = parse_days(said, datetime.date.fromisoformat(TUESDAY))
    assert found is not None
    assert (str(found.first), str(found.other), found.clash) == ("2019-11-28", "2019-11-27", True)
    assert day(said) is None


@given(
    st.dates(datetime.date(1990, 1, 1), datetime.date(2099, 12, 31)),
    st.dates(datetime.date(1990, 1, 1), datetime.date(2099, 12, 31)),
)
def test_every_spelling_of_a_day(said: datetime.date, today: datetime.date) -> None:
    """In both languages, with and without its weekday, a day is read back from any other day."""
    number, month, year = said.day, said.month, said.year
    for words in MONTHS[month - 1]:
        for name in (words, words.title(), words[:3]):
            for text in (f"{number} {name} {year}", f"{name} {number}, {year}"):
                assert parse_day(text, today) == said
                for weekday in WEEKDAYS[said.weekday()]:
                    assert parse_day(f"{weekday.title()}, {text}", today) == said
            assert parse_day(f"{number} {name}", said) == said
            assert parse_day(f"{name} {number}", said, past=True) == said
    for sign in "-/.":
        assert parse_day(f"{number}{sign}{month}{sign}{year}", today) == said
        assert parse_day(f"{year}{sign}{month:02}{sign}{number:02}", today) == said
    assert parse_day(f"{year}{month:02}{number:02}", today) == said
    assert parse_day(f"{number}/{month}", said) == said
    assert parse_day(f"tanggal {number}", said) == said


@pytest.mark.parametrize(
    ("text", "words", "form"),
    [
        ("segera, paling lambat Jumat", "paling lambat Jumat", "2019-11-15"),
        ("kalau bisa Desember", "Desember", "2019-12"),
        ("akhir bulan", "akhir bulan", "2019-11-30"),
        ("rapat 3 Mei 2020.", "3 Mei 2020", "2020-05-03"),
    ],
)
def test_days_in_the_midst_of_words(text: str, words: str, form: str) -> None:
    """The first words that name days are found, with what they mean."""
    within = days_within(text, datetime.date.fromisoformat(TUESDAY))
    assert within is not None
    assert (within[0], within[1].form) == (words, form)


@pytest.mark.parametrize(
    "text",
    [
        *("secepatnya", "setiap Jumat", "beberapa minggu lagi", "dalam waktu dekat", "may be late"),
        *("2 hari setelah data diterima", "sesuai Inpres 5", "sejak dulu", "tiap akhir bulan"),
    ],
)
def test_words_that_hold_no_day(text: str) -> None:
    """What comes again, or hangs on something else, and other words are no day."""
    assert days_within(text, datetime.date.fromisoformat(TUESDAY)) is None


@pytest.mark.parametrize("said", ["a" * 100_000, "1" * 100_000, "+" * 100_000, "10 " * 50_000])
def test_long_nonsense_is_quick(said: str) -> None:
    """The length of a text costs no more than reading it."""
    assert passes(said, lambda: day(said)) < 100
    assert day(said) is None


@pytest.mark.parametrize(
    "piece", ["fri ", "s.d. ", "sampai ", "1 ", "(1) ", "hari ", "5-", "akhir "]
)
def test_repeated_words_are_quick(piece: str) -> None:
    """However the pieces of a day are repeated, it is read in a few passes."""
    text = piece * (80 // len(piece))
    assert steps(lambda: day(text)) < 20_000
