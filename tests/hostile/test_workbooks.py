"""Workbooks made to harm: each is refused in a sentence, soon and in little memory."""

from __future__ import annotations

import struct
import zipfile
from io import BytesIO
from typing import TYPE_CHECKING

import pytest

from tests.hostile.bounded import bounded
from tests.unit.importing.sheets import cell, filled, opened, saved, sent
from tests.unit.writing.runs import tree

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.conftest import Result, Workspace

PAGE = "xl/worksheets/sheet1.xml"
STRINGS = "xl/sharedStrings.xml"
TYPES = "[Content_Types].xml"
DECLARED = (
    b'<Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-'
    b'officedocument.spreadsheetml.sharedStrings+xml"/></Types>'
)
HEAD = b'<?xml version="1.0" encoding="UTF-8"?>'
MAIN = b'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
LAUGHS = b"<!DOCTYPE x [<!ENTITY a 'ha'>%s]>" % b"".join(
    b"<!ENTITY %c '%s'>" % (98 + n, b"&%c;" % (97 + n) * 10) for n in range(9)
)
OUTSIDE = b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
PARAMETER = b'<!DOCTYPE x [<!ENTITY % a SYSTEM "http://127.0.0.1:9/a"> %a;]>'


def _page(body: bytes, before: bytes = b"") -> bytes:
    return HEAD + before + b"<worksheet %s><sheetData>%s</sheetData></worksheet>" % (MAIN, body)


def _rows(number: int) -> bytes:
    return b"".join(b'<row r="%d"><c r="A%d"><v>1</v></c></row>' % (n, n) for n in range(1, number))


