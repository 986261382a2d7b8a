from __future__ import annotations

import os
import pty
import subprocess
import sys
from tempfile import TemporaryFile
from typing import TYPE_CHECKING

import pytest

from tests.conftest import AGENCIES as REGISTER
from tests.terminal.screen import CTRL_C, CTRL_D, DOWN, ENTER, Screen
from tests.unit.writing.runs import AGENCIES, MEETING, PLANNED, STEM, errors, fill, folders, tree
from tests.warm import HANG

if TYPE_CHECKING:
    from tests.conftest import Workspace

columns = pytest.mark.parametrize("columns", [60, 120])
MADE = "records/meetings/2019/2019-11-12-rapat-banjir.md"
TITLE, DAY, ROOM = "What is the meeting called?", "On which day?", "Who was in the room?"
WHICH, WHAT = "Which meeting?", "What is to be done?"


@pytest.fixture
def ready(workspace: Workspace) -> Workspace:
    """A workspace with meetings and more agencies than fit a short list."""
    more = "".join(f"Z{n:02}:\n  name: Instansi nomor {n:02}\n" for n in range(12))
    workspace.write(AGENCIES, REGISTER + more)
    return fill(workspace)


@columns
def test_new_meeting_asks_for_what_is_missing(ready: Workspace, columns: int) -> None:
    """Title, day and those in the room are asked for, and land in the right file."""
    with Screen(ready, "new-meeting", columns=columns) as screen:
        screen.wait_for(TITLE)
        screen.type(f"Rapat banjir{ENTER}")
        screen.wait_for(DAY, "2019-11-12")
        screen.type(ENTER)
        screen.wait_for(ROOM, "BPBD")
        screen.type("07")
        assert "BPBD" not in screen.wait_for("Z07").rpartition("Z07")[2]
        screen.type(f" {ENTER}")
        screen.wait_for(MADE)
        assert screen.end() == 0
    text = (ready.path / MADE).read_text()
    assert text.startswith("---\ntitle: Rapat banjir\ndate: 2019-11-12\nattendees: [Z07]\n---\n")
    assert errors(ready) == []


@columns
def test_typing_narrows_the_list(ready: Workspace, columns: int) -> None:
    """What is typed leaves only the agencies whose code or name holds it."""
    with Screen(ready, "new-meeting", "Rapat banjir", "--date", "besok", columns=columns) as screen:
        shown = screen.wait_for("Who is invited?", "BPBD", "DLH", "Z11")
        assert "Badan Penanggulangan" in shown
        screen.type("Perhub")
        assert "Z11" not in screen.wait_for("Dishub", "/ Perhub")
        screen.type(f" {ENTER}")
        assert screen.end() == 0
    text = (ready.path / "records/meetings/2019/2019-11-13-rapat-banjir.md").read_text()
    assert "record: planned\ninvited: [Dishub]\n" in text


@columns
def test_several_are_ticked(ready: Workspace, columns: int) -> None:
    """The space bar ticks one after the other."""
    with Screen(ready, "new-meeting", "Rapat banjir", "--date", "besok", columns=columns) as screen:
        screen.wait_for("Who is invited?", "Z11")
        screen.type(" ")
        screen.wait_for("●")
        screen.type(f"{DOWN} ")
        screen.wait_for("●")
        screen.type(ENTER)
        assert screen.end() == 0
    text = (ready.path / "records/meetings/2019/2019-11-13-rapat-banjir.md").read_text()
    assert "invited: [BPBD, BPKD]\n" in text


@columns
def test_add_follow_up_asks(ready: Workspace, columns: int) -> None:
    """The meeting and the sentence are asked for, and land in the right file."""
    before = tree(ready)
    with Screen(ready, "add", "follow-up", columns=columns) as screen:
        screen.wait_for(WHICH)
        screen.type(f"{STEM}{ENTER}")
        screen.wait_for(WHAT)
        screen.type(f"Menyusun tabel{ENTER}")
        screen.wait_for("wrote", f"{STEM}/menyusun-tabel")
        assert screen.end() == 0
    after = tree(ready)
    assert {path for path in after if after[path] != before.get(path)} == {MEETING}
    assert b"    what: Menyusun tabel\n" in after[MEETING]
    assert errors(ready) == []


