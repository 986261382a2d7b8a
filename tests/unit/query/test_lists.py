"""Which meetings, decisions, events and agencies a list holds, and in which order."""

from __future__ import annotations

import datetime

import pytest

from jakres_cli.query.agencies import AgencySelection, select_agencies
from jakres_cli.query.events import EventSelection, select_events
from jakres_cli.query.meetings import (
    DecisionSelection,
    MeetingSelection,
    Period,
    ShortStems,
    select_decisions,
    select_meetings,
)
from jakres_cli.query.references import match_reference
from jakres_cli.query.scope import resolve_scope
from jakres_cli.query.standing import Ledger
from tests.unit.making import ITEM, PATH, entry, entry_path, ledger, meeting, on, record

FIRST = "records/meetings/2019/2019-10-29-contoh.md"
SECOND = "records/meetings/2019/2019-11-05-lanjutan.md"
PLANNED = "records/meetings/2019/2019-12-03-nanti.md"
EVENT = "records/events/lokakarya.md"
FILES = {
    FIRST: meeting(
        f"""
        attendees: [BPBD, Sudin-LH-Utara]
        chair: deputi-trlh
        pillar: siap
        events: [lokakarya]
        decisions:
          - {{id: dua-kelompok, text: Dibagi dua, by: deputi-trlh}}
        follow-ups:
          {ITEM}, to: [Dishub], event: lokakarya}}
          - {{id: undangan, what: Mengundang, owners: [manajer-program]}}
        """
    ),
    SECOND: meeting(
        """
        title: Lanjutan
        attendees: [Dishub]
        kind: internal
        decisions:
          - {id: tiga-kelompok, text: Dibagi tiga, supersedes: [2019-10-29-contoh/dua-kelompok]}
          - {id: jadwal, text: Tiap Selasa, kind: agreement, by: Dishub}
        """,
        day="2019-11-05",
    ),
    PLANNED: meeting(
        "title: Nanti\nrecord: planned\ninvited: [BPBD, DLH]\nattendees: []", day="2019-12-03"
    ),
    EVENT: record(
        "title: Lokakarya\nstatus: planned\nhosts: [SJB]\ngroups: [{id: satu, leads: [DLH]}]"
    ),
}


def found_meetings(day: str = "2019-11-12", **wanted: object) -> list[str]:
    """The days of the meetings that a selection finds."""
    known = ledger(FILES, day)
    period = wanted.pop("period", Period())
    selection = MeetingSelection(period=period, **wanted)  # type: ignore[arg-type]
    return [one.meeting.id[:10] for one in select_meetings(known, selection)]


def parties(code: str) -> frozenset[str]:
    """Everybody who answers for an agency."""
    return resolve_scope(code, (known := ledger(FILES)).records, known.day).parties


def test_the_newest_meeting_comes_first() -> None:
    """Meetings to come are in the list too."""
    assert found_meetings() == ["2019-12-03", "2019-11-05", "2019-10-29"]


def test_meetings_of_an_agency_are_those_of_its_children_and_posts() -> None:
    """DLH sat in through its child and is invited; Pemprov-DKI led through a post."""
    assert found_meetings(parties=parties("DLH")) == ["2019-12-03", "2019-10-29"]
    assert found_meetings(parties=frozenset({"deputi-trlh"})) == ["2019-10-29"]
    assert found_meetings(parties=parties("SJB")) == []


def test_meetings_between_two_days() -> None:
    """Both days are included."""
    period = Period(since=on("2019-10-29"), until=on("2019-11-05"))
    assert found_meetings(period=period) == ["2019-11-05", "2019-10-29"]
    assert found_meetings(period=Period(since=on("2019-10-30"))) == ["2019-12-03", "2019-11-05"]


def test_a_meeting_of_several_days_is_found_by_its_last() -> None:
    """A list since a day has what went on that day, though it began before."""
    files = {FIRST: meeting("end-date: 2019-10-31")}
    wanted = MeetingSelection(period=Period(since=on("2019-10-31")))
    assert len(select_meetings(ledger(files), wanted)) == 1


def test_meetings_by_event_kind_pillar_and_record() -> None:
    """Each filter narrows the list; an event finds the meetings that talk about it."""
    assert found_meetings(event="lokakarya") == ["2019-10-29"]
    assert found_meetings(kind="internal") == ["2019-11-05"]
    assert found_meetings(pillar="siap") == ["2019-10-29"]
    assert found_meetings(record="planned") == ["2019-12-03"]


