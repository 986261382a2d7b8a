from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.conftest import AGENCIES, PEOPLE, SETTINGS
from tests.unit.compare.comparing import changes, seen, told
from tests.unit.making import PATH, STEM, entry, entry_path, meeting, record

if TYPE_CHECKING:
    Workspace = dict[str, str | bytes]

ITEM = "follow-ups:\n  - {id: data-pompa, what: Menyerahkan data pompa, owners: [BPBD]"
PROMISE = f"{ITEM}, due: 2019-11-28, quote: akan menyerahkan data pompa}}\n"
PROSE = "BPBD akan menyerahkan data pompa.\n"
LATER = "records/meetings/2019/2019-11-05-lanjutan.md"
EVENT_PATH = "records/events/lokakarya.md"
NEW_STEM = "2019-10-29-contoh-baru"
GROUP_PATH = "records/working-groups/pokja.md"
SERIES_PATH = "records/series/mingguan.md"
LETTER = "evidence: ['letter:1/BPBD/2019']"
EVENT = """
title: Lokakarya
status: planned
hosts: [SJB]
date: 2019-12-11
groups: [{id: kelompok-1, leads: [BPBD]}]
sessions: [{id: pembukaan, kind: opening, by: [SJB]}]
"""
GROUP = "title: Pokja banjir\nstatus: proposed\nmembers: [{agency: BPBD, role: lead}, DLH]\n"
GROUP = "title: Pokja banjir\nstatus: proposed\nmembers: [{agency: BPBD, role: lead}]\n"


def _with(fields: str, prose: str = PROSE) -> Workspace:
    return {PATH: meeting(fields, prose)}


def _and(day: str, fields: str, note: str = "", by: str = "SJB") -> Workspace:
    return {**_with(PROMISE), entry_path(day, by): entry(fields, note, day=day, by=by)}


def _owed_by(owner: str, agency: str) -> Workspace:
    """What a post or a person of ``agency``, or a group, has promised."""
    people = (
        f"posts:\n  kepala:\n    name: Kepala\n    agency: {agency}\n"
        f"people:\n  ani:\n    name: Ani Contoh\n    agency: {agency}\n"
    )
    posts, _, persons = people.partition("people:")
    people = posts if owner == "kepala" else f"people:{persons}"
    return {**_with(PROMISE.replace("[BPBD]", f"[{owner}]")), "records/people.yaml": people}


DONE = _and("2019-11-20", f"status: done\n{LETTER}")
EVENTFUL = {**_with(PROMISE.replace("2019-11-28", "'before:lokakarya'")), EVENT_PATH: record(EVENT)}
SEAL = "seal: v1:0000000000000000000000000000000000000000000000000000000000000000"
SEALED = f"{PROMISE}minutes: {{status: approved, approved-by: SJB, {SEAL}}}\n"

