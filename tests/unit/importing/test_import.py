"""Sheets on their way back: what is written, what is refused, and what nobody overwrites."""

from __future__ import annotations

import datetime
import json
from typing import TYPE_CHECKING

import pytest

from tests.unit.importing.sheets import (
    PROGRESS,
    STEM,
    TITLES,
    cell,
    entries,
    fill,
    filled,
    opened,
    saved,
    sent,
    sheet,
    titles_row,
)
from tests.unit.writing.runs import errors, tree

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Result, Workspace
    from tests.unit.importing.sheets import Filling

REPORTED: Filling = {
    "status": "Dilaporkan selesai, belum diperiksa",
    "on": datetime.date(2019, 11, 11),
    "evidence": "surat 012/BPBD/2019\nhttps://example.org/a; surel 10 November 2019",
    "note": "Sudah dikirim.\n\nLengkap.",
}


def _refused(workspace: Workspace, path: Path, *options: str) -> Result:
    """Import a file of which nothing must be written."""
    before = tree(workspace)
    done = workspace.run("import", str(path), *options)
    assert done.code == 3, done
    assert tree(workspace) == before
    return done


def _one(workspace: Workspace, filling: Filling, *options: str, item: str = "data-pompa") -> Path:
    """The sheet of BPBD with one row filled in."""
    return filled(sent(workspace, "--agency", "BPBD", *options), {item: filling})


def test_rows_become_entries(workspace: Workspace) -> None:
    """Each filled-in row is one entry by the agency, and check finds nothing wrong with it."""
    path = _one(workspace, REPORTED)
    before = tree(workspace)
    done = workspace.run("import", str(path))
    assert done.code == 0, done.stderr
    assert f"wrote {PROGRESS}/data-pompa/2019-11-11-BPBD.md" in done.stderr
    assert "1 row written" in done.stderr
    assert entries(workspace) == {
        "data-pompa/2019-11-11-BPBD.md": "---\ndate: 2019-11-11\nby: BPBD\nstatus: reported\n"
        "evidence: [letter:012/BPBD/2019, https://example.org/a, email:2019-11-10]\n---\n\n"
        "Sudah dikirim.\n\nLengkap.\n"
    }
    assert {name: tree(workspace)[name] for name in before} == before
    assert errors(workspace) == []


def test_nothing_is_filled_in(workspace: Workspace) -> None:
    """A sheet that comes back as it went, and one where only the reporter stands, add nothing."""
    path = sent(workspace)
    for one in (path, filled(path, {"usulan": {"by": "BPBD", "note": "  "}})):
        done = workspace.run("import", str(one))
        assert (done.code, entries(workspace)) == (0, {})
        assert "nothing is filled in" in done.stderr


def test_twice_adds_nothing(workspace: Workspace) -> None:
    """The same file again, on a later day too, says that everything was there already."""
    path = _one(workspace, {"status": "being followed up", "note": "Sedang disusun"})
    assert workspace.run("import", str(path)).code == 0
    before = tree(workspace)
    for _ in range(2):
        again = workspace.run("import", str(path), "--today", "2019-11-20")
        assert (again.code, tree(workspace)) == (0, before)
        assert "1 row was there already" in again.stderr


def test_the_same_file_twice_in_one_run(workspace: Workspace) -> None:
    """Named twice, or copied, its rows are written once."""
    path = _one(workspace, REPORTED)
    done = workspace.run("import", str(path), str(path))
    assert done.code == 0
    assert len(entries(workspace)) == 1


def test_more_was_filled_in_later(workspace: Workspace) -> None:
    """A sheet that is sent again with one more row adds that row alone."""
    path = sent(workspace, "--agency", "BPBD")
    first: dict[str, Filling] = {"data-pompa": REPORTED}
    assert workspace.run("import", str(filled(path, first))).code == 0
    more = filled(path, {**first, "data-izin": {"note": "Menyusul"}})
    done = workspace.run("import", str(more))
    assert done.code == 0, done.stderr
    assert "1 row written, 1 row was there already" in done.stderr
    assert len(entries(workspace)) == 2


def test_a_dry_run_shows_the_difference(workspace: Workspace) -> None:
    """A dry run prints the new files and writes nothing."""
    path = _one(workspace, REPORTED)
    before = tree(workspace)
    done = workspace.run("import", str(path), "--dry-run")
    assert (done.code, tree(workspace)) == (0, before)
    assert done.stdout.startswith("--- /dev/null\n+++ b/records/progress/")
    assert "+status: reported\n" in done.stdout
    workspace.run("import", str(path))
    (text,) = entries(workspace).values()
    added = "".join(line[1:] + "\n" for line in done.stdout.split("\n")[3:-1])
    assert added == text


