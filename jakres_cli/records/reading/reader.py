"""What is collected while one file is read: its problems and the references it makes."""

from __future__ import annotations

from jakres_cli.model.source import Problem
from jakres_cli.model.value import Value
from jakres_cli.records.syntax.nodes import Node, node_span

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    Present = Mapping[str, Mapping[str, str]]

    from jakres_cli.model.message import Message
    from jakres_cli.model.registers import Settings
    from jakres_cli.records.syntax.document import Document


class Link(Value):
    """A reference as it was written: ``to`` as in the schema, the name, and its offsets."""

    to: str
    name: str
    start: int
    end: int
    or_text: bool = False


def resolves_nothing(_to: str, _name: str) -> bool:
    """Keep every reference: nothing is known yet of what there is."""
    return False


class RecordReader:
    """Collects for one document.

    ``given`` holds, for each class of the model, values that the file's path decides. ``settles``
    tells whether a reference (what it is to, and the name) surely names something; only the others
    are kept as ``links``, but every name is in ``names``. ``present`` holds, for what a
    reference may be to, the names of today by those that were used before.
    """

    def __init__(
        self,
        document: Document,
        given: dict[type[Value], dict[str, object]],
        settings: Settings | None,
        settles: Callable[[str, str], bool] = resolves_nothing,
        present: Present | None = None,
    ) -> None:
        self.document = document
        self.given = given
        self.settings = settings
        self.settles = settles
        self.present = present or {}
        self.names: set[str] = set()
        self.links: list[Link] = []
        self.problems: list[Problem] = [
            Problem(
                code=fault.code,
                place=document.place(fault.start, fault.end),
                message=fault.message,
                hint=fault.hint,
            )
            for fault in document.faults
        ]

    def refer(self, to: str, name: str, start: int, end: int, *, or_text: bool = False) -> None:
        """Note that ``name`` is referred to at these offsets."""
        self.names.add(name)
        if not self.settles(to, name):
            self.links.append(Link(to=to, name=name, start=start, end=end, or_text=or_text))

    def problem(self, code: str, node: Node, message: Message, hint: Message | None = None) -> None:
        """Note a problem with the value ``node``."""
        start, end = node_span(node)
        self.problems.append(
            Problem(
                code=code,
                place=self.document.place(start, max(end, start + 1)),
                message=message,
                hint=hint,
            )
        )

    def line(self, node: Node) -> int:
        """Return the line (from 1) on which ``node`` begins."""
        return self.document.lines.number(node.start)
