"""Repositories of strangers: what their settings and objects say, nothing of it runs."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
import zlib
from contextlib import suppress
from typing import TYPE_CHECKING

import pytest

from tests.hostile.bounded import MEMORY, bounded
from tests.hostile.strangers import PATH, SPOILT, STEM, history, sign, trap
from tests.repositories import footprint
from tests.soak import some

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Result, Workspace
    from tests.repositories import Repository

SOME = (
    ("actions", "--at", "HEAD"),
    ("check", "--staged"),
    ("check", "--new-since", "HEAD~1"),
    ("history", "data-pompa"),
    ("render", "minutes", STEM),
)
EVERY = (
    ("actions",),
    ("actions", "--at", "HEAD"),
    ("actions", "--at", "HEAD~1", "--as-of", "2019-11-01"),
    ("actions", "--at", "tiada"),
    ("show", "data-pompa", "--at", "HEAD"),
    ("meetings", "--at", "HEAD"),
    ("decisions", "--at", "HEAD"),
    ("events", "--at", "HEAD"),
    ("agencies", "--at", "HEAD"),
    ("render", "minutes", STEM),
    ("render", "minutes", STEM, "--at", "HEAD~1"),
    ("render", "actions", "--at", "HEAD"),
    ("check", "--at", "HEAD"),
    ("check", "--staged"),
    ("check", "--new-since", "HEAD~1"),
    ("check", "--staged", "--new-since", "HEAD~1"),
    ("history", "data-pompa"),
    ("history", f"{STEM}/data-pompa", "--format", "json"),
    ("history", STEM),
    ("history", "BPBD"),
    ("doctor",),
)


def _settled(result: Result) -> bool:
    """Whether a run ended in words and with a code of the contract."""
    said = f"{result.stdout}{result.stderr}"
    return result.code in {0, 1, 2, 3} and not any(
        word in said for word in ("Traceback", "a bug in jakres", "Exception ignored")
    )


@pytest.fixture
def canary(tmp_path: Path) -> Path:
    """A program that leaves a file beside itself when it is run, whatever it is run with."""
    program = tmp_path / "canary"
    program.write_text(f"#!/bin/sh\necho \"$0 $*\" >> '{tmp_path}/sang'\ncat\nexit 0\n")
    program.chmod(0o755)
    return program


def test_nothing_that_a_repository_names_is_run(workspace: Workspace, canary: Path) -> None:
    """No hook, filter, monitor, textconv, alias or transport runs, and no byte is written."""
    made = history(workspace)
    sign(made)
    trap(made, canary)
    before = footprint(made.path)
    for command in EVERY:
        result = bounded(workspace, *command)
        assert _settled(result), (command, result)
    assert not canary.with_name("sang").exists(), canary.with_name("sang").read_text()
    assert footprint(made.path) == before


def test_the_traps_are_real(workspace: Workspace, canary: Path) -> None:
    """Asked in the usual way git does run the canary: the test above holds something."""
    made = history(workspace)
    sign(made)
    trap(made, canary)
    here = f"--work-tree={made.path}"  # else git walks through the whole disk, as it is told to
    for command in (("status",), ("log", "-1"), ("-c", "core.fsmonitor=", "add", "--all")):
        with suppress(subprocess.CalledProcessError):
            made.git(here, *command)
    sung = canary.with_name("sang").read_text()
    assert "--verify" in sung  # to look at the signature
    assert re.search(r"canary 2 \d+\n", sung)  # to ask what changed
    assert re.search(r"canary *\n", sung)  # to filter


def test_a_missing_object_is_not_fetched(workspace: Workspace, canary: Path) -> None:
    """What a partial clone lacks is named as missing; nothing is run to get it."""
    made = history(workspace)
    blob = made.git("rev-parse", f"HEAD:{PATH}").strip()
    trap(made, canary)
    made.path.joinpath(".git", "objects", blob[:2], blob[2:]).unlink()
    result = bounded(workspace, "actions", "--at", "HEAD")
    assert result.code == 1
    assert f"{PATH}:1: git has no copy of it [JK001]" in result.stderr
    assert "3 of 4 records read" in result.stderr
    for command in EVERY:
        assert _settled(bounded(workspace, *command)), command
    assert not canary.with_name("sang").exists(), canary.with_name("sang").read_text()


def test_a_bare_repository_among_the_records_is_never_used(
    workspace: Workspace, canary: Path
) -> None:
    """A folder made like a repository, around the records or among them, has no say."""
    made = history(workspace)
    bare = made.path / "umpan.git"
    made.git("clone", "--quiet", "--bare", ".", str(bare))
    bare.joinpath("config").write_text(f"[core]\n\tbare = true\n\tfsmonitor = {canary}\n")
    inner = bare / "kantor"
    shutil.copytree(workspace.path / "records", inner / "records")
    shutil.copy(workspace.path / "jakres.yaml", inner)
    shutil.copytree(bare, workspace.path / "records" / "umpan.git")
    for command in (("actions", "--at", "main"), ("check", "--staged"), ("history", STEM)):
        result = bounded(workspace, "-C", str(inner), *command)
        assert _settled(result), command
        # the repository above it has nothing committed there
        assert "main" not in result.stderr or "there is no jakres.yaml" in result.stderr
        assert _settled(bounded(workspace, *command)), command
    assert not canary.with_name("sang").exists()
    shutil.rmtree(made.path / ".git")
    result = bounded(workspace, "-C", str(inner), "actions", "--at", "main")
    assert (result.code, "is in no git repository" in result.stderr) == (3, True)


def test_a_git_file_that_points_elsewhere(workspace: Workspace) -> None:
    """A pointer to nothing, to itself or to what is no repository ends in words."""
    made = history(workspace)
    shutil.move(made.path / ".git", made.path.parent / "moved")
    pointer = made.path / ".git"
    for text in (
        b"gitdir: ../moved\n",
        b"gitdir: ../nowhere\n",
        b"gitdir: .git\n",
        b"gitdir: /etc\n",
        b"gitdir: " + b"x" * 5000,
        b"gitdir: \0\n",
        b"\xff\xfe",
        b"",
    ):
        pointer.write_bytes(text)
        for command in SOME:
            result = bounded(workspace, *command)
            assert _settled(result), (text, command, result)
            if text == b"gitdir: ../moved\n":
                assert result.code in {0, 1}, result
    pointer.unlink()
    os.mkfifo(pointer)
    assert all(_settled(bounded(workspace, *command)) for command in SOME)


@pytest.mark.parametrize(
    "name",
    [
        *("-", "--", "--all", "--output=umpan", "-x", "--git-dir=.", "--help", "--end-of-options"),
        *("HEAD:records", "HEAD^{tree}", "HEAD..HEAD", "^HEAD", "HEAD@{9999}", "@{-1}", ":/one"),
        *(":", ":0:jakres.yaml", "HEAD^{/(a*)*b}", "a b", "a\nb", "*", "refs/heads/*", "\udcff"),
        *("../../etc/passwd", "x" * 100_000, "0" * 40, "f" * 7, "HEAD~99999999999", "\x1b[31m"),
    ],
)
def test_revisions_of_every_kind_of_name(workspace: Workspace, name: str) -> None:
    """A revision is a name of a commit or it is said that there is none; never an option."""
    made = history(workspace)
    before = footprint(made.path)
    commands = (
        ("actions", f"--at={name}"),
        ("history", "data-pompa", f"--at={name}"),
        ("check", f"--new-since={name}"),
    )
    for command in some(commands, 3, repr(name)):
        result = bounded(workspace, *command)
        assert _settled(result), (command, result)
        assert "\x1b" not in result.stderr
    assert footprint(made.path) == before


def test_branches_named_like_options(workspace: Workspace) -> None:
    """A branch or tag whose name begins with a hyphen can be asked about like any other."""
    made = history(workspace)
    for name in ("--upload-pack=x", "-n1"):
        made.git("update-ref", f"refs/tags/{name}", "HEAD")
        result = bounded(workspace, "actions", f"--at={name}")
        assert (result.code, "as of commit" in result.stderr) == (0, True)


def test_ten_thousand_branches(workspace: Workspace) -> None:
    """So many refs neither slow an answer down nor break it; a slip still gets its hint."""
    made = history(workspace)
    commit = made.git("rev-parse", "HEAD").strip()
    lines = "".join(f"{commit} refs/heads/cabang-{number:05}\n" for number in range(10_000))
    head = "# pack-refs with: peeled fully-peeled sorted \n"
    made.path.joinpath(".git", "packed-refs").write_text(head + lines)
    assert bounded(workspace, "actions", "--at", "cabang-09999").code == 0
    assert bounded(workspace, "history", "data-pompa").code == 0
    result = bounded(workspace, "actions", "--at", "cabagn-09999")
    assert (result.code, "did you mean cabang-09999?" in result.stderr) == (3, True)


@pytest.mark.parametrize("what", SPOILT)
def test_spoilt_repositories(workspace: Workspace, what: str) -> None:
    """Broken and missing objects, refs and files of git end in words, without a bug or a hang."""
    made = history(workspace)
    SPOILT[what](made)
    for command in some(SOME, 3, what):
        result = bounded(workspace, *command)
        assert _settled(result), (command, result)
    # the records themselves don't need git
    assert bounded(workspace, "actions").code == 0


def test_trees_that_git_would_not_make(workspace: Workspace) -> None:
    """Paths that leave the workspace, twice the same name, and links stay names in a list."""
    made = history(workspace)
    blob = made.blob(b"---\ntitle: x\n---\n")
    good = made.git("rev-parse", "HEAD:jakres.yaml").strip()

    def tree(*entries: tuple[str, str, str]) -> str:
        raw = b"".join(
            f"{mode} {name}\0".encode() + bytes.fromhex(found) for mode, name, found in entries
        )
        options = ("-t", "tree", "-w", "--stdin", "--literally")
        return made.git("hash-object", *options, say=raw).strip()

    records = tree(
        ("100644", "..", blob),
        ("100644", ".git", blob),
        ("100644", "../../etc/passwd.md", blob),
        ("100644", "a\nb.md", blob),
        ("100644", "dua.md", blob),
        ("100644", "dua.md", blob),
        ("120000", "tautan.md", blob),
        ("160000", "modul.md", "1" * 40),
        ("100644", "\u202e.md", blob),
    )
    root = tree(("100644", "jakres.yaml", good), ("40000", "records", records))
    commit = made.git("commit-tree", root, "-m", "x").strip()
    for command in (("check", "--at", commit), ("actions", "--at", commit)):
        result = bounded(workspace, *command)
        assert (result.code, _settled(result)) == (1, True)
        assert "passwd.md" in f"{result.stdout}{result.stderr}"
        assert "\u202e" not in f"{result.stdout}{result.stderr}"


def _store_zeros(made: Repository, size: int) -> str:
    """Store so many zero bytes, in whole MiB, and return their id; git would take seconds."""
    head, block = f"blob {size}\0".encode(), bytes(1 << 20)
    packer = zlib.compressobj(1)
    packed_head, packed = (
        packer.compress(data) + packer.flush(zlib.Z_FULL_FLUSH) for data in (head, block)
    )
    digest, checksum = hashlib.sha1(head), zlib.adler32(head)  # noqa: S324  git's ids
    for _ in range(size // len(block)):
        digest.update(block)
        checksum = zlib.adler32(block, checksum)
    name = digest.hexdigest()
    path = made.path / ".git" / "objects" / name[:2] / name[2:]
    path.parent.mkdir(exist_ok=True)
    end = zlib.compressobj(wbits=-zlib.MAX_WBITS).flush() + checksum.to_bytes(4, "big")
    path.write_bytes(packed_head + packed * (size // len(block)) + end)
    return name


def test_a_huge_content_is_not_read_whole(workspace: Workspace) -> None:
    """A small object that unpacks to more than the memory there is is a record too large."""
    made = history(workspace)
    entry = f"100644,{_store_zeros(made, MEMORY)},records/meetings/2019/2019-11-02-besar.md"
    made.git("update-index", "--add", "--cacheinfo", entry)
    made.git("commit", "--quiet", "--message", "big")
    result = bounded(workspace, "actions", "--at", "HEAD")
    assert (result.code, "larger than 2 MiB" in result.stderr) == (1, True)
    assert "4 of 5 records read" in result.stderr
