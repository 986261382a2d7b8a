"""One progress entry: checked against the life cycle, then written as a small file of its own."""

from __future__ import annotations

import os
from contextlib import nullcontext

from jakres_cli.cli.dates import day_or_today, parse_exact_due, refuse_future
from jakres_cli.cli.resolve import resolve_codes, resolve_party
from jakres_cli.model.message import AskedWrongly, CannotDo, Message
from jakres_cli.model.value import Value
from jakres_cli.model.words import REFUSED
from jakres_cli.operations.drafts import filled_fields
from jakres_cli.operations.evidence import Attachment, resolve_evidence
from jakres_cli.operations.progress_entry import NewEntry, new_entry
from jakres_cli.operations.writing import create_new_file, write_lock
from jakres_cli.output.wording import due_words, status_words
from jakres_cli.query.references import follow_up_names, resolve_unique
from jakres_cli.query.standing import Ledger
from jakres_cli.records.schema.shared import PROGRESS

TYPE_CHECKING = False
if TYPE_CHECKING:
    import datetime
    from typing import Any

    from jakres_cli.cli.session import Session
    from jakres_cli.model.follow_up import FollowUp
    from jakres_cli.model.records import Records


class ProgressReport(Value):
    """What is reported on a follow-up, as it was typed."""

    status: str | None = None
    note: str | None = None
    by: str | None = None
    owner: str | None = None
    owners: tuple[str, ...] = ()
    evidence: tuple[str, ...] = ()
    due: str | None = None
    asked: str | None = None
    reason: str | None = None
    on: str | None = None


def report_progress(
    session: Session, ref: str | None, report: ProgressReport, *, dry_run: bool
) -> int:
    """Write one progress entry on the follow-up that ``ref`` means; return the exit code.

    Raises ``CannotDo`` for a
    step that the life cycle doesn't allow. What is there is read under the lock.
    """
    wanted = session.wanted(ref, "REF", Message("Which follow-up?"))
    with nullcontext() if dry_run else write_lock(session):
        loaded = session.load()
        records = loaded.records
        item = resolve_unique(wanted, follow_up_names(records))
        day = day_or_today(report.on, session, past=True)
        refuse_future(day, session)
        fields, attachments = _fields(item, day, report, records, session)
        entries = records.progress.get(item.ref, ())
        entry = new_entry(item, fields, report.note or "", entries, records)
        _write(session, entry, attachments, dry_run=dry_run)
    if not dry_run:
        session.note(Message("wrote {path}", path=entry.path))
        _say_how_it_stands(item.ref, session)
    return session.account(loaded)


def _fields(
    item: FollowUp, day: datetime.date, report: ProgressReport, records: Records, session: Session
) -> tuple[dict[str, Any], list[Attachment]]:
    evidence, attachments = resolve_evidence(report.evidence, records, session)
    owner = resolve_party(report.owner, records) if report.owner else None
    owners = resolve_codes(report.owners, records)
    fields = filled_fields(
        PROGRESS,
        date=day.isoformat(),
        by=resolve_party(report.by or records.settings.office, records),
        status=report.status,
        owner=owner,
        owners=owners,
        evidence=evidence,
        due=parse_exact_due(report.due, item, records, session),
        asked=REFUSED
        if report.asked == REFUSED
        else parse_exact_due(report.asked, item, records, session),
        reason=report.reason,
    )
    if not set(fields) - {"date", "by"} and not report.note:
        raise AskedWrongly(
            Message("nothing to report"),
            Message("--status, --note, --evidence, --due, --asked or --owners"),
        )
    return fields, attachments


def _write(
    session: Session, entry: NewEntry, attachments: list[Attachment], *, dry_run: bool
) -> None:
    from jakres_cli.store.workspace import inside
    from jakres_cli.store.write import create_file, has_content

    root = session.tree.root
    copies = {one.path: inside(root, one.path) for one in attachments}
    missing = [one for one in attachments if not has_content(copies[one.path], one.data)]
    if dry_run:
        for one in missing:
            session.say(f"+ {one.path} ({len(one.data)} bytes)\n")
        create_new_file(session, entry.path, entry.text, dry_run=True)
        return
    kept = missing
    try:
        for one in missing:
            create_file(copies[one.path], one.data)
        create_new_file(session, entry.path, entry.text, dry_run=False, locked=True)
    except CannotDo:
        if not os.path.lexists(inside(root, entry.path)):
            kept = []
            _take_back(session, {one.path: copies[one.path] for one in missing})
        raise
    finally:
        for one in kept:
            session.note(Message("wrote {path}", path=one.path))


def _take_back(session: Session, copies: dict[str, str]) -> None:
    """Delete the copies of an entry that wasn't written; what can't be deleted is named."""
    for path, there in copies.items():
        try:
            os.unlink(there)
        except FileNotFoundError:
            continue
        except OSError:
            session.note(Message("{path} was written, and nothing refers to it", path=path))


def _say_how_it_stands(ref: str, session: Session) -> None:
    records = session.load().records
    item = records.follow_up(ref)
    if item is None:
        return
    standing = Ledger(records, max(session.today, item.date)).standing(item)
    session.note(
        Message(
            "{item}: {status}; {due}",
            item=item.id,
            status=status_words(standing, session.t),
            due=due_words(standing, session.t),
        )
    )
