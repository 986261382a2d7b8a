"""The answer of a command that reads: laid out as it was asked for, delivered, and summed up."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    import datetime
    from collections.abc import Callable
    from typing import Protocol

    from jakres_cli.cli.session import Session
    from jakres_cli.output.report import Report
    from jakres_cli.records.load import Loaded

    class AnswerOptions(Protocol):
        """The options of a command whose answer is a report or JSON."""

        @property
        def format(self) -> str | None:
            """One of the formats of a report, or json."""

        @property
        def output(self) -> str | None:
            """A file to write to instead of standard output."""


def day_of_answer(session: Session, as_of: str | None) -> datetime.date:
    """Return the day as of which to answer: today, or the one that is named.

    Raises ``AskedWrongly`` for what isn't a day.
    """
    if not as_of:
        return session.today
    from jakres_cli.cli.dates import parse_day

    return parse_day(as_of, session)


def print_answer(
    session: Session,
    options: AnswerOptions,
    loaded: Loaded,
    day: datetime.date,
    *,
    schema: str,
    json: Callable[[], dict[str, object]],
    report: Callable[[], Report],
) -> int:
    """Print the ``report`` for people, or what ``json`` holds in the envelope of ``schema``.

    Returns the exit code: 1 when records of ``loaded`` were not read whole.
    """
    form = session.format(options.format)
    if form == "json":
        from jakres_cli.output.json_output import as_json, envelope

        text = as_json(envelope(schema, loaded, day, session.t, **json()))
    else:
        text = session.lay_out(report(), form)
    session.deliver(text, options.output)
    return session.account(loaded)
