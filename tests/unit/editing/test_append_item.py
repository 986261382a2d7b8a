from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from jakres_cli.model.base import CannotDo
from tests.unit.editing.marked import appended, both, refused, ways

if TYPE_CHECKING:
    from jakres_cli.records.editing.yaml_text import Written

LONG: Written = {"agency": "SJB", "posts": ["manajer-program"], "role": "host"}
SHORT_CASES = {
    "block": "\n attendees:\n   - BPBD\n+  - SJB\n place: x",
    "no-indent": "\n attendees:\n - BPBD\n+- SJB\n place: x",
    "one-blank": "\n attendees:\n  - BPBD\n+ - SJB\n place: x",
    "four-blanks": "\n attendees:\n     - BPBD\n+    - SJB\n place: x",
    "wide-dash": "\n attendees:\n   -   BPBD\n+  - SJB\n place: x",
    "last-field": "\n title: R\n attendees:\n   - BPBD\n+  - SJB",
    "comment-behind": "\n attendees:   # siapa\n   - BPBD   # tuan rumah\n+  - SJB\n place: x",
    "comment-below": "\n attendees:\n   - BPBD\n+  - SJB\n   # - DLH tidak jadi\n place: x",
    "comment-at-margin": "\n attendees:\n   - BPBD\n+  - SJB\n # tempat\n place: x",
    "blank-lines": "\n attendees:\n\n   - BPBD\n\n   - DLH\n+  - SJB\n\n\n place: x",
    "single-quotes": "\n attendees:\n   - 'BPBD'\n+  - SJB\n place: x",
    "double-quotes": '\n attendees:\n   - "BP\\x42D"\n+  - SJB\n place: x',
    "long-item": "\n attendees:\n   - agency: BPBD\n     posts: [x]\n+  - SJB\n place: x",
    "long-item-apart": "\n attendees:\n   -\n     agency: BPBD\n+  - SJB\n place: x",
    "flow-item": "\n attendees:\n   - {agency: BPBD, role: host}\n+  - SJB\n place: x",
    "flow-item-broken": (
        "\n attendees:\n   - {agency: BPBD,\n      role: host}  # ]\n+  - SJB\n place: x"
    ),
    "empty-last-value": "\n attendees:\n   - agency: BPBD\n     role:\n+  - SJB\n place: x",
    "empty-with-comment": "\n attendees:\n   - agency: BPBD\n     role:  # ?\n+  - SJB\n place: x",
    "deep": "\n attendees:\n   - agency: BPBD\n     names:\n     - name: A\n+  - SJB\n place: x",
    "literal": (
        "\n attendees:\n   - agency: BPBD\n     x-n: |\n       a\n       b\n+  - SJB\n"
        "\n # c\n place: x"
    ),
    "folded": (
        "\n attendees:\n   - agency: BPBD\n     x-n: >-\n       a\n\n       b\n+  - SJB\n place: x"
    ),
    "wrapped": "\n attendees:\n   - agency: BPBD\n     x-n: satu\n       dua\n+  - SJB\n place: x",
    "wrapped-quotes": (
        "\n attendees:\n   - agency: BPBD\n     x-n: 'a\n\n       b'\n+  - SJB\n place: x"
    ),
    "flow": "\n-attendees: [BPBD]\n+attendees: [BPBD, SJB]\n place: x",
    "flow-comment": "\n-attendees: [BPBD]  # x ]\n+attendees: [BPBD, SJB]  # x ]\n place: x",
    "flow-comma": "\n-attendees: [BPBD,]\n+attendees: [BPBD, SJB,]\n place: x",
    "flow-blanks": "\n-attendees:   [ BPBD , DLH ]\n+attendees:   [ BPBD , DLH, SJB ]\n place: x",
    "flow-lines": (
        "\n attendees: [\n   BPBD,  # satu\n-  DLH  # dua\n+  DLH, SJB  # dua\n"
        "   # tiga\n ]\n place: x"
    ),
    "flow-quotes": "\n-attendees: ['BP,BD', \"x]\"]\n+attendees: ['BP,BD', \"x]\", SJB]\n place: x",
    "flow-mapping": "\n-attendees: [{agency: BPBD}]\n+attendees: [{agency: BPBD}, SJB]\n place: x",
    "empty-list": "\n-attendees: []\n+attendees: [SJB]\n place: x",
    "empty-list-comment": "\n-attendees: []  # belum\n+attendees: [SJB]  # belum\n place: x",
    "nothing": "\n-attendees:\n+attendees: [SJB]\n place: x",
    "nothing-comment": "\n-attendees:  # siapa?\n+attendees: [SJB]  # siapa?\n place: x",
    "nothing-comment-below": "\n-attendees:\n+attendees: [SJB]\n   # siapa?\n place: x",
    "missing": "\n title: R\n date: 2019-11-05\n+attendees: [SJB]\n follow-ups: []",
    "missing-comments": "\n # a\n title: R  # b\n+attendees: [SJB]\n # c\n follow-ups: []\n # d",
    "missing-only-later": "\n # a\n+attendees: [SJB]\n follow-ups: []\n x-b: 1",
    "missing-x": "\n x-a:\n   b: [1]\n title: R\n+attendees: [SJB]\n x-c: d",
    "missing-out-of-order": "\n follow-ups: []\n title: R\n+attendees: [SJB]\n x-z: a",
    "missing-behind-literal": (
        "\n title: |\n   R\n\n   S\n+attendees: [SJB]\n\n # c\n documents: []"
    ),
    "missing-behind-nothing": "\n title: R\n place:\n+attendees: [SJB]\n documents: []",
    "missing-in-braces": (
        "\n-{title: R, date: 2019-11-05}\n+{title: R, date: 2019-11-05, attendees: [SJB]}"
    ),
    "missing-indented": "\n   title: R\n   date: 2019-11-05\n+  attendees: [SJB]",
    "dates-and-clocks": (
        "\n date: 2019-1-5\n time: 10:30\n+attendees: [SJB]\n x: 012\n agenda: [NO, 1.10]"
    ),
}


