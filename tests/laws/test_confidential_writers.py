"""No command that writes quotes what is confidential unless it is asked for (P10)."""

from __future__ import annotations

import re
import subprocess
from typing import TYPE_CHECKING

import pytest

from tests.laws.secrets import BROKEN, GROUP, LEAK, MEETING, OPEN, WORD, read_file, secret_office
from tests.repositories import repository
from tests.terminal.screen import Screen
from tests.unit.importing.sheets import filled

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Workspace


@pytest.fixture
def office(workspace: Workspace) -> Workspace:
    """An office with confidential texts of every kind."""
    return secret_office(workspace)


WRITERS = {
    "set": ["set", f"{MEETING}/hitung-biaya", "due=2019-11-20"],
    "set-record": ["set", "2019-11-05-tutup", "place=Aula"],
    "set-event": ["set", "lokakarya", "status=confirmed"],
    "set-group": ["set", "pokja", "status=dissolved"],
    "update": ["update", f"{MEETING}/hitung-biaya", "--status", "in-progress"],
    "done": [
        *("done", f"{MEETING}/hitung-biaya", "--all-owners"),
        *("--evidence", "letter:1"),
    ],
    "postpone": [
        *("postpone", f"{MEETING}/hitung-biaya", "--to", "2019-12-01"),
        *("--reason", "Menunggu"),
    ],
    "postpone-event": ["postpone", "lokakarya", "--to", "2019-12-20", "--reason", "Menunggu"],
    "cancel": ["cancel", "lokakarya", "--reason", "Batal"],
    "propose": [
        *("propose", "lokakarya", "--agency", "DLH", "--group", "kelompok-1"),
        *("--topic", "Banjir"),
    ],
    "add-follow-up": ["add", "follow-up", "2019-11-05-tutup", "DLH akan hadir.", "--owner", "DLH"],
    "add-decision": ["add", "decision", "2019-11-05-tutup", "Setuju."],
    "add-attendee": ["add", "attendee", "2019-11-05-tutup", "DLH"],
    "add-absent": ["add", "absent", "2019-11-05-tutup", "DLH", "--reason", "Sakit"],
    "approve": ["approve", "2019-11-05-tutup", "--by", "deputi-trlh"],
    "rename": ["rename", "2019-11-05-tutup", "2019-11-05-pintu"],
    "rename-group": ["rename", "pokja", "pokja-baru"],
    "fmt": ["fmt"],
}


@pytest.mark.parametrize("name", WRITERS)
def test_no_writer_quotes_it_in_a_pipe(office: Workspace, name: str) -> None:
    """Neither what it would write nor that it wrote; with the option the difference is whole."""
    if name == "fmt":
        office.write("records/working-groups/pokja.md", f"---\n{GROUP}---\n\n\n\n")
    if name == "approve":
        office.run("set", "2019-11-05-tutup", "not-stated=recorded-by")
    command = WRITERS[name]
    hidden = office.run(*command, "--dry-run")
    assert hidden.code in {0, 1}, hidden.stderr
    assert not WORD.search(hidden.stdout + hidden.stderr)
    assert re.search(r"^records/\S+ \(\+\d+ -\d+\)$", hidden.stdout, re.MULTILINE)
    assert "--confidential shows it" in hidden.stderr
    shown = office.run(*command, "--dry-run", "--confidential")
    assert "@@" in shown.stdout
    assert "--confidential shows it" not in shown.stderr
    written = office.run(*command)
    assert written.code in {0, 1}, written.stderr
    assert not WORD.search(written.stdout + written.stderr)


def test_a_difference_beside_it_is_shown(office: Workspace) -> None:
    """An open item far from the confidential ones of its meeting is no secret."""
    done = office.run("set", MEETING, "place=Aula", "--dry-run")
    assert "+place: Aula" in done.stdout
    assert not WORD.search(done.stdout)


