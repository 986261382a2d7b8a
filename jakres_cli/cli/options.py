"""Options that several commands take."""

from __future__ import annotations

from jakres_cli.cli.grammar import Argument, Option
from jakres_cli.cli.session import FORMATS
from jakres_cli.model.message import Message

FORMAT = Option(
    names=("--format",),
    metavar="FORMAT",
    choices=FORMATS,
    help=Message("table (on a terminal), plain (in a pipe), json, csv or md."),
)
OUTPUT = Option(
    names=("--output", "-o"),
    metavar="FILE",
    help=Message("Write to FILE instead of standard output."),
)
AS_OF = Option(
    names=("--as-of",),
    metavar="DATE",
    help=Message("As it stood on that day: later meetings and entries are left out."),
)
AT = Option(
    names=("--at",),
    metavar="REV",
    help=Message("The records as they were committed at that revision of git: what was known."),
)
DRY_RUN = Option(
    names=("--dry-run",),
    flag=True,
    help=Message("Only show the exact difference; nothing is written."),
)
ID = Option(
    names=("--id",),
    metavar="ID",
    help=Message("The id; else one is made from the words."),
)
MEETING_ARGUMENT = Argument(
    name="meeting",
    metavar="MEETING",
    required=False,
    help=Message("The meeting, or any part of its name that means only one."),
)
