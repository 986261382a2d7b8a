"""Names in the package say one thing each."""

from __future__ import annotations

import ast
import re
from collections import Counter
from pathlib import Path

import pytest

GUIDES = ("ARCHITECTURE.md", "CONTRIBUTING.md", "tests/README.md")
FILES = sorted(Path("jakres_cli").rglob("*.py"))


def test_a_class_name_stands_once() -> None:
    """Who searches for a class finds it in one place."""
    names = Counter(
        node.name
        for path in FILES
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.ClassDef) and not node.name.startswith("_")
    )
    assert [name for name, count in names.items() if count > 1] == []


@pytest.mark.parametrize("guide", GUIDES)
def test_a_guide_names_what_there_is(guide: str) -> None:
    """Every file and module that a guide names in code marks is in the repository."""
    text = Path(guide).read_text("utf-8")
    names = set(re.findall(r"`(?:jakres_cli/)?([a-z_]+(?:[/.][a-z_]+)*\.py)`", text))
    names |= {
        name.replace(".", "/") + ".py"
        for name in re.findall(r"`((?:[a-z_]+\.)+[a-z_]+)`", text)
        if Path("jakres_cli", name.split(".")[0]).is_dir()
    }
    kept = [
        path.as_posix() for path in (*FILES, *Path("tests").rglob("*.py"), Path("hatch_build.py"))
    ]
    assert [
        name for name in sorted(names) if not any(f"/{path}".endswith(f"/{name}") for path in kept)
    ] == []
