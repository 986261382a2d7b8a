"""Word templates of strangers: nothing in them acts, and whatever they try ends in words."""

from __future__ import annotations

import os
import re
import struct
import zipfile
from io import BytesIO
from typing import TYPE_CHECKING

import pytest

from jakres_cli.model.base import CannotDo
from jakres_cli.papers.word.inspection import RefusedFile, inspect_word_file
from jakres_cli.papers.word.office import OfficeTemplate
from jakres_cli.templating.sources import WordTemplate
from tests.hostile.bounded import bounded
from tests.hostile.test_templates import ESCAPES
from tests.papers import text_of_word
from tests.word_files import DOCUMENT, REL, RELATIONSHIPS, changed, edited, related, word_file

if TYPE_CHECKING:
    from tests.conftest import Workspace

CANARY = "rahasia-di-luar-ruang-kerja"
MEETING = """\
---
title: Rapat contoh
date: 2019-10-29
attendees: [BPBD]
---
## Pembahasan

Teks.
"""
PLAIN = word_file("{{ meeting.title }}", "{{ mark }} {{ prose.discussion }} {{ attendees.text }}")
LOOPS = "".join(f"{{% for a{n} in [{'1,' * 300}] %}}" for n in range(6)) + "x" + "{% endfor %}" * 6
FIELD = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
XXE = '<!DOCTYPE a [<!ENTITY b SYSTEM "file://{path}">]>'
LAUGHS = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10 if n else "ha"}">' for n in range(10))


def _field(*instructions: str) -> bytes:
    """A field that Word would carry out, its instruction in pieces."""
    pieces = "".join(f"<w:r><w:instrText>{one}</w:instrText></w:r>" for one in instructions)
    inner = FIELD.format("begin") + pieces + FIELD.format("end")
    return edited(PLAIN, DOCUMENT, "</w:p>", f"{inner}</w:p>")


def _declared(declaration: str, use: str) -> bytes:
    with zipfile.ZipFile(BytesIO(PLAIN)) as archive:
        text = archive.read(DOCUMENT).decode()
    text = re.sub(r"(<\?xml[^>]*\?>)", lambda match: match.group() + declaration, text)
    return changed(PLAIN, {DOCUMENT: text.replace("{{ meeting.title }}", use).encode()})


def _in_utf_16(declaration: str) -> bytes:
    text = f'<?xml version="1.0" encoding="UTF-16"?>{declaration}<a>&b;</a>'
    return changed(PLAIN, {"word/people.xml": text.encode("utf-16")})


def _bomb() -> bytes:
    """Some kilobytes that are 64 MiB when they are unpacked."""
    file = BytesIO()
    with (
        zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive,
        archive.open("word/media/image1.png", "w", force_zip64=True) as part,
    ):
        for _ in range(64):
            part.write(bytes(1 << 20))
    return file.getvalue()


def _lying_bomb() -> bytes:
    """An archive whose list says that what it holds is small."""
    data = bytearray(_bomb())
    place = data.rindex(b"PK\x01\x02")
    data[place + 24 : place + 28] = struct.pack("<I", 100)
    return bytes(data)


def _with_type(kind: str) -> bytes:
    more = f'<Override PartName="/word/x.bin" ContentType="{kind}"/></Types>'
    return edited(PLAIN, "[Content_Types].xml", "</Types>", more)


STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
TRANSITIONAL = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
DDE = _field("DDEAUTO c:\\windows\\system32\\cmd.exe")


def _parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _moved(data: bytes, folder: str, name: str) -> bytes:
    """The same file with its main part elsewhere, where types and relationships lead Word."""
    parts = _parts(data)
    below: dict[str, bytes | None] = {
        DOCUMENT: None,
        RELATIONSHIPS: None,
        "[Content_Types].xml": parts["[Content_Types].xml"].replace(
            b"/word/document.xml", f"/{folder}/{name}".encode()
        ),
        "_rels/.rels": parts["_rels/.rels"].replace(
            b"word/document.xml", f"{folder}/{name}".encode()
        ),
        f"{folder}/{name}": parts[DOCUMENT],
        f"{folder}/_rels/{name}.rels": parts[RELATIONSHIPS].replace(
            b'Target="', b'Target="../word/'
        ),
    }
    return changed(data, below)


def _with_part(name: str, kind: str, content: bytes) -> bytes:
    """A file with one more part: a header, footnotes, a glossary, by whatever name."""
    types = _parts(PLAIN)["[Content_Types].xml"].decode()
    more = f'<Override PartName="/{name}" ContentType="{kind}"/></Types>'
    return changed(
        PLAIN, {"[Content_Types].xml": types.replace("</Types>", more).encode(), name: content}
    )


