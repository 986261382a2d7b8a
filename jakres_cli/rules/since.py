"""Which problems are new: an earlier state of the records doesn't have them."""

from __future__ import annotations

from collections import Counter

from jakres_cli.changes.items import by_former, match_items
from jakres_cli.model.base import Plural
from jakres_cli.records.layout import Slot, slot_of
from jakres_cli.records.reader import Places

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

    from jakres_cli.changes.items import Renamed
    from jakres_cli.model.source import Problem, Tree
    from jakres_cli.records.load import Loaded
    from jakres_cli.rules.check import CheckedWorkspace

_PROGRESS = "records/progress/"


def new_problems(
    problems: list[Problem],
    tree: Tree,
    before: CheckedWorkspace,
    tree_before: Tree,
    renames: Renames,
) -> list[Problem]:
    """Return those of ``problems`` in ``tree`` that ``before`` doesn't have in ``tree_before``.

    A problem is the same when its code, its record, its item or field and what it says are the
    same, on whichever line it stands; what there were two of may be there twice.
    """
    places = Places(tree_before)
    known = Counter(_identity(problem, places, renames) for problem in before.problems)
    places, nothing_moved = Places(tree), Renames({}, {})
    new = []
    for problem in problems:
        identity = _identity(problem, places, nothing_moved)
        known[identity] -= 1
        if known[identity] < 0:
            new.append(problem)
    return new


class Renames:
    """What records are called now: their paths by the old ones, their ids and codes likewise."""

    def __init__(self, paths: Mapping[str, str], names: Mapping[str, str]) -> None:
        self._paths = paths
        self._names = names

    def path(self, path: str) -> str:
        """Return where the file that stood at ``path`` stands now."""
        if path in self._paths:
            return self._paths[path]
        if path.startswith(_PROGRESS):  # the folder is called after the meeting
            return f"{_PROGRESS}{self.name(path.removeprefix(_PROGRESS))}"
        return path

    def name(self, text: str) -> str:
        """Return ``text`` (a path, an id, a reference; anything else is its own) as it is now."""
        stem, slash, item = text.partition("/")
        if stem in self._names:
            return f"{self._names[stem]}{slash}{item}"
        return self._paths.get(text, text)


def find_renames(loaded: Loaded, before: Loaded, moved: Mapping[str, str]) -> Renames:
    """Return what became of the names in ``before``.

    Records say what they were called; for those that don't, ``moved`` has paths by older ones.
    """
    paths: dict[str, str] = {}
    names: dict[str, str] = {}
    for old, new in moved.items():
        left, taken = slot_of(old), slot_of(new)
        if isinstance(left, Slot) and isinstance(taken, Slot) and left.kind == taken.kind:
            paths[old] = new
            names[left.id] = taken.id
    records, then = loaded.records, before.records
    groups: tuple[tuple[Mapping[str, Renamed], Mapping[str, Renamed]], ...] = (
        (records.meetings, then.meetings),
        (records.events, then.events),
        (records.working_groups, then.working_groups),
        (records.series, then.series),
    )
    for group, earlier in groups:
        same = by_former(earlier.values(), group.values())
        for was, now in match_items(earlier.values(), group.values(), same).both:
            if was.id != now.id:
                paths[was.path] = now.path
                names[was.id] = now.id
    present = loaded.name_index.present["agency"]
    names |= {old: new for old, new in present.items() if old in then.agencies}
    return Renames(paths, names)


def _identity(problem: Problem, places: Places, renamed: Renames) -> tuple[object, ...]:
    message = problem.message
    return (
        problem.code,
        renamed.path(problem.place.path),
        renamed.name(problem.ref or ""),
        tuple(renamed.name(name) for name in places.names(problem.place)),
        message.template,
        tuple(
            (name, renamed.name(str(value)))
            for name, value in sorted(message.params.items())
            if not isinstance(value, Plural)  # so many lines above, so many days ago
        ),
    )
