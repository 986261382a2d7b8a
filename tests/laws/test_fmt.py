"""Laws of the style: what is written stays the same, and twice is once."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import settings as profile
from hypothesis import strategies as st

from benchmarks.workspace import write_workspace
from jakres_cli.records.editing.formatting import format_document
from jakres_cli.records.layout import Slot, slot_of
from jakres_cli.records.schema.kinds import FORMS
from jakres_cli.records.syntax import node_data
from jakres_cli.records.syntax.document import read_markdown, read_yaml
from tests.soak import examples

if TYPE_CHECKING:
    from pathlib import Path

PATH = "records/meetings/2019/2019-11-05-rapat.md"
FIELDS = (
    "title: Rapat",
    "date: 2019-11-05",
    "time: 10:30",
    "place: |\n  satu\n    dua",
    "place: >-\n     satu\n\n     dua",
    "chair: 'ketua\n  dua'",
    "role: NO",
    "attendees:\n- BPBD\n- {agency: DLH, names: [{name: 'A # b'}]}",
    "attendees:\n    - agency: BPBD\n      role: host\n    -   SJB",
    "tags: [a, 012, 'x y']",
    "tags: [\n a,\n b]",
    "tags: []",
    'follow-ups:\n  - what: a\n    id: b\n    owners: []\n  - id: c\n    quote: "d\n      e"',
    "minutes: {status: draft}",
    "x-catatan: {b: [1, NO], a: {c: d}}",
    "absent:",
)


@st.composite
def front_matters(draw: st.DrawFn) -> str:
    """Fields in any order, with comments numbered so that each is told from the others."""
    chosen = draw(st.lists(st.sampled_from(FIELDS), min_size=1, max_size=7, unique_by=_name))
    lines: list[str] = []
    for line in "\n".join(chosen).split("\n"):
        number = len(lines)
        safe = not any(sign in line for sign in "|>") and line.count("'") != 1
        inside = line.startswith(("  satu", "    dua", "     satu", "     dua", "  dua", "      e"))
        if draw(st.integers(0, 4)) == 0 and not inside:
            indent = draw(st.sampled_from([0, 1, 2, 4]))
            lines.append(f"{' ' * indent}# own {number}")
        behind = safe and line and not inside and '"d' not in line and draw(st.booleans())
        lines.append(f"{line}  # end {number}" if behind else line)
        if draw(st.integers(0, 7)) == 0 and not inside:
            lines.append("")
    return "\n".join(lines) + "\n"


def _name(field: str) -> str:
    return field.partition(":")[0]


@profile(max_examples=examples(500))
@given(front_matters(), st.booleans())
def test_only_the_layout_changes(front_matter: str, crlf: bool) -> None:  # noqa: FBT001
    """The data, the prose and each comment are what they were; a second time changes nothing."""
    text = f"---\n{front_matter}---\n\nProsa # bukan  \n"
    text = text.replace("\n", "\r\n") if crlf else text
    document = read_markdown(PATH, text.encode())
    if document.tree is None or document.faults:
        return
    new = format_document(document, "meeting", FORMS["meeting"])
    again = read_markdown(PATH, new.encode())
    assert again.tree is not None
    assert node_data(again.tree) == node_data(document.tree)
    assert again.prose == document.prose
    assert _numbered(new) == _numbered(text)
    assert format_document(again, "meeting", FORMS["meeting"]) == new
    assert new.count("\r") == (new.count("\n") if crlf else 0)
    known = [name for name in FORMS["meeting"].by_name if name in again.tree.entries]  # type: ignore[union-attr]
    assert [name for name in again.tree.entries if name in known] == known


def _numbered(text: str) -> Counter[str]:
    return Counter(re.findall(r"# (?:own|end) \d+", text))


def test_made_up_workspaces_are_in_the_style(tmp_path: Path) -> None:
    """What the benchmarks write, and jakres itself, is the canonical style."""
    root = tmp_path / "made-up"
    write_workspace(root, 300, 3)
    for path in sorted((root / "records").rglob("*.*")):
        name = path.relative_to(root).as_posix()
        slot = slot_of(name)
        assert isinstance(slot, Slot)
        read = read_markdown if name.endswith(".md") else read_yaml
        document = read(name, path.read_bytes())
        assert format_document(document, slot.kind, FORMS[slot.kind]) == document.text
