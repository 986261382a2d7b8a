"""What our templates say about layout in HTML comments, which Markdown has no words for.

People's text can't make one: the templates' filters put a backslash before every ``<`` that could
begin a tag or a comment.
"""

from __future__ import annotations

import re

from jakres_cli.model.value import Value

PARTS = (
    "letterhead",  # the head of the office's papers: centred, with a double line beneath
    "mark",  # what every page says of the paper: that it is a draft, confidential
    "facts",  # a table of labels and values: no borders, a colon between
    "signatures",  # what people sign: no borders, centred, room to sign in an empty row
    "sheet",  # a list to sign: high rows; a column without a title belongs to the one before
    "centre",
    "right",
    "small",
    "keep",  # never parted by the end of a page
)
PLAIN = frozenset({"facts", "signatures"})
"""The parts whose tables have neither borders nor a head: its first row is one like the others."""
_WRITTEN = re.compile(
    r"(?<!\\)<!-- (?:part: \w+|/part|page: \w+|columns: [\d. ]+|title: .*) -->\n?"
)
_HINT = re.compile(r"(/?)(\w+)(?:: *(.*))?")


class LayoutHint(Value):
    """One hint: ``part``, ``page``, ``columns`` or ``title``, and what of it."""

    name: str
    value: str
    ends: bool = False


def read_hint(comment: str) -> LayoutHint | None:
    """Return the hint that the inside of a comment is, if it is one."""
    match = _HINT.fullmatch(comment.strip())
    if match is None:
        return None
    return LayoutHint(name=match[2], value=(match[3] or "").strip(), ends=bool(match[1]))


def without_hints(text: str) -> str:
    """Return rendered Markdown for people who read it as it is."""
    return _WRITTEN.sub("", text)
