"""``jakres add agency``: a body into the register."""

from __future__ import annotations

from jakres_cli.cli.grammar import Command
from jakres_cli.cli.options import DRY_RUN, Options, option, optional_argument, repeatable
from jakres_cli.cli.resolve import resolve_agency
from jakres_cli.model.message import AskedWrongly, Message
from jakres_cli.model.words import AGENCY_KINDS
from jakres_cli.operations.drafts import filled_fields
from jakres_cli.operations.registers import add_to_register, refuse_code, warn_of_similar_name
from jakres_cli.records.reading.scalars import is_code
from jakres_cli.records.schema.registers import AGENCY

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


def run(session: Session, options: AddAgencyOptions) -> int:
    """Register an agency under a code that people say."""
    loaded = session.load()
    records = loaded.records
    code = session.wanted(
        options.code, "CODE", Message("What do people call it? (BPBD, Dishub, …)")
    )
    if not is_code(code):
        raise AskedWrongly(
            Message("“{value}” is not a code", value=code),
            Message("letters, digits and hyphens: BPBD, Biro-PKLH"),
        )
    full = session.wanted(options.name, "NAME", Message("What is its full name?"))
    warn_of_similar_name(session, records, full)
    for alias in options.alias:
        refuse_code(alias, records)
    english = options.english
    value = filled_fields(
        AGENCY,
        name={"id": full, "en": english} if english else full,
        aliases=list(options.alias),
        kind=options.kind,
        parent=resolve_agency(options.parent, records),
    )
    add_to_register(session, records, code, value, dry_run=options.dry_run)
    return session.account(loaded)


COMMAND = Command("add agency", "Register an agency or partner.", run, AddAgencyOptions)
