"""Corners of single rules that need no folder of files."""

from __future__ import annotations

import pytest

from jakres_cli.rules.check import check_workspace
from tests.conftest import AGENCIES, PEOPLE
from tests.unit.making import (
    ITEM,
    PATH,
    STEM,
    TODAY,
    codes,
    entry,
    entry_path,
    loaded,
    meeting,
    on,
    problems,
    record,
    tree,
)

FOLLOW_UP = f"follow-ups:\n  {ITEM}"


def found(code: str, files: dict[str, str]) -> list[str]:
    """The messages of the problems with a code."""
    return [str(one.message) for one in problems(files) if one.code == code]


def test_last_day_of_the_calendar_has_a_weekday() -> None:
    """A wrong weekday beside 31 December 9999 or 1 January 0001 is a problem, not a crash."""
    last = "records/meetings/9999/9999-12-31-contoh.md"
    first = "records/meetings/0001/0001-01-01-contoh.md"
    late = meeting("weekday: Sabtu", day="9999-12-31")
    early = meeting("weekday: Minggu", "Minggu, 1 Januari 0001", day="0001-01-01")
    assert "JK201" in codes({last: late})
    assert "JK201" in codes({first: early})


@pytest.mark.parametrize(
    ("due", "warned"),
    [
        ("2019-10-28", True),
        ("2019-10-29", False),
        ("2019-09", True),
        ("2019-10", False),
        ("2019-q3", True),
        ("2018", True),
        ("2019", False),
        ("2019-10-01..2019-10-28", True),
        ("before:2019-10-29", True),
        ("before:2019-10-30", False),
        ("within:30d:2019-10-01", False),
        ("within:7d:2019-10-01", True),
        ("within:1m:2019-09-29", False),
        ("after:2019-10-01", False),
        ("next-meeting", False),
        ("ongoing", False),
    ],
)
def test_due_before_the_meeting(due: str, *, warned: bool) -> None:
    """JK207 compares the latest day of a due form with the day of the meeting."""
    files = {PATH: meeting(f"{FOLLOW_UP}, due: {due}}}")}
    assert codes(files) == (["JK207"] if warned else [])


@pytest.mark.parametrize(
    "words", ["Pemerintah pusat", "Pemerintah Perancis", "Pemerintah Kota Bogor"]
)
def test_other_governments_are_not_the_province(words: str) -> None:
    """A name without its last words must not become a common noun: Pemerintah is any government."""
    assert codes({PATH: meeting(prose=f"Rapat membahas bantuan {words}.")}) == []


@pytest.mark.parametrize(
    ("fields", "count"),
    [
        ("documents:\n  - {url: 'https://example.org', visibility: public}", 1),
        ("documents:\n  - {url: 'https://example.org', visibility: confidential}", 0),
        ("decisions:\n  - {id: a, text: b, visibility: public}", 1),
        (f"{FOLLOW_UP}, visibility: public}}", 1),
        (f"visibility: confidential\n{FOLLOW_UP}, visibility: internal}}", 1),
        (f"visibility: public\n{FOLLOW_UP}, visibility: public}}", 0),
    ],
)
def test_no_item_is_more_open_than_its_meeting(fields: str, count: int) -> None:
    """Whatever in a meeting has a visibility is at most as open as the meeting (JK109)."""
    assert len(found("JK109", {PATH: meeting(fields)})) == count


def test_updates_are_no_more_open_than_their_meeting() -> None:
    """A progress report held by an internal meeting can't be public (JK109)."""
    later = "records/meetings/2019/2019-11-05-lanjutan.md"
    update = f"- {{item: {STEM}/data-pompa, by: SJB, status: in-progress, visibility: public}}"
    files = {
        PATH: meeting(f"{FOLLOW_UP}}}"),
        later: meeting(f"updates:\n  {update}", day="2019-11-05"),
    }
    assert len(found("JK109", files)) == 1


def test_former_name_of_a_confidential_record() -> None:
    """A public record names a confidential one also under a name that it once had (JK109)."""
    files = {
        PATH: meeting("visibility: confidential\nformer: [2019-10-29-lama]"),
        "records/meetings/2019/2019-11-05-lanjutan.md": meeting(
            "visibility: public\nfollows: [2019-10-29-lama]", day="2019-11-05"
        ),
    }
    assert len(found("JK109", files)) == 1


