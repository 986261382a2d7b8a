"""Workbooks as cells: what is read is what was written."""

from __future__ import annotations

import datetime
import zipfile
from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import settings as profile
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.utils.datetime import CALENDAR_MAC_1904
from openpyxl.worksheet.formula import ArrayFormula

from jakres_cli.model.base import CannotDo
from jakres_cli.papers.sheet.reading import read_workbook
from jakres_cli.papers.sheet.shapes import SheetCell, column_letters
from tests.soak import examples

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


TEXTS = st.text(
    st.characters(exclude_categories=["Cs", "Cc", "Co"], exclude_characters="\ufffe\uffff_"),
    min_size=1,
    max_size=30,
).filter(lambda text: not text.startswith("="))
DAYS = st.dates(datetime.date(1901, 1, 1), datetime.date(2199, 12, 31))
NUMBERS = st.integers(-(10**9), 10**9) | st.floats(-1e6, 1e6, allow_nan=False).map(
    lambda number: round(number, 3)
)
VALUES = st.dictionaries(
    st.tuples(st.integers(1, 40), st.integers(1, 60)), TEXTS | DAYS | NUMBERS, max_size=15
)
CONTENT = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def _data(book: Workbook) -> bytes:
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def _cells(data: bytes, page: int = 0) -> dict[str, SheetCell]:
    return {
        cell.address: cell for row in read_workbook(data).pages[page].rows for cell in row.values()
    }


def _with_part(data: bytes, name: str, change: Callable[[bytes], bytes]) -> bytes:
    """The workbook with another part instead of the one of that name."""
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as before, zipfile.ZipFile(out, "w") as after:
        for one in before.namelist():
            part = before.read(one)
            after.writestr(one, change(part) if one == name else part)
    return out.getvalue()


def _sheet_of(rows: str) -> bytes:
    """A workbook whose page is just these rows."""
    page = f'<worksheet xmlns="{CONTENT}"><sheetData>{rows}</sheetData></worksheet>'
    return _with_part(_data(Workbook()), "xl/worksheets/sheet1.xml", lambda _: page.encode())


@profile(max_examples=examples(60))
@given(VALUES, st.booleans())
def test_what_is_written_is_read(
    values: Mapping[tuple[int, int], str | float | datetime.date],
    counts_from_1904: bool,  # noqa: FBT001  hypothesis gives it
) -> None:
    """Texts, numbers and days of any workbook are those that openpyxl put there, in both epochs."""
    book = Workbook()
    if counts_from_1904:
        book.epoch = CALENDAR_MAC_1904
        values = {
            place: value
            for place, value in values.items()
            if not isinstance(value, datetime.date) or value.year > 1904
        }
    for (row, column), value in values.items():
        cell = book.active.cell(row, column)
        cell.value = value
        if isinstance(value, str):
            cell.data_type = "s"
    found = _cells(_data(book))
    expected = {
        f"{column_letters(column)}{row}": value.isoformat()
        if isinstance(value, datetime.date)
        else value
        if isinstance(value, str)
        else str(int(value))
        if value == int(value)
        else repr(value)
        for (row, column), value in values.items()
    }
    assert {address: cell.text for address, cell in found.items()} == expected
    kinds = {address: cell.kind for address, cell in found.items()}
    for (row, column), value in values.items():
        kind = kinds[f"{column_letters(column)}{row}"]
        assert kind == (
            "day"
            if isinstance(value, datetime.date)
            else "text"
            if isinstance(value, str)
            else "number"
        )


def test_letters() -> None:
    """Columns are called as spreadsheets call them, to the last one."""
    names = [column_letters(number) for number in (1, 26, 27, 52, 702, 703, 16_384)]
    assert names == ["A", "Z", "AA", "AZ", "ZZ", "AAA", "XFD"]


@pytest.mark.parametrize(
    ("form", "is_day"),
    [
        ("yyyy-mm-dd", True),
        ("[$-421]d\\ mmm\\ yyyy;@", True),
        ("dd/mm/yy hh:mm", True),
        ("mmm-yy", True),
        ("General", False),
        ("0.00", False),
        ("#,##0 [Red]", False),
        ('0 "hari dan bulan"', False),
        ("0\\d", False),
        ("0.00E+00", False),
        ("@", False),
    ],
)
def test_which_numbers_are_days(form: str, *, is_day: bool) -> None:
    """A number is a day when its format shows it as one, as openpyxl says too."""
    book = Workbook()
    book.active["A1"] = 43_781
    book.active["A1"].number_format = form
    data = _data(book)
    assert load_workbook(BytesIO(data)).active["A1"].is_date == is_day
    cell = _cells(data)["A1"]
    assert (cell.kind, cell.day) == ("day" if is_day else "number", datetime.date(2019, 11, 12))