OTHER_PARTS = {
    f"{role} as {name}": _with_part(
        name,
        f"application/vnd.openxmlformats-officedocument.wordprocessingml.{role}+xml",
        _parts(DDE)[DOCUMENT],
    )
    for role, name in (
        ("header", "content/header1.xml"),
        ("footer", "word/footer1.bin"),
        ("footnotes", "a/b/c"),
        ("endnotes", "WORD/endnotes.XML"),
        ("comments", "word/media/image1.png"),
        ("document.glossary", "glossary/document.txt"),
    )
}
BY_ROLE = {
    "main part elsewhere": _moved(DDE, "content", "document.xml"),
    "main part of another ending": _moved(DDE, "word", "main.dat"),
    "strict namespace": changed(
        DDE,
        {
            DOCUMENT: _parts(DDE)[DOCUMENT].replace(TRANSITIONAL.encode(), STRICT.encode()),
        },
    ),
    "taken out by a change": changed(
        DDE, {DOCUMENT: _parts(DDE)[DOCUMENT].replace(b"instrText>", b"delInstrText>")}
    ),
    **OTHER_PARTS,
}


@pytest.mark.parametrize("name", BY_ROLE)
def test_a_field_is_found_in_whatever_part_it_stands(name: str) -> None:
    """Parts are looked at for what they are, not for what they are called."""
    with pytest.raises(RefusedFile) as caught:
        inspect_word_file(BY_ROLE[name])
    assert caught.value.kind == "field"


@pytest.mark.parametrize(
    "target", ["attachedTemplate", "aFChunk", "subDocument", "oleObject", "mailMergeSource"]
)
def test_relationships_of_parts_elsewhere(target: str) -> None:
    """What a part may lead to doesn't depend on where its relationships stand."""
    data = _moved(PLAIN, "content", "document.xml")
    name = "content/_rels/document.xml.rels"
    more = f'<Relationship Id="r99" Type="{REL}/{target}" Target="a"/></Relationships>'
    for path in (name, "content/_RELS/Document.xml.RELS"):
        text = _parts(data)[name].replace(b"</Relationships>", more.encode())
        with pytest.raises(RefusedFile):
            inspect_word_file(changed(data, {name: None, path: text}))


def test_a_moved_main_part_alone_is_no_reason() -> None:
    """A file of words is let through wherever its parts stand."""
    inspect_word_file(_moved(PLAIN, "content", "document.xml"))


def test_a_source_of_addresses_is_refused() -> None:
    """A mail merge would read a database when the file is opened."""
    data = edited(PLAIN, "word/settings.xml", "</w:settings>", "<w:mailMerge/></w:settings>")
    with pytest.raises(RefusedFile):
        inspect_word_file(data)


REFUSED = {
    "macros": (_with_type("application/vnd.ms-office.vbaProject"), "macros"),
    "macro-document": (
        edited(
            PLAIN,
            "[Content_Types].xml",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
            "application/vnd.ms-word.document.macroEnabled.main+xml",
        ),
        "macros",
    ),
    "macro-relation": (related(PLAIN, "vbaProject", "vbaProject.bin", "Internal"), "macros"),
    "ole": (related(PLAIN, "oleObject", "embeddings/a.bin", "Internal"), "embedded object"),
    "package": (related(PLAIN, "package", "embeddings/a.xlsx", "Internal"), "embedded object"),
    "activex": (related(PLAIN, "control", "activeX/a.xml", "Internal"), "embedded object"),
    "html-chunk": (related(PLAIN, "aFChunk", "a.html", "Internal"), "embedded object"),
    "sub-document": (related(PLAIN, "subDocument", "file:///a.docx"), "embedded object"),
    "unknown": (related(PLAIN, "somethingNew", "a.bin", "Internal"), "embedded object"),
    "attached": (related(PLAIN, "attachedTemplate", "http://x.id/a.dotm"), "another template"),
    "linked-picture": (related(PLAIN, "image", "http://x.id/a.png"), "from outside"),
    "linked-file": (related(PLAIN, "image", "file:///etc/passwd"), "from outside"),
    "linked-share": (related(PLAIN, "hyperlink", "\\\\x.id\\a"), "from outside"),
    "script-link": (related(PLAIN, "hyperlink", "javascript:a"), "from outside"),
    "inside-but-web": (related(PLAIN, "image", "http://x.id/a.png", "Internal"), "from outside"),
    "dde": (_field("DDEAUTO c:\\windows\\system32\\cmd.exe"), "field DDEAUTO"),
    "dde-in-pieces": (_field("DD", "E", " cmd"), "field DDE"),
    "include": (_field('INCLUDETEXT "/etc/passwd"'), "field INCLUDETEXT"),
    "picture-field": (_field('INCLUDEPICTURE "http://x.id/a.png"'), "field INCLUDEPICTURE"),
    "file-link": (_field('HYPERLINK "file:///etc/passwd"'), "field HYPERLINK"),
    "simple-field": (
        edited(PLAIN, DOCUMENT, "</w:p>", '<w:fldSimple w:instr="DDE a"/></w:p>'),
        "field DDE",
    ),
    "field-from-a-value": (_field("{{ meeting.title }}"), "field"),
    "entity": (_declared(XXE.format(path="/etc/passwd"), "&amp;"), "damaged"),
    "laughs": (_declared(f"<!DOCTYPE a [{LAUGHS}]>", "x"), "damaged"),
    "utf-16": (_in_utf_16(XXE.format(path="/etc/passwd")), "damaged"),
    "broken-xml": (edited(PLAIN, DOCUMENT, "</w:body>", "</w:bodi>"), "damaged"),
    "bomb": (_bomb(), "unpacks to more"),
    "lying-bomb": (_lying_bomb(), ""),
    "not-a-zip": (b"PK nothing", "not a Word file"),
    "empty": (b"", "not a Word file"),
    "another-zip": (changed(PLAIN, {"[Content_Types].xml": None}), "not a Word file"),
    "two-of-a-name": (changed(PLAIN, {"WORD/document.xml": b"<a/>"}), "damaged"),
    "loops": (word_file(LOOPS), "it "),
    "times": (word_file("{{ 'x' * 900000000 }}"), "not allowed"),
    "two-lists": (word_file("{{ attendees.text }} {{ absent.agency }}"), "two lists"),
    "unknown-field": (word_file("{{ meeting.titel }}"), "no variable meeting.titel"),
    "syntax": (word_file("Acara: {{ meeting.title }"), "can’t be understood"),
}


