"""A record in conflict explained, and the state that people choose written in its place."""

from __future__ import annotations

import re

from jakres_cli.changes.facts import Names, fact_name
from jakres_cli.changes.merge3 import OURS, THEIRS, ConflictPoint
from jakres_cli.changes.merge_records import Resolution, Unmergeable
from jakres_cli.changes.secret_facts import SecretFacts
from jakres_cli.git.blobs import Blobs
from jakres_cli.model.base import FOUND, AskedWrongly, CannotDo, Message, Plural
from jakres_cli.operations.differences import SHOWN_BY_OPTION
from jakres_cli.operations.plan import Plan, new_file, open_file, write_plan
from jakres_cli.output.resolve import explain_merge, side_line
from jakres_cli.records.editing.splices import unreadable
from jakres_cli.records.layout import sibling_path
from jakres_cli.records.syntax.document import read_document
from jakres_cli.rules.secret_places import SecretPlaces

TYPE_CHECKING = False
if TYPE_CHECKING:
    from jakres_cli.cli.session import Session
    from jakres_cli.git.trees import Conflict
    from jakres_cli.store.steps import FileStep

_SIDES = (OURS, THEIRS)
_MARKS = re.compile(r"^(?:<{7}|>{7})(?: |$)", re.MULTILINE)


def list_conflicts(session: Session, conflicts: list[Conflict]) -> int:
    """List the files in conflict, and return the exit code."""
    for conflict in conflicts:
        session.say(f"{conflict.path}\n")
    if not conflicts:
        session.note(Message("nothing is in conflict"))
        return 0
    session.note(Plural("1 file in conflict", "{n} files in conflict", n=len(conflicts)))
    session.note(Message("next: jakres resolve FILE"))
    return FOUND


class ConflictResolver:
    """Goes through one file in conflict.

    ``take`` are choices as ITEM=SIDE, ``rest`` is the side for everything else, None to ask.
    """

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
        """Explain the conflict, ask for choices, write what was chosen; return the exit code."""
        if self.ours is None or self.theirs is None:
            return self._deleted_on_one_side(self.ours, self.theirs)
        if self.base is None and self._keep_both_reports():
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
        self._explain(resolution)
        sides = self._choose(resolution.open)
        left = sum(1 for point in resolution.open if point.names not in sides)
        if left:
            return self._left(left)
        try:
            data = resolution.decide(sides)
        except Unmergeable as error:
            raise CannotDo(error.message) from error
        self._write(data)
        self._next(self.path)
        return 0

    def _explain(self, resolution: Resolution) -> None:
        session = self.session
        if session.tells_confidential:
            session.say(explain_merge(self.path, resolution, session.t))
            return
        places = SecretPlaces(session.load().records, session.tree)
        secrets = SecretFacts(resolution.merge.states, whole=places.is_secret_file(self.path))
        session.say(explain_merge(self.path, resolution, session.t, secrets))
        if secrets.found:
            session.note(SHOWN_BY_OPTION)

    def _choose(self, points: list[ConflictPoint]) -> dict[Names, str]:
        sides = _parse_choices(self.take, points)
        for point in points:
            if point.names in sides:
                continue
            if self.rest:
                sides[point.names] = self.rest
            elif self.session.interactive:
                sides[point.names] = self._ask(point)
        return sides

    def _ask(self, point: ConflictPoint) -> str:
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

    def _deleted_on_one_side(self, ours: bytes | None, theirs: bytes | None) -> int:
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

    def _keep_both_reports(self) -> bool:
        """Keep both of two new progress entries of one day: theirs gets the next number."""
        second = sibling_path(self.path, [entry.path for entry in self.session.tree.entries()])
        if second is None:
            return False
        assert self.ours is not None and self.theirs is not None  # noqa: S101, PT018  looked
        self.session.note(Message("both sides reported on it that day; both entries are kept"))
        text = self._text(self.theirs)
        self._write(self.ours, new_file(second, text))
        self._next(f"{self.path} {second}")
        return True

    def _write(self, data: bytes, *more: FileStep) -> None:
        """Put ``data`` in the place of what git left there, and do what goes with it."""
        text = self._text(data)

        def plan() -> Plan:
            file = open_file(self.session.tree, self.path)
            if not _MARKS.search(file.document.text):
                raise CannotDo(
                    Message(
                        "{path} has no conflict marks any more; nothing was written", path=self.path
                    ),
                    Message("git add it, if it is as it should be"),
                )
            steps = (file.changed_to(text), *more)
            return Plan(what=f"jakres resolve {self.path}", steps=steps)

        write_plan(self.session, plan, dry_run=self.dry_run)

    def _text(self, data: bytes) -> str:
        try:
            return data.decode()
        except UnicodeDecodeError as error:
            raise unreadable(read_document(self.path, data)) from error

    def _next(self, paths: str) -> None:
        if not self.dry_run:
            self.session.note(Message("next: git add {path}", path=paths))


def _contents(session: Session, conflict: Conflict) -> list[bytes | None]:
    blobs = Blobs(session.repository.folder)
    contents: list[bytes | None] = []
    for name in (conflict.base, conflict.ours, conflict.theirs):
        data = blobs.read(name) if name else None
        if isinstance(data, Message):
            raise CannotDo(Message("{path}: {reason}", path=conflict.path, reason=data))
        contents.append(data)
    return contents


def _parse_choices(take: tuple[str, ...], points: list[ConflictPoint]) -> dict[Names, str]:
    """Return the sides that were chosen by name; raises ``AskedWrongly`` for what isn't a point."""
    sides: dict[Names, str] = {}
    for choice in take:
        item, equals, side = choice.rpartition("=")
        if not equals or side not in _SIDES:
            raise AskedWrongly(
                Message("“{text}” is not one of the choices", text=choice),
                Message("write ITEM=ours or ITEM=theirs"),
            )
        chosen = [each for each in points if item in each.names or item == "/".join(each.names)]
        if not chosen:
            known = ", ".join("/".join(point.names) for point in points)
            raise AskedWrongly(
                Message("nothing called “{item}” is to be decided", item=item),
                Message("one of: {known}", known=known) if known else None,
            )
        sides.update(dict.fromkeys((point.names for point in chosen), side))
    return sides
