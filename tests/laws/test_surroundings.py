"""Laws of runs: questions change nothing, and the surroundings change no answer."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from tests.soak import some
from tests.unit.making import ITEM, PATH, STEM, entry, entry_path, meeting

if TYPE_CHECKING:
    from tests.conftest import Workspace

QUESTIONS = (
    ("check",),
    ("check", "--format", "json"),
    *(("check", "--format", form) for form in ("github", "gitlab", "sarif", "rdjson")),
    ("search", "rapat"),
    ("search", "istanbul", "--format", "json"),
    ("actions", "--all"),
    ("actions", "--agency", "BPBD", "--format", "json"),
    ("actions", "--all", "--group", "agency"),
    ("actions", "--all", "--format", "csv"),
    ("render", "actions", "--all", "--format", "xlsx"),
    ("render", "actions", "--all", "--format", "ics"),
    ("render", "reminder", "BPBD", "--format", "eml", "--sheet", "--incomplete"),
)
SURROUNDINGS = (
    {"TZ": "Pacific/Kiritimati"},
    {"TZ": "America/Los_Angeles"},
    {"LC_ALL": "C"},
    {"LC_ALL": "id_ID.ISO-8859-1", "PYTHONUTF8": "0", "PYTHONIOENCODING": "latin-1"},
    {"LC_ALL": "tr_TR.UTF-8"},
    {"PYTHONHASHSEED": "1"},
    {"PYTHONHASHSEED": "4242"},
    {"COLUMNS": "20"},
    {"COLUMNS": "400"},
    {"TERM": "dumb", "NO_COLOR": "1"},
)


def files() -> dict[str, str]:
    """Records with something wrong, something late and something in every script."""
    return {
        PATH: meeting(f"follow-ups:\n  {ITEM}, due: 2019-11-01}}\nchair: Ibu Café 日本"),
        "records/meetings/2019/2019-11-01-lain.md": meeting(
            "follow-ups:\n  - {id: ğüş, what: İstanbul, owners: [XYZ]}\n"
            "  - {id: b, what: Menyusun, owners: [DLH, BPBD]}\n"
            f"updates:\n  - {{item: {STEM}/data-pompa, by: SJB, status: in-progress}}",
            day="2019-11-01",
        ),
        "records/events/rusak.md": "tanpa pagar",
        entry_path("2019-11-05"): entry("status: reported", day="2019-11-05"),
        entry_path("2019-11-05", "BPBD"): entry("status: in-progress", day="2019-11-05", by="BPBD"),
    }


def snapshot(workspace: Workspace) -> dict[str, tuple[bytes, int, int]]:
    """Every file and folder with its bytes, mode and time of change."""
    found = {}
    for path in sorted([workspace.path, *workspace.path.rglob("*")]):
        status = path.lstat()
        content = path.read_bytes() if path.is_file() else b""
        found[str(path)] = (content, status.st_mode, status.st_mtime_ns)
    return found


@pytest.mark.parametrize("question", QUESTIONS, ids=" ".join)
def test_questions_change_nothing(workspace: Workspace, question: tuple[str, ...]) -> None:
    """No file, folder, mode or time is another after a question, nor is there a new one."""
    for path, content in files().items():
        workspace.write(path, content)
    before = snapshot(workspace)
    workspace.run(*question)
    assert snapshot(workspace) == before
    assert list(workspace.home.iterdir()) == []


@pytest.mark.parametrize("question", QUESTIONS, ids=" ".join)
def test_surroundings_change_no_answer(workspace: Workspace, question: tuple[str, ...]) -> None:
    """The same bytes under another zone, locale, hash seed and width."""
    for path, content in files().items():
        workspace.write(path, content)
    expected = workspace.run(*question)
    assert expected.stdout
    for env in some(SURROUNDINGS, 3, " ".join(question)):
        assert workspace.run(*question, env=env) == expected, env


@pytest.mark.parametrize("question", QUESTIONS[1:4], ids=" ".join)
def test_order_of_files_changes_no_answer(workspace: Workspace, question: tuple[str, ...]) -> None:
    """The same bytes whichever file was written first, and whatever its time and mode."""
    for path, content in files().items():
        workspace.write(path, content)
    expected = workspace.run(*question)
    for path in files():
        (workspace.path / path).unlink()
    for number, (path, content) in enumerate(reversed(files().items())):
        written = workspace.write(path, content)
        written.chmod(0o640)
        os.utime(written, (number, number))
    assert workspace.run(*question) == expected


def test_every_folder_below_is_the_workspace(workspace: Workspace) -> None:
    """A question asked in a folder below has the same answer."""
    for path, content in files().items():
        workspace.write(path, content)
    expected = workspace.run("check")
    assert workspace.run("check", cwd="records/meetings/2019") == expected
    assert workspace.run("check", "-C", "../..", cwd="records/meetings") == expected