def test_open_follow_ups_of_a_meeting_are_counted_on_the_day() -> None:
    """What was done since is no longer open, but was when it is asked as of before."""
    files = {
        **FILES,
        entry_path("2019-11-06"): entry("status: done\nevidence: [letter:12]", day="2019-11-06"),
    }
    for day, count in (("2019-11-12", 1), ("2019-11-05", 2)):
        last = select_meetings(ledger(files, day), MeetingSelection(period=Period()))[-1]
        assert (last.open, last.promised) == (count, 2)


def test_a_short_reference_leads_back_to_its_meeting() -> None:
    """The day where it is the only meeting, else as many words as it takes."""
    stems = ["2019-10-29-rapat", "2019-10-29-rapat-dua", "2019-11-05-lain", "2019-11-06-lain"]
    short = ShortStems(stems)
    assert short.of("2019-11-05-lain") == "2019-11-05"
    for stem in stems:
        assert match_reference(short.of(stem), stems) == stem


def found_decisions(day: str = "2019-11-12", **wanted: object) -> list[str]:
    """The ids of the decisions that a selection finds."""
    selection = DecisionSelection(period=Period(), **wanted)  # type: ignore[arg-type]
    known = ledger(FILES, day)
    return [one.decision.id for one in select_decisions(known, selection)]


def test_decisions_are_listed_by_meeting() -> None:
    """The newest meeting first, its decisions in their order; each filter narrows the list."""
    assert found_decisions() == ["tiga-kelompok", "jadwal", "dua-kelompok"]
    assert found_decisions(kind="agreement") == ["jadwal"]
    assert found_decisions(meeting="2019-10-29-contoh") == ["dua-kelompok"]
    assert found_decisions(pillar="siap") == ["dua-kelompok"]
    assert found_decisions(parties=parties("DLH")) == ["dua-kelompok"]
    assert found_decisions("2019-11-04") == ["dua-kelompok"]


@pytest.mark.parametrize(
    ("day", "newer"), [("2019-11-12", ("2019-11-05-lanjutan/tiga-kelompok",)), ("2019-11-04", ())]
)
def test_a_superseded_decision_names_the_newer_one(day: str, newer: tuple[str, ...]) -> None:
    """That it was superseded is computed, and only from the day on that it was."""
    known = ledger(FILES, day)
    found = select_decisions(known, DecisionSelection(period=Period()))
    (old,) = [one for one in found if one.decision.id == "dua-kelompok"]
    assert old.superseded_by == newer


def event(**fields: str) -> str:
    """An event with these fields."""
    lines = [f"{name.replace('_', '-')}: {value}" for name, value in fields.items()]
    return record("\n".join(["title: Kegiatan", "hosts: [SJB]", *lines]))


def test_events_to_come_stand_before_those_that_are_over() -> None:
    """The next one first, then those without a date, then the past, the latest first."""
    files = {
        "records/events/a-lama.md": event(status="planned", date="2019-10-01"),
        "records/events/b-lewat.md": event(status="planned", date="2019-11-01"),
        "records/events/c-batal.md": event(status="cancelled", date="2019-12-24"),
        "records/events/d-tanpa.md": event(status="idea"),
        "records/events/e-nanti.md": event(status="confirmed", date="2019-12-20"),
        "records/events/f-segera.md": event(status="planned", date="2019-11-12"),
        FIRST: meeting("holds: a-lama"),
    }
    found = select_events(ledger(files), EventSelection())
    assert [one.event.id[0] for one in found] == ["f", "e", "d", "c", "b", "a"]
    assert [one.event.id[0] for one in found if one.missed] == ["b"]
    assert found[-1].status == "held"
    upcoming = select_events(ledger(files), EventSelection(upcoming=True))
    assert [one.event.id[0] for one in upcoming] == ["f", "e", "d"]


