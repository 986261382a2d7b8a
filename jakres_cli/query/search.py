"""Words looked for in all records: which files may hold them, and the places where they stand."""

from __future__ import annotations

from jakres_cli.model.base import Value, replace_fields
from jakres_cli.query.passages import (
    Excerpt,
    Passage,
    SearchWords,
    fold_text,
    make_excerpt,
    text_passages,
)
from jakres_cli.records.layout import is_record_name
from jakres_cli.records.load import Loaded, NameIndex, load_workspace
from jakres_cli.records.schema import kinds
from jakres_cli.records.syntax.document import MAX_FILE

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from jakres_cli.model.records import Settings
    from jakres_cli.model.source import Entry, Source, Tree
    from jakres_cli.records.read import RecordReading

_MEETINGS, _PROGRESS = "records/meetings/", "records/progress/"
_FORMER = b"former:"
"""What a meeting has whose entries may name it otherwise than its file does."""
_REGISTERS = frozenset({kinds.AGENCIES_KIND, kinds.PEOPLE_KIND})


class Hit(Value):
    """A place where what was looked for stands.

    ``line`` is that of the first word; ``text`` the whole passage, ``field`` and ``item`` as there.
    """

    line: int
    excerpt: Excerpt
    text: str
    field: str | None = None
    item: str | None = None


class SearchAnswer(Value):
    """The answer: the records that hold the words, with the places, and those around them.

    ``loaded`` lacks meetings and progress entries that don't hold them, except the meetings of
    entries that do. ``stems`` are the ids of all meetings.
    """

    found: tuple[tuple[RecordReading, tuple[Hit, ...]], ...]
    loaded: Loaded
    stems: frozenset[str]


def search_records(tree: Tree, settings: Settings, words: SearchWords) -> SearchAnswer:
    """Look for ``words`` in all records of ``tree``, registers aside."""
    sifted = _Sifted(tree, words)
    readings: list[tuple[RecordReading, tuple[Hit, ...]]] = []

    def look(reading: RecordReading, _name_index: NameIndex) -> tuple[()]:
        hits = _hits(reading, words)
        if hits:
            readings.append((replace_fields(reading, document=None), tuple(hits)))
        return ()

    loaded = load_workspace(sifted, settings, look)
    return SearchAnswer(found=tuple(readings), loaded=loaded, stems=frozenset(sifted.stems))


class _Sifted:
    """A tree without the meetings and progress entries that surely don't hold the words.

    Their bytes are looked through, which takes a tenth of the time of reading them.
    """

    def __init__(self, tree: Tree, words: SearchWords) -> None:
        self._tree = tree
        self._words = words
        self.commit = tree.commit
        self.stems: set[str] = set()

    def entries(self) -> list[Entry]:
        """Return what may hold the words, and everything that others rest on."""
        entries = self._tree.entries()
        paths = [entry.path for entry in entries if entry.path.startswith(_MEETINGS)]
        self.stems = {_stem(path) for path in paths if path.endswith(".md")}
        listed = [entry for entry in entries if self._is_wanted(entry)]
        kept = {entry.path for entry in listed}
        named = {
            entry.path.split("/")[2]
            for entry in listed
            if entry.refused is None and entry.path.startswith(_PROGRESS)
        }
        return [entry for entry in entries if entry.path in kept or _stem(entry.path) in named]

    def read(self, path: str) -> Source:
        """Return the file at ``path``."""
        return self._tree.read(path)

    def _is_wanted(self, entry: Entry) -> bool:
        if entry.refused is not None or not entry.path.startswith((_MEETINGS, _PROGRESS)):
            return True
        if not is_record_name(entry.path):
            return True
        data = self._tree.read(entry.path).data
        if data is None or len(data) > MAX_FILE:
            return True
        return _FORMER in data or self._words.may_stand_in(data)


def _stem(path: str) -> str:
    return path.rpartition("/")[2].removesuffix(".md")


def _hits(reading: RecordReading, words: SearchWords) -> list[Hit]:
    """Return where ``words`` stand in a record: together in a passage, else the first of each.

    A quote repeats the prose, so it is shown only where the prose doesn't have the words.
    """
    if reading.document is None or reading.slot.kind in _REGISTERS:
        return []
    missing = [
        (passage, words.missing_in(fold_text(passage.text)))
        for passage in text_passages(reading.document)
    ]
    together = [word for word, lacking in missing if not lacking]
    if together:
        in_prose = any(passage.field is None for passage in together)
        shown = [
            (passage, words.terms) for passage in together if not (in_prose and _is_quote(passage))
        ]
    else:
        shown = list(_first_of_each(missing, words.terms))
    by_line: dict[int, Hit] = {}
    for passage, terms in shown:
        hit = _hit(passage, terms)
        by_line.setdefault(hit.line, hit)
    return [by_line[line] for line in sorted(by_line)]


def _first_of_each(
    missing: list[tuple[Passage, list[str]]], terms: tuple[str, ...]
) -> Iterator[tuple[Passage, tuple[str, ...]]]:
    first = {}
    for word in terms:
        passage = next((candidate for candidate, lacking in missing if word not in lacking), None)
        if passage is None:
            return
        first[word] = passage
    yield from ((passage, (word,)) for word, passage in first.items())


def _is_quote(passage: Passage) -> bool:
    return passage.field is not None and passage.field.rpartition(".")[2] == "quote"


def _hit(passage: Passage, terms: tuple[str, ...]) -> Hit:
    shown = make_excerpt(passage.text, terms)
    line = passage.line_at(shown.first)
    return Hit(line=line, excerpt=shown, text=passage.text, field=passage.field, item=passage.item)