def test_paths_that_differ_only_in_case_or_form() -> None:
    """Files that some computers can't keep apart are JK110, attachments too."""
    composed, decomposed = "records/files/Caf\u00e9.pdf", "records/files/Cafe\u0301.pdf"
    files = {composed: "", decomposed: "", "records/files/A.pdf": "", "records/files/a.pdf": ""}
    assert codes(files) == ["JK110", "JK110"]


def test_progress_for_nothing() -> None:
    """A progress entry whose folders name no meeting or no follow-up is JK102."""
    files = {
        PATH: meeting(f"{FOLLOW_UP}}}"),
        entry_path("2019-11-05"): entry("status: in-progress", day="2019-11-05"),
    }
    assert codes(files) == []
    lost = {**files, entry_path("2019-11-05", item="tidak-ada"): entry(day="2019-11-05")}
    assert codes(lost) == ["JK102"]
    stray = {**files, entry_path("2019-11-05", stem="2019-10-01-x"): entry(day="2019-11-05")}
    assert codes(stray) == ["JK102"]


def test_proposals_for_nothing() -> None:
    """A proposals file of an unknown event or agency is JK102."""
    event = record("title: Lokakarya\nstatus: planned\nhosts: [SJB]\ngroups: [{id: satu}]")
    topics = record("topics:\n  - {group: satu, topic: Sampah}")
    known = {"records/events/lokakarya.md": event}
    assert codes({**known, "records/events/lokakarya/proposals/DLH.md": topics}) == []
    assert codes({**known, "records/events/lokakarya/proposals/DLX.md": topics}) == ["JK102"]
    assert "JK102" in codes({**known, "records/events/lain/proposals/DLH.md": topics})


def test_former_working_group_owns() -> None:
    """A working group still resolves under a former name, as an owner too."""
    group = record("title: Pokja\nstatus: active\nformer: [pokja-lama]")
    files = {
        "records/working-groups/pokja-baru.md": group,
        PATH: meeting("follow-ups:\n  - {id: a, what: b, owners: [pokja-lama]}"),
    }
    assert codes(files) == []


def test_former_code_in_the_record_is_the_agency() -> None:
    """An agency listed under a former code is not missing when the prose names it."""
    agencies = AGENCIES.replace("BPKD:\n", "BPKD:\n  former: [BPKAD]\n")
    files = {PATH: meeting("attendees: [BPKAD]", "Hadir BPKD.")}
    assert codes(files, agencies=agencies) == []


def test_bare_item_in_a_progress_file() -> None:
    """A bare item in a progress entry is one of its follow-up's meeting."""
    second = "- {id: laporan, what: Menyusun laporan, owners: [BPBD]}"
    files = {
        PATH: meeting(f"{FOLLOW_UP}}}\n  {second}"),
        entry_path("2019-11-05"): entry("due: after:laporan", day="2019-11-05"),
    }
    assert codes(files) == []


def test_three_posts_held_together() -> None:
    """Posts held with the same third post are held by one person, who was in the room."""
    people = PEOPLE + (
        "  cro:\n    name: CRO\n    held-with: deputi-trlh\n"
        "  ketua-tim:\n    name: Ketua Tim\n    held-with: deputi-trlh\n"
    )
    item = "follow-ups:\n  - {id: a, what: b, owners: [ketua-tim]}"
    for chair in ("cro", "deputi-trlh", "ketua-tim"):
        files = {PATH: meeting(f"attendees: [Kedubes-Perancis]\nchair: {chair}\n{item}")}
        assert codes(files, people=people) == []


def test_acceptance_silences_a_warning_there_only() -> None:
    """An accepted warning is silent in its record, but not in another one; an error never is."""
    accept = "accept: [{code: JK202, reason: r}, {code: JK102, reason: r}]"
    item = "follow-ups:\n  - {id: a, what: b, owners: []}"
    other = "records/meetings/2019/2019-10-30-lain.md"
    files = {
        PATH: meeting(f"{item}\nattendees: [BPBD, XYZ]\n{accept}"),
        other: meeting(item, day="2019-10-30"),
    }
    found = problems(files)
    assert [(one.code, one.place.path) for one in found] == [
        ("JK102", PATH),
        ("JK103", PATH),
        ("JK202", other),
    ]
    assert found[1].message.params["code"] == "JK102"


