from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from jakres_cli.model.base import CannotDo
from jakres_cli.records.editing.values import put_value, remove_value
from jakres_cli.records.schema.kinds import FORMS
from jakres_cli.records.syntax.document import read_markdown, read_yaml
from tests.unit.editing.marked import RECORD, REGISTER, both, refused, ways

if TYPE_CHECKING:
    from jakres_cli.records.editing.yaml_text import Written

    Path = tuple[str | int, ...]
    Case = tuple[Path, Written | None, str]

ITEM: Path = ("follow-ups", 0)


def changed(text: str, path: Path, value: Written | None) -> str:
    """The record with one value changed, or taken out."""
    document = read_markdown(RECORD, text.encode())
    if value is None:
        return remove_value(document, path)
    return put_value(document, path, value, FORMS["meeting"])


CASES: dict[str, Case] = {
    "text": (("place",), "Ruang 1", "\n title: R\n-place: 'Balai'   # l\n+place: 'Ruang 1'   # l"),
    "apostrophe": (
        ("place",),
        "Jum'at",
        "\n title: R\n-place: 'Balai'\n+place: 'Jum''at'\n x-a: b",
    ),
    "double": (("place",), 'a "b"', '\n-place: "Balai" # l\n+place: "a \\"b\\"" # l\n x-a: b'),
    "aligned": (("place",), "R", '\n-place:     "a # b"\n+place:     "R"\n x-a: b'),
    "empty": (("place",), "R", "\n title: R\n-place:  # ?\n+place: R  # ?\n date: x"),
    "new": (("place",), "a: b", "\n title: R\n # c\n time: 10:30\n+place: 'a: b'\n\n x-b: 1"),
    "new-first": (("title",), "R", "\n # a\n+title: R\n date: x # d"),
    "literal": (("place",), "R", "\n title: R\n-place: |\n-  a\n-  b\n+place: R\n # c\n x-d: e"),
    "flow": (("tags",), ["a", "b,c"], "\n-tags: [x, y]  # t\n+tags: [a, 'b,c']  # t\n date: x"),
    "flow-lines": (("tags",), ["a"], "\n-tags: [x,\n-  y]\n+tags: [a]\n date: x"),
    "block": (("tags",), ["a", "b"], "\n tags:  # t\n-    - x\n+    - a\n+    - b\n # c\n date: x"),
    "block-margin": (("tags",), ["a"], "\n tags:\n-- x\n-- 'y'\n+- a\n place: x"),
    "block-emptied": (("tags",), [], "\n-tags:\n-  - x\n+tags: []\n date: x"),
    "block-longer": (
        ("tags",),
        ["x", "n", "y"],
        "\n tags: # t\n   - x  # satu\n+  - n\n   # dua\n   - y  # dua",
    ),
    "block-before": (("tags",), ["n", "x"], "\n tags:\n+  - n\n   - x  # satu"),
    "block-behind": (("tags",), ["x", "n"], "\n tags:\n   - x  # satu\n+  - n\n # akhir"),
    "block-shorter": (("tags",), ["x", "z"], "\n tags:\n   - x  # x\n-  - y\n   - z  # z"),
    "block-last-gone": (("tags",), ["x"], "\n tags:\n   - x  # x\n-  - y\n # c\n place: z"),
    "brackets-longer": (
        ("tags",),
        ["x", "n", "y"],
        "\n-tags: [x,   'y']  # t\n+tags: [x, n,   'y']  # t",
    ),
    "brackets-before": (("tags",), ["n", "x"], "\n-tags: [ x ]\n+tags: [ n, x ]"),
    "brackets-shorter": (("tags",), ["y"], "\n-tags: [x,  y]\n+tags: [y]"),
    "brackets-last-gone": (("tags",), ["x"], "\n-tags: [x,  y ]\n+tags: [x ]"),
    "list-kept": (("tags",), ["x", "y"], "\n tags: [x,  'y' ] # t"),
    "items-shorter": (
        ("attendees",),
        ["BPBD", {"agency": "X", "posts": ["a"]}],
        ("\n attendees:\n   - BPBD  # tuan rumah\n-  - DLH\n   - agency: X # x\n     posts: [a]"),
    ),
    "list-filled": (("tags",), ["a"], "\n-tags: []  # t\n+tags: [a]  # t\n date: x"),
    "list-new": (("tags",), ["a"], "\n title: R\n+tags: [a]\n minutes: {status: draft}"),
    "list-for-word": (("pillar",), ["a", "b"], "\n-pillar: siap # p\n+pillar: [a, b] # p"),
    "word-for-list": (("pillar",), "a", "\n-pillar: [siap]\n+pillar: a\n date: x"),
    "inner": (
        ("minutes", "number"),
        "1/N",
        "\n minutes:\n   status: draft  # k\n+  number: 1/N\n   x-a: b\n former: []",
    ),
    "inner-odd": (
        ("minutes", "number"),
        "1/N",
        "\n minutes:\n       status: draft\n+      number: 1/N",
    ),
    "inner-new": (("minutes", "number"), "1", "\n title: R\n+minutes:\n+  number: 1\n x-a: b"),
    "inner-empty": (
        ("minutes", "number"),
        "1",
        "\n minutes:  # m\n+  number: 1\n former: []",
    ),
    "inner-braces": (
        ("minutes", "number"),
        "a, b",
        (
            "\n-minutes: {status: draft, x-a: b}  # m\n"
            "+minutes: {status: draft, number: 'a, b', x-a: b}  # m"
        ),
    ),
    "braces-first": (
        ("minutes", "status"),
        "draft",
        "\n-minutes: { number: '1' }\n+minutes: {status: draft,  number: '1' }",
    ),
    "braces-replaced": (
        ("minutes", "number"),
        "2",
        "\n-minutes: {number: '1', x-a: b}\n+minutes: {number: '2', x-a: b}",
    ),
    "item": (
        (*ITEM, "due"),
        "2019-12-01",
        (
            "\n follow-ups:\n   -   id: a  # i\n       owners: [X]\n-      due: 'x'  # d\n"
            "+      due: '2019-12-01'  # d\n       x-a: b\n   - id: b"
        ),
    ),
    "item-new": (
        (*ITEM, "due"),
        "2019-12",
        (
            "\n follow-ups:\n - id: a\n   to:\n   - X  # c\n+  due: 2019-12\n   # d\n   quote: q\n"
            " - id: b"
        ),
    ),
    "item-new-behind-dash": (
        (*ITEM, "id"),
        "a",
        "\n follow-ups:\n   - what: w  # c\n+    id: a\n     owners: []",
    ),
    "item-braces": (
        (*ITEM, "due"),
        "2019",
        "\n follow-ups:\n-  - {id: a, quote: q}  # c\n+  - {id: a, due: 2019, quote: q}  # c",
    ),
    "item-list": (
        (*ITEM, "owners"),
        ["X", "Y"],
        "\n follow-ups:\n   - id: a\n-    owners: []\n+    owners: [X, Y]\n     due: 2019",
    ),
    "word-of-list": (
        ("attendees", 1),
        "DLH",
        "\n attendees:\n   - BPBD # b\n-  - 'X'  # x\n+  - 'DLH'  # x\n   - agency: Y",
    ),
    "taken": (("place",), None, "\n title: R\n-place: x\n # c\n\n date: y"),
    "taken-list": (("tags",), None, "\n title: R # a\n-tags:\n-  - x\n-  - y\n\n date: y"),
    "taken-text": (("place",), None, "\n-place: |\n-  a # b\n-\n-  c\n date: y"),
    "taken-last": (("place",), None, "\n title: R\n-place:"),
    "taken-inner": (
        ("minutes", "number"),
        None,
        "\n minutes:\n   status: draft # s\n-  number: 1\n former: []",
    ),
    "taken-whole": (("minutes", "number"), None, "\n title: R\n-minutes:\n-  number: 1\n x-a: b"),
    "taken-braces": (
        ("minutes", "number"),
        None,
        "\n-minutes: {status: draft, number: 1}  # m\n+minutes: {status: draft}  # m",
    ),
    "taken-braces-first": (
        ("minutes", "status"),
        None,
        "\n-minutes: {status: draft, number: 1}\n+minutes: {number: 1}",
    ),
    "taken-from-item": (
        (*ITEM, "due"),
        None,
        "\n follow-ups:\n   - id: a\n-    due: 2019\n     quote: q  # q\n   - id: b",
    ),
    "not-there": (("place",), None, "\n title: R"),
    "not-there-either": (("minutes", "number"), None, "\n title: R\n minutes: {status: draft}"),
}


