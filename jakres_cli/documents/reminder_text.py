"""A reminder in plain text: a mail, and a message short enough for a phone."""

from __future__ import annotations

from jakres_cli.documents.days import day_words
from jakres_cli.documents.words import sentence, shortened
from jakres_cli.message import Message, Plural

TYPE_CHECKING = False
if TYPE_CHECKING:
    import datetime
    from collections.abc import Sequence
    from typing import Any

    from jakres_cli.documents.parties import Called

    Row = dict[str, Any]

MOST = 700
"""How long a message for phones may be, in signs."""
_MOST_WHAT = 140
_MOST_TITLE = 70
_MOST_DUE = 70
_ROOM_FOR_MORE = 24


def mail_body(view: Row) -> str:
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
    parts += [label["closing"], label["thanks"], "\n".join([*signed, view["office"]])]
    covers = view.get("coverage", {}).get("sentence")
    return "\n\n".join([*parts, *([f"-- \n{covers}"] if covers else [])]) + "\n"


def phone_text(rows: Sequence[Row], agency: str, day: datetime.date, called: Called) -> str:
    """Return a message about ``rows``, under their meetings; what has no room is counted."""
    t = called.t
    opening = [
        t(Message("Dear colleagues at {agency},", agency=agency)),
        "",
        t(Message("A reminder of follow-ups from meetings, as of {day}:", day=day_words(day, t))),
    ]
    office = called.party(called.records.settings.office)["name"]
    closing = ["", t(Message("Please tell us how far they have come. Thank you.")), office]
    room = MOST - len("\n".join([*opening, *closing])) - _ROOM_FOR_MORE
    lines: list[str] = []
    ordered = _by_meeting(rows)
    shown = 0
    for row in ordered:
        more = _lines(shown + 1, row, ordered[shown - 1] if shown else None, called)
        if shown and len("\n".join([*lines, *more])) >= room:
            break
        lines += more
        shown += 1
    left = len(ordered) - shown
    if left:
        lines.append(sentence(t(Plural("and 1 more", "and {n} more", n=left))))
    return "\n".join([*opening, *lines, *closing])


def _full(number: int, row: Row, label: dict[str, str]) -> str:
    facts = (
        (label["meeting"], f"{row['meeting']}, {row['day']}"),
        (label["owner"], row["owner_names"]),
        (label["due"], row["due"] or "–"),
        (label["status"], row["status_words"]),
        (label["notes"], "; ".join(row["notes"])),
    )
    lines = [f"   {name}: {text}" for name, text in facts if text]
    return "\n".join([f"{number}. {row['what']}", *lines])


def _by_meeting(rows: Sequence[Row]) -> list[Row]:
    """Return ``rows`` with those of one meeting together, where its first one stands."""
    meetings: dict[tuple[str, str], list[Row]] = {}
    for row in rows:
        meetings.setdefault((row["meeting"], row["day"]), []).append(row)
    return [row for of_one in meetings.values() for row in of_one]


def _lines(number: int, row: Row, before: Row | None, called: Called) -> list[str]:
    t = called.t
    said = [
        shortened(row["what"], _MOST_WHAT).rstrip("."),
        t(Message("due {due}", due=shortened(row["due"], _MOST_DUE)))
        if row["due"]
        else t(Message("no due date")),
    ]
    if row["overdue"]:
        said.append(t(Plural("one day late", "{n} days late", n=row["days_late"])))
    line = f"{number}. {'; '.join(said)}."
    if before is not None and (before["meeting"], before["day"]) == (row["meeting"], row["day"]):
        return [line]
    title = shortened(row["meeting"], _MOST_TITLE)
    return ["", f"{title}, {row['day']}:", line]
