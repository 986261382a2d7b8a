"""Approve minutes: they are as they should be, and from then on they are sealed."""

from __future__ import annotations

from jakres_cli.cli.dates import parse_entry_day
from jakres_cli.cli.resolve import resolve_meeting, resolve_reference, resolve_somebody
from jakres_cli.documents.signers import signers_of_minutes
from jakres_cli.documents.visibility import DisplayNames, VisibilityFilter
from jakres_cli.model.base import AskedWrongly, CannotDo, Message, Value, replace_fields
from jakres_cli.model.naming import Names
from jakres_cli.model.source import ERROR, Problem
from jakres_cli.operations.evidence import resolve_scan
from jakres_cli.operations.plan import Plan, open_file
from jakres_cli.operations.set_fields import HOW_TO_CORRECT
from jakres_cli.output.problems import problem_line
from jakres_cli.records.editing.minutes import approve_text, seal_fits
from jakres_cli.records.reader import Places
from jakres_cli.records.schema import Form, ListOf
from jakres_cli.records.schema.meeting import MEETING
from jakres_cli.rules.check import check_workspace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from jakres_cli.cli.session import Session
    from jakres_cli.model.meeting import Meeting
    from jakres_cli.model.records import Records
    from jakres_cli.records.editing.yaml_text import Written


class ApprovalRequest(Value):
    """Who approves which minutes, when and where, as it was typed."""

    meeting: str
    by: tuple[str, ...]
    on: str | None = None
    at: str | None = None
    how: str | None = None
    number: str | None = None
    signed: str | None = None


class Lack(Value):
    """A field that approval needs and that is empty: its path, name, and record or item."""

    path: tuple[str | int, ...]
    field: str
    ref: str


def plan_approval(approval: ApprovalRequest, session: Session) -> Plan:
    """Return the plan that approves and seals minutes, with a copy of the scan.

    Raises ``CannotDo`` for minutes that have errors or lack something, which are named.
    """
    checked = check_workspace(session.tree, session.settings, session.today)
    records = checked.loaded.records
    meeting = resolve_meeting(approval.meeting, records)
    told = session.quotable(
        replace_fields(checked.loaded, problems=checked.problems),
        session.tree,
        confidential=session.tells_confidential,
    )
    _require_ready(meeting, told.problems, session)
    day = parse_entry_day(meeting, approval.on, session)
    signed, copies = resolve_scan(approval.signed, session) if approval.signed else (None, [])
    fields = {
        "status": "approved",
        "approved-on": day.isoformat(),
        "approved-by": _approvers(approval.by, records, session),
        "approved-at": _approving_meeting(approval.at, meeting, records),
        "approved-how": approval.how,
        "number": approval.number,
        "signers": _signers(meeting, records, session),
        "signed": signed,
    }
    file = open_file(session.tree, meeting.path)
    if seal_fits(file.document):  # somebody was quicker
        raise _approved_already(meeting)
    text = approve_text(file.document, {name: value for name, value in fields.items() if value})
    return Plan(
        what=f"jakres approve {meeting.id}",
        steps=(*copies, file.changed_to(text)),
        loaded=checked.loaded,
        before=checked,
    )


def _approvers(names: tuple[str, ...], records: Records, session: Session) -> Written:
    """Return who approved, as it is written; whom no register knows is named to the person."""
    known = Names(records)
    for name in names:
        if not known.find_all(name):
            session.note(Message("the register doesn't know “{name}”", name=name))
    codes = [resolve_somebody(name, records) or name for name in names]
    return codes[0] if len(codes) == 1 else codes


def _signers(meeting: Meeting, records: Records, session: Session) -> list[Written]:
    """Return who signs the paper, as it is printed today: the register may say otherwise later."""
    display = DisplayNames(records, session.t, VisibilityFilter(confidential=True))
    return [
        {
            name: text
            for name, text in (("post", each.post), ("name", each.name), ("as", each.capacity))
            if text
        }
        for each in signers_of_minutes(meeting, display)
    ]


def _require_ready(meeting: Meeting, problems: list[Problem], session: Session) -> None:
    """Raise ``CannotDo`` unless ``meeting`` has whole minutes without errors, not yet approved."""
    _require_minutes(meeting)
    _require_no_errors(meeting, problems, session)
    _require_filled(meeting, session)


def _require_minutes(meeting: Meeting) -> None:
    if meeting.record != "minutes":
        raise CannotDo(
            Message(
                "{meeting} has no minutes: it is {record}",
                meeting=meeting.id,
                record=meeting.record,
            ),
            Message("jakres attendance turns a planned meeting into minutes"),
        )
    if meeting.minutes.status == "approved":
        raise _approved_already(meeting)


def _approved_already(meeting: Meeting) -> CannotDo:
    return CannotDo(
        Message("the minutes of {meeting} are approved already", meeting=meeting.id),
        HOW_TO_CORRECT,
    )


def _require_no_errors(meeting: Meeting, problems: list[Problem], session: Session) -> None:
    errors = [error for error in problems if error.level == ERROR]
    own = [error for error in errors if error.place.path == meeting.path]
    for problem in own:
        session.remark(problem_line(problem, session.t))
    if own:
        raise CannotDo(
            Message("{meeting} has errors and cannot be approved", meeting=meeting.id),
            Message("repair them first; jakres check shows them again"),
        )


def _require_filled(meeting: Meeting, session: Session) -> None:
    """Name every field that approval needs and that is empty; raises ``CannotDo`` for any."""
    lacking = list(_lacking(meeting))
    if not lacking:
        return
    places = Places(session.tree)
    for lack in lacking:
        place = places.find(meeting.path, lack.path, None)
        session.note(
            Message(
                "{path}:{line}: {field} is missing ({ref})",
                path=place.path,
                line=place.line,
                field=lack.field,
                ref=lack.ref,
            )
        )
    names = ", ".join(dict.fromkeys(lack.field for lack in lacking))
    raise CannotDo(
        Message("{meeting} cannot be approved without: {names}", meeting=meeting.id, names=names),
        _how_to_fill(lacking[0]),
    )


def _how_to_fill(lack: Lack) -> Message:
    if len(lack.path) == 1:
        return Message(
            "jakres set {ref} {field}=…; what the source does not say goes into not-stated",
            ref=lack.ref,
            field=lack.field,
        )
    return Message(
        "jakres set {ref} {field}=…, in the words of the prose", ref=lack.ref, field=lack.field
    )


def _lacking(meeting: Meeting) -> Iterator[Lack]:
    for field in MEETING.fields:
        value = getattr(meeting, field.key)
        if field.approval and not value and field.name not in meeting.not_stated:
            yield Lack(path=(field.name,), field=field.name, ref=meeting.id)
        if not isinstance(field.shape, ListOf) or not isinstance(field.shape.of, Form):
            continue
        for at, item in enumerate(value):
            for inner in field.shape.of.fields:
                if inner.approval and not getattr(item, inner.key):
                    ref = f"{meeting.id}/{item.id}"
                    yield Lack(path=(field.name, at, inner.name), field=inner.name, ref=ref)


def _approving_meeting(text: str | None, meeting: Meeting, records: Records) -> str | None:
    """Return the meeting at which the minutes were approved; raises ``AskedWrongly``."""
    at = resolve_reference(text, records.meetings)
    if at is not None and (at == meeting.id or records.meetings[at].date < meeting.date):
        raise AskedWrongly(
            Message("minutes are approved at a later meeting, not at {meeting}", meeting=at)
        )
    return at
