"""``jakres render reminder AGENCY`` (pengingat): a letter about what an agency owes."""

from __future__ import annotations

from jakres_cli.cli.resolve import resolve_party, resolve_somebody
from jakres_cli.cli.selection import narrowing_words
from jakres_cli.documents.reminder import (
    FIELDS,
    WORDS,
    Letter,
    reminder_mail,
    reminder_text,
    reminder_view,
)
from jakres_cli.model.message import AskedWrongly, Message
from jakres_cli.model.naming import Names
from jakres_cli.operations.rendering.maker import Maker
from jakres_cli.query.agencies import home_of
from jakres_cli.query.roles import resolve_scope
from jakres_cli.query.selection import select_actions

TYPE_CHECKING = False
if TYPE_CHECKING:
    from jakres_cli.documents.discretion import VisibilityFilter
    from jakres_cli.documents.parties import DisplayNames
    from jakres_cli.operations.rendering.maker import View
    from jakres_cli.operations.rendering.run import RenderRequest

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def _view(run: RenderRequest, called: DisplayNames, ref: str) -> View:
    options = run.options
    if options.sheet and options.format != "eml":
        raise AskedWrongly(
            Message(
                "{option} cannot be used with {name}", option="--sheet", name=options.format or "md"
            ),
            Message("it goes with a mail: --format eml"),
        )
    code = resolve_party(ref, run.records)
    # of a folder of letters each lists what its addressee owes, not what others do
    scope = resolve_scope(code, run.records, exact=options.exact or run.every)
    owed = select_actions(run.ledger, run.selection, (scope,), options.sort or "due")
    given = Letter(
        number=options.number,
        date=run.on,
        signer=resolve_somebody(options.by, run.records),
        for_signature=options.for_signature,
    )
    narrowed = "; ".join(narrowing_words(options, run.selection, called))
    return reminder_view(code, owed, called, run.day, given, selection=narrowed)


def _every(run: RenderRequest, discretion: VisibilityFilter) -> list[str]:
    """Return everybody else who owes something that may be shown."""
    items = discretion.kept(
        select_actions(run.ledger, run.selection, ()).items,
        lambda one: (
            None if discretion.shows_follow_up(one.follow_up, run.records) else "confidential",
        ),
        lambda one: one.ref,
    )
    known, office = Names(run.records), run.records.settings.office
    owing = {owner for one in items for owner in one.folded.owners}
    parties = {party.code for owner in owing if (party := known.find(owner))}
    return sorted(
        (code for code in parties if home_of(code, run.records) != office), key=str.casefold
    )


def _mail(run: RenderRequest, view: View) -> bytes:
    """Return the letter as a mail to be sent, on request with the sheet to be filled in."""
    from jakres_cli.operations.rendering.actions import sheet_for
    from jakres_cli.papers.calendar import midnight
    from jakres_cli.papers.mail import Enclosure, mail_draft

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
    fields=FIELDS,
    words=WORDS,
    every=_every,
    text=reminder_text,
    files={"eml": _mail},
)
