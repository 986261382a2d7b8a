"""Records that are called something else from now on."""

from __future__ import annotations

from jakres_cli.changes.change import new_change

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Protocol

    from jakres_cli.changes.change import About, Change

    class Named(Protocol):
        """A record with an id, and those it had before."""

        @property
        def id(self) -> str: ...  # noqa: D102
        @property
        def former(self) -> tuple[str, ...]: ...  # noqa: D102


def rename_changes(about: About, kind: str, old: Named, new: Named) -> Iterator[Change]:
    """Yield that a record was renamed, and former names that came or went besides.

    A name that is forgotten resolves no more, and whatever refers to it is lost.
    """
    if old.id != new.id:
        forgotten = old.id not in new.former
        yield new_change(
            about, f"{kind}-renamed", old.id, new.id, warning=forgotten, forgotten=forgotten
        )
    if ({*old.former} ^ {*new.former}) - {old.id, new.id}:
        yield new_change(about, f"{kind}-changed", old.former, new.former, field="former")
