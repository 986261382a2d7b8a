"""Commands stay thin: options, one call to plan or select, one to print."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

COMMANDS = sorted(Path("jakres_cli/commands").glob("[!_]*.py"))
MOST_LINES = 70
MOST_MODULES = 12


def imported(source: str) -> set[str]:
    """The modules of ours that a source file imports, lazily and for types as well."""
    return {
        node.module
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.ImportFrom)
        and node.module
        and node.module.split(".")[0] == "jakres_cli"
    }


@pytest.mark.parametrize("path", COMMANDS, ids=lambda path: path.stem)
def test_a_command_is_thin(path: Path) -> None:
    """It is read at a glance, leans on few modules, and on no other command."""
    source = path.read_text(encoding="utf-8")
    assert len(source.splitlines()) <= MOST_LINES
    modules = imported(source)
    assert len(modules) <= MOST_MODULES
    assert not [name for name in modules if name.startswith("jakres_cli.commands")]
