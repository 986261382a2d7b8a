"""Everything that a renaming changes, worked out before anything is written."""

from __future__ import annotations

from collections import Counter

from jakres_cli.model.event import Proposal
from jakres_cli.model.follow_up import Progress
from jakres_cli.model.message import CannotDo, Message
from jakres_cli.model.source import ERROR, Entry, Problem, Source, Tree
from jakres_cli.model.value import Value
from jakres_cli.operations.rename_target import RenameTarget, check_new_name, find_rename_target
from jakres_cli.records.editing.formatting import is_approved
from jakres_cli.records.editing.proof import read_again
from jakres_cli.records.editing.renaming import NameChange, rename_code, rename_references
from jakres_cli.records.editing.values import put_value
from jakres_cli.records.reading.layout import AGENCIES_PATH, SETTINGS_PATH, Slot, slot_of
from jakres_cli.records.reading.load import Loaded, load_workspace
from jakres_cli.records.reading.read import RecordReading, load_settings, read_record
from jakres_cli.records.reading.trees import PlannedTree
from jakres_cli.records.schema import kinds
from jakres_cli.rules.check import check_workspace
from jakres_cli.store.steps import JournalStep

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from jakres_cli.cli.session import Session
    from jakres_cli.records.reading.reader import Link
    from jakres_cli.records.syntax.document import Document


class RenamePlan(Value):
    """A rename as it will be done; ``after`` is how the records are read then."""

    renaming: NameChange
    steps: tuple[JournalStep, ...]
    sealed: tuple[str, ...]
    warnings: tuple[Problem, ...]
    after: Loaded

    def difference(self, step: JournalStep) -> str:
        """Return one step as a difference of files."""
        from difflib import unified_diff

        from jakres_cli.output.text import escape_unsafe

        moved = f"rename from {step.path}\nrename to {step.to}\n" if step.to != step.path else ""
        old, new = ((text or "").split("\n") for text in (step.before, step.after))
        lines = unified_diff(old, new, f"a/{step.path}", f"b/{step.to}", lineterm="")
        return escape_unsafe(moved) + "".join(f"{escape_unsafe(line)}\n" for line in lines)


def plan_rename(session: Session, ref: str, new: str, *, again: bool = False) -> RenamePlan:
    """Return what renaming ``ref`` to ``new`` takes.

    Raises ``AskedWrongly`` for a name that is none, ``CannotDo`` when it is taken or when check
    would find more than before. With ``again`` a name that it has already leaves nothing to do.
    """
    tree, settings = session.tree, session.settings
    names: dict[str, set[str]] = {}

    def note_names(reading: RecordReading, _: object) -> tuple[()]:
        names[reading.slot.path] = reading.names
        return ()

    loaded = load_workspace(tree, settings, note_names)
    found = find_rename_target(ref, loaded.records)
    name = check_new_name(found, new, loaded)
    renaming = NameChange(kind=found.kind, old=found.name, new=name)
    if name == found.name and again:
        return RenamePlan(renaming=renaming, steps=(), sealed=(), warnings=(), after=loaded)
    if name == found.name:
        raise CannotDo(Message("{name} is its name already", name=name))
    planner = _Planner(tree, loaded, found, renaming)
    steps, sealed = planner.steps(names), tuple(planner.sealed)
    later = PlannedTree(
        tree,
        {step.to: step.after for step in steps if step.after is not None},
        {step.path: step.to for step in steps if step.to != step.path},
    )
    before = check_workspace(tree, settings, session.today).problems
    after = check_workspace(later, load_settings(later), session.today)
    warnings = _new_warnings(before, after.problems, steps)
    return RenamePlan(
        renaming=renaming, steps=steps, sealed=sealed, warnings=warnings, after=after.loaded
    )


