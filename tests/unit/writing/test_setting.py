from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.unit.writing.runs import (
    AGENCIES,
    MEETING,
    PEOPLE,
    STEM,
    either,
    errors,
    fill,
    hostile,
    refused,
    tree,
    written,
)

if TYPE_CHECKING:
    from tests.conftest import Workspace

ITEM = """\
---
title: Rapat
date: 2019-11-05
attendees:
  - BPBD
follow-ups:
  - id: data-pompa  # janji
    what: Data pompa
    owners: []
    quote: Dua kata
decisions:
  - id: tiga
    text: Tiga
---
Dua kata.
"""


def test_a_field_of_a_draft(workspace: Workspace) -> None:
    """Fields of a draft change in place or are put in; nothing else does."""
    fill(workspace)
    before = (workspace.path / MEETING).read_text()
    after = written(workspace, "set", STEM, "time=9.30", "place=Balai Kota: 2", "absent=Dishub,SJB")
    assert after == {
        MEETING: before.replace("time: '09:00'", "time: '09:30'\nplace: 'Balai Kota: 2'")
        .replace("      names: [", "      names: [")
        .replace('Rina"}]\n', 'Rina"}]\nabsent: [Dishub, SJB]\n')
    }


@pytest.mark.parametrize(
    ("field", "old", "new"),
    [
        (
            "owners=Dinas LH,badan penanggulangan bencana daerah",
            "owners: []",
            "owners: [DLH, BPBD]",
        ),
        ("due=28 November", "owners: []", "owners: []\n    due: 2019-11-28"),
        ("due=setelah forum", "owners: []", "owners: []\n    due-text: setelah forum"),
        ("due=before:lokakarya", "owners: []", "owners: []\n    due: before:lokakarya"),
        ("event=loka", "owners: []", "owners: []\n    event: lokakarya"),
        ("kind=request", "what: Data pompa", "what: Data pompa\n    kind: request"),
        ("quote=", "    quote: Dua kata\n", ""),
        ("what=Data #3", "what: Data pompa", "what: 'Data #3'"),
        ("x-rak=NO", "quote: Dua kata", "quote: Dua kata\n    x-rak: 'NO'"),
    ],
)
def test_a_field_of_an_item(workspace: Workspace, field: str, old: str, new: str) -> None:
    """Fields of a follow-up are said as people say them, and written as records hold them."""
    fill(workspace, draft=ITEM)
    assert written(workspace, "ubah", f"{STEM}/data", field) == {MEETING: ITEM.replace(old, new)}


def test_a_vague_due_takes_the_place_of_a_day(workspace: Workspace) -> None:
    """Vague words replace a due date, they don't stand beside it."""
    fill(workspace, draft=ITEM.replace("owners: []", "owners: []\n    due: 2019-11-28"))
    changed = written(workspace, "set", "data-pompa", "due=setelah forum")
    assert changed[MEETING] == ITEM.replace("owners: []", "owners: []\n    due-text: setelah forum")


def test_decisions_events_series_and_registers(workspace: Workspace) -> None:
    """Whatever has a name can be changed."""
    fill(workspace, draft=ITEM)
    assert written(workspace, "set", f"{STEM}/tiga", "by=DLH", "kind=noted")
    moved = written(workspace, "set", "lokakarya", "date=20 Desember", "--reason", "Banjir")
    assert "date: 2019-12-20" in str(moved)
    assert "chair: SJB" in str(written(workspace, "set", "mingguan", "chair=SJB"))
    assert list(written(workspace, "set", "BPBD", "kind=bureau", "aliases=BPBD DKI")) == [AGENCIES]
    assert list(written(workspace, "set", "manajer-program", "short=MP")) == [PEOPLE]
    assert written(workspace, "set", STEM, "minutes.number=018/NOT", "invitation.date=kemarin")


@pytest.mark.parametrize(
    ("arguments", "code", "word"),
    [
        ([STEM, "plac=x"], 2, "place"),
        ([STEM, "tempat=x"], 2, "place"),
        ([STEM, "kind=bilaterl"], 2, "bilateral"),
        ([STEM, "time=25:00"], 2, "25:00"),
        ([STEM, "date=2019-11-06"], 2, "jakres rename"),
        ([STEM, "date=2019-02-30"], 2, "calendar"),
        ([STEM, "title="], 2, "title is missing"),
        ([STEM, "attendees="], 2, "attendees is missing"),
        ([STEM, "headcount=banyak"], 2, "whole number"),
        ([STEM, "not-stated=date,plac"], 2, "not-stated"),
        ([STEM, "absent=BPDB"], 2, "BPBD"),
        ([STEM, "pillar=sehatt"], 2, "sehat"),
        ([STEM, "place"], 2, "FIELD=VALUE"),
        ([STEM, "=x"], 2, "FIELD=VALUE"),
        ([STEM, "place.lantai=2"], 2, "lantai"),
        ([STEM, "invitation=x"], 2, "invitation.FIELD"),
        ([STEM], 2, "FIELD=VALUE"),
        (["tidak-ada", "place=x"], 2, "tidak-ada"),
        ([f"{STEM}/data-pompa", "quote=tidak ada"], 2, "prose"),
        ([f"{STEM}/data-pompa", "owners="], 2, "owners"),
        ([f"{STEM}/data-pompa", "due=2019-02-30"], 2, "2019-02-30"),
        ([f"{STEM}/data-pompa", "id=lain"], 3, "id"),
        ([f"{STEM}/data-pompa", "status=done"], 2, "status"),
        ([STEM, "minutes.status=approved"], 3, "approve"),
        ([STEM, "minutes.seal=v1:00"], 3, "approve"),
        ([STEM, "follow-ups=a"], 2, "more than words"),
        (["BPBD", "parent=deputi-trlh"], 2, "not an agency"),
        (["BPBD", "name="], 2, "name"),
    ],
)
def test_what_is_wrong_changes_nothing(
    workspace: Workspace, arguments: list[str], code: int, word: str
) -> None:
    """A wrong field or value is refused in the reader's own words, and nothing is written."""
    fill(workspace, draft=ITEM)
    assert word in refused(workspace, code, "set", *arguments).stderr


