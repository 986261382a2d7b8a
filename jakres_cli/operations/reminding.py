"""Write to agencies about what they owe, and note with each follow-up that they were reminded."""

from __future__ import annotations

from jakres_cli.documents.table import document_named
from jakres_cli.model.base import CannotDo, Message, Value, replace_fields
from jakres_cli.model.words import UMBRELLA
from jakres_cli.operations.drafts import filled_fields
from jakres_cli.operations.plan import Plan, new_file, write_plan
from jakres_cli.operations.progress import new_entry
from jakres_cli.operations.rendering.delivery import Rendering
from jakres_cli.operations.rendering.formats import check_options_fit, chosen_format
from jakres_cli.operations.rendering.run import RenderOptions, RenderRequest
from jakres_cli.query.scope import resolve_scope
from jakres_cli.query.standing import Ledger
from jakres_cli.records.schema.shared import PROGRESS, REMINDER

TYPE_CHECKING = False
if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterator

    from jakres_cli.cli.session import Session
    from jakres_cli.documents.reminder_text import ReminderView
    from jakres_cli.model.meeting import FollowUp, Progress
    from jakres_cli.model.records import Records
    from jakres_cli.records.editing.yaml_text import Written

_WAYS = {"eml": "email", "txt": "chat"}
"""How a letter of that form is sent, where nobody says."""


class ReminderRequest(Value):
    """Who is reminded, of all whom letters go to when nobody is named; how, and by when to answer.

    ``letter`` is what is asked of the letters themselves, as of ``jakres render reminder``.
    """

    letter: RenderOptions
    via: str | None = None
    on: str | None = None
    reply_by: str | None = None


def remind(request: ReminderRequest, session: Session, *, dry_run: bool) -> int:
    """Make the letters, then write the entries as one plan; return the exit code.

    With ``dry_run`` only the entries are shown.
    """
    document = document_named("reminder")
    every = request.letter.all
    options = replace_fields(
        request.letter,
        format=chosen_format(request.letter, every=every),
        output=request.letter.output or (_folder(session) if every else None),
    )
    check_options_fit(document, options)
    if options.output:
        session.must_not_hit_records(options.output)
    rendering = Rendering(RenderRequest(session, options, every=every, internal=True), document)
    letters = rendering.prepare(None if every else options.ref)
    _require_written_to(rendering)
    if not dry_run:
        rendering.deliver(letters, options.output if every else None)
    day = session.day(request.on)
    reminder = filled_fields(
        REMINDER,
        letter=options.number,
        via=request.via or _WAYS.get(options.format or "", "letter"),
        reply_by=session.day(request.reply_by).isoformat() if request.reply_by else None,
    )
    write_plan(session, lambda: _plan(rendering, reminder, day, session), dry_run=dry_run)
    return rendering.account()


def _folder(session: Session) -> str:
    """Return the folder for all letters of a day, where none is named."""
    return f"{session.t(Message('reminders'))}-{session.today.isoformat()}"


def _require_written_to(rendering: Rendering) -> None:
    for code in rendering.views:
        agency = rendering.run.records.agencies.get(code)
        if agency is None or (agency.letters and agency.kind != UMBRELLA):
            continue
        raise CannotDo(
            Message("no letters are sent to {agency}", agency=code),
            Message("it is an umbrella: remind the bodies below it")
            if agency.kind == UMBRELLA
            else Message("its entry in the register says letters: no"),
        )


def _plan(
    rendering: Rendering, reminder: dict[str, Written], day: datetime.date, session: Session
) -> Plan:
    loaded = session.load()
    written: dict[str, tuple[Progress, ...]] = {}
    steps = []
    for code, ref in _reminded_of(rendering):
        item = loaded.records.follow_up(ref)
        if item is None:
            continue
        known = written.get(ref, loaded.records.progress.get(ref, ()))
        for owner in _parts(item, code, loaded.records, day):
            fields = filled_fields(
                PROGRESS,
                date=day.isoformat(),
                by=loaded.records.settings.office,
                owner=owner,
                reminded=reminder,
            )
            entry = new_entry(item, fields, "", known, loaded.records)
            known = (*known, entry.progress)
            steps.append(new_file(entry.path, entry.text))
        written[ref] = known
    return Plan(what="jakres remind", steps=tuple(steps), loaded=loaded)


def _reminded_of(rendering: Rendering) -> Iterator[tuple[str, str]]:
    """Yield to whom each letter goes with each follow-up that it lists."""
    for view in rendering.views.values():
        letter: ReminderView = view  # type: ignore[assignment]  # the document is the reminder
        for row in (*letter["items"], *letter["umbrella"]):
            yield letter["agency"]["code"], row["ref"]


def _parts(
    item: FollowUp, code: str, records: Records, day: datetime.date
) -> tuple[str | None, ...]:
    """Return the owners whose part ``code`` was reminded of; None for the whole.

    A body under an umbrella that owes it is reminded for itself.
    """
    owners = Ledger(records, day).standing(item).folded.owners
    parties = resolve_scope(code, records, day).parties
    mine = tuple(owner for owner in owners if owner in parties)
    if not mine:
        return (code,)
    return mine if len(mine) < len(owners) else (None,)