class _Planner:
    """Gathers the steps of one rename."""

    def __init__(
        self, tree: Tree, loaded: Loaded, found: RenameTarget, renaming: NameChange
    ) -> None:
        self.tree = tree
        self.loaded = loaded
        self.found = found
        self.renaming = renaming
        self.sealed: list[str] = []

    def steps(self, names: dict[str, set[str]]) -> tuple[JournalStep, ...]:
        """Return a step for each file that changes or moves; the record itself comes first."""
        moves = dict(self.moves())
        texts: dict[str, tuple[str, str]] = {}
        for path in (SETTINGS_PATH, *sorted(names)):
            own = path == self.found.path
            if own or path == SETTINGS_PATH or self.is_named(names[path]):
                changed = self.changed(path, own=own)
                if changed is not None:
                    texts[path] = changed
        paths = sorted({*moves, *texts}, key=lambda path: (path != self.found.path, path))
        return tuple(
            JournalStep(
                path=path,
                to=moves.get(path, path),
                before=texts.get(path, (None, None))[0],
                after=texts.get(path, (None, None))[1],
            )
            for path in paths
        )

    def is_named(self, names: set[str]) -> bool:
        """Whether one of ``names`` is the old one, or an item of it."""
        old = self.renaming.old
        return old in names or any(name.startswith(f"{old}/") for name in names)

    def changed(self, path: str, *, own: bool) -> tuple[str, str] | None:
        """Return the text of a file before and after, or None when it stays."""
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
        return None if new == document.text else (_text(source), new)

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
        return put_value(again, ("former",), self.former(), kinds.FORMS[self.found.kind])

    def former(self) -> list[str]:
        """Return the former names that it has then: the new one isn't, even if it once was."""
        names = dict.fromkeys((*self.found.former, self.renaming.old))
        return [name for name in names if name != self.renaming.new]

    def moves(self) -> Iterator[tuple[str, str]]:
        """Yield where each file that moves is, and where it is to be."""
        old, new = self.renaming.old, self.renaming.new
        if self.found.kind == "agency":
            yield from self.moves_of_agency()
            return
        yield self.found.path, self.found.path_of(new)
        folder = {
            kinds.MEETING_KIND: "records/progress",
            kinds.EVENT_KIND: "records/events",
        }.get(self.found.kind)
        if folder is None:
            return
        for entry in self.tree.entries():
            if entry.path.startswith(f"{folder}/{new}/"):
                raise CannotDo(
                    Message("{path} exists already; nothing was written", path=entry.path)
                )
            if entry.path.startswith(f"{folder}/{old}/") and not self.is_folder(entry):
                if entry.refused is not None:
                    raise CannotDo(
                        Message("{path}: {reason}", path=entry.path, reason=entry.refused)
                    )
                yield entry.path, f"{folder}/{new}/{entry.path[len(folder) + len(old) + 2 :]}"

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


def _new_warnings(
    before: list[Problem], after: list[Problem], steps: tuple[JournalStep, ...]
) -> tuple[Problem, ...]:
    """Return the warnings that weren't there; raises ``CannotDo`` for an error that wasn't."""
    was = {step.to: step.path for step in steps}
    known = Counter((one.code, one.place.path) for one in before)
    warnings = []
    for one in after:
        key = one.code, was.get(one.place.path, one.place.path)
        known[key] -= 1
        if known[key] < 0 and one.level == ERROR:
            raise CannotDo(
                Message(
                    "check would find a new error in {path}: {problem}",
                    path=key[1],
                    problem=one.message,
                ),
                Message("nothing was renamed"),
            )
        if known[key] < 0:
            warnings.append(one)
    return tuple(warnings)


def _slot(path: str) -> Slot:
    if path == SETTINGS_PATH:
        return Slot(kind=kinds.SETTINGS_KIND, path=path, id="settings", given={})
    slot = slot_of(path)
    assert isinstance(slot, Slot)  # noqa: S101  it was read as a record
    return slot


def _text(source: Source) -> str:
    return (source.data or b"").decode("utf-8", "surrogateescape")