def test_acceptance_of_one_item_leaves_the_others() -> None:
    """What is accepted of one item is still said of every other, and of the same one otherwise."""
    fields = """
        follow-ups:
          - {id: a, what: Satu, owners: [], quote: akan satu}
          - {id: b, what: Dua, owners: [], quote: akan dua}
        accept: [{code: JK202, item: b, reason: r}, {code: JK213, item: a, reason: r}]
    """
    found = problems({PATH: meeting(fields, "BPBD akan satu. DLH akan dua.")})
    assert [one.ref for one in found if one.code == "JK202"] == [f"{STEM}/a"]


def test_acceptance_of_one_item_holds_wherever_its_warning_stands() -> None:
    """A warning about an item is accepted by its id, at whatever field of it the warning stands."""
    item = "{id: a, what: Satu, owners: [], kind: need, due: 2019-10-30, due-text: segera}"
    every = {one.code for one in problems({PATH: meeting(f"follow-ups: [{item}]")})}
    listed = ", ".join(f"{{code: {code}, item: a, reason: r}}" for code in sorted(every))
    files = {PATH: meeting(f"follow-ups: [{item}]\naccept: [{listed}]")}
    assert codes(files) == []


@pytest.mark.parametrize(
    ("name", "register"),
    [("agencies", AGENCIES + "BPBD:\n  name: lagi\n"), ("people", PEOPLE + "  x: [\n")],
)
def test_broken_register_is_the_only_problem(name: str, register: str) -> None:
    """What only follows from a broken register is not repeated."""
    fields = "attendees: [BPBD, XYZ]\nchair: tidak-ada" if name == "agencies" else "chair: x"
    files = {PATH: meeting(f"{fields}\nfollow-ups:\n  - {{id: a, what: b, owners: [nobody]}}")}
    registers = {"agencies": AGENCIES, "people": PEOPLE, name: register}
    broken = problems(files, agencies=registers["agencies"], people=registers["people"])
    assert {one.place.path for one in broken} == {f"records/{name}.yaml"}


def test_unread_record_is_not_nothing() -> None:
    """A reference to a record that is there but could not be read is no reference to nothing."""
    files = {
        PATH: meeting("follows: [2019-10-01-rusak]\nevents: [rusak]"),
        "records/meetings/2019/2019-10-01-rusak.md": "tanpa pagar",
        "records/events/rusak.md": "tanpa pagar",
    }
    assert codes(files) == ["JK001", "JK001"]


def test_finished_follow_up_needs_no_owner() -> None:
    """JK202 no longer holds once the follow-up was handed over or is done."""
    unowned = {PATH: meeting("follow-ups:\n  - {id: data-pompa, what: b, owners: []}")}
    path = entry_path("2019-11-05")
    assert codes(unowned) == ["JK202"]
    assert codes({**unowned, path: entry("owners: [DLH]", day="2019-11-05")}) == []
    done = entry("status: done\nevidence: ['letter:1']", day="2019-11-05")
    assert codes({**unowned, path: done}) == []
    assert codes({**unowned, path: done}, on("2019-11-04")) == ["JK202", "JK108"]


def test_required_date_of_a_meeting() -> None:
    """A meeting needs its date although the file's name begins with it (JK104)."""
    assert codes({PATH: record("title: Rapat\nattendees: [BPBD]")}) == ["JK104"]


@pytest.mark.parametrize("missing", ["date", "by"])
def test_required_fields_of_an_entry(missing: str) -> None:
    """A progress entry needs its date and who reports, although the file's name has both."""
    fields = {"date": "2019-11-05", "by": "SJB", "status": "in-progress"}
    del fields[missing]
    files = {
        PATH: meeting(f"{FOLLOW_UP}}}"),
        entry_path("2019-11-05"): record("\n".join(f"{k}: {v}" for k, v in fields.items())),
    }
    assert codes(files) == ["JK104"]


