from __future__ import annotations

import pytest

from jakres_cli.locale import catalogue
from jakres_cli.rules.conflicting import conflicting_changes
from tests.unit.making import PATH, STEM, entry, loaded, meeting

NEW_STEM = "2019-10-29-contoh-baru"
NEW_PATH = PATH.replace(STEM, NEW_STEM)
ITEM = "follow-ups:\n  - {id: data, what: Menyerahkan data, owners: [BPBD]}\n"
HANDED = ITEM.replace("[BPBD]", "[DLH]")
BASE = {PATH: meeting(ITEM)}


def _entry(fields: str, day: str = "2019-11-05", stem: str = STEM) -> dict[str, str]:
    return {f"records/progress/{stem}/data/{day}-SJB.md": entry(fields, day=day)}


def _conflicts(ours: dict[str, str], theirs: dict[str, str], merge: dict[str, str]) -> list[str]:
    states = (loaded(files).records for files in (BASE, ours, theirs, merge))
    t = catalogue("en")
    return [t(problem.message) for problem in conflicting_changes(*states)]


def test_handed_over_in_a_renamed_meeting() -> None:
    """Handed over to two owners: in the text of a meeting that was renamed, and by a report."""
    renamed = {NEW_PATH: meeting(f"{HANDED}former: [{STEM}]\n")}
    reported = {**BASE, **_entry("owners: [SJB]")}
    merge = {**renamed, **_entry("owners: [SJB]", stem=NEW_STEM)}
    mine, other = "handed over to DLH", "handed over to SJB"
    ref = f"{NEW_STEM}/data"
    assert _conflicts(renamed, reported, merge) == [
        f"our side has {ref} {mine}, their side has it {other}"
    ]
    assert _conflicts(reported, renamed, merge) == [
        f"our side has {ref} {other}, their side has it {mine}"
    ]


def test_only_the_name_changed() -> None:
    """A meeting that was only renamed is at odds with nothing."""
    renamed = {NEW_PATH: meeting(f"{ITEM}former: [{STEM}]\n")}
    reported = {**BASE, **_entry("due: 2019-12-01")}
    assert _conflicts(renamed, reported, {**renamed, **_entry("due: 2019-12-01")}) == []


def test_an_older_report_is_no_news() -> None:
    """A report that the base has already is nothing that a side did, even in a renamed folder."""
    told = "due: 2019-12-01\nreason: hujan"
    base = {**BASE, **_entry(told)}
    renamed = {NEW_PATH: meeting(f"{ITEM}former: [{STEM}]\n"), **_entry(told, stem=NEW_STEM)}
    later = _entry("due: 2019-12-09\nreason: banjir", day="2019-11-07")
    states = [loaded(files).records for files in (base, renamed, {**base, **later})]
    assert list(conflicting_changes(states[0], states[1], states[2], states[1])) == []


def test_a_rewritten_report_counts() -> None:
    """A report that says something else now is what its side did."""
    first = {**BASE, **_entry("due: 2019-12-01\nreason: hujan")}
    ours = {**BASE, **_entry("due: 2019-12-05\nreason: hujan")}
    theirs = {**first, **_entry("due: 2019-12-09\nreason: banjir", day="2019-11-07")}
    states = (loaded(files).records for files in (first, ours, theirs, {**theirs, **ours}))
    (problem,) = conflicting_changes(*states)
    assert catalogue("en")(problem.message) == (
        f"our side has {STEM}/data moved to 2019-12-05, their side has it moved to 2019-12-09"
    )


DECIDED = f"{ITEM}decisions:\n  - {{id: dua, text: Dibagi dua}}\n"
NEXT_PATH = "records/meetings/2019/2019-11-05-lanjutan.md"
EVIDENCE = "evidence: ['letter:1']"
DONE = f"status: done\n{EVIDENCE}"
OPENED = "status: open\nreason: kurang"


def _later(fields: str, day: str = "2019-11-05") -> dict[str, str]:
    """A side on which a later meeting says this."""
    path = NEXT_PATH.replace("2019-11-05", day)
    return {PATH: meeting(DECIDED), path: meeting(fields, day=day)}


def _said(fields: str, day: str = "2019-11-05") -> dict[str, str]:
    """A side on which this was reported."""
    return {PATH: meeting(DECIDED), **_entry(fields, day=day)}


