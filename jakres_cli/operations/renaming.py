"""Rename a record or an agency: everything that changes, worked out before anything is written."""

from __future__ import annotations

from jakres_cli.model.base import CannotDo, Message, Plural
from jakres_cli.model.event import Proposal
from jakres_cli.model.meeting import Progress
from jakres_cli.model.source import GONE
from jakres_cli.operations.plan import Outcome, Plan
from jakres_cli.operations.rename_target import (
    DAY_LETTERS,
    RenameTarget,
    find_rename_target,
    require_free,
    whole_name,
)
from jakres_cli.query.left_behind import may_adopt, may_adopt_proposals
from jakres_cli.records.editing.dates import with_date
from jakres_cli.records.editing.formatting import is_approved
from jakres_cli.records.editing.renaming import NameChange, rename_code, rename_references
from jakres_cli.records.editing.splices import read_again
from jakres_cli.records.editing.values import put_value
from jakres_cli.records.layout import AGENCIES_PATH, SETTINGS_PATH, Slot, slot_of
from jakres_cli.records.parse import parse_iso_day
from jakres_cli.records.read import RecordReading, read_record
from jakres_cli.records.schema import kinds
from jakres_cli.rules.check import check_workspace
from jakres_cli.store.steps import FileStep

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from jakres_cli.cli.session import Session
    from jakres_cli.model.source import Entry, Tree
    from jakres_cli.records.load import Loaded
    from jakres_cli.records.reader import Link
    from jakres_cli.records.syntax.document import Document
    from jakres_cli.rules.check import CheckedWorkspace


def plan_rename(ref: str, new: str, session: Session) -> Plan:
    """Return the plan that gives ``ref`` the name ``new``, in every reference to it too.

    A draft of minutes gets the day that its new name begins with. Raises ``AskedWrongly`` for a
    name that there isn't or can't be, ``CannotDo`` when it is taken.
    """
    names, before = _read_names(session)
    target = find_rename_target(ref, before.loaded.records)
    name = whole_name(target, new)
    if name == target.name:
        raise CannotDo(Message("{name} is its name already", name=name))
    planner = _Planner(session.tree, before.loaded, target, name)
    day = parse_iso_day(name[:DAY_LETTERS]) if target.day else None
    if day is not None and str(day) != target.day:
        planner.edit = lambda document: with_date(document, day)
    return planner.plan(f"jakres rename {target.name} {name}", names, before)


def plan_move(
    old: str, new: str, session: Session, *, what: str, edit: Callable[[Document], str]
) -> Plan:
    """Return the plan that makes ``edit`` in the record ``old``, which is called ``new`` then.

    Raises ``CannotDo`` when something else has that name.
    """
    names, before = _read_names(session)
    target = find_rename_target(old, before.loaded.records)
    planner = _Planner(session.tree, before.loaded, target, new)
    planner.edit = edit
    return planner.plan(what, names, before)


def _read_names(session: Session) -> tuple[dict[str, set[str]], CheckedWorkspace]:
    """Return the names that each file refers to, and the workspace that they stand in."""
    names: dict[str, set[str]] = {}

    def note_names(reading: RecordReading) -> None:
        names[reading.slot.path] = reading.names

    checked = check_workspace(session.tree, session.settings, session.today, note_names)
    return names, checked


def _summary(renaming: NameChange, sealed: int, outcome: Outcome) -> Iterator[Message]:
    """Yield what was renamed, and what kept its name."""
    if renaming.old == renaming.new:
        return
    steps = outcome.plan.steps
    changed = sum(step.after is not None for step in steps)
    moved = sum(step.old != step.new for step in steps)
    yield Message(
        "{old} is {new} now: {changed}, {moved}",
        old=renaming.old,
        new=renaming.new,
        changed=Plural("1 file changed", "{n} files changed", n=changed),
        moved=Plural("1 file moved", "{n} files moved", n=moved),
    )
    if sealed:
        yield Plural(
            "1 sealed record keeps the old name, which still resolves",
            "{n} sealed records keep the old name, which still resolves",
            n=sealed,
        )
    if outcome.warnings:
        yield Plural(
            "check finds 1 warning more than before",
            "check finds {n} warnings more than before",
            n=len(outcome.warnings),
        )


