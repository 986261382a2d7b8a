"""Whether what was asked fits the document: nothing that it has no use for is overlooked."""

from __future__ import annotations

from jakres_cli.cli.options import options_of
from jakres_cli.model.message import AskedWrongly, Message
from jakres_cli.operations.rendering.options import RenderOptions
from jakres_cli.operations.rendering.papers import FORMS, is_word_file
from jakres_cli.operations.rendering.table import DocumentType

TYPE_CHECKING = False
if TYPE_CHECKING:
    from jakres_cli.operations.rendering.table import DocumentType

OF_EVERY_DOCUMENT = frozenset(
    {"format", "output", "template", "fields", "starter", "confidential", "at"}
)
"""Options that every document takes."""


def check_options_fit(document: DocumentType, options: RenderOptions) -> None:
    """Raise ``AskedWrongly`` for what ``document`` can't be, doesn't take, or lacks."""
    _must_fit_format(document, options)
    _must_fit_options(document, options)
    if document.ref is None and options.ref is not None:
        raise AskedWrongly(
            Message("{name} takes no reference", name=document.name),
            Message("narrow it with --agency {ref} or --meeting {ref}", ref=options.ref),
        )
    if document.ref is not None:
        _must_be_one_or_all(document, document.ref, options)


def _must_fit_format(document: DocumentType, options: RenderOptions) -> None:
    form, formats = options.format or "md", ("md", *FORMS, *document.formats)
    if form not in formats:
        raise AskedWrongly(
            Message("{name} can't be {format}", name=document.name, format=form),
            Message("it can be {formats}", formats=", ".join(formats)),
        )
    if options.template and form not in {"md", *FORMS}:
        raise _no_use("--template", form)
    if is_word_file(options.template) and form != "docx":
        raise AskedWrongly(
            Message("a template from Word makes docx, not {format}", format=form),
            Message("make docx, and let Word save it as {format}", format=form),
        )


def _must_fit_options(document: DocumentType, options: RenderOptions) -> None:
    taken = {*OF_EVERY_DOCUMENT, *document.options, *(("all",) if document.every else ())}
    for option in options_of(RenderOptions):
        if getattr(options, option.key) and option.key not in taken:
            raise _no_use(option.names[0], document.name)
    if options.kind and options.kind not in document.kinds:
        raise AskedWrongly(
            Message("{name} can't be “{value}”", name="--kind", value=options.kind),
            Message("it takes {choices}", choices=", ".join(document.kinds)),
        )


def _must_be_one_or_all(document: DocumentType, question: Message, options: RenderOptions) -> None:
    if options.all and options.ref is not None:
        raise AskedWrongly(Message("either {ref} or --all", ref=options.ref))
    if options.all and options.output in {None, "-"}:
        raise AskedWrongly(Message("into which folder?"), Message("name it with -o DIR"))
    if not options.all and options.ref is None:
        every = Message("name one, or all with --all -o DIR")
        raise AskedWrongly(question, every if document.every else None)


def _no_use(option: str, name: str) -> AskedWrongly:
    return AskedWrongly(Message("{option} cannot be used with {name}", option=option, name=name))
