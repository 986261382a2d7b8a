"""Problems: something wrong in a record, as data."""

from __future__ import annotations

from jakres_cli.model.value import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from jakres_cli.model.message import Message
    from jakres_cli.model.source import Place

ERROR = "error"
WARNING = "warning"
INCOMPLETE_CODES = frozenset({"JK001", "JK002", "JK003", "JK101", "JK103", "JK104", "JK105"})
"""With one of these, something in the record may not have been read (commands.md, "Incomplete")."""


def level_of(code: str) -> str:
    """Return the level that every problem of ``code`` has: JK2xx warn, the others are errors."""
    return WARNING if code.startswith("JK2") else ERROR


class Problem(Value):
    """Something wrong at a place in a record, worded in the reader's language when shown."""

    code: str
    place: Place
    message: Message
    hint: Message | None = None
    ref: str | None = None

    @property
    def level(self) -> str:
        """Either ``error`` or ``warning``."""
        return level_of(self.code)

    @property
    def makes_incomplete(self) -> bool:
        """Whether answers that use the record may lack something."""
        return self.code in INCOMPLETE_CODES


def sorted_problems(problems: list[Problem]) -> list[Problem]:
    """Return ``problems`` by path, then place, then code; the same one is listed once."""
    by_key = {
        (p.place.path, p.place.line, p.place.column, p.code, str(p.message)): p for p in problems
    }
    return [by_key[key] for key in sorted(by_key)]