PARTS: dict[str, tuple[str, Callable[[bytes], bytes]]] = {
    "laughs": (PAGE, lambda _: _page(b'<row><c t="str"><v>&i;</v></c></row>', LAUGHS)),
    "laughs-in-strings": (STRINGS, lambda _: HEAD + LAUGHS + b"<sst %s/>" % MAIN),
    "a-file-outside": (PAGE, lambda _: _page(b'<row><c t="str"><v>&a;</v></c></row>', OUTSIDE)),
    "a-page-outside": (PAGE, lambda _: _page(b"", PARAMETER)),
    "a-document-type-in-utf-16": (
        PAGE,
        lambda _: (
            '<?xml version="1.0" encoding="UTF-16"?>' + OUTSIDE.decode() + "<worksheet/>"
        ).encode("utf-16"),
    ),
    "a-document-type-in-the-styles": ("xl/styles.xml", lambda _: OUTSIDE + b"<styleSheet/>"),
    "a-document-type-in-the-links": (
        "xl/_rels/workbook.xml.rels",
        lambda _: OUTSIDE + b"<Relationships/>",
    ),
    "a-million-rows": (PAGE, lambda _: _page(_rows(1_000_001))),
    "a-million-empty-rows": (PAGE, lambda _: _page(b"<row/>" * 1_000_000)),
    "a-million-cells": (
        PAGE,
        lambda _: _page(b"<row>" + b"<c><v>1</v></c>" * 1_000_000 + b"</row>"),
    ),
    "a-hundred-megabytes": (PAGE, lambda _: _page(b" " * 100_000_000)),
    "thirty-megabytes-in-a-cell": (
        PAGE,
        lambda _: _page(b'<row><c t="str"><v>%s</v></c></row>' % (b"x" * 30_000_000)),
    ),
    "deep": (PAGE, lambda _: _page(b"<row>" * 1_000_000)),
    "deep-and-closed": (PAGE, lambda _: _page(b"<row>" * 200_000 + b"</row>" * 200_000)),
    "a-long-name": (PAGE, lambda _: _page(b"<" + b"a" * 10_000_000 + b"/>")),
    "many-attributes": (
        PAGE,
        lambda _: _page(b"<row " + b"".join(b'a%d="1" ' % n for n in range(200_000)) + b"/>"),
    ),
    "many-arrays": (
        PAGE,
        lambda _: _page(
            b"<row>" + b'<c r="A1"><f t="array" ref="A1:XFD999999">1</f></c>' * 200_000 + b"</row>"
        ),
    ),
    "broken-xml": (PAGE, lambda part: part[: len(part) // 2]),
    "no-xml": (PAGE, lambda _: b"\x00\xff" * 100),
    "empty-part": (PAGE, lambda _: b""),
    "an-unknown-encoding": (
        PAGE,
        lambda _: b'<?xml version="1.0" encoding="x-khayal"?><worksheet/>',
    ),
    "a-string-that-is-not-there": (
        PAGE,
        lambda _: _page(b'<row><c t="s"><v>99999</v></c></row>'),
    ),
    "a-string-below-zero": (PAGE, lambda _: _page(b'<row><c t="s"><v>-1</v></c></row>')),
    "many-strings": (STRINGS, lambda _: HEAD + b"<sst %s>%s</sst>" % (MAIN, b"<si/>" * 5_000_000)),
    "many-styles": (
        "xl/styles.xml",
        lambda _: b"<styleSheet><cellXfs>" + b"<xf/>" * 3_000_000 + b"</cellXfs></styleSheet>",
    ),
    "pages-without-end": (
        "xl/workbook.xml",
        lambda part: part.replace(
            b"</sheets>",
            b'<sheet xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
            b'name="x" sheetId="9" r:id="rId1"/>' * 5_000 + b"</sheets>",
        ),
    ),
    "a-page-above-the-archive": (
        "xl/_rels/workbook.xml.rels",
        lambda part: part.replace(b"/xl/worksheets/sheet1.xml", b"../../../../etc/passwd"),
    ),
    "a-page-elsewhere": (
        "xl/_rels/workbook.xml.rels",
        lambda part: part.replace(
            b'Target="/xl/worksheets/sheet1.xml"',
            b'TargetMode="External" Target="http://127.0.0.1:9/a.xml"',
        ),
    ),
}


def _with_parts(path: Path, changes: dict[str, Callable[[bytes], bytes]]) -> Path:
    """A copy of a workbook with some parts changed, or added."""
    with zipfile.ZipFile(path) as before:
        parts = {name: before.read(name) for name in before.namelist()}
    for name, change in changes.items():
        parts[name] = change(parts.get(name, b""))
    if STRINGS in changes:  # only what is declared to be shared strings is read as such
        parts[TYPES] = parts[TYPES].replace(b"</Types>", DECLARED)
    target = path.with_name("hostile.xlsx")
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as after:
        for name, part in parts.items():
            after.writestr(name, part)
    return target


def _refused(workspace: Workspace, path: Path) -> Result:
    before = tree(workspace)
    done = bounded(workspace, "import", str(path))
    assert done.code == 3, done.stderr[-500:]
    assert done.stderr.startswith(f"jakres: {path}: "), done.stderr[:500]
    assert len(done.stderr) < 1_000
    assert tree(workspace) == before
    return done


@pytest.mark.parametrize("name", PARTS)
def test_a_part_made_to_harm(workspace: Workspace, name: str) -> None:
    """Every such part ends as one refused file: nothing is fetched, unfolded or waited for."""
    path = filled(sent(workspace, "--agency", "BPBD"), {"data-pompa": {"note": "a"}})
    part, change = PARTS[name]
    _refused(workspace, _with_parts(path, {part: change}))


def test_one_long_string_in_many_cells(workspace: Workspace) -> None:
    """What many cells share counts in each of them, before any of it is handed on."""
    path = filled(sent(workspace, "--agency", "BPBD"), {"data-pompa": {"note": "a"}})
    strings = HEAD + b"<sst %s><si><t>%s</t></si></sst>" % (MAIN, b"x" * 8_000_000)
    cells = b"<row>%s</row>" % (b'<c t="s"><v>0</v></c>' * 30_000)
    done = _refused(
        workspace, _with_parts(path, {STRINGS: lambda _: strings, PAGE: lambda _: _page(cells)})
    )
    assert "more than a sheet" in done.stderr


def test_macros(workspace: Workspace) -> None:
    """A workbook with macros is refused, and how to save it without them is said."""
    path = filled(sent(workspace), {"data-pompa": {"note": "a"}})
    path = _with_parts(path, {"xl/vbaProject.bin": lambda _: b"macro"})
    done = _refused(workspace, path)
    assert "it holds macros" in done.stderr
    assert "save it as an Excel workbook (.xlsx)" in done.stderr


def test_links_to_other_workbooks(workspace: Workspace) -> None:
    """A link to another file is never followed; the plain rows beside it are read."""
    path = filled(sent(workspace, "--agency", "BPBD"), {"data-pompa": {"note": "a"}})
    link = "xl/externalLinks/externalLink1.xml"
    path = _with_parts(path, {link: lambda _: OUTSIDE + b"<externalLink/>"})
    assert bounded(workspace, "import", str(path)).code == 0


FILES: dict[str, bytes] = {
    "empty": b"",
    "text": b"Notula rapat",
    "html": b"<html><table><tr><td>Kode</td></tr></table></html>",
    "old-workbook": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2_000),
    "pdf": b"%PDF-1.7",
    "only-a-beginning": b"PK\x03\x04",
    "rubbish-after-the-beginning": b"PK\x03\x04" + bytes(range(256)) * 40,
    "zeros": bytes(30 << 20),
}


@pytest.mark.parametrize("name", FILES)
def test_files_that_are_no_workbook(workspace: Workspace, name: str) -> None:
    """Any other file is refused by what it is."""
    path = workspace.home / "sent.xlsx"
    path.write_bytes(FILES[name])
    _refused(workspace, path)


def _archive(**parts: bytes) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, part in parts.items():
            archive.writestr(name.replace("__", "/").replace("_dot_", "."), part)
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (
            _archive(
                mimetype=b"application/vnd.oasis.opendocument.spreadsheet", content_dot_xml=b""
            ),
            "OpenDocument",
        ),
        (_archive(word__document_dot_xml=b"<w/>"), "only spreadsheets"),
        (_archive(xl__workbook_dot_bin=b""), ".xlsb"),
        (_archive(a=b""), "this is not a spreadsheet"),
    ],
    ids=["ods", "docx", "xlsb", "zip"],
)
def test_archives_of_other_kinds(workspace: Workspace, data: bytes, words: str) -> None:
    """What people send instead is named, with what to do."""
    path = workspace.home / "sent.xlsx"
    path.write_bytes(data)
    assert words in _refused(workspace, path).stderr


