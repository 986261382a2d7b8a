"""In which order a digest tells things."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from jakres_cli.changes.change import Change

FIRST = frozenset(
    {
        "correction-added",
        "event-added",
        "event-moved",
        "event-status",
        "meeting-added",
        "meeting-cancelled",
        "meeting-held",
        "meeting-removed",
        "minutes-approved",
    }
)
"""What a record begins with; then come its follow-ups, then the rest, its text last."""
_URGENT = (
    "record-",
    "hidden-characters-",
    "sealed-text-",
    "seal-",
    "approval-",
    "correction-",
    "meeting-removed",
    "follow-up-removed",
    "decision-removed",
    "progress-",
    "evidence-",
    "attachment-",
    "follow-up-",
    "decision-",
    "alias-",
    "visibility-",
    "accept-",
    "not-stated-",
)
"""The beginnings of kinds that reviewers miss, the worst first; all others follow."""


def urgency(change: Change) -> int:
    """Return how soon a warning is told, the soonest being the lowest."""
    return next(
        (at for at, begin in enumerate(_URGENT) if change.kind.startswith(begin)), len(_URGENT)
    )