@pytest.mark.parametrize(
    "between",
    [
        ("update", "data-pompa", "--note", "Ditelepon"),
        ("update", "data-pompa", "--status", "in-progress", "--by", "BPBD"),
        ("set", f"{STEM}/data-pompa", "due=2019-12-01"),
        ("done", "data-pompa", "--evidence", "letter:9"),
    ],
    ids=["note", "status", "promise", "done"],
)
def test_an_overtaken_row_is_refused(workspace: Workspace, between: tuple[str, ...]) -> None:
    """What became known after the sheet was made is never overwritten; the row is named."""
    path = _one(workspace, {"status": "being followed up", "note": "Disusun"})
    assert workspace.run(*between).code == 0
    done = _refused(workspace, path)
    where = cell(opened(path).worksheets[0], "data-pompa", "ref")
    assert f"{path}:{where}: " in done.stderr
    assert "since the sheet was made" in done.stderr or "after the sheet was made" in done.stderr


def test_an_entry_that_is_gone(workspace: Workspace) -> None:
    """A row that rests on a report which was taken away since then is refused."""
    fill(workspace)
    workspace.run("update", "data-pompa", "--note", "Ditelepon")
    path = filled(sheet(workspace), {"data-pompa": {"note": "Disusun"}})
    (known,) = (workspace.path / PROGRESS).rglob("*.md")
    known.unlink()
    assert "was changed or taken away" in _refused(workspace, path).stderr


def test_two_owners_answer_one_after_the_other(workspace: Workspace) -> None:
    """What one owner reports of its own part doesn't make the sheet of the other one old."""
    fill(workspace)
    theirs = filled(sheet(workspace, "--agency", "DLH"), {"data-izin": {"note": "Bagian DLH"}})
    path = filled(
        sheet(workspace, "--agency", "BPBD"),
        {"data-izin": {"status": "sedang ditindaklanjuti"}},
        "bpbd.xlsx",
    )
    assert workspace.run("import", str(theirs)).code == 0
    done = workspace.run("import", str(path))
    assert done.code == 0, done.stderr
    assert "owner: DLH" in entries(workspace)["data-izin/2019-11-12-DLH.md"]
    assert "owner: BPBD" in entries(workspace)["data-izin/2019-11-12-BPBD-2.md"]


def test_a_body_under_an_umbrella_reports_for_itself(workspace: Workspace) -> None:
    """What the umbrella owes, its child reports under its own code; the umbrella still owes it."""
    path = _one(workspace, {"status": "Selesai", "evidence": "https://example.org"}, item="usulan")
    assert workspace.run("import", str(path)).code == 0
    assert (
        "by: BPBD\nstatus: reported\nowner: BPBD\n"
        in entries(workspace)["usulan/2019-11-12-BPBD.md"]
    )
    listed = json.loads(workspace.run("actions", "--format", "json").stdout)["items"]
    assert {one["what"]: one["status"] for one in listed}["Mengusulkan topik"] == "open"


def test_one_refused_row_holds_the_others_back(workspace: Workspace) -> None:
    """Nothing of a sheet is written while a row of it is refused, but with --partial."""
    path = filled(
        sent(workspace, "--agency", "BPBD"),
        {"data-pompa": REPORTED, "data-izin": {"status": "Beres"}},
    )
    done = _refused(workspace, path)
    where = cell(opened(path).worksheets[0], "data-izin", "status")
    assert f"{path}:{where}: “Beres” is not a status" in done.stderr
    assert "it takes “Being followed up”, “Reported done, not yet checked”" in done.stderr
    assert "--partial" in done.stderr
    partly = workspace.run("import", str(path), "--partial")
    assert partly.code == 1
    assert "1 row written, 1 row refused" in partly.stderr
    assert list(entries(workspace)) == ["data-pompa/2019-11-11-BPBD.md"]


def test_sheets_are_held_back_one_by_one(workspace: Workspace) -> None:
    """A good sheet is written even if another one of the same run is not; the exit code tells."""
    path = sent(workspace, "--agency", "BPBD")
    good = filled(path, {"data-pompa": REPORTED}, "good.xlsx")
    bad = filled(path, {"data-izin": {"status": "Beres"}}, "bad.xlsx")
    done = workspace.run("import", str(bad), str(good))
    assert (done.code, len(entries(workspace))) == (1, 1)


