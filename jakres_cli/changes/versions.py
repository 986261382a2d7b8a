"""What versions of files say about the subject of a history, as facts that can be compared."""

from __future__ import annotations

from jakres_cli.changes.facts import Facts, Names
from jakres_cli.model.base import Message, replace_fields
from jakres_cli.model.event import Proposal
from jakres_cli.model.meeting import Meeting, Progress
from jakres_cli.model.records import Settings, full_ref
from jakres_cli.model.source import Source
from jakres_cli.records.layout import Slot, slot_of
from jakres_cli.records.read import read_record
from jakres_cli.records.syntax import node_data
from jakres_cli.records.syntax.document import Document, read_markdown, read_yaml

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from jakres_cli.changes.subject import Subject

    Read = Callable[[str], bytes | Message]
    Told = str | tuple[str, ...] | Progress | Message
    """A text, the words of a list, a report, or why a file can't be read."""
    VersionFacts = Facts[Told]

RECORD, PROGRESS, PROPOSAL, UNREADABLE = "record", "progress", "proposal", "unreadable"
"""What the first name of a fact can be."""
PROSE_OF_RECORD = (RECORD, "prose of the record")
"""The prose; no field can be called that."""
_WORDS = ("what", "title", "name")
_NAMES = ("id", "item")
_RECENT = 64
_NOT_READ = Message("it can't be read")


def together(each: Iterable[VersionFacts]) -> VersionFacts:
    """Return what several versions say as one."""
    values: dict[Names, Told] = {}
    items: frozenset[Names] = frozenset()
    for facts in each:
        values |= facts.values
        items |= facts.items
    return Facts(values=values, items=items)


def title_words(facts: VersionFacts) -> str | None:
    """Return what a version calls the subject in so many words."""
    words = (facts.values.get((RECORD, name)) for name in _WORDS)
    return next((text for text in words if isinstance(text, str)), None)


class VersionReader:
    """Reads versions of a subject's files by their ids; those read last are kept."""

    def __init__(self, subject: Subject, read: Read, settings: Settings) -> None:
        self.subject = subject
        self.read = read
        self.settings = settings
        self._known: dict[tuple[str, str], VersionFacts] = {}
        self._whole: VersionFacts = together(())

    def facts(self, path: str, name: str | None) -> VersionFacts:
        """Return what the version ``name`` of ``path`` says; nothing for no version.

        While the record can't be read it is taken to say what it said before.
        """
        if name is None:
            return together(())
        known = self._known.get((path, name))
        if known is None:
            if len(self._known) >= _RECENT:
                del self._known[next(iter(self._known))]
            known = self._known[path, name] = self._read(path, name)
        return known

    def items(self, path: str, name: str | None) -> dict[str, object]:
        """Return everything that stands beside the subject in a version of its file, by name."""
        text = self.read(name) if name else None
        tree = _document(path, text).tree if isinstance(text, bytes) else None
        return self._items(node_data(tree) if tree else {})

    def record(self, path: str, name: str | None) -> object:
        """Return the record that a version of its file makes, None when it makes none."""
        text = self.read(name) if name else None
        return self._record(path, text) if isinstance(text, bytes) else None

    def _read(self, path: str, name: str) -> VersionFacts:
        text = self.read(name)
        is_subject = path in self.subject.paths
        why = _NOT_READ if isinstance(text, bytes) else text
        facts = self._facts_in(path, text) if isinstance(text, bytes) else None
        if facts is None:
            broken: VersionFacts = Facts(values={(UNREADABLE, path): why}, items=frozenset())
            return together((self._whole, broken)) if is_subject else broken
        if is_subject and facts.items:
            self._whole = facts
        return facts

    def _facts_in(self, path: str, text: bytes) -> VersionFacts | None:
        """Return what a version of the file says of the subject, None when it can't be read."""
        if path in self.subject.paths:
            return self._facts_of_record(_document(path, text))
        record = self._record(path, text)
        if isinstance(record, Meeting):
            refs, home = self.subject.refs, self.subject.updates[path]
            ours = [each for each in record.updates if full_ref(each.item, record.id) in refs]
            reports = {_report_names(each, home, at): each for at, each in enumerate(ours)}
        elif isinstance(record, Progress):
            reports = {_report_names(record, "", record.number): record}
        elif isinstance(record, Proposal):
            tree = _document(path, text).tree
            return _item_facts((PROPOSAL, record.agency), node_data(tree) if tree else {})
        else:
            return None
        values = {names: _placeless(report) for names, report in reports.items()}
        return Facts(values={**values}, items=frozenset())

    def _facts_of_record(self, document: Document) -> VersionFacts | None:
        if document.tree is None or document.stopped:
            return None
        whole = node_data(document.tree)
        if not self.subject.names:
            facts = _item_facts((RECORD,), whole)
            if document.prose.strip():
                facts.values[PROSE_OF_RECORD] = document.prose
            return facts
        items = self._items(whole)
        name = next((each for each in self.subject.names if each in items), None)
        return together(()) if name is None else _item_facts((RECORD,), items[name])

    def _items(self, whole: object) -> dict[str, object]:
        if self.subject.section and isinstance(whole, dict):
            whole = whole.get(self.subject.section)
        if isinstance(whole, dict):
            return whole
        items = whole if isinstance(whole, list) else []
        return {str(each["id"]): each for each in items if isinstance(each, dict) and "id" in each}

    def _record(self, path: str, text: bytes) -> object:
        slot = slot_of(path)
        if not isinstance(slot, Slot):
            return None
        return read_record(Source(path=path, data=text), slot, self.settings).record


def _document(path: str, text: bytes) -> Document:
    return (read_yaml if path.endswith(".yaml") else read_markdown)(path, text)


def _report_names(report: Progress, home: str, number: int) -> Names:
    return PROGRESS, report.date.isoformat(), report.by, home, str(number)


def _placeless(report: Progress) -> Progress:
    """Return the report without where it stands, which isn't part of what it says."""
    return replace_fields(report, item="", path="", line=1, meeting=None)


def _item_facts(at: Names, data: object) -> VersionFacts:
    """Return the facts in an item or record: ``data`` is what its YAML holds.

    The items of a list are told apart by their id where all have one; else the list is one fact,
    since people read it as one. What is empty counts as absent.
    """
    items: set[Names] = {at}
    return Facts(values=dict(_walk(at, data, items)), items=frozenset(items))


def _walk(at: Names, data: object, items: set[Names]) -> Iterator[tuple[Names, Told]]:
    if isinstance(data, dict):
        for name, inner in data.items():
            yield from _walk((*at, name), inner, items)
    elif isinstance(data, list):
        named = _by_name(data)
        if named is not None:
            for name, item in named.items():
                items.add((*at, name))
                yield from _walk((*at, name), item, items)
        elif data:
            yield at, tuple(map(_words, data))
    elif str(data).strip():
        yield at, str(data)


def _by_name(data: list[object]) -> dict[str, object] | None:
    """Return the items by their ids; None unless each has one of its own."""
    for key in _NAMES:
        names = [str(item[key]) for item in data if isinstance(item, dict) and key in item]
        if names and len(set(names)) == len(data):
            return dict(zip(names, data, strict=True))
    return None


def _words(data: object) -> str:
    if isinstance(data, dict):
        return ", ".join(f"{name}: {_words(inner)}" for name, inner in data.items())
    if isinstance(data, list):
        return ", ".join(map(_words, data))
    return str(data)
