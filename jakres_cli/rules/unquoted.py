"""Problems as they may go further than a terminal: no confidential value is quoted in them."""

from __future__ import annotations

from functools import cache

from jakres_cli.model.base import replace_fields
from jakres_cli.model.words import CONFIDENTIAL, VISIBILITIES
from jakres_cli.query.openness import hidden_texts, secret_names
from jakres_cli.records.layout import Slot, slot_of
from jakres_cli.records.schema import forms_within, kinds
from jakres_cli.records.syntax import Mapping, Node, Scalar, Sequence, node_span
from jakres_cli.records.syntax.document import read_markdown, read_yaml
from jakres_cli.records.syntax.prose import normalise_prose

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from jakres_cli.model.base import Message
    from jakres_cli.model.records import Records
    from jakres_cli.model.source import Problem, Tree
    from jakres_cli.records.syntax.document import Document

_WITHHELD = "…"
_VISIBILITY = "visibility"
_RECORDS = "records/"
_PROGRESS, _EVENTS = "records/progress/", "records/events/"


def without_quotes(problems: Iterable[Problem], records: Records, tree: Tree) -> list[Problem]:
    """Return ``problems`` with path, field and code, but without confidential values.

    ``tree`` is where the records were read from.
    """
    secrets = _Secrets(records, tree)
    return [secrets.unquoted(problem) for problem in problems]


class _Secrets:
    """Where in the files something confidential stands, and what it says."""

    def __init__(self, records: Records, tree: Tree) -> None:
        self._tree = tree
        self._names = secret_names(records)
        self._texts = frozenset[str]().union(*map(hidden_texts, records.meetings.values()))
        self._lines: dict[str, list[range] | None] = {}

    def unquoted(self, problem: Problem) -> Problem:
        """Return ``problem`` without the confidential values that it quotes."""
        place = problem.place
        if self._stands_in_secret(place.path, place.line):
            message = problem.message.with_texts(_only_names)
        elif self._is_told(place.excerpt) or self._tells(problem.message):
            message = problem.message.with_texts(self._masked)
        else:
            return problem
        return replace_fields(
            problem, message=message, hint=None, place=replace_fields(place, excerpt="")
        )

    def _tells(self, message: Message) -> bool:
        return message != message.with_texts(self._masked)

    def _masked(self, text: str) -> str:
        return _WITHHELD if self._is_told(text) else text

    def _is_told(self, text: str) -> bool:
        said = normalise_prose(text)
        return bool(said) and any(secret in said or said in secret for secret in self._texts)

    def _stands_in_secret(self, path: str, line: int) -> bool:
        if path not in self._lines:
            self._lines[path] = None if self._is_secret_file(path) else self._secret_lines(path)
        lines = self._lines[path]
        return lines is None or any(line in each for each in lines)

    def _is_secret_file(self, path: str) -> bool:
        parts = path.removeprefix(_RECORDS).removesuffix(".md").split("/")
        names = {"/".join(parts[1:3]), *parts[1:]} if path.startswith((_PROGRESS, _EVENTS)) else ()
        slot = slot_of(path)
        own = {slot.id} if isinstance(slot, Slot) else set()
        return not self._names.isdisjoint({*names, *own})

    def _secret_lines(self, path: str) -> list[range] | None:
        """Return the lines of ``path`` that are confidential, None for all of them."""
        data = self._tree.read(path).data or b""
        if CONFIDENTIAL.encode() not in data:
            return []
        document = (read_yaml if path.endswith(".yaml") else read_markdown)(path, data)
        tree = document.tree
        if tree is None or document.stopped or _is_confidential(tree):
            return None
        return list(_items(tree, document))


def _items(tree: Node, document: Document) -> Iterator[range]:
    lists = (node for _, node in tree.entries.values()) if isinstance(tree, Mapping) else ()
    for node in lists:
        for item in node.items if isinstance(node, Sequence) else ():
            if _is_confidential(item):
                start, end = node_span(item)
                yield range(document.lines.number(start), document.lines.number(end) + 1)


def _is_confidential(node: Node) -> bool:
    given = node.entries.get(_VISIBILITY) if isinstance(node, Mapping) else None
    return given is not None and isinstance(given[1], Scalar) and given[1].text == CONFIDENTIAL


@cache
def _field_names() -> frozenset[str]:
    return frozenset(
        field.name
        for shape in kinds.FORMS.values()
        for form in forms_within(shape)
        for field in form.fields
    )


def _only_names(text: str) -> str:
    is_name = text in _field_names() or text.startswith(_RECORDS)
    return text if is_name or text in VISIBILITIES else _WITHHELD