def test_a_file_that_is_no_sheet_stops_all(workspace: Workspace) -> None:
    """When a file can't be read as a sheet, no other is written either."""
    path = _one(workspace, REPORTED)
    notes = workspace.home / "notes.txt"
    notes.write_text("Rapat hari ini.")
    before = tree(workspace)
    done = workspace.run("import", str(path), str(notes))
    assert (done.code, tree(workspace)) == (3, before)
    assert "only spreadsheets (.xlsx) are read so far" in done.stderr


WRONG: dict[str, tuple[Filling, str, str]] = {
    "a-day-to-come": ({"on": datetime.date(2019, 11, 13)}, "on", "still to come"),
    "a-day-before-the-promise": ({"on": datetime.date(2019, 10, 1)}, "on", "promised on"),
    "no-day-of-the-calendar": ({"on": "31 Februari 2019"}, "on", "not a day of the calendar"),
    "a-day-of-any-week": ({"on": "Senin"}, "on", "not a day of the calendar"),
    "tomorrow": ({"on": "besok"}, "on", "not a day of the calendar"),
    "a-bare-number": ({"on": 2019}, "on", "not a day of the calendar"),
    "a-number-far-off": ({"on": 1e300}, "on", "a formula, or no value"),
    "a-flag": ({"on": True}, "on", "a formula, or no value"),
    "an-extension-in-words": ({"asked": "secepatnya"}, "asked", "not a day of the calendar"),
    "an-extension-backwards": (
        {"asked": datetime.date(2019, 11, 1), "on": datetime.date(2019, 11, 5)},
        "asked",
        "before the day of the report",
    ),
    "nobody-of-that-name": ({"by": "BPDB"}, "by", "did you mean BPBD"),
    "evidence-in-words": ({"evidence": "laporan terlampir"}, "evidence", "is not evidence"),
    "a-file-of-ours": ({"evidence": "/etc/passwd"}, "evidence", "is not evidence"),
    "a-file-that-is-not-there": ({"evidence": "files/a.pdf"}, "evidence", "is not evidence"),
    "done-by-the-office-without-evidence": (
        {"by": "SJB", "status": "Selesai"},
        "status",
        "done needs evidence",
    ),
    "dropped-without-a-reason": (
        {"status": "Tidak dapat ditindaklanjuti atau dibatalkan", "note": None},
        "status",
        "needs its reason",
    ),
    "open-again": ({"status": "Belum ditindaklanjuti"}, "status", "not allowed"),
    "superseded": ({"status": "superseded"}, "status", "is not a status"),
    "a-formula": ({"note": "=1+1"}, "note", "a formula"),
    "a-formula-as-status": ({"status": '="Sele"&"sai"'}, "status", "a formula"),
    "an-unknown-follow-up": ({"ref": f"{STEM}/lain"}, "ref", "no follow-up is called"),
    "a-changed-stamp": ({"stamp": "cap"}, "stamp", "the stamp of the row was changed"),
    "no-stamp": ({"stamp": None}, "stamp", "the cell is empty"),
    "a-direction-mark": ({"note": "a\u202eb"}, "note", "U+202E"),
}


@pytest.mark.parametrize("name", WRONG)
def test_what_is_wrong_is_refused_with_its_cell(workspace: Workspace, name: str) -> None:
    """A row that can't be right is refused with the cell that is to blame, and why."""
    values, column, words = WRONG[name]
    plain = filled(sent(workspace, "--agency", "BPBD"), {})
    where = cell(opened(plain).worksheets[0], "data-pompa", column)
    path = filled(plain, {"data-pompa": {"note": "Catatan", **values}}, "wrong.xlsx")
    done = _refused(workspace, path)
    assert f"{path}:{where}: " in done.stderr, done.stderr
    assert words in done.stderr


def test_only_a_day(workspace: Workspace) -> None:
    """A row in which nothing but the day stands says nothing, and that is said."""
    path = _one(workspace, {"on": datetime.date(2019, 11, 11)})
    assert "says nothing but the day" in _refused(workspace, path).stderr


def test_everything_that_is_wrong_with_a_row_is_said(workspace: Workspace) -> None:
    """All wrong cells of a row are named in one run."""
    path = _one(workspace, {"status": "Beres", "on": "besok", "evidence": "ada", "by": "XYZ"})
    done = _refused(workspace, path)
    assert len([line for line in done.stderr.split("\n") if f"{path.name}:" in line]) >= 4


