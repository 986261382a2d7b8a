from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

import pytest

from jakres_cli.git.commits import commits_touching, moved_files, renamed_from, staged_changes
from jakres_cli.git.repository import find_repository
from jakres_cli.git.trees import Conflict, conflicted_files, list_index
from jakres_cli.model.source import FileChange
from tests.repositories import repository

if TYPE_CHECKING:
    from tests.conftest import Workspace

LONG = "".join(f"baris {number}\n" for number in range(20))
A, B, C = "records/a.md", "records/b.md", "records/c.md"


def test_commits_come_with_what_each_changed(workspace: Workspace) -> None:
    """Oldest first: id, day, author, and each file with the contents before and after."""
    made = repository(workspace, above=1)
    workspace.write(A, "1\n")
    first = made.commit(day="2019-11-01", who="Ani")
    workspace.write("templates/x.md", "x\n")
    made.commit(day="2019-11-02")
    workspace.write(A, "2\n")
    workspace.write(B, "é\n")
    third = made.commit(day="2019-11-03", who="Budi Té")
    ids = [made.blob(data) for data in (b"1\n", b"2\n", "é\n".encode())]
    found = find_repository(str(workspace.path))
    commits = commits_touching(found, third, (A, B))
    assert [(commit.id, commit.date[:10], commit.author) for commit in commits] == [
        (first, "2019-11-01", "Ani"),
        (third, "2019-11-03", "Budi Té"),
    ]
    assert [commit.changes for commit in commits] == [
        (FileChange(path=A, id=ids[0], before=((A, None),)),),
        (
            FileChange(path=A, id=ids[1], before=((A, ids[0]),)),
            FileChange(path=B, id=ids[2], before=((B, None),)),
        ),
    ]
    assert not any(commit.cut for commit in commits)
    assert [commit.id for commit in commits_touching(found, first, (A, B))] == [first]
    assert commits_touching(found, third, (C,)) == []


def test_a_merge_counts_by_what_none_of_its_parents_had(workspace: Workspace) -> None:
    """A merge that took a file as a side had it changed nothing; one that made another did."""
    made = repository(workspace)
    workspace.write(A, LONG)
    workspace.write(B, LONG)
    made.commit()
    made.git("branch", "sisi")
    workspace.write(A, f"kita\n{LONG}")
    workspace.write(B, f"kita\n{LONG}")
    mine = made.commit()
    made.git("checkout", "--quiet", "sisi")
    workspace.write(A, f"{LONG}mereka\n")
    made.commit()
    made.git("merge", "--quiet", "--no-edit", mine)
    tip = made.git("rev-parse", "HEAD").strip()
    found = find_repository(str(workspace.path))
    *_, merge = commits_touching(found, tip, (A, B))
    ids = [made.blob(text.encode()) for text in (f"{LONG}mereka\n", f"kita\n{LONG}")]
    after = made.blob(f"kita\n{LONG}mereka\n".encode())
    assert (merge.id, merge.changes) == (
        tip,
        (FileChange(path=A, id=after, before=((A, ids[0]), (A, ids[1]))),),
    )


def test_a_merge_of_a_rename_and_a_change(workspace: Workspace) -> None:
    """What a merge made of a renamed file stands under the new name, whatever each side had."""
    made = repository(workspace)
    workspace.write(A, LONG)
    made.commit()
    made.git("branch", "sisi")
    made.git("mv", A, B)
    workspace.write(B, f"kita\n{LONG}")
    workspace.write(C, "kita\n")
    mine = made.commit()
    made.git("checkout", "--quiet", "sisi")
    workspace.write(A, f"{LONG}mereka\n")
    made.commit()
    made.git("merge", "--quiet", "--no-edit", "--no-commit", mine)
    workspace.write(C, "keduanya\n")
    made.commit()
    *_, merge = commits_touching(find_repository(str(workspace.path)), "HEAD", (A, B, C))
    assert [(change.path, change.id) for change in merge.changes] == [
        (B, made.blob(f"kita\n{LONG}mereka\n".encode())),
        (C, made.blob(b"keduanya\n")),
    ]


def test_a_shallow_clone_is_cut_off_at_its_first_commit(workspace: Workspace) -> None:
    """The commit whose parents were not fetched is marked; a real first commit is not."""
    made = repository(workspace)
    for text in ("1\n", "2\n", "3\n"):
        workspace.write(A, text)
        made.commit()
    clone = made.path.parent / "dangkal"
    made.git("clone", "--quiet", "--depth", "2", made.path.as_uri(), str(clone))
    shallow = find_repository(str(clone))
    commits = commits_touching(shallow, "HEAD", (A,))
    assert [commit.cut for commit in commits] == [True, False]
    whole = commits_touching(find_repository(str(workspace.path)), "HEAD", (A,))
    assert [commit.cut for commit in whole] == [False, False, False]


def test_where_files_moved(workspace: Workspace) -> None:
    """A file that is much the same under another name moved; copies and new ones did not."""
    made = repository(workspace, above=1)
    workspace.write(A, LONG)
    workspace.write("luar.md", f"{LONG}luar\n")
    before = made.commit()
    (workspace.path / A).unlink()
    (workspace.path / "luar.md").unlink()
    workspace.write(B, f"{LONG}lagi\n")
    workspace.write(C, "baru\n")
    workspace.write("dalam.md", f"{LONG}luar\n")
    found = find_repository(str(workspace.path))
    made.git("add", "--all", ".")
    assert moved_files(found, before, None) == {A: B}
    assert [change.path for change in staged_changes(found, before, ("records",))] == [B, C]
    after = made.commit()
    assert moved_files(found, before, after) == {A: B}
    assert renamed_from(found, after, B) == A
    assert renamed_from(found, after, C) is None


def test_conflicts_have_the_contents_of_three_states(workspace: Workspace) -> None:
    """Each file in conflict with what the base and both sides hold, None for a deleted one."""
    made = repository(workspace, above=1)
    workspace.write(A, "asal\n")
    workspace.write(B, "asal b\n")
    workspace.write("records/kosong.md", "")
    made.commit()
    made.git("branch", "sisi")
    workspace.write(A, "kita\n")
    workspace.write(C, "kita c\n")
    (workspace.path / B).unlink()
    mine = made.commit()
    made.git("checkout", "--quiet", "sisi")
    workspace.write(A, "mereka\n")
    workspace.write(B, "mereka b\n")
    workspace.write(C, "mereka c\n")
    made.commit()
    found = find_repository(str(workspace.path))
    assert conflicted_files(found) == []
    with pytest.raises(subprocess.CalledProcessError):
        made.git("merge", "--quiet", mine)

    listed = list_index(found, ("records",))
    assert {entry.path for entry in listed if entry.conflict} == {A, B, C}
    assert "records/kosong.md" in {entry.path for entry in listed if not entry.conflict}

    def blob(text: str) -> str:
        return made.blob(text.encode())

    assert conflicted_files(found) == [
        Conflict(path=A, base=blob("asal\n"), ours=blob("mereka\n"), theirs=blob("kita\n")),
        Conflict(path=B, base=blob("asal b\n"), ours=blob("mereka b\n"), theirs=None),
        Conflict(path=C, base=None, ours=blob("mereka c\n"), theirs=blob("kita c\n")),
    ]
