"""``show`` and ``history`` of series, sessions, groups, documents, and of what a group owes."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.unit.making import meeting, record

if TYPE_CHECKING:
    from tests.conftest import Workspace

STEM = "2019-11-05-rapat"


@pytest.fixture
def filled(workspace: Workspace) -> Workspace:
    """A meeting of a series with documents, an event with parts, and a working group that owes."""
    for path, text in {
        f"records/meetings/2019/{STEM}.md": meeting(
            """
            series: mingguan
            follow-ups:
              - {id: peta, what: Membuat peta, owners: [pokja]}
              - {id: data, what: Mengirim data, owners: [BPBD], due: before:lokakarya}
            documents: [{url: "https://example.org/paparan", title: Paparan BPBD}]
            """,
            day="2019-11-05",
        ),
        "records/series/mingguan.md": record("title: Rapat mingguan\nchair: BPBD"),
        "records/events/lokakarya.md": record(
            """
            title: Lokakarya banjir
            status: planned
            hosts: [BPBD]
            sessions: [{id: pembukaan, kind: opening, title: Sambutan, by: [BPBD]}]
            groups: [{id: kelompok-1, title: Pompa, leads: [DLH], focus: [debit, perawatan]}]
            """
        ),
        "records/working-groups/pokja.md": record(
            "title: Pokja banjir\nstatus: active\nmembers: [{agency: BPBD, role: lead}]"
        ),
    }.items():
        workspace.write(path, text)
    return workspace


@pytest.mark.parametrize(
    ("ref", "words"),
    [
        ("mingguan", ["Rapat mingguan", STEM, "Mengirim data", "Membuat peta"]),
        ("lokakarya", ["Sambutan", "kelompok-1", "debit; perawatan", "Mengirim data"]),
        ("lokakarya/pembukaan", ["Lokakarya banjir", "Sambutan"]),
        ("lokakarya/kelompok-1", ["Lokakarya banjir", "Pompa"]),
        (STEM, ["https://example.org/paparan", "Paparan BPBD"]),
        ("pokja", ["Pokja banjir", "Membuat peta"]),
    ],
)
def test_show(filled: Workspace, ref: str, words: list[str]) -> None:
    """Each is shown with its parts and what belongs to it."""
    done = filled.run("show", ref)
    assert done.code == 0, done.stderr
    assert [word for word in words if word not in done.stdout] == []


@pytest.mark.parametrize(
    ("ref", "kind", "items"),
    [
        ("mingguan", "series", ["data", "peta"]),
        ("lokakarya", "event", ["data"]),
        ("pokja", "working-group", ["peta"]),
    ],
)
def test_json(filled: Workspace, ref: str, kind: str, items: list[str]) -> None:
    """What belongs to it stands in json as well."""
    shown = json.loads(filled.run("show", ref, "--format", "json").stdout)
    assert shown["kind"] == kind
    assert sorted(one["ref"].partition("/")[2] for one in shown["follow_ups"]) == items


@pytest.mark.parametrize("ref", ["mingguan", "lokakarya/pembukaan", "pokja"])
def test_history(filled: Workspace, ref: str) -> None:
    """Each has a history, here one that git doesn't know."""
    assert filled.run("history", ref).code == 0


def test_one_part_of_an_event(filled: Workspace) -> None:
    """A session or a group is shown by itself, a group with what was proposed for it."""
    propose = ("propose", "lokakarya", "--agency", "BPBD", "--group", "kelompok-1")
    assert filled.run(*propose, "--topic", "Sumur resapan").code == 0
    session = filled.run("show", "lokakarya/pembukaan").stdout
    assert "Sambutan" in session
    assert "Pompa" not in session + filled.run("show", "lokakarya/pemb").stdout
    group = filled.run("show", "lokakarya/kelompok-1").stdout
    assert [
        w for w in ("Pompa", "DLH", "debit; perawatan", "Sumur resapan") if w not in group
    ] == []
    assert "Sambutan" not in group
    shown = json.loads(filled.run("show", "lokakarya/kelompok-1", "--format", "json").stdout)
    assert (shown["kind"], shown["event"], shown["item"]["leads"]) == (
        "group",
        "lokakarya",
        ["DLH"],
    )
    assert [one["topic"] for one in shown["proposals"]] == ["Sumur resapan"]
