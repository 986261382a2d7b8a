"""What records know of each other by their names, and texts in two languages."""

from __future__ import annotations

import pytest

from jakres_cli.model.base import LocalText
from jakres_cli.model.markdown import escape_control
from tests.unit.making import loaded, meeting, record


def path(stem: str) -> str:
    """Where a meeting stands."""
    return f"records/meetings/2019/{stem}.md"


SERIES = {
    "records/series/mingguan.md": record("title: Mingguan"),
    path("2019-10-01-a"): meeting("series: mingguan\nformer: [2019-10-01-lama]", day="2019-10-01"),
    path("2019-10-08-b"): meeting("series: mingguan", day="2019-10-08"),
    path("2019-10-08-c"): meeting("series: mingguan", day="2019-10-08"),
    path("2019-10-15-d"): meeting("follows: [2019-10-01-lama]", day="2019-10-15"),
    path("2019-10-22-e"): meeting(day="2019-10-22"),
}


@pytest.mark.parametrize(
    ("stem", "after"),
    [
        ("2019-10-01-a", ["2019-10-08-b", "2019-10-08-c", "2019-10-15-d"]),
        ("2019-10-08-b", ["2019-10-08-c"]),
        ("2019-10-08-c", []),
        ("2019-10-15-d", []),
        ("2019-10-22-e", []),
    ],
)
def test_the_meetings_after_one(stem: str, after: list[str]) -> None:
    """Those that follow it, by a former name too, and later ones of its series, not itself."""
    records = loaded(SERIES).records
    assert [each.id for each in records.later_meetings(records.meetings[stem])] == after


def test_former_names_resolve() -> None:
    """A meeting, event or working group is known by each name that it had; nothing else is."""
    files = {
        **SERIES,
        "records/events/baru.md": record("title: B\nstatus: idea\nhosts: [SJB]\nformer: [lama]"),
        "records/working-groups/tim.md": record("title: T\nstatus: formed\nformer: [regu]"),
    }
    records = loaded(files).records
    for known, now, former in (
        (records.meeting, "2019-10-01-a", "2019-10-01-lama"),
        (records.event, "baru", "lama"),
        (records.working_group, "tim", "regu"),
    ):
        assert known(now) is known(former) is not None
        assert known("tidak-ada") is None


def test_a_text_without_english_is_the_office_s_own() -> None:
    """English is shown to whoever wants it, where there is some."""
    both, own = LocalText(id="Rapat", en="Meeting"), LocalText(id="Rapat")
    assert (both.in_language("en"), both.in_language("id")) == ("Meeting", "Rapat")
    assert (own.in_language("en"), own.in_language("id")) == ("Rapat", "Rapat")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Rapat – koordinasi é", "Rapat – koordinasi é"),
        ("satu\ndua\ttiga", "satu\ndua tiga"),
        ("a\x1b[31mb\rc\x00", "a\\x1b[31mb\\rc\\x00"),
        ("a\u202eb\u200bc", "a\\u202eb\\u200bc"),
    ],
)
def test_characters_that_act_are_shown(text: str, shown: str) -> None:
    """As escapes; a tab is a blank, and a new line stays one."""
    assert escape_control(text) == shown
