"""Calendars: what stands in them, read by icalendar and by the rules of RFC 5545."""

from __future__ import annotations

import datetime
import re
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import settings as profile
from hypothesis import strategies as st
from icalendar import Calendar

from jakres_cli.documents.occasions import event_occasion, meeting_occasion
from jakres_cli.documents.visibility import DisplayNames, VisibilityFilter
from jakres_cli.locale import catalogue
from jakres_cli.model.base import CannotDo
from jakres_cli.papers.exchange import Occasion, calendar_file
from tests.soak import examples
from tests.unit.importing.sheets import STEM, fill
from tests.unit.making import TODAY, loaded, meeting, on, record

if TYPE_CHECKING:
    from typing import Any

    from jakres_cli.model.records import Records
    from tests.conftest import Workspace

EVENT = "records/events/lokakarya.md"
_LINE = re.compile(rb"[A-Z-]+(;[A-Z]+=[^:;]+)*:.*", re.DOTALL)


def _events(data: bytes) -> dict[str, Any]:
    _must_be_strict(data)
    calendar = Calendar.from_ical(data)
    assert not calendar.errors
    found = {}
    for one in calendar.walk("VEVENT"):
        assert not one.errors
        found[str(one["UID"])] = one
    assert len(found) == len(calendar.walk("VEVENT"))
    return found


def _must_be_strict(data: bytes) -> None:
    """Hold a file to the rules by hand: CRLF, 75 octets, whole letters, balanced parts."""
    assert data.endswith(b"END:VCALENDAR\r\n")
    lines = data.split(b"\r\n")
    assert not any(b"\n" in line or b"\r" in line for line in lines)
    assert all(len(line) <= 75 for line in lines)
    for line in lines:
        line.decode()  # no letter is cut in two
    unfolded = data.replace(b"\r\n ", b"").split(b"\r\n")[:-1]
    assert all(_LINE.fullmatch(line) for line in unfolded)
    begun = [line.partition(b":")[2] for line in unfolded if line.startswith(b"BEGIN:")]
    ended = [line.partition(b":")[2] for line in unfolded if line.startswith(b"END:")]
    assert sorted(begun) == sorted(ended)
    names = [line.partition(b":")[0] for line in unfolded]
    assert names.count(b"UID") == names.count(b"DTSTAMP") == begun.count(b"VEVENT")


def _file(*occasions: Occasion, timezone: str = "Asia/Jakarta") -> bytes:
    return calendar_file(occasions, name="Contoh", timezone=timezone, day=TODAY)


def _display(records: Records, lang: str = "id") -> DisplayNames:
    return DisplayNames(records, catalogue(lang), VisibilityFilter(confidential=False))


def _rendered(workspace: Workspace, *options: str) -> dict[str, Any]:
    done = workspace.run("render", "actions", "--format", "ics", *options)
    assert done.code == 0, done.stderr
    return _events(done.stdout.encode("utf-8", "surrogateescape"))


def test_due_dates(workspace: Workspace) -> None:
    """Each open follow-up stands on the last day that keeps it, all day, as free time."""
    done = fill(workspace).run("render", "actions", "--format", "ics")
    events = _events(done.stdout.encode())
    days = {uid: one["DTSTART"].dt for uid, one in events.items()}
    assert days == {
        f"{STEM}/data-pompa@sjb.jakres": on("2019-11-08"),
        f"{STEM}/data-izin@sjb.jakres": on("2019-12-31"),
        f"{STEM}/sampah@sjb.jakres": on("2019-11-28"),
    }
    pompa = events[f"{STEM}/data-pompa@sjb.jakres"]
    assert pompa["DTSTART"].params["VALUE"] == "DATE"
    assert pompa["DTEND"].dt == on("2019-11-09")
    assert (pompa["TRANSP"], pompa["STATUS"], pompa["SEQUENCE"]) == ("TRANSPARENT", "CONFIRMED", 0)
    assert "BPBD" in pompa["SUMMARY"]
    assert "Menyerahkan data pompa" in pompa["SUMMARY"]
    assert "2 follow-ups without a day are not in it" in done.stderr


