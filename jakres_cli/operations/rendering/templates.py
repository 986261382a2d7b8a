"""``--fields`` and ``--starter``: what helps to write a template of one's own."""

from __future__ import annotations

import os

from jakres_cli.documents.words import DOTS, labels, shorten
from jakres_cli.model.base import JakresError, Message
from jakres_cli.operations.rendering.run import RenderOptions, RenderRequest

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from jakres_cli.cli.session import Session
    from jakres_cli.documents.frame import Frame
    from jakres_cli.documents.maker import Maker
    from jakres_cli.documents.table import DocumentType


_LONGEST = 60


def examples(fields: Iterable[str], view: Mapping[str, object]) -> dict[str, str]:
    """Return the value of each of ``fields`` in ``view``, of a list that of its first item."""
    values = {field: _value(field.split("."), view) for field in fields}
    return {field: text for field, text in values.items() if text}


def _value(names: list[str], value: object) -> str:
    if not names:
        words = str(value).lower() if isinstance(value, bool) else str(value)
        return shorten(" ".join(words.split()), _LONGEST)
    name, many, _ = names[0].partition("[]")
    inner = value.get(name) if isinstance(value, dict) else None
    if many:
        inner = inner[0] if isinstance(inner, list) and inner else None
    return "" if inner is None or name == "*" else _value(names[1:], inner)


_LISTS = {"md", "csv"}


def list_fields(session: Session, document: DocumentType, options: RenderOptions) -> None:
    """List the fields of ``document``, with what they hold in the one that is asked for."""
    from jakres_cli.output.explain import fields_report

    maker = document.maker()
    if options.ref is not None:
        view = _view(session, document, options.ref, options)
    else:
        try:
            view = _view(session, document, "", options)
        except (JakresError, OSError):
            view = None  # what fields there are can be told without any record
    report = fields_report(maker.fields, maker.words, session.t, examples(maker.fields, view or {}))
    form = session.format(options.format if options.format in _LISTS else None)
    session.deliver(session.lay_out(report, form), options.output)


def _view(
    session: Session, document: DocumentType, ref: str, options: RenderOptions
) -> Frame | None:
    """Return a view of ``document``: about ``ref``, else about the last that there is."""
    from jakres_cli.documents.frame import coverage

    maker = document.maker()
    run = RenderRequest(
        session, options, every=False, internal=options.internal or not document.public
    )
    if not ref and maker.every is not None:
        ref = (maker.every(run, run.discretion()) or [""])[-1]
    if not ref and document.ref is not None:
        return None
    display = run.display_names()
    view = maker.view(run, display, ref)
    view["coverage"] = coverage(run.loaded, run.day, display.discretion, session.t)
    return view


def write_starter(session: Session, name: str, maker: Maker[Frame], output: str | None) -> None:
    """Write the starter of the document ``name``; a file that is there is somebody's work."""
    from jakres_cli.papers.blocks import page_count_words
    from jakres_cli.papers.reading import read_paper
    from jakres_cli.papers.word.document import as_word
    from jakres_cli.papers.word.office import tags, with_tags_of_word
    from jakres_cli.templating.render import Templates

    t = session.t
    view = {
        **tags(maker.fields),
        "lang": t.lang,
        "dots": DOTS,
        "label": labels(dict(maker.words), t),
        "letterhead": list(session.settings.letterhead.lines),
    }
    text = Templates(session.tree.root).render(f"{name}.md.j2", view)
    made = as_word(with_tags_of_word(read_paper(text, t.lang)), page_count_words(t))
    if output is None or output == "-":
        session.deliver_file(made, None)
        return
    from jakres_cli.store.files import create_file

    session.must_not_hit_records(output)
    create_file(output, made)
    session.note(Message("wrote {path}", path=output))
    usual = os.path.join(session.tree.root, "templates", f"{name}.docx")
    if os.path.abspath(output) == usual:
        session.note(Message("jakres render {name} --format docx takes it from now on", name=name))
    else:
        session.note(Message("as {path} it is used for every docx", path=f"templates/{name}.docx"))
