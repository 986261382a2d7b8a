from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.conftest import AGENCIES as REGISTER
from tests.conftest import PEOPLE as POSTS
from tests.unit.writing.runs import (
    AGENCIES,
    PEOPLE,
    either,
    errors,
    hostile,
    lines_kept,
    refused,
    tree,
    written,
)

if TYPE_CHECKING:
    from tests.conftest import Workspace


@pytest.mark.parametrize(
    ("code", "before", "behind"),
    [("AAA", None, "BPBD"), ("Diskominfo", "Dishub", "DLH"), ("zzz", "Sudin-LH-Utara", None)],
)
def test_agencies_are_inserted_in_order(
    workspace: Workspace, code: str, before: str | None, behind: str | None
) -> None:
    """A new agency stands where it is looked for, and the others as they were."""
    new = written(workspace, "add", "agency", code, "Dinas: baru #1", "--alias", "Baru")[AGENCIES]
    assert lines_kept(REGISTER, new)
    codes = [line[:-1] for line in new.split("\n") if line[:1].strip()]
    at = codes.index(code)
    assert codes[at - 1 : at] == ([before] if before else [])
    assert codes[at + 1 : at + 2] == ([behind] if behind else [])
    assert f"{code}:\n  name: 'Dinas: baru #1'\n  aliases: [Baru]\n" in new


def test_comments_of_a_register_stay(workspace: Workspace) -> None:
    """A register with comments, blank lines and CRLF keeps every byte of them."""
    text = (
        "# daftar\r\n\r\nBPBD: {name: B}  # b\r\n# s\r\nPemprov-DKI:\r\n  name: P\r\n"
        "SJB:\r\n  name: S"
    )
    workspace.write(AGENCIES, text)
    assert workspace.run("add", "agency", "DLH", "D").code == 0
    new = (workspace.path / AGENCIES).read_bytes().decode()
    assert new == text.replace("# b\r\n", "# b\r\nDLH:\r\n  name: D\r\n")


def test_posts_and_people(workspace: Workspace) -> None:
    """Posts and people go into their parts, which are made when there are none."""
    new = written(workspace, "add", "person", "Budi Santoso", "--holds", "deputi-trlh")[PEOPLE]
    assert new == POSTS + (
        "people:\n  budi-santoso:\n    name: Budi Santoso\n    holds:\n      - post: deputi-trlh\n"
    )
    new = written(workspace, "add", "post", "Kepala Dinas", "--agency", "DLH")[PEOPLE]
    assert lines_kept(POSTS, new)
    assert new.index("kepala-dinas:") > new.index("deputi-trlh:")
    assert new.index("kepala-dinas:") < new.index("manajer-program:")


def test_registers_are_created_when_missing(workspace: Workspace) -> None:
    """A workspace without registers gets them with the first entry."""
    (workspace.path / AGENCIES).unlink()
    (workspace.path / PEOPLE).unlink()
    # the office itself must be registered, so it comes first
    assert written(workspace, "add", "agency", "SJB", "Sekretariat")[AGENCIES] == (
        "SJB:\n  name: Sekretariat\n"
    )
    assert written(workspace, "add", "post", "Manajer", "--agency", "SJB")[PEOPLE] == (
        "posts:\n  manajer:\n    name: Manajer\n    agency: SJB\n"
    )
    (workspace.path / PEOPLE).unlink()
    assert written(workspace, "add", "person", "Budi")[PEOPLE] == (
        "people:\n  budi:\n    name: Budi\n"
    )


@pytest.mark.parametrize("code", ["DLH", "dlh", "Deputi-TRLH"])
def test_a_code_is_registered_once(workspace: Workspace, code: str) -> None:
    """A code that somebody has, in any case, is refused with exit 3."""
    assert "registered already" in refused(workspace, 3, "add", "agency", code, "Nama").stderr


@pytest.mark.parametrize(
    "arguments",
    [
        ["agency", "X", "Nama", "--parent", "deputi-trlh"],
        ["post", "Kepala", "--agency", "deputi-trlh"],
        ["person", "Budi", "--agency", "deputi-trlh"],
        ["person", "Budi", "--holds", "DLH"],
    ],
    ids=" ".join,
)
def test_only_agencies_are_agencies(workspace: Workspace, arguments: list[str]) -> None:
    """Somebody belongs to an agency and holds a post, never the other way round."""
    refused(workspace, 2, "add", *arguments)


def test_somebody_known_is_pointed_out(workspace: Workspace) -> None:
    """A name that means somebody already is said, and registered all the same."""
    done = workspace.run("add", "agency", "LH", "Dinas Lingkungan Hidup")
    assert done.code == 0
    assert "already means DLH" in done.stderr
    assert errors(workspace) == []


@pytest.mark.parametrize("kind", ["link", "dangling", "folder", "pipe"])
def test_a_register_that_is_no_file_is_left_alone(workspace: Workspace, kind: str) -> None:
    """A register that is a link, folder or pipe is neither followed nor replaced."""
    import os

    path = workspace.path / AGENCIES
    outside = workspace.home / "agencies.yaml"
    if kind != "dangling":
        outside.write_bytes(path.read_bytes())
    path.unlink()
    if kind == "folder":
        path.mkdir()
    elif kind == "pipe":
        os.mkfifo(path)
    else:
        path.symlink_to(outside)
    done = workspace.run("add", "agency", "NEW", "Nama")
    assert done.code in {2, 3}, done.stderr
    assert "Traceback" not in done.stderr
    assert not outside.exists() or outside.read_text() == REGISTER
    assert path.is_symlink() or not path.is_file()


@hostile(3)
def test_hostile_names(workspace: Workspace, text: str) -> None:
    """Whatever a body, post or person is called, it is refused or passes check."""
    either(workspace, "add", "agency", "NEW", "--", text)
    either(workspace, "add", "agency", f"--alias={text}", "NEW2", "Nama")
    either(workspace, "add", "person", f"--prefix={text}", "--", text)
    either(workspace, "add", "post", "--", text)


@hostile(4)
def test_hostile_names_in_new_registers(workspace: Workspace, text: str) -> None:
    """The same holds when the register is made for it."""
    (workspace.path / PEOPLE).unlink()
    either(workspace, "add", "person", "--", text)
    if (workspace.path / PEOPLE).exists():
        (workspace.path / PEOPLE).unlink()
    before = tree(workspace)
    either(workspace, "add", "post", "--", text)
    assert set(before) <= set(tree(workspace))
