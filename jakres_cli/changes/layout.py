"""Records whose files changed while what they say did not: laid out, ordered, commented anew."""

from __future__ import annotations

from jakres_cli.changes.change import About, Change, Location, new_change
from jakres_cli.changes.fields import other_fields
from jakres_cli.records.editing.pieces import comment_texts
from jakres_cli.records.reading.layout import Slot, slot_of
from jakres_cli.records.schema.kinds import FORMS, SETTINGS_KIND
from jakres_cli.records.syntax.nodes import Mapping, Node, Sequence, iter_scalars, node_data
from jakres_cli.records.syntax.prose import without_comments
from jakres_cli.records.syntax.text import Split, split_fences

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from jakres_cli.records.syntax.document import Document

COMMENTS, ORDER, LINE_ENDS, LAYOUT, WAY = "comments", "order", "line-ends", "layout", "way"


def other_field_changes(about: About, before: Document, after: Document) -> Iterator[Change]:
    """Yield a change for each field that the field table doesn't know: ``x-…``, and mistakes."""
    found = slot_of(after.path)
    kind = found.kind if isinstance(found, Slot) else SETTINGS_KIND
    shape = FORMS[kind]
    old, new = other_fields(shape, before.tree), other_fields(shape, after.tree)
    for name in sorted(old.keys() | new.keys()):
        if old.get(name) != new.get(name):
            spot = Location(about=about, ref=about.id, path=after.path)
            yield new_change(spot, "other-field-changed", old.get(name), new.get(name), field=name)


def layout_change(about: About, before: Document, after: Document) -> Change:
    """Return the change of a file that says the same as before, with what was done to it."""
    how = tuple(_reasons(before, after))
    return new_change(
        Location(about=about, ref=about.id, path=after.path), "no-content-change", how, how
    )


def _reasons(before: Document, after: Document) -> Iterator[str]:
    if _comments(before) != _comments(after):
        yield COMMENTS
    was, now = _data(before), _data(after)
    if was != now:
        yield WAY
    elif repr(was) != repr(now):
        yield ORDER
    if _spelled(before) != _spelled(after):
        yield LAYOUT
    elif _line_ends(before) != _line_ends(after):
        yield LINE_ENDS


def _data(document: Document) -> object:
    return node_data(document.tree) if document.tree else None


def _comments(document: Document) -> tuple[list[str], list[str]]:
    """Return the comments of the front matter, and of the prose."""
    in_prose = document.prose
    shown = without_comments(in_prose)
    hidden = "".join(
        letter
        for letter, seen in zip(in_prose, shown, strict=True)
        if letter != seen and not letter.isspace()
    )
    if document.tree is None:
        return [], [hidden]
    start, end = _yaml_span(document)
    return comment_texts(document.text, start, end, document.tree), [hidden]


def _yaml_span(document: Document) -> tuple[int, int]:
    if document.path.endswith(".md"):
        found = split_fences(document.text)
        if isinstance(found, Split):
            return found.start, found.end
    return 0, len(document.text)


def _spelled(document: Document) -> tuple[list[str], list[bool], list[str]]:
    """Return every value as it is spelled, what is in brackets, and the lines of the prose.

    Fields come in an order that is the same for all.
    """
    text = document.text
    values = iter_scalars(document.tree) if document.tree else ()
    lines = without_comments(document.prose).split("\n")
    return (
        sorted(text[one.start : one.end] for one in values),
        [*_flows(document.tree)] if document.tree else [],
        [line.strip() for line in lines if line.strip()],
    )


def _flows(node: Node) -> Iterator[bool]:
    if isinstance(node, Sequence):
        yield node.flow
        for item in node.items:
            yield from _flows(item)
    elif isinstance(node, Mapping):
        yield node.flow
        for _, (_, inner) in sorted(node.entries.items()):
            yield from _flows(inner)


def _line_ends(document: Document) -> int:
    return document.text.count("\r\n")
