"""References to a record that gets another name: only the bytes of the names change."""

from __future__ import annotations

from jakres_cli.editing.formatting import formatted
from jakres_cli.editing.remarks import scalars
from jakres_cli.editing.written import field_lines, scalar
from jakres_cli.errors import CannotDo
from jakres_cli.message import Message
from jakres_cli.schema.kinds import (
    AGENCIES_KIND,
    EVENT_KIND,
    FORMS,
    MEETING_KIND,
    SERIES_KIND,
    WORKING_GROUP_KIND,
)
from jakres_cli.schema.registers import AGENCY
from jakres_cli.syntax.document import read_markdown, read_yaml
from jakres_cli.syntax.nodes import Mapping, Scalar, Sequence, is_empty
from jakres_cli.value import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from jakres_cli.syntax.document import Document
    from jakres_cli.syntax.nodes import Node

    Place = tuple[int, int, str]  # start, end, name

AGENCY_KIND = "agency"
_WHOLE = {
    MEETING_KIND: {"meeting", "evidence", "anchor"},
    EVENT_KIND: {"event", "anchor"},
    WORKING_GROUP_KIND: {"working-group", "party"},
    SERIES_KIND: {"series"},
    AGENCY_KIND: {"agency", "party"},
}
"""What a reference may be to, as the schema says, when it names a record of that kind."""
_ITEMS = {"follow-up", "decision", "anchor"}


class Renaming(Value):
    """A record, or an agency, of some kind that is called ``new`` instead of ``old``."""

    kind: str
    old: str
    new: str

    def of(self, to: str, name: str) -> str | None:
        """Return what a reference to ``name`` becomes; None when it means something else."""
        if name == self.old and to in _WHOLE[self.kind]:
            return self.new
        stem, slash, item = name.partition("/")
        if slash and stem == self.old and self.kind == MEETING_KIND and to in _ITEMS:
            return f"{self.new}/{item}"
        return None


def with_references(document: Document, renaming: Renaming, places: Iterable[Place]) -> str:
    """Return the text of ``document`` with the names at ``places`` as they are from now on.

    Raises ``CannotDo`` where a name isn't written in a way that can be changed in place.
    """
    known = list(places)
    new = _spliced(document.text, [_edit(document, renaming, place) for place in known])
    _verify(document, new, renaming, known)
    return new


def with_new_code(document: Document, renaming: Renaming, places: Iterable[Place]) -> str:
    """Return the register of agencies with the code changed, and the old one in ``former``.

    A register in the canonical style stays in it, so its entry moves to where it belongs.
    """
    tree = document.tree
    if tree is None or document.faults or renaming.old not in tree.entries:
        raise _refusal(document)
    key, entry = tree.entries[renaming.old]
    known = [*places, (key.start, key.end, renaming.old)]
    edits = [_edit(document, renaming, place) for place in known]
    if not _has_former(entry, renaming.old):
        edits.append(_former(document, key, entry, renaming.old))
    new = _spliced(document.text, edits)
    _verify(document, new, renaming, known, added=("former", renaming.old))
    shape = FORMS[AGENCIES_KIND]
    if formatted(document, AGENCIES_KIND, shape) == document.text:
        return formatted(read_yaml(document.path, new.encode()), AGENCIES_KIND, shape)
    return new


def _edit(document: Document, renaming: Renaming, place: Place) -> Place:
    start, end, name = place
    written = document.text[start:end]
    stem, slash, item = name.partition("/")
    new = f"{renaming.new}/{item}" if slash else renaming.new
    assert (stem if slash else name) == renaming.old  # noqa: S101  the caller asked ``of``
    if written == name:
        before = document.text[start - 1 : start]
        return start, end, new if before == ":" else scalar(new, flow=True)
    if len(written) > 1 and written[1:-1] == name and written[0] == written[-1]:
        return start, end, f"{written[0]}{new}{written[0]}"
    raise _refusal(document)


