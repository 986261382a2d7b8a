"""The only door to git: plumbing commands, which run nothing that a repository's settings say."""

from __future__ import annotations

import os
import subprocess

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
        done = subprocess.run(
            ["git", *_SETTINGS, "version"],
            env={**_without_git(os.environ), **_SURROUNDINGS},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=_SECONDS,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    words = done.stdout.decode(errors="replace").split()
    return words[2] if done.returncode == 0 and len(words) > 2 else None  # noqa: PLR2004  git version 2.47


def _without_git(environment: os._Environ[str]) -> dict[str, str]:
    """Return ``environment`` without what would turn git to another repository or program."""
    return {name: value for name, value in environment.items() if not name.startswith("GIT_")}
