"""``jakres add agency``: a body into the register."""

from __future__ import annotations

from jakres_cli.cli.grammar import Argument, Command, Option
from jakres_cli.cli.options import DRY_RUN
from jakres_cli.cli.resolve import resolve_agency
from jakres_cli.model.message import AskedWrongly, Message
from jakres_cli.model.words import AGENCY_KINDS
from jakres_cli.operations.drafts import filled_fields
from jakres_cli.operations.registers import add_to_register, refuse_code, warn_of_similar_name
from jakres_cli.records.reading.scalars import is_code
from jakres_cli.records.schema.registers import AGENCY

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from jakres_cli.cli.session import Session


def run(session: Session, *, code: str | None, name: str | None, **asked: Any) -> int:  # noqa: ANN401
    """Register an agency under a code that people say."""
    loaded = session.load()
    records = loaded.records
    code = session.wanted(code, "CODE", Message("What do people call it? (BPBD, Dishub, …)"))
    if not is_code(code):
        raise AskedWrongly(
            Message("“{value}” is not a code", value=code),
            Message("letters, digits and hyphens: BPBD, Biro-PKLH"),
        )
    full = session.wanted(name, "NAME", Message("What is its full name?"))
    warn_of_similar_name(session, records, full)
    for alias in asked["alias"]:
        refuse_code(alias, records)
    english = asked["english"]
    value = filled_fields(
        AGENCY,
        name={"id": full, "en": english} if english else full,
        aliases=list(asked["alias"]),
        kind=asked["kind"],
        parent=resolve_agency(asked["parent"], records),
    )
    add_to_register(session, records, code, value, dry_run=asked["dry_run"])
    return session.account(loaded)


COMMAND = Command(
    name="add agency",
    help=Message("Register an agency or partner."),
    run=run,
    arguments=(
        Argument(
            name="code",
            metavar="CODE",
            required=False,
            help=Message("What people call it: BPBD, Biro-PKLH."),
        ),
        Argument(name="name", metavar="NAME", required=False, help=Message("Its full name.")),
    ),
    options=(
        Option(
            names=("--kind",),
            metavar="KIND",
            choices=AGENCY_KINDS,
            help=Message("What kind of body; city-agency is the default."),
        ),
        Option(names=("--parent",), metavar="AGENCY", help=Message("The body that it belongs to.")),
        Option(
            names=("--alias",),
            metavar="NAME",
            many=True,
            help=Message("Another name that it goes by."),
        ),
        Option(names=("--english",), metavar="NAME", help=Message("Its English name.")),
        DRY_RUN,
    ),
)
