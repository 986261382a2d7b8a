"""For whom an agency answers, and what it is asked for."""

from __future__ import annotations

import pytest

from jakres_cli.model.naming import Names
from jakres_cli.query.agencies import AgencySelection, party_account, select_agencies
from jakres_cli.query.scope import heirs, inherited_scope, resolve_scope
from jakres_cli.query.selection import Actions, Selection, select_actions
from tests.conftest import AGENCIES, PEOPLE
from tests.unit.making import TODAY, entry, entry_path, ledger, loaded, meeting, on, record
from tests.work import steps

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
        found, Selection(), (resolve_scope(party.code, found.records, found.day, exact=exact),)
    )


def test_agency_answers_for() -> None:
    """Its children, its predecessors and theirs, their posts and people, and groups it leads."""
    records = loaded(FILES, agencies=REGISTER, people=POSTS).records
    scope = resolve_scope("DLH", records, TODAY)
    assert scope.parties == DLH - {"rina"}  # people speak for the body that they are of that day
    assert scope.umbrellas == {"Pemprov-DKI"}
    assert resolve_scope("BPBD", records, TODAY).parties == {"BPBD"}
    assert resolve_scope("rina", records, TODAY).parties == {"rina"}
    assert resolve_scope("pokja", records, TODAY).parties == {"pokja"}


def test_exact_is_only_itself() -> None:
    """With exact nobody else counts, but the umbrella above is still told."""
    records = loaded(FILES, agencies=REGISTER, people=POSTS).records
    scope = resolve_scope("DLH", records, TODAY, exact=True)
    assert scope.parties == {"DLH"}
    assert scope.umbrellas == {"Pemprov-DKI"}


def test_circles_end() -> None:
    """Parents and successors in a circle are no endless loop."""
    register = "A:\n  name: a\n  parent: B\n  successor: B\nB:\n  name: b\n  parent: A\n"
    assert resolve_scope("A", loaded(agencies=register).records, TODAY).parties >= {"A", "B"}


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


MOVED = PEOPLE + (
    "people:\n"
    "  rina:\n"
    "    name: Rina\n"
    "    agency: [{agency: BPBD, until: 2019-10-31}, {agency: DLH, from: 2019-11-01}]\n"
)


def test_a_promise_stays_with_the_agency_of_its_day() -> None:
    """Who changes the agency leaves what was promised before, and takes along what comes later."""
    files = {
        "records/meetings/2019/2019-10-29-contoh.md": meeting(
            "chair: rina\nfollow-ups:\n  - {id: lama, what: Satu, owners: [rina], to: [rina]}"
        ),
        "records/meetings/2019/2019-11-05-lain.md": meeting(
            "chair: rina\nfollow-ups:\n  - {id: baru, what: Dua, owners: [rina]}", day="2019-11-05"
        ),
    }
    found = ledger(files, people=MOVED)
    accounts = {code: party_account(found, code) for code in ("BPBD", "DLH", "rina")}
    owes = {
        code: [standing.follow_up.id for standing in account.owes]
        for code, account in accounts.items()
    }
    assert owes == {"BPBD": ["lama"], "DLH": ["baru"], "rina": ["lama", "baru"]}
    assert [len(account.owed) for account in accounts.values()] == [1, 0, 1]
    led = [[each.id[:10] for each in account.meetings] for account in accounts.values()]
    assert led[1] == ["2019-11-05"]
    counts = {
        listed.agency.code: listed.owes for listed in select_agencies(found, AgencySelection())
    }
    assert (counts["BPBD"], counts["DLH"]) == (1, 1)


def test_a_term_in_a_group_ends() -> None:
    """Whoever led a working group answers for it as long as the term lasted."""
    group = record(
        "title: Pokja\nstatus: active\nmembers:\n"
        "  - {agency: DLH, role: lead, until: 2019-10-31}\n"
        "  - {agency: BPBD, role: lead, from: 2019-11-01}"
    )
    records = loaded({GROUP: group}, agencies=REGISTER).records
    assert "pokja" in resolve_scope("DLH", records, on("2019-10-31")).parties
    assert "pokja" not in resolve_scope("DLH", records, TODAY).parties
    assert "pokja" in resolve_scope("BPBD", records, TODAY).parties


DIVIDED = (
    AGENCIES
    + "Lama: {name: Dinas Lama, until: 2019-10, successor: [Baru-A, Baru-B]}\n"
    + "Baru-A: {name: Dinas Baru A, from: 2019-11}\n"
    + "Baru-B: {name: Dinas Baru B, from: 2019-11, until: 2019-11-10, successor: Baru-C}\n"
    + "Baru-C: {name: Dinas Baru C}\n"
)


def test_successors_answer_once_a_body_has_ended() -> None:
    """Each part of a divided body answers for it from the day after its end, and hands on."""
    records = loaded(agencies=DIVIDED).records
    assert heirs("Lama", records, on("2019-10-31")) == ("Lama",)
    assert heirs("Lama", records, on("2019-11-01")) == ("Baru-A", "Baru-B")
    assert heirs("Lama", records, TODAY) == ("Baru-A", "Baru-C")
    assert heirs("BPBD", records, TODAY) == ("BPBD",)
    assert "Lama" not in resolve_scope("Baru-A", records, on("2019-10-31")).parties
    for code in ("Baru-A", "Baru-B", "Baru-C"):
        assert "Lama" in resolve_scope(code, records, TODAY).parties
    assert inherited_scope("Baru-C", records, TODAY).parties == {"Baru-C", "Baru-B", "Lama"}


def test_a_chain_of_bodies_is_walked_once() -> None:
    """Twice as long a chain of parents and successors is twice the work."""

    def walk(size: int) -> None:
        chain = "".join(
            f"Z{n}: {{name: Z {n}, parent: Z{n + 1}, successor: Z{n + 1}}}\n" for n in range(size)
        )
        records = loaded(agencies=f"{chain}Z{size}: {{name: Akhir}}\n").records
        assert len(resolve_scope(f"Z{size}", records, TODAY).parties) == size + 1

    assert steps(lambda: walk(200)) < 2.3 * steps(lambda: walk(100))


def test_who_is_awaited_is_of_its_day() -> None:
    """Members whose term had ended, and who was absent from those present, aren't awaited."""
    group = record(
        "title: Pokja\nstatus: active\nmembers:\n  - {agency: DLH, role: lead}\n"
        "  - {agency: BPBD, until: 2019-10-28}\n  - Dishub"
    )
    path = "records/meetings/2019/2019-10-29-contoh.md"
    promise = "{{id: a, what: b, owners: [pokja], each: {}}}"
    fields = "attendees: [DLH, BPBD, Dishub]\nabsent: [{agency: Dishub}]\nfollow-ups:\n  - "
    awaited = {}
    for each in ("all", "present"):
        made = {GROUP: group, path: meeting(fields + promise.format(each))}
        (standing,) = ledger(made, agencies=REGISTER).standings()
        awaited[each] = [answer.agency for answer in standing.folded.awaited]
    assert awaited == {"all": ["Dishub", "DLH"], "present": ["DLH"]}
