"""``jakres render DOCUMENT [REF]``: papers, letters and tables made from the records."""

from __future__ import annotations

from jakres_cli.cli.grammar import Command
from jakres_cli.documents.table import document_named
from jakres_cli.model.base import replace_fields
from jakres_cli.operations.rendering.delivery import Rendering
from jakres_cli.operations.rendering.formats import check_options_fit, chosen_format
from jakres_cli.operations.rendering.run import RenderOptions, RenderRequest
from jakres_cli.operations.rendering.templates import list_fields, write_starter

TYPE_CHECKING = False
if TYPE_CHECKING:
    from jakres_cli.cli.session import Session


def run(session: Session, options: RenderOptions) -> int:
    """Render the document; exit 1 when records were not read whole."""
    document = document_named(options.document)
    if options.fields:
        list_fields(session, document, options)
        return 0
    if options.starter:
        write_starter(session, document.name, document.maker(), options.output)
        return 0
    every = document.every and options.all
    options = replace_fields(options, format=chosen_format(options, every=every))
    check_options_fit(document, options)
    if options.output:
        session.must_not_hit_records(options.output)
    internal = options.internal or not document.public
    rendering = Rendering(RenderRequest(session, options, every=every, internal=internal), document)
    prepared = rendering.prepare(None if every else options.ref or "")
    rendering.deliver(prepared, options.output if every else None)
    return rendering.account()


COMMAND = Command(
    "render", "Make a document: minutes, a letter, a list, a table.", run, RenderOptions
)
