"""Days as people say them, where they are typed: from which day they are counted, what is asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.unit.writing.runs import DRAFT, MEETING, STEM, fill, refused, tree, written

if TYPE_CHECKING:
    from tests.conftest import Workspace

_FOLLOW_UP = """\
follow-ups:
  - id: data
    what: Dua kata.
    owners: [BPBD]
    quote: Dua kata.
x-arsip"""
ITEM = DRAFT.replace("x-arsip", _FOLLOW_UP)
ADD = ("add", "follow-up", STEM, "Dua kata.", "--due")


def _due(text: str) -> str:
    return next(line.partition(": ")[2] for line in text.split("\n") if line.strip()[:4] == "due:")


@pytest.mark.parametrize(
    ("command", "due"),
    [
        (ADD, "2019-11-08"),
        (("set", f"{STEM}/data", "due="), "2019-11-15"),
        (("update", "data", "--on", "2019-11-07", "--due"), "2019-11-08"),
        (("update", "data", "--due"), "2019-11-15"),
        (("postpone", "data", "--reason", "x", "--on", "2019-11-07", "--to"), "2019-11-08"),
        (("postpone", "data", "--reason", "x", "--to"), "2019-11-15"),
    ],
)
def test_from_which_day_it_is_counted(
    workspace: Workspace, command: tuple[str, ...], due: str
) -> None:
    """From the meeting for what it promises, from ``--on`` for a report, else from today."""
    fill(workspace, draft=ITEM)
    *begin, last = command
    typed = [*begin, f"{last}Jumat"] if last.endswith("=") else [*command, "Jumat"]
    new = written(workspace, *typed)
    assert _due(next(iter(new.values())).rpartition("  - id: ")[2] or new[MEETING]) == due


@pytest.mark.parametrize("said", ["Jumat depan", "next Friday"])
@pytest.mark.parametrize("command", [("update", "data", "--due"), ("actions", "--due-before")])
def test_two_days_without_a_terminal(
    workspace: Workspace, said: str, command: tuple[str, ...]
) -> None:
    """Both are named, and nothing is written."""
    fill(workspace, draft=ITEM)
    done = workspace.run(*command, said)
    assert (done.code, done.stdout) == (2, "")
    assert "Friday, 15 November 2019" in done.stderr
    assert "2019-11-15 or 2019-11-22" in done.stderr


def test_a_contradiction_is_refused(workspace: Workspace) -> None:
    """A weekday that isn't that of its date is never resolved in silence."""
    fill(workspace)
    done = refused(workspace, 2, *ADD, "Rabu, 28 November 2019")
    assert "Thursday, 28 November 2019" in done.stderr
    assert "Wednesday, 27 November 2019" in done.stderr


@pytest.mark.parametrize("said", ["minggu depan", "Desember", "sebelum Jumat", "secepatnya"])
@pytest.mark.parametrize(
    "command",
    [
        ("actions", "--due-before"),
        ("actions", "--as-of"),
        ("meetings", "--since"),
        ("new-meeting", "Uji", "--invited", "BPBD", "--date"),
        ("postpone", "lokakarya", "--reason", "x", "--to"),
    ],
)
def test_where_one_day_is_needed(workspace: Workspace, command: tuple[str, ...], said: str) -> None:
    """Several days, or words, are asked wrongly."""
    fill(workspace)
    before = tree(workspace)
    done = workspace.run(*command, said)
    assert (done.code, done.stdout, tree(workspace)) == (2, "", before)
    assert said in done.stderr.partition("\n")[0]


@pytest.mark.parametrize("said", ["secepatnya", "segera", "ASAP", "kalau pompa sudah datang"])
def test_words_never_become_late(workspace: Workspace, said: str) -> None:
    """They stay words, and the answer says what that means."""
    fill(workspace)
    done = workspace.run(*ADD, said)
    assert done.code == 0
    assert "never becomes late" in done.stderr
    assert f"due-text: {said}" in (workspace.path / MEETING).read_text(encoding="utf-8")


def test_words_that_hold_a_day(workspace: Workspace) -> None:
    """The day in them is pointed out."""
    fill(workspace)
    done = workspace.run(*ADD, "segera, paling lambat akhir bulan")
    assert "“paling lambat akhir bulan” in it would be due: 2019-11-30" in done.stderr


def test_holidays_of_the_office(workspace: Workspace) -> None:
    """Working days leave them out; a year of which none is listed is told."""
    fill(workspace)
    done = workspace.run(*ADD, "3 hari kerja", "--dry-run")
    assert "due: 2019-11-08" in done.stdout
    assert "no holidays of 2019" in done.stderr
    settings = (workspace.path / "jakres.yaml").read_text(encoding="utf-8")
    workspace.write("jakres.yaml", f"{settings}holidays: [2019-11-07]\n")
    done = workspace.run(*ADD, "3 hari kerja", "--dry-run")
    assert "due: 2019-11-11" in done.stdout
    assert "no holidays" not in done.stderr
