"""``jakres correct``: what was wrong in approved minutes, put right for everybody to see."""

from __future__ import annotations

from jakres_cli.cli.dates import parse_due_fields, parse_entry_day
from jakres_cli.cli.field_values import parse_field_value
from jakres_cli.cli.grammar import Command
from jakres_cli.cli.options import DRY_RUN, MEETING_ARGUMENT, Options, option
from jakres_cli.cli.resolve import resolve_meeting, resolve_somebody
from jakres_cli.model.message import AskedWrongly, CannotDo, Message
from jakres_cli.model.value import Value
from jakres_cli.operations.soundness import require_sound
from jakres_cli.operations.writing import change_file
from jakres_cli.records.editing.minutes import (
    PROSE,
    FieldSpot,
    correct_field,
    correct_prose,
    seal_fits,
    spot_at,
)
from jakres_cli.records.editing.values import shape_at
from jakres_cli.records.schema.meeting import MEETING
from jakres_cli.records.schema.shapes import DueForm
from jakres_cli.records.syntax.text import refused_characters

TYPE_CHECKING = False
if TYPE_CHECKING:
    from jakres_cli.cli.session import Session
    from jakres_cli.model.meeting import Meeting
    from jakres_cli.model.records import Records
    from jakres_cli.records.editing.yaml_text import Written
    from jakres_cli.records.syntax.document import Document

    Path = tuple[str | int, ...]

_QUOTE = "/quote"


class _Wrong(Value):
    """What stands where, and what should; an empty text is nothing."""

    meeting: Meeting
    where: str
    was: str
    now: str


class _Right(Value):
    """What should stand at ``path``, and the words for it in the list of corrections."""

    path: Path
    value: Written
    now: str


class CorrectOptions(Options):
    """The options of ``jakres correct``."""

    meeting: str | None = MEETING_ARGUMENT
    where: str | None = option(
        "--where", "FIELD", "The field (place, follow-ups/ID/due), or prose."
    )
    was: str | None = option(
        "--was", "TEXT", "What stands there now, once; '' when there is nothing.", empty=True
    )
    now: str | None = option("--now", "TEXT", "What is to stand there; '' for nothing.", empty=True)
    by: str | None = option("--by", "WHO", "Who corrects it.")
    on: str | None = option("--on", "DATE", "The day; today when left out.")
    dry_run: bool = DRY_RUN


def run(session: Session, options: CorrectOptions) -> int:
    """Correct one place of sealed minutes, list the correction and renew the seal."""
    loaded = session.load()
    records = loaded.records
    text = session.wanted(options.meeting, "MEETING", Message("Which meeting?"))
    found = resolve_meeting(text, records)
    _must_be_approved(found)
    wrong = _Wrong(
        meeting=found,
        where=session.wanted(options.where, "--where", Message("Which field, or prose?")),
        was=_words(options.was, "--was", Message("What stands there?"), session),
        now=_words(options.now, "--now", Message("What should stand there?"), session),
    )
    by = session.wanted(options.by, "--by", Message("Who corrects it?"))
    if wrong.was == wrong.now:
        raise AskedWrongly(Message("--was and --now are the same"))
    correction = {
        "on": parse_entry_day(found, options.on, session).isoformat(),
        "by": resolve_somebody(by, records) or by,
        "where": wrong.where,
    }

    def edit(document: Document) -> str:
        _must_fit(found, document)
        new = _corrected(document, wrong, correction, records, session)
        require_sound(document, new, loaded, session, CannotDo)
        return new

    change_file(session, found.path, edit, dry_run=options.dry_run)
    return session.account(loaded)


def _words(given: str | None, name: str, question: Message, session: Session) -> str:
    """Return the words given, which may be none at all: a field is filled in, or emptied."""
    words = (session.wanted(None, name, question) if given is None else given).strip()
    for fault in refused_characters(words, 0, len(words)):
        raise AskedWrongly(fault.message, fault.hint)
    return words


