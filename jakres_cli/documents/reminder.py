"""A letter to an agency about what it owes (surat pengingat)."""

from __future__ import annotations

from jakres_cli.documents import frame
from jakres_cli.documents.dates import full_day_words
from jakres_cli.documents.follow_ups import standing_rows
from jakres_cli.documents.frame import letter_head, view_fields, view_frame
from jakres_cli.documents.maker import Maker
from jakres_cli.documents.reminder_text import ReminderView, mail_body, phone_text
from jakres_cli.documents.signers import signatory
from jakres_cli.documents.words import MATRIX
from jakres_cli.model.base import AskedWrongly, CannotDo, Message, Plural, Value
from jakres_cli.model.records import has_ended
from jakres_cli.model.words import UMBRELLA
from jakres_cli.query.agencies import home_of
from jakres_cli.query.fold import ancestors
from jakres_cli.query.reminding import awaited_parties, left_to_report
from jakres_cli.query.scope import heirs, inherited_scope, resolve_scope
from jakres_cli.query.selection import select_actions
from jakres_cli.records.syntax.prose import fold_blanks

TYPE_CHECKING = False
if TYPE_CHECKING:
    import datetime
    from collections.abc import Sequence

    from jakres_cli.documents.maker import Request
    from jakres_cli.documents.visibility import DisplayNames, VisibilityFilter
    from jakres_cli.locale import Catalogue
    from jakres_cli.model.records import Records
    from jakres_cli.query.selection import Actions
    from jakres_cli.query.standing import Standing


WORDS = {
    **frame.LETTER_WORDS,
    "selection": Message("Selection"),
    "attention": Message("for the attention of"),
    "closing": Message(
        "Please let us know how far each of them has come, with evidence for those that are done."
    ),
    "thanks": Message("Thank you for your attention and cooperation."),
    **{key: MATRIX[key] for key in ("no", "meeting", "what", "owner", "due", "status", "notes")},
}
"""The labels; templates may change them."""


class Letter(Value):
    """What no record says of the letter: its number, its day, and who signs it."""

    number: str | None = None
    date: datetime.date | None = None
    signer: str | None = None
    reply_by: datetime.date | None = None
    for_signature: bool = False


def reminder_view(  # noqa: PLR0913  a letter is about somebody, something and a day
    code: str,
    owed: Actions,
    display: DisplayNames,
    day: datetime.date,
    given: Letter,
    *,
    selection: str = "",
) -> ReminderView:
    """Return what the template of the letter to ``code`` may use, but for ``coverage``.

    Raises ``CannotDo`` when there is nothing to remind of.
    """
    t = display.t
    items = standing_rows(owed.items, display, reports=False)
    umbrella = standing_rows(owed.umbrella, display, reports=False)
    if not items and not umbrella:
        raise CannotDo(
            Message("there is nothing to remind {agency} of", agency=code),
            Message("jakres actions --agency {agency} --all lists what is over", agency=code),
        )
    overdue = sum(1 for item in items if item["overdue"])
    agency = display.records.agencies.get(code)
    short = fold_blanks(display.party(code)["short"])
    return {
        **view_frame(WORDS, display),
        "letter": letter_head(
            number=given.number,
            date=given.date,
            subject=t(Message("Reminder of follow-ups from meetings")),
            for_signature=given.for_signature,
            t=t,
        ),
        "signer": signatory(given.signer, given.date or day, display),
        "copies": [],
        "agency": {
            "code": code,
            "name": display.party(code)["name"],
            "full": display.full(code),
            "contact": display.party(agency.contact)["name"] if agency else "",
        },
        "selection": selection,
        "count": len(items),
        "overdue": overdue,
        "opening": t(_opening(code, len(items), display, day)) if items else "",
        "items": items,
        "others": any(row["owners"] != short for row in items),
        "umbrella_opening": t(_above(code, owed.umbrella, display, day)) if umbrella else "",
        "umbrella": umbrella,
        "reply_by": t(_awaited(given.reply_by, t)) if given.reply_by else "",
        "subject": t(_subject(short, len(items) or len(umbrella), overdue)),
        "greeting": t(Message("Dear colleagues at {agency},", agency=display.party(code)["name"])),
        "text": phone_text([*items, *umbrella], short, day, display),
    }


def reminder_mail(view: ReminderView) -> tuple[str, str]:
    """Return the subject and the body of the letter as a mail of plain text."""
    return view["subject"], mail_body(view)


def reminder_text(view: ReminderView) -> str:
    """Return the letter as a message for phones."""
    return f"{view['text']}\n"


def _opening(code: str, count: int, display: DisplayNames, day: datetime.date) -> Message:
    return Plural(
        "According to our records, as of {day} the following follow-up of {agency} from a meeting"
        " is still open:",
        "According to our records, as of {day} the following {n} follow-ups of {agency} from"
        " meetings are still open:",
        n=count,
        day=full_day_words(day, display.t),
        agency=display.party(code)["name"],
    )


