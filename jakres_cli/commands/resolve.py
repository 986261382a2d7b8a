"""``jakres resolve``: a record in conflict in words, and the state that people choose."""

from __future__ import annotations

import re

from jakres_cli.changes.merge3 import OURS, THEIRS, ConflictPoint
from jakres_cli.changes.merge_records import Resolution, Unmergeable
from jakres_cli.cli.grammar import Command
from jakres_cli.cli.options import DRY_RUN, Options, flag, optional_argument, repeatable
from jakres_cli.cli.resolve import resolve_paths
from jakres_cli.model.message import FOUND, AskedWrongly, CannotDo, Message, Plural
from jakres_cli.operations.writing import change_file, create_new_file

TYPE_CHECKING = False
if TYPE_CHECKING:
    from jakres_cli.cli.session import Session
    from jakres_cli.git.conflicts import Conflict
    from jakres_cli.records.syntax.document import Document

_SIDES = (OURS, THEIRS)
_MARKS = re.compile(r"^(?:<{7}|>{7})(?: |$)", re.MULTILINE)


class ResolveOptions(Options):
    """The options of ``jakres resolve``."""

    file: str | None = optional_argument(
        "FILE", "The file in conflict; without one all are listed."
    )
    ours: bool = flag("--ours", "Take our side for what is left.")
    theirs: bool = flag("--theirs", "Take their side for what is left.")
    take: tuple[str, ...] = repeatable(
        "--take", "ITEM=SIDE", "Take ours or theirs for one item or field."
    )
    dry_run: bool = DRY_RUN


def run(session: Session, options: ResolveOptions) -> int:
    """Explain a file in conflict and write what was chosen; without ``file`` list them."""
    from jakres_cli.git.conflicts import conflicted_files

    if options.ours and options.theirs:
        raise AskedWrongly(
            Message("{one} and {other} can't go together", one="--ours", other="--theirs")
        )
    conflicts = {one.path: one for one in conflicted_files(session.repository, session.index)}
    if options.file is None:
        return _list(session, list(conflicts.values()))
    (path,) = resolve_paths((options.file,), session.tree.root)
    if path not in conflicts:
        raise CannotDo(
            Message("{path} is not in conflict", path=path),
            Message("jakres resolve lists what is"),
        )
    rest = OURS if options.ours else THEIRS if options.theirs else None
    return _Resolving(session, conflicts[path], rest, options.take, dry_run=options.dry_run).run()


def _list(session: Session, conflicts: list[Conflict]) -> int:
    for one in conflicts:
        session.say(f"{one.path}\n")
    if not conflicts:
        session.note(Message("nothing is in conflict"))
        return 0
    session.note(
        Plural("1 file in conflict", "{n} files in conflict", n=len(conflicts)),
    )
    session.note(Message("next: jakres resolve FILE"))
    return FOUND


