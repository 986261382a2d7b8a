from __future__ import annotations

import json
import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

from tests.repositories import Repository, repository
from tests.unit.making import PATH, STEM, meeting

if TYPE_CHECKING:
    from tests.conftest import Workspace

REF = f"{STEM}/data-pompa"
FOLDER = f"records/progress/{REF}"
OLD_STEM = "2019-10-29-nama-lama"
OLD_PATH = PATH.replace(STEM, OLD_STEM)
FIRST = ("2019-10-30", "Ani", "promised: Menyerahkan data pompa")


def _item(**fields: str) -> str:
    """A follow-up of a meeting, block style, with other fields instead of or beside the usual."""
    usual = {"id": "data-pompa", "what": "Menyerahkan data pompa", "owners": "[BPBD]"}
    lines = "\n    ".join(f"{key.replace('_', '-')}: {it}" for key, it in (usual | fields).items())
    return f"follow-ups:\n  - {lines}"


def _entry(day: str, by: str, fields: str, note: str = "") -> str:
    return f"---\ndate: {day}\nby: {by}\n{fields}\n---\n{note}"


def _rows(workspace: Workspace, ref: str, *options: str) -> list[tuple[str, ...]]:
    """The changes of a history: day, who, what in words."""
    done = workspace.run("history", ref, "--format", "json", *options)
    assert done.code == 0, done.stderr
    items = json.loads(done.stdout)["items"]
    return [((one["date"] or "")[:10], one["who"] or "", one["message"]) for one in items]


def _begin(workspace: Workspace, **fields: str) -> Repository:
    made = repository(workspace, above=1)
    workspace.write(PATH, meeting(_item(**fields)))
    made.commit(day="2019-10-30", who="Ani")
    return made


def test_the_life_of_a_follow_up(workspace: Workspace) -> None:
    """Promised, due and owners changed, text corrected, reported on: each by who did it, when."""
    made = _begin(workspace, due="2019-11-28")
    for day, who, fields in (
        ("2019-11-01", "Budi", {"due": "2019-12-10"}),
        ("2019-11-02", "Citra", {"due": "2019-12-10", "owners": "[BPBD, DLH]", "to": "[SJB]"}),
        ("2019-11-03", "Dewi", {"what": "Mengirim data pompa", "owners": "[DLH]"}),
    ):
        workspace.write(PATH, meeting(_item(**fields), prose=f"{day}\n"))
        made.commit(day=day, who=who)
    workspace.write(
        f"{FOLDER}/2019-11-04-DLH.md",
        _entry("2019-11-04", "DLH", "status: in-progress", "Sudah\ndimulai.\n"),
    )
    made.commit(day="2019-11-05", who="Eko")
    assert _rows(workspace, REF) == [
        FIRST,
        ("2019-11-01", "Budi", "due changed from 2019-11-28 to 2019-12-10"),
        ("2019-11-02", "Citra", "owners: DLH added"),
        ("2019-11-02", "Citra", "to: SJB added"),
        (
            "2019-11-03",
            "Dewi",
            "what corrected from “Menyerahkan data pompa” to “Mengirim data pompa”",
        ),
        ("2019-11-03", "Dewi", "owners: BPBD removed"),
        ("2019-11-03", "Dewi", "due removed, it was 2019-12-10"),
        ("2019-11-03", "Dewi", "to: SJB removed"),
        (
            "2019-11-05",
            "Eko",
            "progress entry of 2019-11-04 by DLH: being followed up; Sudah dimulai.",
        ),
    ]