def test_a_terminal_shows_the_difference_marked(office: Workspace) -> None:
    """What stays on the screen is whole."""
    with Screen(office, *WRITERS["set-record"], "--dry-run", columns=200) as screen:
        assert screen.end() in {0, 1}
        assert "+place: Aula" in screen.text
        assert "[confidential] records/meetings/2019/2019-11-05-tutup.md" in screen.text


REFUSED = [
    ["approve", "2019-11-07-rusak", "--by", "deputi-trlh"],
    ["approve", MEETING, "--by", "deputi-trlh"],
    ["set", f"{MEETING}/hitung-biaya", "quote=Tidak ada"],
    ["set", "2019-11-05-tutup", "attendees=ABC"],
    ["correct", MEETING, "--where", "prose", "--was", "biaya", "--now", "x", "--by", "SJB"],
    ["update", f"{MEETING}/hitung-biaya", "--status", "open"],
    ["rename", "2019-11-07-rusak", "2019-11-07-utuh"],
    ["fmt"],
    ["doctor"],
    ["doctor", "--format", "json"],
]


@pytest.mark.parametrize("command", REFUSED, ids=" ".join)
def test_a_writer_names_and_does_not_quote(office: Workspace, command: list[str]) -> None:
    """What is wrong in confidential records, or in what would become of them."""
    for path, text in BROKEN.items():
        office.write(path, text)
    office.write(
        "records/meetings/2019/2019-11-09-pecah.md",
        f"---\ntitle: {LEAK}40\nvisibility: confidential\nplace: [{LEAK}41\n---\n{LEAK}42.\n",
    )
    done = office.run(*command)
    assert not WORD.search(done.stdout + done.stderr)


def test_a_conflict_is_explained_without_it(office: Workspace) -> None:
    """The field and the id of each point; both sides only when they are asked for."""
    made = repository(office)
    path = f"records/meetings/2019/{MEETING}.md"
    made.git("checkout", "-q", "-f", "-b", "theirs")
    was = f"what: Menghitung biaya {LEAK}2"
    office.write(path, OPEN.replace(was, f"what: Menghitung {LEAK}50"))
    made.commit("theirs")
    made.git("checkout", "-q", "-")
    office.write(path, OPEN.replace(was, f"what: Hitung {LEAK}51"))
    made.commit("ours")
    with pytest.raises(subprocess.CalledProcessError):
        made.git("merge", "-q", "theirs")
    done = office.run("resolve", path)
    assert "follow-ups/hitung-biaya/what" in done.stdout
    assert not WORD.search(done.stdout + done.stderr)
    assert WORD.search(office.run("resolve", path, "--confidential").stdout)
    done = office.run("resolve", path, "--ours", "--dry-run")
    assert not WORD.search(done.stdout + done.stderr)


def test_a_new_meeting_carries_no_secret_of_others(office: Workspace) -> None:
    """What it should look at goes into a file that everybody has."""
    done = office.run(
        *("new-meeting", "Rapat lanjutan", "--date", "2019-11-12", "--follows", MEETING),
        *("--follows", "2019-11-05-tutup", "--event", "lokakarya", "--attendees", "BPBD"),
    )
    text = read_file(office.path / done.stdout.strip())
    assert "Menyusun naskah" in text
    assert not WORD.search(text + done.stderr)


def test_an_imported_sheet_is_told_without_it(office: Workspace, tmp_path: Path) -> None:
    """Its rows by their names; what they say of confidential follow-ups only when asked for."""
    file = tmp_path / "bpbd.xlsx"
    made = office.run(
        *("render", "actions", "--agency", "BPBD", "--format", "xlsx", "-o", str(file)),
        "--confidential",
    )
    assert made.code == 0, made.stderr
    file = filled(file, {"hitung-biaya": {"status": "Berjalan", "note": f"Jawaban {LEAK}60"}})
    for form in (["--format", "json"], []):
        done = office.run("import", str(file), "--dry-run", *form)
        assert "hitung-biaya" in done.stdout + done.stderr
        assert not WORD.search(done.stdout + done.stderr)
        shown = office.run("import", str(file), "--dry-run", "--confidential", *form)
        assert WORD.search(shown.stdout)
