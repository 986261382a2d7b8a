"""One follow-up with its time line; open ones as lines of an agenda."""

from __future__ import annotations

from jakres_cli.locale import FOLLOW_UP_KIND, STATUS, long_day
from jakres_cli.model.base import Message, join_messages
from jakres_cli.model.meeting import Due
from jakres_cli.model.words import INTERNAL, REFUSED
from jakres_cli.output import Report, Section, columns_of, fact_section
from jakres_cli.output.actions import (
    age_words,
    answers_words,
    due_words,
    owners_words,
    status_words,
)
from jakres_cli.output.confidential import marked
from jakres_cli.output.json_output import fields_json
from jakres_cli.query.references import ShortForms, follow_up_refs

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from jakres_cli.locale import Catalogue
    from jakres_cli.model.meeting import Progress
    from jakres_cli.model.paperwork import Move, Reminder
    from jakres_cli.model.records import Records
    from jakres_cli.query.folded import FoldStep
    from jakres_cli.query.meetings import AgendaPoint
    from jakres_cli.query.standing import Standing


def follow_up_report(standing: Standing, t: Catalogue) -> Report:
    """Return what was promised, how it stands, and each step since."""
    return Report(
        title=marked(standing.follow_up.what, standing.visibility, t),
        sections=(
            _facts(standing, t),
            Section(
                title=t(Message("Time line")),
                columns=columns_of(t, Message("DATE"), Message("BY"), Message("REPORTED")),
                rows=(_promised(standing, t), *sorted(_later(standing, t), key=lambda row: row[0])),
            ),
        ),
    )


def _facts(standing: Standing, t: Catalogue) -> Section:
    promised, folded = standing.follow_up, standing.folded
    rows: list[tuple[Message, str]] = [
        (Message("reference"), standing.ref),
        (Message("promised"), long_day(promised.date, t)),
        (Message("kind"), t(FOLLOW_UP_KIND[promised.kind])),
        (Message("status"), status_words(standing, t)),
        (Message("owner"), _owners(standing, t)),
        (Message("awaited"), answers_words(standing, t)),
        (Message("objection"), _objections(standing)),
        (Message("with"), ", ".join(promised.supporters)),
        (Message("to"), ", ".join(promised.to)),
        (Message("due"), due_words(standing, t)),
        (
            Message("first due"),
            standing.first_due.isoformat()
            if standing.first_due and (standing.slips or standing.replaces)
            else "",
        ),
        (Message("extension asked"), folded.asked.text if folded.asked else ""),
        (Message("reminded"), folded.reminded_on.isoformat() if folded.reminded_on else ""),
        (Message("age"), age_words(standing.age_days, t)),
        (Message("event"), promised.event or ""),
        (Message("pillar"), ", ".join(promised.pillar)),
        (Message("evidence"), ", ".join(folded.evidence)),
        (Message("replaces"), ", ".join(standing.replaces)),
        (Message("superseded by"), ", ".join(standing.replaced_by)),
        (Message("quote"), f"“{' '.join(promised.quote.split())}”" if promised.quote else ""),
        (Message("file"), f"{promised.path}:{promised.line}"),
    ]
    return fact_section(rows, t)


def _objections(standing: Standing) -> str:
    return "; ".join(
        f"{objection.agency}, {objection.date}: {' '.join(objection.reason.split())}"
        for objection in standing.folded.objections
    )


def _owners(standing: Standing, t: Catalogue) -> str:
    folded = standing.folded
    if len(set(folded.by_owner.values())) > 1:
        return ", ".join(f"{who} ({t(STATUS[status])})" for who, status in folded.by_owner.items())
    now = owners_words(folded.owners, t)
    if folded.owners == standing.follow_up.owners:
        return now
    before = owners_words(standing.follow_up.owners, t)
    return t(Message("{now} (promised by {before})", now=now, before=before))


def _promised(standing: Standing, t: Catalogue) -> tuple[str, str, str]:
    promised = standing.follow_up
    return promised.date.isoformat(), promised.meeting, t(Message("promised"))


