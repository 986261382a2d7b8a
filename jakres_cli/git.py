"""The only door to git: plumbing commands, which run nothing that a repository's settings say."""

from __future__ import annotations

import os
import subprocess

from jakres_cli.errors import CannotDo
from jakres_cli.message import Message

_SECONDS = 10
_SETTINGS = (
    *("-c", "core.fsmonitor=false"),
    *("-c", "core.hooksPath=/dev/null"),
    *("-c", "safe.bareRepository=explicit"),
)
_SURROUNDINGS = {
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_CONFIG_GLOBAL": "/dev/null",
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_OPTIONAL_LOCKS": "0",
    "LC_ALL": "C",
}


def git_version() -> str | None:
    """Return the version of git, or None when there is none that answers."""
    try:
        done = _run(os.curdir, "version")
    except CannotDo:
        return None
    words = done.stdout.decode(errors="replace").split()
    return words[2] if done.returncode == 0 and len(words) > 2 else None  # noqa: PLR2004  git version 2.47


def local_setting(folder: str, name: str) -> str | None:
    """Return what the repository around ``folder`` itself sets ``name`` to; raises ``CannotDo``."""
    done = _run(folder, "config", "--local", "--null", "--get", name)
    if done.returncode == 1:
        return None
    _refuse_failure(done)
    return done.stdout.decode(errors="replace").removesuffix("\0")


def set_locally(folder: str, name: str, value: str) -> None:
    """Set ``name`` in the repository around ``folder``, and nowhere else; raises ``CannotDo``."""
    _refuse_failure(_run(folder, "config", "--local", "--replace-all", name, value))


def attribute(folder: str, name: str, path: str) -> str:
    """Return the git attribute ``name`` of ``path``, which need not exist; raises ``CannotDo``."""
    done = _run(folder, "check-attr", "-z", name, "--", path)
    _refuse_failure(done)
    return done.stdout.decode(errors="replace").split("\0")[2]


def _run(folder: str, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    try:
        return subprocess.run(
            ["git", *_SETTINGS, *arguments],
            cwd=folder,
            env={**_without_git(os.environ), **_SURROUNDINGS},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=_SECONDS,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        raise CannotDo(
            Message("git doesn't answer"), Message("jakres doctor tells whether it is installed")
        ) from None


def _refuse_failure(done: subprocess.CompletedProcess[bytes]) -> None:
    """Raise ``CannotDo`` with git's own words unless ``done`` ended well."""
    if done.returncode:
        reason = done.stderr.decode(errors="replace").strip().removeprefix("fatal: ")
        raise CannotDo(Message("git: {reason}", reason=reason))


def _without_git(environment: os._Environ[str]) -> dict[str, str]:
    """Return ``environment`` without what would turn git to another repository or program."""
    return {name: value for name, value in environment.items() if not name.startswith("GIT_")}
