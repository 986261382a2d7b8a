"""The canonical style: what is written stays the same, only how it is laid out may change.

Fields stand in the order of the field table, registers are sorted, values are in block style and
quoted where other YAML readers would change them; comments stay with what they belong to. The new
text is read again: the data, the prose and every comment must be what they were.
"""

from __future__ import annotations

import re

from jakres_cli.model.base import CannotDo, Message
from jakres_cli.records.editing.pieces import Piece, comment_texts, only_signs, split_pieces
from jakres_cli.records.editing.yaml_layout import YamlLayout
from jakres_cli.records.schema.kinds import SETTINGS_KIND
from jakres_cli.records.syntax.document import Document, read_markdown, read_yaml
from jakres_cli.records.syntax.nodes import Mapping, Scalar, node_data
from jakres_cli.records.syntax.text import BOM, Split, split_fences

TYPE_CHECKING = False
if TYPE_CHECKING:
    from jakres_cli.records.schema.shapes import Shape

_MEETINGS = "records/meetings/"
_BEGINNING = re.compile(r"(?:[ \t]*(?:#[^\n]*)?\r?\n)*---[ \t]*(?:#[^\n]*)?\n")
_END = re.compile(r"^\.\.\.[ \t]*\r?$", re.MULTILINE)


def format_document(document: Document, kind: str, shape: Shape) -> str:
    """Return the text of ``document``, a record of that kind, in the canonical style.

    Raises ``CannotDo`` when it can't be read whole, or when that would change what it says.
    """
    tree = document.tree
    if tree is None or document.faults:
        raise CannotDo(Message("{path} can't be read whole", path=document.path))
    if not tree.entries:
        return document.text
    start, end = _span(document)
    text = document.text
    if not only_signs(text, start, end, tree):
        raise _refusal(document)
    root = split_pieces(text, start, end, tree)
    head = _set_apart(root, yaml=document.path.endswith(".yaml"))
    layout = YamlLayout(text, settings=kind == SETTINGS_KIND)
    lines = [*head, *layout.block(root, shape, 0)]
    newline = "\r\n" if 2 * text.count("\r\n", start, end) > text.count("\n", start, end) else "\n"
    last = newline if text[start:end].endswith("\n") else ""
    new = text[:start] + newline.join(lines) + last + text[end:]
    if not _same(document, tree, new):
        raise _refusal(document)
    return new


def is_approved(document: Document) -> bool:
    """Tell whether ``document`` is a meeting whose minutes are approved: its text is sealed."""
    if document.tree is None or not document.path.startswith(_MEETINGS):
        return False
    _, minutes = document.tree.entries.get("minutes", (None, None))
    if not isinstance(minutes, Mapping):
        return False
    _, status = minutes.entries.get("status", (None, None))
    return isinstance(status, Scalar) and status.text == "approved"


def _same(document: Document, tree: Mapping, new: str) -> bool:
    """Tell whether ``new`` says what ``document`` says: the data, the comments, the prose."""
    read = read_yaml if document.path.endswith(".yaml") else read_markdown
    again = read(document.path, new.encode("utf-8", "surrogatepass"))
    if again.tree is None or again.faults or node_data(again.tree) != node_data(tree):
        return False
    if again.prose != document.prose:
        return False
    return comment_texts(again.text, *_span(again), again.tree) == comment_texts(
        document.text, *_span(document), tree
    )


def _span(document: Document) -> tuple[int, int]:
    """Return where the YAML of ``document`` stands, without fences and marks of documents."""
    text = document.text
    if not document.path.endswith(".yaml"):
        found = split_fences(text)
        assert isinstance(found, Split)  # noqa: S101  it was read, so it has its fences
        return found.start, found.end
    begin = 1 if text.startswith(BOM) else 0
    mark = _BEGINNING.match(text, begin)
    ends = [found.start() for found in _END.finditer(text)]
    return mark.end() if mark else begin, ends[-1] if ends else len(text)


def _set_apart(root: Piece, *, yaml: bool) -> list[str]:
    """Take what stands at the head of the file, and is about all of it, from its first field.

    In a register that is every comment above the first entry; elsewhere, and when there are
    several, those that a blank line divides from it.
    """
    first = root.within[0]
    blank = len(first.above) - first.above[::-1].index("") if "" in first.above else 0
    many = blank or (len(first.above) if yaml else 0)
    head, first.above = first.above[:many], first.above[many:]
    return head


def _refusal(document: Document) -> CannotDo:
    return CannotDo(
        Message("{path} can't be formatted without changing what it says", path=document.path)
    )