def _corrected(
    document: Document,
    wrong: _Wrong,
    correction: dict[str, str],
    records: Records,
    session: Session,
) -> str:
    if wrong.where == PROSE or wrong.where.endswith(_QUOTE):
        if not wrong.was:
            raise AskedWrongly(
                Message("nothing is added to sealed prose"),
                Message("give the words that are wrong as --was, and the right ones as --now"),
            )
        return correct_prose(document, wrong.was, wrong.now, _noted(correction, wrong, wrong.now))
    right = _right(spot_at(document, wrong.where), wrong, records, session)
    if right.path[-1] == "id":
        raise CannotDo(Message("an id stays as it is: other records refer to it"))
    return correct_field(document, right.path, right.value, _noted(correction, wrong, right.now))


def _noted(correction: dict[str, str], wrong: _Wrong, now: str) -> dict[str, str]:
    """Return the correction with what was and is; nothing at all is left out."""
    texts = {"was": wrong.was, "now": now}
    return {**correction, **{name: text for name, text in texts.items() if text}}


def _right(spot: FieldSpot, wrong: _Wrong, records: Records, session: Session) -> _Right:
    """Return what should stand at ``spot``, or at the one place in it that is wrong."""
    words = spot.words
    if not wrong.was:
        if spot.node is not None:
            raise CannotDo(
                Message("{where} isn't empty", where=wrong.where),
                Message("give what stands there as --was"),
            )
        return _whole(spot.path, wrong, records, session)
    if words is not None and wrong.was in {*words, ", ".join(words)}:
        return _in_list(words, _whole(spot.path, wrong, records, session), wrong.was)
    leaf = spot.holding(wrong.was, wrong.where)
    if leaf.text == wrong.was:
        return _whole(leaf.path, wrong, records, session)
    return _Right(path=leaf.path, value=leaf.text.replace(wrong.was, wrong.now), now=wrong.now)


def _in_list(words: list[str], right: _Right, was: str) -> _Right:
    """Return the list ``words`` with the one item, or all of them, as they should be."""
    new = right.value if isinstance(right.value, list) else [right.value] * bool(right.now)
    if was not in words:
        return _Right(path=right.path, value=new, now=right.now)
    at = words.index(was)
    if len(new) == 1:
        return _Right(path=(*right.path, at), value=new[0], now=right.now)
    return _Right(path=right.path, value=[*words[:at], *new, *words[at + 1 :]], now=right.now)


def _whole(path: Path, wrong: _Wrong, records: Records, session: Session) -> _Right:
    """Return the whole value as people say it: days, names, lists."""
    shape = shape_at(MEETING, path)
    if not wrong.now or shape is None:
        return _Right(path=path, value=wrong.now, now=wrong.now)
    value: Written
    if isinstance(shape, DueForm):
        value = parse_due_fields(wrong.now, wrong.meeting, records, session, words_too=False)["due"]
    else:
        value = parse_field_value(shape, wrong.now, str(path[-1]), records, session)
    now = ", ".join(str(one) for one in value) if isinstance(value, list) else str(value)
    return _Right(path=path, value=value, now=now)


def _must_be_approved(meeting: Meeting) -> None:
    if meeting.minutes.status != "approved":
        raise CannotDo(
            Message("the minutes of {meeting} are still a draft", meeting=meeting.id),
            Message("change it: jakres set {meeting} FIELD=VALUE", meeting=meeting.id),
        )


def _must_fit(meeting: Meeting, document: Document) -> None:
    """Raise ``CannotDo`` when the seal is broken: renewing it would hide an unseen change."""
    if not seal_fits(document):
        raise CannotDo(
            Message("the seal of {meeting} doesn't fit its text", meeting=meeting.id),
            Message("take back what was changed since it was approved; then correct it"),
        )


COMMAND = Command(
    "correct",
    "Correct approved minutes: the change is listed, and the seal renewed.",
    run,
    CorrectOptions,
)
