"""What a document may show, and how much it leaves out because of its visibility."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from typing import TypeVar

    from jakres_cli.model.follow_up import FollowUp, Progress
    from jakres_cli.model.records import Records

    T = TypeVar("T")

_INTERNAL = "internal"
_CONFIDENTIAL = "confidential"


class VisibilityFilter:
    """Shows confidential and internal things or not; ``names`` tells what it left out.

    Whoever may see the confidential may see the internal too.
    """

    def __init__(self, *, confidential: bool, internal: bool = True) -> None:
        self.for_the_public = not (internal or confidential)
        hidden = {_CONFIDENTIAL, _INTERNAL} if self.for_the_public else {_CONFIDENTIAL}
        self._hidden = frozenset() if confidential else frozenset(hidden)
        self.names: set[str] = set()

    @property
    def left_out(self) -> int:
        """How many things were left out so far."""
        return len(self.names)

    def shows(self, *visibilities: str | None) -> bool:
        """Return whether something is shown that has, or stands in records of, ``visibilities``."""
        return self._hidden.isdisjoint(visibilities)

    def kept(
        self,
        items: Iterable[T],
        visibilities: Callable[[T], tuple[str | None, ...]],
        name: Callable[[T], str],
    ) -> list[T]:
        """Return those of ``items`` that are shown, and count the others by their ``name``."""
        kept = []
        for item in items:
            if self.shows(*visibilities(item)):
                kept.append(item)
            else:
                self.leave_out(name(item))
        return kept

    def leave_out(self, name: str) -> None:
        """Count ``name`` among what was left out."""
        self.names.add(name)

    def shows_follow_up(self, one: FollowUp, records: Records) -> bool:
        """Return whether a follow-up is shown: it and its meeting must be."""
        meeting = records.meeting(one.meeting)
        return self.shows(one.visibility, meeting.visibility if meeting else None)

    def shows_progress(self, entry: Progress, records: Records) -> bool:
        """Return whether a progress entry is shown."""
        meeting = records.meeting(entry.meeting) if entry.meeting else None
        return self.shows(entry.visibility, meeting.visibility if meeting else None)
