from __future__ import annotations

import pytest

from jakres_cli.query.events import EventProposals, event_proposals
from tests.unit.making import ledger, meeting, record

MEETING = "records/meetings/2019/2019-10-29-contoh.md"
EVENT = "records/events/acara.md"
ITEMS = """
follow-ups:
  - {id: usulan, what: Mengusulkan topik, owners: [BPBD, DLH, Pemprov-DKI]}
  - {id: tabel, what: Menyusun tabel, owners: [SJB], due: after:usulan}
"""


def asked(
    call: str = "proposals: {follow-up: 2019-10-29-contoh/tabel}",
    *,
    day: str = "2019-11-12",
    items: str = ITEMS,
    **sent: str,
) -> EventProposals:
    """What was proposed for an event whose call is `call`; `sent` are agencies with days."""
    files = {
        MEETING: meeting(items),
        EVENT: record(
            f"title: Acara\nstatus: planned\nhosts: [SJB]\ngroups: [{{id: satu}}]\n{call}"
        ),
        **{
            f"records/events/acara/proposals/{code.replace('_', '-')}.md": record(
                f"received: {received}\ntopics: [{{group: satu, topic: Topik}}]"
                if received
                else "topics: [{group: satu, topic: Topik}]"
            )
            for code, received in sent.items()
        },
    }
    found = ledger(files, day)
    return event_proposals(found, found.records.events["acara"])


def test_those_asked_by_the_follow_up_before_it_are_missing() -> None:
    """The table comes after the proposals, so it is the owners of those who were asked."""
    found = asked(DLH="2019-11-05")
    assert [one.follow_up.id for one in found.asking] == ["usulan", "tabel"]
    assert found.missing == ("BPBD",)  # a proposal of DLH is one of the umbrella's, too


def test_a_follow_up_of_its_own_asks_by_itself() -> None:
    """Without something that it comes after, its own owners were asked."""
    items = "follow-ups: [{id: tabel, what: Mengusulkan, owners: [BPBD, DLH]}]"
    assert asked(items=items, BPBD="2019-11-05").missing == ("DLH",)


def test_children_and_successors_answer_for_those_asked() -> None:
    """What a part of an agency sends is the agency's."""
    assert asked(Sudin_LH_Utara="2019-11-05").missing == ("BPBD",)


@pytest.mark.parametrize("call", ["", "proposals: {deliver-to: [BPBD]}"])
def test_nobody_is_missing_when_the_records_do_not_say_who_was_asked(call: str) -> None:
    """Without a follow-up that asks, nobody is said to be late."""
    found = asked(call)
    assert (found.asking, found.missing) == ((), ())


def test_as_of_an_earlier_day() -> None:
    """Proposals that came later, and what was promised later, aren't known yet."""
    found = asked(day="2019-11-01", BPBD="2019-11-05", DLH="2019-10-31")
    assert [one.agency for one in found.sent] == ["DLH"]
    assert found.missing == ("BPBD",)
    assert asked(day="2019-10-28").asking == ()


def test_proposals_stand_by_the_day_they_came_in() -> None:
    """The earliest first, those without a day last."""
    found = asked(DLH="", BPBD="2019-11-06", Dishub="2019-11-05")
    assert [one.agency for one in found.sent] == ["Dishub", "BPBD", "DLH"]
