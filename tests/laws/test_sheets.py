"""Laws of sheets: what an agency fills in is what is entered, no more, no less, and only once."""

from __future__ import annotations

import datetime
from functools import cache
from io import BytesIO

from hypothesis import given
from hypothesis import settings as profile
from hypothesis import strategies as st
from openpyxl import load_workbook

from jakres_cli.documents.frame import coverage
from jakres_cli.documents.matrix import matrix_view
from jakres_cli.documents.sheet import sheet_view, status_words
from jakres_cli.documents.visibility import DisplayNames, VisibilityFilter
from jakres_cli.locale import catalogue
from jakres_cli.operations.importing.importer import RowImporter
from jakres_cli.operations.importing.outcome import ALREADY, PLANNED, REFUSED, SheetOutcome
from jakres_cli.operations.importing.sheet import FilledSheet, parse_filled_sheet
from jakres_cli.papers.sheet.reading import read_workbook
from jakres_cli.papers.sheet.workbook import sheet_workbook
from jakres_cli.query.standing import Ledger
from jakres_cli.records.load import Loaded, load_workspace
from jakres_cli.records.read import load_settings
from jakres_cli.records.syntax.prose import fold_blanks
from tests.soak import examples
from tests.unit.importing.sheets import RECORDS, STEM, cell
from tests.unit.making import TODAY, Files, tree

ITEMS = ("data-pompa", "data-izin", "usulan", "tabel", "sampah")
WORDS = st.text(
    st.characters(exclude_categories=["Cs", "Cc", "Cf", "Co", "Zl", "Zp"]), max_size=40
).map(str.strip)
EVIDENCE = st.lists(
    st.sampled_from(["letter:012/BPBD/2019", "https://example.org/a", "email:2019-11-10", STEM]),
    unique=True,
    max_size=3,
)
DAYS = st.dates(datetime.date(2019, 10, 29), TODAY)
LATER = st.dates(TODAY, datetime.date(2030, 12, 31))
ROWS = st.dictionaries(
    st.sampled_from(ITEMS),
    st.fixed_dictionaries(
        {
            "by": st.sampled_from(["SJB", "BPBD", "Pemprov-DKI", "DLH"]),
            "status": st.sampled_from([None, "in-progress", "reported", "done", "dropped"]),
            "on": st.none() | DAYS,
            "evidence": EVIDENCE,
            "asked": st.none() | LATER,
            "note": WORDS,
        }
    ),
)


def _loaded(files: Files) -> Loaded:
    return load_workspace(files, load_settings(files))


@cache
def _workbook() -> bytes:
    """The sheet of every follow-up that there is, as it goes out."""
    loaded = _loaded(tree({**RECORDS}))
    t, records = catalogue("en"), loaded.records
    ledger = Ledger(records, TODAY)
    display = DisplayNames(records, t, VisibilityFilter(confidential=False))
    standings = [one for one in ledger.standings() if one.is_open]
    view = matrix_view([("", standings)], "", display, selection="", buckets=[])
    covers = coverage(loaded, TODAY, display.discretion, t)
    return sheet_workbook(sheet_view(view, covers, ledger, display, reporter=None))


def _sheet(rows: dict[str, dict[str, object]]) -> FilledSheet:
    """The sheet with cells filled in as somebody would, with the words of the drop-down."""
    book = load_workbook(BytesIO(_workbook()))
    page = book.worksheets[0]
    t = catalogue("id")
    for item, values in rows.items():
        for column, value in values.items():
            if value is None or value in ([], ""):
                continue
            one = page[cell(page, item, column)]
            if column == "status":
                value = status_words(str(value), t)  # noqa: PLW2901  in words now
            elif isinstance(value, list):
                value = "\n".join(value)  # noqa: PLW2901
            one.value = value
            if isinstance(value, str):
                one.data_type = "s"
    out = BytesIO()
    book.save(out)
    return parse_filled_sheet(read_workbook(out.getvalue()))


def _taken(loaded: Loaded, sheet: FilledSheet) -> SheetOutcome:
    return RowImporter(loaded, TODAY, partial=True).take("x.xlsx", sheet)


def _says_something(values: dict[str, object]) -> bool:
    return any(values[key] for key in ("status", "evidence", "asked", "note"))


@profile(max_examples=examples(100))
@given(ROWS)
def test_what_is_filled_in_is_what_is_entered(rows: dict[str, dict[str, object]]) -> None:
    """Each row becomes just the entry that it asks for, or is refused; the other rows nothing."""
    loaded = _loaded(tree({**RECORDS}))
    sheet = _sheet(rows)
    outcome = _taken(loaded, sheet)
    asked = {
        item: values for item, values in rows.items() if _says_something(values) or values["on"]
    }
    assert {row.ref.partition("/")[2] for row in outcome.rows} == set(asked)
    for row in outcome.having(PLANNED):
        values = asked[row.ref.partition("/")[2]]
        fields = dict(row.front_matter or {})
        text = str(values["note"])
        office, status = values["by"] == "SJB", values["status"]
        objects = status == "dropped" and not office
        is_reason = not objects and (status == "dropped" or values["asked"] is not None)
        meant = {"done": "reported", "dropped": None}.get(str(status), status)
        assert fields.pop("by") == values["by"]
        assert fields.pop("date") == str(values["on"] or TODAY)
        assert fields.pop("status", None) == (status if office else meant)
        assert fields.pop("objection", "") == (fold_blanks(text) if objects else "")
        assert fields.pop("evidence", []) == values["evidence"]
        assert fields.pop("asked", "None") == str(values["asked"])
        assert fields.pop("reason", "") == (fold_blanks(text) if is_reason else "")
        assert row.prose == ("" if is_reason or objects else text)
        assert fields.pop("owner", values["by"]) == values["by"]
        assert fields == {}


@profile(max_examples=examples(50))
@given(ROWS)
def test_entered_once(rows: dict[str, dict[str, object]]) -> None:
    """With the entries in the records, the same sheet adds nothing; refused rows stay refused."""
    files = tree({**RECORDS})
    loaded = _loaded(files)
    sheet = _sheet(rows)
    first = _taken(loaded, sheet)
    new = {row.path: row.text for row in first.having(PLANNED) if row.path}
    assert len(new) == len(first.having(PLANNED))
    after = _loaded(Files({**files.files, **new}))
    assert after.whole == loaded.whole + len(new)
    again = _taken(after, sheet)
    assert again.having(PLANNED) == []
    assert {row.row for row in again.having(ALREADY)} == {row.row for row in first.having(PLANNED)}
    assert {row.row for row in again.having(REFUSED)} == {row.row for row in first.having(REFUSED)}


@profile(max_examples=examples(50))
@given(ROWS)
def test_entries_count(rows: dict[str, dict[str, object]]) -> None:
    """Whatever was entered is a step that the life cycle allows, and changes only its follow-up."""
    files = tree({**RECORDS})
    loaded = _loaded(files)
    sheet = _sheet(rows)
    new = {row.path: row for row in _taken(loaded, sheet).having(PLANNED) if row.path}
    after = _loaded(Files({**files.files, **{path: row.text for path, row in new.items()}}))
    before, ledger = Ledger(loaded.records, TODAY), Ledger(after.records, TODAY)
    touched = {row.ref for row in new.values()}
    for follow_up in after.records.follow_ups():
        steps = ledger.standing(follow_up).folded.steps
        assert all(step.refused is None for step in steps)
        assert len(steps) == (follow_up.ref in touched)
        if follow_up.ref not in touched:
            assert ledger.standing(follow_up).folded == before.standing(follow_up).folded
