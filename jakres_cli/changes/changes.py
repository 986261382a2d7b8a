"""What a side changed of the base, fact by fact; an item that came or went is one change."""

from __future__ import annotations

from jakres_cli.model.value import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from jakres_cli.changes.facts import Facts, Names


class FieldChange(Value):
    """Something that became ``now`` from ``was``; None where there is nothing.

    ``item`` when it is a whole item of a list.
    """

    names: Names
    was: str | None
    now: str | None
    item: bool = False


def field_level_changes(base: Facts, side: Facts) -> Iterator[FieldChange]:
    """Yield what ``side`` changed, in the order of its text; what is gone comes last."""
    told: set[Names] = set()
    for names in {**side.texts, **base.texts}:
        was, now = base.texts.get(names), side.texts.get(names)
        if was == now or "[]" in {was, now}:
            continue
        item = next(
            (
                names[:count]
                for count in range(1, len(names) + 1)
                if (names[:count] in base.items) != (names[:count] in side.items)
            ),
            None,
        )
        if item is None:
            yield FieldChange(names=names, was=was, now=now)
        elif item not in told:
            told.add(item)
            gone = item in base.items
            yield FieldChange(
                names=item, was="" if gone else None, now=None if gone else "", item=True
            )
