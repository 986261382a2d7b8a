"""Lists and records of two states compared: which item is which, and what changed in its fields."""

from __future__ import annotations

from collections import deque
from typing import Generic, TypeVar

from jakres_cli.changes.change import (
    About,
    AnyChange,
    Change,
    Location,
    RenameChange,
    how_it_changed,
)
from jakres_cli.model.base import Value
from jakres_cli.model.words import VISIBILITIES
from jakres_cli.records.syntax.prose import fold_blanks

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Container, Hashable, Iterable, Iterator
    from typing import Any

    from jakres_cli.model.event import Event, Series, WorkingGroup
    from jakres_cli.model.meeting import Meeting
    from jakres_cli.records.schema import Form

    Renamed = Meeting | Event | WorkingGroup | Series
    """What has an id, and may have had others before."""

T = TypeVar("T")
V = TypeVar("V", bound=Value)
R = TypeVar("R", bound="Renamed")


class Matching(Value, Generic[T]):
    """What is in both lists, in the order of the newer one; what only the older, only the newer."""

    both: list[tuple[T, T]]
    removed: list[T]
    added: list[T]

    def sides(self) -> Iterator[tuple[Any, Any]]:  # one of the two may be None, never both
        """Yield every item as it was and as it is, None where it isn't there."""
        yield from self.both
        yield from ((None, item) for item in self.added)
        yield from ((item, None) for item in self.removed)


def match_items(
    before: Iterable[T], after: Iterable[T], *keys: Callable[[T], Hashable | None]
) -> Matching[T]:
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
        for at, item in enumerate(new):
            if at not in partner and (candidates := waiting.get(key(item))):
                partner[at] = candidates.popleft()
        taken = {*partner.values()}
        left = [at for at in left if at not in taken]
    return Matching(
        both=[(old[partner[at]], item) for at, item in enumerate(new) if at in partner],
        removed=[old[at] for at in left],
        added=[item for at, item in enumerate(new) if at not in partner],
    )


def by_former(before: Collection[R], after: Collection[R]) -> Callable[[R], Hashable]:
    """Return a key that matches records which were renamed: by their id, or the one they had."""
    both = {record.id for record in before} & {record.id for record in after}
    renamed: dict[str, str] = {}
    for record in (*before, *after):
        for name in record.former if record.id not in both else ():
            if name not in both and renamed.get(record.id) != name:  # both may name each other
                renamed[name] = record.id
    return lambda record: renamed.get(record.id, record.id)


def differing_fields(
    form: Form, before: V, after: V, skip: Container[str] = ()
) -> Iterator[tuple[str, Any, Any]]:
    """Yield the name of each field that differs, and its values; blanks make no difference."""
    for field in form.fields:
        if field.name not in skip:
            old, new = getattr(before, field.key), getattr(after, field.key)
            if not _same(old, new):
                yield field.name, old, new


def field_changes(  # noqa: PLR0913  two values, and what their changes are called
    at: Location,
    kind: str,
    form: Form,
    before: V,
    after: V,
    *,
    skip: Container[str] = (),
) -> Iterator[AnyChange]:
    """Yield a change of that kind for each field that differs.

    Who may be shown it is a kind of its own; a quote changed under a promise is a warning.
    """
    for name, old, new in differing_fields(form, before, after, skip):
        if name == "visibility":
            yield from visibility_changes(at, old, new)
        else:
            retold = name == "quote" and old is not None
            yield Change(kind=kind, at=at, before=old, after=new, field=name, warning=retold)


def visibility_changes(at: Location, before: str | None, after: str | None) -> Iterator[AnyChange]:
    """Yield the change of who may be shown something; an item without one is like its meeting."""
    was, is_now = at.about.visibilities
    old, new = VISIBILITIES.index(before or was), VISIBILITIES.index(after or is_now)
    if old != new:
        opened = new < old
        kind = "visibility-opened" if opened else "visibility-narrowed"
        yield Change(
            kind=kind, at=at, before=before, after=after, field="visibility", warning=opened
        )


def item_changes(  # noqa: PLR0913  two lists, how to match them, and what the changes are called
    about: About,
    kind: str,
    before: Iterable[V],
    after: Iterable[V],
    *keys: Callable[[V], Hashable],
    form: Form | None = None,
    field: str = "",
    warned: Container[str] = (),
) -> Iterator[AnyChange]:
    """Yield ``<kind>-added``, ``-removed``, and ``-changed`` for what differs between two lists.

    With a ``form`` each field that differs is a change of its own, else the whole item is one.
    ``warned`` are the endings that reviewers miss.
    """
    for old, new in match_items(before, after, *keys).sides():
        at = about.item(str(getattr(new if old is None else old, "id", "") or ""))
        how = how_it_changed(old, new)
        if old is not None and new is not None and form is not None:
            at = about.item(str(getattr(new, "id", "") or ""))
            yield from field_changes(at, f"{kind}-changed", form, old, new)
        elif old != new:
            yield Change(
                kind=f"{kind}-{how}",
                at=at,
                before=old,
                after=new,
                field=field,
                warning=how in warned,
            )


def not_stated_changes(
    about: About, before: Iterable[str], after: Iterable[str]
) -> Iterator[AnyChange]:
    """Yield the fields that are said not to be known from now on, or no longer."""
    stated = match_items(before, after, str)
    for name in stated.added:
        yield Change(kind="not-stated-added", at=about.whole, after=name, field=name, warning=True)
    for name in stated.removed:
        yield Change(kind="not-stated-removed", at=about.whole, before=name, field=name)


def rename_changes(at: Location, kind: str, old: R, new: R) -> Iterator[AnyChange]:
    """Yield that a record was renamed, and former names that came or went besides.

    A name that is forgotten resolves no more, and whatever refers to it is lost.
    """
    if old.id != new.id:
        yield renaming(at, f"{kind}-renamed", old.id, new.id, new.former)
    if ({*old.former} ^ {*new.former}) - {old.id, new.id}:
        yield Change(
            kind=f"{kind}-changed", at=at, before=old.former, after=new.former, field="former"
        )


def renaming(at: Location, kind: str, old: str, new: str, former: Container[str]) -> RenameChange:
    """Return the change of a name; ``former`` are those that the record still answers to."""
    forgotten = old not in former
    return RenameChange(
        kind=kind, at=at, before=old, after=new, warning=forgotten, forgotten=forgotten
    )


def _same(before: Any, after: Any) -> bool:  # noqa: ANN401  a field may hold anything
    if isinstance(before, str) and isinstance(after, str):
        return fold_blanks(before) == fold_blanks(after)
    return bool(before == after)