@columns
def test_two_days_are_asked_about(ready: Workspace, columns: int) -> None:
    """Where a day of this week or of the next can be meant, one is chosen."""
    arguments = ("add", "follow-up", STEM, "Menyusun tabel", "--due", "Kamis depan")
    with Screen(ready, *arguments, columns=columns) as screen:
        screen.wait_for("can be", "Thursday, 7 November 2019", "Thursday, 14 November 2019")
        screen.type(f"{DOWN}{ENTER}")
        screen.wait_for("wrote", f"{STEM}/menyusun-tabel")
        assert screen.end() == 0
    assert "    due: 2019-11-14\n" in (ready.path / MEETING).read_text()
    assert errors(ready) == []


@columns
def test_attendance_asks_who_came(ready: Workspace, columns: int) -> None:
    """Those invited are offered, posts among them; who is ticked came."""
    with Screen(ready, "attendance", columns=columns) as screen:
        screen.wait_for(WHICH)
        screen.type(f"rencana{ENTER}")
        screen.wait_for(ROOM, "BPBD", "DLH", "deputi-trlh")
        screen.type(f"{DOWN}{DOWN} ")
        screen.wait_for("●")
        screen.type(ENTER)
        screen.wait_for("1 attendee")
        assert screen.end() == 0
    text = (ready.path / PLANNED).read_text()
    assert "record: minutes" in text
    assert "attendees:\n  - posts: [deputi-trlh]\nagenda:" in text.replace(
        "# sisanya menyusul\n", ""
    )


def test_a_short_list_can_be_narrowed_too(workspace: Workspace) -> None:
    """Where the question says that typing narrows the list, it does."""
    with Screen(workspace, "new-meeting", "Rapat", "--date", "besok") as screen:
        shown = screen.wait_for("Who is invited?", "Sudin-LH-Utara")
        if "narrows" not in shown:
            return
        screen.type(f"Perhub {ENTER}")
        assert screen.end() == 0
    text = (workspace.path / "records/meetings/2019/2019-11-13-rapat.md").read_text()
    assert "invited: [Dishub]\n" in text


def test_questions_in_indonesian(ready: Workspace) -> None:
    """The questions speak the language that was asked for."""
    with Screen(ready, "rapat-baru", "--lang", "id") as screen:
        screen.wait_for("?")
        assert TITLE not in screen.text
        screen.type(CTRL_C)
        assert screen.end() == 130


QUESTIONS = {
    "new-meeting title": (["new-meeting"], [], TITLE),
    "new-meeting day": (["new-meeting"], [(TITLE, "Rapat")], DAY),
    "new-meeting room": (["new-meeting"], [(TITLE, "Rapat"), (DAY, "")], ROOM),
    "new-meeting invited": (["new-meeting", "R", "--date", "+3"], [], "Who is invited?"),
    "follow-up meeting": (["add", "follow-up"], [], WHICH),
    "follow-up text": (["add", "follow-up"], [(WHICH, STEM)], WHAT),
    "attendee meeting": (["add", "attendee"], [], WHICH),
    "attendee agency": (["add", "attendee"], [(WHICH, STEM)], "Which agency?"),
    "absent agency": (["add", "absent", STEM], [], "Which agency?"),
    "decision text": (["add", "decision", STEM], [], "What was decided?"),
    "agency code": (["add", "agency"], [], "What do people call it?"),
    "agency name": (["add", "agency", "X"], [], "What is its full name?"),
    "person": (["add", "person"], [], "What is the name"),
    "post": (["add", "post"], [], "What is the post called?"),
    "attendance meeting": (["attendance"], [], WHICH),
    "attendance room": (["attendance"], [(WHICH, "rencana")], ROOM),
}


