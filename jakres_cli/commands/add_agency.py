"""``jakres add agency``: a body into the register."""

from __future__ import annotations

from jakres_cli.cli.grammar import Command
from jakres_cli.cli.options import (
    CONFIDENTIAL,
    DRY_RUN,
    Options,
    option,
    optional_argument,
    repeatable,
)
from jakres_cli.model.base import Message
from jakres_cli.model.words import AGENCY_KINDS
from jakres_cli.operations.plan import write_and_account
from jakres_cli.operations.registers import NewAgency, plan_agency, require_code

TYPE_CHECKING = False
if TYPE_CHECKING:
    from jakres_cli.cli.session import Session


class AddAgencyOptions(Options):
    """The options of ``jakres add agency``."""

    code: str | None = optional_argument("CODE", "What people call it: BPBD, Biro-PKLH.")
    name: str | None = optional_argument("NAME", "Its full name.")
    kind: str | None = option(
        "--kind", "KIND", "What kind of body; city-agency is the default.", choices=AGENCY_KINDS
    )
    parent: str | None = option("--parent", "AGENCY", "The body that it belongs to.")
    alias: tuple[str, ...] = repeatable("--alias", "NAME", "Another name that it goes by.")
    english: str | None = option("--english", "NAME", "Its English name.")
    dry_run: bool = DRY_RUN
    confidential: bool = CONFIDENTIAL


def run(session: Session, options: AddAgencyOptions) -> int:
    """Register an agency under a code that people say."""
    question = Message("What do people call it? (BPBD, Dishub, …)")
    new = NewAgency(
        code=require_code(session.require(options.code, "CODE", question)),
        name=session.require(options.name, "NAME", Message("What is its full name?")),
        english=options.english,
        aliases=options.alias,
        kind=options.kind,
        parent=options.parent,
    )
    return write_and_account(session, plan_agency, new, dry_run=options.dry_run)


COMMAND = Command("add agency", "Register an agency or partner.", run, AddAgencyOptions)
