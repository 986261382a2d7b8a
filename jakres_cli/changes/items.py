"""Lists of a record: what was added, taken away and changed."""

from __future__ import annotations

from jakres_cli.changes.change import change_suffix, new_change
from jakres_cli.changes.fields import changes_of_fields
from jakres_cli.changes.matching import match_items

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Container, Hashable, Iterable, Iterator
    from typing import Any

    from jakres_cli.changes.change import About, Change
    from jakres_cli.records.schema.shapes import Form


def item_changes(  # noqa: PLR0913  two lists, how to match them, and what the changes are called
    about: About,
    kind: str,
    before: Iterable[Any],
    after: Iterable[Any],
    *keys: Callable[[Any], Hashable],
    form: Form | None = None,
    field: str = "",
    warned: Container[str] = (),
) -> Iterator[Change]:
    """Yield ``<kind>-added``, ``-removed``, and ``-changed`` for what differs between two lists.

    With a ``form`` each field that differs is a change of its own, else the whole item is one.
    ``warned`` are the endings that reviewers miss.
    """
    for old, new in match_items(before, after, *keys).sides():
        how = change_suffix(old, new)
        if how != "changed" or (form is None and old != new):
            name = str(getattr(new if old is None else old, "id", "") or "")
            spot = about.item(name)
            yield new_change(spot, f"{kind}-{how}", old, new, field=field, warning=how in warned)
        elif form is not None:
            name = str(getattr(new, "id", "") or "")
            yield from changes_of_fields(about.item(name), f"{kind}-changed", form, old, new)


def not_stated_changes(
    about: About, before: Iterable[str], after: Iterable[str]
) -> Iterator[Change]:
    """Yield the fields that are said not to be known from now on, or no longer."""
    stated = match_items(before, after, str)
    for name in stated.added:
        yield new_change(about, "not-stated-added", None, name, field=name, warning=True)
    for name in stated.removed:
        yield new_change(about, "not-stated-removed", name, None, field=name)