def test_check_reads_what_load_reads() -> None:
    """Checking and listing count the same records and name the same incomplete ones."""
    files = {PATH: "x", "records/events/a.md": record("title: x")}
    made = tree(files)
    other = loaded(files)
    seen = check_workspace(made, other.records.settings, TODAY).loaded
    assert (seen.found, seen.whole) == (other.found, other.whole) == (4, 2)
    assert seen.incomplete == other.incomplete


@pytest.mark.parametrize(
    ("register", "message"),
    [
        ("Dinas-A:\n  name: A\n  former: [bpbd]\n", "differ only in case"),
        ("Dinas-A:\n  name: A\n  aliases: [BPBD]\n", "a name of BPBD too"),
        ("Dinas-A:\n  name: A\n  former: [X]\nDinas-B:\n  name: B\n  former: [X]\n", "else too"),
        (
            "Dinas-A:\n  name: A\n  aliases: [X]\nDinas-B:\n  name: B\n  aliases: [X]\n",
            "a name of Dinas-A too",
        ),
        ("Dinas-A:\n  name: A\n  former: [Dinas-A]\n  aliases: [dinas-a]\n", ""),
    ],
)
def test_names_of_others(register: str, message: str) -> None:
    """What is or was the code of one body is neither a former code nor an alias of another."""
    messages = [
        str(one.message)
        for one in problems({}, agencies=AGENCIES + register)
        if one.code == "JK110"
    ]
    assert [message in one for one in messages] == [True] * bool(message)


def test_former_names_of_records_are_taken() -> None:
    """A meeting or event can't have the former name of another."""
    other = "records/meetings/2019/2019-10-29-lain.md"
    event = "title: A\nstatus: idea\nhosts: [BPBD]"
    files = {
        PATH: meeting(f"former: [2019-10-29-lain]\nfollow-ups:\n  {ITEM}}}"),
        other: meeting(),
        "records/events/a.md": record(f"{event}\nformer: [b]"),
        "records/events/b.md": record(event),
    }
    assert len(found("JK110", files)) == 2


@pytest.mark.parametrize(
    ("fields", "count"),
    [
        (f"follows: [{STEM}]", 1),
        ("decisions:\n  - {id: a, text: b, supersedes: [c]}\n  - {id: c, text: d}", 0),
        ("decisions:\n  - {id: a, text: b, supersedes: [a]}", 1),
        (f"follow-ups:\n  {ITEM}, replaces: [data-pompa]}}", 1),
        (f"follow-ups:\n  {ITEM}, due: after:joint}}", 0),
    ],
)
def test_nothing_names_itself(fields: str, count: int) -> None:
    """A record or item that leads back to itself is a problem at the field that does so."""
    event = record("title: A\nstatus: idea\nhosts: [BPBD]")
    files = {PATH: meeting(fields), "records/events/joint.md": event}
    assert len(found("JK111", files)) == count


def test_bodies_above_each_other() -> None:
    """Two bodies can't be each other's parents, nor successors."""
    register = "A:\n  name: a\n  parent: B\nB:\n  name: b\n  parent: A\n"
    for text in (register, register.replace("parent", "successor")):
        assert codes({}, agencies=AGENCIES + text).count("JK111") == 2


def test_moved_into_a_circle() -> None:
    """A report that makes two follow-ups wait for each other is found."""
    items = f"  {ITEM}}}\n  - {{id: peta, what: b, owners: [BPBD], due: after:data-pompa}}"
    moved = entry("due: after:peta", day="2019-11-01")
    files = {PATH: meeting(f"follow-ups:\n{items}"), entry_path("2019-11-01"): moved}
    assert len(found("JK111", files)) == 2


def test_moved_before_the_meeting() -> None:
    """A report can't move the due date to before the promise."""
    files = {
        PATH: meeting(f"follow-ups:\n  {ITEM}}}"),
        entry_path("2019-11-01"): entry("due: 2019-10-01", day="2019-11-01"),
    }
    assert len(found("JK207", files)) == 1


