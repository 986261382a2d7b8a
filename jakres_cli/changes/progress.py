"""Progress entries that are new, rewritten, moved or gone; and short stamps of what is known."""

from __future__ import annotations

import hashlib
import json
import re

from jakres_cli.changes.change import (
    About,
    AnyChange,
    Change,
    Location,
    NewReportChange,
    RewrittenReportChange,
)
from jakres_cli.changes.items import match_items, visibility_changes
from jakres_cli.model.base import Message, Value, set_fields
from jakres_cli.model.meeting import Due, FollowUp, Progress
from jakres_cli.query.fold import ordered_entries
from jakres_cli.records.syntax.prose import fold_blanks, without_comments

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Container, Hashable, Iterable, Iterator, Mapping

    from jakres_cli.model.records import Records

    Entry = tuple[str, Progress]
    "An entry behind the reference of its follow-up."


_DIGITS = 8
_STAMP = re.compile(rf"[0-9a-f]{{{_DIGITS}}}(?:-[0-9a-f]{{{_DIGITS}}})*")
_WHERE_IT_STANDS = frozenset({"id", "item", "meeting", "path", "line", "number"})
"""What says only where it is written: a record that was renamed is still the same."""


class KnownSince(Value):
    """What became known of a follow-up since its stamp was made.

    ``promise`` tells that what was promised reads differently now; ``lost`` counts the entries
    that are gone or read differently; ``new`` are those that the stamp doesn't know.
    """

    promise: bool
    lost: int
    new: tuple[Progress, ...]


def statement(value: FollowUp | Progress) -> dict[str, object]:
    """Return what ``value`` says, field by field: not where it stands, and dues as written."""
    return {
        name: given.text if isinstance(given, Due) else given
        for name, given in set_fields(value).items()
        if name not in _WHERE_IT_STANDS
    }


def stamp(follow_up: FollowUp, entries: Iterable[Progress]) -> str:
    """Return the stamp of ``follow_up`` as promised and of the ``entries`` known on it."""
    return "-".join([_digest(follow_up), *(_digest(entry) for entry in ordered_entries(entries))])


def is_stamp(text: str) -> bool:
    """Return whether ``text`` has the form of a stamp."""
    return _STAMP.fullmatch(text) is not None


def known_since(made: str, follow_up: FollowUp, entries: Iterable[Progress]) -> KnownSince:
    """Return what became known since the stamp ``made``, which must be one."""
    promise, *known = made.split("-")
    new = []
    for entry in ordered_entries(entries):
        digest = _digest(entry)
        if digest in known:
            known.remove(digest)
        else:
            new.append(entry)
    return KnownSince(promise=promise != _digest(follow_up), lost=len(known), new=tuple(new))


def _digest(value: FollowUp | Progress) -> str:
    given = {name: held for name, held in statement(value).items() if held not in (None, ())}
    text = json.dumps(given, ensure_ascii=False, sort_keys=True, default=str)
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:_DIGITS]


class NewNames:
    """What meetings and follow-ups are called in the newer state.

    ``stems`` and ``refs`` are the newer names by the older ones, ``known`` all that there are.
    """

    def __init__(
        self, stems: Mapping[str, str], refs: Mapping[str, str], known: Container[str]
    ) -> None:
        self._stems = stems
        self._refs = refs
        self._known = known

    def stem(self, stem: str) -> str:
        """Return the newer id of a meeting."""
        return self._stems.get(stem, stem)

    def ref(self, ref: str) -> str:
        """Return the newer reference of a follow-up of the older state."""
        stem, _, item = ref.partition("/")
        return self._refs.get(ref) or f"{self.stem(stem)}/{item}"

    def own_ref(self, ref: str) -> str:
        """Return a reference of the newer state; one that uses an older name by the newer one."""
        return ref if ref in self._known else self.ref(ref)


def entries_in(records: Records, paths: Container[str]) -> list[Entry]:
    """Return the entries that stand in files of ``paths``, each with its follow-up's reference."""
    return [
        (ref, entry)
        for ref, entries in sorted(records.progress.items())
        for entry in entries
        if entry.path in paths
    ]


def progress_changes(
    before: list[Entry],
    after: list[Entry],
    names: NewNames,
    about: Callable[[str], About],
    refusal: Callable[[str, Progress], Message | None],
) -> Iterator[AnyChange]:
    """Yield a change for each entry that is new, gone or says something else.

    ``about`` returns what a change of a follow-up is about, ``refusal`` why a new entry on one
    doesn't count, if it doesn't.
    """
    old = [(names.ref(ref), entry) for ref, entry in before]
    new = [(names.own_ref(ref), entry) for ref, entry in after]

    def position(item: Entry) -> Hashable:
        """Match updates in the same meeting by their order."""
        ref, entry = item
        return (ref, names.stem(entry.meeting)) if entry.meeting else None

    for was, now in match_items(old, new, _file, _place, _content, position).sides():
        ref, entry = now or was
        at = Location(about=about(ref), ref=ref, path=entry.path)
        if was is None:
            why = refusal(ref, entry)
            yield NewReportChange(
                kind="progress-added", at=at, after=entry, warning=why is not None, refused=why
            )
        elif now is None:
            yield Change(kind="progress-removed", at=at, before=entry, warning=True)
        else:
            yield from _entry_changes(at, was[1], entry)


def _file(item: Entry) -> Hashable:
    """Match the same file, whatever it is on."""
    _, entry = item
    return None if entry.meeting else entry.path


def _place(item: Entry) -> Hashable:
    """Match files that moved along with what they are on."""
    ref, entry = item
    return None if entry.meeting else (ref, entry.date, entry.by, entry.number)


def _content(item: Entry) -> Hashable:
    """Match what says the same of the same follow-up, wherever it says so."""
    ref, entry = item
    return ref, repr(_reading(entry))


def _entry_changes(at: Location, old: Progress, new: Progress) -> Iterator[AnyChange]:
    was, now = _reading(old), _reading(new)
    if was != now:
        yield RewrittenReportChange(
            kind="progress-rewritten",
            at=at,
            before=old,
            after=new,
            warning=True,
            fields=tuple(name for name in was if was[name] != now[name]),
        )
    elif old.meeting != new.meeting or old.number != new.number:
        yield Change(kind="progress-moved", at=at, before=old.path, after=new.path)
    if old.visibility != new.visibility:
        yield from visibility_changes(at, old.visibility, new.visibility)


def _reading(entry: Progress) -> dict[str, object]:
    """Return what a reader learns from ``entry``: blanks and comments in its note say nothing."""
    fields = statement(entry)
    del fields["visibility"]
    return {**fields, "note": fold_blanks(without_comments(entry.note or ""))}
