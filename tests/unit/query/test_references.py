"""References as people type them."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jakres_cli.model.base import AskedWrongly
from jakres_cli.query.references import ShortForms, match_reference

REFS = [
    "2019-10-29-persiapan/tabel-topik",
    "2019-10-29-persiapan/tabel",
    "2019-11-05-lanjutan/undangan",
    "2019-11-05-lanjutan/laporan-akhir",
    "2019-11-12-lain/laporan",
    "2019-11-12-lain/undangan",
]
MEETINGS = ["2019-10-29-persiapan", "2019-10-29-persiapan-lagi", "2019-11-05-lanjutan"]
SLUG = st.from_regex(r"[ab]{1,2}(-[ab])?", fullmatch=True)
STEM = st.builds("2019-10-{}-{}".format, st.sampled_from(["28", "29"]), SLUG)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2019-10-29-persiapan/tabel-topik", "2019-10-29-persiapan/tabel-topik"),
        ("tabel", "2019-10-29-persiapan/tabel"),
        ("tabel-topik", "2019-10-29-persiapan/tabel-topik"),
        ("tabel-t", "2019-10-29-persiapan/tabel-topik"),
        ("topik", "2019-10-29-persiapan/tabel-topik"),
        ("TOPIK", "2019-10-29-persiapan/tabel-topik"),
        ("2019-11-05/undangan", "2019-11-05-lanjutan/undangan"),
        ("2019-11-12/un", "2019-11-12-lain/undangan"),
        ("lanjutan/undangan", "2019-11-05-lanjutan/undangan"),
        ("laporan", "2019-11-12-lain/laporan"),
        ("akhir", "2019-11-05-lanjutan/laporan-akhir"),
        ("2019-10-29/tabel", "2019-10-29-persiapan/tabel"),
    ],
)
def test_resolves(text: str, expected: str) -> None:
    """Exact beats prefix beats part, on each side of the slash."""
    assert match_reference(text, REFS) == expected


@pytest.mark.parametrize("text", ["undangan", "un", "tab", "2019-1/undangan", "l/undangan", ""])
def test_ambiguous(text: str) -> None:
    """What may mean several is refused with the candidates."""
    with pytest.raises(AskedWrongly) as error:
        match_reference(text, REFS)
    assert error.value.hint is not None
    assert str(error.value.hint).startswith("write more of it: 2019-")


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("tabel-tpoik", "did you mean 2019-10-29-persiapan/tabel-topik?"),
        ("laporan-akir", "did you mean 2019-11-05-lanjutan/laporan-akhir?"),
        ("zzz", "None"),
    ],
)
def test_nothing(text: str, hint: str) -> None:
    """What means nothing is refused with the nearest, if there is one."""
    with pytest.raises(AskedWrongly) as error:
        match_reference(text, REFS)
    assert str(error.value.hint) == hint


def test_meetings() -> None:
    """Meetings resolve by a part of their stem; an exact one beats a longer one."""
    assert match_reference("2019-10-29-persiapan", MEETINGS) == "2019-10-29-persiapan"
    assert match_reference("lagi", MEETINGS) == "2019-10-29-persiapan-lagi"
    assert match_reference("2019-11", MEETINGS) == "2019-11-05-lanjutan"


@given(st.sets(st.builds("{}/{}".format, STEM, SLUG), min_size=1, max_size=8))
def test_shortest_form_leads_back(refs: set[str]) -> None:
    """The short form that lists show, typed again, means the same follow-up."""
    short = ShortForms(refs)
    for ref in refs:
        assert match_reference(short.of(ref), refs) == ref


def test_the_shortest_form_is_shown() -> None:
    """The item where it stands once, else the day before it, else the whole; a stem is whole."""
    refs = [*REFS, "2019-11-12-lagi/laporan", "2019-11-05-lagi/tabel"]
    short = ShortForms(refs)
    assert [short.of(ref) for ref in refs] == [
        *("tabel-topik", "2019-10-29/tabel", "2019-11-05/undangan", "laporan-akhir"),
        *("2019-11-12-lain/laporan", "2019-11-12/undangan", "2019-11-12-lagi/laporan"),
        "2019-11-05/tabel",
    ]
    assert ShortForms(MEETINGS).of(MEETINGS[0]) == MEETINGS[0]


@given(st.sets(STEM, min_size=1, max_size=6), st.text(alphabet="ab-20189/", max_size=12))
def test_any_text(refs: set[str], text: str) -> None:
    """Any text means one of the known references or is refused."""
    with suppress(AskedWrongly):
        assert match_reference(text, refs) in refs