def test_somebody_who_owes_nothing(workspace: Workspace) -> None:
    """Who only supports may add a note and evidence, but not say how far the owner has come."""
    fill(workspace)
    path = sheet(workspace, "--with", "BPBD")
    note = filled(path, {"sampah": {"by": "BPBD", "note": "Alat sudah dipinjamkan"}})
    told = filled(path, {"sampah": {"by": "BPBD", "status": "Selesai"}}, "told.xlsx")
    assert "BPBD owes no part of it" in _refused(workspace, told).stderr
    assert workspace.run("import", str(note)).code == 0
    assert list(entries(workspace)) == ["sampah/2019-11-12-BPBD.md"]


def test_who_reports_must_be_known(workspace: Workspace) -> None:
    """In a sheet for everybody, a follow-up of nobody needs the one who reports."""
    path = filled(sent(workspace), {"tabel": {"note": "Sudah dibuat"}})
    assert "who reports?" in _refused(workspace, path).stderr


def test_the_office_fills_it_in_itself(workspace: Workspace) -> None:
    """By its own name the office speaks of the whole, and may find it done."""
    path = filled(
        sent(workspace),
        {"data-izin": {"by": "SJB", "status": "Selesai", "evidence": "letter 5/2019"}},
    )
    assert workspace.run("import", str(path)).code == 0
    (text,) = entries(workspace).values()
    assert "by: SJB\nstatus: done\nevidence: [letter:5/2019]\n" in text


def test_done_is_for_the_office_to_find(workspace: Workspace) -> None:
    """What an agency calls done is reported, whatever shows it."""
    path = _one(workspace, {"status": "Selesai", "evidence": "https://example.org"})
    assert workspace.run("import", str(path)).code == 0
    (text,) = entries(workspace).values()
    assert "by: BPBD\nstatus: reported\nevidence:" in text


def test_an_agency_that_cannot_objects(workspace: Workspace) -> None:
    """That it can't be done is an agency's objection, which ends nothing; once it is enough."""
    status = "Tidak dapat ditindaklanjuti atau dibatalkan"
    path = _one(workspace, {"status": status, "note": "Bukan\nkewenangan kami"})
    assert workspace.run("import", str(path)).code == 0
    (text,) = entries(workspace).values()
    assert text == ("---\ndate: 2019-11-12\nby: BPBD\nobjection: Bukan kewenangan kami\n---\n")
    listed = json.loads(workspace.run("actions", "--format", "json").stdout)["items"]
    assert {one["what"]: one["status"] for one in listed}["Menyerahkan data pompa"] == "open"
    again = workspace.run("import", str(path))
    assert (again.code, len(entries(workspace))) == (0, 1)


def test_a_reminder_makes_no_sheet_old(workspace: Workspace) -> None:
    """That they were written to since the sheet was made is no news."""
    path = _one(workspace, REPORTED)
    workspace.write(
        f"{PROGRESS}/data-pompa/2019-11-10-SJB.md",
        "---\ndate: 2019-11-10\nby: SJB\nreminded: {via: email}\n---\n",
    )
    assert workspace.run("import", str(path)).code == 0


def test_an_extension_and_its_reason(workspace: Workspace) -> None:
    """The last column is the reason of what needs one; an extension may be a month."""
    path = _one(workspace, {"asked": "Desember 2019", "note": "Menunggu\ndata"})
    assert workspace.run("import", str(path)).code == 0
    (text,) = entries(workspace).values()
    assert text == ("---\ndate: 2019-11-12\nby: BPBD\nasked: 2019-12\nreason: Menunggu data\n---\n")


def test_columns_in_another_order(workspace: Workspace) -> None:
    """Columns that were moved, hidden or added, and rows that were sorted, make no difference."""
    path = _one(workspace, REPORTED)
    book = opened(path)
    page = book.worksheets[0]
    head = titles_row(page)
    before = {row: [one.value for one in page[row]] for row in range(head, page.max_row + 1)}
    shuffled = book.create_sheet("Pindah")
    shuffled.append([])
    for _, values in sorted(before.items(), key=lambda pair: (pair[0] != head, -pair[0])):
        shuffled.append(["tambahan", *reversed(values), "catatan kami"])
    shuffled.append(["", "Mengetahui, Kepala Badan"])
    for letter in "CDE":
        shuffled.column_dimensions[letter].hidden = True
    del book[page.title]
    done = workspace.run("import", str(saved(book, path)))
    assert done.code == 0, done.stderr
    assert list(entries(workspace)) == ["data-pompa/2019-11-11-BPBD.md"]


