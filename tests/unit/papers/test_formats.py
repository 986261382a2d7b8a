from __future__ import annotations

import re
import struct
import zlib
from io import BytesIO
from typing import TYPE_CHECKING, Any

import pytest
from docx import Document
from docx.enum.section import WD_ORIENT
from docx.shared import Mm
from pypdf import PdfReader

from jakres_cli.locale import catalogue
from jakres_cli.model.base import CannotDo
from jakres_cli.papers.blocks import Paper, page_count_words
from jakres_cli.papers.foreign import read_picture
from jakres_cli.papers.html import as_html
from jakres_cli.papers.pdf import PdfPrinter
from jakres_cli.papers.reading import read_paper
from jakres_cli.papers.word.document import as_word
from tests.papers import Page, W, bare, parts_of_word, text_of_html, text_of_pdf, text_of_word

if TYPE_CHECKING:
    from collections.abc import Iterator


PAGES = page_count_words(catalogue("en"))
MINUTES = """\
<!-- part: letterhead -->
**Kantor Contoh**

Jalan Contoh 1

<!-- /part -->
<!-- title: NOTULA: Rapat -->
# NOTULA

<!-- part: mark -->
**KONSEP** – belum disahkan

<!-- /part -->
<!-- part: facts -->
| Sidang/Rapat | Rapat contoh |
|---|---|
| Tempat | …… |

<!-- /part -->
## Acara

1. satu
   - dua

3. [tiga](https://example.org/a?b=c&d)

> kutipan

```
kode  di sini
```

| No | Tindak Lanjut |
|---|---|
{rows}

<!-- part: signatures -->
Jakarta, ……

| Ketua | Notulis |
|---|---|
| | |
| **A** | **B** |

<!-- /part -->
"""
LONG = MINUTES.format(rows="\n".join(f"| {n} | isi {n} |" for n in range(1, 120)))


