from __future__ import annotations

from jakres_cli.changes.facts import (
    NO_ITEMS,
    FactChange,
    Facts,
    Names,
    TextFacts,
    abbreviate,
    fact_changes,
    facts,
    three_way,
)
from jakres_cli.changes.merge_fields import merge_words
from jakres_cli.changes.merge_records import record_shape
from jakres_cli.records.syntax.document import read_markdown

PATH = "records/meetings/2019/2019-10-29-contoh.md"
MEETING = """\
title: Rapat   contoh
tags: []
place:
follow-ups:
  - {id: data-pompa, what: Menyerahkan data, owners: [BPBD, DLH]}
  - {id: data-pompa, what: Sekali lagi}
"""


def _read(fields: str) -> TextFacts:
    shape, document = record_shape(PATH), read_markdown(PATH, f"---\n{fields}---\n".encode())
    assert shape is not None
    assert document.tree is not None
    return facts(document.tree, shape)


def _state(*items: Names, **values: str) -> Facts[str]:
    by_names: dict[Names, str] = {tuple(name.split("_")): text for name, text in values.items()}
    return Facts(values=by_names, items=frozenset(items))


def test_facts_of_a_record() -> None:
    """Blanks are folded, what is empty is no fact, and no two items are called alike."""
    state = _read(MEETING)
    first, second = ("follow-ups", "data-pompa"), ("follow-ups", "data-pompa (2)")
    assert state.values == {
        ("title",): "Rapat contoh",
        ("tags",): NO_ITEMS,
        (*first, "id"): "data-pompa",
        (*first, "what"): "Menyerahkan data",
        (*first, "owners", "BPBD"): "",
        (*first, "owners", "DLH"): "",
        (*second, "id"): "data-pompa",
        (*second, "what"): "Sekali lagi",
    }
    owners = {(*first, "owners", code) for code in ("BPBD", "DLH")}
    assert state.items == {first, second, *owners}
    assert {("title",), ("place",), first, (*first, "what")} <= state.spans.keys()


def test_what_is_new_in_a_merge_is_as_in_none_of_its_parents() -> None:
    """What one parent has already is no change; what was before is what the first one says."""
    ours, theirs = _state(a="1", b="1"), _state(a="2", b="2")
    assert [*fact_changes([ours, theirs], _state(a="2", b="3"))] == [
        FactChange(names=("b",), before="1", after="3")
    ]
    assert [*fact_changes([], _state(a="1"))] == [FactChange(names=("a",), after="1")]


def test_an_item_that_came_or_went_is_one_change() -> None:
    """Of an item only that it is new or gone is told, not each of its fields; gone comes last."""
    old = _state(("x",), x_id="x", x_what="lama", z="1")
    new = _state(("y",), y_id="y", y_what="baru", z="2")
    assert [*fact_changes([old], new)] == [
        FactChange(names=("y",), item=True, gone=False),
        FactChange(names=("z",), before="1", after="2"),
        FactChange(names=("x",), item=True, gone=True),
    ]
    assert [*fact_changes([old, new], new)] == []


def test_what_a_merge_must_say() -> None:
    """The side that changed a fact wins; the same change is none of a side; two are a conflict."""
    base = _state(kept="1", ours="1", theirs="1", same="1", both="1", gone="1")
    ours = _state(kept="1", ours="2", theirs="1", same="2", both="2", gone="1")
    theirs = _state(kept="1", ours="1", theirs="3", same="2", both="3", new="3")
    wanted = three_way(base, ours, theirs)
    assert {
        names[0]: (fact.merged, fact.side, fact.conflict) for names, fact in wanted.items()
    } == {
        "kept": ("1", "", False),
        "ours": ("2", "ours", False),
        "theirs": ("3", "theirs", False),
        "same": ("2", "ours", False),
        "both": ("2", "", True),
        "gone": (None, "theirs", False),
        "new": ("3", "theirs", False),
    }


def test_long_texts_are_abbreviated() -> None:
    """A text as long as there is room for stays; a longer one ends with an ellipsis within it."""
    assert abbreviate("a b\n c", 5) == "a b c"
    assert abbreviate("abcdef", 5) == "abcd…"
    assert abbreviate(None) == ""


def test_lists_of_words_are_put_together() -> None:
    """What a side put in is there, what one took out is not; ours stand first."""
    assert merge_words("tags", ["a", "b"], ["b", "c"], ["a", "b", "d"]) == ["b", "c", "d"]
    assert merge_words("tags", [], ["a", "b"], ["b", "c"]) == ["a", "b", "c"]
    assert merge_words("tags", ["a"], ["a", "a"], ["a"]) is None


def test_owners_add_up_but_two_new_ones_do_not() -> None:
    """Who owes it is one statement: sides may each add to it, not each replace it."""
    assert merge_words("owners", ["a"], ["a", "b"], ["a", "c"]) == ["a", "b", "c"]
    assert merge_words("owners", ["a"], ["b"], ["a", "c"]) is None
    assert merge_words("owners", ["a"], ["a", "c"], ["b"]) is None
