"""Write a progress entry: what was reported on a follow-up, as a small file of its own."""

from __future__ import annotations

from datetime import date

from jakres_cli.cli.dates import refuse_future
from jakres_cli.cli.dues import parse_exact_due
from jakres_cli.cli.resolve import resolve_codes, resolve_party
from jakres_cli.model.base import AskedWrongly, CannotDo, Message, Value, replace_fields
from jakres_cli.model.meeting import FollowUp, Progress
from jakres_cli.model.source import ERROR, Source
from jakres_cli.model.words import DONE, REFUSED
from jakres_cli.operations.drafts import filled_fields
from jakres_cli.operations.evidence import resolve_evidence
from jakres_cli.operations.plan import Outcome, Plan, new_file
from jakres_cli.output.actions import due_words, status_words
from jakres_cli.query.dues import fixed_day
from jakres_cli.query.folded import FoldedState
from jakres_cli.query.references import follow_up_names, resolve_unique
from jakres_cli.query.reporters import RegisteredReporters, folded_follow_up
from jakres_cli.query.standing import Ledger
from jakres_cli.records.editing.yaml_text import yaml_lines
from jakres_cli.records.layout import Slot, progress_path, slot_of
from jakres_cli.records.read import read_record
from jakres_cli.records.schema.shared import PROGRESS
from jakres_cli.records.syntax.prose import normalise_prose, without_comments
from jakres_cli.rules.circles import waits_for_itself

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from jakres_cli.cli.session import Session
    from jakres_cli.model.records import Records
    from jakres_cli.records.editing.yaml_text import Written
    from jakres_cli.records.load import Loaded


class NewEntry(Value):
    """An entry that may be written: its file, and what is read in that file."""

    path: str
    text: str
    progress: Progress


def new_entry(
    item: FollowUp,
    fields: Mapping[str, Written],
    note: str,
    entries: Sequence[Progress],
    records: Records,
) -> NewEntry:
    """Return the entry with ``fields`` and ``note`` that comes after the ``entries`` on ``item``.

    Raises ``AskedWrongly`` for what may not stand in a record, ``CannotDo`` if the entry wouldn't
    count or if a later one no longer would.
    """
    text = "\n".join(["---", *yaml_lines(fields), "---", *(["", note] if note else []), ""])
    path = progress_path(item, date.fromisoformat(str(fields["date"])), str(fields["by"]), entries)
    progress = _read_back(path, text, records)
    _must_be_allowed(item, progress, entries, records)
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
    item: FollowUp, entry: Progress, entries: Sequence[Progress], records: Records
) -> None:
    before = folded_follow_up(item, entries, records)
    after = folded_follow_up(item, (*entries, entry), records)
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


class ProgressReport(Value):
    """What somebody reports on a follow-up, as it was typed.

    ``due`` is granted, ``extension`` only asked for. With ``all_owners`` a part done is the whole.
    """

    ref: str
    status: str | None = None
    note: str | None = None
    by: str | None = None
    owner: str | None = None
    owners: tuple[str, ...] = ()
    evidence: tuple[str, ...] = ()
    due: str | None = None
    extension: str | None = None
    objection: str | None = None
    reason: str | None = None
    on: str | None = None
    all_owners: bool = True


def plan_progress(report: ProgressReport, session: Session) -> Plan:
    """Return the plan that reports progress; raises as ``plan_entry`` does."""
    return plan_entry(report, session.load(), session)


def plan_entry(report: ProgressReport, loaded: Loaded, session: Session) -> Plan:
    """Return the plan that writes ``report`` as an entry, with copies of files that show it.

    Raises ``AskedWrongly`` for what it lacks, ``CannotDo`` for a step that the life cycle doesn't
    allow.
    """
    records = loaded.records
    item = resolve_unique(report.ref, follow_up_names(records))
    _require_part(report, item, records, session)
    evidence, copies = resolve_evidence(report.evidence, records, session)
    fields = _entry_fields(report, item, evidence, records, session)
    if not set(fields) - {"date", "by", "owner", "reason"} and not _says_something(
        report.note or ""
    ):
        raise AskedWrongly(
            Message("nothing to report"),
            Message("--status, --note, --evidence, --due, --asked, --objection or --owners"),
        )
    entries = records.progress.get(item.ref, ())
    entry = new_entry(item, fields, report.note or "", entries, records)
    return Plan(
        what=f"jakres update {item.ref}",
        steps=(*copies, new_file(entry.path, entry.text)),
        loaded=loaded,
        summary=lambda outcome: _standing_words(item.ref, outcome, session),
    )


def _says_something(note: str) -> bool:
    return any(map(str.isalnum, normalise_prose(without_comments(note))))


def _require_part(
    report: ProgressReport, item: FollowUp, records: Records, session: Session
) -> None:
    """Raise ``AskedWrongly`` when it isn't said whose part of several is done."""
    if report.status != DONE or report.owner or report.all_owners or item.date > session.today:
        return
    owners = Ledger(records, session.today).standing(item).folded.owners
    if len(owners) > 1:
        raise AskedWrongly(
            Message("{item} has several owners: {owners}", item=item.id, owners=", ".join(owners)),
            Message("say whose part is done: --owner AGENCY, or --all-owners"),
        )


def _entry_fields(
    report: ProgressReport, item: FollowUp, evidence: list[str], records: Records, session: Session
) -> dict[str, Written]:
    day = session.day(report.on, past=True)
    refuse_future(day, session)
    extension = report.extension
    if extension != REFUSED:
        extension = parse_exact_due(extension, item, records, session, day)
    by = resolve_party(report.by, records) if report.by else records.settings.office
    given = resolve_party(report.owner, records) if report.owner else None
    return filled_fields(
        PROGRESS,
        date=day.isoformat(),
        by=by,
        status=report.status,
        owner=given or _who_answers_alone(by, item, day, records),
        owners=resolve_codes(report.owners, records),
        evidence=evidence,
        due=parse_exact_due(report.due, item, records, session, day),
        asked=extension,
        objection=report.objection,
        reason=report.reason,
    )


def _who_answers_alone(by: str, item: FollowUp, day: date, records: Records) -> str | None:
    """Return under which code ``by`` reports for itself alone, if it is one below an umbrella."""
    if by == records.settings.office:
        return None
    reporters = RegisteredReporters(item, records)
    entries = [entry for entry in records.progress.get(item.ref, ()) if entry.date <= day]
    owners = folded_follow_up(item, entries, records).owners
    if reporters.owner_for(by, owners, day) is not None:
        return None
    return reporters.answers_alone(by, owners, day)


def _standing_words(ref: str, outcome: Outcome, session: Session) -> Iterator[Message]:
    """Yield how the follow-up stands once the entry is written."""
    records = outcome.after.records if outcome.after else None
    item = records.follow_up(ref) if records else None
    if records and item:
        standing = Ledger(records, max(session.today, item.date)).standing(item)
        yield Message(
            "{item}: {status}; {due}",
            item=item.id,
            status=status_words(standing, session.t),
            due=due_words(standing, session.t),
        )
