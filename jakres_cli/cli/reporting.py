"""One progress entry: checked against the life cycle, then written as a small file of its own."""

from __future__ import annotations

import os
from contextlib import nullcontext

from jakres_cli.cli.asked import asked_codes, asked_party
from jakres_cli.cli.drafts import filled_in
from jakres_cli.cli.due_words import exact_due
from jakres_cli.cli.evidence import evidence_of
from jakres_cli.cli.since import must_have_come
from jakres_cli.cli.writing import create, writing
from jakres_cli.editing.written import lines
from jakres_cli.errors import AskedWrongly, CannotDo
from jakres_cli.message import Message
from jakres_cli.model.follow_up import Progress
from jakres_cli.model.words import REFUSED
from jakres_cli.output.wording import due_words, status_words
from jakres_cli.query.references import follow_up_names, meant
from jakres_cli.reading.due import read_due
from jakres_cli.reading.progress_path import progress_path
from jakres_cli.rules.circles import nothing_names_itself
from jakres_cli.rules.finding import Everything
from jakres_cli.schema.follow_up import PROGRESS
from jakres_cli.state.days import fixed_day
from jakres_cli.state.fold import fold
from jakres_cli.state.standing import Ledger
from jakres_cli.value import changed

TYPE_CHECKING = False
if TYPE_CHECKING:
    import datetime
    from typing import Any

    from jakres_cli.cli.evidence import Attachment
    from jakres_cli.cli.session import Session
    from jakres_cli.model.follow_up import FollowUp
    from jakres_cli.model.records import Records
    from jakres_cli.reading.load import Loaded
    from jakres_cli.state.fold import Folded


def report(session: Session, ref: str | None, *, dry_run: bool, **asked: Any) -> int:  # noqa: ANN401
    """Write one progress entry on the follow-up that ``ref`` means; return the exit code.

    ``asked`` holds the fields of an entry as they were typed, and ``on``. Raises ``CannotDo`` for a
    step that the life cycle doesn't allow. What is there is read under the lock.
    """
    wanted = session.wanted(ref, "REF", Message("Which follow-up?"))
    with nullcontext() if dry_run else writing(session):
        loaded = session.load()
        records = loaded.records
        item = meant(wanted, follow_up_names(records))
        day = session.day(asked["on"], past=True) if asked.get("on") else session.today
        must_have_come(day, session)
        fields, attachments = _fields(item, day, asked, records, session)
        entries = records.progress.get(item.ref, ())
        path = progress_path(item, day, fields["by"], entries)
        entry = _entry(item, path, fields, day)
        _must_be_allowed(item, entry, records)
        _must_have_a_good_due(item, entry, loaded, session)
        note = asked.get("note") or ""
        text = "\n".join(["---", *lines(fields), "---", *(["", note] if note else []), ""])
        _write(session, path, text, attachments, dry_run=dry_run)
    if not dry_run:
        session.note(Message("wrote {path}", path=path))
        _say_how_it_stands(item.ref, session)
    return session.account(loaded)


def _fields(
    item: FollowUp, day: datetime.date, asked: dict[str, Any], records: Records, session: Session
) -> tuple[dict[str, Any], list[Attachment]]:
    evidence, attachments = evidence_of(asked.get("evidence") or (), records, session)
    owner = asked_party(asked["owner"], records) if asked.get("owner") else None
    owners = asked_codes(asked.get("owners") or (), records)
    fields = filled_in(
        PROGRESS,
        date=day.isoformat(),
        by=asked_party(asked.get("by") or records.settings.office, records),
        status=asked.get("status"),
        owner=owner,
        owners=owners,
        evidence=evidence,
        due=exact_due(asked.get("due"), item, records, session),
        asked=REFUSED
        if asked.get("asked") == REFUSED
        else exact_due(asked.get("asked"), item, records, session),
        reason=asked.get("reason"),
    )
    if not set(fields) - {"date", "by"} and not asked.get("note"):
        raise AskedWrongly(
            Message("nothing to report"),
            Message("--status, --note, --evidence, --due, --asked or --owners"),
        )
    return fields, attachments


def _entry(item: FollowUp, path: str, fields: dict[str, Any], day: datetime.date) -> Progress:
    asked = fields.get("asked")
    return Progress(
        item=item.ref,
        date=day,
        by=fields["by"],
        path=path,
        number=10_000,  # the last of its day, whatever its number is
        status=fields.get("status"),
        owner=fields.get("owner"),
        owners=tuple(fields["owners"]) if "owners" in fields else None,
        evidence=tuple(fields.get("evidence", ())),
        due=read_due(fields["due"]) if "due" in fields else None,
        asked=asked if asked in {None, REFUSED} else read_due(asked),
        reason=fields.get("reason"),
    )


def _must_be_allowed(item: FollowUp, entry: Progress, records: Records) -> None:
    """Raise ``CannotDo`` if ``entry`` wouldn't count, or if a later one no longer would."""
    entries = records.progress.get(item.ref, ())
    before = fold(item, entries, records.agencies)
    after = fold(item, (*entries, entry), records.agencies)
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
    item: FollowUp, entry: Progress, loaded: Loaded, session: Session
) -> None:
    """Raise ``CannotDo`` for a day before the meeting, or something that waits for the item."""
    if entry.due is None:
        return
    latest = fixed_day(entry.due)
    if latest is not None and latest < item.date:
        raise CannotDo(
            Message("it is due before the meeting of {date}", date=item.date.isoformat())
        )
    records = loaded.records
    entries = (*records.progress.get(item.ref, ()), entry)
    later = changed(records, progress={**records.progress, item.ref: entries})
    before, after = (
        [*nothing_names_itself(Everything(loaded=loaded, ledger=Ledger(known, session.today)))]
        for known in (records, later)
    )
    if len(after) > len(before):
        raise CannotDo(Message("it would wait for itself"))


def _way_out(now: Folded, entry: Progress) -> Message | None:
    if entry.owner is not None and entry.owner not in now.by_owner:
        owners = ", ".join(now.owners)
        return Message("its owners are {owners}", owners=owners) if owners else None
    if now.ended_on is not None and entry.date >= now.ended_on:
        return Message("reopen it first: jakres update REF --status open --reason TEXT")
    return None


def _write(
    session: Session, path: str, text: str, attachments: list[Attachment], *, dry_run: bool
) -> None:
    from jakres_cli.store.workspace import inside
    from jakres_cli.store.write import create_file, holds

    root = session.tree.root
    copies = {one.path: inside(root, one.path) for one in attachments}
    missing = [one for one in attachments if not holds(copies[one.path], one.data)]
    if dry_run:
        for one in missing:
            session.say(f"+ {one.path} ({len(one.data)} bytes)\n")
        create(session, path, text, dry_run=True)
        return
    kept = missing
    try:
        for one in missing:
            create_file(copies[one.path], one.data)
        create(session, path, text, dry_run=False, locked=True)
    except CannotDo:
        if not os.path.lexists(inside(root, path)):
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
