"""``jakres add person``: somebody whom the records name, into the register."""

from __future__ import annotations

from jakres_cli.cli.grammar import Command
from jakres_cli.cli.options import (
    CONFIDENTIAL,
    DRY_RUN,
    ID,
    Options,
    option,
    optional_argument,
    repeatable,
)
from jakres_cli.model.base import Message
from jakres_cli.operations.plan import write_and_account
from jakres_cli.operations.registers import NewPerson, plan_person

TYPE_CHECKING = False
if TYPE_CHECKING:
    from jakres_cli.cli.session import Session


class AddPersonOptions(Options):
    """The options of ``jakres add person``."""

    name: str | None = optional_argument("NAME", "The name without titles.")
    agency: str | None = option("--agency", "AGENCY", "The agency they belong to.")
    prefix: str | None = option("--prefix", "TITLES", "Titles before the name.")
    holds: tuple[str, ...] = repeatable("--holds", "POST", "A post that they hold.")
    id: str | None = ID
    dry_run: bool = DRY_RUN
    confidential: bool = CONFIDENTIAL


def run(session: Session, options: AddPersonOptions) -> int:
    """Register a person."""
    new = NewPerson(
        name=session.require(options.name, "NAME", Message("What is the name, without titles?")),
        prefix=options.prefix,
        agency=options.agency,
        holds=options.holds,
        id=options.id,
    )
    return write_and_account(session, plan_person, new, dry_run=options.dry_run)


COMMAND = Command("add person", "Register a person.", run, AddPersonOptions)
