"""Minutes under seal: approved, or corrected with the correction written beside it."""

from __future__ import annotations

import re
from contextlib import suppress

from jakres_cli.editing.edits import append_item
from jakres_cli.editing.proof import read_again, refusal, whole_tree
from jakres_cli.editing.values import put
from jakres_cli.errors import AskedWrongly, CannotDo
from jakres_cli.message import Message
from jakres_cli.schema.meeting import MEETING
from jakres_cli.syntax.nodes import Mapping, Scalar, Sequence, data
from jakres_cli.syntax.prose import fold_blanks, without_comments
from jakres_cli.syntax.seal import seal

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from jakres_cli.syntax.document import Document
    from jakres_cli.syntax.nodes import Node

    Path = tuple[str | int, ...]

PROSE = "prose"
_NAMES = ("id", "agency")
"""The fields that an item of a list is called by."""
_ORDER = tuple(MEETING.by_name)
_MINUTES = ("status", "approved-on", "approved-by", "approved-at", "number", "signed")


class Leaf:
    """A text of the front matter: its path and what is written there."""

    __slots__ = ("path", "text")

    def __init__(self, path: Path, text: str) -> None:
        self.path = path
        self.text = text


def approved(document: Document, fields: dict[str, str]) -> str:
    """Return the text with ``fields`` of the approval in ``minutes``, and the seal over it all.

    Braces are written out as lines unless a comment would be lost by that.
    """
    entry = whole_tree(document).entries.get("minutes")
    minutes = data(entry[1]) if entry else {}
    new = document.text
    if entry and isinstance(entry[1], Mapping) and entry[1].flow and isinstance(minutes, dict):
        given = {**minutes, **fields}
        names = [*_MINUTES, *(name for name in given if name not in _MINUTES)]
        with suppress(CannotDo):
            block = {name: given[name] for name in names if name in given}
            new = put(document, ("minutes",), block, MEETING)
    for name, value in fields.items():
        again = read_again(document.path, new)
        new = put(again, ("minutes", name), value, MEETING)
    return _sealed(read_again(document.path, new))


def fits(document: Document) -> bool:
    """Tell whether the seal in ``document`` is the one of its text."""
    tree = whole_tree(document)
    minutes = data(tree.entries["minutes"][1]) if "minutes" in tree.entries else None
    return isinstance(minutes, dict) and minutes.get("seal") == seal(document)


def leaf_with(document: Document, where: str, was: str) -> Leaf:
    """Return the one text at or below the field ``where`` that is ``was``, or that holds it once.

    Steps are divided by slashes; an item of a list is named by its id, agency or text. Raises
    ``AskedWrongly`` when there is no such field, ``CannotDo`` when there is no or more than one
    such text.
    """
    node: Node = whole_tree(document)
    path: list[str | int] = []
    for step in where.split("/"):
        found = _step(node, step)
        if found is None:
            known = ", ".join(_steps(node))
            raise AskedWrongly(
                Message("there is no “{step}” in {path}", step=step, path=document.path),
                Message("there is: {known}", known=known) if known else None,
            )
        path.append(found[0])
        node = found[1]
    leaves = [leaf for leaf in _leaves(node, tuple(path)) if was in leaf.text]
    whole = [leaf for leaf in leaves if leaf.text == was]
    candidates = whole or leaves
    if len(candidates) != 1 or (not whole and candidates[0].text.count(was) != 1):
        raise _not_once(was, where, sum(leaf.text.count(was) for leaf in candidates))
    return candidates[0]


def corrected(
    document: Document, leaf: Leaf | None, was: str, now: str, correction: dict[str, str]
) -> str:
    """Return the text with ``was`` as ``now``, the ``correction`` listed and the seal renewed.

    ``leaf`` is where it stands; None is the prose. Raises ``CannotDo`` when it doesn't stand there
    once, or when the seal doesn't cover it.
    """
    if leaf is None:
        new = _prose_changed(document, was, now)
    else:
        text = now if leaf.text == was else leaf.text.replace(was, now)
        new = put(document, leaf.path, text, MEETING)
    changed = read_again(document.path, new)
    if seal(changed) == seal(document):
        raise CannotDo(
            Message("“{where}” isn't under the seal", where=correction["where"]),
            Message("the approval itself isn't corrected; give another --where"),
        )
    listed = append_item(changed, "corrections", correction, _ORDER)
    return _sealed(read_again(document.path, listed))


def _sealed(document: Document) -> str:
    new = put(document, ("minutes", "seal"), seal(document), MEETING)
    if not fits(read_again(document.path, new)):
        raise refusal(document, "minutes.seal")
    return new


def _prose_changed(document: Document, was: str, now: str) -> str:
    prose = without_comments(document.prose)
    words = r"\s+".join(re.escape(word) for word in was.split())
    places = [match.span(1) for match in re.finditer(f"(?=({words}))", prose)]
    if len(places) != 1:
        raise _not_once(was, PROSE, len(places))
    start, end = (document.prose_start + at for at in places[0])
    new = document.text[:start] + now + document.text[end:]
    again = read_again(document.path, new)
    visible = fold_blanks(prose[: places[0][0]] + now + prose[places[0][1] :])
    if again.faults or fold_blanks(without_comments(again.prose)) != visible:
        raise refusal(document, now)
    return new


def _not_once(was: str, where: str, count: int) -> CannotDo:
    if not count:
        return CannotDo(
            Message("“{was}” does not stand in {where}", was=was, where=where),
            Message("copy the words as they stand there; case counts"),
        )
    return CannotDo(
        Message("“{was}” stands in {where} {n} times", was=was, where=where, n=count),
        Message("give more of the words around it, or a narrower --where"),
    )


def _step(node: Node, step: str) -> tuple[str | int, Node] | None:
    if isinstance(node, Mapping):
        entry = node.entries.get(step)
        return (step, entry[1]) if entry else None
    if isinstance(node, Sequence):
        found = [(at, one) for at, one in enumerate(node.items) if _called(one) == step]
        return found[0] if len(found) == 1 else None
    return None


def _steps(node: Node) -> list[str]:
    if isinstance(node, Mapping):
        return list(node.entries)
    return [_called(one) for one in node.items] if isinstance(node, Sequence) else []


def _called(node: Node) -> str:
    if isinstance(node, Scalar):
        return node.text
    entries = node.entries if isinstance(node, Mapping) else {}
    names = (data(entries[name][1]) for name in _NAMES if name in entries)
    return next((name for name in names if isinstance(name, str)), "")


def _leaves(node: Node, path: Path) -> Iterator[Leaf]:
    if isinstance(node, Scalar):
        yield Leaf(path, node.text)
    elif isinstance(node, Sequence):
        for at, item in enumerate(node.items):
            yield from _leaves(item, (*path, at))
    else:
        for name, (_, inner) in node.entries.items():
            yield from _leaves(inner, (*path, name))
