"""Objections: raised and answered on the command line, shown in the time line and the digest."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.unit.writing.runs import STEM, errors, fill
from tests.unit.writing.test_seal_rules import SEALED_BEFORE

if TYPE_CHECKING:
    from tests.conftest import Workspace

OBJECTS = ("update", "data-pompa", "--by", "DLH", "--on", "2019-11-10", "--objection")


def objected(workspace: Workspace) -> Workspace:
    """The owner contests a follow-up."""
    fill(workspace, draft=SEALED_BEFORE)
    assert workspace.run(*OBJECTS, "Bukan kewenangan kami").code == 0
    return workspace


def test_an_objection_ends_nothing(workspace: Workspace) -> None:
    """What is contested stays open; what was said stands in an entry of its own."""
    objected(workspace)
    path = workspace.path / f"records/progress/{STEM}/data-pompa/2019-11-10-DLH.md"
    text = "---\ndate: 2019-11-10\nby: DLH\nobjection: Bukan kewenangan kami\n---\n"
    assert path.read_text() == text
    assert "open" in workspace.run("actions").stdout
    assert "objects: Bukan kewenangan kami" in workspace.run("show", "data-pompa").stdout
    assert errors(workspace) == []


def test_an_objection_is_refused(workspace: Workspace) -> None:
    """The office may answer that it stays theirs."""
    objected(workspace)
    assert workspace.run("update", "data-pompa", "--objection", "refused").code == 0
    assert "objection refused" in workspace.run("show", "data-pompa").stdout
    assert errors(workspace) == []


def test_a_report_that_says_nothing_is_refused(workspace: Workspace) -> None:
    """A note without a word that would show is no news; nothing is written."""
    objected(workspace)
    for note in ("<!-- belum -->", "-", " ... "):
        assert workspace.run("update", "data-pompa", "--note", note).code == 2


@pytest.mark.parametrize("words", [("--owner", "DLH"), ("--owner", "DLH", "--reason", "Hujan")])
def test_who_and_why_alone_are_no_report(workspace: Workspace, words: tuple[str, ...]) -> None:
    """Whose part it is about, and why, say nothing of what became of it; nothing is written."""
    objected(workspace)
    before = sorted(workspace.path.rglob("*.md"))
    assert workspace.run("update", "data-pompa", *words).code == 2
    assert sorted(workspace.path.rglob("*.md")) == before
