"""A strict handler for python-frontmatter, so that other programs read records as jakres does."""

from __future__ import annotations

import re
from typing import Any

from frontmatter.default_handlers import BaseHandler

from jakres_cli.model.base import CannotDo, Message
from jakres_cli.records.syntax import Mapping, node_data
from jakres_cli.records.syntax.events import read_events
from jakres_cli.records.syntax.text import Fault, split_fences


class StrictHandler(BaseHandler):
    """``frontmatter.load(path, handler=StrictHandler())``: every value as text, nothing guessed.

    Raises ``CannotDo`` (its text says why) where python-frontmatter would return an empty or a
    changed mapping without a word. It doesn't write: dumping would rewrite what people wrote.
    """

    FM_BOUNDARY = re.compile(r"^---\r?$", re.MULTILINE)
    START_DELIMITER = END_DELIMITER = "---"

    def detect(self, text: str) -> bool:  # noqa: ARG002  the interface of python-frontmatter
        """Take every file, so that one without fences is refused rather than read as prose."""
        return True

    def split(self, text: str) -> tuple[str, str]:
        """Return the front matter and the prose of ``text``; raises ``CannotDo``."""
        fenced = split_fences(text)
        if isinstance(fenced, Fault):
            raise CannotDo(fenced.message, fenced.hint)
        return text[fenced.start : fenced.end], text[fenced.prose :]

    def load(self, fm: str) -> dict[str, Any]:
        """Return the fields of ``fm`` as text, lists and dictionaries; raises ``CannotDo``."""
        tree, faults = read_events(fm)
        if faults:
            raise CannotDo(faults[0].message, faults[0].hint)
        if not isinstance(tree, Mapping):
            raise CannotDo(Message("expected fields (name: value), found something else"))
        fields: dict[str, Any] = {
            name: node_data(value) for name, (_, value) in tree.entries.items()
        }
        return fields

    def export(self, metadata: dict[str, object], **_: object) -> str:  # noqa: ARG002  as above
        """Refuse: records are edited where they differ, never dumped."""
        raise CannotDo(Message("records are not written by dumping them"))
