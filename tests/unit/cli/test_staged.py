from __future__ import annotations

import json
import shlex
import subprocess
from typing import TYPE_CHECKING

from tests.repositories import Repository, repository
from tests.unit.making import ITEM, PATH, STEM, meeting
from tests.warm import write_program

if TYPE_CHECKING:
    from tests.conftest import Workspace

UNOWNED = f"follow-ups:\n  {ITEM}}}".replace("[BPBD]", "[]")
UNKNOWN = "tags: [a]\nattendees: [BPDB]"
OLD_STEM = "2019-10-29-nama-lama"
OLD_PATH = PATH.replace(STEM, OLD_STEM)


def _codes(workspace: Workspace, *options: str) -> list[tuple[str, str]]:
    done = workspace.run("check", "--format", "json", *options)
    items = json.loads(done.stdout)["items"]
    assert done.code == (1 if any(one["level"] == "error" for one in items) else 0)
    return [(one["code"], one["path"]) for one in items]


def test_what_is_staged_is_checked(workspace: Workspace) -> None:
    """Neither an error that isn't staged counts, nor its repair that isn't."""
    made = repository(workspace, above=1)
    workspace.write(PATH, meeting())
    made.commit()
    workspace.write(PATH, meeting(UNKNOWN))
    assert _codes(workspace, "--staged") == []
    made.git("add", "--all")
    workspace.write(PATH, meeting())
    assert _codes(workspace, "--staged") == [("JK102", PATH)]
    assert _codes(workspace) == []
    both = workspace.run("check", "--staged", "--at", "HEAD")
    assert (both.code, both.stdout) == (2, "")


def test_a_hook_checks_what_is_about_to_be_committed(workspace: Workspace) -> None:
    """As a pre-commit hook it stops just the commits that bring an error, with -a and paths too."""
    made = repository(workspace, above=1)
    made.commit()
    hook = made.path / ".git" / "hooks" / "pre-commit"
    command = [str(write_program(workspace.home)), "-C", workspace.path.name, "check", "--staged"]
    hook.write_text(f"#!/bin/sh\nexec {shlex.join(command)}\n")
    hook.chmod(0o755)
    other = PATH.replace("contoh", "lain")
    workspace.write(PATH, meeting())
    workspace.write(other, meeting("place: Balai Kota\n"))
    assert _commits(made, "--all") is False  # git knows neither file yet
    made.git("add", "--all")
    assert _commits(made)
    workspace.write(PATH, meeting(UNKNOWN))
    workspace.write(other, meeting("place: Balai Kota\n", prose="Prosa.\n"))
    assert not _commits(made, "--all")
    assert not _commits(made, f"{workspace.path.name}/{PATH}")
    assert _commits(made, f"{workspace.path.name}/{other}")
    assert "nothing to commit" not in made.git("status")


def _commits(made: Repository, *options: str) -> bool:
    try:
        made.git("commit", "--quiet", "--message", "x", *options)
    except subprocess.CalledProcessError:
        return False
    return True


def test_only_new_problems(workspace: Workspace) -> None:
    """Old problems are left out wherever their lines went; stderr says how many, JSON too."""
    made = repository(workspace, above=1)
    workspace.write(PATH, meeting(UNOWNED))
    made.commit()
    workspace.write(PATH, meeting(f"place: Balai\ntags: [a]\n{UNOWNED}", "Prosa.\n"))
    assert _codes(workspace, "--new-since", "HEAD") == []
    workspace.write(PATH, meeting(f"{UNKNOWN}\n{UNOWNED}"))
    done = workspace.run("check", "--new-since", "HEAD")
    assert (done.code, done.stdout.count("\n")) == (1, 1)
    assert "JK102" in done.stdout
    assert "1 problem is left out: HEAD has it already" in done.stderr
    answer = json.loads(workspace.run("check", "--new-since", "HEAD", "--format", "json").stdout)
    assert answer["new_since"] == made.git("rev-parse", "HEAD").strip()
    assert answer["older"] == 1


