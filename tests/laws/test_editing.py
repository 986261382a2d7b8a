"""Laws of editing: the wanted change and nothing else, whatever the record and the words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import yaml
from hypothesis import given
from hypothesis import settings as profile
from hypothesis import strategies as st

from jakres_cli.model.base import CannotDo
from jakres_cli.operations.drafts import FIELD_ORDER
from jakres_cli.records.editing.edits import append_item, append_prose, insert_block, set_field
from jakres_cli.records.editing.yaml_text import field_lines, item_lines, yaml_scalar
from jakres_cli.records.syntax import node_data
from jakres_cli.records.syntax.document import Document, read_markdown, read_yaml
from jakres_cli.records.syntax.text import refused_characters
from tests.soak import examples

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jakres_cli.records.editing.yaml_text import Written

PATH = "records/meetings/2019/2019-11-05-rapat.md"
REGISTER = "records/agencies.yaml"
ALLOWED = st.text(max_size=60).filter(lambda text: not refused_characters(text, 0, len(text)))
TRICKY = st.sampled_from(
    [
        *("NO", "yes", "~", "null", "012", "0x1f", "1_000", "1.10", "10:30", "1e3", ".inf", "="),
        *("2019-10-29", "2019-02-30", "2019-13-45", "7", "0", "-1", "+62812", "a: b", "a:", ":a"),
        *("a #b", "#a", "- a", "-", "--- ", "---", "...", "? a", "[a", "a]", "{a", "a}", "a, b"),
        *("'", '"', "''", '"a"', "it's", "a\\nb", "\\", "|", ">", "%a", "@a", "`a`", "&a", "*a"),
        *(
            "!a",
            "<<",
            "",
            " ",
            " a",
            "a ",
            "\n",
            "a\nb",
            "\t",
            "a\tb",
            "\r\n",
            "a\u00a0b",
            "\ufeff",
        ),
        *("\u00ad", "\u3000", "e\u0301", "\U0001f600", "\ue000", "a:\u00a0b", "// {{ x }} {% y %}"),
    ]
)
TEXTS = ALLOWED | TRICKY | st.lists(TRICKY, min_size=2, max_size=3).map("".join)
WORDS = st.sampled_from(
    ["Balai Kota", "'di sini'", '"a # b"', "|\n  satu\n\n  dua", ">-\n  a\n  b", "a\n  b # c", ""]
)
LISTS = st.sampled_from(
    [
        *("", " []", " [ ]  # nol", "  # nol", " [A]", " [A, B,]  # x", " [\n  A, # a\n  B\n]"),
        *("\n  - A", "\n- A\n- B  # b", "\n    - A\n\n    - agency: B\n      role: # ?"),
        *("\n  # a\n  - |\n    A\n    B\n", "\n  # a\n  []", " [ # a\n]", " {}"),
    ]
)
PROSES = st.sampled_from(
    [
        *("", "\nProsa.\n", "\n---\na: b\n---\n\n## Tindak lanjut\n\n- a\n", "\n<!-- a -->  \n\n"),
        *("\n## Tindak lanjut\n\n\n## Lain\n\nb", "Tanpa akhir", "\n```\n## Tindak lanjut\n```\n"),
    ]
)


@st.composite
def records(draw: st.DrawFn) -> str:
    """A record as people write it, with comments, blank lines, BOM and CRLF here and there."""
    fields = [
        "title: Rapat  # judul",
        f"place:{' ' if (place := draw(WORDS)) else ''}{place}",
        f"attendees:{draw(LISTS)}",
        f"absent:{draw(LISTS)}",
        "x-catatan: {a: [1, NO], b: '10:30'}",
        "follow-ups:\n  - id: a\n    what: 'x: y'\n    owners: []",
    ]
    chosen = draw(st.lists(st.sampled_from(fields), unique=True, max_size=6))
    between = draw(st.sampled_from(["\n", "\n\n", "\n# komentar\n", "\n\n# a\n\n# b\n"]))
    text = f"---\n{between.join(chosen)}\n---\n{draw(PROSES)}"
    if draw(st.booleans()):
        text = text.replace("\n", "\r\n")
    return ("\ufeff" if draw(st.booleans()) else "") + text


def read(text: str) -> Document:
    """A record, which is read whole."""
    found = read_markdown(PATH, text.encode())
    assert found.tree is not None
    assert found.faults == ()
    return found


def values(document: Document) -> Mapping[str, object]:
    """The front matter as plain data."""
    assert document.tree is not None
    found = node_data(document.tree)
    assert isinstance(found, dict)
    return found


def comments_kept(old: str, new: str) -> bool:
    """Whether every comment is there, in order, at the end of a line."""
    rest = iter(new.split("\n"))
    wanted = [line[line.index("#") :] for line in old.split("\n") if "#" in line]
    return all(any(line.endswith(comment) for line in rest) for comment in wanted)


def in_order(wanted: list[str], found: list[str]) -> bool:
    """Whether all of `wanted` stands in `found`, in that order."""
    rest = iter(found)
    return all(one in rest for one in wanted)


def lines_kept(old: str, new: str, but: str) -> bool:
    """Whether every line but those of the field that was changed is there, in order."""
    kept, skipped = [], False
    for line in old.split("\n"):
        if line[:1].isalpha() or line.startswith(("-", "#")):
            skipped = line.startswith(f"{but}:") or (skipped and line.startswith("- "))
        if not skipped:
            kept.append(line)
    return in_order(kept, new.split("\n"))


@profile(max_examples=examples(300))
@given(records(), st.sampled_from(["attendees", "absent", "agenda", "tags"]), TEXTS, st.booleans())
def test_appending_adds_just_that(text: str, field: str, value: str, long: bool) -> None:  # noqa: FBT001
    """After an append: the old data and the item, the old prose, every other line in order."""
    before = read(text)
    item: Written = {"agency": "SJB", "reason": value} if long else value
    try:
        new = append_item(before, field, item, FIELD_ORDER)
    except CannotDo:
        return
    after = read(new)
    old = values(before)
    items = old.get(field) or []
    assert isinstance(items, list)
    assert values(after) == {**old, field: [*items, item]}
    assert after.prose == before.prose
    assert lines_kept(text, new, field)
    assert comments_kept(text, new)
    assert new.count("\r") in {0, new.count("\n")}


@profile(max_examples=examples(300))
@given(records(), st.sampled_from(["place", "chair", "title"]), TEXTS)
def test_setting_changes_just_that(text: str, field: str, value: str) -> None:
    """After a field was set: the old data but for it, the old prose, every other line in order."""
    before = read(text)
    try:
        new = set_field(before, field, value, FIELD_ORDER)
    except CannotDo:
        return
    after = read(new)
    assert values(after) == {**values(before), field: value}
    assert after.prose == before.prose
    assert lines_kept(text, new, field)
    assert comments_kept(text.replace('"a # b"', ""), new)


@profile(max_examples=examples(200))
@given(records(), TEXTS.map(lambda text: " ".join(text.split())))
def test_appended_prose_leaves_the_rest(text: str, value: str) -> None:
    """After prose was appended: the same data, and one stretch of new text in the prose."""
    before = read(text)
    try:
        new = append_prose(before, "Tindak lanjut", f"- {value}")
    except CannotDo:
        return
    assert values(read(new)) == values(before)
    assert f"- {value}" in new
    length = len(new) - len(text)
    assert any(new[:at] + new[at + length :] == text for at in range(len(text) + 1))


@profile(max_examples=examples(200))
@given(
    st.lists(st.from_regex(r"[A-Za-z0-9][A-Za-z0-9-]{0,6}", fullmatch=True), unique=True),
    st.from_regex(r"[A-Za-z0-9][A-Za-z0-9-]{0,6}", fullmatch=True),
    TEXTS,
    st.booleans(),
)
def test_registers_stay_sorted(names: list[str], name: str, value: str, mark: bool) -> None:  # noqa: FBT001
    """A sorted register stays sorted, with every line that it had."""
    others = sorted((one for one in names if one != name), key=str.casefold)
    text = ("\ufeff" if mark else "") + "".join(
        f"{yaml_scalar(one)}:  # c\n  name: x\n" for one in others
    )
    before = read_yaml(REGISTER, text.encode())
    new = insert_block(before, name, {"name": value})
    after = read_yaml(REGISTER, new.encode())
    found = values(after)
    assert found == {**values(before), name: {"name": value}}
    assert in_order(text.lstrip("\ufeff").split("\n"), new.lstrip("\ufeff").split("\n"))
    folded = [one.casefold() for one in found]
    assert folded == sorted(folded)


@profile(max_examples=examples(500))
@given(TEXTS)
def test_a_scalar_is_read_back(value: str) -> None:
    """Any text that a record may hold is read back, in every place where it may stand."""
    for text, wanted in (
        (f"a: {yaml_scalar(value)}\nb: c\n", {"a": value, "b": "c"}),
        (f"a:\n  - {yaml_scalar(value)}\n  - d\n", {"a": [value, "d"]}),
        (f"a: [{yaml_scalar(value, flow=True)}, d]\n", {"a": [value, "d"]}),
        (f"a: [d, {yaml_scalar(value, flow=True)}]  # e\n", {"a": ["d", value]}),
        (
            "\n".join(field_lines("a", {"b": [value], "c": value})),
            {"a": {"b": [value], "c": value}},
        ),
        ("a:\n" + "\n".join(item_lines({"b": value}, "  ")), {"a": [{"b": value}]}),
    ):
        found = read_yaml(REGISTER, text.encode())
        assert found.faults == ()
        assert found.tree is not None
        assert node_data(found.tree) == wanted


@profile(max_examples=examples(500))
@given(TEXTS)
def test_other_readers_take_it_for_the_same_text(value: str) -> None:
    """PyYAML reads the same text; only a plain whole number or a day is a number or day to it."""
    for text in (f"- {yaml_scalar(value)}\n", f"[{yaml_scalar(value, flow=True)}]\n"):
        [found] = yaml.safe_load(text)
        assert str(found) == value
        if not isinstance(found, str):
            assert value.replace("-", "").isdigit()


@pytest.mark.parametrize("value", ["Siapa?", "a? b", "a?b", "0?"])
def test_a_question_mark_is_quoted_in_brackets(value: str) -> None:
    """PyYAML's own reader ends an unquoted text in brackets at a question mark."""
    assert yaml_scalar(value) == value
    assert yaml.safe_load(f"[{yaml_scalar(value, flow=True)}, b]") == [value, "b"]


@pytest.mark.parametrize("value", ["2019-02-30", "2019-13-45", "0000-00-00"])
def test_a_day_that_isn_t_one_is_quoted(value: str) -> None:
    """Other readers stop at a day that the calendar doesn't have, so it is quoted."""
    assert yaml.safe_load(f"a: {yaml_scalar(value)}") == {"a": value}
