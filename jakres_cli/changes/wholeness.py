"""Records that can't be read whole any more, or can be again."""

from __future__ import annotations

from jakres_cli.changes.change import Location, new_change
from jakres_cli.changes.side import is_record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from jakres_cli.changes.change import About, Change
    from jakres_cli.changes.side import Side


def wholeness_changes(
    before: Side, after: Side, paths: Iterable[str], about: Callable[[str], About]
) -> Iterator[Change]:
    """Yield a change for each file that can be read whole on one side only.

    A file that changed and that is broken on both sides is named too, since what changed in it
    can't be told.
    """
    old, new = before.incomplete, after.incomplete
    strays = {path for path in before.ids.keys() | after.ids.keys() if not is_record(path)}
    for path in sorted((old.keys() ^ new.keys()) - strays):
        broke = path in new
        yield new_change(
            Location(about=about(path), ref=about(path).id, path=path),
            "record-unreadable" if broke else "record-readable",
            old[path].message if path in old else None,
            new[path].message if path in new else None,
            warning=broke,
            line=(new if broke else old)[path].place.line,
            there=path in before.listed or path in before.ids,
        )
    for path in paths:
        if path in old and path in new and is_record(path):
            yield new_change(
                Location(about=about(path), ref=about(path).id, path=path),
                "record-unread",
                old[path].message,
                new[path].message,
                warning=True,
                line=new[path].place.line,
            )
