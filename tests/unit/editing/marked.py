"""Edits as people see them in a review: a record whose lines are marked as kept, new or gone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jakres_cli.operations.drafts import FIELD_ORDER
from jakres_cli.records.editing.edits import append_item, insert_block, set_field
from jakres_cli.records.syntax.document import read_markdown, read_yaml

if TYPE_CHECKING:
    import pytest

    from jakres_cli.model.base import CannotDo
    from jakres_cli.records.editing.yaml_text import Written

RECORD = "records/meetings/2019/2019-11-05-rapat.md"
REGISTER = "records/agencies.yaml"
BOM = "\ufeff"
PROSES = (
    "",
    "\nProsa.\n",
    (
        "\n---\n\ntitle: bukan\n---\n```yaml\nattendees: []\n---\n```\n"
        "<!-- attendees:\n - X\n-->\n# A\n"
    ),
    "Tanpa akhir baris  \n\n\t\n ---\nattendees: [x]",
)
"""What must come through untouched below any front matter."""


def both(marked: str) -> tuple[str, str]:
    """The text before and after: lines begin with a blank (kept), ``+`` (new) or ``-`` (gone)."""
    lines = marked.strip("\n").split("\n")
    before = [line[1:] for line in lines if line[:1] != "+"]
    after = [line[1:] for line in lines if line[:1] != "-"]
    return "".join(f"{line}\n" for line in before), "".join(f"{line}\n" for line in after)


def ways(before: str, after: str, *, fenced: bool) -> list[tuple[str, str]]:
    """Both texts with each kind of line end, with and without a byte order mark."""
    found = []
    for prose in PROSES if fenced else ("",):
        old, new = (f"---\n{one}---\n{prose}" if fenced else one for one in (before, after))
        for mark in ("", BOM):
            found += [
                (mark + old.replace("\n", end), mark + new.replace("\n", end))
                for end in ("\n", "\r\n")
            ]
    return found


def appended(text: str, field: str, item: Written) -> str:
    """The record with one more item in a list."""
    return append_item(read_markdown(RECORD, text.encode()), field, item, FIELD_ORDER)


def filled(text: str, field: str, value: Written) -> str:
    """The record with another value in a field."""
    return set_field(read_markdown(RECORD, text.encode()), field, value, FIELD_ORDER)


def registered(text: str, name: str, value: Written, within: str | None = None) -> str:
    """The register with one more block."""
    return insert_block(read_yaml(REGISTER, text.encode()), name, value, within)


def refused(error: pytest.ExceptionInfo[CannotDo], *words: str) -> None:
    """Hold that a refusal shows the change to make by hand."""
    hint = error.value.hint
    assert hint is not None
    for word in words:
        assert word in str(hint.params.get("change"))
