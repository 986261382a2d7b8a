"""What a reminder says, and it in plain text: a mail, and a message short enough for a phone."""

from __future__ import annotations

from typing import Annotated, TypedDict

from jakres_cli.documents.dates import day_words
from jakres_cli.documents.follow_ups import FollowUpRow
from jakres_cli.documents.frame import Frame, LetterHead
from jakres_cli.documents.signers import Officer
from jakres_cli.documents.words import capitalise, shorten
from jakres_cli.model.base import Message, Plural
from jakres_cli.records.syntax.prose import fold_blanks

TYPE_CHECKING = False
if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterator, Sequence

    from jakres_cli.documents.visibility import DisplayNames
    from jakres_cli.locale import Catalogue


class AddressedAgency(TypedDict):
    """The agency that the letter goes to."""

    code: Annotated[str, "the code of the agency that the letter goes to"]
    name: Annotated[str, "its name"]
    full: Annotated[str, "the name with the code in brackets"]
    contact: Annotated[str, "its contact, if the register names one"]


class ReminderView(Frame):
    """What a template of the letter may use."""

    letter: LetterHead
    signer: Officer
    copies: Annotated[list[str], "who gets a copy (*Tembusan*)"]
    agency: AddressedAgency
    selection: Annotated[str, "what the list was narrowed to, in words, or empty"]
    count: Annotated[int, "how many follow-ups of its own the letter lists"]
    overdue: Annotated[int, "how many of them are overdue"]
    opening: Annotated[str, "the sentence before what it owes itself, or empty"]
    items: list[FollowUpRow]
    others: Annotated[bool, "true when it lists what those owe for whom the agency answers, too"]
    umbrella_opening: Annotated[str, "the sentence before what a body above it owes, or empty"]
    umbrella: list[FollowUpRow]
    reply_by: Annotated[str, "the sentence that names the day of the answer, or empty"]
    subject: Annotated[str, "the subject of a mail"]
    greeting: Annotated[str, "the salutation of a mail"]
    text: Annotated[str, "the same as a message for phones, of at most 700 signs"]


MOST = 700
"""How long a message for phones may be, in signs."""
_MOST_WHAT = 120
_MOST_NAME = 60
_MOST_OWNERS = 30
_MOST_DUE = 60
_ROOM_FOR_MORE = 24


def mail_body(view: ReminderView) -> str:
    """Return the body of a mail from the view of a reminder."""
    parts = [view["greeting"]]
    for opening, rows in (
        (view["opening"], view["items"]),
        (view["umbrella_opening"], view["umbrella"]),
    ):
        if rows:
            parts += [opening, *(_full(n, row, view["label"]) for n, row in enumerate(rows, 1))]
    label = view["label"]
    signed = [name for name in (view["signer"]["name"], view["signer"]["post"]) if name]
    closing = " ".join(filter(None, (label["closing"], view["reply_by"])))
    parts += [closing, label["thanks"], "\n".join([*signed, view["office"]])]
    covers = view["coverage"]["sentence"] if "coverage" in view else ""
    return "\n\n".join([*parts, *([f"-- \n{covers}"] if covers else [])]) + "\n"


def phone_text(
    rows: Sequence[FollowUpRow], agency: str, day: datetime.date, display: DisplayNames
) -> str:
    """Return a message about ``rows``, under their meetings; what has no room is counted."""
    t = display.t
    opening = [
        t(Message("Dear colleagues at {agency},", agency=shorten(agency, _MOST_NAME))),
        "",
        t(Message("A reminder of follow-ups from meetings, as of {day}:", day=day_words(day, t))),
    ]
    office = display.party(display.records.settings.office)["name"]
    closing = [
        "",
        t(Message("Please tell us how far they have come. Thank you.")),
        shorten(office, _MOST_NAME),
    ]
    room = MOST - len("\n".join([*opening, *closing])) - _ROOM_FOR_MORE
    return "\n".join([*opening, *_listed(_by_meeting(rows), agency, room, t), *closing])


def _listed(rows: Sequence[FollowUpRow], agency: str, room: int, t: Catalogue) -> list[str]:
    """Return the lines about as many of ``rows`` as there is ``room`` for, at least one."""
    lines: list[str] = []
    before = None
    for number, row in enumerate(rows, 1):
        line = f"{number}. {'; '.join(_said(row, agency, t))}."
        more = [*_heading(row, before), line]
        if before and len("\n".join([*lines, *more])) >= room:
            left = Plural("and 1 more", "and {n} more", n=len(rows) - number + 1)
            return [*lines, capitalise(t(left))]
        lines += more
        before = row
    return lines


def _full(number: int, row: FollowUpRow, label: dict[str, str]) -> str:
    facts = (
        (label["meeting"], f"{row['meeting']}, {row['day']}"),
        (label["owner"], row["owner_names"]),
        (label["due"], row["due"] or "–"),
        (label["status"], row["status_words"]),
        (label["notes"], "; ".join(row["notes"])),
    )
    lines = [f"   {name}: {fold_blanks(text)}" for name, text in facts if text]
    return "\n".join([f"{number}. {fold_blanks(row['what'])}", *lines])


def _by_meeting(rows: Sequence[FollowUpRow]) -> list[FollowUpRow]:
    """Return ``rows`` with those of one meeting together, where its first one stands."""
    meetings: dict[tuple[str, str], list[FollowUpRow]] = {}
    for row in rows:
        meetings.setdefault((row["meeting"], row["day"]), []).append(row)
    return [row for of_one in meetings.values() for row in of_one]


def _heading(row: FollowUpRow, before: FollowUpRow | None) -> list[str]:
    """Return the lines that name the meeting, unless it is that of the row ``before``."""
    if before is not None and (before["meeting"], before["day"]) == (row["meeting"], row["day"]):
        return []
    return ["", f"{shorten(row['meeting'], _MOST_NAME)}, {row['day']}:"]


def _said(row: FollowUpRow, agency: str, t: Catalogue) -> Iterator[str]:
    yield shorten(row["what"], _MOST_WHAT).rstrip(".")
    if agency not in row["owners"].split("; "):
        yield t(Message("owed by {owners}", owners=shorten(row["owners"], _MOST_OWNERS)))
    if row["due"]:
        yield t(Message("due {due}", due=shorten(row["due"], _MOST_DUE)))
    else:
        yield t(Message("no due date"))
    if row["overdue"]:
        yield t(Plural("one day late", "{n} days late", n=row["days_late"]))
