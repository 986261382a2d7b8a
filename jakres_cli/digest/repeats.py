"""In which order a digest tells things, and what another of its sentences tells already."""

from __future__ import annotations

from jakres_cli.changes.change import DueChange, OwnersChange, SealedTextChange, StatusChange

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from jakres_cli.changes.change import AnyChange

    _Fact = tuple[str, str, str]
    """The kind of a change, what changed, and the field or piece of evidence."""

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
SAME = "no-content-change"
_ON_FOLLOW_UPS = ("follow-up-", "extension-", "evidence-", "progress-")
_QUIET = frozenset({"seal-changed", "sealed-text-changed"})
"""What corrections tell, if there are any; shown only as a warning."""


def drop_repeats(changes: Iterable[AnyChange]) -> list[AnyChange]:
    """Return ``changes`` without those that a reader learns from another one."""
    changes = list(changes)
    told = {fact for change in changes for fact in _implied(change)}
    return [
        change
        for change in changes
        if _fact(change) not in told and (change.warning or change.kind not in _QUIET)
    ]


def concerns_follow_up(change: AnyChange) -> bool:
    """Tell whether a change is one of a follow-up rather than of the record that it stands in."""
    if change.kind.startswith("visibility-"):
        return "/" in change.ref
    return change.kind.startswith(_ON_FOLLOW_UPS)


def _implied(change: AnyChange) -> Iterable[_Fact]:
    """Yield what else is told by ``change``."""
    ref = change.ref
    if isinstance(change, DueChange) and change.in_text:
        yield "follow-up-changed", ref, "due"
    elif isinstance(change, OwnersChange) and change.in_text:
        yield "follow-up-changed", ref, "owners"
    elif isinstance(change, StatusChange) and change.kind == "follow-up-done":
        yield from (("evidence-added", ref, name) for name in change.evidence)
    elif change.kind in {"progress-removed", "progress-rewritten"}:
        yield from (("evidence-removed", ref, name) for name in change.gone.evidence)
    elif isinstance(change, SealedTextChange):
        if change.warning:
            yield "seal-broken", ref, "minutes/seal"
        for name in {*change.new} - {*change.unexplained}:  # corrections say what changed in them
            prose = name == "prose"
            yield ("prose-changed", ref, "") if prose else ("meeting-changed", ref, name)
    elif change.kind == "event-moved":
        yield "event-move-noted", ref, "moved"


def _fact(change: AnyChange) -> _Fact:
    name = change.either if change.kind.startswith("evidence-") else change.field
    return change.kind, change.ref, name


def urgency(change: AnyChange) -> int:
    """Return how soon a warning is told, the soonest being the lowest."""
    return next(
        (at for at, begin in enumerate(_URGENT) if change.kind.startswith(begin)), len(_URGENT)
    )
