"""The package can be imported where the system isn't of the family of Unix."""

from __future__ import annotations

import subprocess
import sys

from tests.transcript import REPOSITORY

CODE = """
import importlib, os, pkgutil, sys

for name in ("O_NOFOLLOW", "O_NONBLOCK", "O_CLOEXEC", "O_DIRECTORY", "getuid", "fork", "fchmod"):
    delattr(os, name)
import jakres_cli

for name in ("fcntl", "grp", "pwd", "resource", "termios"):
    sys.modules[name] = None
for module in pkgutil.walk_packages(jakres_cli.__path__, "jakres_cli."):
    if module.name != "jakres_cli.__main__":
        importlib.import_module(module.name)
"""


def test_everything_can_be_imported() -> None:
    """No module needs at its top what only Unix has."""
    done = subprocess.run(
        [sys.executable, "-c", CODE], cwd=REPOSITORY, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
