from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jakres_cli.locale import SHORT_STATUS, STATUS, catalogue
from jakres_cli.model.base import AskedWrongly
from jakres_cli.model.words import PROGRESS_STATUSES
from jakres_cli.operations.importing.cells import (
    parse_day_cell,
    parse_due_cell,
    parse_evidence_cell,
    parse_status_cell,
)
from jakres_cli.papers.sheet.shapes import DAY, FLAG, NUMBER, TEXT, SheetCell

TODAY = datetime.date(2019, 12, 2)


def _cell(text: str, kind: str = TEXT, day: datetime.date | None = None) -> SheetCell:
    return SheetCell(column=1, row=1, kind=kind, text=text, day=day)


@pytest.mark.parametrize("lang", ["id", "en"])
@pytest.mark.parametrize("status", PROGRESS_STATUSES)
def test_every_word_for_a_status(status: str, lang: str) -> None:
    """The code and the words of lists and papers, in both languages and any case, mean it."""
    t = catalogue(lang)
    for words in (status, t(STATUS[status]), t(SHORT_STATUS[status])):
        for written in (words, words.upper(), f"  {words.capitalize()} "):
            assert parse_status_cell(_cell(written), "id") == status


@pytest.mark.parametrize("text", ["", "Beres", "superseded", "Digantikan", "2019-11-12"])
def test_other_words_are_no_status(text: str) -> None:
    """Anything else is refused, with what would be taken."""
    with pytest.raises(AskedWrongly) as refused:
        parse_status_cell(_cell(text), "id")
    assert "Sedang ditindaklanjuti" in str(refused.value.hint)


@pytest.mark.parametrize(
    "text",
    [
        "2019-11-28",
        "28 November 2019",
        "Kamis, 28 November 2019",
        "28 Nov 2019",
        "28/11/2019",
        "28-11-2019",
        "28.11.2019",
        "28 november 2019",
        "28 November 2019 00:00:00",
        "28 November",
        "Nov 28",
        "2019-11-28T00:00:00",
    ],
)
def test_days_in_words(text: str) -> None:
    """A whole day is understood however it is written."""
    assert parse_day_cell(_cell(text), TODAY) == datetime.date(2019, 11, 28)


@pytest.mark.parametrize(
    "text",
    [
        "besok",
        "kemarin",
        "Jumat",
        "tanggal 28",
        "Rabu, 28 November 2019",
        "+2w",
        "+2019",
        "2019 hari",
        "28/11/19",
        "2019-02-30",
        "30 Februari 2019",
        "November 2019",
        "2019",
        "0001-01-01",
        "9999-12-31",
        "x",
    ],
)
def test_days_that_are_none(text: str) -> None:
    """What means another day in a month, or two days, or none, is refused."""
    with pytest.raises(AskedWrongly):
        parse_day_cell(_cell(text), TODAY)


@given(st.dates(datetime.date(1990, 1, 1), datetime.date(2100, 12, 31)))
def test_days_and_numbers(day: datetime.date) -> None:
    """A cell that is a day, or the number of one, means that day."""
    assert parse_day_cell(_cell(day.isoformat(), DAY, day), TODAY) == day
    assert parse_day_cell(_cell("43781", NUMBER, day), TODAY) == day
    assert parse_due_cell(_cell(day.isoformat(), DAY, day), TODAY) == day.isoformat()


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("28 November 2019", "2019-11-28"),
        ("Desember 2019", "2019-12"),
        ("bulan Desember 2019", "2019-12"),
        ("2019-12", "2019-12"),
        ("triwulan I 2020", "2020-q1"),
        ("2020-q1", "2020-q1"),
        ("2020", "2020"),
        ("2019-12-01..2019-12-15", "2019-12-01..2019-12-15"),
        ("Desember", "2019-12"),
        ("akhir tahun", "2019-12-31"),
        ("+2w", "2019-12-16"),
        ("sebelum Jumat", "before:2019-12-06"),
        ("7 hari kerja", "2019-12-11"),
    ],
)
def test_extensions(text: str, due: str) -> None:
    """An extension may be a day or a whole span of days."""
    assert parse_due_cell(_cell(text), TODAY) == due


@pytest.mark.parametrize(
    "text", ["before:2019-12", "next-meeting", "ongoing", "9999", "Jumat depan", "segera"]
)
def test_extensions_that_are_none(text: str) -> None:
    """What has no days of its own is refused."""
    with pytest.raises(AskedWrongly):
        parse_due_cell(_cell(text), TODAY)


@pytest.mark.parametrize(
    ("text", "evidence"),
    [
        ("https://example.org/a;b?c=d", ["https://example.org/a;b?c=d"]),
        ("surat 012/-1.79", ["letter:012/-1.79"]),
        ("Surat nomor 012/SJB/2019", ["letter:012/SJB/2019"]),
        ("surat no. 5", ["letter:5"]),
        ("letter:012", ["letter:012"]),
        ("letter 012 of 2019", ["letter:012 of 2019"]),
        ("surel 28/11/2019", ["email:2019-11-28"]),
        ("e-mail tanggal 28 November 2019", ["email:2019-11-28"]),
        ("mail of 2019-11-28", ["email:2019-11-28"]),
        ("email:2019-11-28", ["email:2019-11-28"]),
        ("2019-10-29-contoh", ["2019-10-29-contoh"]),
        ("files/foto.jpg", ["files/foto.jpg"]),
        ("surat 1; surat 2\nsurat 1\n\n", ["letter:1", "letter:2"]),
    ],
)
def test_evidence(text: str, evidence: list[str]) -> None:
    """Links, letters, mails, records and files of ours, one or several."""
    found = parse_evidence_cell(
        _cell(text), {"2019-10-29-contoh"}, {"records/files/foto.jpg"}, TODAY
    )
    assert found == evidence


@pytest.mark.parametrize(
    "text",
    [
        "laporan",
        "surat",
        "surat terlampir",
        "suratan 1",
        "surel",
        "surel besok",
        "www.example.org",
        "https://",
        "https://a b",
        "file:///etc/passwd",
        "javascript:x",
        "/etc/passwd",
        "files/../agencies.yaml",
        "files/lain.jpg",
        "2019-10-29",
    ],
)
def test_what_is_no_evidence(text: str) -> None:
    """Anything else is refused; no file is looked for by a name that somebody sent."""
    with pytest.raises(AskedWrongly):
        parse_evidence_cell(_cell(text), {"2019-10-29-contoh"}, {"records/files/foto.jpg"}, TODAY)


def test_a_flag_says_nothing() -> None:
    """A cell that is true or false is no word."""
    with pytest.raises(AskedWrongly):
        parse_status_cell(_cell("1", FLAG), "id")
