"""``jakres correct``: what was wrong in approved minutes, put right for everybody to see."""

from __future__ import annotations

from jakres_cli.cli.grammar import Command
from jakres_cli.cli.options import CONFIDENTIAL, DRY_RUN, MEETING_ARGUMENT, Options, option
from jakres_cli.model.base import Message
from jakres_cli.operations.correction import CorrectionRequest, plan_correction, require_words
from jakres_cli.operations.plan import write_and_account

TYPE_CHECKING = False
if TYPE_CHECKING:
    from jakres_cli.cli.session import Session


class CorrectOptions(Options):
    """The options of ``jakres correct``."""

    meeting: str | None = MEETING_ARGUMENT
    where: str | None = option(
        "--where", "FIELD", "The field (place, follow-ups/ID/due), or prose."
    )
    was: str | None = option(
        "--was", "TEXT", "What stands there now, once; '' when there is nothing.", empty=True
    )
    now: str | None = option("--now", "TEXT", "What is to stand there; '' for nothing.", empty=True)
    by: str | None = option("--by", "WHO", "Who corrects it.")
    on: str | None = option("--on", "DATE", "The day; today when left out.")
    dry_run: bool = DRY_RUN
    confidential: bool = CONFIDENTIAL


def run(session: Session, options: CorrectOptions) -> int:
    """Correct one place of sealed minutes, list the correction and renew the seal."""
    correction = CorrectionRequest(
        meeting=session.require_meeting(options.meeting),
        where=session.require(options.where, "--where", Message("Which field, or prose?")),
        was=_words(options.was, "--was", Message("What stands there?"), session),
        now=_words(options.now, "--now", Message("What should stand there?"), session),
        by=session.require(options.by, "--by", Message("Who corrects it?")),
        on=options.on,
    )
    return write_and_account(session, plan_correction, correction, dry_run=options.dry_run)


def _words(given: str | None, name: str, question: Message, session: Session) -> str:
    """Return the words given, which may be none at all: a field is filled in, or emptied."""
    return require_words(session.require(None, name, question) if given is None else given)


COMMAND = Command(
    "correct",
    "Correct approved minutes: the change is listed, and the seal renewed.",
    run,
    CorrectOptions,
)