def test_all_or_nothing(workspace: Workspace) -> None:
    """One wrong field among several leaves the others alone, too."""
    fill(workspace, draft=ITEM)
    refused(workspace, 2, "set", STEM, "place=Balai Kota", "kind=apa")


def test_fields_that_need_each_other(workspace: Workspace) -> None:
    """The record is judged when all fields are changed, not between them."""
    fill(workspace, draft=ITEM.replace("attendees:", "not-stated: [chair]\nattendees:"))
    refused(workspace, 2, "set", STEM, "not-stated=place,title")
    changed = written(workspace, "set", STEM, "chair=Deputi TRLH", "not-stated=")
    assert changed[MEETING] == ITEM.replace("attendees:", "chair: deputi-trlh\nattendees:")


def test_what_is_filled_is_no_longer_unstated(workspace: Workspace) -> None:
    """A field that gets a value leaves not-stated, whichever command gives it; others stay."""
    listed = "not-stated:  # dicari\n  - chair\n  - decisions  # tidak ada\n  - place\nattendees:"
    fill(workspace, draft=ITEM.replace("attendees:", listed).replace("decisions:\n", "x-lain:\n"))
    changed = written(workspace, "set", STEM, "chair=Deputi TRLH")[MEETING]
    assert "not-stated:  # dicari\n  - decisions  # tidak ada\n  - place\n" in changed
    assert refused(workspace, 3, "add", "decision", STEM, "Disepakati.").stderr
    workspace.write(MEETING, changed.replace("  # tidak ada", "").replace("  # dicari", ""))
    changed = written(workspace, "add", "decision", STEM, "Disepakati.")[MEETING]
    assert "not-stated:\n  - place\n" in changed
    assert "not-stated" not in written(workspace, "set", STEM, "place=Balai Kota")[MEETING]


def test_long_entries_aren_t_lost(workspace: Workspace) -> None:
    """A list that holds more than words isn't replaced by words."""
    fill(workspace)
    refused(workspace, 3, "set", STEM, "attendees=BPBD")


def test_a_comment_isn_t_lost(workspace: Workspace) -> None:
    """A field with a comment behind it is taken out by hand."""
    fill(workspace)
    assert "by hand" in refused(workspace, 3, "set", STEM, "title=").stderr


def test_an_old_mistake_doesn_t_stand_in_the_way(workspace: Workspace) -> None:
    """Only new errors refuse a change: a record with one can still be repaired, and is whole."""
    fill(workspace, draft=ITEM.replace("owners: []", "owners: [BPBD]\n    due: besok"))
    assert workspace.run("set", f"{STEM}/data-pompa", "kind=request").code == 1
    assert workspace.run("set", f"{STEM}/data-pompa", "due=besok").code == 0
    assert errors(workspace) == []


@hostile(2)
def test_hostile_values(workspace: Workspace, text: str) -> None:
    """Whatever is typed ends in a record that check accepts, or in a clean refusal."""
    fill(workspace, draft=ITEM)
    before = tree(workspace)
    for field in ("place", "x-catatan", "tags", "chair"):
        either(workspace, "set", STEM, f"{field}={text}")
    assert {path for path, data in tree(workspace).items() if before.get(path) != data} <= {MEETING}


EVENT = "records/events/lokakarya.md"


def test_another_day_of_an_event_is_a_move(workspace: Workspace) -> None:
    """An event keeps the day that it had, and an end keeps its distance; it needs a reason."""
    fill(workspace)
    days = "date: 2019-12-11\nend-date: 2019-12-12\n"
    text = f"---\ntitle: L\nstatus: planned\nhosts: [BPBD]\n{days}---\n"
    workspace.write(EVENT, text)
    done = refused(workspace, 2, "set", "lokakarya", "date=2020-01-15")
    assert "it has a day already, 2019-12-11; another one needs a reason" in done.stderr
    refused(workspace, 2, "set", "lokakarya", "date=")
    after = written(
        workspace, "set", "lokakarya", "date=2020-01-15", "place=Balai", "--reason", "Banjir"
    )
    assert after == {
        EVENT: text.replace(
            "date: 2019-12-11\nend-date: 2019-12-12",
            "date: 2020-01-15\n"
            "end-date: 2020-01-16\nmoved:\n  - 'on': 2019-11-12\n    was: 2019-12-11\n"
            "    now: 2020-01-15\n    reason: Banjir\nplace: Balai",
        )
    }


