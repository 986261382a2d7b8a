"""What a row asks for against what is known by now: new, there already, or overtaken."""

from __future__ import annotations

from jakres_cli.changes.stamps import known_since
from jakres_cli.model.follow_up import Due, Progress
from jakres_cli.model.message import Message, Plural

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from jakres_cli.operations.importing.rows import RequestedEntry


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
