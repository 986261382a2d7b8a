"""What people write stays text in every document, whatever signs are in it."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

import pytest
from markdown_it import MarkdownIt

from tests.unit.documents.full import EVENT, FILES, HELD, PLANNED

if TYPE_CHECKING:
    from tests.conftest import Workspace

PARSER = MarkdownIt("commonmark").enable("table")
HOSTILE = "1. *a* <script>x</script> [t](http://x) | _b_ `c` \\ {{ 7*7 }} {% raw %} # &lt; --- ="
WORDS = {
    "jakres.yaml": ("Pemerintah Kota Contoh", "Kota Contoh", "Kota SEHAT"),
    "records/agencies.yaml": ("Badan Penanggulangan Bencana Daerah", "Universitas Contoh"),
    "records/people.yaml": ("Kepala Bidang Data", "Contoh Ketua"),
    f"records/meetings/2019/{HELD}.md": (
        *("Rapat data pompa", "Ruang Rapat A", "Contoh Notulis", "Kepala Seksi", "Contoh Kedua"),
        *("Rencana lokakarya", "Rapat diadakan setiap dua bulan", "Menyerahkan data pompa"),
        *("secepatnya", "Daftar pompa", "Dekan", "rapat lain"),
    ),
    f"records/meetings/2019/{PLANNED}.md": (
        *("Rapat teknis lokakarya", "Ruang Rapat A", "Lurah Contoh", "Contoh Warga", "Dosen"),
        *("021/SJB/2019", "Penting", "1 berkas", "Undangan rapat teknis", "Arsip"),
        *("Tabel topik", "Pembagian kelompok"),
    ),
    f"records/events/{EVENT}.md": (
        *("Lokakarya banjir", "Aula Contoh", "Menyamakan data", "Sambutan", "Kelompok sehat"),
    ),
    f"records/events/{EVENT}/proposals/BPBD.md": ("Pompa darurat", "Musim hujan"),
    f"records/progress/{HELD}/data-pompa/2019-11-11-SJB.md": ("menunggu data selatan",),
}
REGISTERS = {"records/agencies.yaml", "records/people.yaml"}
DOCUMENTS = {
    "minutes": (HELD,),
    "attendance": (PLANNED,),
    "invitation": (PLANNED,),
    "actions": ("--all",),
    "agency": ("BPBD",),
    "reminder": ("BPBD",),
    "decisions": (),
    "proposals": (EVENT,),
    "programme": (EVENT,),
    "news": (HELD, "--internal"),
}


def _fill(workspace: Workspace) -> None:
    quoted = '"' + HOSTILE.replace("\\", "\\\\").replace('"', '\\"') + '"'
    for path, text in FILES.items():
        fields, fence, prose = text.removeprefix("---\n").partition("---\n")
        for word in WORDS.get(path, ()):
            # the value of a field or an item of a list, not a part of another word; names of the
            # registers mean one thing each
            value = f'{quoted[:-1]} {word}"' if path in REGISTERS else quoted
            fields, count = re.subn(
                rf"(?<=[ \[]){re.escape(word)}(?=[\],}}\n])", _as(value), fields
            )
            assert count, (path, word)
        start = "---\n" if text.startswith("---\n") else ""
        workspace.write(path, start + fields + fence + prose)


def _as(text: str) -> str:
    return text.replace("\\", "\\\\")


@pytest.mark.parametrize("name", DOCUMENTS)
def test_text_acts_in_no_document(workspace: Workspace, name: str) -> None:
    """No HTML, link or emphasis of a record acts, and each row of a table has all its cells."""
    _fill(workspace)
    done = workspace.run("render", name, *DOCUMENTS[name], "--lang", "id")
    assert done.code == 0, done.stderr
    tokens = PARSER.parse(done.stdout)
    inline = [child for token in tokens for child in token.children or ()]
    assert not {one.type for one in (*tokens, *inline)} & {"html_block", "html_inline", "em_open"}
    assert not [
        one for one in inline if one.type == "link_open" and one.attrs["href"] == "http://x"
    ]
    shown = html.unescape(re.sub(r"<[^>]*>", "", PARSER.render(done.stdout)))
    assert HOSTILE in " ".join(shown.split())
    for table in re.findall(r"(?:^\|.*\n)+", done.stdout, re.MULTILINE):
        widths = {len(re.findall(r"(?<!\\)(?:\\\\)*\|", row)) for row in table.splitlines()}
        assert len(widths) == 1, table


@pytest.mark.parametrize("form", [("--format", "txt"), ("--format", "csv")])
def test_text_stays_as_it_is_in_plain_forms(workspace: Workspace, form: tuple[str, ...]) -> None:
    """A message for phones and a table have the signs as they were written."""
    _fill(workspace)
    name, ref = ("reminder", ("BPBD",)) if "txt" in form else ("actions", ())
    done = workspace.run("render", name, *ref, *form)
    assert done.code == 0, done.stderr
    assert HOSTILE[:40] in done.stdout
