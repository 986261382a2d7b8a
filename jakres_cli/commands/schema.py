"""``jakres schema``: the JSON Schema of the records, for editors and other programs."""

from __future__ import annotations

from jakres_cli.cli.grammar import Command
from jakres_cli.cli.options import OUTPUT, Options, optional_argument
from jakres_cli.cli.resolve import choice
from jakres_cli.model.base import Message
from jakres_cli.records.schema.kinds import FORMS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from jakres_cli.cli.session import Session


class SchemaOptions(Options):
    """The options of ``jakres schema``."""

    kind: str | None = optional_argument(
        "KIND", "meeting, progress, event, agencies, …; without one, all of them."
    )
    output: str | None = OUTPUT


def run(session: Session, options: SchemaOptions) -> int:
    """Print the schema of ``kind``, or of all kinds in one. Works outside a workspace."""
    from jakres_cli.output.json_output import as_json
    from jakres_cli.output.json_schema import schema_of, schema_of_all

    known = choice(options.kind, FORMS, Message("kind of record"))
    session.deliver(as_json(schema_of(known) if known else schema_of_all()), options.output)
    return 0


COMMAND = Command(
    "schema",
    "Print the JSON Schema of the records, for editors and other programs.",
    run,
    SchemaOptions,
)
