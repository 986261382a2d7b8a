from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.repositories import Repository, repository
from tests.unit.making import ITEM, PATH, STEM, meeting

if TYPE_CHECKING:
    from tests.conftest import Workspace

ENTRY = f"records/progress/{STEM}/data-pompa/2019-11-05-SJB.md"
QUESTIONS = (
    ("actions",),
    ("actions", "--format", "json"),
    ("actions", "--as-of", "2019-11-03", "--all"),
    ("show", "data-pompa"),
    ("show", "BPBD"),
    ("meetings",),
    ("decisions",),
    ("events",),
    ("agencies", "--search", "banjir"),
    ("search", "prosa"),
    ("search", "prosa", "--meeting", "2019-10-29", "--format", "json"),
    ("check",),
    ("render", "minutes", STEM, "--for-signature"),
    ("render", "actions"),
    ("render", "actions", "--format", "csv"),
    ("render", "agency", "BPBD"),
)


def _then_and_now(workspace: Workspace) -> Repository:
    """A commit, and afterwards everything is different: records, registers, settings."""
    made = repository(workspace, above=1)
    workspace.write(PATH, meeting(f"title: Dulu\nfollow-ups:\n  {ITEM}}}", "Prosa lama.\n"))
    workspace.write(
        "records/events/lokakarya.md", "---\ntitle: L\nstatus: idea\nhosts: [SJB]\n---\n"
    )
    made.commit()
    item = ITEM.replace("Menyerahkan", "Mengirim")
    workspace.write(PATH, meeting(f"title: Kini\nfollow-ups:\n  {item}}}", "Prosa baru.\n"))
    workspace.write(ENTRY, "---\ndate: 2019-11-05\nby: SJB\nstatus: in-progress\n---\n")
    workspace.write("records/events/lokakarya.md", "---\ntitle: L\nstatus: planned\n---\n")
    agencies = (workspace.path / "records" / "agencies.yaml").read_text()
    workspace.write("records/agencies.yaml", f"{agencies}ZZZ:\n  name: Badan Banjir\n")
    settings = (workspace.path / "jakres.yaml").read_text()
    workspace.write("jakres.yaml", settings.replace("Jakarta SIAP", "Jakarta LAIN"))
    return made


@pytest.mark.parametrize("question", QUESTIONS, ids=" ".join)
def test_a_revision_answers_as_a_checkout_of_it(
    workspace: Workspace, question: tuple[str, ...]
) -> None:
    """With --at every answer is, byte for byte, that of the records as they were then."""
    made = _then_and_now(workspace)
    made.git("worktree", "add", "--quiet", str(workspace.home / "dulu"), "HEAD")
    there = str(workspace.home / "dulu" / workspace.path.name)
    then = workspace.run("-C", there, *question)
    at = workspace.run(*question, "--at", "HEAD")
    commit = made.git("rev-parse", "HEAD").strip()
    assert at.stdout.replace(f'  "at": "{commit}",\n', "") == then.stdout
    assert at.code == then.code
    assert at.stdout != workspace.run(*question).stdout or question[0] == "decisions"
    if question[0] != "check":
        assert f"records read, as of commit {commit[:10]}" in at.stderr


def test_json_says_of_which_commit_it_is(workspace: Workspace) -> None:
    """The envelope has the commit's full id with --at, and nothing of the kind without."""
    made = _then_and_now(workspace)
    answer = json.loads(workspace.run("actions", "--at", "main", "--format", "json").stdout)
    assert answer["at"] == made.git("rev-parse", "HEAD").strip()
    assert answer["records"]["found"] == 4
    assert "at" not in json.loads(workspace.run("actions", "--format", "json").stdout)


def test_revisions_that_are_none(workspace: Workspace) -> None:
    """No such revision, no workspace at it, and no repository: exit 3, each in its words."""
    assert (workspace.run("actions", "--at", "HEAD").code) == 3
    made = repository(workspace)
    made.git("commit", "--quiet", "--allow-empty", "--message", "x")
    empty = workspace.run("actions", "--at", "HEAD")
    assert (empty.code, "there is no jakres.yaml in commit" in empty.stderr) == (3, True)
    made.commit()
    unknown = workspace.run("check", "--at", "mian")
    assert (unknown.code, unknown.stdout) == (3, "")
    assert "did you mean main?" in unknown.stderr
    workspace.write("jakres.yaml", "schema: 1\n")
    made.commit()
    workspace.write("jakres.yaml", "schema: 1\noffice: SJB\n")
    broken = workspace.run("meetings", "--at", "HEAD")
    assert broken.code == 3
    assert "office" in broken.stderr
    assert "(in commit " in broken.stderr


def test_a_record_that_is_gone_can_be_named_at_its_revision(workspace: Workspace) -> None:
    """Files for check, and references, are looked for at the revision, not on the disk."""
    made = _then_and_now(workspace)
    (workspace.path / PATH).unlink()
    assert workspace.run("check", PATH).code == 2
    assert workspace.run("check", PATH, "--at", "HEAD").code == 0
    assert workspace.run("show", STEM, "--at", "HEAD").code == 0
    made.git("rm", "--quiet", "--cached", f"{workspace.path.name}/{PATH}")
    assert workspace.run("check", PATH, "--staged").code == 2