def test_entries_that_are_rewritten_or_taken_away(workspace: Workspace) -> None:
    """What somebody reported and later changed or deleted is told, with what it said."""
    made = _begin(workspace)
    path = f"{FOLDER}/2019-11-04-BPBD.md"
    for fields in ("status: in-progress", "status: reported\nevidence: [letter:1]", ""):
        if fields:
            workspace.write(path, _entry("2019-11-04", "BPBD", fields))
        else:
            (workspace.path / path).unlink()
        made.commit(day="2019-11-05", who="Budi")
    about, last = "progress entry of 2019-11-04 by BPBD", "reported done, not yet checked"
    assert [what for *_, what in _rows(workspace, REF)[1:]] == [
        f"{about}: being followed up",
        f"{about} rewritten: {last}; evidence: letter:1",
        f"{about} removed: {last}; evidence: letter:1",
    ]


def test_reports_at_later_meetings(workspace: Workspace) -> None:
    """An item of a later meeting's updates is a progress entry like any other."""
    made = _begin(workspace)
    later = PATH.replace("2019-10-29-contoh", "2019-11-05-lanjutan")
    update = f"updates:\n  - item: {REF}\n    by: BPBD\n    status: in-progress"
    workspace.write(later, meeting(update, day="2019-11-05"))
    made.commit(day="2019-11-06", who="Budi")
    workspace.write(later, meeting(f"place: Balai\n{update}", day="2019-11-05"))
    made.commit(day="2019-11-07", who="Budi")
    said = "progress entry of 2019-11-05 by BPBD: being followed up"
    assert _rows(workspace, REF) == [FIRST, ("2019-11-06", "Budi", said)]
    assert _rows(workspace, "data-pompa") == [FIRST, ("2019-11-06", "Budi", said)]


def test_a_follow_up_goes_and_comes_back(workspace: Workspace) -> None:
    """Taken out of its meeting and put in again, both are told."""
    made = _begin(workspace)
    workspace.write(PATH, meeting())
    made.commit(day="2019-11-01", who="Budi")
    workspace.write(PATH, meeting(_item()))
    made.commit(day="2019-11-02", who="Citra")
    assert [what for *_, what in _rows(workspace, REF)] == [FIRST[2], "removed", FIRST[2]]


@pytest.mark.parametrize("told", [True, False])
def test_renames_are_followed(workspace: Workspace, told: bool) -> None:  # noqa: FBT001
    """What came before a rename belongs to it: by the record's former name, else by git's eyes."""
    made = repository(workspace, above=1)
    more = "place: Balai Kota\nagenda: [satu, dua, tiga, empat, lima, enam]\n"
    for number in range(3):
        workspace.write(OLD_PATH, meeting(more + _item(due=f"2019-12-0{number + 1}")))
        made.commit(day=f"2019-10-3{number - 1 if number else 0}", who="Ani")
    entry = f"records/progress/{OLD_STEM}/data-pompa/2019-10-31-SJB.md"
    workspace.write(entry, _entry("2019-10-31", "SJB", "asked: 2020-01-31"))
    made.commit(day="2019-11-01", who="Budi")
    (workspace.path / OLD_PATH).unlink()
    former = f"\nformer: [{OLD_STEM}]" if told else ""
    # with so much more text it's no longer the same file to git
    prose = "Prosa baru.\n" * 400 if told else ""
    text = meeting(more + _item(due="2019-12-03") + former, prose)
    workspace.write(PATH, text)
    folder = workspace.path / "records" / "progress"
    (folder / OLD_STEM).rename(folder / STEM)
    made.commit(day="2019-11-02", who="Citra")
    workspace.write(PATH, text.replace("2019-12-03", "2019-12-04"))
    made.commit(day="2019-11-03", who="Dewi")
    expected = [
        FIRST,
        ("2019-10-30", "Ani", "due changed from 2019-12-01 to 2019-12-02"),
        ("2019-10-31", "Ani", "due changed from 2019-12-02 to 2019-12-03"),
        ("2019-11-01", "Budi", "progress entry of 2019-10-31 by SJB: asks for 2020-01-31"),
        ("2019-11-02", "Citra", f"renamed from {OLD_STEM}"),
        ("2019-11-03", "Dewi", "due changed from 2019-12-03 to 2019-12-04"),
    ]
    assert _rows(workspace, REF) == expected
    assert _rows(workspace, "data-pompa") == expected
    assert (f"renamed from {OLD_STEM}") in [what for *_, what in _rows(workspace, STEM)]
    if told:
        assert _rows(workspace, f"{OLD_STEM}/data-pompa") == expected


