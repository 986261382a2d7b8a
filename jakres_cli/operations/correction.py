"""Correct approved minutes: what was wrong is put right for everybody to see, and sealed again."""

from __future__ import annotations

from jakres_cli.cli.dates import parse_entry_day
from jakres_cli.cli.dues import parse_due_fields
from jakres_cli.cli.field_values import parse_field_value
from jakres_cli.cli.resolve import resolve_meeting, resolve_somebody
from jakres_cli.model.base import AskedWrongly, CannotDo, Message, Value
from jakres_cli.operations.plan import Plan, open_file
from jakres_cli.records.editing.minutes import (
    PROSE,
    FieldSpot,
    correct_field,
    correct_prose,
    seal_fits,
    spot_at,
)
from jakres_cli.records.editing.values import shape_at
from jakres_cli.records.schema import DueForm
from jakres_cli.records.schema.meeting import MEETING
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


class CorrectionRequest(Value):
    """What stands where, and what should, as it was typed; an empty text is nothing."""

    meeting: str
    where: str
    was: str
    now: str
    by: str
    on: str | None = None


class _Wrong(Value):
    """What stands where in which meeting, and what should."""

    meeting: Meeting
    where: str
    was: str
    now: str


class _Right(Value):
    """What should stand at ``path``, and the words for it in the list of corrections."""

    path: Path
    value: Written
    now: str


def require_words(text: str) -> str:
    """Return ``text`` trimmed; raises ``AskedWrongly`` for what may not stand in a record."""
    words = text.strip()
    for fault in refused_characters(words, 0, len(words)):
        raise AskedWrongly(fault.message, fault.hint)
    return words


def plan_correction(correction: CorrectionRequest, session: Session) -> Plan:
    """Return the plan that corrects one place of sealed minutes and lists the correction.

    Raises ``AskedWrongly`` for a place that there isn't, ``CannotDo`` for minutes that aren't
    approved or whose seal is broken: renewing it would hide a change that nobody saw.
    """
    loaded = session.load()
    records = loaded.records
    meeting = resolve_meeting(correction.meeting, records)
    _require_approved(meeting)
    where, was, now = correction.where, correction.was, correction.now
    if was == now:
        raise AskedWrongly(Message("--was and --now are the same"))
    fields = {
        "on": parse_entry_day(meeting, correction.on, session).isoformat(),
        "by": resolve_somebody(correction.by, records),
        "where": where,
    }
    file = open_file(session.tree, meeting.path)
    if not seal_fits(file.document):
        raise CannotDo(
            Message("the seal of {meeting} doesn't fit its text", meeting=meeting.id),
            Message("take back what was changed since it was approved; then correct it"),
        )
    wrong = _Wrong(meeting=meeting, where=where, was=was, now=now)
    text = _corrected(file.document, wrong, fields, records, session)
    return Plan(what=f"jakres correct {meeting.id}", steps=(file.changed_to(text),), loaded=loaded)


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
        return correct_prose(document, wrong.was, wrong.now, _listed(correction, wrong, wrong.now))
    right = _resolve_right(spot_at(document, wrong.where), wrong, records, session)
    if right.path[:2] == ("minutes", "status"):
        raise CannotDo(Message("an approval isn't taken back by a correction"))
    if right.path[-1] == "id":
        raise CannotDo(Message("an id stays as it is: other records refer to it"))
    return correct_field(document, right.path, right.value, _listed(correction, wrong, right.now))


def _listed(correction: dict[str, str], wrong: _Wrong, now: str) -> dict[str, str]:
    """Return the correction with what was and is; nothing at all is left out."""
    texts = {"was": wrong.was, "now": now}
    return {**correction, **{name: text for name, text in texts.items() if text}}


def _resolve_right(spot: FieldSpot, wrong: _Wrong, records: Records, session: Session) -> _Right:
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
        due = parse_due_fields(
            wrong.now, wrong.meeting, records, session, since=session.today, words_too=False
        )
        value = due["due"]
    else:
        value = parse_field_value(shape, wrong.now, str(path[-1]), records, session)
    now = ", ".join(str(item) for item in value) if isinstance(value, list) else str(value)
    return _Right(path=path, value=value, now=now)


def _require_approved(meeting: Meeting) -> None:
    if meeting.minutes.status != "approved":
        raise CannotDo(
            Message("the minutes of {meeting} are still a draft", meeting=meeting.id),
            Message("change it: jakres set {meeting} FIELD=VALUE", meeting=meeting.id),
        )