@pytest.mark.parametrize("name", CASES)
def test_only_the_wanted_bytes_change(name: str) -> None:
    """A value that is replaced, put in or taken out leaves every other byte as it was."""
    path, value, marked = CASES[name]
    for old, new in ways(*both(marked), fenced=True):
        assert changed(old, path, value) == new


REFUSED: dict[str, Case] = {
    "comment-behind": (("place",), None, " title: R\n place: x  # lantai 2"),
    "comment-within": (("tags",), None, " tags:\n   - x\n   # dua\n   - y"),
    "comment-head": (("tags",), None, " tags:  # t\n   - x"),
    "comment-in-list": (("tags",), ["a"], " tags:\n   - x  # satu\n   - y"),
    "comment-of-last": (("tags",), ["x", "n"], " tags:\n   - x\n   - y  # dua"),
    "comment-in-brackets": (("tags",), ["a"], " tags: [x,  # satu\n   y]"),
    "comment-of-text": (("place",), "R", " title: R\n place: | # p\n   a\n date: x"),
    "comment-before-list": (("tags",), [], " tags: # t\n   - x"),
    "list-item": (("attendees", 0), "X", " attendees:\n   - agency: Y"),
    "below-a-list": (("minutes", "number"), "X", " minutes:\n   - a"),
    "behind-a-list": (("attendees", 3), "X", " attendees:\n   - a"),
    "of-no-list": (("attendees", 0), "X", " title: R"),
    "below-a-text": (("title", "en"), "X", " title: R"),
    "with-the-dash": ((*ITEM, "what"), None, " follow-ups:\n   - what: w\n     id: a"),
    "the-only-one-of-an-item": ((*ITEM, "what"), None, " follow-ups:\n   - what: w"),
    "keep": (("place",), "x", " title: |+\n   a\n\n tags: [x]"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_would_lose_something_is_refused(name: str) -> None:
    """Where a comment would be lost or more would change, the change to make by hand is shown."""
    path, value, marked = REFUSED[name]
    for old, _ in ways(*both(marked), fenced=True):
        with pytest.raises(CannotDo) as error:
            changed(old, path, value)
        refused(error, str(path[-1]) if isinstance(path[-1], str) else "X")


@pytest.mark.parametrize("fields", ["a: [", "a: 1\na: 2", "x: y #z", "[]"])
def test_a_broken_record_isn_t_changed(fields: str) -> None:
    """A record that can't be read whole is left alone."""
    for value in ("x", None):
        with pytest.raises(CannotDo):
            changed(f"---\n{fields}\n---\n", ("place",), value)


REGISTERED: dict[str, Case] = {
    "replaced": (
        ("BPBD", "kind"),
        "bureau",
        "\n BPBD:\n   name: x\n-  kind: ngo  # k\n+  kind: bureau  # k",
    ),
    "new": (
        ("BPBD", "kind"),
        "bureau",
        "\n # d\n BPBD:\n   name: x\n+  kind: bureau\n\n DLH: {name: y}",
    ),
    "braces": (
        ("DLH", "kind"),
        "bureau",
        "\n-DLH: {name: y}\n+DLH: {name: y, kind: bureau}\n SJB:",
    ),
    "list": (
        ("BPBD", "aliases"),
        ["a"],
        "\n BPBD:\n     name: x\n+    aliases: [a]\n     parent: Y",
    ),
    "taken": (("BPBD", "kind"), None, "\n BPBD:\n   name: x\n-  kind: ngo\n DLH: {name: y}"),
    "two-languages": (
        ("BPBD", "name", "en"),
        "E",
        "\n BPBD:\n   name:\n     id: x\n+    en: E\n   kind: ngo",
    ),
}


@pytest.mark.parametrize("name", REGISTERED)
@pytest.mark.parametrize("end", ["\n", ""])
def test_an_entry_of_a_register_changes(name: str, end: str) -> None:
    """The same goes for a register, with and without an end of its last line."""
    path, value, marked = REGISTERED[name]
    for old, new in ways(*both(marked), fenced=False):
        cut = len(old) - len(old.rstrip("\r\n")) if not end else 0
        document = read_yaml(REGISTER, (old[:-cut] if cut else old).encode())
        found = (
            put_value(document, path, value, FORMS["agencies"])
            if value
            else remove_value(document, path)
        )
        assert found == (new[:-cut] if cut else new)
