"""``jakres approve``: the minutes are as they should be; from then on they are sealed."""

from __future__ import annotations

import os
import re

from jakres_cli.cli.dates import parse_entry_day
from jakres_cli.cli.grammar import Command
from jakres_cli.cli.options import DRY_RUN, MEETING_ARGUMENT, Options, option
from jakres_cli.cli.resolve import resolve_meeting, resolve_reference, resolve_somebody
from jakres_cli.commands.set import HOW_TO_CORRECT
from jakres_cli.model.message import AskedWrongly, CannotDo, Message
from jakres_cli.model.naming import Names
from jakres_cli.model.source import ERROR, Problem
from jakres_cli.model.spelling import slug_from
from jakres_cli.operations.soundness import require_sound
from jakres_cli.operations.writing import change_file
from jakres_cli.output.problems import problem_line
from jakres_cli.records.editing.minutes import approve_text, seal_fits
from jakres_cli.records.editing.proof import read_again
from jakres_cli.records.reading.reader import Places
from jakres_cli.records.schema.meeting import MEETING
from jakres_cli.records.schema.shapes import Form, ListOf
from jakres_cli.rules.check import check_workspace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from jakres_cli.cli.session import Session
    from jakres_cli.model.meeting import Meeting
    from jakres_cli.model.records import Records
    from jakres_cli.records.syntax.document import Document

    Path = tuple[str | int, ...]

_FILES = "records/files/"
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,99}")
_LARGEST = 50 * 1024 * 1024


class ApproveOptions(Options):
    """The options of ``jakres approve``."""

    meeting: str | None = MEETING_ARGUMENT
    by: str | None = option("--by", "POST", "Who approves them.")
    on: str | None = option("--on", "DATE", "The day; today when left out.")
    at: str | None = option("--at", "MEETING", "The meeting that approved them.")
    number: str | None = option("--number", "NUMBER", "The minutes' number.")
    signed: str | None = option(
        "--signed", "FILE", "The scan with the signatures; it is copied to records/files/."
    )
    dry_run: bool = DRY_RUN


def run(session: Session, options: ApproveOptions) -> int:
    """Approve and seal the minutes of a meeting that ``check`` finds nothing wrong with."""
    checked = check_workspace(session.tree, session.settings, session.today)
    loaded = checked.loaded
    records = loaded.records
    text = session.wanted(options.meeting, "MEETING", Message("Which meeting?"))
    found = resolve_meeting(text, records)
    _must_be_ready(found, checked.problems, session)
    by = session.wanted(options.by, "--by", Message("Who approves them?"))
    day = parse_entry_day(found, options.on, session)
    if Names(records).find(by) is None:
        session.note(Message("the register doesn't know “{name}”", name=by))
    copy = _signed(options.signed, session)
    fields = {
        "status": "approved",
        "approved-on": day.isoformat(),
        "approved-by": resolve_somebody(by, records),
        "approved-at": _other(options.at, found, records),
        "number": options.number,
        "signed": copy[0] if copy else None,
    }
    given = {name: value for name, value in fields.items() if value}

    def edit(document: Document) -> str:
        if seal_fits(document):  # somebody was quicker
            raise CannotDo(
                Message("the minutes of {meeting} are approved already", meeting=found.id),
                HOW_TO_CORRECT,
            )
        new = approve_text(document, given)
        require_sound(
            document,
            new,
            loaded,
            session,
            CannotDo,
            beside=f"records/{copy[0]}" if copy else None,
        )
        return new

    if copy and copy[1] is not None:
        # the scan is copied only once it is sure that the minutes can be sealed
        edit(read_again(found.path, (session.tree.read(found.path).data or b"").decode()))
        _copy(copy[0], copy[1], session, dry_run=options.dry_run)
    change_file(session, found.path, edit, dry_run=options.dry_run)
    return session.account(loaded)


