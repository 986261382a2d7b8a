"""What an answer doesn't count is named, with what it would have changed, and is exit 1."""

from __future__ import annotations

import json
import shlex
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.repositories import repository
from tests.unit.making import PATH, STEM, entry, entry_path, meeting

if TYPE_CHECKING:
    from tests.conftest import Workspace

OWED = """
follow-ups:
  - {id: kirim-data, what: Mengirim data, owners: [BPBD], due: 2019-11-05}
"""
DONE = "status: done\nevidence: ['letter:1']"
REPORT = entry_path("2019-11-05", "BPBD", "kirim-data")
EVENT = "records/events/lokakarya.md"
LISTS = (
    ("actions", "--agency", "DLH"),
    ("meetings",),
    ("decisions",),
    ("events",),
    ("agencies",),
    ("search", "data"),
    ("render", "actions", "--format", "csv"),
    ("render", "decisions", "--format", "csv"),
)


def owed(also: str = "") -> str:
    """A meeting with a follow-up of BPBD, and what `also` adds to its fields."""
    return meeting(OWED + also)


def report(fields: str = DONE, day: str = "2019-11-05") -> str:
    """A progress entry of BPBD."""
    return entry(fields, day=day, by="BPBD")


# What would have changed an answer: files, the code, and words of what is said of it.
GAPS = {
    "an owner that there isn't": (
        {PATH: meeting(OWED.replace("BPBD", "BPDB"))},
        "JK102",
        ("1 reference not counted", "BPDB", "did you mean BPBD"),
    ),
    "a report under a mistyped item": (
        {REPORT.replace("kirim-data", "kirim-dta"): report()},
        "JK102",
        ("1 report not counted", "kirim-dta/2019-11-05-BPBD.md", "did you mean kirim-data?"),
    ),
    "a report under a meeting that there isn't": (
        {REPORT.replace(STEM, "2019-10-29-contho"): report()},
        "JK102",
        ("1 report not counted", "2019-10-29-contho/kirim-data"),
    ),
    "handed over to nobody": (
        {REPORT: report("owners: [BPDB]")},
        "JK102",
        ("1 reference not counted", "BPDB"),
    ),
    "a due form on nothing": (
        {PATH: meeting(OWED.replace("2019-11-05", "'before:zzz'"))},
        "JK102",
        ("1 reference not counted", "zzz"),
    ),
    "an end without evidence": (
        {REPORT: report("status: done")},
        "JK108",
        ("1 report not counted", "done needs evidence"),
    ),
    "a report of next year": (
        {entry_path("2020-11-05", "BPBD", "kirim-data"): report(day="2020-11-05")},
        "JK108",
        ("1 report not counted", "2020-11-05"),
    ),
    "a meeting held next year": (
        {
            "records/meetings/2020/2020-10-29-salah.md": meeting(
                OWED.replace("2019-11-05", "2020-11-05"), day="2020-10-29"
            )
        },
        "JK103",
        ("1 meeting not counted", "2020-10-29"),
    ),
    "a copy": (
        {PATH.replace(STEM, f"{STEM}-laptop"): owed()},
        "JK110",
        ("1 meeting counted twice", f"it is a copy of {STEM}"),
    ),
    "a circle": (
        {PATH: owed(f"follows: [{STEM}]")},
        "JK111",
        ("1 circle not followed",),
    ),
    "conflict marks among the fields": (
        {PATH: owed().replace("attendees: [BPBD]", "<<<<<<< HEAD\nattendees: [BPBD]\n=======")},
        "JK305",
        ("1 meeting not read whole", "conflict mark"),
    ),
    "a broken register": (
        {"records/people.yaml": "posts: [\n"},
        "JK002",
        ("the register of people not read whole",),
    ),
}


@pytest.mark.parametrize("gap", GAPS)
def test_lists_name_what_they_do_not_count(workspace: Workspace, gap: str) -> None:
    """Whatever is asked for: code 1, the problem with its effect on stderr and in json."""
    files, code, words = GAPS[gap]
    for path, content in {PATH: owed(), **files}.items():
        workspace.write(path, content)
    for command in LISTS if gap == "a copy" else LISTS[:2]:
        done = workspace.run(*command)
        assert done.code == 1, command
        assert f"[{code}]" in done.stderr
        assert all(word in done.stderr for word in words), done.stderr
    records = json.loads(workspace.run("actions", "--format", "json").stdout)["records"]
    named = [each for each in records["incomplete"] if each["code"] == code]
    assert named
    assert all(word in named[0]["message"] for word in words)
    paths = {each["path"] for each in records["incomplete"]}
    assert records["read"] == records["found"] - len(paths)


