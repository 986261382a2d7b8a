"""Names in the package say one thing each."""

from __future__ import annotations

import ast
from collections import Counter
from pathlib import Path

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