@pytest.mark.parametrize("name", SHORT_CASES)
def test_a_word_is_appended(name: str) -> None:
    """Appending a word to a list changes the planned lines and no other byte."""
    for old, new in ways(*both(SHORT_CASES[name]), fenced=True):
        assert appended(old, "attendees", "SJB") == new


LONG_CASES = {
    "block": (
        "\n attendees:\n   - BPBD\n+  - agency: SJB\n+    posts: [manajer-program]\n"
        "+    role: host\n place: x"
    ),
    "no-indent": (
        "\n attendees:\n - BPBD  # c\n+- agency: SJB\n+  posts: [manajer-program]\n"
        "+  role: host\n # d\n place: x"
    ),
    "empty-list": (
        "\n-attendees: []  # belum\n+attendees:  # belum\n+  - agency: SJB\n"
        "+    posts: [manajer-program]\n+    role: host\n place: x"
    ),
    "nothing": (
        "\n attendees:\n+  - agency: SJB\n+    posts: [manajer-program]\n+    role: host\n place: x"
    ),
    "nothing-comment": (
        "\n attendees:  # siapa\n+  - agency: SJB\n+    posts: [manajer-program]\n+    role: host\n"
        " # c\n place: x"
    ),
    "missing": (
        "\n title: R\n+attendees:\n+  - agency: SJB\n+    posts: [manajer-program]\n+    role: host"
    ),
    "missing-indented": (
        "\n   title: R\n+  attendees:\n+    - agency: SJB\n+      posts: [manajer-program]\n"
        "+      role: host\n   # c"
    ),
}


@pytest.mark.parametrize("name", LONG_CASES)
def test_a_mapping_is_appended(name: str) -> None:
    """Appending fields to a list changes the planned lines and no other byte."""
    for old, new in ways(*both(LONG_CASES[name]), fenced=True):
        assert appended(old, "attendees", LONG) == new


REFUSED = {
    "one-word": " attendees: BPBD",
    "mapping": " attendees: {agency: BPBD}",
    "block-mapping": " attendees:\n   agency: BPBD",
    "keep": " attendees:\n   - |+\n     BPBD\n\n place: x",
    "blank-text": " attendees: ''",
}


@pytest.mark.parametrize("item", ["SJB", LONG], ids=["word", "mapping"])
@pytest.mark.parametrize("name", REFUSED)
def test_what_can_t_be_appended_is_refused(name: str, item: Written) -> None:
    """Where nothing can be appended without touching more, the change to make by hand is shown."""
    for old, _ in ways(*both(REFUSED[name]), fenced=True):
        with pytest.raises(CannotDo) as error:
            appended(old, "attendees", item)
        refused(error, "SJB")


def test_a_mapping_in_brackets_goes_into_brackets() -> None:
    """Fields become one line in a list in brackets."""
    new = appended("---\nattendees: [BPBD]\n---\n", "attendees", LONG)
    assert new.startswith("---\nattendees: [BPBD, {agency: SJB")


@pytest.mark.parametrize(
    "fields",
    ["attendees: [BPBD", "attendees:\n\t- BPBD", "attendees: &a []", "a: 1\na: 2", "x: y #z", "[]"],
)
def test_a_broken_record_isn_t_changed(fields: str) -> None:
    """A record that can't be read whole is left alone."""
    with pytest.raises(CannotDo):
        appended(f"---\n{fields}\n---\n", "attendees", "SJB")


COMMENTED = {
    "before-brackets": "attendees: # siapa\n  []\nplace: x\n",
    "within-brackets": "attendees: [ # belum\n]\nplace: x\n",
    "own-line-before": "attendees:\n  # siapa\n  []  # belum\nplace: x\n",
    "within-braces": "attendees: { # belum\n }\nplace: x\n",
}


@pytest.mark.parametrize("name", COMMENTED)
@pytest.mark.parametrize("item", ["SJB", {"agency": "SJB", "role": "host"}])
def test_comments_about_an_empty_list_stay(name: str, item: Written) -> None:
    """A comment around an empty list stays, or the change is refused."""
    text = f"---\ntitle: R\n{COMMENTED[name]}---\n"
    try:
        new = appended(text, "attendees", item)
    except CannotDo:
        return
    kept = [line.partition("#")[2] for line in text.split("\n") if "#" in line]
    assert kept == [line.partition("#")[2] for line in new.split("\n") if "#" in line]


def test_the_quotes_of_a_field_s_name_stay() -> None:
    """A name that somebody put in quotes keeps them when its empty list is filled."""
    new = appended('---\n"attendees": []\n---\n', "attendees", "SJB")
    assert new == '---\n"attendees": [SJB]\n---\n'
