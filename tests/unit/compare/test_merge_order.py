from __future__ import annotations

import pytest

from jakres_cli.changes.merge3 import OURS, THEIRS, resolve_points
from jakres_cli.changes.merge_fields import merge_words
from jakres_cli.changes.merge_records import Resolution, Unmergeable, merge_records
from jakres_cli.model.source import LARGEST
from tests.unit.making import PATH, meeting

ITEMS = {name: f"  - {{id: {name}, what: {name.title()}, owners: [BPBD]}}\n" for name in "abcd"}


def with_items(order: str, **changed: str) -> bytes:
    """A meeting with these follow-ups in this order, those that are `changed` in other words."""
    lines = "".join(changed.get(name, ITEMS[name]) for name in order)
    return meeting(f"follow-ups:\n{lines}").encode()


def order_of(data: bytes) -> str:
    """The ids of the follow-ups, in the order of the text."""
    return "".join(line.split("id: ")[1][0] for line in data.decode().split("\n") if "id: " in line)


def merged(base: bytes, ours: bytes, theirs: bytes) -> bytes:
    """What both sides make of the meeting; there must be nothing to decide."""
    merge = merge_records(PATH, base, ours, theirs)
    assert merge.points == []
    return merge.encoded(resolve_points(merge.parts, {}))


@pytest.mark.parametrize(
    ("ours", "theirs", "wanted"),
    [
        ("cba", "abc", "cba"),
        ("abc", "cba", "cba"),
        ("bac", "cba", "bac"),
        ("abc", "acbd", "acbd"),
        ("acb", "abcd", "acdb"),
        ("dabc", "bca", "dbca"),
        ("abc", "adbc", "adbc"),
        ("ab", "cab", "ab"),
    ],
)
def test_the_side_that_changed_the_order_wins(ours: str, theirs: str, wanted: str) -> None:
    """Whoever reordered the items wins, else ours; what is new stays behind what it followed."""
    found = merged(with_items("abc"), with_items(ours), with_items(theirs))
    assert order_of(found) == wanted


def test_a_change_within_a_moved_item() -> None:
    """One side moves an item and the other changes it: both happen."""
    changed = ITEMS["b"].replace("}", ", due: 2019-12-01}")
    found = merged(with_items("abc"), with_items("bac"), with_items("abc", b=changed))
    assert order_of(found) == "bac"
    assert b"due: 2019-12-01" in found


@pytest.mark.parametrize(
    ("name", "base", "ours", "theirs", "wanted"),
    [
        ("attendees", "ab", "abc", "abd", "abcd"),
        ("attendees", "ab", "b", "abd", "bd"),
        ("attendees", "ab", "ab", "b", "b"),
        ("attendees", "aab", "ab", "aab", None),
        ("attendees", "ab", "abb", "ab", None),
        ("owners", "ab", "abc", "abd", "abcd"),
        ("owners", "ab", "ac", "abd", None),
        ("owners", "ab", "abd", "ac", None),
        ("owner", "a", "b", "a", None),
    ],
)
def test_words(name: str, base: str, ours: str, theirs: str, wanted: str | None) -> None:
    """Both sides' words of a list come together, unless they stand there twice or name owners."""
    found = merge_words(name, list(base), list(ours), list(theirs))
    assert (None if found is None else "".join(found)) == wanted


def test_properties_of_the_whole_file() -> None:
    """Line ends and the mark at the beginning are those of the side that changed them."""
    base, changed = with_items("ab"), with_items("abc")
    crlf = base.replace(b"\n", b"\r\n")
    assert merged(base, crlf, changed) == changed.replace(b"\n", b"\r\n")
    assert merged(base, changed, crlf) == changed.replace(b"\n", b"\r\n")
    assert merged(base, b"\xef\xbb\xbf" + base, changed) == b"\xef\xbb\xbf" + changed


@pytest.mark.parametrize(
    ("ours", "reason"),
    [
        (b"---\ntitle: [\n---\n", "our side can't be read whole"),
        (b"---\ntitle: A\r\ndate: 2019-10-29\n---\n", "our side has mixed line ends"),
        (with_items("a") + b"x" * LARGEST, "our side is too large"),
        (b"---\n{title: A, date: 2019-10-29}\n---\n", "the fields aren't written one a line"),
    ],
)
def test_what_cant_be_merged(ours: bytes, reason: str) -> None:
    """A file that can't be taken apart is left to git, with the reason."""
    with pytest.raises(Unmergeable, match=reason):
        merge_records(PATH, with_items("a"), ours, with_items("ab"))


def test_choices() -> None:
    """Each point is as the chosen side has it, and each side can be chosen."""
    ours, theirs = (ITEMS["a"].replace("}", f", due: 2019-12-0{day}}}") for day in (1, 2))
    states = with_items("ab"), with_items("ab", a=ours), with_items("ab", a=theirs)
    resolution = Resolution(PATH, *states)
    (point,) = resolution.open
    assert point.names == ("follow-ups", "a")
    assert resolution.decide({point.names: OURS}) == states[1]
    assert resolution.decide({point.names: THEIRS}) == states[2]