def test_a_first_day_of_an_event_is_no_move(workspace: Workspace) -> None:
    """A day for an event that had none, or the day that it has, takes no reason."""
    fill(workspace)
    workspace.write(EVENT, "---\ntitle: L\nstatus: planned\nhosts: [BPBD]\n---\n")
    assert "moved" not in written(workspace, "set", "lokakarya", "date=2019-12-11")[EVENT]
    written(workspace, "set", "lokakarya", "date=2019-12-11", "place=Balai")
    assert "moved" not in (workspace.path / EVENT).read_text()


TEXTS = """\
---
title: Rapat
date: 2019-11-05
attendees:
  - BPBD  # tuan rumah
  - agency: DLH  # datang pukul 9
    names: [{name: Ibu Rina}]
pillar: siap
tags: ["banjir", rob]  # kata
agenda:
  - Laporan, rencana
  - Lain-lain
---
Dua kata.
"""


@pytest.mark.parametrize(
    ("assignment", "old", "new"),
    [
        (
            "agenda=Laporan, rencana;Data pompa, rumah",
            "Lain-lain",
            "Data pompa, rumah",
        ),
        (
            "agenda+=Data, lalu; rencana",
            "  - Lain-lain\n",
            "  - Lain-lain\n  - Data, lalu; rencana\n",
        ),
        ("agenda-=Laporan, rencana", "  - Laporan, rencana\n", ""),
        ("tags=banjir,pesisir", "rob]", "pesisir]"),
        ("tags+=pesisir", "rob]", "rob, pesisir]"),
        ("tags-=banjir", '"banjir", rob', "rob"),
        ("attendees+=Dishub", "Ibu Rina}]\n", "Ibu Rina}]\n  - Dishub\n"),
        ("attendees-=badan penanggulangan bencana daerah", "  - BPBD  # tuan rumah\n", None),
        ("pillar+=sehat", "pillar: siap", "pillar: [siap, sehat]"),
        ("pillar-=siap", "pillar: siap\n", ""),
        ("invitation.copies+=Sekretaris Daerah", None, None),
        ("x-map+=Satu, dua", None, None),
    ],
)
def test_one_value_more_or_less(
    workspace: Workspace, assignment: str, old: str | None, new: str | None
) -> None:
    """A list gets or loses one whole value; every other byte and comment stays."""
    fill(workspace, draft=TEXTS)
    if old is not None and new is None:  # its comment would be lost
        assert "by hand" in refused(workspace, 3, "set", STEM, assignment).stderr
        return
    changed = written(workspace, "set", STEM, assignment)[MEETING]
    if old is not None and new is not None:
        assert changed == TEXTS.replace(old, new)
    else:
        assert f"[{assignment.partition('=')[2]}]" in changed.replace("'", "")


@pytest.mark.parametrize(
    ("assignment", "code", "words"),
    [
        ("agenda-=Laporan", 2, "Laporan, rencana; Lain-lain"),
        ("attendees-=SJB", 2, "BPBD; DLH"),
        ("attendees+=BPBD", 3, "listed already"),
        ("attendees-=Entah", 2, "BPBD; DLH"),
        ("absent-=SJB", 2, "empty"),
        ("place+=a", 2, "not a list"),
        ("agenda+=", 2, "needs a value"),
        ("attendees+=Entah", 2, "Entah"),
        ("+=a", 2, "FIELD=VALUE"),
    ],
)
def test_what_can_t_be_put_in_or_taken_out(
    workspace: Workspace, assignment: str, code: int, words: str
) -> None:
    """What isn't there, is there already, or is no list is refused, with what stands there."""
    fill(workspace, draft=TEXTS)
    assert words in refused(workspace, code, "set", STEM, assignment).stderr


def test_names_with_commas(workspace: Workspace) -> None:
    """An unknown name keeps its comma; beside a known one it is asked what is meant."""
    fill(workspace)
    event = "---\ntitle: L\nstatus: idea\nhosts: [SJB]\nsessions:\n  - id: panel\n---\n"
    for text, line in (
        ("Ir. Sutanto, M.T.", "['Ir. Sutanto, M.T.']"),
        ("deputi-trlh, Manajer Program", "[deputi-trlh, manajer-program]"),
        ("Ir. Sutanto, M.T.; SJB", "['Ir. Sutanto, M.T.', SJB]"),
    ):
        workspace.write(EVENT, event)
        changed = written(workspace, "set", "lokakarya/panel", f"speakers={text}")
        assert changed[EVENT] == event.replace("id: panel\n", f"id: panel\n    speakers: {line}\n")
    refused(workspace, 2, "set", "lokakarya/panel", "speakers=SJB, Ir. Sutanto")
