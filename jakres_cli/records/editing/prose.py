"""Sentences added to the prose of a record: pure insertions, proved to show and to hide nothing."""

from __future__ import annotations

import re

from jakres_cli.records.editing.proof import edit_refusal, fields_of, require_readable, whole_tree
from jakres_cli.records.editing.spots import newline_of
from jakres_cli.records.syntax.document import read_markdown
from jakres_cli.records.syntax.prose import normalise_prose

TYPE_CHECKING = False
if TYPE_CHECKING:
    from jakres_cli.records.syntax.document import Document

_HIDDEN = re.compile(
    r"<!--.*?(?:-->|\Z)"
    r"|^[ ]{0,3}(?P<fence>`{3,}|~{3,})[^\n]*\n.*?(?:^[ ]{0,3}(?P=fence)[^\n]*$|\Z)",
    re.DOTALL | re.MULTILINE,
)
_HEADING = re.compile(r"^ {0,3}(#{1,6})[ \t]+(.*?)[ \t#]*$", re.MULTILINE)
_SECTION_LEVEL = 2


def append_prose(document: Document, heading: str, paragraph: str) -> str:
    """Append ``paragraph`` to the section ``heading`` of the prose, made at the end if new.

    Raises ``CannotDo`` where the paragraph wouldn't show, or would hide what stands behind it.
    """
    newline = newline_of(document)
    section = _section_end(document, heading)
    text = document.text
    if section is None:
        at, words = len(text), [f"## {heading}", "", paragraph, ""]
    else:
        at, words = _after_last_line(document, section), [paragraph, ""]
    if section is not None and text.startswith(newline, at):
        at += len(newline)  # the blank line that is there comes before the paragraph
        words += [""] if text[at:].strip() else []
    elif not text[:at].endswith("\n" + newline):
        words = ["", *words]
    before = text[:at]
    gap = newline if before and not before.endswith("\n") else ""
    added = gap + newline.join(words)
    new = before + added + text[at:]
    _must_show(document, new, heading, paragraph)
    again = require_readable(document, new, paragraph)
    if again.tree is None or fields_of(again.tree) != fields_of(whole_tree(document)):
        raise edit_refusal(document, paragraph)
    return new


def has_heading(document: Document, heading: str) -> bool:
    """Tell whether the prose has a section under ``heading``."""
    return _section_end(document, heading) is not None


def _must_show(document: Document, new: str, heading: str, paragraph: str) -> None:
    """Refuse when the words of the prose aren't the old ones and the new paragraph."""
    old_words = normalise_prose(document.prose).split()
    new_words = normalise_prose(read_markdown(document.path, new.encode()).prose).split()
    added = normalise_prose(paragraph).split()
    title = [] if has_heading(document, heading) else normalise_prose(f"## {heading}").split()
    if sorted(new_words) != sorted([*old_words, *title, *added]):
        raise edit_refusal(document, paragraph)


def _section_end(document: Document, heading: str) -> int | None:
    """Return where the section of the prose under ``heading`` ends, or None without one."""
    prose = _HIDDEN.sub(lambda match: re.sub(r"[^\n]", " ", match.group()), document.prose)
    inside = False
    for match in _HEADING.finditer(prose):
        if inside and len(match[1]) <= _SECTION_LEVEL:
            return document.prose_start + match.start()
        inside = inside or match[2].strip().casefold() == heading.casefold()
    return len(document.text) if inside else None


def _after_last_line(document: Document, end: int) -> int:
    """Return where the line after the last one with text before ``end`` begins."""
    kept = len(document.text[:end].rstrip())
    line_end = document.text.find("\n", kept)
    return len(document.text) if line_end < 0 else min(line_end + 1, end)