def test_every_byte_may_be_wrong(workspace: Workspace) -> None:
    """Cut short or changed anywhere, a file is refused or read, and never ends in a bug."""
    path = filled(sent(workspace, "--agency", "BPBD"), {"data-pompa": {"note": "a"}})
    data = path.read_bytes()
    for number in range(12):
        at = len(data) * number // 12
        for broken in (data[:at], data[:at] + bytes([data[at] ^ 0x55]) + data[at + 1 :]):
            path.write_bytes(broken)
            done = bounded(workspace, "import", str(path), "--dry-run")
            assert done.code in {0, 1, 3}, done.stderr[-500:]


@pytest.mark.parametrize("field", ["encrypted", "method", "size"])
def test_an_archive_that_lies(workspace: Workspace, field: str) -> None:
    """Parts said to be encrypted, packed unheard-of, or of another size are refused."""
    path = filled(sent(workspace), {"data-pompa": {"note": "a"}})
    data = bytearray(path.read_bytes())
    at = -1
    while (at := data.find(b"PK\x01\x02", at + 1)) >= 0:
        if field == "encrypted":
            struct.pack_into("<H", data, at + 8, 1)
        elif field == "method":
            struct.pack_into("<H", data, at + 10, 14)
        else:
            struct.pack_into("<L", data, at + 24, 0xFFFF_FFF0)
    path.write_bytes(data)
    _refused(workspace, path)


def test_a_part_that_says_it_is_small(workspace: Workspace) -> None:
    """A bomb whose archive says that it is small is refused all the same."""
    path = filled(sent(workspace), {"data-pompa": {"note": "a"}})
    path = _with_parts(path, {PAGE: lambda _: _page(b" " * 200_000_000)})
    data = bytearray(path.read_bytes())
    at = -1
    while (at := data.find(b"PK\x01\x02", at + 1)) >= 0:
        struct.pack_into("<L", data, at + 24, 1_000)
    path.write_bytes(data)
    _refused(workspace, path)


@pytest.mark.parametrize("what", ["folder", "pipe", "nothing"])
def test_names_that_are_no_file(workspace: Workspace, what: str) -> None:
    """A folder, a pipe without a writer or nothing at all ends at once."""
    path = workspace.home / "sent.xlsx"
    if what == "folder":
        path.mkdir()
    elif what == "pipe":
        import os

        os.mkfifo(path)
    assert bounded(workspace, "import", str(path)).code == (2 if what == "nothing" else 3)


NAUGHTY = (
    "---\nstatus: done\n---",
    "a: b #c\n- d",
    "<!-- a",
    "\u200b",
    "..\\..\\x",
    "{{ 7 * 7 }}",
    "= 1",
    "'",
    '"',
    "\u2028",
    "\x85",
    "_x001B_[31m",
    "_xD800_",
    "_x0000_",
    "x" * 32_767,
    "NO",
    "012",
    "2019-02-30",
    "[a](javascript:x)",
    "🏙️",
)


@pytest.mark.parametrize("text", NAUGHTY)
def test_naughty_notes(workspace: Workspace, text: str) -> None:
    """Whatever stands in a note is a record that check finds sound, or a refused cell."""
    plain = sent(workspace, "--agency", "BPBD")
    book = opened(plain)
    page = book.worksheets[0]
    for item in ("data-pompa", "data-izin"):
        one = page[cell(page, item, "note")]
        one.value = text
        one.data_type = "s"
    page[cell(page, "data-izin", "asked")] = "2019-12"
    done = bounded(workspace, "import", str(saved(book, plain)), "--format", "json")
    assert done.code in {0, 3}, done.stderr[-500:]
    assert "\x1b" not in done.stdout + done.stderr
    if done.code == 0:
        assert "JK0" not in bounded(workspace, "check").stdout
