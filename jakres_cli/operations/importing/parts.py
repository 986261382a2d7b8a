"""Whose part of a follow-up somebody speaks of who reports on it."""

from __future__ import annotations

from jakres_cli.model.message import AskedWrongly, Message
from jakres_cli.model.words import UMBRELLA
from jakres_cli.query.fold import ancestors, fold_entries
from jakres_cli.query.roles import resolve_scope

TYPE_CHECKING = False
if TYPE_CHECKING:
    from jakres_cli.model.follow_up import FollowUp
    from jakres_cli.model.records import Records


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
