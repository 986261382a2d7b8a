"""``jakres correct``: what was wrong in approved minutes, put right for everybody to see."""

from __future__ import annotations

from jakres_cli.cli.asked import asked_somebody
from jakres_cli.cli.grammar import Command, Option
from jakres_cli.cli.options import DRY_RUN, MEETING_ARGUMENT
from jakres_cli.cli.said_values import said_value
from jakres_cli.cli.soundness import must_be_sound
from jakres_cli.cli.writing import change
from jakres_cli.editing.approval import PROSE, corrected, fits, leaf_with
from jakres_cli.editing.values import shape_at
from jakres_cli.errors import AskedWrongly, CannotDo
from jakres_cli.message import Message
from jakres_cli.query.references import resolve
from jakres_cli.schema.meeting import MEETING
from jakres_cli.schema.shapes import DueForm, ListOf
from jakres_cli.syntax.characters import refused_characters

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from jakres_cli.cli.session import Session
    from jakres_cli.editing.approval import Leaf
    from jakres_cli.model.meeting import Meeting
    from jakres_cli.model.records import Records
    from jakres_cli.syntax.document import Document


def run(session: Session, *, meeting: str | None, **asked: Any) -> int:  # noqa: ANN401
    """Correct one place of sealed minutes, list the correction and renew the seal."""
    loaded = session.load()
    records = loaded.records
    text = session.wanted(meeting, "MEETING", Message("Which meeting?"))
    found = records.meetings[resolve(text, records.meetings)]
    _must_be_approved(found)
    where = session.wanted(asked["where"], "--where", Message("Which field, or prose?"))
    was = session.wanted(asked["was"], "--was", Message("What stands there?")).strip()
    now = session.wanted(asked["now"], "--now", Message("What should stand there?")).strip()
    by = session.wanted(asked["by"], "--by", Message("Who corrects it?"))
    day = session.day(asked["on"], past=True) if asked["on"] else session.today
    for fault in refused_characters(now, 0, len(now)):
        raise AskedWrongly(fault.message, fault.hint)
    if was == now:
        raise AskedWrongly(Message("--was and --now are the same"))
    if day < found.last_day:
        raise AskedWrongly(
            Message(
                "{day} is before the meeting, which was on {date}",
                day=day.isoformat(),
                date=found.last_day.isoformat(),
            )
        )

    def edit(document: Document) -> str:
        _must_fit(found, document)
        leaf = None if where == PROSE else leaf_with(document, where, was)
        written = _written(leaf, was, now, records, session)
        correction = {
            "on": day.isoformat(),
            "by": asked_somebody(by, records) or by,
            "where": where,
            "was": was,
            "now": written,
        }
        new = corrected(document, leaf, was, written, correction)
        must_be_sound(document, new, loaded, session, CannotDo)
        return new

    change(session, found.path, edit, dry_run=asked["dry_run"])
    return session.account(loaded)


def _written(leaf: Leaf | None, was: str, now: str, records: Records, session: Session) -> str:
    """Return the new value as it is written: days and names as people say them, whole ones only."""
    if leaf is None or leaf.text != was:
        return now
    shape = shape_at(MEETING, leaf.path)
    if isinstance(shape, ListOf):
        shape = shape.of
    if shape is None or isinstance(shape, DueForm):
        return now
    return said_value(shape, now, str(leaf.path[-1]), records, session)


def _must_be_approved(meeting: Meeting) -> None:
    if meeting.minutes.status != "approved":
        raise CannotDo(
            Message("the minutes of {meeting} are still a draft", meeting=meeting.id),
            Message("change it: jakres set {meeting} FIELD=VALUE", meeting=meeting.id),
        )


def _must_fit(meeting: Meeting, document: Document) -> None:
    """Raise ``CannotDo`` when the seal is broken: renewing it would hide an unseen change."""
    if not fits(document):
        raise CannotDo(
            Message("the seal of {meeting} doesn't fit its text", meeting=meeting.id),
            Message("take back what was changed since it was approved; then correct it"),
        )


COMMAND = Command(
    name="correct",
    help=Message("Correct approved minutes: the change is listed, and the seal renewed."),
    run=run,
    arguments=(MEETING_ARGUMENT,),
    options=(
        Option(
            names=("--where",),
            metavar="FIELD",
            help=Message("The field (place, follow-ups/ID/due), or prose."),
        ),
        Option(names=("--was",), metavar="TEXT", help=Message("What stands there now, once.")),
        Option(names=("--now",), metavar="TEXT", help=Message("What is to stand there.")),
        Option(names=("--by",), metavar="WHO", help=Message("Who corrects it.")),
        Option(names=("--on",), metavar="DATE", help=Message("The day; today when left out.")),
        DRY_RUN,
    ),
)