class _Planner:
    """Gathers the steps of one rename; ``edit`` is what else changes in the record itself."""

    def __init__(self, tree: Tree, loaded: Loaded, target: RenameTarget, new: str) -> None:
        require_free(target, new, loaded)
        self.tree = tree
        self.loaded = loaded
        self.target = target
        self.renaming = NameChange(kind=target.kind, old=target.name, new=new)
        self.edit: Callable[[Document], str] | None = None
        self.sealed: list[str] = []

    def plan(self, what: str, names: dict[str, set[str]], before: CheckedWorkspace) -> Plan:
        """Return the plan; ``names`` are those that each file refers to."""
        return Plan(
            what=what,
            steps=self.steps(names),
            loaded=self.loaded,
            before=before,
            summary=lambda outcome: _summary(self.renaming, len(self.sealed), outcome),
            counts_warnings=True,
        )

    def steps(self, names: dict[str, set[str]]) -> tuple[FileStep, ...]:
        """Return a step for each file that changes or moves; the record itself comes first."""
        moves = dict(self.moves()) if self.renaming.old != self.renaming.new else {}
        contents: dict[str, tuple[bytes, bytes]] = {}
        for path in (SETTINGS_PATH, *sorted(names)):
            own = path == self.target.path
            if own or path == SETTINGS_PATH or self.is_named(names[path]):
                changed = self.changed(path, own=own)
                if changed is not None:
                    contents[path] = changed
        paths = sorted({*moves, *contents}, key=lambda path: (path != self.target.path, path))
        return tuple(
            FileStep(
                old=path,
                new=moves.get(path, path),
                before=contents.get(path, (None, None))[0],
                after=contents.get(path, (None, None))[1],
            )
            for path in paths
        )

    def is_named(self, names: set[str]) -> bool:
        """Whether one of ``names`` is the old one, or an item of it."""
        old = self.renaming.old
        return old in names or any(name.startswith(f"{old}/") for name in names)

    def changed(self, path: str, *, own: bool) -> tuple[bytes, bytes] | None:
        """Return the bytes of a file before and after, or None when it stays."""
        source = self.tree.read(path)
        slot = _slot(path)
        reading = read_record(source, slot, self.loaded.records.settings)
        document = reading.document
        if document is None:
            return None
        places = [
            (link.start, link.end, link.name)
            for link in reading.links
            if self.renaming.of(link.to, link.name) and self.is_meant(link, slot)
        ]
        if is_approved(document) and places:
            self.sealed.append(path)
            places = []
        if not own:
            new = rename_references(document, self.renaming, places) if places else document.text
        elif path == AGENCIES_PATH:
            new = rename_code(document, self.renaming, places, self.former())
        else:
            new = self.with_former(document, rename_references(document, self.renaming, places))
            new = self.edit(read_again(path, new)) if self.edit else new
        if new == document.text:
            return None
        return source.data or b"", new.encode("utf-8", "surrogateescape")

    def is_meant(self, link: Link, slot: Slot) -> bool:
        """Whether a link means this record, and not something else of the same name."""
        name_index = self.loaded.name_index
        if link.to == "party":
            return name_index.parties.get(link.name) == self.renaming.kind
        if link.to == "anchor" and self.renaming.kind == kinds.MEETING_KIND:
            return self.loaded.records.event(link.name) is None
        return slot.kind is not None

    def with_former(self, document: Document, new: str) -> str:
        """Return ``new`` with the old name among the record's former ones."""
        again = read_again(document.path, new)
        return put_value(again, ("former",), self.former(), kinds.FORMS[self.target.kind])

    def former(self) -> list[str]:
        """Return the former names that it has then: the new one isn't, even if it once was."""
        names = dict.fromkeys((*self.target.former, self.renaming.old))
        return [name for name in names if name != self.renaming.new]

    def moves(self) -> Iterator[tuple[str, str]]:
        """Yield where each file that moves is, and where it is to be."""
        old, new = self.renaming.old, self.renaming.new
        if self.target.kind == "agency":
            yield from self.moves_of_agency()
            return
        yield self.target.path, self.target.path_of(new)
        folder = {
            kinds.MEETING_KIND: "records/progress",
            kinds.EVENT_KIND: "records/events",
        }.get(self.target.kind)
        if folder is None:
            return
        there = [entry for entry in self.tree.entries() if entry.refused is not GONE]
        taken = {entry.path for entry in there}
        adopts = self.adopts(new)
        for entry in there:
            if entry.path.startswith(f"{folder}/{new}/") and not adopts:
                raise _exists(entry.path)
            if entry.path.startswith(f"{folder}/{old}/") and not self.is_folder(entry):
                if entry.refused is not None:
                    raise CannotDo(
                        Message("{path}: {reason}", path=entry.path, reason=entry.refused)
                    )
                target = f"{folder}/{new}/{entry.path[len(folder) + len(old) + 2 :]}"
                if target in taken:
                    raise _exists(target)
                yield entry.path, target

    def adopts(self, new: str) -> bool:
        """Whether the record takes what is in the folder of its new name for its own.

        So it does when its file was moved by hand before, and the folder left behind.
        """
        records, old = self.loaded.records, self.renaming.old
        if self.target.kind == kinds.EVENT_KIND:
            return may_adopt_proposals(new, records.events[old], records)
        return may_adopt(new, records.meetings[old], records)

    def moves_of_agency(self) -> Iterator[tuple[str, str]]:
        """Yield the files whose names hold the code: reports and proposals of the agency."""
        old, new = self.renaming.old, self.renaming.new
        for path in self.loaded.paths:
            slot = slot_of(path)
            if not isinstance(slot, Slot):
                continue
            given = slot.given.get(Progress) if slot.kind == kinds.PROGRESS_KIND else None
            by = str((given or slot.given.get(Proposal, {})).get("by" if given else "agency", ""))
            if by.casefold() != old.casefold():
                continue
            folder, _, name = path.rpartition("/")
            day = name[:11] if given else ""
            yield path, f"{folder}/{day}{new}{name[len(day) + len(by) :]}"

    def is_folder(self, entry: Entry) -> bool:
        """Whether the entry is a plain folder."""
        return any(path.startswith(f"{entry.path}/") for path in self.loaded.paths)


def _exists(path: str) -> CannotDo:
    return CannotDo(Message("{path} exists already; nothing was written", path=path))


def _slot(path: str) -> Slot:
    if path == SETTINGS_PATH:
        return Slot(kind=kinds.SETTINGS_KIND, path=path, id="settings", given={})
    slot = slot_of(path)
    assert isinstance(slot, Slot)  # noqa: S101  it was read as a record
    return slot