def _former(document: Document, key: Scalar, entry: Node, old: str) -> Place:
    """Return the edit that enters ``old`` into the former codes of an agency."""
    code = scalar(old, flow=True)
    if is_empty(entry) or isinstance(entry, Sequence | Scalar):
        raise _refusal(document)
    _, former = entry.entries.get("former", (None, None))
    if former is None and entry.flow:
        return entry.end - 1, entry.end - 1, f", former: [{code}]"
    if former is None:
        names = [field.name for field in AGENCY.fields]
        earlier = names[: names.index("former")]
        ends = [
            max(name.end + 1, _content_end(document, node))
            for name, node in (pair for word, pair in entry.entries.items() if word in earlier)
        ] or [key.end]
        first = next(name for name, _ in entry.entries.values())
        return _new_line(document, max(ends), field_lines("former", [old])[0], first.start)
    if isinstance(former, Scalar) and former.start == former.end:
        return former.end, former.end, f" [{code}]"
    if not isinstance(former, Sequence):
        raise _refusal(document)
    if not former.items:
        return former.start, former.end, f"[{code}]"
    if former.flow:
        end = former.items[-1].end
        return end, end, f", {code}"
    return _new_line(document, _content_end(document, former), f"- {scalar(old)}", former.start)


def _new_line(document: Document, after: int, written: str, like: int) -> Place:
    """Return the edit that puts a line below the one of ``after``, indented as that of ``like``."""
    text = document.text
    at = text.find("\n", after)
    at = len(text) if at < 0 else at
    at -= text[at - 1 : at] == "\r"
    indent = " " * (like - text.rfind("\n", 0, like) - 1)
    newline = "\r\n" if "\r\n" in text else "\n"
    return at, at, f"{newline}{indent}{written}"


def _content_end(document: Document, node: Node) -> int:
    if not isinstance(node, Scalar) and node.flow:
        return node.end
    end = max((one.end for one in scalars(node)), default=node.end)
    return len(document.text[:end].rstrip("\r\n"))


def _spliced(text: str, edits: list[Place]) -> str:
    for start, end, replacement in sorted(edits, reverse=True):
        text = text[:start] + replacement + text[end:]
    return text


def _verify(
    document: Document,
    new: str,
    renaming: Renaming,
    places: list[Place],
    added: tuple[str, ...] = (),
) -> None:
    """Hold that just the names at ``places`` changed, and that nothing but ``added`` came to it."""
    read = read_yaml if document.path.endswith(".yaml") else read_markdown
    again = read(document.path, new.encode("utf-8", "surrogatepass"))
    if document.tree is None or again.tree is None or again.prose != document.prose:
        raise _refusal(document)
    wanted = [_expected(one, renaming, places) for one in scalars(document.tree)]
    came: list[str] = []
    for one in scalars(again.tree):
        if wanted and one.text == wanted[0]:
            wanted.pop(0)
        else:
            came.append(one.text)
    well = len(again.faults) == len(document.faults) and not wanted
    if not well or tuple(came) not in {(), added, added[1:]}:
        raise _refusal(document)


def _expected(one: Scalar, renaming: Renaming, places: list[Place]) -> str:
    for start, _, name in places:
        if one.start <= start < one.end:
            stem, slash, item = name.partition("/")
            kept = one.text.removesuffix(name)
            return f"{kept}{renaming.new}/{item}" if slash and stem else kept + renaming.new
    return one.text


def _has_former(entry: Node, old: str) -> bool:
    if not isinstance(entry, Mapping) or "former" not in entry.entries:
        return False
    return old in [one.text for one in scalars(entry.entries["former"][1])]


def _refusal(document: Document) -> CannotDo:
    return CannotDo(
        Message("{path} names it in a way that can't be changed in place", path=document.path),
        Message("write the name plainly, on one line; nothing was changed"),
    )
