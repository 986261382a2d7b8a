"""What became of follow-ups between two states: status, owners, due, extensions, evidence."""

from __future__ import annotations

from jakres_cli.changes.change import (
    About,
    AnyChange,
    Change,
    DueChange,
    DueState,
    ExtensionAnswer,
    Location,
    OwnersChange,
    StatusChange,
)
from jakres_cli.changes.items import match_items
from jakres_cli.model.base import replace_fields
from jakres_cli.model.words import DONE, DROPPED, OPEN, REFUSED, SUPERSEDED

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from jakres_cli.model.meeting import Due, Progress
    from jakres_cli.query.replacing import TakenOver
    from jakres_cli.query.standing import Ledger, Standing

_MOVED_ALONG = "follow-up-moved-along"
_ENDED = frozenset({DONE, DROPPED})


def standing_changes(
    about: About,
    old: Standing,
    new: Standing,
    entries: list[Progress],
    anchor: About | None,
) -> Iterator[AnyChange]:
    """Yield how a follow-up stands differently.

    ``entries`` are those reported in between; ``anchor`` is the event that it hangs on.
    """
    at = Location(about=about, ref=new.ref, path=new.follow_up.path)
    if old.status != new.status:
        yield _status_change(at, old, new, entries)
    yield from _owner_changes(at, old, new)
    yield from _due_changes(at, old, new, entries, anchor)
    was, now = _text(old.folded.asked), _text(new.folded.asked)
    if was != now:
        yield _extension_change(at, was, now, entries)
    yield from _evidence_changes(at, old, new)


def _due_changes(
    at: Location, old: Standing, new: Standing, entries: list[Progress], anchor: About | None
) -> Iterator[AnyChange]:
    was = DueState(due=old.folded.due, latest=old.due_latest)
    now = DueState(due=new.folded.due, latest=new.due_latest)
    if _text(was.due) == _text(now.due) and was.latest == now.latest:
        yield from _rewritten_promise(at, old, new)
        return
    kind = _due_kind(was, now)
    if kind == _MOVED_ALONG:
        if {old.status, new.status} <= _ENDED:
            return  # nobody waits for it any more
        at = replace_fields(at, about=anchor or at.about)
    by = next((entry for entry in reversed(entries) if entry.due is not None), None)
    yield DueChange(
        kind=kind,
        at=at,
        before=was,
        after=now,
        field="due",
        warning=kind == "follow-up-brought-forward" or _is_later(was, now),
        days=_days_between(was, now),
        slips=old.slips,
        reason=by.reason if by else None,
        in_text=by is None and _text(old.follow_up.due) != _text(new.follow_up.due),
    )


def _rewritten_promise(at: Location, old: Standing, new: Standing) -> Iterator[AnyChange]:
    """Yield that the minutes promise a later day, when an entry has moved the due since."""
    was, now = (
        DueState(due=each.follow_up.due, latest=each.history[0].latest if each.history else None)
        for each in (old, new)
    )
    if len(new.folded.dues) > 1 and _text(was.due) != _text(now.due) and _is_later(was, now):
        yield DueChange(
            kind="follow-up-postponed",
            at=at,
            before=was,
            after=now,
            field="due",
            warning=True,
            days=_days_between(was, now),
            slips=0,
            reason=None,
            in_text=True,
        )


def replaced_due(new: Standing, taken: TakenOver | None) -> DueState | None:
    """Return the due that ``new`` has ``taken`` over, if it gives more time than that."""
    if taken is None:
        return None
    was = DueState(due=taken.last_due, latest=taken.last_day)
    return was if _is_later(was, DueState(due=new.folded.due, latest=new.due_latest)) else None


def _is_later(was: DueState, now: DueState) -> bool:
    """Tell whether there is more time than there was: a later day, or none any more."""
    return was.latest is not None and (now.latest is None or now.latest > was.latest)


def _days_between(was: DueState, now: DueState) -> int | None:
    return abs((now.latest - was.latest).days) if was.latest and now.latest else None


def is_dependent(standing_due: Due | None) -> bool:
    """Tell whether a due hangs on something else, so that it can move with it."""
    return standing_due is not None and (
        standing_due.anchor is not None or standing_due.form == "next-meeting"
    )