def test_words_below_the_table(workspace: Workspace) -> None:
    """A row that names no follow-up is left out and named; the others are written."""
    path = _one(workspace, REPORTED)
    book = opened(path)
    page = book.worksheets[0]
    column = next(c.column for c in page[titles_row(page)] if c.value == TITLES["note"])
    page.cell(60, column, "Jakarta, 11 November 2019")
    done = workspace.run("import", str(saved(book, path)))
    assert (done.code, len(entries(workspace))) == (0, 1)
    assert "row 60 names no follow-up and is left out" in done.stderr


def test_a_sheet_of_another_office(workspace: Workspace) -> None:
    """A sheet that another office made is not taken for one of ours."""
    path = _one(workspace, REPORTED)
    settings = (workspace.path / "jakres.yaml").read_text()
    workspace.write("jakres.yaml", settings.replace("office: SJB", "office: DLH"))
    assert "it was made by SJB, not by DLH" in _refused(workspace, path).stderr


@pytest.mark.parametrize("what", ["machine", "schema", "column", "twice", "titles"])
def test_a_sheet_that_lacks_something(workspace: Workspace, what: str) -> None:
    """Without its hidden page or a column, or with a column twice, it is refused as a whole."""
    path = _one(workspace, REPORTED)
    book = opened(path)
    page, machine = book.worksheets[0], book["_jakres"]
    head = page[titles_row(page)]
    note = next(one for one in head if one.value == TITLES["note"])
    if what == "machine":
        del book["_jakres"]
    elif what == "schema":
        machine["B1"] = "jakres.sheet/9"
    elif what == "column":
        note.value = "Lain"
    elif what == "twice":
        page.cell(note.row, 25, TITLES["note"])
    else:
        for one in head:
            one.value = None
    done = _refused(workspace, saved(book, path))
    assert done.stderr.startswith(f"jakres: {path}: ")


def test_a_renamed_meeting_is_still_known(workspace: Workspace) -> None:
    """A meeting that was renamed since then is found by the name in the sheet."""
    path = _one(workspace, REPORTED)
    assert workspace.run("rename", STEM, "2019-10-29-baru").code == 0
    done = workspace.run("import", str(path))
    assert done.code == 0, done.stderr
    assert "records/progress/2019-10-29-baru/data-pompa/2019-11-11-BPBD.md" in done.stderr


def test_json(workspace: Workspace) -> None:
    """For programs: each row with what was written, or why it was refused, cell by cell."""
    path = filled(
        sent(workspace, "--agency", "BPBD"),
        {"data-pompa": {"note": "Disusun"}, "data-izin": {"status": "Beres"}},
    )
    held = json.loads(workspace.run("import", str(path), "--format", "json").stdout)
    assert [row["result"] for row in held["items"][0]["rows"]] == ["planned", "refused"]
    done = json.loads(workspace.run("import", str(path), "--partial", "--format", "json").stdout)
    assert done["schema"] == "jakres.import/1"
    (item,) = done["items"]
    assert (item["source"], item["made_on"], item["reporter"]) == (str(path), "2019-11-12", "BPBD")
    good, bad = item["rows"]
    assert good == {
        "row": good["row"],
        "ref": f"{STEM}/data-pompa",
        "result": "written",
        "path": f"{PROGRESS}/data-pompa/2019-11-12-BPBD.md",
        "front_matter": {"date": "2019-11-12", "by": "BPBD"},
        "prose": "Disusun",
        "refused": [],
    }
    assert (bad["result"], bad["refused"][0]["message"]) == ("refused", "“Beres” is not a status")
    again = json.loads(workspace.run("import", str(path), "--format", "json").stdout)
    assert again["items"][0]["rows"][0]["result"] == "already"


def test_a_run_that_was_cut_short(workspace: Workspace) -> None:
    """When only some entries were written before a kill, the same import adds the others."""
    path = filled(
        sent(workspace, "--agency", "BPBD"),
        {"data-pompa": REPORTED, "data-izin": {"note": "Menyusul"}},
    )
    workspace.run("import", str(path))
    whole = entries(workspace)
    (workspace.path / PROGRESS / "data-izin/2019-11-12-BPBD.md").unlink()
    assert workspace.run("import", str(path)).code == 0
    assert entries(workspace) == whole


def test_a_workspace_with_a_broken_record(workspace: Workspace) -> None:
    """What could be read is entered; the broken record is named and the exit code is 1."""
    path = _one(workspace, REPORTED)
    workspace.write("records/meetings/2019/2019-11-01-rusak.md", "tanpa pagar")
    done = workspace.run("import", str(path))
    assert (done.code, len(entries(workspace))) == (1, 1)
    assert "2019-11-01-rusak.md" in done.stderr