def png(width: int = 3, height: int = 2) -> bytes:
    """A picture, all black."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        )

    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    pixels = zlib.compress(bytes((width + 1) * height)) if width * height < 1_000_000 else b""
    parts = chunk(b"IHDR", head) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + parts


def paper(markdown: str = LONG, *, logo: bool = False) -> Paper:
    """A paper of several pages."""
    return read_paper(markdown, "id", read_picture(png(), "logo.png") if logo else None)


def in_all_formats(made: Paper) -> Iterator[tuple[str, bytes]]:
    """The paper in each format."""
    yield "html", as_html(made, PAGES).encode()
    yield "docx", as_word(made, PAGES)
    yield "pdf", PdfPrinter(PAGES).print(made)


def test_the_same_paper_gives_the_same_bytes() -> None:
    """Neither the clock nor what was made before leaves a trace in a file."""
    press = PdfPrinter(PAGES)
    press.print(paper("# Lain"))
    first, second = dict(in_all_formats(paper(logo=True))), dict(in_all_formats(paper(logo=True)))
    assert first == second
    assert press.print(paper(logo=True)) == first["pdf"]


def test_everything_is_in_every_format() -> None:
    """All texts, in their order; the hints are in none."""
    words = [
        *("KantorContoh", "JalanContoh1", "NOTULA", "KONSEP", "belumdisahkan", "Sidang/Rapat"),
        *("Rapatcontoh", "Tempat", "……", "Acara", "satu", "dua", "tiga", "kutipan", "kode"),
        *("TindakLanjut", "isi1", "isi119", "Jakarta,", "Ketua", "Notulis"),
    ]
    readers = {
        "html": lambda data: text_of_html(data.decode()),
        "docx": text_of_word,
        "pdf": text_of_pdf,
    }
    for form, data in in_all_formats(paper()):
        text = bare(readers[form](data))
        places = [text.find(word) for word in words]
        assert -1 not in places, (form, words[places.index(-1)])
        assert "part:" not in text


def test_html_is_one_page_that_can_do_nothing() -> None:
    """It says its language, allows itself no script and no address, and has none."""
    html = as_html(paper(logo=True), PAGES)
    page = Page(html)
    tags = [name for name, _ in page.tags]
    assert "script" not in tags
    assert ("html", {"lang": "id"}) in page.tags
    (policy,) = [one["content"] for _, one in page.tags if "http-equiv" in one]
    assert policy == "default-src 'none'; style-src 'unsafe-inline'; img-src data:"
    assert [one["src"][:22] for name, one in page.tags if name == "img"] == [
        "data:image/png;base64,"
    ]
    assert [one["href"] for name, one in page.tags if name == "a"] == [
        "https://example.org/a?b=c&d"
    ]
    assert "<title>NOTULA: Rapat</title>" in html
    assert "size: A4" in html
    assert not re.search(r"url\(|@import|http://", html)


def test_tables_lie_the_right_way_in_html() -> None:
    """A head over its columns; labels beside their values; a list to sign under joined titles."""
    table = "| a | |\n|---|---|\n| b | c |\n\n"
    parts = "".join(
        f"<!-- part: {name} -->\n{table}<!-- /part -->\n" for name in ("facts", "sheet")
    )
    html = as_html(read_paper(f"{table}{parts}", "id"), PAGES).replace("\n", "")
    row = "<tr><td>b</td><td>c</td></tr>"
    columns = re.compile("<colgroup>.*?</colgroup>")
    assert [columns.sub("", one) for one in re.findall("<table>(.*?)</table>", html)] == [
        f"<thead><tr><th>a</th><th></th></tr></thead><tbody>{row}</tbody>",
        f"<tbody><tr><td>a</td><td></td></tr>{row}</tbody>",
        f'<thead><tr><th colspan="2">a</th></tr></thead><tbody>{row}</tbody>',
    ]
    assert html.count("<col style") == 4


def test_a_mark_can_not_end_the_style() -> None:
    """What every page says stands in the style sheet, letter by letter as a number."""
    html = as_html(
        read_paper('<!-- part: mark -->\n\\</style>"}*{x:y}\n<!-- /part -->', "id"), PAGES
    )
    assert html.count("</style>") == 1
    assert '"}*' not in html.partition("</style>")[0]


def test_pdf_pages_are_a4_numbered_and_marked() -> None:
    """Page numbers on each, the mark on all but the first, where it stands below the title."""
    reader = PdfReader(BytesIO(PdfPrinter(PAGES).print(paper())))
    assert len(reader.pages) > 2
    for number, page in enumerate(reader.pages, 1):
        text = bare(page.extract_text())
        assert f"Page{number}of{len(reader.pages)}" in text
        assert text.count("KONSEP") == 1
        assert [round(float(side)) for side in page.mediabox[2:]] == [595, 842]
    assert bare(reader.pages[1].extract_text()).count("TindakLanjut") == 1


def test_pdf_is_tagged_and_says_what_it_is() -> None:
    """Title, language, structure for screen readers, embedded fonts; no day of its making."""
    reader = PdfReader(BytesIO(PdfPrinter(PAGES).print(paper(logo=True))))
    root: Any = reader.trailer["/Root"]
    assert reader.metadata is not None
    assert reader.metadata.title == "NOTULA: Rapat"
    assert "/CreationDate" not in reader.metadata
    assert root["/Lang"] == "id"
    assert root["/MarkInfo"]["/Marked"]
    resources: list[Any] = [page["/Resources"] for page in reader.pages]
    fonts = [str(font["/BaseFont"]) for one in resources for font in one["/Font"].values()]
    assert fonts
    assert all("+" in font for font in fonts)


@pytest.mark.parametrize("side", ["wide", "high"])
def test_pages_lie_on_their_side_when_a_hint_says_so(side: str) -> None:
    """In all formats."""
    markdown = ("<!-- page: landscape -->\n" if side == "wide" else "") + "# A"
    made = dict(in_all_formats(read_paper(markdown, "id")))
    page = PdfReader(BytesIO(made["pdf"])).pages[0]
    section = Document(BytesIO(made["docx"])).sections[0]
    assert (page.mediabox.width > page.mediabox.height) is (side == "wide")
    assert (section.orientation == WD_ORIENT.LANDSCAPE) is (side == "wide")
    assert (b"A4 landscape" in made["html"]) is (side == "wide")


def test_word_has_real_styles() -> None:
    """Title, headings, lists and tables are what Word takes for them, on A4, in the language."""
    document = Document(BytesIO(as_word(paper(), PAGES)))
    styles = {one.text: one.style.name for one in document.paragraphs if one.style is not None}
    assert styles["NOTULA"] == "Title"
    assert styles["Acara"] == "Heading 1"
    assert styles["satu"] == "List Paragraph"
    table = next(one for one in document.tables if one.cell(0, 0).text == "No")
    assert table.style is not None
    assert table.style.name == "Table Grid"
    head = table.rows[0]._tr  # noqa: SLF001  python-docx doesn't know repeated heads
    assert head.find(f"{W}trPr/{W}tblHeader") is not None
    section = document.sections[0]
    assert section.page_width is not None
    assert abs(section.page_width - Mm(210)) < Mm(0.1)
    assert document.core_properties.title == "NOTULA: Rapat"
    assert document.core_properties.language == "id-ID"
    assert document.core_properties.author == ""
    footer = parts_of_word(as_word(paper(), PAGES))["word/footer1.xml"].decode()
    assert 'w:instr=" PAGE "' in footer
    assert 'w:instr=" NUMPAGES "' in footer
    assert "KONSEP" in section.header.paragraphs[0].text
    assert not section.first_page_header.paragraphs[0].text


def test_numbers_begin_where_they_should_in_word() -> None:
    """Each list is its own, so that none goes on counting where another one ended."""
    made = parts_of_word(as_word(read_paper("1. a\n\nx\n\n1. b\n\ny\n\n7. c", "id"), PAGES))
    numbering = made["word/numbering.xml"].decode()
    assert re.findall(r'startOverride w:val="(\d+)"', numbering) == ["1", "1", "7"]
    used = re.findall(r'numId w:val="(\d+)"', made["word/document.xml"].decode())
    assert len(set(used)) == 3


def test_a_logo_is_in_every_format() -> None:
    """In the letterhead; without a letterhead there is no place for it."""
    for form, data in in_all_formats(paper(logo=True)):
        if form == "pdf":
            assert PdfReader(BytesIO(data)).pages[0].images
        elif form == "docx":
            assert parts_of_word(data)["word/media/logo.png"] == png()
        else:
            assert b"data:image/png" in data


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "neither a PNG nor a JPEG"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "neither a PNG nor a JPEG"),
        (b"\x89PNG\r\n\x1a\nabc", "neither a PNG nor a JPEG"),
        (b"\xff\xd8\xff\xe0", "neither a PNG nor a JPEG"),
        (b"\xff\xd8" + b"\xff\xe0\x00\x00" * 9, "neither a PNG nor a JPEG"),
        (png(5000, 1), "4,000 pixels"),
        (png(0, 1), "4,000 pixels"),
        (b"\x89PNG" + bytes(1 << 20), "1 MiB"),
    ],
)
def test_a_logo_is_looked_at_before_it_is_used(data: bytes, said: str) -> None:
    """By its bytes, not its name: kind, number of pixels, size."""
    with pytest.raises(CannotDo, match=said):
        read_picture(data, "logo.png")


def test_the_size_of_a_jpeg_is_read() -> None:
    """It stands behind other segments."""
    data = bytes.fromhex("ffd8 ffe0 0004 0000 ffc0 0011 08 0020 0040 03") + bytes(20)
    picture = read_picture(data, "logo.jpg")
    assert (picture.kind, picture.width, picture.height) == ("jpeg", 64, 32)


def test_a_logo_that_can_not_be_drawn_is_an_error() -> None:
    """One that only begins like a picture is named, not left out."""
    made = read_paper(LONG, "id", read_picture(png()[:40] + bytes(20), "logo.png"))
    with pytest.raises(CannotDo, match="logo"):
        PdfPrinter(PAGES).print(made)


def test_letters_that_our_fonts_lack_do_not_stop_a_pdf() -> None:
    """Those of the system help out, or an empty box stands there."""
    assert PdfPrinter(PAGES).print(paper("# 日本語 ꦗꦮ \U0001f9ff")).startswith(b"%PDF")


def test_headings_that_skip_a_level_do_not_stop_a_pdf() -> None:
    """A standard that forbids it is then not claimed."""
    assert PdfPrinter(PAGES).print(paper("# A\n\n##### B")).startswith(b"%PDF")


def test_very_long_rows_and_words_stay_on_the_page() -> None:
    """A row may go on on the next page; a long word is broken rather than cut off."""
    text = "kata " * 3000
    word = "x" * 700
    made = text_of_pdf(
        PdfPrinter(PAGES).print(paper(f"| a | b |\n|---|---|\n| {text} | {word} |\n"))
    )
    assert made.count("kata") == 3000
    assert bare(made).count("x") == 700


def test_a_paper_that_is_far_too_long_is_refused() -> None:
    """Typst would take minutes and all memory; a very long text is still laid out."""
    assert PdfPrinter(PAGES).print(paper("kata " * 5000)).startswith(b"%PDF")
    with pytest.raises(CannotDo, match="too long"):
        PdfPrinter(PAGES).print(Paper(title="a", lang="id", blocks=paper("a").blocks * 61_000))