FOLLOW_UPS: dict[str, tuple[Workspace, Workspace, list[str]]] = {
    "new meeting with a promise": ({}, _with(PROMISE), ["meeting-added", "follow-up-added"]),
    "new promise": (_with(""), _with(PROMISE), ["follow-up-added"]),
    "promise taken out": (_with(PROMISE), _with(""), ["!follow-up-removed"]),
    "id changed": (
        _with(PROMISE),
        _with(PROMISE.replace("data-pompa,", "pompa,")),
        ["!follow-up-renamed"],
    ),
    "done": (
        _with(PROMISE),
        DONE,
        ["progress-added", "follow-up-done", "evidence-added"],
    ),
    "done without evidence": (
        _with(PROMISE),
        _and("2019-11-20", "status: done"),
        ["!progress-added"],
    ),
    "reported": (
        _with(PROMISE),
        _and("2019-11-20", "status: reported", by="BPBD"),
        ["progress-added", "follow-up-reported"],
    ),
    "in progress": (
        _with(PROMISE),
        _and("2019-11-20", "status: in-progress"),
        ["progress-added", "follow-up-in-progress"],
    ),
    "dropped": (
        _with(PROMISE),
        _and("2019-11-20", "status: dropped\nreason: tidak perlu lagi"),
        ["progress-added", "follow-up-dropped"],
    ),
    "reopened": (
        DONE,
        {**DONE, entry_path("2019-11-21"): entry("status: open\nreason: rusak", day="2019-11-21")},
        ["progress-added", "follow-up-reopened"],
    ),
    "a note": (_with(PROMISE), _and("2019-11-20", "", "Masih disusun"), ["progress-added"]),
    "postponed": (
        _with(PROMISE),
        _and("2019-11-20", "due: 2019-12-05"),
        ["progress-added", "!follow-up-postponed"],
    ),
    "postponed in the text": (
        _with(PROMISE),
        _with(PROMISE.replace("11-28", "12-05")),
        ["follow-up-changed", "!follow-up-postponed"],
    ),
    "due earlier": (
        _with(PROMISE),
        _with(PROMISE.replace("11-28", "11-20")),
        ["follow-up-changed", "!follow-up-brought-forward"],
    ),
    "due set": (
        _with(ITEM + "}"),
        _with(ITEM + ", due: 2019-11-28}"),
        ["follow-up-changed", "follow-up-due-set"],
    ),
    "due now hangs on something": (
        _with(PROMISE),
        _with(PROMISE.replace("2019-11-28", "'after:2019-12'")),
        ["follow-up-changed", "!follow-up-due-changed"],
    ),
    "extension asked": (
        _with(PROMISE),
        _and("2019-11-20", "asked: 2019-12-05", by="BPBD"),
        ["progress-added", "extension-asked"],
    ),
    "extension granted": (
        _and("2019-11-20", "asked: 2019-12-05", by="BPBD"),
        {
            **_and("2019-11-20", "asked: 2019-12-05", by="BPBD"),
            entry_path("2019-11-21"): entry("due: 2019-12-05", day="2019-11-21"),
        },
        ["progress-added", "!follow-up-postponed", "extension-answered"],
    ),
    "handed over": (
        _with(PROMISE),
        _and("2019-11-20", "owners: [DLH]"),
        ["progress-added", "follow-up-handed-over"],
    ),
    "owner changed in the text": (
        _with(PROMISE),
        _with(PROMISE.replace("BPBD]", "DLH]")),
        ["follow-up-changed", "follow-up-handed-over"],
    ),
    "one of two owners is done": (
        _with(PROMISE.replace("[BPBD]", "[BPBD, DLH]")),
        {
            **_with(PROMISE.replace("[BPBD]", "[BPBD, DLH]")),
            entry_path("2019-11-20"): entry(
                f"status: done\nowner: DLH\n{LETTER}", day="2019-11-20"
            ),
        },
        ["progress-added", "follow-up-in-progress", "follow-up-owner-status", "evidence-added"],
    ),
    "superseded": (
        _with(PROMISE),
        {
            **_with(PROMISE),
            LATER: meeting(
                "follow-ups:\n  - {id: baru, what: Baru, owners: [DLH], "
                f"replaces: [{STEM}/data-pompa]}}\n",
                day="2019-11-05",
            ),
        },
        ["follow-up-superseded", "meeting-added", "!follow-up-added"],
    ),
    "reported at a later meeting": (
        _with(PROMISE),
        {
            **_with(PROMISE),
            LATER: meeting(
                f"updates:\n  - {{item: {STEM}/data-pompa, by: BPBD, status: in-progress}}\n",
                day="2019-11-05",
            ),
        },
        ["progress-added", "follow-up-in-progress", "meeting-added"],
    ),
    "words of the promise": (
        _with(PROMISE),
        _with(PROMISE.replace("what: Menyerahkan", "what: Mengirim")),
        ["follow-up-changed"],
    ),
    "kind": (
        _with(PROMISE),
        _with(PROMISE.replace("}", ", kind: request}")),
        ["follow-up-changed"],
    ),
    "quote": (
        _with(PROMISE),
        _with(PROMISE.replace("akan menyerahkan data pompa", "menyerahkan data pompa")),
        ["!follow-up-changed"],
    ),
    "report removed": (
        DONE,
        _with(PROMISE),
        ["!progress-removed", "follow-up-reopened", "!evidence-removed"],
    ),
    "report rewritten": (
        DONE,
        _and("2019-11-20", "status: in-progress"),
        ["!progress-rewritten", "follow-up-in-progress", "!evidence-removed"],
    ),
    "report moved to another number": (
        DONE,
        {**_with(PROMISE), entry_path("2019-11-20", "SJB-2"): DONE[entry_path("2019-11-20")]},
        ["progress-moved"],
    ),
    "report rewritten where its meeting was renamed": (
        DONE,
        {
            PATH.replace(STEM, NEW_STEM): meeting(f"{PROMISE}former: [{STEM}]\n", PROSE),
            entry_path("2019-11-20", stem=NEW_STEM): entry("status: in-progress", day="2019-11-20"),
        },
        ["meeting-renamed", "!progress-rewritten", "follow-up-in-progress", "!evidence-removed"],
    ),
    "moved with its event": (
        EVENTFUL,
        {**EVENTFUL, EVENT_PATH: record(EVENT.replace("12-11", "12-18"))},
        ["!event-moved", "!follow-up-moved-along"],
    ),
    "the next meeting is planned": (
        _with(PROMISE.replace("2019-11-28", "next-meeting")),
        {
            **_with(PROMISE.replace("2019-11-28", "next-meeting")),
            LATER: meeting(f"record: planned\nfollows: [{STEM}]\n", day="2019-11-05"),
        },
        ["follow-up-moved-along", "meeting-added"],
    ),
    "shown to everybody": (
        _with("visibility: public\n" + PROMISE.replace("}", ", visibility: internal}")),
        _with("visibility: public\n" + PROMISE),
        ["!visibility-opened"],
    ),
    "shown as its meeting, said or not": (
        _with(PROMISE.replace("}", ", visibility: internal}")),
        _with(PROMISE),
        ["no-content-change"],
    ),
}
MEETINGS: dict[str, tuple[Workspace, Workspace, list[str]]] = {
    "removed": (_with(PROMISE), {}, ["!meeting-removed", "follow-up-removed"]),
    "title": (_with(""), _with("title: Rapat banjir"), ["meeting-changed"]),
    "place": (_with(""), _with("place: Balai Kota"), ["meeting-changed"]),
    "held": (
        _with("record: planned\nattendees: []\ninvited: [BPBD, DLH]"),
        _with("invited: [BPBD, DLH]"),
        ["meeting-held", "attendee-added"],
    ),
    "cancelled": (_with("record: planned"), _with("record: cancelled"), ["meeting-cancelled"]),
    "renamed": (
        _with(PROMISE),
        {PATH.replace("contoh", "banjir"): meeting(f"{PROMISE}former: [{STEM}]", PROSE)},
        ["meeting-renamed"],
    ),
    "renamed with its progress": (
        DONE,
        {
            PATH.replace("contoh", "banjir"): meeting(f"{PROMISE}former: [{STEM}]", PROSE),
            entry_path("2019-11-20", stem="2019-10-29-banjir"): DONE[entry_path("2019-11-20")],
        },
        ["meeting-renamed"],
    ),
    "renamed by hand": (
        _with(PROMISE),
        {PATH.replace("contoh", "banjir"): meeting(PROMISE, PROSE)},
        ["!meeting-renamed"],
    ),
    "attendees": (
        _with("attendees: [BPBD, DLH]"),
        _with("attendees: [BPBD, Dishub, SJB]"),
        ["attendee-added", "attendee-added", "attendee-removed"],
    ),
    "who came for it": (
        _with("attendees: [BPBD]"),
        _with("attendees: [{agency: BPBD, names: [Contoh Nama]}]"),
        ["attendee-changed"],
    ),
    "absent": (_with(""), _with("absent: [DLH]"), ["attendee-added"]),
    "agenda": (_with("agenda: [Satu]"), _with("agenda: [Satu, Dua]"), ["agenda-added"]),
    "decision": (
        _with(""),
        _with("decisions: [{id: tiga, text: Tiga kelompok}]"),
        ["decision-added"],
    ),
    "decision changed": (
        _with("decisions: [{id: tiga, text: Tiga kelompok}]"),
        _with("decisions: [{id: tiga, text: Empat kelompok}]"),
        ["decision-changed"],
    ),
    "decision taken out": (
        _with("decisions: [{id: tiga, text: Tiga kelompok}]"),
        _with(""),
        ["!decision-removed"],
    ),
    "approved": (
        _with(PROMISE),
        _with(f"{PROMISE}minutes: {{status: approved, approved-by: SJB}}"),
        ["minutes-approved"],
    ),
    "approval taken back": (
        _with(f"{PROMISE}minutes: {{status: approved, approved-by: SJB}}"),
        _with(PROMISE),
        ["!approval-withdrawn"],
    ),
    "approval changed": (
        _with("minutes: {status: approved, number: 1/2019}"),
        _with("minutes: {status: approved, number: 2/2019}"),
        ["!approval-changed"],
    ),
    "number given": (
        _with("minutes: {status: approved, seal: 'v2:0'}"),
        _with("minutes: {status: approved, number: 1/2019, seal: 'v2:1'}"),
        ["approval-changed", "seal-numbered"],
    ),
    "number corrected": (
        _with("minutes: {status: approved, number: 1/2019, seal: 'v2:0'}"),
        _with(
            "minutes: {status: approved, number: 2/2019, seal: 'v2:1'}\ncorrections:\n"
            "  - {'on': 2019-11-20, where: minutes/number, was: 1/2019, now: 2/2019}"
        ),
        ["approval-changed", "correction-added", "seal-changed"],
    ),
    "seal changed": (
        _with(SEALED),
        _with(SEALED.replace("v1:0", "v1:1")),
        ["!seal-changed"],
    ),
    "sealed text changed": (
        _with(SEALED),
        _with(SEALED, PROSE + "Tambahan.\n"),
        ["!sealed-text-changed", "prose-changed"],
    ),
    "corrected": (
        _with(f"place: Balai Kota\n{SEALED}"),
        _with(
            f"place: Balai Agung\n{SEALED.replace('v1:0', 'v1:1')}corrections:\n"
            "  - {'on': 2019-11-20, where: place, was: Kota, now: Agung}"
        ),
        ["meeting-changed", "correction-added", "seal-changed", "sealed-text-changed"],
    ),
    "corrected, and more than that": (
        _with(f"place: Balai Kota\n{SEALED}"),
        _with(
            f"place: Balai Agung\ntime: '09:00'\n{SEALED.replace('v1:0', 'v1:1')}corrections:\n"
            "  - {'on': 2019-11-20, where: place, was: Kota, now: Agung}"
        ),
        [
            "meeting-changed",
            "meeting-changed",
            "correction-added",
            "seal-changed",
            "!sealed-text-changed",
        ],
    ),
    "correction taken out": (
        _with(f"{SEALED}corrections: [{{'on': 2019-11-20, where: place, was: a, now: b}}]"),
        _with(SEALED),
        ["!correction-removed"],
    ),
    "warning accepted": (
        _with(""),
        _with("accept: [{code: JK202, reason: Disepakati}]"),
        ["!accept-added"],
    ),
    "not stated": (_with(""), _with("not-stated: [chair]"), ["!not-stated-added"]),
    "opened": (_with(""), _with("visibility: public"), ["!visibility-opened"]),
    "prose": (_with(""), _with("", PROSE.replace("akan", "harus")), ["prose-changed"]),
    "a field of one's own": (_with(""), _with("x-sandi: 1"), ["other-field-changed"]),
    "one within a promise": (
        _with(PROMISE),
        _with(PROMISE.replace("}", ", x-sandi: 1}")),
        ["other-field-changed"],
    ),
    "comments": (_with(""), _with("# catatan"), ["no-content-change"]),
    "order of fields": (
        _with("place: Balai Kota\ntime: '09:00'"),
        _with("time: '09:00'\nplace: Balai Kota"),
        ["no-content-change"],
    ),
    "line breaks in the prose": (
        _with("", "Satu kalimat yang panjang.\n"),
        _with("", "Satu kalimat\nyang panjang.\n"),
        ["no-content-change"],
    ),
    "laid out anew while a report came in": (
        _with(PROMISE),
        {**DONE, PATH: meeting(f"# catatan\n{PROMISE}", PROSE)},
        ["progress-added", "follow-up-done", "evidence-added", "no-content-change"],
    ),
    "a default written out": (_with(""), _with("kind: coordination"), ["no-content-change"]),
    "broken": (
        _with(PROMISE),
        _with(PROMISE.replace("]", "")),
        ["!record-unreadable"],
    ),
    "partly understood": (
        _with(PROMISE),
        _with(PROMISE.replace("follow-ups", "followups")),
        ["other-field-changed", "!record-unreadable"],
    ),
    "mended": (_with(PROMISE.replace("]", "")), _with(PROMISE), ["record-readable"]),
    "broken on both sides": (
        _with(PROMISE.replace("]", "")),
        _with(PROMISE.replace("]", "") + "place: x"),
        ["!record-unread"],
    ),
    "a broken report": (
        DONE,
        {**DONE, entry_path("2019-11-20"): "---\nstatus: [\n---\n"},
        ["!record-unreadable"],
    ),
    "invisible characters": (
        _with(""),
        _with("", PROSE.replace("data", "da\u200bta")),
        ["prose-changed", "!hidden-characters-added"],
    ),
    "letters that look alike": (
        _with("place: BPBD"),
        _with("place: В\u0420BD"),
        ["meeting-changed", "!hidden-characters-added"],
    ),
}
OTHERS: dict[str, tuple[Workspace, Workspace, list[str]]] = {
    "new event": ({}, {EVENT_PATH: record(EVENT)}, ["event-added"]),
    "event removed": ({EVENT_PATH: record(EVENT)}, {}, ["!event-removed"]),
    "event moved with a note": (
        {EVENT_PATH: record(EVENT)},
        {
            EVENT_PATH: record(
                EVENT.replace("12-11", "12-18")
                + "moved: [{'on': 2019-11-20, was: 2019-12-11, now: 2019-12-18, reason: banjir}]"
            )
        },
        ["event-moved", "event-move-noted"],
    ),
    "event status": (
        {EVENT_PATH: record(EVENT)},
        {EVENT_PATH: record(EVENT.replace("planned", "confirmed"))},
        ["event-status"],
    ),
    "event place": (
        {EVENT_PATH: record(EVENT)},
        {EVENT_PATH: record(EVENT + "place: Balai Kota")},
        ["event-changed"],
    ),
    "who leads a group": (
        {EVENT_PATH: record(EVENT)},
        {EVENT_PATH: record(EVENT.replace("leads: [BPBD]", "leads: [DLH]"))},
        ["group-changed"],
    ),
    "session": (
        {EVENT_PATH: record(EVENT)},
        {EVENT_PATH: record(EVENT.replace("sessions: [{", "sessions: [{id: tutup}, {"))},
        ["session-added"],
    ),
    "event renamed": (
        {EVENT_PATH: record(EVENT)},
        {"records/events/lokakarya-2.md": record(EVENT + "former: [lokakarya]")},
        ["event-renamed"],
    ),
    "proposal": (
        {EVENT_PATH: record(EVENT)},
        {
            EVENT_PATH: record(EVENT),
            "records/events/lokakarya/proposals/DLH.md": record(
                "topics: [{group: kelompok-1, topic: Sampah}]"
            ),
        },
        ["proposal-added"],
    ),
    "working group": ({}, {GROUP_PATH: record(GROUP)}, ["working-group-added"]),
    "working group formed": (
        {GROUP_PATH: record(GROUP)},
        {GROUP_PATH: record(GROUP.replace("proposed", "formed"))},
        ["working-group-status"],
    ),
    "member": (
        {GROUP_PATH: record(GROUP)},
        {GROUP_PATH: record(GROUP.replace("}]", "}, {agency: DLH}]"))},
        ["member-added"],
    ),
    "series": ({}, {SERIES_PATH: record("title: Mingguan")}, ["series-added"]),
    "series changed": (
        {SERIES_PATH: record("title: Mingguan")},
        {SERIES_PATH: record("title: Mingguan\nattendees: [BPBD]\nchair: deputi-trlh")},
        ["series-changed", "attendee-added"],
    ),
    "person of another agency": (
        _owed_by("ani", "BPBD"),
        _owed_by("ani", "DLH"),
        ["person-changed", "!follow-up-answered-by"],
    ),
    "post of another agency": (
        _owed_by("kepala", "BPBD"),
        _owed_by("kepala", "DLH"),
        ["post-changed", "!follow-up-answered-by"],
    ),
    "agency of a person known": (
        _owed_by("ani", ""),
        _owed_by("ani", "[{agency: DLH, until: 2019-11-01}]"),
        ["person-changed", "!follow-up-answered-by"],
    ),
    "agency of a person from a later day": (
        _owed_by("ani", "BPBD"),
        _owed_by("ani", "[{agency: BPBD, until: 2019-11-01}, {agency: DLH, from: 2019-11-02}]"),
        ["person-changed"],
    ),
    "group of another lead": (
        {**_owed_by("pokja", ""), GROUP_PATH: record(GROUP)},
        {**_owed_by("pokja", ""), GROUP_PATH: record(GROUP.replace("BPBD", "DLH"))},
        ["member-added", "member-removed", "!follow-up-answered-by"],
    ),
    "attachment": ({}, {"records/files/a.pdf": b"1"}, ["attachment-added"]),
    "attachment renamed": (
        {"records/files/a.pdf": b"1"},
        {"records/files/b.pdf": b"1"},
        ["attachment-renamed"],
    ),
    "evidence replaced": (
        {**_and("2019-11-20", "evidence: [files/a.pdf]"), "records/files/a.pdf": b"1"},
        {**_and("2019-11-20", "evidence: [files/a.pdf]"), "records/files/a.pdf": b"2"},
        ["!attachment-changed"],
    ),
    "template": ({}, {"templates/minutes.md.j2": "x"}, ["!template-added"]),
    "workflow": (
        {".github/workflows/a.yml": "a"},
        {".github/workflows/a.yml": "b"},
        ["!workflow-changed"],
    ),
    "no record": ({}, {"records/meetings/catatan.txt": "a"}, ["!stray-file-added"]),
    "no record by its name": ({}, {"records/meetings/catatan.md": "a"}, ["!stray-file-added"]),
    "a note about the folder": ({}, {"records/README.md": "a"}, ["other-file-added"]),
}
CASES = {
    **{f"follow-up: {name}": case for name, case in FOLLOW_UPS.items()},
    **{f"meeting: {name}": case for name, case in MEETINGS.items()},
    **OTHERS,
}
REGISTERS: dict[str, tuple[str, str, list[str]]] = {
    "agency added": ("agencies", AGENCIES + "PAM:\n  name: PAM Jaya\n", ["agency-added"]),
    "alias": ("agencies", AGENCIES.replace("[Dinas LH]", "[Dinas LH, LH]"), ["alias-added"]),
    "alias moved": (
        "agencies",
        AGENCIES.replace("  aliases: [Dinas LH]\n", "").replace(
            "[Dinas Perhubungan]", "[Dinas Perhubungan, Dinas LH]"
        ),
        ["alias-removed", "alias-added", "!alias-moved"],
    ),
    "agency renamed": (
        "agencies",
        AGENCIES.replace("Sudin-LH-Utara:", "Sudin-LH-JU:\n  former: [Sudin-LH-Utara]"),
        ["agency-renamed"],
    ),
    "agency ends": (
        "agencies",
        AGENCIES.replace("  kind: foreign", "  kind: foreign\n  until: 2019-12\n  successor: SJB"),
        ["agency-changed", "agency-changed"],
    ),
    "post": (
        "people",
        PEOPLE.replace("short: Deputi TRLH", "short: Deputi"),
        ["post-changed"],
    ),
    "person": ("people", PEOPLE + "people:\n  a-b: {name: A B, agency: SJB}\n", ["person-added"]),
}