@pytest.mark.parametrize(
    ("evidence", "code"),
    [
        ("letter:012/SJB/2019", None),
        ("letter: ", "JK101"),
        ("letter:", "JK101"),
        ("email:2019-11-20", None),
        ("email:2019-02-30", "JK105"),
        ("email:kemarin", "JK105"),
        ("https://example.org/a?b=c", None),
        ("http://x y", "JK101"),
        ("https://", "JK101"),
        ("joint", None),
        ("pokja", None),
        (STEM, None),
        ("tidak-ada", "JK102"),
    ],
)
def test_evidence(evidence: str, code: str | None) -> None:
    """Evidence is a url, a letter with its number, an e-mail of a day, a file or a record."""
    files = {
        PATH: meeting(f"follow-ups:\n  {ITEM}}}"),
        "records/events/joint.md": record("title: A\nstatus: idea\nhosts: [BPBD]"),
        "records/working-groups/pokja.md": record("title: A\nstatus: active\nmembers: [BPBD]"),
        entry_path("2019-11-01"): entry(f"evidence: ['{evidence}']", day="2019-11-01"),
    }
    assert set(codes(files)) & {"JK101", "JK102", "JK105"} == ({code} if code else set())


HELD = "records/meetings/2019/2019-11-10-lokakarya.md"


@pytest.mark.parametrize(
    ("day", "promised", "count"),
    [
        ("2019-11-12", "2019-10-29", 1),
        ("2019-11-10", "2019-10-29", 1),
        ("2019-11-09", "2019-10-29", 0),
        ("2019-11-12", "2019-11-13", 0),
    ],
)
def test_what_a_held_event_leaves_open(day: str, promised: str, count: int) -> None:
    """From the day on that it was held; a meeting to come has promised nothing yet."""
    path = f"records/meetings/2019/{promised}-contoh.md"
    promise = meeting(f"events: [lokakarya]\n{FOLLOW_UP}, event: lokakarya}}", day=promised)
    files = {
        path: promise.replace("attendees", "record: planned\ninvited") if count == 0 else promise,
        HELD: meeting("holds: lokakarya", day="2019-11-10"),
        "records/events/lokakarya.md": record("title: L\nstatus: planned\nhosts: [SJB]"),
    }
    every = check_workspace(tree(files), loaded(files).records.settings, on(day)).problems
    waiting = [
        problem for problem in every if "is still open, but its event" in str(problem.message)
    ]
    assert [problem.place.path for problem in waiting] == [path] * count


@pytest.mark.parametrize(
    ("prose", "quote", "count"),
    [
        ("Rapat disepakati berlanjut pekan depan.", "disepakati", 0),
        ("Rapat disepakati berlanjut.", "Rapat disepakati berlanjut. Zona satu dulu.", 0),
        ("Zona disepakati.", "Anggaran: Zona disepakati. Lalu pulang.", 0),
        ("Rapat disepakati berlanjut. Zona satu dulu.", "Zona satu dulu", 1),
    ],
)
def test_a_quote_may_be_longer_than_the_sentence(prose: str, quote: str, count: int) -> None:
    """A sentence is recorded by a quote of words in it, and by one that it is a part of."""
    files = {PATH: meeting(f"follow-ups:\n  {ITEM}, quote: '{quote}'}}", prose)}
    assert codes(files).count("JK206") == count


def test_a_group_of_an_event_that_is_half_read() -> None:
    """The groups of an event that couldn't be read whole may be there; others are looked for."""
    event = "title: L\nstatus: planned\nhosts: [SJB]\ngroups: [{id: satu, leads: [DLH]}]"
    proposal = {
        "records/events/l/proposals/DLH.md": record("topics:\n  - {group: dua, topic: Air}"),
    }
    assert codes({**proposal, "records/events/l.md": record(event)}) == ["JK102"]
    half = record(f"{event}\nsessions: [5]")
    assert codes({**proposal, "records/events/l.md": half}) == ["JK101"]


def test_only_evidence_may_be_a_file() -> None:
    """A file that is there is no owner, and no evidence by a name without its folder."""
    files = {
        "records/files/surat.pdf": "isi",
        PATH: meeting("follow-ups:\n  - {id: data-pompa, what: Data, owners: [files/surat.pdf]}"),
    }
    assert codes(files) == ["JK102"]
    files[PATH] = meeting(FOLLOW_UP + "}")
    for evidence, expected in (("files/surat.pdf", []), ("surat.pdf", ["JK102"])):
        report = entry(f"status: done\nevidence: [{evidence}]", day="2019-11-05")
        assert codes({**files, entry_path("2019-11-05"): report}) == expected
