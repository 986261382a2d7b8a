"""What a rule finds, before it has a place."""

from __future__ import annotations

from jakres_cli.model.base import Message, Value
from jakres_cli.records.syntax.document import read_markdown

TYPE_CHECKING = False
if TYPE_CHECKING:
    import datetime

    from jakres_cli.model.source import Tree
    from jakres_cli.query.standing import Ledger
    from jakres_cli.records.load import Loaded, NameIndex
    from jakres_cli.records.read import RecordReading


class Finding(Value):
    """Something that a rule objects to.

    ``where`` is the path of the field (keys and positions), or ``span`` the offsets in the file's
    text. ``path`` is the file, when it isn't the record being examined. ``effect`` says what an
    answer lacks because of it, where the code alone doesn't tell, and ``dated`` to which day it
    belongs, where that isn't the day of the file.
    """

    message: Message
    where: tuple[str | int, ...] = ()
    span: tuple[int, int] | None = None
    hint: Message | None = None
    ref: str | None = None
    path: str = ""
    effect: Message | None = None
    dated: datetime.date | None = None


class RecordContext(Value):
    """One record under examination, while its text is at hand, and what is known around it."""

    reading: RecordReading
    name_index: NameIndex
    day: datetime.date


class WorkspaceContext(Value):
    """All records together, and how their follow-ups stand on the day of the check."""

    loaded: Loaded
    ledger: Ledger
    tree: Tree

    def text(self, path: str) -> str:
        """Return the text of the file at ``path``, in which findings have their spans."""
        data = self.tree.read(path).data
        return read_markdown(path, data).text if data is not None else ""