def _later(standing: Standing, t: Catalogue) -> Iterator[tuple[str, str, str]]:
    """Yield what was reported, and the moves of the event that it hangs on."""
    for step in standing.folded.steps:
        yield _step(step, t)
    for changed in standing.history:
        if changed.move is None:
            continue
        move = changed.move
        parts = [t(_move_words(move))]
        if move.reason:
            parts.append(t(Message("because: {reason}", reason=move.reason)))
        yield move.on.isoformat(), changed.event or "", "; ".join(parts)


def _move_words(move: Move) -> Message:
    return Message("moved from {was} to {now}", was=move.was or "–", now=move.now or "–")


def _step(step: FoldStep, t: Catalogue) -> tuple[str, str, str]:
    entry = step.entry
    parts = [t(message) for message in entry_words(entry)]
    if entry.note:
        parts.append(entry.note)
    if step.refused:
        parts.append(t(Message("NOT COUNTED: {reason}", reason=step.refused)))
    elif not step.counted:
        parts.append(t(Message("for itself alone; the umbrella still owes it")))
    told = marked("; ".join(parts), entry.visibility or INTERNAL, t)
    return entry.date.isoformat(), entry.by, told


def entry_words(entry: Progress) -> Iterator[Message]:
    """Yield what a progress entry reports, its note aside."""
    if entry.status:
        yield STATUS[entry.status]
    if entry.owner:
        yield Message("for {owner}", owner=entry.owner)
    if entry.owners is not None:
        yield Message("handed over to {owners}", owners=", ".join(entry.owners) or "–")
    if entry.due:
        yield Message("due {due}", due=entry.due.text)
    yield from _claims(entry)
    if entry.evidence:
        yield Message("evidence: {evidence}", evidence=", ".join(entry.evidence))
    if entry.reason:
        yield Message("because: {reason}", reason=entry.reason)


def _claims(entry: Progress) -> Iterator[Message]:
    """Yield what is asked for and contested, and that they were reminded."""
    if entry.asked == REFUSED:
        yield Message("extension refused")
    elif isinstance(entry.asked, Due):
        yield Message("asks for {due}", due=entry.asked.text)
    if entry.objection == REFUSED:
        yield Message("objection refused")
    elif entry.objection:
        yield Message("objects: {reason}", reason=entry.objection)
    if entry.reminded:
        yield _reminded(entry.reminded)


def _reminded(reminder: Reminder) -> Message:
    """Return that they were written to, with the letter, the way and the day to answer by."""
    parts = [Message("reminded")]
    if reminder.letter:
        parts.append(Message("letter {number}", number=reminder.letter))
    if reminder.via:
        parts.append(Message("via {way}", way=reminder.via))
    if reminder.reply_by:
        parts.append(Message("answer by {day}", day=reminder.reply_by.isoformat()))
    return join_messages(parts, ", ")


_BECAUSE = {
    "follows": Message("from the meeting before"),
    "series": Message("from this series"),
    "event": Message("for the event"),
    "pillar": Message("of the pillar"),
}


def pending_lines(waiting: list[AgendaPoint], records: Records, t: Catalogue) -> list[str]:
    """Return a line for each open follow-up, under a heading for each reason."""
    short = ShortForms(follow_up_refs(records))
    lines: list[str] = []
    heading = ""
    for point in waiting:
        if point.because != heading:
            heading = point.because
            lines.append(f"{t(_BECAUSE[heading])}:")
        standing = point.standing
        about = (
            owners_words(standing.folded.owners, t),
            due_words(standing, t),
            status_words(standing, t),
        )
        what = " ".join(standing.follow_up.what.split())
        lines.append(f"- {short.of(standing.ref)}: {what} ({'; '.join(about)})")
    return lines


def step_json(step: FoldStep, t: Catalogue) -> dict[str, object]:
    """Return a progress entry and what the fold made of it."""
    refused = t(step.refused) if step.refused else None
    return {
        **fields_json(step.entry),
        "counted": step.counted and refused is None,
        "refused": refused,
    }
