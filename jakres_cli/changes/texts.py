"""What changed in the texts of records beside what the model holds: prose, characters, layout."""

from __future__ import annotations

from jakres_cli.changes.change import Location, new_change
from jakres_cli.changes.characters import misleading_characters
from jakres_cli.changes.layout import layout_change, other_field_changes
from jakres_cli.changes.prose import prose_change
from jakres_cli.records.syntax.nodes import iter_scalars

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Container, Iterable, Iterator

    from jakres_cli.changes.change import About, Change
    from jakres_cli.changes.side import Side
    from jakres_cli.records.syntax.document import Document

_PROGRESS = "records/progress/"


def text_changes(
    before: Side,
    after: Side,
    pairs: Iterable[tuple[str, str, About]],
    told: Container[str],
) -> Iterator[Change]:
    """Yield what changed in the text of each pair of paths.

    ``told`` are the paths of records of which it is known already that what they say changed.
    """
    for was, now, about in pairs:
        yield from _characters(before, after, was, now, about)
        if was not in before.texts or now not in after.texts:
            continue
        old, new = before.document(was), after.document(now)
        if old is None or new is None:
            continue
        found = [*_prose(about, old, new), *other_field_changes(about, old, new)]
        yield from found
        whole = now not in after.incomplete and was not in before.incomplete
        if not found and now not in told and whole:
            yield layout_change(about, old, new)


def _prose(about: About, old: Document, new: Document) -> Iterator[Change]:
    if new.path.startswith(_PROGRESS):
        return  # it is the note, which the entry holds
    found = prose_change(old.prose, new.prose)
    if found is not None:
        yield new_change(
            Location(about=about, ref=about.id, path=new.path),
            "prose-changed",
            tuple(one.before for one in found.passages),
            tuple(one.after for one in found.passages),
            reworded=found.reworded,
            added=found.added,
            removed=found.removed,
        )


def _characters(before: Side, after: Side, was: str, now: str, about: About) -> Iterator[Change]:
    old, new = _fooling(before, was), _fooling(after, now)
    for kind, found in (
        ("hidden-characters-removed", old - new),
        ("hidden-characters-added", new - old),
    ):
        if found:
            names = tuple(sorted(found))
            come = kind.endswith("added")
            yield new_change(
                Location(about=about, ref=about.id, path=now),
                kind,
                None if come else names,
                names if come else None,
                warning=come,
                count=found.total(),
            )


def _fooling(side: Side, path: str) -> Counter[str]:
    """Count what fools the eye in a file, written as it is or as an escape in quotes."""
    text = side.texts.get(path, b"").decode(errors="replace")
    found = misleading_characters(text)
    document = side.document(path) if "\\" in text and path.startswith("records/") else None
    if document is not None and document.tree is not None:
        for one in iter_scalars(document.tree):
            if not one.plain and "\\" in document.text[one.start : one.end]:
                found += misleading_characters(one.text)
    return found
