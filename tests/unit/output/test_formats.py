"""Reports in every format: nothing is cut, nothing acts."""

from __future__ import annotations

import csv
import io
import unicodedata
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import settings as profile
from hypothesis import strategies as st

from jakres_cli.output import (
    GAP,
    Report,
    ReportColumn,
    Section,
    align_rows,
    as_csv,
    as_markdown,
    cell_width,
    disarm_formula,
    escape_cell,
    escape_unsafe,
    one_line,
    plain_report,
)
from jakres_cli.output.terminal import table_report
from tests.soak import examples

COLUMNS = (
    ReportColumn(title="FOLLOW-UP"),
    ReportColumn(title="STATUS"),
    ReportColumn(title="DUE"),
    ReportColumn(title="AGE"),
    ReportColumn(title="OWNER"),
    ReportColumn(title="WHAT", wide=True),
)
LONG = "Menyerahkan data pompa dan pintu air seluruh wilayah kota kepada sekretariat " * 2
ROWS = (
    ("data-pompa", "open, 3 days late", "2019-11-08", "14 days", "BPBD, DLH", LONG),
    ("2019-10-29/" + "x" * 60, "in progress", "“setelah forum”", "1 day", "nobody", "日本語 " * 30),
    ("[bold]a[/bold]", ":smile:", "\x1b[31m", "", "", "[link=x]y"),
)
ANY = st.text(max_size=40)
ROW = st.tuples(ANY, ANY, ANY)


def report(*rows: tuple[str, ...], columns: tuple[ReportColumn, ...] = COLUMNS) -> Report:
    """A report of one list."""
    return Report(title="Judul", sections=(Section(title="Bagian", columns=columns, rows=rows),))


def shown(text: str) -> Counter[str]:
    """How often each character stands in a text, blanks and lines aside."""
    return Counter(c for c in text if not c.isspace() and c not in "─━ ")


@pytest.mark.parametrize("width", [40, 60, 75, 76, 80, 100, 200])
@pytest.mark.parametrize("color", [False, True])
def test_table_loses_no_text(width: int, *, color: bool) -> None:
    """At every width every character of every cell is shown, and no line is wider."""
    text = table_report(report(*ROWS), width, color=color)
    wanted = shown("".join(one_line(cell) for row in ROWS for cell in row) + "JudulBagian")
    assert not wanted - shown(text)
    if not color:
        assert "\x1b" not in text
        assert max(cell_width(line) for line in text.split("\n")) <= width


@pytest.mark.parametrize("width", [40, 60, 80, 200])
def test_facts_lose_no_text(width: int) -> None:
    """Facts are shown whole too, long labels and all."""
    facts = (("Pimpinan rapat yang mengundang", LONG), ("Tempat", "日本語 " * 30))
    text = table_report(Report(sections=(Section(rows=facts),)), width, color=False)
    assert not shown("".join(cell for row in facts for cell in row)) - shown(text)


def test_long_lists_lose_no_row() -> None:
    """A list of more rows than a table takes is still whole."""
    rows = tuple((f"item-{n}", "open", "", "", "", LONG) for n in range(250))
    for width in (60, 80, 200):
        text = table_report(report(*rows), width, color=False)
        assert all(f"item-{n}" in text for n in range(250))


@profile(max_examples=examples(30))
@given(
    st.lists(st.tuples(ANY, ANY, ANY, ANY, ANY, ANY), max_size=3), st.sampled_from([60, 80, 200])
)
def test_no_text_breaks_a_table(rows: list[tuple[str, ...]], width: int) -> None:
    """Whatever the cells hold, a table is made and shows only what shows."""
    text = table_report(report(*rows), width, color=False)
    assert all(escape_unsafe(line) == line for line in text.split("\n"))


def test_plain_is_aligned() -> None:
    """Columns begin under each other whatever is in them; the last one is not padded."""
    rows: list[tuple[str, ...]] = [("a", "bb", "c"), ("日本", "b", ""), ("e\u0301", "", "c c")]
    lines = align_rows(rows)
    assert lines == ["a     bb  c", "日本  b", "e\u0301         c c"]
    assert [cell_width(one) for one in ("a", "日本", "e\u0301", "ａ")] == [1, 4, 1, 2]