def test_filters(workspace: Workspace) -> None:
    """Only what the options select stands in it."""
    events = _rendered(fill(workspace), "--agency", "DLH", "--due-before", "2019-12-01")
    assert list(events) == [f"{STEM}/sampah@sjb.jakres"]


def test_what_moves_keeps_its_name(workspace: Workspace) -> None:
    """A due date that moved has the same UID and a higher sequence; what is over is taken off."""
    fill(workspace)
    uid = f"{STEM}/data-pompa@sjb.jakres"
    before = _rendered(workspace)[uid]
    workspace.run("postpone", "data-pompa", "--to", "2019-12-20", "--reason", "Menunggu")
    moved = _rendered(workspace)[uid]
    assert moved["DTSTART"].dt == on("2019-12-20")
    assert moved["SEQUENCE"] > before["SEQUENCE"]
    workspace.run("done", "data-pompa", "--evidence", "letter:1")
    assert uid not in _rendered(workspace)
    over = _rendered(workspace, "--all")[uid]
    assert over["STATUS"] == "CANCELLED"
    assert over["SEQUENCE"] > moved["SEQUENCE"]
    workspace.run("update", "data-pompa", "--status", "open", "--reason", "Belum lengkap")
    again = _rendered(workspace)[uid]
    assert again["STATUS"] == "CONFIRMED"
    assert again["SEQUENCE"] > over["SEQUENCE"]


def test_a_renamed_meeting_keeps_its_names(workspace: Workspace) -> None:
    """Renaming a meeting leaves the names of its due dates in calendars as they were."""
    before = set(_rendered(fill(workspace)))
    assert workspace.run("rename", STEM, "2019-10-29-baru").code == 0
    assert set(_rendered(workspace)) == before


def test_the_same_bytes_each_time(workspace: Workspace) -> None:
    """No clock shows in the file; the time stamp is the day that was asked about."""
    fill(workspace)
    first = workspace.run("render", "actions", "--format", "ics").stdout
    assert "DTSTAMP:20191112T000000Z" in first
    for env in ({"TZ": "America/Los_Angeles"}, {"PYTHONHASHSEED": "7"}):
        assert workspace.run("render", "actions", "--format", "ics", env=env).stdout == first


def test_a_meeting_with_times() -> None:
    """A meeting stands at its times in the zone of the office, which the file describes."""
    path = f"records/meetings/2019/{STEM}.md"
    fields = (
        "time: '09:00'\nend-time: '11:30'\nplace: Ruang Rapat; lantai 3\nagenda: [Laporan, Lain]"
    )
    records = loaded({path: meeting(fields)}).records
    data = _file(meeting_occasion(records.meetings[STEM], _display(records)))
    (event,) = _events(data).values()
    zone = ZoneInfo("Asia/Jakarta")
    assert event["DTSTART"].dt == datetime.datetime(2019, 10, 29, 9, 0, tzinfo=zone)
    assert event["DTEND"].dt == datetime.datetime(2019, 10, 29, 11, 30, tzinfo=zone)
    assert event["DTSTART"].params["TZID"] == "Asia/Jakarta"
    assert event["LOCATION"] == "Ruang Rapat; lantai 3"
    assert event["DESCRIPTION"].startswith("1. Laporan\n2. Lain\n")
    assert b"BEGIN:VTIMEZONE\r\nTZID:Asia/Jakarta\r\n" in data


@pytest.mark.parametrize(
    ("fields", "first", "after"),
    [
        ("", "2019-10-29", "2019-10-30"),
        ("end-date: 2019-10-31", "2019-10-29", "2019-11-01"),
        ("end-time: '11:00'", "2019-10-29", "2019-10-30"),
    ],
)
def test_a_meeting_without_a_beginning(fields: str, first: str, after: str) -> None:
    """Where nobody said when it begins, it is all day; its end is the day after."""
    records = loaded({f"records/meetings/2019/{STEM}.md": meeting(fields)}).records
    (event,) = _events(_file(meeting_occasion(records.meetings[STEM], _display(records)))).values()
    assert (event["DTSTART"].dt, event["DTEND"].dt) == (on(first), on(after))


