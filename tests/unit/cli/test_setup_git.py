"""`jakres setup-git`, and what `.gitattributes` of a new workspace does with real git."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

import pytest

from tests.transcript import clean_environment
from tests.unit.making import PATH, meeting

if TYPE_CHECKING:
    from tests.conftest import Workspace

ITEMS = "".join(
    f"  - id: tugas-{n}\n    what: a\n    owners: [BPBD]\n    due: 2019-12-0{n}\n    with: [DLH]\n"
    for n in range(1, 6)
)
PROSE = "# Rapat\n\n" + "".join(f"## Bagian {n}\n\na\n\nb\n\nc\n\nKalimat {n}.\n\n" for n in (1, 2))


def git(workspace: Workspace, *arguments: str) -> str:
    """What a git command prints."""
    return subprocess.run(
        ["git", *arguments],
        cwd=workspace.path,
        env=clean_environment(workspace.home, "2019-11-12"),
        capture_output=True,
        encoding="utf-8",
        check=True,
    ).stdout


@pytest.fixture
def repository(workspace: Workspace) -> Workspace:
    """A workspace made by `jakres init`, with a meeting, in a repository."""
    for path in ("jakres.yaml", "records/agencies.yaml", "records/people.yaml"):
        (workspace.path / path).unlink()
    assert workspace.run("init").code == 0
    workspace.write(PATH, meeting(f"follow-ups:\n{ITEMS}", PROSE))
    git(workspace, "init", "--quiet")
    git(workspace, "add", ".")
    git(workspace, "commit", "--quiet", "--message", "a")
    return workspace


def heads(workspace: Workspace, context: int = 1) -> list[str]:
    """What `git diff` writes behind the second @@ of each part."""
    lines = git(workspace, "diff", f"--unified={context}").split("\n")
    return [line.rpartition("@@")[2].strip() for line in lines if line.startswith("@@")]


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_a_difference_names_the_follow_up(repository: Workspace, ends: str) -> None:
    """Each part says in which item, list or section it is, in files with CRLF as well."""
    text = (repository.path / PATH).read_text("utf-8").replace("\n", ends)
    repository.write(PATH, text)
    git(repository, "commit", "--quiet", "--all", "--allow-empty", "--message", "b")
    changed = text.replace("2019-12-03", "2019-12-13").replace("Kalimat 2", "Perkataan")
    repository.write(PATH, changed)
    before = heads(repository)
    assert repository.run("setup-git").code == 0
    assert heads(repository) == ["- id: tugas-3", "## Bagian 2"] != before


def test_a_difference_of_a_register_names_the_entry(repository: Workspace) -> None:
    """In the register of agencies the head is the code."""
    repository.run("siapkan-git")
    text = (repository.path / "records/agencies.yaml").read_text("utf-8")
    at = text.index("\n", text.index("\nDLH:\n") + len("\nDLH:\n"))
    changed = f"{text[:at]} Lama{text[at:]}"
    repository.write("records/agencies.yaml", changed)
    assert heads(repository, context=0) == ["DLH:"]


def test_it_sets_one_thing_in_this_repository(repository: Workspace) -> None:
    """Neither the user's settings nor anything else of the repository's changes; twice is once."""
    before = git(repository, "config", "--local", "--list").splitlines()
    first = repository.run("setup-git")
    settings = (repository.path / ".git/config").read_bytes()
    second = repository.run("setup-git")
    after = git(repository, "config", "--local", "--list", "--name-only").splitlines()
    assert [name for name in after if name not in {line.partition("=")[0] for line in before}] == [
        "diff.jakres.xfuncname"
    ]
    assert first.stderr == "set diff.jakres.xfuncname in this repository\n"
    assert second.stderr == "diff.jakres.xfuncname is set already\n"
    assert (first.stdout, second.stdout) == ("", "")
    assert (repository.path / ".git/config").read_bytes() == settings
    assert list(repository.home.iterdir()) == []


def test_a_dry_run_sets_nothing(repository: Workspace) -> None:
    """It only says what it would set."""
    before = (repository.path / ".git/config").read_bytes()
    result = repository.run("setup-git", "--dry-run")
    assert (result.code, result.stdout) == (0, "")
    assert "diff.jakres.xfuncname" in result.stderr
    assert (repository.path / ".git/config").read_bytes() == before


def test_an_old_setting_is_replaced(repository: Workspace) -> None:
    """Also when it is there several times."""
    for value in ("a", "b"):
        git(repository, "config", "--local", "--add", "diff.jakres.xfuncname", value)
    assert repository.run("setup-git").code == 0
    assert len(git(repository, "config", "--get-all", "diff.jakres.xfuncname").splitlines()) == 3


def test_without_attributes_it_says_what_is_missing(repository: Workspace) -> None:
    """In an older workspace the lines for `.gitattributes` are printed, ready to be appended."""
    git(repository, "rm", "--quiet", ".gitattributes")
    result = repository.run("setup-git")
    assert result.code == 0
    assert result.stdout == "/records/**/*.md diff=jakres\n/records/*.yaml diff=jakres\n"
    more = repository.run("setup-git", "--merge-driver").stdout
    repository.write(".gitattributes", more)
    assert repository.run("setup-git", "--merge-driver").stdout == ""
    assert git(repository, "check-attr", "merge", "records/x/y.md").endswith(": jakres\n")


def test_without_a_repository(workspace: Workspace) -> None:
    """Exit 3, and how to make one."""
    result = workspace.run("setup-git")
    assert (result.code, result.stdout) == (3, "")
    assert "is in no git repository" in result.stderr


def test_without_git(repository: Workspace) -> None:
    """A machine without git ends with a sentence."""
    result = repository.run("setup-git", env={"PATH": str(repository.home)})
    assert (result.code, result.stdout) == (3, "")
    assert "git is not installed" in result.stderr


def test_hostile_settings_are_not_run(repository: Workspace) -> None:
    """Neither hooks, monitors nor pagers that a repository's settings name."""
    trap = repository.path / "trap"
    for name in ("core.fsmonitor", "core.pager", "diff.external", "core.editor"):
        git(repository, "config", "--local", name, f"touch {trap}; true")
    assert repository.run("setup-git").code == 0
    assert not trap.exists()


@pytest.mark.parametrize("convert", ["true", "input", "false"])
def test_line_ends_stay(repository: Workspace, convert: str) -> None:
    """Whatever `core.autocrlf` says, git gives back the bytes that people wrote."""
    git(repository, "config", "--local", "core.autocrlf", convert)
    texts = {
        "records/meetings/2019/2019-10-30-crlf.md": meeting(day="2019-10-30").replace("\n", "\r\n"),
        "records/meetings/2019/2019-10-31-lf.md": meeting(day="2019-10-31"),
        "records/files/surat.csv": "a,b\r\n1,2\n",
    }
    for path, text in texts.items():
        repository.write(path, text)
    git(repository, "add", ".")
    git(repository, "commit", "--quiet", "--message", "b")
    for path in texts:
        (repository.path / path).unlink()
    git(repository, "checkout", "--quiet", "--", "records")
    for path, text in texts.items():
        assert (repository.path / path).read_bytes() == text.encode()