def _must_be_ready(meeting: Meeting, problems: list[Problem], session: Session) -> None:
    """Raise ``CannotDo`` for what isn't minutes, is approved, has errors, or lacks something."""
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
        raise CannotDo(
            Message("the minutes of {meeting} are approved already", meeting=meeting.id),
            HOW_TO_CORRECT,
        )
    errors = [one for one in problems if one.level == ERROR and one.place.path == meeting.path]
    if errors:
        for problem in errors:
            session.remark(problem_line(problem, session.t))
        raise CannotDo(
            Message("{meeting} has errors; it isn't approved", meeting=meeting.id),
            Message("repair them first; jakres check shows them again"),
        )
    missing = list(_missing(meeting))
    if missing:
        places = Places(session.tree)
        for path, field, ref in missing:
            place = places.find(meeting.path, path, None)
            session.note(
                Message(
                    "{path}:{line}: {field} is missing ({ref})",
                    path=place.path,
                    line=place.line,
                    field=field,
                    ref=ref,
                )
            )
        path, field, ref = missing[0]
        names = ", ".join(dict.fromkeys(name for _, name, _ in missing))
        raise CannotDo(
            Message("{meeting} isn't approved without: {names}", meeting=meeting.id, names=names),
            Message(
                "jakres set {ref} {field}=…; what the source does not say goes into not-stated",
                ref=ref,
                field=field,
            )
            if len(path) == 1
            else Message(
                "jakres set {ref} {field}=…, in the words of the prose", ref=ref, field=field
            ),
        )


def _missing(meeting: Meeting) -> Iterator[tuple[Path, str, str]]:
    """Yield the path, name and record or item of each field that approval needs and lacks."""
    for field in MEETING.fields:
        value = getattr(meeting, field.key)
        if field.approval and not value and field.name not in meeting.not_stated:
            yield (field.name,), field.name, meeting.id
        if not isinstance(field.shape, ListOf) or not isinstance(field.shape.of, Form):
            continue
        for at, item in enumerate(value):
            for inner in field.shape.of.fields:
                if inner.approval and not getattr(item, inner.key):
                    yield (field.name, at, inner.name), inner.name, f"{meeting.id}/{item.id}"


def _other(text: str | None, meeting: Meeting, records: Records) -> str | None:
    found = resolve_reference(text, records.meetings)
    if found is not None and (found == meeting.id or records.meetings[found].date < meeting.date):
        raise AskedWrongly(
            Message("minutes are approved at a later meeting, not at {meeting}", meeting=found)
        )
    return found


def _signed(given: str | None, session: Session) -> tuple[str, bytes | None] | None:
    """Return how the scan is referred to, and its bytes when it is still to be copied."""
    if not given:
        return None
    if given.startswith("files/") and session.tree.read(f"records/{given}").data is not None:
        return given, None
    if not os.path.isfile(given):
        raise AskedWrongly(
            Message("there is no file “{file}”", file=given),
            Message("give the scan with the signatures, or files/NAME of records/files/"),
        )
    if os.path.getsize(given) > _LARGEST:
        raise CannotDo(Message("{path} is larger than {most} MiB", path=given, most=_LARGEST >> 20))
    with open(given, "rb") as file:
        data = file.read()
    name = _name(os.path.basename(given))
    there = session.tree.read(f"{_FILES}{name}").data
    if there is not None and there != data:
        raise CannotDo(
            Message("{path} exists already; nothing was written", path=f"{_FILES}{name}")
        )
    return f"files/{name}", None if there is not None else data


def _name(name: str) -> str:
    if _NAME.fullmatch(name):
        return name
    stem, _, ending = name.rpartition(".")
    parts = [slug_from(stem or ending) or "notula", slug_from(ending) if stem else ""]
    return ".".join(part for part in parts if part)


def _copy(name: str, data: bytes, session: Session, *, dry_run: bool) -> None:
    from jakres_cli.store.write import create_file

    path = f"records/{name}"
    if dry_run:
        session.note(Message("would copy the scan to {path}", path=path))
        return
    create_file(os.path.join(session.tree.root, path), data)
    session.note(Message("wrote {path}", path=path))


COMMAND = Command(
    "approve", "Approve the minutes of a meeting, and seal them.", run, ApproveOptions
)
