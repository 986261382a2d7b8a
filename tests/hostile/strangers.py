"""Repositories of strangers: some history, with traps in the settings or something spoilt."""

from __future__ import annotations

import atexit
import shutil
import tempfile
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from tests.conftest import make_workspace
from tests.repositories import Repository, repository
from tests.unit.making import meeting

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import Workspace

STEM = "2019-10-29-contoh"
PATH = f"records/meetings/2019/{STEM}.md"
ITEM = "follow-ups:\n  - {id: data-pompa, what: Menyerahkan data pompa, owners: [BPBD]}"
OLD_PATH = "records/meetings/2019/2019-10-01-lama.md"
NEW_PATH = "records/meetings/2019/2019-10-01-baru.md"
_MORE = "\nagenda: [satu, dua, tiga]\nplace: Balai Kota\ntags: [pompa, banjir]"
HOOKS = (
    *("applypatch-msg", "fsmonitor-watchman", "post-checkout", "post-commit", "post-index-change"),
    *(
        "post-merge",
        "post-rewrite",
        "pre-auto-gc",
        "pre-commit",
        "pre-push",
        "reference-transaction",
    ),
)


def history(workspace: Workspace) -> Repository:
    """Some commits: a change, a rename with a change, and a merge that made something of both.

    They are made once, and copied into the workspace.
    """
    shutil.copytree(_history(), workspace.path, dirs_exist_ok=True)
    made = Repository(workspace.path, workspace.home)
    made.git("update-index", "-q", "--refresh")  # the files are others now
    return made


@cache
def _history() -> str:
    """The folder of a workspace with that history."""
    folder = tempfile.mkdtemp(prefix="jakres-history-")
    atexit.register(shutil.rmtree, folder)
    workspace = make_workspace(Path(folder))
    made = repository(workspace)
    workspace.write(PATH, meeting(ITEM))
    workspace.write(OLD_PATH, meeting(ITEM.replace("data-pompa", "peta") + _MORE, day="2019-10-01"))
    workspace.write("records/files/surat.bin", b"\0\1\2")
    made.commit("one", "2019-10-30")
    made.git("switch", "--quiet", "--create", "side")
    workspace.write(PATH, meeting(ITEM.replace("[BPBD]", "[DLH]")))
    made.commit("theirs", "2019-10-31")
    made.git("switch", "--quiet", "main")
    workspace.write(PATH, meeting(ITEM.replace("[BPBD]", "[SJB]")))
    made.commit("ours", "2019-10-31")
    made.git("merge", "--quiet", "--strategy", "ours", "side")
    workspace.write(PATH, meeting(ITEM.replace("[BPBD]", "[BPKD]")))
    made.git("commit", "--quiet", "--all", "--amend", "--no-edit")
    made.git("mv", OLD_PATH, NEW_PATH)
    workspace.write(NEW_PATH, meeting(ITEM.replace("pompa", "peta"), day="2019-10-01"))
    made.commit("renamed", "2019-11-01")
    workspace.write(NEW_PATH, meeting(ITEM.replace("pompa", "laut"), day="2019-10-01"))
    made.git("add", "--all")
    return str(workspace.path)


def trap(made: Repository, canary: Path) -> None:
    """Let everything that a repository can name a program for name the canary."""
    git = made.path / ".git"
    for name in HOOKS:
        shutil.copy(canary, git / "hooks" / name)
    shutil.copytree(git / "hooks", git / "more-hooks")
    filters = "* filter=x diff=x merge=x text=auto ident\n"
    made.path.joinpath(".gitattributes").write_text(filters)
    git.joinpath("info").mkdir(exist_ok=True)
    git.joinpath("info", "attributes").write_text(filters)
    git.joinpath("included").write_text(f"[core]\n\tpager = {canary}\n\teditor = {canary}\n")
    settings = f"""
[include]
	path = included
[core]
	fsmonitor = {canary}
	hooksPath = {git}/more-hooks
	sshCommand = {canary}
	pager = {canary}
	askPass = {canary}
	gitProxy = {canary}
	alternateRefsCommand = {canary}
	worktree = /
[filter "x"]
	smudge = {canary}
	clean = {canary}
	process = {canary}
	required = true
[diff]
	external = {canary}
	orderFile = included
[diff "x"]
	textconv = {canary}
	command = {canary}
	cachetextconv = true
[merge "x"]
	driver = {canary}
[gpg]
	program = {canary}
[gpg "ssh"]
	program = {canary}
	defaultKeyCommand = {canary}
[log]
	showSignature = true
	mailmap = true
[mailmap]
	file = included
[credential]
	helper = {canary}
[uploadpack]
	packObjectsHook = {canary}
[trailer "x"]
	command = {canary}
	cmd = {canary}
[interactive]
	diffFilter = {canary}
[sequence]
	editor = {canary}
[pager]
	rev-list = {canary}
	cat-file = {canary}
	ls-tree = {canary}
	log = {canary}
[protocol]
	allow = always
[protocol "ext"]
	allow = always
[remote "origin"]
	url = ext::{canary} %S
	vcs = x
	promisor = true
	partialclonefilter = blob:none
	uploadpack = {canary}
	receivepack = {canary}
[extensions]
	partialClone = origin
"""
    plumbing = (
        *("rev-parse", "rev-list", "ls-tree", "ls-files", "cat-file", "diff-tree", "diff-index"),
        *("merge-base", "log", "for-each-ref", "hash-object"),
    )
    settings += "[alias]\n" + "".join(f"\t{name} = !{canary} {name}\n" for name in plumbing)
    with git.joinpath("config").open("a") as config:
        config.write(settings)
    config_text = git.joinpath("config").read_text()
    git.joinpath("config").write_text(
        config_text.replace("repositoryformatversion = 0", "repositoryformatversion = 1")
    )


