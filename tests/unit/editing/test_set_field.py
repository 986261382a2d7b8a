from __future__ import annotations

import pytest

from jakres_cli.model.base import AskedWrongly, CannotDo
from tests.unit.editing.marked import both, filled, refused, ways

CASES = {
    "plain": "\n title: R\n-place: Balai Kota\n+place: Ruang 1\n x-a: b",
    "comment": "\n title: R\n-place: Balai Kota  # lantai 2\n+place: Ruang 1  # lantai 2\n x-a: b",
    "blanks": "\n-place:    'a'   # b\n+place:    'Ruang 1'   # b\n title: R",
    "double": '\n-place: "a # b"\n+place: "Ruang 1"\n title: R',
    "wrapped": "\n-place: a\n-  b\n-  c # d\n+place: Ruang 1 # d\n title: R",
    "next-line": "\n place:\n   # x\n-  a\n+  Ruang 1\n title: R",
    "nothing": "\n-place:\n+place: Ruang 1\n title: R",
    "nothing-comment": "\n-place:  # ?\n+place: Ruang 1  # ?\n title: R",
    "nothing-blank-line": "\n-place:\n+place: Ruang 1\n\n # c\n title: R",
    "empty-quotes": "\n-place: ''\n+place: 'Ruang 1'\n title: R",
    "missing": "\n title: R\n date: 2019-11-05\n+place: Ruang 1\n attendees: [BPBD]",
    "missing-comments": "\n # a\n title: R # b\n+place: Ruang 1\n # c\n attendees: # d\n - BPBD",
    "missing-first": "\n # a\n\n+place: Ruang 1\n attendees: [BPBD]",
    "missing-last": "\n title: R\n time: 10:30\n+place: Ruang 1\n # ekor\n\n",
    "missing-behind-folded": "\n title: >\n   a\n   b\n+place: Ruang 1\n\n attendees: []",
}


@pytest.mark.parametrize("name", CASES)
def test_a_text_is_set(name: str) -> None:
    """Setting a field changes its value and no other byte."""
    for old, new in ways(*both(CASES[name]), fenced=True):
        assert filled(old, "place", "Ruang 1") == new


REFUSED = {
    "list": " place:\n   - x",
    "mapping": " place: {a: b}",
    "block-mapping": " place:\n   a: b",
    "flow-root": " {place: x}",
    "keep": " title: |+\n   a\n\n attendees: []",
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_can_t_be_set_is_refused(name: str) -> None:
    """A value that isn't a text is never replaced; the change to make by hand is shown."""
    for old, _ in ways(*both(REFUSED[name]), fenced=True):
        if name == "flow-root":
            assert filled(old, "place", "y") == old.replace("place: x", "place: y")
            continue
        with pytest.raises(CannotDo) as error:
            filled(old, "place", "Ruang 1")
        refused(error, "place: Ruang 1")


@pytest.mark.parametrize(
    "fields",
    [
        "place: |\n  a\n# c\ntitle: R\n",
        "place: |\n  a\n\n# c\ntitle: R\n",
        "place: >-\n  a\n  b\n\n\n# c\n# d\n",
        "place: | # e\n  a\n# c\ntitle: R\n",
        "place: # e\n  |\n  a\ntitle: R\n",
        "title: R\nplace: |\n  a\n",
    ],
)
def test_replacing_a_block_of_text_loses_no_comment(fields: str) -> None:
    """What follows a text over several lines stays, comments and all, or the change is refused."""
    text = f"---\n{fields}---\nProsa\n"
    try:
        new = filled(text, "place", "Ruang: 1")
    except CannotDo:
        return
    kept = [line for line in text.split("\n") if line.startswith(("#", "title", "Prosa", "---"))]
    assert kept == [line for line in new.split("\n") if line in kept]


def test_a_list_is_only_set_where_there_is_none() -> None:
    """A list that is there already isn't replaced."""
    with pytest.raises(CannotDo) as error:
        filled("---\nattendees: [BPBD]\n---\n", "attendees", ["DLH"])
    refused(error, "attendees: [DLH]")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("attendees: []\n", "attendees: [DLH]\n"),
        ("attendees:\n", "attendees: [DLH]\n"),
        ("title: R\n", "title: R\nattendees: [DLH]\n"),
        ("", "attendees: [DLH]\n"),
        ("# c\n", "attendees: [DLH]\n# c\n"),
    ],
)
def test_an_empty_list_is_filled(before: str, after: str) -> None:
    """A list is set where there is none, or an empty one."""
    assert filled(f"---\n{before}---\nx", "attendees", ["DLH"]) == f"---\n{after}---\nx"


@pytest.mark.parametrize("value", ["a\x1bb", "\u202ex", "\u2028", "a\rb", "\x85", "x" * 4097])
def test_what_a_record_may_not_hold_is_refused(value: str) -> None:
    """A value that a record may not hold is refused before anything is written."""
    with pytest.raises(AskedWrongly):
        filled("---\nplace: x\n---\n", "place", value)


@pytest.mark.parametrize("value", [[], {}, [[]], [{}], {"a": {}}, {"a": []}, [{"a": []}]])
def test_empty_values_never_crash(value: object) -> None:
    """Empty lists and mappings are written or refused."""
    try:
        new = filled("---\ntitle: R\n---\n", "attendees", value)  # type: ignore[arg-type]  # any
    except CannotDo:
        return
    assert new.startswith("---\ntitle: R\nattendees:")