def all_dues(ledger: Ledger) -> Iterator[tuple[str, Due]]:
    """Yield the dues that were ever given to each follow-up, by its reference."""
    records = ledger.records
    for item in records.follow_ups():
        if item.due is not None:
            yield item.ref, item.due
        for entry in records.progress.get(item.ref, ()):
            if entry.due is not None:
                yield item.ref, entry.due


def _status_change(
    at: Location, old: Standing, new: Standing, entries: list[Progress]
) -> StatusChange:
    by = next((entry for entry in reversed(entries) if entry.status == new.folded.status), None)
    return StatusChange(
        kind=f"follow-up-{_status_kind(old.status, new.status)}",
        at=at,
        before=old.status,
        after=new.status,
        reason=by.reason if by else None,
        evidence=by.evidence if by else (),
        days_late=new.days_late if new.status in _ENDED else 0,
        superseded_by=new.superseded_by,
    )


def _status_kind(before: str, after: str) -> str:
    if after == OPEN:
        return "reopened"
    if before == SUPERSEDED:
        return "not-superseded"
    return after


def _owner_changes(at: Location, old: Standing, new: Standing) -> Iterator[AnyChange]:
    was, now = old.folded.by_owner, new.folded.by_owner
    yield from _answer_changes(at, old, new)
    if {*was} != {*now}:
        yield OwnersChange(
            kind="follow-up-handed-over",
            at=at,
            before=tuple(was),
            after=tuple(now),
            field="owners",
            in_text=old.follow_up.owners != new.follow_up.owners,
        )
    if len(was) < 2 and len(now) < 2:  # noqa: PLR2004  several owners
        return
    kind = "follow-up-owner-status"
    for owner in now:
        before, after = was.get(owner), now[owner]
        alone = before != old.folded.status or after != new.folded.status
        if before is not None and before != after and alone:
            yield Change(kind=kind, at=at, before=before, after=after, field=owner)


def _answer_changes(at: Location, old: Standing, new: Standing) -> Iterator[AnyChange]:
    """Yield how far those have come who answer for themselves alone."""
    was, now = (
        {answer.agency: answer.status for answer in each.folded.awaited} for each in (old, new)
    )
    for agency in sorted(was.keys() | now.keys()):
        before, after = was.get(agency, OPEN), now.get(agency, OPEN)
        if before != after:
            kind = "follow-up-owner-status"
            yield Change(kind=kind, at=at, before=before, after=after, field=agency)


def _extension_change(
    at: Location, was: str | None, now: str | None, entries: list[Progress]
) -> AnyChange:
    if was is None:
        return Change(kind="extension-asked", at=at, after=now)
    if now is not None:
        return Change(kind="extension-asked-anew", at=at, before=was, after=now)
    granted = any(entry.due is not None for entry in entries)
    refused = any(entry.asked == REFUSED for entry in entries)
    outcome = "granted" if granted else "refused" if refused else "withdrawn"
    return ExtensionAnswer(kind="extension-answered", at=at, before=was, outcome=outcome)


def _due_kind(was: DueState, now: DueState) -> str:
    if was.due is None:
        return "follow-up-due-set"
    if now.due is None:
        return "follow-up-due-removed"
    if was.due.text == now.due.text:
        return _MOVED_ALONG
    if was.latest is None or now.latest is None or was.latest == now.latest:
        return "follow-up-due-changed"
    later = now.latest > was.latest
    return "follow-up-postponed" if later else "follow-up-brought-forward"


def _evidence_changes(at: Location, old: Standing, new: Standing) -> Iterator[AnyChange]:
    """Yield evidence that came or went; what a reopening took back is told by that."""
    evidence = match_items(old.folded.evidence, new.folded.evidence, str)
    before, after = _given_evidence(old), _given_evidence(new)
    for name in evidence.added:
        if name not in before:
            yield Change(kind="evidence-added", at=at, after=name, field="evidence")
    for name in evidence.removed:
        if name not in after:
            kind = "evidence-removed"
            yield Change(kind=kind, at=at, before=name, field="evidence", warning=True)


def _given_evidence(standing: Standing) -> set[str]:
    steps = (step for step in standing.folded.steps if step.counted and step.refused is None)
    return {name for step in steps for name in step.entry.evidence}


def _text(due: Due | None) -> str | None:
    return due.text if due else None
