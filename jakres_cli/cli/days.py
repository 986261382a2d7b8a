"""What somebody typed for a day: read, decided where it can be two, and echoed."""

from __future__ import annotations

from jakres_cli.locale import DAYS, MONTHS
from jakres_cli.locale.parse_day import parse_days
from jakres_cli.model.base import AskedWrongly, Message, OpenQuestion, replace_fields

TYPE_CHECKING = False
if TYPE_CHECKING:
    import datetime
    from typing import Protocol

    from jakres_cli.locale.said_days import SaidDays
    from jakres_cli.model.records import Settings

    class Listener(Protocol):
        """The run in which something was typed, as far as reading it goes (``cli.session``)."""

        answers: dict[str, str]
        echoed: set[str]

        @property
        def settings(self) -> Settings:
            """The settings of the workspace."""

        def note(self, message: Message) -> None:
            """Say something beside the answer."""


def read_days(
    text: str, session: Listener, *, since: datetime.date, past: bool = False
) -> SaidDays | None:
    """Return what ``text`` means counted from ``since``, echoed; None when it isn't known.

    Raises ``AskedWrongly`` for a weekday that contradicts its date, ``OpenQuestion`` where two
    days can be meant and the person hasn't said yet which.
    """
    said = _read(text, session, since, past=past)
    if said is not None:
        _echo(text, said, session)
    return said


def _read(text: str, session: Listener, since: datetime.date, *, past: bool) -> SaidDays | None:
    said = parse_days(text, since, past=past, holidays=session.settings.holidays)
    if said is None:
        return None
    said = _as_answered(said, session.answers.get(text))
    fault = two_readings(text, said)
    if fault is not None:
        raise fault
    return said


def two_readings(text: str, said: SaidDays) -> AskedWrongly | None:
    """Return what is to be raised where ``text`` has two readings: a contradiction or a question.

    None where it has one.
    """
    if said.other is None:
        return None
    days = (said.first, said.other)
    first, second = map(day_message, days)
    hint = Message(
        "write the one that is meant: {first} or {second}",
        first=said.first.isoformat(),
        second=said.other.isoformat(),
    )
    if said.clash:
        message = Message(
            "“{text}” contradicts itself: by its date it is {first}, by its weekday {second}",
            text=text,
            first=first,
            second=second,
        )
        return AskedWrongly(message, hint)
    message = Message("“{text}” can be {first} or {second}", text=text, first=first, second=second)
    choices = [(day.isoformat(), day_message(day)) for day in days]
    return OpenQuestion(message, hint, about=text, choices=choices)


def day_message(day: datetime.date) -> Message:
    """Return “Selasa, 29 Oktober 2019” as a message."""
    return Message(
        "{weekday}, {day} {month} {year}",
        weekday=DAYS[day.weekday()],
        day=day.day,
        month=MONTHS[day.month - 1],
        year=day.year,
    )


def require_day(
    text: str, session: Listener, *, since: datetime.date, past: bool = False
) -> datetime.date:
    """Return the one day that ``text`` means, echoed; raises ``AskedWrongly`` for anything else."""
    said = _read(text, session, since, past=past)
    if said is None:
        raise AskedWrongly(
            Message("“{text}” is not a day of the calendar", text=text),
            Message("write 2019-10-29, 29 Oktober, Jumat, besok or +2w"),
        )
    if said.day is None:
        raise AskedWrongly(
            Message("“{text}” is not one day: {days}", text=text, days=said.form),
            Message("write one: {day}", day=said.last.isoformat()),
        )
    _echo(text, said, session)
    return said.day


def _as_answered(said: SaidDays, answer: str | None) -> SaidDays:
    """Return ``said`` as the one of two days that the person meant, if they have answered."""
    for day in (said.first, said.other):
        if said.other and day and day.isoformat() == answer:
            return replace_fields(said, first=day, last=day, form=answer, other=None)
    return said


def _echo(text: str, said: SaidDays, session: Listener) -> None:
    """Say which days were understood, once, unless they were written as in a record."""
    if said.form == text or text in session.echoed:
        return
    session.echoed.add(text)
    last = day_message(said.last)
    if said.day is not None:
        session.note(Message("{text}: {day}", text=text, day=last))
    else:
        session.note(
            Message("{text}: {form}, at the latest {day}", text=text, form=said.form, day=last)
        )
    if said.unlisted is not None:
        session.note(
            Message(
                "jakres.yaml lists no holidays of {year}: only Saturdays and Sundays were left out",
                year=said.unlisted,
            )
        )
