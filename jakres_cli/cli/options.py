"""Options and arguments: how a command declares them, and those that several commands take.

Each command has one class of options. Its fields, read from top to bottom, are its help page, and
an instance of it is what the command was called with::

    class ActionsOptions(Options):
        agency: tuple[str, ...] = repeatable("--agency", "AGENCY", "Owed by that agency.")
        overdue: bool = flag("--overdue", "Only what is overdue.")
        output: str | None = OUTPUT
"""

from __future__ import annotations

from jakres_cli.model.base import Message, Value, field_names, replace_fields
from jakres_cli.model.words import FOLLOW_UP_KINDS, PROGRESS_STATUSES

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Protocol, cast

    class OutputOptions(Protocol):
        """The options that say where an answer goes, and as what."""

        @property
        def format(self) -> str | None:
            """One of the formats of a report, or json."""

        @property
        def output(self) -> str | None:
            """A file to write to instead of standard output."""

        @property
        def confidential(self) -> bool:
            """Whether what is confidential was asked for."""

    class AnswerOptions(OutputOptions, Protocol):
        """The options of a command whose answer is a report or JSON."""

        @property
        def at(self) -> str | None:
            """The revision that the records are read from, None for the working tree."""

    class ListOptions(AnswerOptions, Protocol):
        """The options of a command whose answer is a list, which can be a table in a file."""

        @property
        def excel(self) -> bool:
            """Whether csv is to be made for an Indonesian Excel."""

else:
    # typing costs 5 ms to import, and is needed by the type checker only

    def cast(_: object, value: object) -> object:
        """Stand in for ``typing.cast``."""
        return value


class Argument(Value):
    """A positional argument; ``many`` takes all that are left."""

    metavar: str
    help: Message
    required: bool = True
    many: bool = False
    key: str = ""

    @property
    def missing(self) -> tuple[str, ...] | None:
        """The value of the field when the argument was not given."""
        return () if self.many else None


class Option(Value):
    """An option. A ``flag`` takes no value; ``many`` may be given several times.

    ``names`` are its spellings, long one first; ``choices`` the values it takes, if they are few.
    With ``empty`` the value may be empty, which then means something. One that ``takes`` several
    values has them as a tuple. ``key`` is the name of its field.
    """

    names: tuple[str, ...]
    help: Message
    metavar: str = ""
    flag: bool = False
    many: bool = False
    choices: tuple[str, ...] = ()
    empty: bool = False
    takes: int = 1
    key: str = ""

    @property
    def missing(self) -> bool | tuple[str, ...] | None:
        """The value of the field when the option was not given."""
        if self.flag:
            return False
        return () if self.many or self.takes > 1 else None


class Options(Value):
    """The options and arguments that a command was called with; what is left out is not given."""

    def __init__(self, **given: object) -> None:
        super().__init__(**{**{row.key: row.missing for row in rows_of(type(self))}, **given})


_ROWS: dict[type, tuple[Argument | Option, ...]] = {}
"""What each class declares, once it was asked for."""


def rows_of(cls: type[Options]) -> tuple[Argument | Option, ...]:
    """Return what ``cls`` declares, in the order of its fields, those of its bases first."""
    if cls not in _ROWS:
        _ROWS[cls] = tuple(
            replace_fields(getattr(cls, name), key=name) for name in field_names(cls)
        )
    return _ROWS[cls]


def arguments_of(cls: type[Options]) -> tuple[Argument, ...]:
    """Return the positional arguments that ``cls`` declares."""
    return tuple(row for row in rows_of(cls) if isinstance(row, Argument))


def options_of(cls: type[Options]) -> tuple[Option, ...]:
    """Return the options that ``cls`` declares."""
    return tuple(row for row in rows_of(cls) if isinstance(row, Option))


def argument(metavar: str, meaning: str | Message) -> str:
    """Declare an argument that takes one word."""
    return cast("str", Argument(metavar=metavar, help=_message(meaning)))


def optional_argument(metavar: str, meaning: str) -> str | None:
    """Declare an argument that takes one word, and may be left out."""
    row = Argument(metavar=metavar, help=Message(meaning), required=False)
    return cast("str | None", row)


def arguments(metavar: str, meaning: str, *, required: bool = True) -> tuple[str, ...]:
    """Declare an argument that takes all words that are left."""
    row = Argument(metavar=metavar, help=Message(meaning), required=required, many=True)
    return cast("tuple[str, ...]", row)


def flag(name: str, meaning: str) -> bool:
    """Declare an option without a value."""
    return cast("bool", Option(names=(name,), help=Message(meaning), flag=True))