def _text(before: str, after: str) -> dict[str, str]:
    """A side on which the meeting was written otherwise."""
    return {PATH: meeting(DECIDED.replace(before, after))}


def _successor(slug: str, day: str = "2019-11-05") -> dict[str, str]:
    fields = f"{{id: {slug}, what: Lain, owners: [BPBD], replaces: [{STEM}/data]}}"
    return _later(f"follow-ups:\n  - {fields}", day)


def _decision(slug: str, day: str = "2019-11-05") -> dict[str, str]:
    return _later(f"decisions:\n  - {{id: {slug}, text: Lain, supersedes: [{STEM}/dua]}}", day)


@pytest.mark.parametrize(
    ("ours", "theirs", "named"),
    [
        (_said(DONE), _said("owners: [DLH]", "2019-11-06"), ("data", "done", "handed over to DLH")),
        (_said(DONE), _said(OPENED, "2019-11-06"), ("data", "done", "reopened")),
        (
            _said(DONE),
            _said("status: dropped\nreason: batal", "2019-11-06"),
            ("data", "done", "dropped"),
        ),
        (
            _said(DONE),
            _said("due: 2019-12-01", "2019-11-06"),
            ("data", "done", "moved to 2019-12-01"),
        ),
        (
            _said(DONE),
            _said("due: 2019-12-01", "2019-11-05"),
            ("data", "done", "moved to 2019-12-01"),
        ),
        (_said(DONE, "2019-11-06"), _said("due: 2019-12-01"), None),
        (_said(DONE), _said("status: in-progress", "2019-11-06"), None),
        (_said(DONE), _said(DONE, "2019-11-06"), None),
        (
            _said(DONE),
            _text("[BPBD]", "[BPBD], due: 2019-12-01"),
            ("data", "done", "moved to 2019-12-01"),
        ),
        (_said(f"{DONE}\nowner: BPBD"), _said(f"{OPENED}\nowner: DLH", "2019-11-06"), None),
        (
            _said("owners: [SJB, DLH]"),
            _said("owners: [DLH]", "2019-11-06"),
            ("data", "handed over to DLH, SJB", "handed over to DLH"),
        ),
        (_text("[BPBD]", "[DLH]"), _text("[BPBD]", "[SJB]"), None),
        (
            _successor("baru"),
            _successor("lain", "2019-11-06"),
            (
                "data",
                "replaced by 2019-11-05-lanjutan/baru",
                "replaced by 2019-11-06-lanjutan/lain",
            ),
        ),
        (
            _successor("baru"),
            _said("status: in-progress"),
            ("data", "replaced by 2019-11-05-lanjutan/baru", "reported on"),
        ),
        (
            _decision("tiga"),
            _decision("empat", "2019-11-06"),
            (
                "dua",
                "replaced by 2019-11-05-lanjutan/tiga",
                "replaced by 2019-11-06-lanjutan/empat",
            ),
        ),
        (_successor("baru"), _successor("baru"), None),
    ],
)
def test_what_can_both_be_meant(
    ours: dict[str, str], theirs: dict[str, str], named: tuple[str, str, str] | None
) -> None:
    """What two sides did is at odds whichever of them is ours, or is not at all."""
    base = {PATH: meeting(DECIDED)}
    for mine, other, turned in ((ours, theirs, False), (theirs, ours, True)):
        states = [loaded(files).records for files in (base, mine, other, {**mine, **other})]
        messages = [catalogue("en")(problem.message) for problem in conflicting_changes(*states)]
        expected = []
        if named is not None:
            item, first, second = named
            if turned:
                first, second = second, first
            expected = [f"our side has {STEM}/{item} {first}, their side has it {second}"]
        assert messages == expected


def test_what_the_merge_took_out_is_at_odds_with_nothing() -> None:
    """A follow-up that isn't in the merge any more needs no decision about it."""
    states = [
        loaded(files).records
        for files in (BASE, _said(DONE), _said("owners: [DLH]", "2019-11-06"), {PATH: meeting()})
    ]
    assert list(conflicting_changes(*states)) == []
    states[-1] = loaded({}).records
    assert list(conflicting_changes(*states)) == []