@pytest.mark.parametrize("name", CASES)
def test_kinds(name: str) -> None:
    """What changed is told by these kinds, and what reviewers miss is marked."""
    before, after, expected = CASES[name]
    assert sorted(told(before, after)) == sorted(expected)


@pytest.mark.parametrize("name", REGISTERS)
def test_kinds_in_registers(name: str) -> None:
    """So are changes of the registers."""
    register, text, expected = REGISTERS[name]
    assert sorted(told({}, {}, **{register: text})) == sorted(expected)


@pytest.mark.parametrize("name", CASES)
def test_mirror(name: str) -> None:
    """The way back tells the same facts with before and after exchanged."""
    before, after, _ = CASES[name]
    assert seen(changes(before, after), mirrored=True) == seen(changes(after, before))


def test_whose_part_changed_beside_the_others() -> None:
    """Where there were several owners, or are now, one whose part went another way is named."""

    def state(owners: str, *entries: tuple[str, str]) -> Workspace:
        promise = PROMISE.replace("[BPBD]", owners)
        files = {entry_path(day): entry(fields, day=day) for day, fields in entries}
        return {**_with(promise), **files}

    reported = ("2019-11-05", "status: reported\nowner: BPBD")
    handed = ("2019-11-06", "owners: [BPBD]")
    done = ("2019-11-07", f"status: done\n{LETTER}")
    before, after = state("[BPBD, DLH]", reported), state("[BPBD, DLH]", reported, handed, done)
    for old, new, was, now in (
        (before, after, "reported", "done"),
        (after, before, "done", "reported"),
    ):
        parts = [change for change in changes(old, new) if change.kind == "follow-up-owner-status"]
        assert [(part.field, part.before, part.after) for part in parts] == [("BPBD", was, now)]


def test_settings() -> None:
    """Each setting that changed is a warning, so are its pillars."""
    after = SETTINGS.replace("days: 30", "days: 14").replace("Jakarta SIAP", "Jakarta SIAGA")
    found = told({"jakres.yaml": SETTINGS}, {"jakres.yaml": after})
    assert found == ["!settings-changed", "!pillar-changed"]


def test_broken_settings() -> None:
    """Settings that can't be read any more are named; the records are compared all the same."""
    before: Workspace = {"jakres.yaml": SETTINGS}
    after: Workspace = {"jakres.yaml": "office: [", **_with(PROMISE)}
    assert told(before, after) == ["meeting-added", "follow-up-added", "!record-unreadable"]


def test_how_often_before() -> None:
    """A second delay says by how many days, and that it isn't the first."""
    before = _and("2019-11-20", "due: 2019-12-05")
    again = {entry_path("2019-11-25"): entry("due: 2019-12-12\nreason: hujan", day="2019-11-25")}
    found = changes(before, {**before, **again})
    details = next(one.details for one in found if one.kind == "follow-up-postponed")
    assert (details["days"], details["slips"], details["reason"]) == (7, 1, "hujan")