@pytest.mark.parametrize("gap", [gap for gap in GAPS if "conflict" not in gap])
def test_no_letter_goes_out_on_less(workspace: Workspace, gap: str) -> None:
    """A reminder is refused with exit 3, unless --incomplete; it is exit 1 then."""
    for path, content in {PATH: owed(), **GAPS[gap][0]}.items():
        workspace.write(path, content)
    for command in (("reminder", "BPBD"), ("agency", "BPBD")):
        refused = workspace.run("render", *command)
        assert (refused.code, refused.stdout) == (3, "")
        assert GAPS[gap][2][0] in refused.stderr
    assert workspace.run("render", "agency", "BPBD", "--incomplete").code == 1


def test_what_is_wrong_elsewhere_changes_no_answer_about_a_record(workspace: Workspace) -> None:
    """A meeting, its papers and its history rest on it, its reports and what it refers to."""
    workspace.write(PATH, owed("events: [lokakarya]\nvisibility: public\n"))
    workspace.write(EVENT, "---\ntitle: Lokakarya\nstatus: idea\nhosts: [SJB]\n---\n")
    other = PATH.replace(STEM, "2019-10-30-lain")
    workspace.write(other, meeting("follows: [zzz]", day="2019-10-30"))
    about = (
        ("show", STEM),
        ("show", f"{STEM}/kirim-data"),
        ("history", STEM),
        ("history", f"{STEM}/kirim-data"),
        *(("render", paper, STEM) for paper in ("minutes", "attendance", "news")),
    )
    for command in about:
        done = workspace.run(*command)
        assert done.code == 0, (command, done.stderr)
    assert workspace.run("show", "BPBD").code == workspace.run("actions").code == 1
    for broken in (
        {REPORT: report("status: done")},
        {REPORT.replace("kirim-data", "kirim-dta"): report()},
        {REPORT.replace(STEM, "2019-10-29-hilang"): report()},
        {EVENT: "---\ntitle: Lokakarya\nstatus: idea\nhosts: [XYZ]\n---\n"},
        {"records/people.yaml": "posts: [\n"},
    ):
        before = {path: _content(workspace, path) for path in broken}
        for path, wrong in broken.items():
            workspace.write(path, wrong)
        for command in about:
            wanted = 3 if command[:2] == ("render", "news") else 1
            assert workspace.run(*command).code == wanted, (command, broken)
        for path, content in before.items():
            if content is None:
                (workspace.path / path).unlink()
            else:
                workspace.write(path, content)


def _content(workspace: Workspace, path: str) -> bytes | None:
    file = workspace.path / path
    return file.read_bytes() if file.exists() else None


def test_what_is_later_is_hidden_as_of_a_day(workspace: Workspace) -> None:
    """As of a day, what is dated after it is no problem; what was dated before it is one."""
    workspace.write(PATH, owed())
    workspace.write(REPORT, report("status: done"))
    workspace.write(
        "records/meetings/2019/2019-11-07-lain.md", meeting("follows: [zzz]", day="2019-11-07")
    )
    assert workspace.run("actions", "--as-of", "2019-11-04").code == 0
    assert "JK102" not in workspace.run("actions", "--as-of", "2019-11-06").stderr
    assert "JK108" in workspace.run("actions", "--as-of", "2019-11-06").stderr
    assert "JK102" in workspace.run("actions", "--as-of", "2019-11-08").stderr


def test_a_day_to_come_is_taken_for_today(workspace: Workspace) -> None:
    """As of next year, what is dated until then has happened."""
    workspace.write(PATH, owed())
    workspace.write(entry_path("2020-01-05", "BPBD", "kirim-data"), report(day="2020-01-05"))
    assert workspace.run("actions").code == 1
    later = workspace.run("actions", "--all", "--as-of", "2020-02-01")
    assert (later.code, "done" in later.stdout) == (0, True)


def test_what_git_has_and_the_folder_lacks(workspace: Workspace) -> None:
    """It is found and not read, a path without a line; what a deletion or a rename took is not."""
    workspace.write(PATH, owed())
    workspace.write(REPORT, report())
    made = repository(workspace, above=1)
    made.commit()
    assert workspace.run("actions").code == 0
    (workspace.path / REPORT).unlink()
    done = workspace.run("actions", "--format", "json")
    records = json.loads(done.stdout)["records"]
    assert (done.code, records["found"] - records["read"]) == (1, 1)
    (missing,) = records["incomplete"]
    assert (missing["path"], missing["line"], missing["code"]) == (REPORT, None, "JK112")
    assert workspace.run("check").stdout.startswith(f"{REPORT}: JK112 error: ")
    assert workspace.run("render", "reminder", "BPBD").code == 3
    made.git("rm", "--quiet", "--cached", f"{workspace.path.name}/{REPORT}")
    assert workspace.run("actions").code == 0
    made.git("reset", "--quiet", "--hard")
    assert workspace.run("rename", STEM, "nama-lain").code == 0
    assert workspace.run("rename", "BPBD", "BPBDX").code == 0
    assert workspace.run("actions").code == 0
    assert workspace.run("check").code == 0