def leave(workspace: Workspace, name: str, key: str) -> tuple[int, str]:
    """Answer the questions before the one that is meant, then press a key there."""
    arguments, answers, question = QUESTIONS[name]
    with Screen(workspace, *arguments, columns=60) as screen:
        for asked, answer in answers:
            screen.wait_for(asked)
            screen.type(answer + ENTER)
        screen.wait_for(question)
        screen.type(key)
        return screen.end(), screen.text


@pytest.mark.parametrize("name", QUESTIONS)
def test_ctrl_c_leaves_everything_as_it_was(ready: Workspace, name: str) -> None:
    """Ctrl-C at any question is exit 130, and not a byte or folder has changed."""
    before, known = tree(ready), folders(ready)
    code, shown = leave(ready, name, CTRL_C)
    assert (code, tree(ready), folders(ready)) == (130, before, known)
    assert "Traceback" not in shown
    assert not (ready.path / ".jakres.lock").exists()


@pytest.mark.parametrize(
    "name", ["new-meeting title", "new-meeting room", "follow-up text", "attendance room"]
)
def test_the_end_of_the_input_is_no_bug(ready: Workspace, name: str) -> None:
    """Ctrl-D at a question ends the run without an answer, and without a bug."""
    before = tree(ready)
    code, shown = leave(ready, name, CTRL_D + CTRL_C)
    assert code in {2, 130}, shown
    assert "bug" not in shown
    assert tree(ready) == before


@pytest.mark.parametrize("name", ["new-meeting title", "follow-up text", "agency name"])
@pytest.mark.parametrize("answer", ["", "   "])
def test_no_answer_is_a_missing_one(ready: Workspace, name: str, answer: str) -> None:
    """Enter without an answer is exit 2 and names what is missing."""
    before = tree(ready)
    code, shown = leave(ready, name, answer + ENTER)
    assert code == 2
    assert "is missing" in shown
    assert tree(ready) == before


def test_a_wrong_answer_is_refused(ready: Workspace) -> None:
    """A day that is none and a meeting that there isn't are exit 2."""
    before = tree(ready)
    for name, answer in (("new-meeting day", "abc"), ("follow-up meeting", "tidak-ada")):
        assert leave(ready, name, answer + ENTER)[0] == 2
    assert tree(ready) == before


@pytest.mark.parametrize(
    "arguments",
    [
        ["new-meeting"],
        ["new-meeting", "Rapat"],
        ["add", "follow-up"],
        ["add", "follow-up", STEM],
        ["add", "attendee", STEM],
        ["add", "agency"],
        ["attendance"],
        ["attendance", "rencana"],
    ],
    ids=" ".join,
)
@pytest.mark.parametrize("piped", ["stdout", "stdin"])
def test_half_a_terminal_is_not_asked(ready: Workspace, arguments: list[str], piped: str) -> None:
    """With a terminal on one side only, nothing is asked: exit 2 says what is missing."""
    before = tree(ready)
    ours, theirs = pty.openpty()
    with open(os.devnull, "rb") as nothing, TemporaryFile() as stdout, TemporaryFile() as stderr:
        if piped == "stdout":
            streams = [theirs, stdout.fileno(), stderr.fileno()]
        else:
            streams = [nothing.fileno(), theirs, stderr.fileno()]
        run = ready.start(*arguments, streams=streams, env={"TERM": "xterm"})
        os.close(theirs)
        assert run.wait() == 2
        os.close(ours)
        assert stdout.seek(0, os.SEEK_END) == 0
        stderr.seek(0)
        assert b"missing" in stderr.read()
    assert tree(ready) == before


def test_a_fresh_interpreter_asks_too(ready: Workspace) -> None:
    """A question needs nothing but what the program imports by itself."""
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "jakres_cli", "add", "follow-up", STEM],
        cwd=ready.path,
        env=ready.environment({"TERM": "xterm", "COLUMNS": "120", "PROMPT_TOOLKIT_NO_CPR": "1"}),
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        start_new_session=True,
    )
    os.close(theirs)
    shown = b""
    while WHAT.encode() not in shown:
        shown += os.read(ours, 1 << 16)
    os.write(ours, CTRL_C.encode())
    assert process.wait(HANG) == 130
    os.close(ours)
