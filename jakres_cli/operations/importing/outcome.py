"""What became of the rows of a sheet."""

from __future__ import annotations

from jakres_cli.model.value import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    import datetime
    from collections.abc import Mapping

    from jakres_cli.operations.importing.rows import RowRefusal

WRITTEN, PLANNED, ALREADY, REFUSED = "written", "planned", "already", "refused"
"""``planned`` could be written and isn't: it is a dry run, or another row was refused."""


class RowOutcome(Value):
    """A row and its ``result``; ``path`` is the file of its entry, ``text`` what stands in it."""

    row: int
    ref: str
    result: str
    path: str | None = None
    front_matter: Mapping[str, object] | None = None
    prose: str | None = None
    text: str = ""
    refusals: tuple[RowRefusal, ...] = ()


class SheetOutcome(Value):
    """A file and its rows; ``stray`` are rows that name no follow-up and are left out."""

    source: str
    made_on: datetime.date
    reporter: str
    rows: tuple[RowOutcome, ...]
    stray: tuple[int, ...] = ()

    def having(self, result: str) -> list[RowOutcome]:
        """Return the rows with that result."""
        return [row for row in self.rows if row.result == result]
