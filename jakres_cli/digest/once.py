"""Leaves out of a digest what another of its sentences tells already."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from jakres_cli.changes.change import Change

SAME = "no-content-change"
_ON_FOLLOW_UPS = ("follow-up-", "extension-", "evidence-", "progress-")
_QUIET_UNLESS_WARNED = frozenset({"seal-changed", "sealed-text-changed"})
"""Corrections tell of these, if there are any."""


def drop_repeats(changes: Iterable[Change]) -> list[Change]:
    """Return ``changes`` without those that a reader learns from another one."""
    found = list(changes)
    facts = {fact for one in found for fact in _tells(one)}
    return [one for one in found if _says(one) not in facts and _counts(one)]


def concerns_follow_up(change: Change) -> bool:
    """Tell whether a change is one of a follow-up rather than of the record that it stands in."""
    if change.kind.startswith("visibility-"):
        return "/" in change.ref
    return change.kind.startswith(_ON_FOLLOW_UPS)


def _counts(one: Change) -> bool:
    return one.warning or one.kind not in _QUIET_UNLESS_WARNED


def _tells(one: Change) -> Iterable[tuple[str, ...]]:
    """Return what else is told by ``one``."""
    if one.field == "due" and one.details.get("in_text"):
        yield "follow-up-changed", one.ref, "due"
    elif one.kind == "follow-up-handed-over" and one.details["in_text"]:
        yield "follow-up-changed", one.ref, "owners"
    elif one.kind == "follow-up-done":
        evidence: tuple[str, ...] = one.details["evidence"]  # type: ignore[assignment]
        for name in evidence:
            yield "evidence-added", one.ref, name
    elif one.kind in {"progress-removed", "progress-rewritten"}:
        for name in getattr(one.before, "evidence", ()):
            yield "evidence-removed", one.ref, name
    elif one.kind == "sealed-text-changed":
        if one.warning:
            yield "seal-broken", one.ref, "minutes/seal"
        yield from _corrected(one)
    elif one.kind == "event-moved":
        yield "event-move-noted", one.ref, "moved"


def _corrected(one: Change) -> Iterable[tuple[str, ...]]:
    """Return the fields of which corrections say what changed."""
    fields: tuple[str, ...] = one.after  # type: ignore[assignment]
    unexplained: tuple[str, ...] = one.details["unexplained"]  # type: ignore[assignment]
    for name in fields:
        if name == "prose" and name not in unexplained:
            yield "prose-changed", one.ref, ""
        elif name not in unexplained:
            yield "meeting-changed", one.ref, name


def _says(one: Change) -> tuple[str, ...]:
    if one.kind.startswith("evidence-"):
        return one.kind, one.ref, str(one.after or one.before)
    return one.kind, one.ref, one.field
