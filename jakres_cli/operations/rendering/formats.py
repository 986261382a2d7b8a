"""A view to the format asked for, and whether the document can be it and takes what was asked."""

from __future__ import annotations

import os

from jakres_cli.cli.options import options_of
from jakres_cli.documents.table import FORMS, DocumentType
from jakres_cli.model.base import AskedWrongly, Message
from jakres_cli.operations.rendering.run import RenderOptions
from jakres_cli.papers.blocks import Paper, Picture, page_count_words, text_of, without_hints

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

    from jakres_cli.cli.session import Session
    from jakres_cli.documents.frame import Frame
    from jakres_cli.papers.pdf import PdfPrinter
    from jakres_cli.papers.word.office import OfficeTemplate
    from jakres_cli.templating.render import Templates

_WORD = ".docx"
_ENDINGS = {
    "htm": "html",
    **{form: form for form in ("md", *FORMS, "csv", "txt", "xlsx", "ics", "eml")},
    # nobody wants Markdown in a file of such a name; that it can't be made is said elsewhere
    **{form: form for form in ("doc", "odt", "rtf", "xls", "ods")},
}


def chosen_format(options: RenderOptions, *, every: bool) -> str | None:
    """Return the format that was asked for, by its name or by the names of the files.

    With ``every`` the output is a folder.
    """
    if options.format:
        return str(options.format)
    if options.output and not every:
        ending = os.path.splitext(options.output)[1].removeprefix(".").lower()
        if ending in _ENDINGS:
            return _ENDINGS[ending]
    if options.excel:
        return "csv"
    return "docx" if is_word_file(options.template) else None


def is_word_file(path: str | None) -> bool:
    """Return whether ``path`` is called like a file of Word."""
    return bool(path) and str(path).lower().endswith(_WORD)


class PaperMaker:
    """Makes one kind of document in one format; what serves them all is made once."""

    def __init__(
        self,
        session: Session,
        name: str,
        fields: Mapping[str, str],
        form: str,
        template: str | None,
    ) -> None:
        self._session = session
        self._name = name
        self._fields = fields
        self._form = form
        self._template = template
        self._templates: Templates | None = None
        self._press: PdfPrinter | None = None
        self._office = self._office_template() if form == "docx" else None
        self._logo = self._read_logo() if form in FORMS and not self._office else None

    def made(self, view: Frame) -> str | bytes:
        """Return the document that ``view`` is about."""
        text = self._markdown(view)
        if self._form not in FORMS:
            return without_hints(text)
        from jakres_cli.papers.reading import read_paper

        paper = read_paper(text, self._session.t.lang, self._logo)
        if self._office is not None:
            return self._filled(self._office, view, text_of(paper.mark))
        return self._converted(paper)

    def _filled(self, office: OfficeTemplate, view: Frame, mark: str) -> bytes:
        """Return the office's own template, filled in, and say what has no place in it."""
        made, unused = office.fill({**view, "mark": mark})
        if unused:
            names = ", ".join(unused)
            self._session.note(
                Message("the template {path} leaves out: {names}", path=office.path, names=names)
            )
        return made

    def _markdown(self, view: Frame) -> str:
        if self._templates is None:
            from jakres_cli.templating.render import Templates

            chosen = None if is_word_file(self._template) else self._template
            self._templates = Templates(self._session.tree.root, chosen)
        return self._templates.render(f"{self._name}.md.j2", view)

    def _converted(self, paper: Paper) -> str | bytes:

        pages = page_count_words(self._session.t)
        if self._form == "html":
            from jakres_cli.papers.html import as_html

            return as_html(paper, pages)
        if self._form == "docx":
            from jakres_cli.papers.word.document import as_word

            return as_word(paper, pages)
        if self._press is None:
            from jakres_cli.papers.pdf import PdfPrinter

            self._press = PdfPrinter(pages)
        return self._press.print(paper)

    def _office_template(self) -> OfficeTemplate | None:
        """Return the office's own Word template, the one named or the one of the workspace."""
        from jakres_cli.templating.sources import word_template

        named = self._template if is_word_file(self._template) else None
        if self._template and named is None:
            return None
        template = word_template(self._session.tree.root, f"{self._name}{_WORD}", named)
        if template is None:
            return None
        from jakres_cli.papers.word.office import OfficeTemplate

        t = self._session.t
        return OfficeTemplate(template, self._fields, (t(Message("yes")), t(Message("no"))))

    def _read_logo(self) -> Picture | None:
        path = self._session.settings.letterhead.logo
        if not path:
            return None
        from jakres_cli.papers.foreign import MOST_BYTES, read_picture
        from jakres_cli.store.workspace import read_inside

        return read_picture(read_inside(self._session.tree.root, path, MOST_BYTES + 1), path)


OF_EVERY_DOCUMENT = frozenset(
    {"format", "excel", "output", "template", "fields", "starter", "confidential", "at"}
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
    if options.excel and form != "csv":
        raise _no_use("--excel", form)
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
