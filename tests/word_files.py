"""Word files for tests: a clerk's, and what somebody with bad intentions makes of one."""

from __future__ import annotations

import zipfile
from io import BytesIO
from typing import TYPE_CHECKING

from docx import Document

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from docx.document import Document as Made

REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
DOCUMENT, RELATIONSHIPS = "word/document.xml", "word/_rels/document.xml.rels"


def word_file(*paragraphs: str, rows: Sequence[Sequence[str]] = ()) -> bytes:
    """A Word file with these paragraphs, and a table below them."""
    made = Document()
    for text in paragraphs:
        made.add_paragraph(text)
    if rows:
        table = made.add_table(len(rows), len(rows[0]))
        for row, texts in zip(table.rows, rows, strict=True):
            for cell, text in zip(row.cells, texts, strict=True):
                cell.text = text
    return saved(made)


def saved(made: Made) -> bytes:
    """The bytes of a document."""
    file = BytesIO()
    made.save(file)
    return file.getvalue()


def changed(data: bytes, parts: Mapping[str, bytes | None]) -> bytes:
    """A Word file with other parts; one that is None is taken away."""
    file = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(file, "w") as new:
        for name in old.namelist():
            if name not in parts:
                new.writestr(name, old.read(name))
        for name, content in parts.items():
            if content is not None:
                new.writestr(name, content, zipfile.ZIP_DEFLATED)
    return file.getvalue()


def edited(data: bytes, part: str, old: str, new: str) -> bytes:
    """A Word file with something else in the text of a part."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        text = archive.read(part).decode()
    assert old in text, (part, old)
    return changed(data, {part: text.replace(old, new, 1).encode()})


def related(data: bytes, kind: str, target: str, mode: str = "External") -> bytes:
    """A Word file whose text refers to something."""
    more = f'<Relationship Id="rIdX" Type="{REL}/{kind}" Target="{target}" TargetMode="{mode}"/>'
    return edited(data, RELATIONSHIPS, "</Relationships>", f"{more}</Relationships>")
