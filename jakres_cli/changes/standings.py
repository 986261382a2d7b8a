"""What became of follow-ups between two states: status, owners, due, extensions, evidence."""

from __future__ import annotations

from jakres_cli.changes.change import DueState, Location, new_change
from jakres_cli.changes.matching import match_items
from jakres_cli.model.value import replace_fields
from jakres_cli.model.words import DONE, DROPPED, OPEN, REFUSED, SUPERSEDED

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from jakres_cli.changes.change import About, Change
    from jakres_cli.model.due import Due
    from jakres_cli.model.follow_up import Progress
    from jakres_cli.query.standing import Ledger, Standing

_MOVED_ALONG = "follow-up-moved-along"
_ENDED = frozenset({DONE, DROPPED})


def standing_changes(
    about: About,
    old: Standing,
    new: Standing,
    entries: list[Progress],
    anchor: About | None,
) -> Iterator[Change]:
    """Yield how a follow-up stands differently.

    ``entries`` are those reported in between; ``anchor`` is the event that it hangs on.
    """
    spot = Location(about=about, ref=new.ref, path=new.follow_up.path)
    if old.status != new.status:
        kind = f"follow-up-{_status_kind(old.status, new.status)}"
        yield new_change(spot, kind, old.status, new.status, **_about_status(new, entries))  # type: ignore[arg-type]
    yield from _owner_changes(spot, old, new)
    yield from _due_changes(spot, old, new, entries, anchor)
    was, now = _text(old.folded.asked), _text(new.folded.asked)
    if was != now:
        yield _extension_change(spot, was, now, entries)
    yield from _evidence_changes(spot, old, new)


def _due_changes(
    spot: Location, old: Standing, new: Standing, entries: list[Progress], anchor: About | None
) -> Iterator[Change]:
    was = DueState(due=old.folded.due, latest=old.due_latest)
    now = DueState(due=new.folded.due, latest=new.due_latest)
    if _text(was.due) == _text(now.due) and was.latest == now.latest:
        return
    kind = _due_kind(was, now)
    if kind == _MOVED_ALONG:
        if {old.status, new.status} <= _ENDED:
            return  # nobody waits for it any more
        spot = replace_fields(spot, about=anchor or spot.about)
    by = next((one for one in reversed(entries) if one.due is not None), None)
    yield new_change(
        spot,
        kind,
        was,
        now,
        field="due",
        warning=kind == "follow-up-brought-forward",
        days=abs((now.latest - was.latest).days) if was.latest and now.latest else None,
        slips=old.slips,
        reason=by.reason if by else None,
        in_text=by is None and _text(old.follow_up.due) != _text(new.follow_up.due),
    )


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


def _status_kind(before: str, after: str) -> str:
    if after == OPEN:
        return "reopened"
    if before == SUPERSEDED:
        return "not-superseded"
    return after


def _about_status(new: Standing, entries: list[Progress]) -> dict[str, object]:
    by = next((one for one in reversed(entries) if one.status == new.folded.status), None)
    return {
        "reason": by.reason if by else None,
        "evidence": by.evidence if by else (),
        "days_late": new.days_late if new.status in _ENDED else 0,
        "superseded_by": new.superseded_by,
    }


def _owner_changes(spot: Location, old: Standing, new: Standing) -> Iterator[Change]:
    was, now = old.folded.by_owner, new.folded.by_owner
    if {*was} != {*now}:
        in_text = old.follow_up.owners != new.follow_up.owners
        before, after = tuple(was), tuple(now)
        yield new_change(
            spot, "follow-up-handed-over", before, after, field="owners", in_text=in_text
        )
    if len(was) < 2 and len(now) < 2:  # noqa: PLR2004  several owners
        return
    for owner in now:
        one, other = was.get(owner), now[owner]
        alone = one != old.folded.status or other != new.folded.status
        if one is not None and one != other and alone:
            yield new_change(spot, "follow-up-owner-status", one, other, field=owner)


def _extension_change(
    spot: Location, was: str | None, now: str | None, entries: list[Progress]
) -> Change:
    if was is None:
        return new_change(spot, "extension-asked", was, now)
    if now is not None:
        return new_change(spot, "extension-asked-anew", was, now)
    granted = any(one.due is not None for one in entries)
    refused = any(one.asked == REFUSED for one in entries)
    outcome = "granted" if granted else "refused" if refused else "withdrawn"
    return new_change(spot, "extension-answered", was, now, outcome=outcome)


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


def _evidence_changes(spot: Location, old: Standing, new: Standing) -> Iterator[Change]:
    evidence = match_items(old.folded.evidence, new.folded.evidence, str)
    for one in evidence.added:
        yield new_change(spot, "evidence-added", None, one, field="evidence")
    for one in evidence.removed:
        yield new_change(spot, "evidence-removed", one, None, field="evidence", warning=True)


def _text(due: Due | None) -> str | None:
    return due.text if due else None
