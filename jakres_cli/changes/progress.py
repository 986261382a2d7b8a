"""Progress entries that are new, and old ones that were rewritten, moved or taken away."""

from __future__ import annotations

from jakres_cli.changes.change import Location, new_change
from jakres_cli.changes.fields import visibility_changes
from jakres_cli.changes.matching import match_items
from jakres_cli.records.syntax.prose import fold_blanks, without_comments

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Container, Hashable, Iterator, Mapping

    from jakres_cli.changes.change import About, Change
    from jakres_cli.model.follow_up import Progress
    from jakres_cli.model.message import Message
    from jakres_cli.model.records import Records

FIELDS = ("date", "by", "status", "owner", "owners", "evidence", "due", "asked", "reason")
"""What an entry says, beside its note."""


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


def entries_in(records: Records, paths: Container[str]) -> list[tuple[str, Progress]]:
    """Return the entries that stand in files of ``paths``, each with its follow-up's reference."""
    return [
        (ref, entry)
        for ref, entries in sorted(records.progress.items())
        for entry in entries
        if entry.path in paths
    ]


def progress_changes(
    before: list[tuple[str, Progress]],
    after: list[tuple[str, Progress]],
    names: NewNames,
    about: Callable[[str], About],
    refusal: Callable[[str, Progress], Message | None],
) -> Iterator[Change]:
    """Yield a change for each entry that is new, gone or says something else.

    ``about`` returns what a change of a follow-up is about, ``refusal`` why a new entry on one
    doesn't count, if it doesn't.
    """
    old = [(names.ref(ref), one) for ref, one in before]
    new = [(names.own_ref(ref), one) for ref, one in after]

    def file(found: tuple[str, Progress]) -> Hashable:
        """Match the same file, whatever it is on."""
        _, one = found
        return None if one.meeting else one.path

    def place(found: tuple[str, Progress]) -> Hashable:
        """Match files that moved along with what they are on."""
        ref, one = found
        return None if one.meeting else (ref, one.date, one.by, one.number)

    def told(found: tuple[str, Progress]) -> Hashable:
        """Match what says the same of the same follow-up, wherever it says so."""
        ref, one = found
        return ref, repr(_said(one))

    def position(found: tuple[str, Progress]) -> Hashable:
        """Match updates in the same meeting by their order."""
        ref, one = found
        return (ref, names.stem(one.meeting)) if one.meeting else None

    for was, now in match_items(old, new, file, place, told, position).sides():
        ref, entry = now or was
        spot = Location(about=about(ref), ref=ref, path=entry.path)
        if was is None:
            why = refusal(ref, entry)
            yield new_change(spot, "progress-added", None, entry, warning=bool(why), refused=why)
        elif now is None:
            yield new_change(spot, "progress-removed", entry, None, warning=True)
        else:
            yield from _entry_changes(spot, was[1], entry)


def _entry_changes(spot: Location, old: Progress, new: Progress) -> Iterator[Change]:
    if _said(old) != _said(new):
        fields = tuple(name for name in (*FIELDS, "note") if _said(old)[name] != _said(new)[name])
        yield new_change(spot, "progress-rewritten", old, new, warning=True, fields=fields)
    elif old.meeting != new.meeting or old.number != new.number:
        yield new_change(spot, "progress-moved", old.path, new.path)
    if old.visibility != new.visibility:
        yield from visibility_changes(spot, old.visibility, new.visibility)


def _said(entry: Progress) -> dict[str, object]:
    said: dict[str, object] = {name: getattr(entry, name) for name in FIELDS}
    said["due"] = entry.due.text if entry.due else None
    said["asked"] = getattr(entry.asked, "text", entry.asked)
    said["note"] = fold_blanks(without_comments(entry.note or ""))
    return said