@given(st.lists(ROW, min_size=1, max_size=5))
def test_plain_has_one_line_a_row(rows: list[tuple[str, str, str]]) -> None:
    """In a pipe each row is one line that holds every cell, whatever is in it."""
    columns = (ReportColumn(title="A"), ReportColumn(title="B"), ReportColumn(title="C"))
    lines = plain_report(report(*rows, columns=columns)).split("\n")
    assert (lines[:4], lines[-1]) == (["Judul", "", "Bagian", lines[3]], "")
    body = lines[4:-1]
    assert len(body) == len(rows)
    for line, row in zip(body, rows, strict=True):
        assert all(one_line(cell) in line for cell in row)
        assert line == line.rstrip()


def test_plain_empty() -> None:
    """A section without rows says what it says when it is empty."""
    text = plain_report(
        Report(sections=(Section(title="Peran", columns=COLUMNS, empty="tidak ada"),))
    )
    assert text == "Peran\ntidak ada\n"
    assert GAP == "  "


@pytest.mark.parametrize("sign", "=+-@|%\t\r＝＋－＠")
def test_csv_is_disarmed(sign: str) -> None:
    """A cell that a spreadsheet would run as a formula arrives as text."""
    assert disarm_formula(f"{sign}1+1") == f"'{sign}1+1"
    written = as_csv(report((f"{sign}cmd", f" {sign}x", "a=b", "", "", "x")))
    cells = list(csv.reader(io.StringIO(written)))[1]
    assert all(not cell.startswith(tuple("=+-@|%\t\r＝＋－＠")) for cell in cells)


@given(st.lists(st.tuples(ANY, ANY, ANY, ANY, ANY, ANY), max_size=4))
def test_csv_gives_back_the_cells(rows: list[tuple[str, ...]]) -> None:
    """Reading the csv gives the cells again, each on one line."""
    found = list(csv.reader(io.StringIO(as_csv(report(*rows)), newline="")))
    assert found[0] == [column.title for column in COLUMNS]
    assert found[1:] == [[disarm_formula(one_line(cell)) for cell in row] for row in rows]


def test_csv_of_several_lists_loses_no_row() -> None:
    """The groups of one list are one csv; no group is left out."""
    groups = tuple(Section(title=row[0], columns=COLUMNS, rows=(row,)) for row in ROWS)
    assert len(list(csv.reader(io.StringIO(as_csv(Report(sections=groups)))))) >= 1 + len(ROWS)


@pytest.mark.parametrize("sign", "\\`*_[]<>()!|~&")
def test_markdown_is_escaped(sign: str) -> None:
    """Signs of Markdown and HTML in people's text arrive as text."""
    assert escape_cell(f"a{sign}b") == f"a\\{sign}b"


def test_markdown_keeps_its_table() -> None:
    """No cell can end a row or begin a column."""
    text = as_markdown(report(("a|b\n| c |", "<script>", "[x](javascript:y)", "", "", "# d")))
    row = text.rstrip("\n").split("\n")[-1]
    assert row.replace("\\|", "").count("|") == len(COLUMNS) + 1
    assert "<script>" not in text.replace("\\<", "")


@pytest.mark.parametrize(
    ("character", "expected"),
    [
        ("\x1b", "\\x1b"),
        ("\x07", "\\x07"),
        ("\x9b", "\\x9b"),
        ("\u202e", "\\u202e"),
        ("\u2066", "\\u2066"),
        ("\u2028", "\\u2028"),
        ("\x85", "\\x85"),
        ("\r", "\\r"),
        ("\ud800", "\\ud800"),
        ("\n", "\n"),
        ("\t", "\t"),
        ("é", "é"),
        ("日", "日"),
        ("😀", "😀"),
    ],
)
def test_safe(character: str, expected: str) -> None:
    """What acts is written as an escape, what shows stays."""
    assert escape_unsafe(f"a{character}b") == f"a{expected}b"


@given(st.text(alphabet=st.characters(), max_size=30))
def test_safe_text_does_nothing(text: str) -> None:
    """Nothing that acts is left, and what was safe stays as it is."""
    found = escape_unsafe(text)
    assert all(unicodedata.category(c) not in {"Cc", "Cf", "Cs"} or c in "\n\t" for c in found)
    assert escape_unsafe(found) == found
    assert "\n" not in one_line(text)