def _above(
    code: str, standings: Sequence[Standing], display: DisplayNames, day: datetime.date
) -> Message:
    owing = {
        owner
        for standing in standings
        if display.discretion.shows_follow_up(standing.follow_up, display.records)
        for owner in standing.folded.owners
    }
    above = [item for item in ancestors(code, display.records.agencies) if item in owing]
    return Message(
        "According to our records, as of {day} {umbrella}, which includes {agency}, owes what"
        " follows:",
        day=full_day_words(day, display.t),
        umbrella=display.names(above),
        agency=display.party(code)["name"],
    )


def _awaited(day: datetime.date, t: Catalogue) -> Message:
    return Message("We look forward to your answer by {day}.", day=full_day_words(day, t))


def _subject(agency: str, count: int, overdue: int) -> Message:
    open_ = Plural("1 open follow-up", "{n} open follow-ups", n=count)
    late = Message("{n} overdue", n=overdue)
    if not overdue:
        return Message("Reminder for {agency}: {open}", agency=agency, open=open_)
    return Message("Reminder for {agency}: {open}, {late}", agency=agency, open=open_, late=late)


XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def _view(run: Request, display: DisplayNames, ref: str) -> ReminderView:
    options = run.options
    if options.sheet and options.format != "eml":
        raise AskedWrongly(
            Message(
                "{option} cannot be used with {name}", option="--sheet", name=options.format or "md"
            ),
            Message("it goes with a mail: --format eml"),
        )
    code = run.party(ref)
    # of a folder of letters each lists what its addressee owes, not what others do
    _must_still_be_there(code, run)
    if run.every:
        scope = inherited_scope(code, run.records, run.day)
    else:
        scope = resolve_scope(code, run.records, run.day, exact=options.exact)
    owed = select_actions(run.ledger, run.selection, (scope,), options.sort or "due")
    owed = left_to_report(owed, scope, run.records)
    given = Letter(
        number=options.number,
        date=run.on,
        signer=run.signer(),
        reply_by=run.reply_by,
        for_signature=options.for_signature,
    )
    narrowed = "; ".join(run.narrowing_words(display))
    return reminder_view(code, owed, display, run.day, given, selection=narrowed)


def _every(run: Request, discretion: VisibilityFilter) -> list[str]:
    """Return everybody else who owes a report on something that may be shown."""
    items = discretion.keep(
        select_actions(run.ledger, run.selection, ()).items,
        lambda item: (
            None if discretion.shows_follow_up(item.follow_up, run.records) else "confidential",
        ),
        lambda item: item.ref,
    )
    records, day = run.records, run.day
    owing = {party for item in items for party in awaited_parties(item)}
    addressed = {code for owner in owing for code in heirs(owner, records, day)}
    for code in sorted(addressed, key=str.casefold):
        if _is_gone(code, records, day):
            run.note(Message("{agency} has ended; nobody took over from it", agency=code))
    return sorted(
        (code for code in addressed if _is_written_to(code, records, day)), key=str.casefold
    )


def _is_written_to(code: str, records: Records, day: datetime.date) -> bool:
    """Tell whether letters go to ``code``: one of the register, not the office's own."""
    home = home_of(code, records, day)
    agency = records.agencies.get(home)
    if agency is None:
        return code in {**records.posts, **records.people, **records.working_groups}
    is_umbrella = code == home and agency.kind == UMBRELLA
    is_reached = agency.letters and not is_umbrella and not _is_gone(code, records, day)
    return home != records.settings.office and is_reached


def _is_gone(code: str, records: Records, day: datetime.date) -> bool:
    agency = records.agencies.get(code)
    return agency is not None and has_ended(agency, day)


def _must_still_be_there(code: str, run: Request) -> None:
    """Raise ``CannotDo`` for an agency that has ended, with who took over from it."""
    if not _is_gone(code, run.records, run.day):
        return
    successors = [name for name in heirs(code, run.records, run.day) if name != code]
    raise CannotDo(
        Message("{agency} has ended; no letter goes to it", agency=code),
        Message("write to {successors}", successors=", ".join(successors))
        if successors
        else Message("say who took over: jakres set {agency} successor=CODE", agency=code),
    )


def _mail(run: Request, view: ReminderView) -> bytes:
    """Return the letter as a mail to be sent, on request with the sheet to be filled in."""
    from jakres_cli.documents.actions import sheet_for
    from jakres_cli.papers.exchange import Enclosure, mail_draft, midnight

    subject, body = reminder_mail(view)
    enclosed = []
    if run.options.sheet:
        code = view["agency"]["code"]
        day = run.day.isoformat()
        enclosed.append(Enclosure(name=f"{day}-{code}.xlsx", kind=XLSX, data=sheet_for(run, code)))
    written = midnight(run.on or run.day, run.records.settings.timezone)
    return mail_draft(subject, body, written=written, enclosed=enclosed)


MAKER = Maker(
    view=_view,
    fields=view_fields(ReminderView),
    words=WORDS,
    every=_every,
    text=reminder_text,
    files={"eml": _mail},
)
