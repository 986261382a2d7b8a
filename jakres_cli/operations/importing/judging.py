"""Whose part of a follow-up a row speaks of, and whether more is known of it by now."""

from __future__ import annotations

from jakres_cli.changes.stamps import known_since
from jakres_cli.model.follow_up import Due, Progress
from jakres_cli.model.message import AskedWrongly, Message, Plural
from jakres_cli.model.words import UMBRELLA
from jakres_cli.query.fold import ancestors, fold_entries
from jakres_cli.query.roles import resolve_scope

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from jakres_cli.model.follow_up import FollowUp
    from jakres_cli.model.records import Records
    from jakres_cli.operations.importing.rows import RequestedEntry


def resolve_part(item: FollowUp, by: str, status: str | None, records: Records) -> str | None:
    """Return the ``owner`` of an entry by ``by``; None when it speaks of the whole.

    An owner speaks of its own part, and so does whoever belongs to it. A body under an umbrella
    that owes it reports under its own code, which is shown and doesn't count for the umbrella. The
    office speaks of the whole. Raises ``AskedWrongly`` for a ``status`` by anybody else.
    """
    owners = fold_entries(item, records.progress.get(item.ref, ()), records.agencies).owners
    mine = _owned_by(by, owners, records)
    if mine:
        if len(mine) == len(owners):
            return None
        if len(mine) == 1:
            return mine[0]
        raise AskedWrongly(
            Message("{by} answers for several of its owners: {owners}", by=by, owners=_row(mine)),
            Message("enter the one whose part it is as the one who reports"),
        )
    if _umbrellas(by, owners, records):
        return by
    if status is None or not owners or by == records.settings.office:
        return None
    raise AskedWrongly(
        Message("{by} owes no part of it, so it can't tell its status", by=by),
        Message("its owners are {owners}", owners=_row(owners)),
    )


def _owned_by(by: str, owners: tuple[str, ...], records: Records) -> list[str]:
    """Return the owners that ``by`` is, answers for, or belongs to."""
    if by in owners:
        return [by]
    answered = resolve_scope(by, records).parties
    return [owner for owner in owners if owner in answered] or [
        item for item in _above(by, records) if item in owners and not _is_umbrella(item, records)
    ][:1]


def _umbrellas(by: str, owners: tuple[str, ...], records: Records) -> list[str]:
    return [item for item in _above(by, records) if item in owners and _is_umbrella(item, records)]


def _above(by: str, records: Records) -> list[str]:
    """Return the bodies that ``by`` belongs to, nearest first."""
    holder = records.posts.get(by) or records.people.get(by)
    body = holder.agency if holder else None
    first = [body] if body else []
    return [*first, *ancestors(body or by, records.agencies)]


def _is_umbrella(code: str, records: Records) -> bool:
    agency = records.agencies.get(code)
    return agency is not None and agency.kind == UMBRELLA


def _row(codes: list[str] | tuple[str, ...]) -> str:
    return ", ".join(codes)


def newer_knowledge(asked: RequestedEntry, entries: Sequence[Progress]) -> Message | None:
    """Return why the sheet is older than what is known of the follow-up, or None.

    What another owner reported of its own part since then changes nothing for this one.
    """
    later = known_since(asked.stamp, asked.item, entries)
    if later.promise:
        return Message("what was promised was changed since the sheet was made")
    if later.lost:
        return Plural(
            "a report that the sheet rests on was changed or taken away",
            "{n} reports that the sheet rests on were changed or taken away",
            n=later.lost,
        )
    newer = [entry for entry in later.new if not _is_other_part(entry, asked)]
    if not newer:
        return None
    last = newer[-1]
    return Message(
        "{by} reported on it on {day}, after the sheet was made",
        by=last.by,
        day=last.date.isoformat(),
    )


def equal_entry(asked: RequestedEntry, entries: Sequence[Progress]) -> Progress | None:
    """Return the entry that says just what the row asks for, written since the sheet was made."""
    new = known_since(asked.stamp, asked.item, entries).new
    return next((entry for entry in new if _says(entry, asked)), None)


def _is_other_part(entry: Progress, asked: RequestedEntry) -> bool:
    return (
        asked.owner is not None
        and entry.owner not in {None, asked.owner}
        and entry.by != asked.by
        and entry.due is None
        and entry.owners is None
    )


def _says(entry: Progress, asked: RequestedEntry) -> bool:
    until = entry.asked.text if isinstance(entry.asked, Due) else entry.asked
    return (
        asked.day in {None, entry.date}
        and (entry.by, entry.status, entry.owner, entry.evidence)
        == (asked.by, asked.status, asked.owner, asked.evidence)
        and (until, entry.reason, entry.note) == (asked.asked, asked.reason, asked.note)
        and entry.owners is None
        and entry.due is None
    )
