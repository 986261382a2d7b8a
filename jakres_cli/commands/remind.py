"""``jakres remind AGENCY``: a letter about what it owes, and the note that it was sent."""

from __future__ import annotations

from jakres_cli.cli.grammar import Command
from jakres_cli.cli.options import DRY_RUN, Options, flag, option, optional_argument
from jakres_cli.documents.table import all_formats
from jakres_cli.operations.reminding import ReminderRequest, remind
from jakres_cli.operations.rendering.run import PaperOptions, RenderOptions

TYPE_CHECKING = False
if TYPE_CHECKING:
    from jakres_cli.cli.session import Session


class RemindOptions(Options):
    """The options of ``jakres remind``."""

    agency: str | None = optional_argument(
        "AGENCY", "Who is reminded, or any part of its name that means only one."
    )
    all: bool = flag("--all", "Everybody who owes something, a letter each into the folder -o.")
    via: str | None = option("--via", "WAY", "How it is sent; a letter unless said.")
    letter: str | None = option("--letter", "NUMBER", "The number of the letter.")
    reply_by: str | None = option("--reply-by", "DATE", "The day by which an answer is awaited.")
    on: str | None = option("--on", "DATE", "The day of the letter; today.")
    by: str | None = option("--by", "WHO", "The post that signs it.")
    format: str | None = option(
        "--format", "FORMAT", "md, html, docx, pdf, txt or eml.", choices=all_formats()
    )
    output: str | None = PaperOptions.output
    confidential: bool = PaperOptions.confidential
    incomplete: bool = PaperOptions.incomplete
    dry_run: bool = DRY_RUN


def run(session: Session, options: RemindOptions) -> int:
    """Make the letters, and note with each follow-up in them that its owner was reminded."""
    letter = RenderOptions(
        document="reminder",
        ref=options.agency,
        all=options.all,
        number=options.letter,
        on=options.on or session.today.isoformat(),
        by=options.by,
        reply_by=options.reply_by,
        format=options.format,
        output=options.output,
        confidential=options.confidential,
        incomplete=options.incomplete,
    )
    request = ReminderRequest(
        letter=letter, via=options.via, on=options.on, reply_by=options.reply_by
    )
    return remind(request, session, dry_run=options.dry_run)


COMMAND = Command(
    "remind", "Write to an agency about what it owes, and note that it was.", run, RemindOptions
)