def test_an_id_that_was_changed_is_followed(workspace: Workspace) -> None:
    """The follow-up that says the same under another id is the same one."""
    made = _begin(workspace)
    workspace.write(
        f"{FOLDER}/2019-10-31-SJB.md", _entry("2019-10-31", "SJB", "status: in-progress")
    )
    made.commit(day="2019-10-31", who="Budi")
    workspace.write(PATH, meeting(_item(id="peta-pompa")))
    folder = workspace.path / "records" / "progress" / STEM
    (folder / "data-pompa").rename(folder / "peta-pompa")
    made.commit(day="2019-11-01", who="Citra")
    assert _rows(workspace, f"{STEM}/peta-pompa") == [
        FIRST,
        ("2019-10-31", "Budi", "progress entry of 2019-10-31 by SJB: being followed up"),
        ("2019-11-01", "Citra", "id changed from data-pompa to peta-pompa"),
    ]


def test_merges_only_tell_what_they_made(workspace: Workspace) -> None:
    """Each side's change is told once, in its own commit; the merge only what neither side had."""
    made = _begin(workspace, due="2019-11-28")
    made.git("switch", "--quiet", "--create", "lain")
    workspace.write(PATH, meeting(_item(due="2019-12-01")))
    made.commit(day="2019-11-01", who="Budi")
    made.git("switch", "--quiet", "main")
    workspace.write(PATH, meeting(_item(due="2019-11-28", to="[SJB]")))
    made.commit(day="2019-11-02", who="Citra")
    made.git("merge", "--quiet", "--no-commit", "--strategy", "ours", "lain")
    workspace.write(PATH, meeting(_item(due="2019-12-01", to="[SJB]", pillar="[siap]")))
    made.commit(day="2019-11-03", who="Dewi")
    assert _rows(workspace, REF) == [
        FIRST,
        ("2019-11-01", "Budi", "due changed from 2019-11-28 to 2019-12-01"),
        ("2019-11-02", "Citra", "to: SJB added"),
        ("2019-11-03", "Dewi", "pillar: siap added"),
    ]


def test_versions_that_cannot_be_read(workspace: Workspace) -> None:
    """While a record is broken nothing is guessed about it; afterwards it goes on from before."""
    made = _begin(workspace, due="2019-11-28")
    workspace.write(PATH, "---\ntitle: [\n---\n")
    made.commit(day="2019-11-01", who="Budi")
    workspace.write(PATH, meeting(_item(due="2019-12-01")))
    made.commit(day="2019-11-02", who="Citra")
    assert _rows(workspace, REF)[1:] == [
        ("2019-11-01", "Budi", f"{PATH}: it can't be read"),
        ("2019-11-02", "Citra", "due changed from 2019-11-28 to 2019-12-01"),
        ("2019-11-02", "Citra", f"{PATH} can be read again"),
    ]


def test_what_is_not_committed_comes_last(workspace: Workspace) -> None:
    """Changes in the working tree have no date and nobody's name; --at leaves them out."""
    made = _begin(workspace)
    workspace.write(PATH, meeting(_item(due="2019-12-01")))
    workspace.write(
        f"{FOLDER}/2019-11-04-BPBD.md", _entry("2019-11-04", "BPBD", "status: in-progress")
    )
    assert _rows(workspace, REF) == [
        FIRST,
        ("", "", "due added: 2019-12-01"),
        ("", "", "progress entry of 2019-11-04 by BPBD: being followed up"),
    ]
    assert workspace.run("history", REF).stdout.count("not committed") == 2
    assert _rows(workspace, REF, "--at", "HEAD") == [FIRST]
    made.git("add", "--all")
    (workspace.path / PATH).unlink()
    assert _rows(workspace, REF, "--at", "HEAD") == [FIRST]


