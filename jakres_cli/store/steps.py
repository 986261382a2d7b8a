"""The steps of a change to several files, as the journal keeps them."""

from __future__ import annotations

import json
from contextlib import suppress

from jakres_cli.model.message import CannotDo
from jakres_cli.model.source import RECORDS
from jakres_cli.model.value import Value
from jakres_cli.store.workspace import SETTINGS_NAME, inside

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

_VERSION = 1


class JournalStep(Value):
    """One file: where it is and where it is to be, its text and what that is to become.

    Paths are relative to the workspace; without texts the file is only moved.
    """

    path: str
    to: str
    before: str | None = None
    after: str | None = None

    @property
    def moves(self) -> bool:
        """Whether the file gets another place."""
        return self.to != self.path


def journal_json(what: str, steps: Iterable[JournalStep]) -> bytes:
    """Return the text of a journal about ``steps``, which ``what`` names."""
    fields = [
        {"path": one.path, "to": one.to, "before": one.before, "after": one.after} for one in steps
    ]
    return json.dumps({"version": _VERSION, "what": what, "steps": fields}).encode()


def read_journal(data: bytes) -> tuple[str, tuple[JournalStep, ...]] | None:
    """Return what a journal is about and its steps; None when it isn't one of this version."""
    with suppress(ValueError, RecursionError, TypeError, KeyError):
        found = json.loads(data)
        if found["version"] == _VERSION and isinstance(found["what"], str):
            return found["what"], tuple(_step(**one) for one in found["steps"])
    return None


def is_within(root: str, step: JournalStep) -> bool:
    """Tell whether only records are touched: a journal may come with somebody's repository."""
    for path in (step.path, step.to):
        folders = path.split("/")
        if path != SETTINGS_NAME and folders[0] != RECORDS:
            return False
        if not {"", ".", ".."}.isdisjoint(folders) or "\0" in path:
            return False
        try:
            inside(root, path)
        except CannotDo:
            return False
    return True


def _step(path: object, to: object, before: object, after: object) -> JournalStep:
    """Return a step; raises ``TypeError`` for what is none."""
    if not isinstance(path, str) or not isinstance(to, str):
        raise TypeError
    if before is None and after is None:
        return JournalStep(path=path, to=to)
    if not isinstance(before, str) or not isinstance(after, str):
        raise TypeError
    return JournalStep(path=path, to=to, before=before, after=after)
