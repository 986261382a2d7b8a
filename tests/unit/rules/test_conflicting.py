from __future__ import annotations

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