@pytest.mark.parametrize("form", ["json", "github", "gitlab", "sarif", "rdjson", "text"])
def test_a_missing_record_in_every_format(workspace: Workspace, form: str) -> None:
    """What has no line is told in each format that check has."""
    workspace.write(PATH, owed())
    repository(workspace, above=1).commit()
    (workspace.path / PATH).unlink()
    done = workspace.run("check", "--format", form)
    assert (done.code, PATH in done.stdout) == (1, True)


@pytest.mark.parametrize("name", [".#2019-10-29-x.md", "._2019-10-29-x.md", ".trash/2019-x.md"])
def test_hidden_files_are_no_records(workspace: Workspace, name: str) -> None:
    """What editors, sync programs and file managers hide is passed over, links too."""
    workspace.write(PATH, owed())
    hidden = workspace.path / f"records/meetings/2019/{name}"
    hidden.parent.mkdir(exist_ok=True)
    if "#" in name:
        hidden.symlink_to("ani@laptop.4711:1573000000")
    else:
        hidden.write_text("bukan catatan")
    repository(workspace, above=1).commit()
    for options in ((), ("--at", "HEAD")):
        done = workspace.run("actions", *options)
        assert (done.code, "3 of 3 records read" in done.stderr) == (0, True)


def test_writers_say_what_answers_lack(workspace: Workspace) -> None:
    """Exit 1 means that it was written; what mends the gap is exit 0."""
    workspace.write(PATH, meeting(OWED.replace("BPBD", "BPDB")))
    assert workspace.run("add", "decision", STEM, "Disetujui.").code == 1
    assert "Disetujui." in (workspace.path / PATH).read_text()
    mended = workspace.run("set", f"{STEM}/kirim-data", "owners=BPBD")
    assert (mended.code, "3 of 3 records read" in mended.stderr) == (0, True)


def test_one_of_everything_rests_on_everything(workspace: Workspace) -> None:
    """With --all a record that can't be read lacks its paper; nobody is written to on less."""
    workspace.write(PATH, owed())
    workspace.write(PATH.replace(STEM, "2019-10-30-rusak"), "kosong")
    minutes = workspace.run("render", "minutes", "--all", "-o", "notula")
    assert (minutes.code, "2019-10-30-rusak" in minutes.stderr) == (1, True)
    assert [file.name for file in (workspace.path / "notula").iterdir()] == [f"{STEM}.md"]
    workspace.write(REPORT, report())
    letters = workspace.run("render", "reminder", "--all", "-o", "surat")
    assert (letters.code, (workspace.path / "surat").exists()) == (3, False)


def test_a_mark_left_alone(workspace: Workspace) -> None:
    """Whoever took out two marks of three is told of the last, with line ends of Windows too."""
    for mark in ("=======", ">>>>>>> cabang", "<<<<<<< HEAD"):
        text = owed().replace("attendees:", f"{mark}\nattendees:").replace("\n", "\r\n")
        workspace.write(PATH, text)
        told = workspace.run("check").stdout.splitlines()
        assert [line.split()[1] for line in told] == ["JK305"], told
    workspace.write(PATH, meeting(OWED, "\nHasil\n=======\n"))
    assert workspace.run("check").code == 0


MARKS = "<<<<<<< HEAD\nIsi DLH.\n=======\nIsi lain.\n>>>>>>> cabang\n"


@pytest.mark.parametrize("where", ["prose", "fields"])
def test_a_record_in_conflict(workspace: Workspace, where: str) -> None:
    """Only the marks are reported of it, and no paper is made of it."""
    text = owed()
    if where == "prose":
        text = meeting(OWED, MARKS)
    else:
        text = text.replace("attendees: [BPBD]", MARKS.replace("Isi ", "place: "))
    workspace.write(PATH, text)
    told = workspace.run("check").stdout.splitlines()
    assert [line.split()[1] for line in told] == ["JK305"]
    for paper in ("minutes", "attendance", "news"):
        assert workspace.run("render", paper, STEM).code == 3
    assert workspace.run("actions").code == (0 if where == "prose" else 1)


def test_a_closed_stdout_is_not_right(workspace: Workspace) -> None:
    """An answer that can't be written anywhere is exit 3."""
    command = f"{shlex.quote(sys.executable)} -m jakres_cli actions"
    for line in (f"exec >&-; exec {command}", f"{command} >/dev/full"):
        done = subprocess.run(
            ["/bin/sh", "-c", line],
            capture_output=True,
            text=True,
            check=False,
            cwd=workspace.path,
            env=workspace.environment(),
        )
        assert (done.returncode, "could not be printed" in done.stderr) == (3, True), done.stderr


