"""Write a progress entry: what was reported on a follow-up, as a small file of its own."""

from __future__ import annotations

from jakres_cli.cli.dates import day_or_today, parse_exact_due, refuse_future
from jakres_cli.cli.resolve import resolve_codes, resolve_party
from jakres_cli.model.base import AskedWrongly, Message, Value
from jakres_cli.model.words import DONE, REFUSED
from jakres_cli.operations.drafts import filled_fields
from jakres_cli.operations.evidence import resolve_evidence
from jakres_cli.operations.plan import Outcome, Plan, new_file
from jakres_cli.operations.progress_entry import new_entry
from jakres_cli.output.wording import due_words, status_words
from jakres_cli.query.references import follow_up_names, resolve_unique
from jakres_cli.query.standing import Ledger
from jakres_cli.records.schema.shared import PROGRESS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from jakres_cli.cli.session import Session
    from jakres_cli.model.meeting import FollowUp
    from jakres_cli.model.records import Records
    from jakres_cli.records.load import Loaded


class Report(Value):
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
    reason: str | None = None
    on: str | None = None
    all_owners: bool = True


def plan_progress(report: Report, loaded: Loaded, session: Session) -> Plan:
    """Return the plan that writes ``report`` as an entry, with copies of files that show it.

    Raises ``AskedWrongly`` for what it lacks, ``CannotDo`` for a step that the life cycle doesn't
    allow.
    """
    records = loaded.records
    item = resolve_unique(report.ref, follow_up_names(records))
    _require_part(report, item, records, session)
    evidence, copies = resolve_evidence(report.evidence, records, session)
    fields = _entry_fields(report, item, evidence, records, session)
    if not set(fields) - {"date", "by"} and not report.note:
        raise AskedWrongly(
            Message("nothing to report"),
            Message("--status, --note, --evidence, --due, --asked or --owners"),
        )
    entries = records.progress.get(item.ref, ())
    entry = new_entry(item, fields, report.note or "", entries, records)
    return Plan(
        what=f"jakres update {item.ref}",
        steps=(*copies, new_file(entry.path, entry.text)),
        loaded=loaded,
        summary=lambda outcome: _standing_words(item.ref, outcome, session),
    )


def _require_part(report: Report, item: FollowUp, records: Records, session: Session) -> None:
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
    report: Report, item: FollowUp, evidence: list[str], records: Records, session: Session
) -> dict[str, Any]:
    day = day_or_today(report.on, session, past=True)
    refuse_future(day, session)
    extension = report.extension
    if extension != REFUSED:
        extension = parse_exact_due(extension, item, records, session)
    return filled_fields(
        PROGRESS,
        date=day.isoformat(),
        by=resolve_party(report.by or records.settings.office, records),
        status=report.status,
        owner=resolve_party(report.owner, records) if report.owner else None,
        owners=resolve_codes(report.owners, records),
        evidence=evidence,
        due=parse_exact_due(report.due, item, records, session),
        asked=extension,
        reason=report.reason,
    )


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
