from __future__ import annotations

from typing import TYPE_CHECKING

from tests.repositories import repository
from tests.unit.making import PATH, STEM, meeting

if TYPE_CHECKING:
    from tests.conftest import Workspace


def _last_line(workspace: Workspace, *options: str) -> str:
    done = workspace.run("render", "minutes", STEM, "--lang", "en", *options)
    assert done.code == 0, done.stderr
    return done.stdout.rstrip("\n").rpartition("\n")[2]


def test_documents_say_which_commit_their_records_are_from(workspace: Workspace) -> None:
    """The last commit is named while the records are as in it; what isn't a record is no change."""
    made = repository(workspace, above=1)
    workspace.write(PATH, meeting())
    said = f"As of Tuesday, 12 November 2019; 3 of 3 records read. Commit {made.commit()[:10]}."
    assert _last_line(workspace) == said
    workspace.write("records/.DS_Store", b"\0")
    workspace.write("catatan.txt", "x")
    workspace.write(PATH, (workspace.path / PATH).read_text())
    assert _last_line(workspace) == said
    assert _last_line(workspace, "--at", "HEAD") == said


def test_documents_say_that_records_have_changed(workspace: Workspace) -> None:
    """A record changed, new or gone, and other settings, are changes that aren't committed."""
    made = repository(workspace)
    workspace.write(PATH, meeting())
    made.commit()
    other = PATH.replace("contoh", "lain")

    def changed() -> bool:
        return _last_line(workspace).endswith(", with changes not committed.")

    assert not changed()
    workspace.write(PATH, meeting(prose="Prosa.\n"))
    assert changed()
    made.git("checkout", "--quiet", ".")
    workspace.write(other, meeting("place: Balai Kota\n"))
    assert changed()
    made.commit()
    assert not changed()
    (workspace.path / other).unlink()
    assert changed()
    made.git("checkout", "--quiet", ".")
    settings = (workspace.path / "jakres.yaml").read_text()
    workspace.write("jakres.yaml", f"{settings}# x\n")
    assert changed()


def test_line_ends_that_git_changes_are_no_change(workspace: Workspace) -> None:
    """A record that git keeps with other line ends is still the one that was committed."""
    made = repository(workspace)
    workspace.write(".gitattributes", "*.md text eol=crlf\n")
    workspace.write(PATH, meeting().replace("\n", "\r\n"))
    commit = made.commit()
    assert _last_line(workspace).endswith(f" Commit {commit[:10]}.")


def test_outside_git_documents_say_nothing_of_commits(workspace: Workspace) -> None:
    """Without git, before the first commit, and in a repository of other things: not a word."""
    workspace.write(PATH, meeting())
    plain = _last_line(workspace)
    assert plain.endswith("records read.")
    made = repository(workspace, above=1)
    assert _last_line(workspace) == plain
    made.git("commit", "--quiet", "--allow-empty", "--message", "x")
    assert _last_line(workspace) == plain
    assert workspace.run("render", "minutes", STEM, env={"PATH": "/nowhere"}).code == 0


def test_templates_can_print_the_commit(workspace: Workspace) -> None:
    """The full id is at hand as `coverage.commit`, and whether something has changed since."""
    made = repository(workspace)
    workspace.write(PATH, meeting())
    workspace.write("t.md.j2", "{{ coverage.commit }} {{ coverage.changed }}")
    commit = made.commit()
    done = workspace.run("render", "minutes", STEM, "--template", "t.md.j2")
    assert done.stdout == f"{commit} False"