def test_the_same_words_about_another_item_are_new(workspace: Workspace) -> None:
    """A problem that went from one item to another is new; the same one twice counts twice."""
    made = repository(workspace)
    item = ITEM.replace("[BPBD]", "[BPDB]")
    workspace.write(PATH, meeting(f"follow-ups:\n  {item}}}"))
    made.commit()
    moved = f"{ITEM}}}\n  {item}}}".replace("data-pompa", "satu", 1)
    workspace.write(PATH, meeting(f"follow-ups:\n  {moved}"))
    assert _codes(workspace, "--new-since", "HEAD") == []
    swapped = f"{item}}}\n  {ITEM}}}".replace("data-pompa", "satu", 1)
    workspace.write(PATH, meeting(f"follow-ups:\n  {swapped}"))
    assert _codes(workspace, "--new-since", "HEAD") == [("JK102", PATH)]
    both = f"{item}}}\n  {item}}}".replace("data-pompa", "satu", 1)
    workspace.write(PATH, meeting(f"follow-ups:\n  {both}"))
    assert _codes(workspace, "--new-since", "HEAD") == [("JK102", PATH)]


def test_renamed_records_keep_their_problems(workspace: Workspace) -> None:
    """Neither a rename by git nor one that the record tells of makes old problems new."""
    made = repository(workspace, above=1)
    long = "agenda: [satu, dua, tiga, empat, lima]\nplace: Balai Kota\n"
    workspace.write(OLD_PATH, meeting(long + UNOWNED))
    entry = f"records/progress/{OLD_STEM}/data-pompa/2019-10-01-SJB.md"
    workspace.write(entry, "---\ndate: 2019-10-01\nby: SJB\nstatus: done\n---\n")
    made.commit()
    assert _codes(workspace, "--new-since", "HEAD") == []
    (workspace.path / OLD_PATH).rename(workspace.path / PATH)
    folder = workspace.path / "records" / "progress"
    (folder / OLD_STEM).rename(folder / STEM)
    made.git("add", "--all")
    assert len(_codes(workspace)) == 2
    assert _codes(workspace, "--new-since", "HEAD") == []
    assert _codes(workspace, "--staged", "--new-since", "HEAD") == []
    made.git("reset", "--quiet")
    moved_by_hand = [code for code, _ in _codes(workspace, "--new-since", "HEAD")]
    assert sorted(moved_by_hand) == ["JK108", "JK112", "JK112", "JK202"]
    workspace.write(PATH, meeting(f"{long}{UNOWNED}\nformer: [{OLD_STEM}]"))
    assert _codes(workspace, "--new-since", "HEAD") == []
    made.commit()
    assert _codes(workspace, "--at", "HEAD", "--new-since", "HEAD~1") == []


def test_what_new_problems_are_counted_from(workspace: Workspace) -> None:
    """Before there was a workspace all are new; no such revision and broken settings are said."""
    made = repository(workspace)
    made.git("commit", "--quiet", "--allow-empty", "--message", "x")
    workspace.write(PATH, meeting(UNKNOWN))
    done = workspace.run("check", "--new-since", "HEAD")
    assert (done.code, "every problem is new" in done.stderr) == (1, True)
    assert workspace.run("check", "--new-since", "tiada").code == 3
    workspace.write("jakres.yaml", "schema: 9\noffice: SJB\n")
    made.commit()
    made.git("checkout", "--quiet", "HEAD~1")
    made.git("checkout", "--quiet", "main", "--", "records")
    workspace.write("jakres.yaml", "schema: 1\noffice: SJB\n")
    broken = workspace.run("check", "--new-since", "main")
    assert (broken.code, "schema 9" in broken.stderr) == (3, True)


def test_warnings_count_when_they_are_asked_to(workspace: Workspace) -> None:
    """With --strict the code follows what is left: old warnings don't make it 1, new ones do."""
    made = repository(workspace)
    workspace.write(PATH, meeting(UNOWNED))
    made.commit()
    assert workspace.run("check", "--strict").code == 1
    assert workspace.run("check", "--strict", "--new-since", "HEAD").code == 0
    more = UNOWNED + "\n  " + ITEM.replace("data-pompa", "lain").replace("[BPBD]", "[]") + "}"
    workspace.write(PATH, meeting(more))
    assert workspace.run("check", "--strict", "--new-since", "HEAD").code == 1
