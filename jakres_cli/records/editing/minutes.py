"""Sealed minutes: approved and covered by the seal, or corrected in their place."""

from __future__ import annotations

from contextlib import suppress
from itertools import islice

from jakres_cli.model.base import AskedWrongly, CannotDo, Message, Value
from jakres_cli.records.editing.edits import append_item
from jakres_cli.records.editing.splices import edit_refusal, read_again, whole_tree
from jakres_cli.records.editing.stated import without_filled
from jakres_cli.records.editing.values import put_value, remove_value, shape_at
from jakres_cli.records.schema import forms_within
from jakres_cli.records.schema.meeting import MEETING
from jakres_cli.records.syntax import Mapping, Node, Scalar, Sequence, is_empty, node_data
from jakres_cli.records.syntax.prose import (
    compute_seal,
    fold_blanks,
    matches_seal,
    normalise_prose,
    placed_words,
    without_comments,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from jakres_cli.records.editing.yaml_text import Written
    from jakres_cli.records.syntax.document import Document

    Path = tuple[str | int, ...]


_MINUTES = next(forms_within(MEETING.by_name["minutes"].shape)).by_name


def approve_text(document: Document, fields: dict[str, Written]) -> str:
    """Return the text with ``fields`` of the approval in ``minutes``, and the seal over it all.

    Braces are written out as lines unless a comment would be lost by that.
    """
    entry = whole_tree(document).entries.get("minutes")
    minutes = node_data(entry[1]) if entry else {}
    new = document.text
    if entry and isinstance(entry[1], Mapping) and entry[1].flow and isinstance(minutes, dict):
        given = {**minutes, **fields}
        names = [*_MINUTES, *(name for name in given if name not in _MINUTES)]
        with suppress(CannotDo):
            block = {name: given[name] for name in names if name in given}
            new = put_value(document, ("minutes",), block, MEETING)
    for name, value in fields.items():
        again = read_again(document.path, new)
        new = put_value(again, ("minutes", name), value, MEETING)
    return seal_text(read_again(document.path, without_filled(document, new)))


def supplement_text(document: Document, fields: dict[str, str]) -> str:
    """Return the text with ``fields`` in ``minutes``, sealed anew where the seal no longer fits."""
    new = document.text
    for name, value in fields.items():
        new = put_value(read_again(document.path, new), ("minutes", name), value, MEETING)
    again = read_again(document.path, new)
    return new if seal_fits(again) and "number" not in fields else seal_text(again)


def seal_fits(document: Document) -> bool:
    """Tell whether the seal in ``document`` is the one of its text."""
    tree = whole_tree(document)
    minutes = node_data(tree.entries["minutes"][1]) if "minutes" in tree.entries else None
    return isinstance(minutes, dict) and matches_seal(document, str(minutes.get("seal")))


def seal_text(document: Document) -> str:
    """Return the text with the seal of what ``document`` says."""
    new = put_value(document, ("minutes", "seal"), compute_seal(document), MEETING)
    if not seal_fits(read_again(document.path, new)):
        raise edit_refusal(document, "minutes.seal")
    return new


PROSE = "prose"
_NAMES = ("id", "agency")
"""The fields that an item of a list is called by."""
_QUOTED = ("decisions", "follow-ups")
_ORDER = tuple(MEETING.by_name)


class FieldSpot(Value):
    """A place in the front matter: the path to it, and what stands there, None for nothing."""

    path: Path
    node: Node | None

    @property
    def text(self) -> str:
        """The text that stands there; none for nothing, a list or fields."""
        return self.node.text if isinstance(self.node, Scalar) else ""

    @property
    def words(self) -> list[str] | None:
        """The texts of a list of texts; None where there is no such list."""
        if not isinstance(self.node, Sequence):
            return None
        texts = [item.text for item in self.node.items if isinstance(item, Scalar)]
        return texts if len(texts) == len(self.node.items) else None

    def holding(self, was: str, where: str) -> FieldSpot:
        """Return the one text at or below it that is ``was``, or else holds it once.

        Raises ``CannotDo`` for no or more than one such text.
        """
        leaves = [(path, text) for path, text in _leaves(self.node, self.path) if was in text.text]
        whole = [leaf for leaf in leaves if leaf[1].text == was]
        candidates = whole or leaves
        if len(candidates) != 1 or (not whole and candidates[0][1].text.count(was) != 1):
            raise _not_once(was, where, sum(leaf.text.count(was) for _, leaf in candidates))
        path, node = candidates[0]
        return FieldSpot(path=path, node=node)


def spot_at(document: Document, where: str) -> FieldSpot:
    """Return the place of the field ``where``, which a record may have even if this one hasn't.

    Steps are divided by slashes; an item of a list is named by its id, agency or text. Raises
    ``AskedWrongly`` when there can be no such field.
    """
    node: Node | None = whole_tree(document)
    path: list[str | int] = []
    for step in where.split("/"):
        inner = _step(node, step) if node is not None else None
        if inner is None and not _may_have(node, (*path, step)):
            known = ", ".join(_steps(node))
            raise AskedWrongly(
                Message("there is no “{step}” in {path}", step=step, path=document.path),
                Message("these exist: {known}", known=known) if known else None,
            )
        path.append(inner[0] if inner else step)
        node = inner[1] if inner else None
    return FieldSpot(path=tuple(path), node=None if node is not None and is_empty(node) else node)


def correct_field(
    document: Document, path: Path, value: Written, correction: dict[str, str]
) -> str:
    """Return the text with ``value`` at ``path``, taken out when it is empty, sealed anew.

    The ``correction`` is listed. Raises ``CannotDo`` for a field that the seal doesn't cover.
    """
    *above, last = path
    if value or isinstance(last, str):
        new = put_value(document, path, value, MEETING) if value else remove_value(document, path)
    else:
        siblings = _at(document, (*above,))
        rest = siblings[:last] + siblings[last + 1 :]
        new = put_value(document, (*above,), rest, MEETING)
    return _list_correction(document, new, correction)


def correct_prose(document: Document, was: str, now: str, correction: dict[str, str]) -> str:
    """Return the text with ``was`` in the prose as ``now``, and so the quotes that rest on it.

    It is sealed anew and the ``correction`` listed. Raises ``CannotDo`` when ``was`` doesn't stand
    there once, or a quote rests on it only in part.
    """
    new = _prose_changed(document, was, now)
    before, after = (
        normalise_prose(document.prose),
        normalise_prose(read_again(document.path, new).prose),
    )
    for path, quote in _quotes(document):
        words = normalise_prose(quote)
        if words not in before or words in after:
            continue
        folded, gone = fold_blanks(quote), fold_blanks(was)
        if folded.count(gone) != 1:
            raise CannotDo(
                Message("the quote of {item} rests on these words", item=_item(document, path)),
                Message("give just the words that are wrong, so that the quote can follow"),
            )
        again = read_again(document.path, new)
        new = put_value(again, path, fold_blanks(folded.replace(gone, now)), MEETING)
    return _list_correction(document, new, correction)


def _list_correction(document: Document, new: str, correction: dict[str, str]) -> str:
    changed = read_again(document.path, without_filled(document, new))
    if compute_seal(changed) == compute_seal(document):
        raise CannotDo(
            Message("“{where}” isn't under the seal", where=correction["where"]),
            Message("only what is under the seal is corrected; give another --where"),
        )
    return seal_text(
        read_again(document.path, append_item(changed, "corrections", correction, _ORDER))
    )


_MOST_COUNTED = 100


def _prose_changed(document: Document, was: str, now: str) -> str:
    prose = without_comments(document.prose)
    found = placed_words(prose).spans(fold_blanks(was), overlapping=True)
    places = list(islice(found, _MOST_COUNTED))
    if len(places) != 1:
        raise _not_once(was, PROSE, len(places))
    start, end = (document.prose_start + at for at in places[0])
    new = document.text[:start] + now + document.text[end:]
    again = read_again(document.path, new)
    visible = fold_blanks(prose[: places[0][0]] + now + prose[places[0][1] :])
    if again.faults or fold_blanks(without_comments(again.prose)) != visible:
        raise edit_refusal(document, now)
    return new


def _quotes(document: Document) -> Iterator[tuple[Path, str]]:
    tree = node_data(whole_tree(document))
    assert isinstance(tree, dict)  # noqa: S101  front matter is a mapping
    for name in _QUOTED:
        items = tree.get(name)
        for at, item in enumerate(items if isinstance(items, list) else []):
            quote = item.get("quote") if isinstance(item, dict) else None
            if isinstance(quote, str) and quote.strip():
                yield (name, at, "quote"), quote


def _item(document: Document, path: Path) -> str:
    return str(_at(document, path[:-1]).get("id", ""))


def _at(document: Document, path: Path) -> Any:  # noqa: ANN401  whatever stands there
    node: Any = node_data(whole_tree(document))
    for step in path:
        node = node[step]
    return node


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
        matches = [(at, item) for at, item in enumerate(node.items) if _item_name(item) == step]
        return matches[0] if len(matches) == 1 else None
    return None


def _may_have(node: Node | None, path: Path) -> bool:
    """Whether the record may have a field ``path`` by the schema, where it has none yet."""
    inside = node is None or isinstance(node, Mapping)
    return inside and shape_at(MEETING, path) is not None


def _steps(node: Node | None) -> list[str]:
    if isinstance(node, Mapping):
        return list(node.entries)
    return [_item_name(item) for item in node.items] if isinstance(node, Sequence) else []


def _item_name(node: Node) -> str:
    if isinstance(node, Scalar):
        return node.text
    entries = node.entries if isinstance(node, Mapping) else {}
    names = (node_data(entries[name][1]) for name in _NAMES if name in entries)
    return next((name for name in names if isinstance(name, str)), "")


def _leaves(node: Node | None, path: Path) -> Iterator[tuple[Path, Scalar]]:
    if isinstance(node, Scalar):
        yield path, node
    elif isinstance(node, Sequence):
        for at, item in enumerate(node.items):
            yield from _leaves(item, (*path, at))
    elif node is not None:
        for name, (_, inner) in node.entries.items():
            yield from _leaves(inner, (*path, name))