def test_records_and_registers_have_a_history_too(workspace: Workspace) -> None:
    """Of a meeting every field and item, its prose and its form; of an agency its entry alone."""
    made = _begin(workspace)
    agencies = (workspace.path / "records" / "agencies.yaml").read_text()
    workspace.write("records/agencies.yaml", agencies.replace("[Dinas LH]", "[Dinas LH, LH]"))
    second = f"{_item(due='2019-12-01')}\n  - id: peta\n    what: Peta\n    owners: []"
    workspace.write(PATH, meeting(f"place: Balai\n{second}"))
    made.commit(day="2019-11-01", who="Budi")
    workspace.write(PATH, meeting(f"place:  Balai  # x\n{second}"))
    made.commit(day="2019-11-02", who="Citra")
    workspace.write(PATH, meeting(f"place: Balai\n{_item()}\nminutes: {{status: approved}}", "P\n"))
    made.commit(day="2019-11-03", who="Dewi")
    assert _rows(workspace, STEM) == [
        ("2019-10-30", "Ani", "created"),
        ("2019-11-01", "Budi", "place added: Balai"),
        ("2019-11-01", "Budi", "follow-ups/data-pompa/due added: 2019-12-01"),
        ("2019-11-01", "Budi", "follow-ups/peta added"),
        ("2019-11-02", "Citra", "only the form was changed, not what it says"),
        ("2019-11-03", "Dewi", "minutes/status added: approved"),
        ("2019-11-03", "Dewi", "the prose was changed"),
        ("2019-11-03", "Dewi", "follow-ups/data-pompa/due removed, it was 2019-12-01"),
        ("2019-11-03", "Dewi", "follow-ups/peta removed"),
    ]
    assert _rows(workspace, "DLH") == [
        ("2019-10-30", "Ani", "created"),
        ("2019-11-01", "Budi", "aliases: LH added"),
    ]
    assert _rows(workspace, "BPBD") == [("2019-10-30", "Ani", "created")]
    assert _rows(workspace, "manajer-program") == [("2019-10-30", "Ani", "created")]


def test_proposals_belong_to_their_event(workspace: Workspace) -> None:
    """A topic proposal is part of the event's history."""
    made = repository(workspace)
    workspace.write(
        "records/events/lokakarya.md",
        "---\ntitle: Lokakarya\nstatus: planned\nhosts: [SJB]\ngroups:\n  - {id: satu}\n---\n",
    )
    made.commit(day="2019-10-30", who="Ani")
    proposal = "records/events/lokakarya/proposals/DLH.md"
    workspace.write(proposal, "---\nby: DLH\ntopics:\n  - {group: satu, topic: Sampah}\n---\n")
    made.commit(day="2019-11-01", who="Budi")
    workspace.write(proposal, "---\nby: DLH\ntopics:\n  - {group: satu, topic: Banjir}\n---\n")
    made.commit(day="2019-11-02", who="Budi")
    old, new = "group: satu, topic: Sampah", "group: satu, topic: Banjir"
    assert _rows(workspace, "lokakarya") == [
        ("2019-10-30", "Ani", "created"),
        ("2019-11-01", "Budi", "proposals/DLH added"),
        ("2019-11-02", "Budi", f"proposals/DLH/topics: {new} added, {old} removed"),
    ]


def test_without_git_the_entries_are_told(workspace: Workspace) -> None:
    """Outside git, and before the first commit, there is what the records say, and a remark."""
    workspace.write(PATH, meeting(_item()))
    for name, fields in (("BPBD", "status: in-progress"), ("BPBD-2", "asked: 2020-01-01")):
        workspace.write(f"{FOLDER}/2019-11-04-{name}.md", _entry("2019-11-04", "BPBD", fields))
    expected = [
        ("2019-10-29", "", FIRST[2]),
        ("2019-11-04", "BPBD", "being followed up"),
        ("2019-11-04", "BPBD", "asks for 2020-01-01"),
    ]
    assert _rows(workspace, REF) == expected
    done = workspace.run("history", REF)
    assert "is in no git repository: only what the records tell is known" in done.stderr
    repository(workspace)
    assert _rows(workspace, REF) == expected
    assert "nothing is committed yet" in workspace.run("history", REF).stderr