@pytest.mark.parametrize(
    ("written", "kind", "text"),
    [
        ('<c r="A1" t="inlineStr"><is><t>teks</t></is></c>', "text", "teks"),
        ('<c r="A1" t="inlineStr"><is><r><t>te</t></r><r><t>ks</t></r></is></c>', "text", "teks"),
        ('<c r="A1" t="str"><v>teks</v></c>', "text", "teks"),
        ('<c r="A1" t="inlineStr"><is><t>a_x000D_b</t></is></c>', "text", "a\rb"),
        ('<c r="A1" t="inlineStr"><is><t>_x005F_x0041_</t></is></c>', "text", "_x0041_"),
        ('<c r="A1"><v>1.5</v></c>', "number", "1.5"),
        ('<c r="A1"><v>1E3</v></c>', "number", "1000"),
        ("<c><v>7</v></c>", "number", "7"),
        ('<c r="A1" t="d"><v>2019-11-12T00:00:00</v></c>', "day", "2019-11-12"),
        ('<c r="A1" t="b"><v>1</v></c>', "flag", "1"),
        ('<c r="A1" t="e"><v>#REF!</v></c>', "error", ""),
        ('<c r="A1" t="x"><v>1</v></c>', "error", ""),
        ('<c r="A1"><f>1+1</f><v>2</v></c>', "formula", ""),
        ('<c r="A1" t="str"><f>"a"</f><v>a</v></c>', "formula", ""),
        ('<c r="A1"><f t="shared" si="0"/><v>2</v></c>', "formula", ""),
        ('<c r="A1"><f/></c>', "formula", ""),
    ],
)
def test_every_form_of_a_cell(written: str, kind: str, text: str) -> None:
    """However a program writes a cell, it is found; a formula is noted and not worked out."""
    cell = _cells(_sheet_of(f'<row r="1">{written}</row>'))["A1"]
    assert (cell.kind, cell.text) == (kind, text)


@pytest.mark.parametrize("written", ['<c t="d"><v>besok</v></c>', "<c><v>satu</v></c>"])
def test_a_cell_that_is_not_what_it_says(written: str) -> None:
    """No program writes such a day or number: the file is damaged."""
    with pytest.raises(CannotDo, match="it is damaged"):
        read_workbook(_sheet_of(f"<row>{written}</row>"))


def test_rows_without_numbers() -> None:
    """Rows and cells that don't say where they are stand one after the other; empty ones count."""
    cells = _cells(
        _sheet_of("<row/><row><c/><c><v>1</v></c></row><row r='9'><c><v>2</v></c></row>")
    )
    assert {address: cell.text for address, cell in cells.items()} == {"B2": "1", "A9": "2"}


def test_what_an_array_formula_fills() -> None:
    """The cells that an array formula fills are formulas too, though they hold only values."""
    book = Workbook()
    book.active["A1"] = ArrayFormula("A1:B2", "=C1:D2")
    for address in ("B1", "A2", "B2", "C1"):
        book.active[address] = 1
    kinds = {address: cell.kind for address, cell in _cells(_data(book)).items()}
    assert kinds == {"C1": "number", **dict.fromkeys(("A1", "B1", "A2", "B2"), "formula")}


def test_text_in_several_fonts() -> None:
    """A text with a bold word in it is read whole."""
    book = Workbook()
    book.active["A1"] = CellRichText("satu ", TextBlock(InlineFont(b=True), "dua"), " tiga")
    assert _cells(_data(book))["A1"].text == "satu dua tiga"


def test_how_a_text_is_read_out() -> None:
    """What only tells how a text is spoken is no part of it."""
    page = (
        '<row r="1"><c r="A1" t="inlineStr"><is><t>東京</t><rPh sb="0" eb="2"><t>ト</t></rPh>'
        "</is></c></row>"
    )
    assert _cells(_sheet_of(page))["A1"].text == "東京"


def test_pages_by_their_names() -> None:
    """Every page is there under its name, hidden ones too; a chart is none."""
    book = Workbook()
    book.active.title = "Satu"
    book.create_sheet("Dua & tiga").sheet_state = "hidden"
    book.create_chartsheet("Bagan")
    assert [page.name for page in read_workbook(_data(book)).pages] == ["Satu", "Dua & tiga"]


def test_a_text_longer_than_a_cell_holds() -> None:
    """A workbook can name one long text from many cells; the first of them is too much."""
    row = '<row r="1"><c r="A1" t="inlineStr"><is><t>{}</t></is></c></row>'
    assert _cells(_sheet_of(row.format("x" * 32_767)))
    with pytest.raises(CannotDo, match="more than a sheet"):
        read_workbook(_sheet_of(row.format("x" * 300_000)))
