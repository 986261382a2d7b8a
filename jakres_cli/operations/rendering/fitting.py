"""Whether what was asked fits the document: nothing that it has no use for is overlooked."""

from __future__ import annotations

from jakres_cli.model.message import AskedWrongly, Message
from jakres_cli.operations.rendering.papers import FORMS, is_word_file
from jakres_cli.operations.rendering.table import ALL, DocumentType, all_options

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


def check_options_fit(document: DocumentType, ref: str | None, asked: dict[str, Any]) -> None:
    """Raise ``AskedWrongly`` for what ``document`` can't be, doesn't take, or lacks."""
    _must_fit_format(document, asked)
    _must_fit_options(document, asked)
    if document.ref is None and ref is not None:
        raise AskedWrongly(
            Message("{name} takes no reference", name=document.name),
            Message("narrow it with --agency {ref} or --meeting {ref}", ref=ref),
        )
    if document.ref is not None:
        _must_be_one_or_all(document, document.ref, ref, asked)


def _must_fit_format(document: DocumentType, asked: dict[str, Any]) -> None:
    form, formats = asked["format"] or "md", ("md", *FORMS, *document.formats)
    if form not in formats:
        raise AskedWrongly(
            Message("{name} can't be {format}", name=document.name, format=form),
            Message("it can be {formats}", formats=", ".join(formats)),
        )
    if asked["template"] and form not in {"md", *FORMS}:
        raise _no_use("--template", form)
    if is_word_file(asked["template"]) and form != "docx":
        raise AskedWrongly(
            Message("a template from Word makes docx, not {format}", format=form),
            Message("make docx, and let Word save it as {format}", format=form),
        )


def _must_fit_options(document: DocumentType, asked: dict[str, Any]) -> None:
    taken = {option.key: option for option in document.options}
    if document.every:
        taken[ALL.key] = ALL
    for option in all_options():
        given = asked[option.key]
        if given and option.key not in taken:
            raise _no_use(option.names[0], document.name)
        choices = taken[option.key].choices if option.key in taken else ()
        wrong = [value for value in _values(given) if choices and value not in choices]
        if wrong:
            raise AskedWrongly(
                Message("{name} can't be “{value}”", name=option.names[0], value=wrong[0]),
                Message("it takes {choices}", choices=", ".join(choices)),
            )


def _values(given: Any) -> tuple[str, ...]:  # noqa: ANN401  text, several texts, a flag or None
    if isinstance(given, tuple):
        return given
    return (given,) if isinstance(given, str) else ()


def _must_be_one_or_all(
    document: DocumentType, question: Message, ref: str | None, asked: dict[str, Any]
) -> None:
    if asked["all"] and ref is not None:
        raise AskedWrongly(Message("either {ref} or --all", ref=ref))
    if asked["all"] and asked["output"] in {None, "-"}:
        raise AskedWrongly(Message("into which folder?"), Message("name it with -o DIR"))
    if not asked["all"] and ref is None:
        every = Message("name one, or all with --all -o DIR")
        raise AskedWrongly(question, every if document.every else None)


def _no_use(option: str, name: str) -> AskedWrongly:
    return AskedWrongly(Message("{option} means nothing for {name}", option=option, name=name))