def test_a_clone_without_history_guesses_nothing(workspace: Workspace) -> None:
    """What is older than the clone is told by the records, what is newer by git."""
    made = _begin(workspace)
    workspace.write(
        f"{FOLDER}/2019-11-04-BPBD.md", _entry("2019-11-04", "BPBD", "status: in-progress")
    )
    made.commit(day="2019-11-05", who="Budi")
    workspace.write(PATH, meeting(_item(due="2019-12-01")))
    made.commit(day="2019-11-06", who="Citra")
    clone = workspace.home / "tiruan"
    subprocess.run(
        ["git", "clone", "-q", "--depth", "2", f"file://{made.path}", str(clone)], check=True
    )
    shutil.rmtree(workspace.path)
    shutil.move(clone / workspace.path.name, workspace.path)
    shutil.rmtree(made.path / ".git")
    shutil.move(clone / ".git", made.path / ".git")
    assert _rows(workspace, REF) == [
        ("2019-10-29", "", FIRST[2]),
        ("2019-11-04", "BPBD", "being followed up"),
        ("2019-11-06", "Citra", "due added: 2019-12-01"),
    ]
    done = workspace.run("history", REF)
    assert "this clone has no history before commit" in done.stderr
    assert "git fetch --unshallow" in done.stderr
    answer = json.loads(workspace.run("history", REF, "--format", "json").stdout)
    assert answer["git"] == "cut"
    assert [one["committed"] for one in answer["items"]] == [None, None, True]


def test_history_in_every_format(workspace: Workspace) -> None:
    """The same rows as lines, a table, csv, Markdown and JSON; in Indonesian it is `riwayat`."""
    made = _begin(workspace)
    commit = made.git("rev-parse", "HEAD").strip()
    plain = workspace.run("history", "data-pompa").stdout.split("\n")
    assert plain[2].split() == ["DATE", "WHO", "COMMIT", "CHANGE"]
    assert plain[3].split()[:3] == ["2019-10-30", "Ani", commit[:10]]
    assert workspace.run("riwayat", "data-pompa").stdout.split("\n") == plain
    for form in ("table", "csv", "md"):
        done = workspace.run("history", REF, "--format", form)
        assert (done.code, commit[:10] in done.stdout) == (0, True)
    answer = json.loads(workspace.run("history", REF, "--format", "json").stdout)
    assert {name: answer[name] for name in ("schema", "ref", "kind", "git")} == {
        "schema": "jakres.history/1",
        "ref": REF,
        "kind": "follow-up",
        "git": "whole",
    }
    (only,) = answer["items"]
    assert only["commit"] == commit
    assert only["date"] == "2019-10-30T09:00:00+07:00"


def test_names_that_mean_nothing(workspace: Workspace) -> None:
    """An unknown reference is asked wrongly, with the nearest; so is none at all."""
    _begin(workspace)
    wrong = workspace.run("history", "data-popma")
    assert (wrong.code, wrong.stdout) == (2, "")
    assert "data-pompa" in wrong.stderr
    assert workspace.run("history").code == 2
    assert workspace.run("history", f"{STEM}/tiada").code == 2


def test_terminal_escapes_in_names_of_authors(workspace: Workspace) -> None:
    """What people call themselves in commits can't act on a terminal or break a line."""
    made = _begin(workspace)
    workspace.write(PATH, meeting(_item(due="2019-12-01")))
    made.commit(who="B\x1b[31mudi\u202e")
    done = workspace.run("history", REF, "--format", "table", "--color", "always")
    assert "\x1b[31mudi" not in done.stdout
    assert "\u202e" not in done.stdout