class _Resolving:
    """Goes through one file."""

    def __init__(
        self,
        session: Session,
        conflict: Conflict,
        rest: str | None,
        take: tuple[str, ...],
        *,
        dry_run: bool,
    ) -> None:
        self.session = session
        self.path = conflict.path
        self.rest = rest
        self.take = take
        self.dry_run = dry_run
        self.base, self.ours, self.theirs = _contents(session, conflict)

    def run(self) -> int:
        """Explain, choose, write."""
        if self.ours is None or self.theirs is None:
            return self._one_has_none(self.ours, self.theirs)
        if self.base is None and self._both_entered():
            return 0
        try:
            resolution = Resolution(self.path, self.base, self.ours, self.theirs)
        except Unmergeable as error:
            raise CannotDo(
                Message(
                    "{path}: {reason}; nothing was written", path=self.path, reason=error.message
                ),
                Message("edit the file, then git add it"),
            ) from error
        from jakres_cli.output.resolve import explain_merge

        self.session.say(explain_merge(self.path, resolution, self.session.t))
        sides = self._chosen(resolution.open)
        left = sum(1 for one in resolution.open if one.names not in sides)
        if left:
            return self._left(left)
        try:
            data = resolution.decide(sides)
        except Unmergeable as error:
            raise CannotDo(error.message) from error
        self._write(data)
        self._next(self.path)
        return 0

    def _chosen(self, points: list[ConflictPoint]) -> dict[tuple[str, ...], str]:
        sides = _taken(self.take, points)
        for one in points:
            if one.names in sides:
                continue
            if self.rest:
                sides[one.names] = self.rest
            elif self.session.interactive:
                sides[one.names] = self._ask(one)
        return sides

    def _ask(self, point: ConflictPoint) -> str:
        from jakres_cli.changes.facts import fact_name
        from jakres_cli.output.resolve import side_line

        labels = [(side, side_line(side, point, self.session.t)) for side in _SIDES]
        return self.session.ask.choose(fact_name(point.names), labels)

    def _left(self, count: int) -> int:
        self.session.note(
            Plural(
                "1 point is left to decide; nothing was written",
                "{n} points are left to decide; nothing was written",
                n=count,
            )
        )
        self.session.note(
            Message("choose with --take ITEM=ours or ITEM=theirs, or --ours or --theirs for all")
        )
        return FOUND

    def _one_has_none(self, ours: bytes | None, theirs: bytes | None) -> int:
        if self.base is None:
            self.session.note(
                Message("{path}: git moved it, for its folder was renamed", path=self.path)
            )
            self._next(self.path)
            return 0
        mine = Message("our side deleted it, their side changed it")
        other = Message("our side changed it, their side deleted it")
        self.session.note(
            Message("{path}: {what}", path=self.path, what=mine if ours is None else other)
        )
        if self.rest is None:
            return self._left(1)
        kept = (ours if self.rest == OURS else theirs) is not None
        verb = "git add" if kept else "git rm"
        self.session.note(Message("next: {command} {path}", command=verb, path=self.path))
        return 0

    def _both_entered(self) -> bool:
        """Keep both of two new progress entries of one day: theirs gets the next number."""
        from jakres_cli.records.reading.layout import sibling_path

        second = sibling_path(self.path, [one.path for one in self.session.tree.entries()])
        if second is None:
            return False
        assert self.ours is not None and self.theirs is not None  # noqa: S101, PT018  looked
        self.session.note(Message("both sides reported on it that day; both entries are kept"))
        text = self._text(self.theirs)
        self._write(self.ours)
        create_new_file(self.session, second, text, dry_run=self.dry_run)
        if not self.dry_run:
            self.session.note(Message("wrote {path}", path=second))
        self._next(f"{self.path} {second}")
        return True

    def _write(self, data: bytes) -> None:
        """Put ``data`` in the place of what git left there."""
        text = self._text(data)

        def instead(document: Document) -> str:
            if not _MARKS.search(document.text):
                raise CannotDo(
                    Message(
                        "{path} has no conflict marks any more; nothing was written", path=self.path
                    ),
                    Message("git add it, if it is as it should be"),
                )
            return text

        change_file(self.session, self.path, instead, dry_run=self.dry_run)

    def _text(self, data: bytes) -> str:
        try:
            return data.decode()
        except UnicodeDecodeError as error:
            raise CannotDo(
                Message("{path} can't be read whole, so it isn't changed", path=self.path)
            ) from error

    def _next(self, paths: str) -> None:
        if not self.dry_run:
            self.session.note(Message("next: git add {path}", path=paths))


def _contents(session: Session, conflict: Conflict) -> list[bytes | None]:
    from jakres_cli.git.blobs import Blobs

    blobs = Blobs(session.repository.folder)
    found: list[bytes | None] = []
    for name in (conflict.base, conflict.ours, conflict.theirs):
        data = blobs.read(name) if name else None
        if isinstance(data, Message):
            raise CannotDo(Message("{path}: {reason}", path=conflict.path, reason=data))
        found.append(data)
    return found


def _taken(take: tuple[str, ...], points: list[ConflictPoint]) -> dict[tuple[str, ...], str]:
    """Return the sides that were chosen by name; raises ``AskedWrongly`` for what is no point."""
    sides: dict[tuple[str, ...], str] = {}
    for one in take:
        item, equals, side = one.rpartition("=")
        if not equals or side not in _SIDES:
            raise AskedWrongly(
                Message("“{text}” is not one of the choices", text=one),
                Message("write ITEM=ours or ITEM=theirs"),
            )
        meant = [point for point in points if item in point.names or item == "/".join(point.names)]
        if not meant:
            known = ", ".join("/".join(point.names) for point in points)
            raise AskedWrongly(
                Message("nothing called “{item}” is to be decided", item=item),
                Message("one of: {known}", known=known) if known else None,
            )
        sides.update(dict.fromkeys((point.names for point in meant), side))
    return sides


COMMAND = Command(
    "resolve",
    "Explain a record in conflict, and write what was chosen; or list them.",
    run,
    ResolveOptions,
)
