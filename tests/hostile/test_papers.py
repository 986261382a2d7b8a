"""Naughty texts in every field of minutes, through every format."""

from __future__ import annotations

import re
from io import BytesIO
from typing import Any

import pytest
from docx import Document

from jakres_cli.documents.frame import view_fields
from jakres_cli.documents.minutes import MinutesView
from jakres_cli.documents.words import DOTS, MINUTES, labels
from jakres_cli.locale import catalogue
from jakres_cli.model.markdown import escape_control, escape_markdown
from jakres_cli.papers.blocks import Paper, page_count_words
from jakres_cli.papers.html import as_html
from jakres_cli.papers.pdf import PdfPrinter
from jakres_cli.papers.reading import read_paper
from jakres_cli.papers.word.document import as_word
from jakres_cli.papers.word.filling import fill_template
from jakres_cli.papers.word.office import tags
from jakres_cli.papers.word.repeating import prose_and_view
from jakres_cli.templating.render import Templates
from jakres_cli.templating.sandbox import word_environment
from jakres_cli.templating.values import word_finisher
from tests.hostile.naughty import NAUGHTY
from tests.papers import bare, paragraphs_of_word, text_of_html, text_of_pdf, text_of_word

FIELDS = view_fields(MinutesView)
T = catalogue("en")
PAGES = page_count_words(T)
TEMPLATES = Templates(None)
PLAIN = "Qx7"
LONG = 90
# What the fonts of typst lack, and what runs from right to left, can't be told from a PDF's text.
NOT_TOLD_BY_PDF = re.compile(
    r"[\u0590-\u06ff\u0900-\u0fff\u2f00-\ua9ff\uac00-\ud7ff\ufb00-\ufb06\U0001f000-\U0010ffff]"
)


def view(text: str) -> dict[str, Any]:
    """A view of minutes in which every field is `text`, and every list has one item."""
    made = _filled(tags(FIELDS), text)
    lists = {name: [_item(name, text)] for name in ("absent", "corrections", "updates")}
    # prose is Markdown: what it shows is the business of another test
    prose = dict.fromkeys(made["prose"], "")
    fixed = {"lang": "en", "dots": DOTS, "label": labels(MINUTES, T), "prose": prose}
    return {**made, **lists, **fixed}


def _item(name: str, text: str) -> dict[str, Any]:
    keys = (field.removeprefix(f"{name}[].") for field in FIELDS if field.startswith(f"{name}[]."))
    return {key.removesuffix("[]"): [text] if key.endswith("[]") else text for key in keys}


def _filled(value: Any, text: str) -> Any:  # noqa: ANN401  whatever a view holds
    if isinstance(value, dict):
        return {key: _filled(inner, text) for key, inner in value.items()}
    return [_filled(inner, text) for inner in value] if isinstance(value, list) else text


def paper(text: str) -> Paper:
    """Minutes full of `text`."""
    return read_paper(TEMPLATES.render("minutes.md.j2", view(text)), "en")


def shown(text: str) -> str:
    """How a text that can't be printed as it is is shown."""
    return bare(escape_control(" ".join(text.split())))


def made(form: str, text: str) -> str:
    """The letters of minutes full of `text`."""
    if form == "html":
        return bare(text_of_html(as_html(paper(text), PAGES)))
    return bare(text_of_word(as_word(paper(text), PAGES)))


def everywhere(texts: list[str]) -> str:
    """Markdown with each text as a paragraph, and in a heading, a list, a table and bold."""
    safe = [escape_markdown(text) for text in texts]
    rows = "".join(f"| {one} | **{one}** |\n" for one in safe)
    apart = "".join(f"{one}\n\n### {one}\n\n- {one}\n\n" for one in safe)
    return f"{apart}| a | b |\n|---|---|\n{rows}"


@pytest.mark.parametrize("form", ["html", "docx"])
def test_naughty_texts_arrive_in_every_field(form: str) -> None:
    """A text that means something stands wherever one that means nothing would, to the letter."""
    wanted = made(form, PLAIN).count(PLAIN)
    assert wanted > 25
    counts = {text: made(form, text).count(shown(text)) for text in NAUGHTY}
    assert {text: count for text, count in counts.items() if count < wanted} == {}


def test_naughty_texts_arrive_in_a_pdf() -> None:
    """In paragraphs, headings, lists and tables; what the fonts lack breaks nothing."""
    told = [text for text in NAUGHTY if not NOT_TOLD_BY_PDF.search(text)]
    press = PdfPrinter(PAGES)
    text = bare(text_of_pdf(press.print(read_paper(everywhere(told), "en"))))
    text = re.sub(r"Page\d+of\d+", "", text)
    # a long one may be parted by the end of a page, or read across two columns
    assert [one for one in told if text.count(shown(one)) < (1 if len(one) > LONG else 5)] == []
    others = [text for text in NAUGHTY if text not in told]
    assert press.print(read_paper(everywhere(others), "en")).startswith(b"%PDF")


def test_naughty_texts_arrive_in_the_offices_template() -> None:
    """Docxtpl neither drops `a < b & c` nor runs what stands in a field."""
    template = Document()
    template.add_paragraph("{{ agenda.title }}")
    row = template.add_table(1, 2).rows[0]
    row.cells[0].text, row.cells[1].text = "{{ agenda.title }}", "{{ agenda.by }}"
    file = BytesIO()
    template.save(file)
    view = {"agenda": [{"title": text, "by": f"={text}="} for text in NAUGHTY]}
    prose, plain, lists = prose_and_view(view, {})
    environment = word_environment(word_finisher("……", ("yes", "no")))
    made, _ = fill_template(file.getvalue(), environment, prose=prose, view=plain, shown=lists)
    found = [bare(line) for line in paragraphs_of_word(made)]
    for text in NAUGHTY:
        assert found.count(shown(text)) >= 2, text
        assert f"={shown(text)}=" in found, text
