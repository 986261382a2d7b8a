"""``jakres fmt``: records in the one style; what they say stays the same."""

from __future__ import annotations

from jakres_cli.cli.grammar import Command
from jakres_cli.cli.options import DRY_RUN, Options, arguments, flag
from jakres_cli.cli.resolve import is_selected, resolve_paths
from jakres_cli.model.message import FOUND, CannotDo, Message, Plural
from jakres_cli.model.source import Entry
from jakres_cli.operations.writing import change_file
from jakres_cli.records.editing.formatting import format_document, is_approved
from jakres_cli.records.reading.layout import SETTINGS_PATH, Slot, is_record_name, slot_of
from jakres_cli.records.schema import kinds
from jakres_cli.records.syntax.document import Document, read_markdown, read_yaml

TYPE_CHECKING = False
if TYPE_CHECKING:
    from jakres_cli.cli.session import Session


class FmtOptions(Options):
    """The options of ``jakres fmt``."""

    paths: tuple[str, ...] = arguments("PATH", "Only these files and folders.", required=False)
    check: bool = flag(
        "--check", "Only list the files that would change; exit 1 when there are any."
    )
    dry_run: bool = DRY_RUN


def run(session: Session, options: FmtOptions) -> int:
    """Put records into the canonical style; with ``check`` list those that aren't, exit 1."""
    wanted = resolve_paths(options.paths, session.tree.root)
    entries = [*session.tree.entries(), Entry(path=SETTINGS_PATH)]
    files = [one for one in entries if is_selected(one.path, wanted)]
    work = _Work(session, check=options.check, dry_run=options.dry_run)
    for entry in files:
        if entry.path == SETTINGS_PATH or entry.hides or is_record_name(entry.path):
            work.take(entry)
    return work.sum_up()


class _Work:
    """Goes from file to file and counts."""

    def __init__(self, session: Session, *, check: bool, dry_run: bool) -> None:
        self.session = session
        self.check = check
        self.dry_run = dry_run
        self.changed = 0
        self.kept = 0
        self.refused = 0

    def take(self, entry: Entry) -> None:
        """Format one file; one that can't be is named, and the others still are."""
        if entry.refused is not None:
            self.refuse(Message("{path}: {reason}", path=entry.path, reason=entry.refused))
            return
        try:
            self.format(entry.path)
        except CannotDo as error:
            self.refuse(error.message)

    def refuse(self, why: Message) -> None:
        """Name a file that is left alone."""
        self.refused += 1
        self.session.note(Message("{problem}; it is left alone", problem=why))

    def format(self, path: str) -> None:
        """Format the file at ``path``, list it, or show what would change."""
        document = _read(self.session, path)
        new = _formatted(document)
        if new == document.text:
            self.kept += 1
        elif is_approved(document):
            self.kept += 1
            self.session.note(
                Message("{path} is approved and sealed, so it is left alone", path=path)
            )
        else:
            if self.check and not self.dry_run:
                self.session.say(f"{path}\n")
            else:
                change_file(self.session, path, _formatted, dry_run=self.dry_run)
            self.changed += 1

    def sum_up(self) -> int:
        """Say how many files were formatted and left alone; return the exit code."""
        would = self.check or self.dry_run
        changed = Plural("1 file formatted", "{n} files formatted", n=self.changed)
        if would:
            changed = Plural("1 file to format", "{n} files to format", n=self.changed)
        self.session.note(
            Message(
                "{changed}, {kept}, {refused}",
                changed=changed,
                kept=Plural("1 left as it is", "{n} left as they are", n=self.kept),
                refused=Plural("1 that can't be formatted", "{n} that can't be", n=self.refused),
            )
        )
        if self.check:
            return FOUND if self.changed or self.refused else 0
        return CannotDo.exit_code if self.refused else 0


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


def _read(session: Session, path: str) -> Document:
    source = session.tree.read(path)
    if source.data is None:
        failure = source.failure or Message("it can't be read")
        raise CannotDo(Message("{path}: {reason}", path=path, reason=failure))
    read = read_markdown if path.endswith(".md") else read_yaml
    return read(path, source.data)


COMMAND = Command(
    "fmt", "Put records into the one style; what they say stays the same.", run, FmtOptions
)