def moved_by_hand(workspace: Workspace) -> str:
    """A meeting whose follow-up is done, and whose file alone was moved; its new id."""
    workspace.write(PATH, owed())
    workspace.write(REPORT, report())
    workspace.write(
        "records/meetings/2019/2019-11-01-lain.md", meeting(f"follows: [{STEM}]", day="2019-11-01")
    )
    new = "2019-10-29-lokakarya"
    (workspace.path / PATH).rename(workspace.path / PATH.replace(STEM, new))
    return new


def test_doctor_brings_along_what_was_left_behind(workspace: Workspace) -> None:
    """The hint says how; then the reports are with the meeting, which answers to its old name."""
    new = moved_by_hand(workspace)
    hint = f"the file of the meeting was moved to {new} without it; jakres doctor --fix"
    assert hint in workspace.run("check").stdout
    assert "left behind" in workspace.run("doctor").stdout
    dry = workspace.run("doctor", "--fix", "--dry-run")
    assert "to bring along" in dry.stdout
    assert (workspace.path / REPORT).exists()
    assert "brought along" in workspace.run("doctor", "--fix").stdout
    assert (workspace.path / REPORT.replace(STEM, new)).exists()
    done = workspace.run("actions", "--all")
    assert (done.code, "done" in done.stdout) == (0, True)
    assert workspace.run("check").code == 0


def test_nobody_adopts_what_may_be_anothers(workspace: Workspace) -> None:
    """Two meetings of the day have the follow-up: the reports stay where they are."""
    new = moved_by_hand(workspace)
    workspace.write(
        PATH.replace(STEM, "2019-10-29-lain"), meeting(OWED.replace("Mengirim", "Memeriksa"))
    )
    assert "brought along" not in workspace.run("doctor", "--fix").stdout
    assert (workspace.path / REPORT).exists()
    assert f"moved to {new}" not in workspace.run("check").stdout


def test_rename_takes_a_meeting_back_to_its_progress(workspace: Workspace) -> None:
    """A folder that fits the meeting doesn't stand in the way of the name that it had."""
    new = moved_by_hand(workspace)
    assert workspace.run("rename", new, STEM).code == 0
    assert workspace.run("check").code == 0
    assert "done" in workspace.run("actions", "--all").stdout


def test_rename_leaves_the_progress_of_others(workspace: Workspace) -> None:
    """A folder on other follow-ups is not taken over."""
    new = moved_by_hand(workspace)
    workspace.write(entry_path("2019-11-05", "BPBD", "lain"), report())
    assert workspace.run("rename", new, STEM).code == 3


@pytest.mark.parametrize("register", ["agencies", "people"])
def test_what_follows_from_a_broken_register_is_not_repeated(
    workspace: Workspace, register: str
) -> None:
    """Everything that doesn't need it answers with exit 1; who needs it is told so, exit 3."""
    workspace.write(PATH, owed("chair: deputi-trlh\n"))
    workspace.write(REPORT, report("owner: BPBD\nstatus: in-progress"))
    path = f"records/{register}.yaml"
    workspace.write(path, f"x: [\n{(workspace.path / path).read_text()}")
    told = workspace.run("check").stdout.splitlines()
    assert [line.split(":")[0] for line in told] == [path]
    for command in (("actions",), ("show", STEM), ("render", "minutes", STEM), ("meetings",)):
        done = workspace.run(*command)
        assert (done.code, f"the register of {register} not read whole" in done.stderr) == (1, True)
    if register == "agencies":
        for command in (("actions", "--agency", "BPBD"), ("show", "BPBD")):
            refused = workspace.run(*command)
            assert (refused.code, "what can be read of the registers" in refused.stderr) == (
                3,
                True,
            )


def test_proposals_of_an_event_moved_by_hand(workspace: Workspace) -> None:
    """They are named with what was probably meant, and the event goes back to them."""
    event = "title: Lokakarya\nstatus: idea\nhosts: [SJB]\ngroups:\n  - {id: satu, title: Satu}\n"
    workspace.write("records/events/lokakarya-2.md", f"---\n{event}---\n")
    topic = "---\ntopics:\n  - {group: satu, topic: Banjir}\n---\n"
    workspace.write("records/events/lokakarya/proposals/BPBD.md", topic)
    done = workspace.run("events")
    assert done.code == 1
    assert "1 proposal not counted" in done.stderr
    assert "did you mean lokakarya-2?" in done.stderr
    assert workspace.run("rename", "lokakarya-2", "lokakarya").code == 0
    assert workspace.run("events").code == 0
