from __future__ import annotations

import re

import pytest

from jakres_cli.model.base import CannotDo
from jakres_cli.records.editing.edits import append_prose, has_heading
from jakres_cli.records.syntax.document import read_markdown
from jakres_cli.records.syntax.prose import normalise_prose
from tests.unit.editing.marked import RECORD

HEAD = "---\ntitle: R\n---\n"
HEADING = "Tindak lanjut"
SENTENCE = "DLH menyerahkan data pompa"


def appended(prose: str, head: str = HEAD) -> str:
    """The record with one more paragraph."""
    document = read_markdown(RECORD, (head + prose).encode())
    return append_prose(document, HEADING, f"- {SENTENCE}")


@pytest.mark.parametrize(
    ("prose", "expected"),
    [
        ("", "\n## Tindak lanjut\n\n- @\n"),
        ("\nProsa.\n", "\nProsa.\n\n## Tindak lanjut\n\n- @\n"),
        ("\nProsa.", "\nProsa.\n\n## Tindak lanjut\n\n- @\n"),
        ("\n## Tindak lanjut\n", "\n## Tindak lanjut\n\n- @\n"),
        ("\n## TINDAK LANJUT\n\n", "\n## TINDAK LANJUT\n\n- @\n"),
        ("\n## Tindak lanjut\n\n## Lain\n", "\n## Tindak lanjut\n\n- @\n\n## Lain\n"),
        ("\n## Tindak lanjut\n\na\n\n# L\n", "\n## Tindak lanjut\n\na\n\n- @\n\n# L\n"),
    ],
)
def test_a_paragraph_is_appended(prose: str, expected: str) -> None:
    """A paragraph goes to the end of its section, which is made at the end if need be."""
    for end in ("\n", "\r\n"):
        new = appended(prose.replace("\n", end), HEAD.replace("\n", end))
        assert new == (HEAD + expected.replace("@", SENTENCE)).replace("\n", end)


KEPT = {
    "hard-break": "\nProsa dengan jeda keras  \n",
    "blank-lines": "\nProsa.\n\n\n\n",
    "blanks": "\nProsa.\n   \n\t\n",
    "no-break-space": "\nProsa.\u00a0",
    "indented-code": "\n    kode  \n\n",
    "section-blank-lines": "\n## Tindak lanjut\n\n- a  \n\n\n\n## Lain\n\nb\n",
    "section-close": "\n## Tindak lanjut\n- a\n## Lain\n",
    "fence": "\n---\n## Tindak lanjut\n---\n",
    "code": "\n```\n## Tindak lanjut\n# c\n```\n\nx\n",
    "tilde-code": "\n~~~\n# Tindak lanjut\n\n# c\n~~~\n\nx\n",
    "comment": "\n<!--\n## Tindak lanjut\n# c\n-->\n\nx\n",
    "comment-in-section": "\n## Tindak lanjut\n\n<!--\n# catatan\n-->\n",
    "comment-ends": "\n## Tindak lanjut\n\n<!-- a\n## Lain -->\n\n## Lain\n",
    "open-comment": "\nProsa <!-- dan tak pernah ditutup\n",
    "open-comment-in-section": "\n## Tindak lanjut\n\n<!-- buka\n\n## Lain\n",
    "setext": "\nTindak lanjut\n-------------\n\n- a\n",
    "deeper": "\n## Tindak lanjut\n\n### DLH\n\n- a\n",
    "hashes": "\n## Tindak lanjut ##\n\n- a\n\n## Lain ##\n",
    "no-heading": "\n#Tindak lanjut\n\nx\n",
    "html": "\n<div>\n\n## Tindak lanjut\n\n</div>\n",
}


@pytest.mark.parametrize("name", KEPT)
def test_every_byte_of_the_prose_stays(name: str) -> None:
    """Appending inserts one stretch of text; what stood before and behind it is as it was."""
    old = HEAD + KEPT[name]
    try:
        new = appended(KEPT[name])
    except CannotDo:
        return
    common = next((i for i, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), len(old))
    assert any(new[:at] == old[:at] and new.endswith(old[at:]) for at in range(common, -1, -1)), new


@pytest.mark.parametrize("name", KEPT)
def test_what_is_appended_is_prose(name: str) -> None:
    """The sentence can be quoted afterwards: it doesn't land in a comment, nor hide others."""
    try:
        new = appended(KEPT[name])
    except CannotDo:
        return
    prose = read_markdown(RECORD, new.encode()).prose
    assert SENTENCE in normalise_prose(prose)
    visible = re.findall(r"\w+", normalise_prose(KEPT[name]))
    assert set(visible) <= set(re.findall(r"\w+", normalise_prose(prose)))


@pytest.mark.parametrize("name", ["code", "tilde-code"])
def test_nothing_is_appended_to_code(name: str) -> None:
    """A heading in a block of code is no heading."""
    new = appended(KEPT[name])
    assert new.index(SENTENCE) > new.index("\nx\n")


def test_has_heading() -> None:
    """A section is known by the words of its heading, whatever the case."""
    assert has_heading(read_markdown(RECORD, (HEAD + "# tindak LANJUT\n").encode()), HEADING)
    assert not has_heading(read_markdown(RECORD, (HEAD + "Tindak lanjut\n").encode()), HEADING)
    for hidden in ("<!--\n## Tindak lanjut\n-->\n", "```\n## Tindak lanjut\n```\n"):
        assert not has_heading(read_markdown(RECORD, (HEAD + hidden).encode()), HEADING)