def sign(made: Repository) -> None:
    """Put a commit on top whose signature git would show to gpg."""
    raw = made.git("cat-file", "commit", "HEAD")
    head, _, message = raw.partition("\n\n")
    signature = "gpgsig -----BEGIN PGP SIGNATURE-----\n \n x\n -----END PGP SIGNATURE-----"
    signed = f"{head.replace('parent', 'parent', 1)}\n{signature}\n\n{message}"
    name = made.git("hash-object", "-t", "commit", "-w", "--stdin", say=signed).strip()
    made.git("reset", "--quiet", "--soft", name)


def _spoil(path: Path) -> None:
    path.chmod(0o644)
    data = bytearray(path.read_bytes())
    data[len(data) // 2 :] = b"\xff" * (len(data) - len(data) // 2)
    path.write_bytes(data)


def _object(made: Repository, name: str) -> Path:
    found = made.git("rev-parse", name).strip()
    return made.path / ".git" / "objects" / found[:2] / found[2:]


def _emptied(path: Path) -> None:
    path.chmod(0o644)
    path.write_bytes(b"")


def _alternates(made: Repository) -> None:
    info = made.path / ".git" / "objects" / "info"
    info.mkdir(exist_ok=True)
    info.joinpath("alternates").write_text(f"{info.parent}\n/dev/null\n../../..\n")


def _spoil_pack(made: Repository) -> None:
    made.git("repack", "--quiet", "-a", "-d")
    for path in made.path.joinpath(".git", "objects", "pack").iterdir():
        if path.suffix == ".pack":
            _spoil(path)


SPOILT: dict[str, Callable[[Repository], object]] = {
    "commit": lambda made: _spoil(_object(made, "HEAD")),
    "older commit": lambda made: _spoil(_object(made, "HEAD~1")),
    "tree": lambda made: _spoil(_object(made, "HEAD^{tree}")),
    "folder": lambda made: _spoil(_object(made, "HEAD:records/meetings")),
    "record": lambda made: _spoil(_object(made, f"HEAD:{PATH}")),
    "older record": lambda made: _spoil(_object(made, f"HEAD~2:{PATH}")),
    "settings": lambda made: _spoil(_object(made, "HEAD:jakres.yaml")),
    "empty record": lambda made: _emptied(_object(made, f"HEAD:{PATH}")),
    "no commit": lambda made: _object(made, "HEAD").unlink(),
    "no older commit": lambda made: _object(made, "HEAD~1").unlink(),
    "no tree": lambda made: _object(made, "HEAD:records").unlink(),
    "no objects": lambda made: shutil.rmtree(made.path / ".git" / "objects"),
    "index": lambda made: made.path.joinpath(".git", "index").write_bytes(b"DIRC" + b"\xff" * 99),
    "no index": lambda made: made.path.joinpath(".git", "index").unlink(),
    "head": lambda made: made.path.joinpath(".git", "HEAD").write_bytes(b"\xff\0\n"),
    "head nowhere": lambda made: made.path.joinpath(".git", "HEAD").write_text("ref: refs/../x\n"),
    "branch": lambda made: made.path.joinpath(".git/refs/heads/main").write_text("x" * 40),
    "settings of git": lambda made: made.path.joinpath(".git", "config").write_text("[core\n"),
    "strange format": lambda made: made.git("config", "core.repositoryformatversion", "99"),
    "includes itself": lambda made: made.git("config", "include.path", "config"),
    "shallow": lambda made: made.path.joinpath(".git", "shallow").write_text("x\n"),
    "alternates": _alternates,
    "packed": _spoil_pack,
}
"""What can be spoilt, by its name."""
