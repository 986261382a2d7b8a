from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any

import pytest
from docx import Document
from docx.shared import Pt
from lxml import etree

from jakres_cli.model.base import CannotDo
from jakres_cli.papers.word.office import OfficeTemplate
from jakres_cli.templating.sources import WordTemplate
from tests.papers import W, paragraphs_of_word, parts_of_word, text_of_word
from tests.word_files import saved, word_file

if TYPE_CHECKING:
    from docx.document import Document as Made

VIEW: dict[str, Any] = {
    "dots": "……",
    "mark": "KONSEP",
    "meeting": {"title": "Rapat & <banjir>", "place": "", "kind": "coordination"},
    "minutes": {"draft": True},
    "headcount": "",
    "attendees": [{"text": "BPBD", "note": ""}, {"text": "DLH", "note": "tuan rumah"}],
    "absent": [],
    "updates": [{"what": "a", "notes": ["satu", "dua"]}],
    "groups": [
        {"title": "BPBD", "rows": [{"what": "pompa", "evidence": [{"text": "surat", "url": ""}]}]},
        {"title": "DLH", "rows": [{"what": "peta", "evidence": []}]},
    ],
    "prose": {"opening": "", "discussion": "Satu *dua*.\n\n- tiga\n- [empat](https://x.id)\n"},
}
FIELDS = {"absent[].agency": "", "absent[].reason": ""}


def filled(data: bytes, **view: Any) -> bytes:  # noqa: ANN401  whatever a view holds
    """The template with the view in its fields."""
    return office(data).fill({**VIEW, **view})[0]


def office(data: bytes) -> OfficeTemplate:
    """A template as it was found."""
    template = WordTemplate(path="templates/minutes.docx", data=data)
    return OfficeTemplate(template, FIELDS, ("ya", "tidak"))


def lines(data: bytes, **view: Any) -> list[str]:  # noqa: ANN401  see filled
    """The paragraphs of the filled template that have a text."""
    return [line for line in paragraphs_of_word(filled(data, **view)) if line]


def test_fields_are_filled_in() -> None:
    """Texts arrive whole, what is missing is dotted, a flag is a word, a list its texts."""
    assert lines(
        word_file(
            "Acara: {{ meeting.title }}",
            "{{ meeting.place }}|{{ headcount | optional }}|{{ minutes.draft }}|{{mark}}",
            "{{ meeting.kind | upper }} {{ 'a' ~ meeting.title }}",
        )
    ) == ["Acara: Rapat & <banjir>", "……||ya|KONSEP", "COORDINATION aRapat & <banjir>"]


def test_a_field_may_be_in_pieces() -> None:
    """Word cuts what is typed into runs; the look of the first one counts."""
    document = Document()
    paragraph = document.add_paragraph("{{ meet")
    paragraph.add_run("ing.").bold = True
    paragraph.add_run("title }}!")
    assert lines(saved(document)) == ["Rapat & <banjir>!"]


def test_rows_are_repeated() -> None:
    """A row that names a list in several cells, or in its only filled one, is one for each."""
    rows = [("No", "Siapa"), ("{{ attendees.no }}", "{{ attendees.text }} ({{ attendees.note }})")]
    assert lines(word_file(rows=rows)) == ["No", "Siapa", "1", "BPBD (……)", "2", "DLH (tuan rumah)"]
    assert lines(word_file(rows=[("{{ attendees.text }}", "")])) == ["BPBD", "DLH"]


def test_paragraphs_are_repeated() -> None:
    """In the text, and in a cell beside a label; a numbered one goes on counting."""
    document = Document()
    document.add_paragraph("{{ attendees.text }}", style="List Number")
    made = filled(saved(document))
    assert [line for line in paragraphs_of_word(made) if line] == ["BPBD", "DLH"]
    assert parts_of_word(made)["word/document.xml"].count(b"ListNumber") == 2
    row = word_file(rows=[("Hadir:", "{{ attendees.text }}")])
    assert lines(row) == ["Hadir:", "BPBD", "DLH"]


def test_an_empty_list_leaves_dotted_blanks() -> None:
    """The row of a form stays when there is nothing to fill it with."""
    rows = [("{{ absent.no }}", "{{ absent.agency }}: {{ absent.reason }}")]
    assert lines(word_file(rows=rows)) == ["……", "……: ……"]


def test_rows_of_groups_are_one_list() -> None:
    """With the group that each stands in, and evidence as text."""
    rows = [("{{ rows.no }} {{ rows.group }}", "{{ rows.what }} {{ rows.evidence }}")]
    assert lines(word_file(rows=rows)) == ["1 BPBD", "pompa surat", "2 DLH", "peta ……"]


def test_loops_by_hand_work_too() -> None:
    """As docxtpl has them; nothing is repeated twice."""
    rows = [("{%tr for one in attendees %}", ""), ("{{ one.text }}", "x"), ("{%tr endfor %}", "")]
    assert lines(word_file(rows=rows)) == ["BPBD", "x", "DLH", "x"]
    assert lines(
        word_file("{%p for attendees in attendees %}", "{{ attendees.text }}", "{%p endfor %}")
    ) == ["BPBD", "DLH"]


