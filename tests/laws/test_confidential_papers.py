"""No calendar, letter of many or minutes says what is confidential unless it is asked for (P10)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.laws.secrets import LEAK, MEETING, OPEN, WORD, read_file, secret_office

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Workspace


@pytest.fixture
def office(workspace: Workspace) -> Workspace:
    """An office with confidential texts of every kind."""
    return secret_office(workspace)


FILES = [
    ["actions", "--all", "--format", "ics"],
    ["actions", "--all", "--format", "xlsx"],
]


@pytest.mark.parametrize("asked", FILES, ids=" ".join)
def test_no_calendar_says_it(office: Workspace, tmp_path: Path, asked: list[str]) -> None:
    """Neither the file nor what is said beside it."""
    file = tmp_path / f"paper.{asked[-1]}"
    done = office.run("render", *asked, "-o", str(file))
    assert done.code == 0, done.stderr
    assert not WORD.search(read_file(file) + done.stdout + done.stderr)


@pytest.mark.parametrize("form", ["md", "txt", "eml"])
def test_no_letter_of_many_says_it(office: Workspace, tmp_path: Path, form: str) -> None:
    """A letter to everybody who owes something, in one folder."""
    folder = tmp_path / "letters"
    done = office.run("render", "reminder", "--all", "--format", form, "-o", str(folder))
    assert done.code == 0, done.stderr
    letters = [read_file(path) for path in folder.rglob("*") if path.is_file()]
    assert letters
    assert not any(WORD.search(text) for text in [*letters, done.stdout, done.stderr])


def test_minutes_that_repeat_it_blot_it_out(office: Workspace) -> None:
    """Also where the prose says the item's text, and not only its quote."""
    prose = f"\nKembali: Menghitung biaya {LEAK}2, lalu Anggaran {LEAK}1. Selesai.\n"
    office.write(f"records/meetings/2019/{MEETING}.md", OPEN + prose)
    done = office.run("render", "minutes", MEETING)
    assert done.code == 0, done.stderr
    assert "Kembali" in done.stdout
    assert not WORD.search(done.stdout + done.stderr)


def test_no_calendar_of_an_occasion_says_it(workspace: Workspace, tmp_path: Path) -> None:
    """One that is confidential is refused by name, left out of all, and unnamed in another's."""
    hidden = "records/meetings/2019/2019-11-20-rahasia.md"
    planned = "date: {}\nrecord: planned\ninvited: [BPBD]\n"
    closed = f"title: {LEAK}1\nvisibility: confidential\n"
    workspace.write(hidden, f"---\n{closed}{planned.format('2019-11-20')}---\n")
    workspace.write(
        "records/events/acara.md",
        f"---\n{closed}status: planned\ndate: 2019-12-01\nhosts: [SJB]\n---\n",
    )
    workspace.write(
        "records/meetings/2019/2019-11-21-biasa.md",
        f"---\ntitle: Biasa\n{planned.format('2019-11-21')}follows: [2019-11-20-rahasia]\n"
        "events: [acara]\n---\n",
    )
    for asked, code in (
        (["invitation", "2019-11-20-rahasia"], 3),
        (["programme", "acara"], 3),
        (["invitation", "2019-11-21-biasa"], 0),
        (["invitation", "--all"], 0),
    ):
        out = tmp_path / "-".join(asked)
        done = workspace.run("render", *asked, "--format", "ics", "-o", str(out))
        assert done.code == code, done.stderr
        made = [path for path in (out, *out.rglob("*")) if path.is_file()]
        assert bool(made) == (code == 0)
        assert not any(
            WORD.search(text) for text in (*map(read_file, made), done.stdout, done.stderr)
        )