def _meeting(workspace: Workspace) -> None:
    workspace.write("records/meetings/2019/2019-10-29-rapat.md", MEETING)
    workspace.write("../rahasia.txt", CANARY)


def _refusal(data: bytes) -> str:
    """Why a template isn't used, and what to do about it."""
    view = {"dots": "……", "meeting": {"title": "DDE"}, "mark": "", "prose": {}}
    lists: dict[str, list[dict[str, str]]] = {"attendees": [{"text": "a"}], "absent": []}
    template = WordTemplate(path="templates/minutes.docx", data=data)
    with pytest.raises(CannotDo) as caught:
        OfficeTemplate(template, {}, ("yes", "no")).fill({**view, **lists})
    return f"{caught.value}\n{caught.value.hint}"


@pytest.mark.parametrize("name", REFUSED)
def test_a_hostile_word_template_ends_with_words(name: str) -> None:
    """Macros, objects, links, entities, bombs and broken files are refused with the reason."""
    data, said = REFUSED[name]
    refusal = _refusal(data)
    assert refusal.startswith("the template templates/minutes.docx: ")
    assert said in refusal


@pytest.mark.parametrize("name", ESCAPES)
def test_fields_run_in_the_sandbox(name: str) -> None:
    """What can't be done in our text templates can't be done in Word either."""
    refusal = _refusal(word_file(ESCAPES[name]))
    assert refusal.startswith("the template templates/minutes.docx")
    assert "root:" not in refusal


@pytest.mark.parametrize("name", ["macros", "entity", "bomb", "loops", "syntax"])
def test_nothing_is_written_for_a_hostile_template(workspace: Workspace, name: str) -> None:
    """The program ends with 3, a reason and no file; a document that was there stays."""
    _meeting(workspace)
    data, said = REFUSED[name]
    workspace.write("templates/minutes.docx", data)
    workspace.write("a.docx", CANARY)
    done = bounded(workspace, "render", "minutes", "rapat", "-o", "a.docx")
    assert done.code == 3, done.stderr
    assert said in done.stderr
    assert "Traceback" not in done.stderr
    assert (workspace.path / "a.docx").read_text(encoding="utf-8") == CANARY


@pytest.mark.parametrize("kind", ["link", "fifo", "folder", "large"])
def test_only_a_regular_file_is_a_template(workspace: Workspace, kind: str) -> None:
    """A link, a pipe, a folder or a file beyond 8 MiB is refused without being read."""
    _meeting(workspace)
    path = workspace.path / "templates" / "minutes.docx"
    path.parent.mkdir()
    if kind == "link":
        path.symlink_to("../../rahasia.txt")
    elif kind == "fifo":
        os.mkfifo(path)
    elif kind == "folder":
        path.mkdir()
    else:
        path.write_bytes(bytes((8 << 20) + 1))
    done = bounded(workspace, "render", "minutes", "rapat", "-o", "a.docx")
    assert done.code == 3
    assert "templates/minutes.docx" in done.stderr
    assert CANARY not in done.stderr


def test_harmless_things_of_word_are_let_through(workspace: Workspace) -> None:
    """Page numbers, dates, links to the web and mail, and pictures of one's own are no danger."""
    _meeting(workspace)
    data = related(_field(" PAGE "), "hyperlink", "mailto:kantor@example.org")
    workspace.write("templates/minutes.docx", data)
    done = bounded(workspace, "render", "minutes", "rapat", "-o", "a.docx")
    assert done.code == 0, done.stderr
    text = text_of_word((workspace.path / "a.docx").read_bytes())
    assert "Rapat contoh" in text
    assert "Teks." in text
