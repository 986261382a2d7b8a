"""Which item of a list is which one of another list."""

from __future__ import annotations

from collections import deque

from jakres_cli.model.value import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Hashable, Iterable, Iterator
    from typing import Any


class Matching(Value):
    """What is in both lists, in the order of the newer one; what only the older, only the newer."""

    both: list[tuple[Any, Any]]
    removed: list[Any]
    added: list[Any]

    def sides(self) -> Iterator[tuple[Any, Any]]:
        """Yield every item as it was and as it is, None where it isn't there."""
        yield from self.both
        yield from ((None, one) for one in self.added)
        yield from ((one, None) for one in self.removed)


def match_items(
    before: Iterable[Any], after: Iterable[Any], *keys: Callable[[Any], Hashable | None]
) -> Matching:
    """Match by the first of ``keys``, what is left by the next one; a key of None matches nothing.

    Items that share a key are matched in their order. Which list is the older makes no difference.
    """
    old, new = list(before), list(after)
    partner: dict[int, int] = {}
    left = list(range(len(old)))
    for key in keys:
        waiting: dict[Hashable, deque[int]] = {}
        for at in left:
            waiting.setdefault(key(old[at]), deque()).append(at)
        waiting.pop(None, None)
        for at, one in enumerate(new):
            if at not in partner and (candidates := waiting.get(key(one))):
                partner[at] = candidates.popleft()
        taken = {*partner.values()}
        left = [at for at in left if at not in taken]
    return Matching(
        both=[(old[partner[at]], one) for at, one in enumerate(new) if at in partner],
        removed=[old[at] for at in left],
        added=[one for at, one in enumerate(new) if at not in partner],
    )


def by_former(before: Collection[Any], after: Collection[Any]) -> Callable[[Any], Hashable]:
    """Return a key that matches records which were renamed: by their id, or the one they had."""
    both = {one.id for one in before} & {one.id for one in after}
    renamed = {
        name: one.id
        for one in (*before, *after)
        if one.id not in both
        for name in one.former
        if name not in both
    }
    return lambda one: renamed.get(one.id, one.id)
