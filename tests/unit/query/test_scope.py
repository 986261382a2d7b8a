"""For whom an agency answers, and what it is asked for."""

from __future__ import annotations

import pytest

from jakres_cli.model.naming import Names
from jakres_cli.query.roles import resolve_scope
from jakres_cli.query.selection import Actions, Selection, select_actions
from tests.conftest import AGENCIES, PEOPLE
from tests.unit.making import entry, entry_path, ledger, loaded, meeting, record

REGISTER = (
    AGENCIES
    + """\
BPLHD:
  name: Badan Pengelolaan Lingkungan Hidup Daerah
  successor: DLH
Dinas-Kebersihan:
  name: Dinas Kebersihan
  former: [DK]
  successor: BPLHD
"""
)
POSTS = (
    PEOPLE
    + """\
  kadis-lh:
    name: Kepala Dinas Lingkungan Hidup
    agency: DLH
people:
  rina:
    name: Rina
    agency: Sudin-LH-Utara
"""
)
GROUP = "records/working-groups/pokja.md"
FILES = {
    GROUP: record(
        "title: Pokja\nstatus: active\nmembers:\n  - {agency: DLH, role: lead}\n  - BPBD"
    ),
}
DLH = {"DLH", "Sudin-LH-Utara", "BPLHD", "Dinas-Kebersihan", "kadis-lh", "rina", "pokja"}


def owed(
    agency: str, *owners: str, exact: bool = False, files: dict[str, str] | None = None
) -> Actions:
    """What an agency owes of follow-ups `a0`, `a1`, … with one owner each."""
    items = "\n".join(f"  - {{id: a{n}, what: b, owners: [{who}]}}" for n, who in enumerate(owners))
    path = "records/meetings/2019/2019-10-29-contoh.md"
    made = {**FILES, path: meeting(f"follow-ups:\n{items}"), **(files or {})}
    found = ledger(made, agencies=REGISTER, people=POSTS)
    party = Names(found.records).find(agency)
    assert party is not None
    return select_actions(
        found, Selection(), (resolve_scope(party.code, found.records, exact=exact),)
    )


def test_agency_answers_for() -> None:
    """Its children, its predecessors and theirs, their posts and people, and groups it leads."""
    records = loaded(FILES, agencies=REGISTER, people=POSTS).records
    scope = resolve_scope("DLH", records)
    assert scope.parties == DLH
    assert scope.umbrellas == {"Pemprov-DKI"}
    assert resolve_scope("BPBD", records).parties == {"BPBD"}
    assert resolve_scope("rina", records).parties == {"rina"}
    assert resolve_scope("pokja", records).parties == {"pokja"}


def test_exact_is_only_itself() -> None:
    """With exact nobody else counts, but the umbrella above is still told."""
    scope = resolve_scope("DLH", loaded(FILES, agencies=REGISTER, people=POSTS).records, exact=True)
    assert scope.parties == {"DLH"}
    assert scope.umbrellas == {"Pemprov-DKI"}


def test_circles_end() -> None:
    """Parents and successors in a circle are no endless loop."""
    register = "A:\n  name: a\n  parent: B\n  successor: B\nB:\n  name: b\n  parent: A\n"
    assert resolve_scope("A", loaded(agencies=register).records).parties >= {"A", "B"}


@pytest.mark.parametrize("owner", sorted(DLH))
def test_owed_by_whom_it_answers_for(owner: str) -> None:
    """What any of them owes stands in the agency's list."""
    assert len(owed("DLH", owner).items) == 1
    assert len(owed("DLH", owner, exact=True).items) == (owner == "DLH")


def test_owner_under_a_former_code() -> None:
    """A follow-up whose record says the former code stands in the list of the agency of today."""
    assert len(owed("Dinas-Kebersihan", "DK").items) == 1
    assert len(owed("DLH", "DK").items) == 1
    assert len(owed("DK", "Dinas-Kebersihan").items) == 1


def test_owner_under_a_former_name_of_a_group() -> None:
    """A working group owns under a former name too."""
    group = record(
        "title: Pokja\nstatus: active\nformer: [pokja-lama]\nmembers: [{agency: DLH, role: lead}]"
    )
    assert len(owed("DLH", "pokja-lama", files={GROUP: group}).items) == 1


def test_umbrella() -> None:
    """What the umbrella owes is told beside the agency's own; what both owe stands in both."""
    found = owed("DLH", "Pemprov-DKI", "DLH, Pemprov-DKI", "BPBD")
    assert [one.follow_up.id for one in found.items] == ["a1"]
    assert [one.follow_up.id for one in found.umbrella] == ["a0", "a1"]
    assert owed("Kedubes-Perancis", "Pemprov-DKI").umbrella == ()


def test_umbrella_answers_for_its_children() -> None:
    """Asked about the umbrella, what its children owe is listed too."""
    assert len(owed("Pemprov-DKI", "DLH", "BPBD", "SJB").items) == 2


def test_current_owners_count() -> None:
    """Owners are those of today: what was handed over leaves the one list for the other."""
    over = {entry_path("2019-11-05", item="a0"): entry("owners: [Dishub]", day="2019-11-05")}
    assert len(owed("DLH", "DLH", files=over).items) == 0
    assert len(owed("Dishub", "DLH", files=over).items) == 1


def test_roles() -> None:
    """Duties in events and working groups stand in the list of who has them, past ones too."""
    event = record("""
        title: Lokakarya
        status: planned
        date: 2019-06-01
        hosts: [Pemprov-DKI]
        partners: [Kedubes-Perancis]
        sessions:
          - {id: paparan, by: [DLH], speakers: [rina]}
        groups:
          - {id: satu, pillar: sehat, leads: [DLH], members: [BPBD, kadis-lh]}
    """)
    group = FILES[GROUP].replace("status: active", "status: active\npillar: siap")
    found = owed("DLH", "BPBD", files={"records/events/lokakarya.md": event, GROUP: group})
    assert [(one.role, one.agency, one.of, one.group) for one in found.roles] == [
        ("lead", "DLH", "event", "satu"),
        ("member", "kadis-lh", "event", "satu"),
        ("session", "DLH", "event", "paparan"),
        ("speaker", "rina", "event", "paparan"),
        ("lead", "DLH", "working-group", None),
    ]
    assert {one.status for one in found.roles} == {"planned", "active"}
    assert [role.pillar for role in found.roles] == [("sehat",), ("sehat",), (), (), ("siap",)]


def test_held_event_under_a_former_name() -> None:
    """An event is held when a meeting holds it, under a former name too."""
    event = record("title: L\nstatus: planned\nhosts: [DLH]\nformer: [temu]")
    for name in ("lokakarya", "temu"):
        files = {
            "records/events/lokakarya.md": event,
            "records/meetings/2019/2019-11-01-l.md": meeting(f"holds: {name}", day="2019-11-01"),
        }
        assert owed("DLH", files=files).roles[0].status == "held"
