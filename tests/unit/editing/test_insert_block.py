from __future__ import annotations

import pytest

from jakres_cli.model.base import CannotDo
from tests.unit.editing.marked import both, refused, registered, ways

NAME = {"name": "N"}
CASES = {
    "between": "\n BPBD:\n   name: x\n+DLA:\n+  name: N\n DLH:\n   name: y",
    "first": "\n+DLA:\n+  name: N\n SJB:\n   name: x",
    "first-head": "\n # daftar\n\n+DLA:\n+  name: N\n SJB:\n   name: x",
    "last": "\n BPBD:\n   name: x\n+DLA:\n+  name: N",
    "last-comment": "\n BPBD:\n   name: x  # c\n+DLA:\n+  name: N\n # akhir",
    "case": "\n bpbd:\n   name: x\n+DLA:\n+  name: N\n dlh:\n   name: y",
    "comment-of-the-next": (
        "\n BPBD:\n   name: x\n+DLA:\n+  name: N\n\n # lingkungan\n DLH:\n   name: y"
    ),
    "nothing-below": "\n BPBD:\n+DLA:\n+  name: N\n DLH:\n   name: y",
    "nothing-but-comment": "\n BPBD:  # ?\n+DLA:\n+  name: N\n DLH:\n   name: y",
    "flow-blocks": "\n BPBD: {name: x}\n+DLA:\n+  name: N\n DLH: {name: y}",
    "flow-over-lines": "\n BPBD: {name: x,\n   kind: bureau}\n+DLA:\n+  name: N\n DLH: {name: y}",
    "quoted-keys": "\n 'BPBD':\n   name: x\n+DLA:\n+  name: N\n \"DLH\":\n   name: y",
    "unsorted": "\n DLH:\n   name: y\n BPBD:\n   name: x\n+DLA:\n+  name: N\n SJB:\n   name: z",
    "x-field": "\n BPBD:\n   name: x\n   x-telp: '021'\n+DLA:\n+  name: N\n x-catatan: a\n   b",
    "literal": "\n BPBD:\n   name: |\n     x\n+DLA:\n+  name: N\n\n DLH:\n   name: y",
    "only-comments": "\n # kosong\n # sekali\n+DLA:\n+  name: N",
    "document-start": "\n ---\n+DLA:\n+  name: N\n DLH:\n   name: y",
}


@pytest.mark.parametrize("name", CASES)
def test_a_block_is_inserted_in_order(name: str) -> None:
    """A new block stands before the first name behind it, and no other byte changes."""
    for old, new in ways(*both(CASES[name]), fenced=False):
        assert registered(old, "DLA", NAME) == new


def test_an_empty_register_is_filled() -> None:
    """An empty file becomes a register."""
    assert registered("", "DLA", NAME) == "DLA:\n  name: N\n"


def test_a_register_without_final_newline() -> None:
    """A last line that isn't ended is ended first."""
    assert registered("BPBD:\n  name: x", "DLA", NAME) in {
        "BPBD:\n  name: x\nDLA:\n  name: N\n",
        "BPBD:\n  name: x\nDLA:\n  name: N",
    }


@pytest.mark.parametrize("text", ["{}\n", "{BPBD: {name: x}}\n", "  BPBD:\n    name: x\n"])
def test_what_can_t_be_inserted_is_refused(text: str) -> None:
    """A register in braces or indented isn't rewritten."""
    with pytest.raises(CannotDo) as error:
        registered(text, "DLA", NAME)
    refused(error, "DLA:", "name: N")


INNER = {
    "between": (
        "\n posts:\n   a:\n     name: x\n+  n:\n+    name: N\n   z:\n     name: y\n people: {}"
    ),
    "four": (
        "\n posts:\n     # c\n     m:\n       name: x\n+    n:\n+      name: N\n"
        "     z:\n       name: y"
    ),
    "first": "\n posts: # p\n   # c\n+  n:\n+    name: N\n   z:\n     name: y",
    "empty": "\n-posts: {} # nol\n+posts: # nol\n+  n:\n+    name: N\n people: {}",
    "nothing": "\n posts:\n+  n:\n+    name: N\n people:",
    "missing": "\n people:\n   b:\n     name: c\n # d\n+posts:\n+  n:\n+    name: N",
    "flow-inner": "\n posts:\n   a: {name: x}  # c\n+  n:\n+    name: N\n people: {}",
}


@pytest.mark.parametrize("name", INNER)
def test_a_block_is_inserted_within_another(name: str) -> None:
    """A post or person goes into its part of the register, which is made if need be."""
    for old, new in ways(*both(INNER[name]), fenced=False):
        assert registered(old, "n", NAME, "posts") == new


@pytest.mark.parametrize("text", ["posts: {a: {name: x}}\n", "posts: [x]\n", "posts: x\n"])
def test_a_part_in_braces_is_refused(text: str) -> None:
    """A part that can't be added to is shown with the change to make by hand, under its name."""
    with pytest.raises(CannotDo) as error:
        registered(text, "n", NAME, "posts")
    refused(error, "n:", "name: N")


def test_a_name_is_never_registered_twice() -> None:
    """A name that is there already is refused, whoever was quicker."""
    with pytest.raises(CannotDo):
        registered("DLA:\n  name: x\n", "DLA", NAME)


@pytest.mark.parametrize("name", ["NO", "on", "null", "123", "1e3", "012", "2019-11-05", "Y"])
def test_codes_that_yaml_takes_for_something_else(name: str) -> None:
    """A code that other readers would change is quoted."""
    new = registered("ZZZ:\n  name: x\n", name, NAME)
    assert new.endswith("ZZZ:\n  name: x\n") or new.startswith("ZZZ:")
    if name in {"NO", "on", "null", "012"}:
        assert f"'{name}':" in new