def test_parts_may_depend_on_something() -> None:
    """What stands between two such paragraphs is there or not."""
    data = word_file("{%p if absent %}", "Tidak hadir", "{%p endif %}", "{{ updates.notes }}")
    assert lines(data) == ["satu; dua"]


def test_prose_grows_into_paragraphs() -> None:
    """A paragraph with only that field becomes all of them, in the look that it had."""
    document = Document()
    document.add_paragraph("sebelum")
    run = document.add_paragraph(style="Quote").add_run("{{ prose.discussion }}")
    run.font.size = Pt(9)
    document.add_paragraph("sesudah")
    made = filled(saved(document))
    before, *grown, after = Document(BytesIO(made)).paragraphs
    assert (before.text, after.text) == ("sebelum", "sesudah")
    assert [one.text for one in grown] == ["Satu dua.", "•\ttiga", "•\tempat"]
    assert {one.style.name for one in grown if one.style} == {"Quote"}
    assert all(run.font.size == Pt(9) for one in grown for run in one.runs)
    assert [run.text for run in grown[0].runs if run.italic] == ["dua"]
    assert b"https://x.id" in parts_of_word(made)["word/_rels/document.xml.rels"]


def test_prose_in_a_line_is_its_words() -> None:
    """Where other text stands beside it there is no room for paragraphs."""
    assert lines(word_file("Isi: {{ prose.discussion }}.")) == ["Isi: Satu dua. • tiga • empat."]
    assert lines(word_file("{{ prose.opening }}")) == ["……"]


def test_prose_with_tables_and_code_grows_too() -> None:
    """Into a table of the width of its place, which ends with a paragraph as Word wants it."""
    markdown = "## Judul\n\n| a | b |\n|---|---|\n| c | d |\n\n```\ne\n```\n\n> f\n\n1. g\n   - h\n"
    made = filled(word_file(rows=[("{{ prose.discussion }}", "x")]), prose={"discussion": markdown})
    root = etree.fromstring(parts_of_word(made)["word/document.xml"])
    for cell in root.iter(f"{W}tc"):
        assert cell[-1].tag == f"{W}p"
    text = text_of_word(made)
    assert all(word in text for word in ("Judul", "a", "b", "c", "d", "e", "f", "1.", "g", "h"))


def test_headers_and_footers_are_filled_in() -> None:
    """They have fields like the text; prose may stand there as well."""
    document = Document()
    section = document.sections[0]
    section.header.paragraphs[0].text = "{{ meeting.title }} {{ mark }}"
    section.footer.paragraphs[0].text = "{{ prose.discussion }}"
    text = text_of_word(filled(saved(document)))
    assert "Rapat & <banjir> KONSEP" in text
    assert "Satu dua." in text


def test_the_same_template_gives_the_same_bytes() -> None:
    """No clock, no counter: so a paper can be compared with the one made before."""
    data = word_file("{{ meeting.title }}", "{{ prose.discussion }}")
    assert filled(data) == filled(data)


def test_what_has_no_field_is_told() -> None:
    """Lists, prose and the mark that a reader would miss; not what is empty anyway."""
    _, unused = office(word_file("{{ meeting.title }} {{ attendees.text }}")).fill(VIEW)
    assert unused == ["mark", "updates", "rows", "prose.discussion"]


@pytest.mark.parametrize(
    ("text", "said", "hint"),
    [
        ("{{ meeting.titel }}", "there is no variable meeting.titel", "meeting.title?"),
        ("{{ metting.title }}", "there is no variable metting", "did you mean meeting?"),
        ("{{ attendees.nama }}", "there is no variable attendees.nama", "known: no, text, note"),
        ("{{ meeting.title | truncat }}", "there is no filter truncat", "did you mean truncate?"),
        ("Acara {{ meeting.title", "it can’t be understood", None),
        ("{%p for a in attendees %}", "it can’t be understood", None),
    ],
)
def test_mistakes_are_named(text: str, said: str, hint: str | None) -> None:
    """A field that isn't there with the nearest that is; what can't be read with its words."""
    with pytest.raises(CannotDo) as caught:
        filled(word_file("a", text, "b"))
    assert said in str(caught.value)
    assert hint is None or hint in str(caught.value.hint)


def test_a_mistake_in_writing_shows_where() -> None:
    """A Word file has no lines: the paragraph is quoted."""
    with pytest.raises(CannotDo, match=r"Acara \{\{ meeting.title \}"):
        filled(word_file("a", "Acara {{ meeting.title }", "b"))


def test_a_page_that_ends_with_prose_still_ends() -> None:
    """A section whose last paragraph is a field keeps its size and margins."""
    document: Made = Document()
    document.add_paragraph("{{ prose.discussion }}")
    document.add_section()
    before = parts_of_word(saved(document))["word/document.xml"].count(b"<w:sectPr")
    made = parts_of_word(filled(saved(document)))["word/document.xml"]
    assert made.count(b"<w:sectPr") == before
