"""A progress entry about to be written: its file, and whether the life cycle allows it."""

from __future__ import annotations

from datetime import date

from jakres_cli.model.base import AskedWrongly, CannotDo, Message, Value, replace_fields
from jakres_cli.model.meeting import FollowUp, Progress
from jakres_cli.model.source import ERROR, Source
from jakres_cli.query.fold import FoldedState, fold_entries
from jakres_cli.query.standing import Ledger, fixed_day
from jakres_cli.records.editing.yaml_text import yaml_lines
from jakres_cli.records.layout import Slot, progress_path, slot_of
from jakres_cli.records.read import read_record
from jakres_cli.rules.circles import waits_for_itself

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

    from jakres_cli.model.records import Agency, Records


class NewEntry(Value):
    """An entry that may be written: its file, and what is read in that file."""

    path: str
    text: str
    progress: Progress


def new_entry(
    item: FollowUp, fields: dict[str, Any], note: str, entries: Sequence[Progress], records: Records
) -> NewEntry:
    """Return the entry with ``fields`` and ``note`` that comes after the ``entries`` on ``item``.

    Raises ``AskedWrongly`` for what may not stand in a record, ``CannotDo`` if the entry wouldn't
    count or if a later one no longer would.
    """
    text = "\n".join(["---", *yaml_lines(fields), "---", *(["", note] if note else []), ""])
    path = progress_path(item, date.fromisoformat(fields["date"]), fields["by"], entries)
    progress = _read_back(path, text, records)
    _must_be_allowed(item, progress, entries, records.agencies)
    _must_have_a_good_due(item, progress, entries, records)
    return NewEntry(path=path, text=text, progress=progress)


def _read_back(path: str, text: str, records: Records) -> Progress:
    slot = slot_of(path)
    assert isinstance(slot, Slot)  # noqa: S101  it was just made
    source = Source(path=path, data=text.encode("utf-8", "surrogatepass"))
    reading = read_record(source, slot, records.settings)
    for problem in reading.problems:
        if problem.level == ERROR:
            raise AskedWrongly(problem.message, problem.hint)
    assert isinstance(reading.record, Progress)  # noqa: S101  nothing is wrong with it
    return reading.record


def _must_be_allowed(
    item: FollowUp, entry: Progress, entries: Sequence[Progress], agencies: Mapping[str, Agency]
) -> None:
    before = fold_entries(item, entries, agencies)
    after = fold_entries(item, (*entries, entry), agencies)
    mine = next(step for step in after.steps if step.entry is entry)
    if mine.refused is not None:
        raise CannotDo(
            Message("this step is not allowed: {reason}", reason=mine.refused),
            _way_out(before, entry),
        )
    already = {id(step.entry) for step in before.steps if step.refused}
    for step in after.steps:
        if step.refused is not None and id(step.entry) not in already:
            raise CannotDo(
                Message(
                    "the entry of {date} would no longer count: {reason}",
                    date=step.entry.date.isoformat(),
                    reason=step.refused,
                ),
                Message("{path} comes later", path=step.entry.path),
            )


def _must_have_a_good_due(
    item: FollowUp, entry: Progress, entries: Sequence[Progress], records: Records
) -> None:
    """Raise ``CannotDo`` for a day before the meeting, or something that waits for the item."""
    if entry.due is None:
        return
    latest = fixed_day(entry.due)
    if latest is not None and latest < item.date:
        raise CannotDo(
            Message("it is due before the meeting of {date}", date=item.date.isoformat())
        )
    later = replace_fields(records, progress={**records.progress, item.ref: (*entries, entry)})
    if waits_for_itself(item.ref, Ledger(later, entry.date)):
        raise CannotDo(Message("it would wait for itself"))


def _way_out(now: FoldedState, entry: Progress) -> Message | None:
    if entry.owner is not None and entry.owner not in now.by_owner:
        owners = ", ".join(now.owners)
        return Message("its owners are {owners}", owners=owners) if owners else None
    if now.ended_on is not None and entry.date >= now.ended_on:
        return Message("reopen it first: jakres update REF --status open --reason TEXT")
    return None
