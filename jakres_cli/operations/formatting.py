"""Format files: records in the one style, and those that are left alone named."""

from __future__ import annotations

from jakres_cli.cli.resolve import is_selected
from jakres_cli.model.base import CannotDo, Message, Plural
from jakres_cli.model.source import Entry, Tree
from jakres_cli.operations.plan import Plan, open_file
from jakres_cli.records.editing.formatting import format_document, is_approved
from jakres_cli.records.layout import SETTINGS_PATH, Slot, is_record_name, slot_of
from jakres_cli.records.schema import kinds

TYPE_CHECKING = False
if TYPE_CHECKING:
    from jakres_cli.records.syntax.document import Document
    from jakres_cli.store.steps import FileStep


class Formatter:
    """Formats the records and settings of ``tree`` at or below ``paths``; all without any.

    With ``would`` it only tells what would be done.
    """

    def __init__(self, tree: Tree, paths: tuple[str, ...], *, would: bool) -> None:
        self.tree = tree
        self.paths = paths
        self.would = would
        self.kept = 0
        self.refused = 0

    def plan(self) -> Plan:
        """Return the plan that formats the files; one that can't be is named, not raised."""
        self.kept = self.refused = 0
        steps: list[FileStep] = []
        remarks: list[Message] = []
        for entry in [*self.tree.entries(), Entry(path=SETTINGS_PATH)]:
            listed = entry.path == SETTINGS_PATH or entry.hides or is_record_name(entry.path)
            if not listed or not is_selected(entry.path, self.paths):
                continue
            try:
                step = self._format(entry)
            except CannotDo as error:
                self.refused += 1
                remarks.append(Message("{problem}; it is left alone", problem=error.message))
                continue
            if isinstance(step, Message):
                remarks.append(step)
            elif step is not None:
                steps.append(step)
        notes = (*remarks, self._summary(len(steps)))
        return Plan(what="jakres fmt", steps=tuple(steps), notes=notes)

    def _format(self, entry: Entry) -> FileStep | Message | None:
        """Return how one file changes, why a sealed one doesn't, or None when it is in the style.

        Raises ``CannotDo`` for one that can't be formatted.
        """
        path = entry.path
        if entry.refused is not None:
            raise CannotDo(Message("{path}: {reason}", path=path, reason=entry.refused))
        file = open_file(self.tree, path)
        text = _formatted(file.document)
        if text == file.document.text:
            self.kept += 1
            return None
        if is_approved(file.document):
            self.kept += 1
            return Message("{path} is approved and sealed, so it is left alone", path=path)
        return file.changed_to(text)

    def _summary(self, count: int) -> Message:
        changed = Plural("1 file formatted", "{n} files formatted", n=count)
        if self.would:
            changed = Plural("1 file to format", "{n} files to format", n=count)
        return Message(
            "{changed}, {kept}, {refused}",
            changed=changed,
            kept=Plural("1 left as it is", "{n} left as they are", n=self.kept),
            refused=Plural("1 that can't be formatted", "{n} that can't be", n=self.refused),
        )


def _formatted(document: Document) -> str:
    kind = _kind(document.path)
    return format_document(document, kind, kinds.FORMS[kind])


def _kind(path: str) -> str:
    if path == SETTINGS_PATH:
        return kinds.SETTINGS_KIND
    slot = slot_of(path)
    if isinstance(slot, Slot):
        return slot.kind
    raise CannotDo(Message("{path}: {reason}", path=path, reason=slot))