def test_a_meeting_without_an_end() -> None:
    """When only the beginning is known, no end is made up."""
    records = loaded({f"records/meetings/2019/{STEM}.md": meeting("time: '09:00'")}).records
    (event,) = _events(_file(meeting_occasion(records.meetings[STEM], _display(records)))).values()
    assert "DTEND" not in event


def test_a_cancelled_meeting() -> None:
    """A cancelled meeting is sent as cancelled, with a higher sequence."""
    path = f"records/meetings/2019/{STEM}.md"
    for form, status, sequence in (("planned", "CONFIRMED", 0), ("cancelled", "CANCELLED", 1)):
        records = loaded({path: meeting(f"record: {form}\ninvited: [DLH]")}).records
        occasion = meeting_occasion(records.meetings[STEM], _display(records))
        (event,) = _events(_file(occasion)).values()
        assert (event["STATUS"], event["SEQUENCE"]) == (status, sequence)


@pytest.mark.parametrize(
    ("status", "expected"),
    [("planned", "TENTATIVE"), ("confirmed", "CONFIRMED"), ("cancelled", "CANCELLED")],
)
def test_events(status: str, expected: str) -> None:
    """An event stands on its days; a plan is tentative; moved, it keeps its name."""
    fields = (
        f"title: Lokakarya\nstatus: {status}\nhosts: [BPBD]\ndate: 2019-12-11\n"
        "end-date: 2019-12-12\nmoved: [{on: 2019-11-05, was: 2019-11-20, now: 2019-12-11}]"
    )
    records = loaded({EVENT: record(fields)}).records
    occasion = event_occasion(records.events["lokakarya"], TODAY, _display(records))
    assert occasion is not None
    (event,) = _events(_file(occasion)).values()
    assert event["UID"] == "lokakarya@sjb.jakres"
    assert (event["DTSTART"].dt, event["DTEND"].dt) == (on("2019-12-11"), on("2019-12-13"))
    assert (event["STATUS"], event["SEQUENCE"] >= 1) == (expected, True)
    earlier = event_occasion(records.events["lokakarya"], on("2019-11-01"), _display(records))
    assert earlier is not None
    assert (earlier.uid, earlier.first) == (occasion.uid, on("2019-11-20"))
    assert earlier.sequence < occasion.sequence


def test_an_event_without_a_date() -> None:
    """What has no date yet stands in no calendar."""
    records = loaded({EVENT: record("title: L\nstatus: idea\nhosts: [BPBD]")}).records
    assert event_occasion(records.events["lokakarya"], TODAY, _display(records)) is None


def test_a_zone_that_there_is_not() -> None:
    """A time zone that nobody knows is refused in words."""
    one = Occasion(uid="a", title="b", first=TODAY, last=TODAY, start="09:00")
    with pytest.raises(CannotDo):
        _file(one, timezone="Asia/Khayalan")


@profile(max_examples=examples(80))
@given(st.text(max_size=300), st.text(max_size=300))
def test_any_text(title: str, text: str) -> None:
    """Any text makes a strict file and comes back on one line, but for what no calendar holds."""
    one = Occasion(uid="a@b", title=title, first=TODAY, last=TODAY, text=text, place=title)
    (event,) = _events(_file(one)).values()
    harmless = re.compile("[\x00-\x09\x0b-\x1f\x7f\ufffe\uffff]")
    seen = re.sub("[\xad\u200b\u2060\ufeff]", "", title)
    expected = " ".join(harmless.sub(" ", seen).split())
    if title:
        assert str(event["SUMMARY"]) == expected


def test_an_empty_calendar() -> None:
    """A calendar with nothing in it is one all the same."""
    assert _events(_file()) == {}
