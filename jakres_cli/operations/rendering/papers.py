"""A view to the format asked for: Markdown by its template, and from that HTML, Word or PDF."""

from __future__ import annotations

import os

from jakres_cli.model.message import Message
from jakres_cli.papers.blocks import text_of
from jakres_cli.papers.layout import without_hints

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from jakres_cli.cli.session import Session
    from jakres_cli.operations.rendering.options import RenderOptions
    from jakres_cli.papers.blocks import Paper, Picture
    from jakres_cli.papers.pdf import PdfPrinter
    from jakres_cli.papers.word.office import OfficeTemplate
    from jakres_cli.templating.render import Templates

    View = dict[str, Any]

FORMS = ("html", "docx", "pdf")
"""What every document can be besides Markdown."""
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

    def made(self, view: View) -> str | bytes:
        """Return the document that ``view`` is about."""
        text = self._markdown(view)
        if self._form not in FORMS:
            return without_hints(text)
        from jakres_cli.papers.reading import read_paper

        paper = read_paper(text, self._session.t.lang, self._logo)
        if self._office is not None:
            return self._filled(self._office, view, text_of(paper.mark))
        return self._converted(paper)

    def _filled(self, office: OfficeTemplate, view: View, mark: str) -> bytes:
        """Return the office's own template, filled in, and say what has no place in it."""
        made, unused = office.fill({**view, "mark": mark})
        if unused:
            names = ", ".join(unused)
            self._session.note(
                Message("the template {path} leaves out: {names}", path=office.path, names=names)
            )
        return made

    def _markdown(self, view: View) -> str:
        if self._templates is None:
            from jakres_cli.templating.render import Templates

            chosen = None if is_word_file(self._template) else self._template
            self._templates = Templates(self._session.tree.root, chosen)
        return self._templates.render(f"{self._name}.md.j2", view)

    def _converted(self, paper: Paper) -> str | bytes:
        from jakres_cli.papers.layout import page_count_words

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
        found = word_template(self._session.tree.root, f"{self._name}{_WORD}", named)
        if found is None:
            return None
        from jakres_cli.papers.word.office import OfficeTemplate

        t = self._session.t
        return OfficeTemplate(found, self._fields, (t(Message("yes")), t(Message("no"))))

    def _read_logo(self) -> Picture | None:
        path = self._session.settings.letterhead.logo
        if not path:
            return None
        from jakres_cli.papers.picture import MOST_BYTES, read_picture
        from jakres_cli.store.workspace import read_inside

        return read_picture(read_inside(self._session.tree.root, path, MOST_BYTES + 1), path)
