"""What versions of files say about the subject of a history."""

from __future__ import annotations

from jakres_cli.changes.history_facts import THERE, Facts, facts_of
from jakres_cli.model.event import Proposal
from jakres_cli.model.follow_up import Progress
from jakres_cli.model.meeting import Meeting
from jakres_cli.model.message import Message
from jakres_cli.model.records import full_ref
from jakres_cli.model.source import Source
from jakres_cli.model.value import replace_fields
from jakres_cli.records.reading.layout import Slot, slot_of
from jakres_cli.records.reading.read import read_record
from jakres_cli.records.syntax.document import read_markdown, read_yaml
from jakres_cli.records.syntax.nodes import node_data

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from jakres_cli.changes.subject import Subject
    from jakres_cli.model.registers import Settings

    Read = Callable[[str], bytes | Message]

RECORD, PROGRESS, PROPOSAL, UNREADABLE = "record", "progress", "proposal", "unreadable"
"""What the first word of a fact can be."""
PROSE = (RECORD, "prose of the record")
"""The prose; no field can be called that."""
_WORDS = ("what", "title", "name")
_RECENT = 64
_NOT_READ = Message("it can't be read")


class VersionReader:
    """Reads versions of a subject's files by their ids; those read last are kept."""

    def __init__(self, subject: Subject, read: Read, settings: Settings) -> None:
        self.subject = subject
        self.read = read
        self.settings = settings
        self._facts: dict[tuple[str, str], Facts] = {}
        self._whole: Facts = {}

    def facts(self, path: str, name: str | None) -> Facts:
        """Return what the version ``name`` of ``path`` says; nothing for no version.

        While the record can't be read it is taken to say what it said before.
        """
        if name is None:
            return {}
        known = self._facts.get((path, name))
        if known is None:
            if len(self._facts) >= _RECENT:
                del self._facts[next(iter(self._facts))]
            known = self._facts[path, name] = self._read(path, name)
        return known

    def items(self, path: str, name: str | None) -> dict[str, object]:
        """Return everything that stands beside the subject in a version of its file, by name."""
        text = self.read(name) if name else None
        if not isinstance(text, bytes):
            return {}
        tree = (read_yaml if path.endswith(".yaml") else read_markdown)(path, text).tree
        return _items(self.subject, node_data(tree) if tree else {})

    def record(self, path: str, name: str | None) -> object:
        """Return the record that a version of its file makes, None when it makes none."""
        text = self.read(name) if name else None
        return read_version(path, text, self.settings) if isinstance(text, bytes) else None

    def _read(self, path: str, name: str) -> Facts:
        text = self.read(name)
        is_record = path in self.subject.paths
        if isinstance(text, bytes):
            found, why = version_text(self.subject, path, text, self.settings), _NOT_READ
        else:
            found, why = None, text
        if found is None:
            return {**(self._whole if is_record else {}), (UNREADABLE, path): why}
        if is_record and found:
            self._whole = found
        return found


def version_text(subject: Subject, path: str, text: bytes, settings: Settings) -> Facts | None:
    """Return what the file at ``path`` said of ``subject``, None when that can't be read."""
    if path in subject.paths:
        return _of_record(subject, path, text)
    record = read_version(path, text, settings)
    if isinstance(record, Meeting):
        ours = [one for one in record.updates if full_ref(one.item, record.id) in subject.refs]
        home = subject.updates[path]
        return {_entry(one, home, at): _bare(one) for at, one in enumerate(ours)}
    if isinstance(record, Progress):
        return {_entry(record, "", record.number): _bare(record)}
    if isinstance(record, Proposal):
        tree = read_markdown(path, text).tree
        at = (PROPOSAL, record.agency)
        return {at: THERE, **facts_of(node_data(tree) if tree else {}, at)}
    return None


def subject_words(facts: Facts) -> object | None:
    """Return what a version calls the subject in so many words."""
    return next((facts[RECORD, f] for f in _WORDS if (RECORD, f) in facts), None)


def read_version(path: str, text: bytes, settings: Settings) -> object:
    """Return the record that stood at ``path``, None when there is none to make of it."""
    slot = slot_of(path)
    if not isinstance(slot, Slot):
        return None
    return read_record(Source(path=path, data=text), slot, settings).record


def _of_record(subject: Subject, path: str, text: bytes) -> Facts | None:
    document = (read_yaml if path.endswith(".yaml") else read_markdown)(path, text)
    if document.tree is None or document.stopped:
        return None
    whole = node_data(document.tree)
    if not subject.names:
        prose: Facts = {PROSE: document.prose} if document.prose.strip() else {}
        return {(RECORD,): THERE, **facts_of(whole, (RECORD,)), **prose}
    items = _items(subject, whole)
    name = next((one for one in subject.names if one in items), None)
    return {} if name is None else {(RECORD,): THERE, **facts_of(items[name], (RECORD,))}


def _items(subject: Subject, whole: object) -> dict[str, object]:
    if subject.section and isinstance(whole, dict):
        whole = whole.get(subject.section)
    if isinstance(whole, dict):
        return whole
    items = whole if isinstance(whole, list) else []
    return {str(one["id"]): one for one in items if isinstance(one, dict) and "id" in one}


def _entry(one: Progress, home: str, number: int) -> tuple[str, ...]:
    return PROGRESS, one.date.isoformat(), one.by, home, str(number)


def _bare(one: Progress) -> Progress:
    """Return the entry without where it stands, which isn't part of what it says."""
    return replace_fields(one, item="", path="", line=1, meeting=None)