def option(
    name: str,
    metavar: str,
    meaning: str,
    *,
    short: str = "",
    choices: Iterable[str] = (),
    empty: bool = False,
) -> str | None:
    """Declare an option with a value: one of ``choices``, or anything; ``empty`` may be nothing."""
    names = (name, short) if short else (name,)
    row = Option(
        names=names, metavar=metavar, help=Message(meaning), choices=tuple(choices), empty=empty
    )
    return cast("str | None", row)


def repeatable(
    name: str, metavar: str, meaning: str, *, choices: Iterable[str] = ()
) -> tuple[str, ...]:
    """Declare an option that may be given several times, each with a value."""
    row = Option(
        names=(name,), metavar=metavar, help=Message(meaning), choices=tuple(choices), many=True
    )
    return cast("tuple[str, ...]", row)


def triple(name: str, metavar: str, meaning: str) -> tuple[str, ...]:
    """Declare an option that takes three values at once; none when it is not given."""
    return cast(
        "tuple[str, ...]", Option(names=(name,), metavar=metavar, help=Message(meaning), takes=3)
    )


def _message(meaning: str | Message) -> Message:
    return meaning if isinstance(meaning, Message) else Message(meaning)


class GlobalOptions(Options):
    """What every command takes."""

    directory: str | None = option(
        "--directory", "DIR", "The workspace, or a folder in it (also JAKRES_ROOT).", short="-C"
    )
    lang: str | None = option(
        "--lang",
        "LANG",
        "The language of messages and documents (also JAKRES_LANG).",
        choices=("id", "en"),
    )
    today: str | None = option("--today", "DATE", "The day to take for today (also JAKRES_TODAY).")
    color: str | None = option(
        "--color",
        "WHEN",
        "Colours: auto, always or never (also NO_COLOR).",
        choices=("auto", "always", "never"),
    )
    version: bool = flag("--version", "Print the version.")
    debug: bool = flag("--debug", "Show the traceback of a bug in jakres.")


GLOBAL_OPTIONS = options_of(GlobalOptions)

FORMAT = option(
    "--format",
    "FORMAT",
    "table (on a terminal), plain (in a pipe), json, csv or md.",
    choices=("table", "plain", "json", "csv", "md"),
)
LIST_FORMAT = option(
    "--format",
    "FORMAT",
    "table (on a terminal), plain (in a pipe), json, csv, md, or xlsx (also by the ending of -o).",
    choices=("table", "plain", "json", "csv", "md", "xlsx"),
)
EXCEL = flag("--excel", "csv as an Indonesian Excel opens it: with a mark and semicolons.")
OUTPUT = option("--output", "FILE", "Write to FILE instead of standard output.", short="-o")
CONFIDENTIAL = flag(
    "--confidential", "Show what is confidential too; on a terminal it is shown anyway."
)
AS_OF = option(
    "--as-of", "DATE", "As it stood on that day: later meetings and entries are left out."
)
AT = option(
    "--at",
    "REV",
    "The records as they were committed at that revision of git: what was known.",
)
PILLAR = option("--pillar", "PILLAR", "Of that pillar.")
KIND = option(
    "--kind",
    "KIND",
    "commitment, instruction, request, expectation or need.",
    choices=FOLLOW_UP_KINDS,
)
SINCE = option("--since", "DATE", "On that day or later.")
UNTIL = option("--until", "DATE", "On that day or earlier.")
DRY_RUN = flag("--dry-run", "Only show the exact difference; nothing is written.")
ID = option("--id", "ID", "The id; else one is made from the words.")
MEETING_ARGUMENT = optional_argument(
    "MEETING", "The meeting, or any part of its name that means only one."
)
FOLLOW_UP_ARGUMENT = optional_argument(
    "REF", "The follow-up, or any part of its name that means only one."
)
BY = option("--by", "WHO", "Who reports or finds it; the office otherwise.")
ON = option("--on", "DATE", "The day of the report; today.")
NOTE = option("--note", "TEXT", "What was reported, in words.")
OWNER = option("--owner", "AGENCY", "The owner that it speaks of, when there are several.")
EVIDENCE = repeatable(
    "--evidence",
    "X",
    "What shows it: a file, a record, a url, letter:NUMBER, email:DATE, phone:DATE NAME.",
)
OWNERS = repeatable("--owners", "A,B", "Who owes it from then on: it is handed over.")
STATUS = option("--status", "STATUS", "The status from then on.", choices=PROGRESS_STATUSES)
ASKED = option("--asked", "DUE", "An extension that is asked for; refused when it is turned down.")
OBJECTION = option(
    "--objection", "TEXT", "Why it isn't theirs to do; refused when the office answers no."
)
REASON = option("--reason", "TEXT", "Why.")
