from __future__ import annotations

from jakres_cli.digest.digest import digest
from jakres_cli.digest.speaker import Speaker
from jakres_cli.locale import catalogue
from tests.unit.compare.comparing import AnyFiles, compared
from tests.unit.making import PATH, STEM, entry, entry_path, meeting

ITEM = "follow-ups:\n  - {id: data-pompa, what: Menyerahkan data, owners: [BPBD, DLH]}\n"
PROMISED: AnyFiles = {PATH: meeting(ITEM)}
LATER = "records/meetings/2019/2019-11-05-lanjutan.md"
REPORTED = entry_path("2019-11-05", "SJB")
REPORT: AnyFiles = {**PROMISED, REPORTED: entry("status: reported", "A", day="2019-11-05")}


def sentences(before: AnyFiles, after: AnyFiles) -> list[str]:
    """Every line of the digest of what changed, warnings first."""
    old, new, changes = compared(before, after)
    speaker = Speaker(old.loaded.records, new.loaded.records, catalogue("en"))
    page = digest(changes, speaker)
    lines = [*page.warnings, *(line for group in page.groups for line in group.lines), *page.same]
    messages = [message for line in lines for message in (line.sentence, *line.under)]
    return [speaker.t(message) for message in messages]


def test_new_confidential_meeting() -> None:
    """Who may be shown a new meeting is told with it, unless it is as usual."""
    secret = sentences({}, {PATH: meeting("visibility: confidential\n")})
    assert len(secret) == 1
    assert secret[0].startswith("new minutes: ")
    assert secret[0].endswith("; confidential")
    assert sentences({}, {PATH: meeting()}) == [secret[0].removesuffix("; confidential")]


def test_the_way_into_an_online_meeting() -> None:
    """Link and passcode let in whoever reads them: a digest says only that they are there."""
    room = "online: {app: Zoom, link: 'https://example.org/j', passcode: kota}\n"
    (line,) = sentences({PATH: meeting()}, {PATH: meeting(room)})
    assert line == "online: Zoom (link: …; passcode: …)"
    other = {PATH: meeting(room.replace("Zoom", "Teams"))}
    (line,) = sentences({PATH: meeting(room)}, other)
    assert "example.org" not in line
    assert "kota" not in line


def test_an_objection_is_told() -> None:
    """That an owner contests what it was given, and that it was reminded, is told as such."""
    entries = {
        "objection: Bukan kewenangan kami": "objection by SJB on 5 November 2019: “Bukan",
        "objection: refused": "objection refused by SJB on 5 November 2019",
        "reminded: {via: email}": "reminded by SJB on 5 November 2019",
    }
    for fields, words in entries.items():
        after = {**PROMISED, REPORTED: entry(fields, day="2019-11-05")}
        assert any(words in line for line in sentences(PROMISED, after)), fields


def test_refused_report() -> None:
    """A report that doesn't count is told with the reason, and changes no standing."""
    done = {**PROMISED, REPORTED: entry("status: done", "Sudah", day="2019-11-05")}
    lines = sentences(PROMISED, done)
    assert len(lines) == 1
    assert "“Sudah”, says “done”; it doesn’t count: " in lines[0]


def test_counting_report() -> None:
    """A report that counts is told below what became of the follow-up, not as a warning."""
    assert sentences(PROMISED, REPORT) == [
        "“Menyerahkan data” (data-pompa): reported done, not yet checked",
        "reported by SJB on 5 November 2019: “A”",
    ]


def test_report_on_nothing() -> None:
    """A report on a follow-up that isn't there says so."""
    (line,) = sentences({}, {REPORTED: entry("status: reported", day="2019-11-05")})
    assert line.endswith(f"it doesn’t count: there is no follow-up {STEM}/data-pompa")


def test_only_new_reports_give_reasons() -> None:
    """The reason of an older report isn't told for a later change."""
    first = {**PROMISED, REPORTED: entry("due: 2019-12-01\nreason: lama", day="2019-11-05")}
    moved = {**first, entry_path("2019-11-09", "SJB"): entry("status: dropped", day="2019-11-09")}
    lines = sentences(first, moved)
    assert lines
    assert not any("lama" in line for line in lines)


def test_replaced_by_a_later_meeting() -> None:
    """What a follow-up of another file replaces stands differently, too, there and back."""
    item = f"{{id: peta, what: Peta, owners: [DLH], replaces: [{STEM}/data-pompa]}}"
    later = meeting(f"follow-ups:\n  - {item}\n", day="2019-11-05")
    both = {**PROMISED, LATER: later}
    assert any("superseded by “Peta” (peta)" in line for line in sentences(PROMISED, both))
    assert any("open again (was: superseded)" in line for line in sentences(both, PROMISED))


def test_broken_report_says_nothing_of_standing() -> None:
    """While a report can't be read, nothing is said of how its follow-up stands."""
    broken = {**PROMISED, REPORTED: "---\ndate: [\n---\n"}
    lines = sentences(REPORT, broken)
    assert not any("open again" in line for line in lines)
    assert any("can’t be read whole any more" in line for line in lines)
