"""One of the two states that are compared: what was read, and the files that are not the same."""

from __future__ import annotations

import datetime
from functools import cached_property

from jakres_cli.model.source import Place, Problem
from jakres_cli.model.value import Value
from jakres_cli.query.standing import Ledger
from jakres_cli.records.reading.layout import SETTINGS_PATH, Slot, is_record_name, slot_of
from jakres_cli.records.syntax.document import MAX_FILE, Document, read_markdown, read_yaml

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

    from jakres_cli.model.message import Message
    from jakres_cli.records.reading.load import Loaded


class Side(Value):
    """A state of the workspace.

    ``ids`` holds, by path, an id of the bytes of each file that may differ from the other side:
    equal ids mean equal bytes. ``texts`` holds the bytes of those of them that are records or the
    settings. ``broken_settings`` says why ``jakres.yaml`` could not be read, if that is so; the
    records were then read by the settings of the other side.
    """

    loaded: Loaded
    ids: Mapping[str, str]
    texts: Mapping[str, bytes]
    broken_settings: Message | None = None

    @cached_property
    def ledger(self) -> Ledger:
        """How the follow-ups stand by everything that is written, whatever day it is."""
        return Ledger(self.loaded.records, datetime.date.max)

    @cached_property
    def incomplete(self) -> dict[str, Problem]:
        """Why a file could not be read whole, by its path."""
        problems = {problem.place.path: problem for problem in self.loaded.incomplete}
        if self.broken_settings is not None:
            place = Place(path=SETTINGS_PATH)
            problems[SETTINGS_PATH] = Problem(
                code="JK001", place=place, message=self.broken_settings
            )
        return problems

    @cached_property
    def listed(self) -> frozenset[str]:
        """The paths of everything under ``records/``."""
        return frozenset(self.loaded.paths)

    def document(self, path: str) -> Document | None:
        """Return the text of a changed record with its tree; None when it isn't there."""
        if path not in self._documents:
            self._documents[path] = self._parse(path)
        return self._documents[path]

    @cached_property
    def _documents(self) -> dict[str, Document | None]:
        return {}

    def _parse(self, path: str) -> Document | None:
        data = self.texts.get(path)
        if data is None or len(data) > MAX_FILE:
            return None
        return read_markdown(path, data) if path.endswith(".md") else read_yaml(path, data)


def differing_paths(before: Side, after: Side) -> list[str]:
    """Return the paths of the files that are not the same on both sides, sorted."""
    paths = before.ids.keys() | after.ids.keys()
    return sorted(path for path in paths if before.ids.get(path) != after.ids.get(path))


def is_record(path: str) -> bool:
    """Tell whether a file of this path is a record, a register or the settings."""
    return path == SETTINGS_PATH or (is_record_name(path) and isinstance(slot_of(path), Slot))