@pytest.mark.parametrize(("day", "status"), [("2019-10-28", "planned"), ("2019-10-29", "held")])
def test_an_event_is_held_from_the_day_of_its_meeting_on(day: str, status: str) -> None:
    """Asked as of the day before it was only planned; on its own day it is no longer to come."""
    files = {
        EVENT: event(status="planned", date="2019-10-29"),
        FIRST: meeting("holds: lokakarya"),
    }
    (listed,) = select_events(ledger(files, day), EventSelection())
    assert (listed.status, listed.missed) == (status, False)
    upcoming = select_events(ledger(files, day), EventSelection(upcoming=True))
    assert len(upcoming) == (status == "planned")


def test_events_of_an_agency_are_those_in_which_it_has_a_role() -> None:
    """Leading a group is a role as hosting is."""
    for code, count in (("DLH", 1), ("SJB", 1), ("BPBD", 0)):
        wanted = EventSelection(parties=parties(code))
        assert len(select_events(ledger(FILES), wanted)) == count


def test_an_event_counts_its_follow_ups() -> None:
    """Those that name it, the open ones apart."""
    (one,) = select_events(ledger(FILES), EventSelection())
    assert (one.open, one.promised) == (1, 1)


def test_an_agency_owes_what_its_own_list_shows() -> None:
    """Posts and children count for it, as in `jakres actions --agency`."""
    known = ledger(FILES)
    by_code = {one.agency.code: one for one in select_agencies(known, AgencySelection())}
    assert (by_code["BPBD"].owes, by_code["BPBD"].owed) == (1, 0)
    assert (by_code["SJB"].owes, by_code["Dishub"].owed) == (1, 1)
    assert by_code["Pemprov-DKI"].owes == 1
    assert list(by_code) == sorted(by_code, key=str.casefold)


@pytest.mark.parametrize(
    ("search", "codes"),
    [
        ("bpbd", ["BPBD"]),
        ("dinas-lh", ["DLH"]),
        ("LINGKUNGAN hidup", ["DLH", "Sudin-LH-Utara"]),
        ("perancis", ["Kedubes-Perancis"]),
        ("zzz", []),
        ("-", ["Kedubes-Perancis", "Pemprov-DKI", "Sudin-LH-Utara"]),
    ],
)
def test_agencies_by_part_of_a_name(search: str, codes: list[str]) -> None:
    """Code, name and aliases count, in any case, with or without the punctuation."""
    found = select_agencies(ledger(FILES), AgencySelection(search=search))
    assert [one.agency.code for one in found] == codes


def test_agencies_below_another_at_any_distance() -> None:
    """A suku dinas is below the province through its dinas."""
    found = select_agencies(ledger(FILES), AgencySelection(parent="Pemprov-DKI"))
    assert "Sudin-LH-Utara" in [one.agency.code for one in found]
    assert "Kedubes-Perancis" not in [one.agency.code for one in found]


def test_an_agency_is_valid_between_its_days() -> None:
    """Until the last day, and from the first one on."""
    agencies = "LAMA: {name: Lama, until: 2019-10}\nBARU: {name: Baru, from: 2019-11}\n"
    known = ledger({}, agencies=agencies)
    for day, valid in ((datetime.date(2019, 10, 31), "LAMA"), (datetime.date(2019, 11, 1), "BARU")):
        found = select_agencies(Ledger(known.records, day), AgencySelection())
        assert [one.agency.code for one in found if one.valid] == [valid]


@pytest.mark.parametrize(
    ("day", "status"), [("2019-11-04", "planned"), ("2019-11-05", "held"), ("2019-11-06", "held")]
)
def test_an_event_is_held_from_the_day_of_its_meeting(day: str, status: str) -> None:
    """The meeting that is the event makes it held, not before its own day."""
    files = {**FILES, SECOND: meeting("title: Lokakarya\nholds: lokakarya", day="2019-11-05")}
    (listed,) = select_events(ledger(files, day), EventSelection())
    assert listed.status == status


def test_who_was_absent_took_no_part() -> None:
    """An invited body that didn't come had no part in the meeting, but as its chair."""
    files = {
        PATH: meeting("invited: [BPBD, DLH]\nabsent: [{agency: DLH}]"),
        "records/meetings/2019/2019-10-30-lain.md": meeting(
            "chair: DLH\nabsent: [{agency: DLH}]", day="2019-10-30"
        ),
    }
    selection = MeetingSelection(period=Period(), parties=frozenset({"DLH"}))
    listed = select_meetings(ledger(files), selection)
    assert [each.meeting.id[:10] for each in listed] == ["2019-10-30"]
