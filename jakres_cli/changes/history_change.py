"""One change in the history of a follow-up or record."""

from __future__ import annotations

from jakres_cli.model.value import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from jakres_cli.changes.history_facts import Fact

CREATED, REMOVED, RENAMED, FORM = "created", "removed", "renamed", "form"
ADDED, DROPPED, FIELD = "added", "dropped", "field"
HELD, APPROVED, CORRECTED, MOVED = "held", "approved", "corrected", "moved"


class HistoryChange(Value):
    """One change: when, who made it, in which commit (none: not committed, or not known).

    ``kind`` is created, removed, renamed or form (of the whole), added, dropped or field (of a
    part), progress or unreadable; and of what only the record tells: held, approved, corrected,
    moved. ``fact`` is what changed from ``before`` to ``after``. ``told`` when there is just the
    record's own word for it.
    """

    kind: str
    date: str
    who: str = ""
    commit: str | None = None
    fact: Fact = ()
    before: object | None = None
    after: object | None = None
    told: bool = False
