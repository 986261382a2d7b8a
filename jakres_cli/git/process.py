"""Git as a process: what it is started with, so that a stranger's repository can't run anything."""

from __future__ import annotations

import os
import subprocess

from jakres_cli.model.base import CannotDo, Message, Value, require_means

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

    from jakres_cli.git.repository import Repository


PATIENCE = 60
"""Seconds: git that says nothing for longer hangs, perhaps on a pipe that it takes for a file."""
_SETTINGS = (
    "--no-pager",
    *("-c", "core.fsmonitor=false"),
    *("-c", "core.hooksPath=/dev/null"),
    *("-c", "core.attributesFile=/dev/null"),
    *("-c", "safe.bareRepository=explicit"),
)
_SURROUNDINGS = {
    "GIT_ALLOW_PROTOCOL": "none",  # an object that a partial clone lacks is not fetched:
    "GIT_NO_LAZY_FETCH": "1",  # that would run what the repository calls its ssh
    "GIT_ATTR_NOSYSTEM": "1",
    "GIT_CONFIG_GLOBAL": "/dev/null",
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_LITERAL_PATHSPECS": "1",
    "GIT_NO_REPLACE_OBJECTS": "1",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
    "LC_ALL": "C",
}
_NOWHERE = "/"
_NOT_SET = 1
MERGE_DRIVER = {
    # what one side writes below a meeting that the other renamed goes along
    "merge.directoryRenames": "true",
    "merge.jakres.name": "records, field by field",
    # a jakres that is missing or fails must not leave our side without markers
    "merge.jakres.driver": (
        "jakres merge-driver %O %A %B %P; code=$?; test $code -eq 0 && exit 0; "
        "grep -q '^<<<<<<< ' %A && exit 1; "
        "git merge-file -q -L ours -L base -L theirs %A %O %B"
    ),
}
"""The settings with which git lets jakres merge records, in one repository and nowhere else."""
_FSCK = Message("git fsck says whether something is broken")


class GitAnswer(Value):
    """What git said, and the code it ended with."""

    code: int
    out: bytes
    complaint: str

    def expected(self) -> bytes:
        """Return what git said; raises ``CannotDo`` in git's words when it failed."""
        if self.code:
            words = self.complaint.removeprefix("fatal: ").removeprefix("error: ")
            reason = words or f"exit {self.code}"
            raise CannotDo(Message("git can't do it: {reason}", reason=reason), _FSCK)
        return self.out


def run_git(folder: str, *arguments: str, say: bytes = b"", index: str | None = None) -> GitAnswer:
    """Ask the repository whose git folder is ``folder``, with ``say`` on standard input.

    ``index`` is a file to take for its index. Raises ``CannotDo`` when there is no git, or none
    that comes to an end.
    """
    surroundings = {"GIT_INDEX_FILE": index} if index else {}
    return _run(git_command(folder, *arguments), _NOWHERE, surroundings, say)


def run_outside(folder: str, *arguments: str) -> GitAnswer:
    """Run git in a ``folder`` of ours, outside every repository; raises ``CannotDo``."""
    return _run(["git", *arguments], folder, {"GIT_CEILING_DIRECTORIES": os.path.dirname(folder)})


def _run(
    command: list[str], folder: str, surroundings: Mapping[str, str] = {}, say: bytes = b""
) -> GitAnswer:
    try:
        done = subprocess.run(
            command,
            cwd=folder,
            env=git_environment(surroundings),
            input=say,
            capture_output=True,
            timeout=PATIENCE,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise timeout_error() from error
    except OSError as error:
        raise _missing(error) from error
    complaint = done.stderr.decode(errors="replace").strip().partition("\n")[0]
    return GitAnswer(code=done.returncode, out=done.stdout, complaint=complaint)


def open_git(folder: str, *arguments: str) -> subprocess.Popen[bytes]:
    """Return git started to be asked line by line; raises ``CannotDo`` when there is no git."""
    try:
        return subprocess.Popen(
            git_command(folder, *arguments),
            cwd=_NOWHERE,
            env=git_environment(),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            bufsize=0,
        )
    except OSError as error:
        raise _missing(error) from error


def git_command(folder: str, *arguments: str) -> list[str]:
    """Return the command line.

    The git folder is named, so that git looks for none itself; it works nowhere, so that nothing
    of the working tree (attributes, links) has a say.
    """
    return ["git", *_SETTINGS, f"--git-dir={folder}", f"--work-tree={_NOWHERE}", *arguments]


def git_environment(more: Mapping[str, str] = {}) -> dict[str, str]:
    """Return the environment without what would turn git to another repository or program."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    return {**kept, **_SURROUNDINGS, **more}


def timeout_error() -> CannotDo:
    """Return what to raise when git says nothing for too long."""
    return CannotDo(Message("git gave no answer in {n} seconds", n=PATIENCE))


def git_version() -> str | None:
    """Return the version of git, or None when there is none that answers."""
    try:
        answer = _run(["git", *_SETTINGS, "version"], _NOWHERE)
    except CannotDo:
        return None
    words = answer.out.decode(errors="replace").split()
    return words[2] if answer.code == 0 and len(words) > 2 else None  # noqa: PLR2004  git version 2.47


def local_setting(repository: Repository, name: str) -> str | None:
    """Return what ``repository`` itself sets ``name`` to, or None; raises ``CannotDo``."""
    answer = run_git(repository.folder, "config", "--local", "--null", "--get", name)
    if answer.code == _NOT_SET:
        return None
    return answer.expected().decode(errors="replace").removesuffix("\0")


def set_locally(repository: Repository, name: str, value: str) -> None:
    """Set ``name`` in ``repository``, and nowhere else; raises ``CannotDo``."""
    run_git(repository.folder, "config", "--local", "--replace-all", name, value).expected()


def _missing(error: OSError) -> CannotDo:
    require_means(error)
    if isinstance(error, FileNotFoundError):
        return CannotDo(
            Message("git is not installed"), Message("only history and review need it; install it")
        )
    return CannotDo(Message("git can't be started: {reason}", reason=error.strerror or str(error)))
