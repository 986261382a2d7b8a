"""`render` in other formats: what is asked for, where it goes, and what is said."""

from __future__ import annotations

import os
import signal
import time
from tempfile import TemporaryFile
from typing import TYPE_CHECKING

import pytest

from jakres_cli.documents.table import DOCUMENTS
from tests.hostile.bounded import on_terminal
from tests.papers import bare, parts_of_word, text_of_html, text_of_pdf, text_of_word
from tests.unit.documents.full import EVENT, HELD, PLANNED, fill
from tests.unit.papers.test_formats import png
from tests.warm import server
from tests.word_files import word_file

if TYPE_CHECKING:
    from tests.conftest import Workspace

REFS = {
    "minutes": [HELD],
    "attendance": [PLANNED],
    "invitation": [PLANNED],
    "agency": ["BPBD"],
    "reminder": ["BPBD"],
    "proposals": [EVENT],
    "programme": [EVENT],
    "news": [HELD],
}
BEGINS = {"html": b"<!DOCTYPE html>", "docx": b"PK", "pdf": b"%PDF"}


@pytest.mark.parametrize("form", BEGINS)
@pytest.mark.parametrize("name", [one.name for one in DOCUMENTS])
def test_every_document_can_be_every_format(workspace: Workspace, name: str, form: str) -> None:
    """By the ending of the file, with everything that its Markdown says."""
    fill(workspace)
    arguments = ("render", name, *REFS.get(name, []))
    done = workspace.run(*arguments, "-o", f"kertas.{form.upper()}")
    assert done.code == 0, done.stderr
    data = (workspace.path / f"kertas.{form.upper()}").read_bytes()
    assert data.startswith(BEGINS[form])
    text = {"html": lambda: text_of_html(data.decode())}.get(
        form, lambda: text_of_word(data) if form == "docx" else text_of_pdf(data)
    )()
    title = next(
        line
        for line in workspace.run(*arguments).stdout.split("\n")
        if line.startswith(("# ", "|"))
    )
    assert bare(title.strip("# |").split("|")[0]) in bare(text)


def test_formats_go_into_a_pipe(workspace: Workspace) -> None:
    """Standard output gets the very bytes of the file."""
    fill(workspace)
    for form in ("docx", "pdf"):
        command = ("render", "minutes", HELD, "--format", form)
        env = workspace.environment({"JAKRES_LANG": ""})
        _, piped, _ = server().output(command, cwd=workspace.path, env=env)
        workspace.run("render", "minutes", HELD, "-o", f"a.{form}", env={"JAKRES_LANG": ""})
        assert piped == (workspace.path / f"a.{form}").read_bytes()


def test_binary_formats_are_not_for_a_terminal(workspace: Workspace) -> None:
    """They are refused with what to do instead; HTML is text."""
    fill(workspace)
    for form in ("docx", "pdf"):
        text, code = on_terminal(workspace, "render", "minutes", HELD, "--format", form, columns=80)
        assert code == 2
        assert "-o FILE" in text
    text, code = on_terminal(workspace, "render", "minutes", HELD, "--format", "html", columns=80)
    assert code == 0
    assert "<!DOCTYPE html>" in text


@pytest.mark.parametrize("ending", ["odt", "doc", "rtf", "xls"])
def test_endings_that_can_not_be_made_are_refused(workspace: Workspace, ending: str) -> None:
    """Nobody gets Markdown in a file that calls itself something else."""
    fill(workspace)
    done = workspace.run("render", "minutes", HELD, "-o", f"a.{ending}")
    assert done.code == 2
    assert "md, html, docx, pdf" in done.stderr
    assert not (workspace.path / f"a.{ending}").exists()


def test_other_endings_are_markdown(workspace: Workspace) -> None:
    """Without hints of layout, whatever the file is called."""
    fill(workspace)
    for name in ("notula.md", "notula.txt.bak", "notula"):
        workspace.run("render", "minutes", HELD, "-o", name)
        text = (workspace.path / name).read_text(encoding="utf-8")
        assert "# MINUTES" in text
        assert "<!--" not in text


def test_a_folder_of_documents(workspace: Workspace) -> None:
    """--all makes one of each, in the format asked for."""
    fill(workspace)
    done = workspace.run("render", "minutes", "--all", "-o", "kertas", "--format", "pdf")
    assert done.code == 0, done.stderr
    made = sorted((workspace.path / "kertas").iterdir())
    assert [one.suffix for one in made] == [".pdf"] * len(made)
    assert f"wrote {len(made)} documents" in done.stderr or "wrote 1 document" in done.stderr


def test_progress_is_shown_on_a_terminal_only(workspace: Workspace) -> None:
    """A line that counts, and goes; nothing of it in a pipe."""
    _many(workspace, 5)
    arguments = ("render", "minutes", "--all", "--format", "html", "-o")
    text, code = on_terminal(workspace, *arguments, "a", columns=80)
    assert code == 0
    assert "5/5" in text or "writing documents" in text
    assert "writing documents" not in workspace.run(*arguments, "b").stderr


def test_an_interruption_leaves_whole_files_and_says_how_many(workspace: Workspace) -> None:
    """Ctrl-C ends with 130; no file is half, and what is there is counted."""
    _many(workspace, 400)
    arguments = ("render", "minutes", "--all", "--format", "pdf", "-o", "kertas")
    folder = workspace.path / "kertas"
    with open(os.devnull, "r+b") as nothing, TemporaryFile() as stderr:
        streams = [nothing.fileno(), nothing.fileno(), stderr.fileno()]
        run = workspace.start(*arguments, streams=streams)
        while not (folder.exists() and len(os.listdir(folder)) > 3) and not run.ended():
            time.sleep(0.001)
        run.signal(signal.SIGINT)
        code = run.wait()
        stderr.seek(0)
        said = stderr.read().decode()
    made = [path for path in folder.iterdir() if path.suffix == ".pdf"]
    assert code == 130
    assert 3 < len(made) < 400
    assert f"stopped: {len(made)} of 400 documents are in kertas" in said
    assert [path for path in folder.iterdir() if path not in made] == []
    assert all(path.read_bytes().rstrip().endswith(b"%%EOF") for path in made)


def test_the_logo_is_read_from_the_workspace(workspace: Workspace) -> None:
    """It stands in the letterhead of every format; Markdown does without."""
    fill(workspace)
    _settings(workspace, "  logo: templates/logo.png")
    workspace.write("templates/logo.png", png())
    workspace.run("render", "minutes", HELD, "-o", "a.docx")
    data = (workspace.path / "a.docx").read_bytes()
    assert parts_of_word(data)["word/media/logo.png"] == png()
    assert "data:image/png" in workspace.run("render", "minutes", HELD, "--format", "html").stdout


@pytest.mark.parametrize(
    "path",
    ["../logo.png", "/etc/hostname", "templates/none.png", "templates/link.png", "templates"],
)
def test_a_logo_elsewhere_is_refused(workspace: Workspace, path: str) -> None:
    """Not outside of the workspace, not behind a link; Markdown doesn't need it."""
    fill(workspace)
    _settings(workspace, f"  logo: {path}")
    workspace.write("../logo.png", png())
    workspace.write("templates/.keep", "")
    (workspace.path / "templates" / "link.png").symlink_to("../../logo.png")
    done = workspace.run("render", "minutes", HELD, "--format", "html")
    assert done.code == 3, done.stderr
    assert path in done.stderr
    assert workspace.run("render", "minutes", HELD).code == 0


def test_a_word_template_of_the_workspace_is_used(workspace: Workspace) -> None:
    """templates/minutes.docx makes every docx, and only that."""
    fill(workspace)
    workspace.write("templates/minutes.docx", word_file("Kantor kami: {{ meeting.title }}"))
    done = workspace.run("render", "minutes", HELD, "-o", "a.docx")
    assert done.code == 0, done.stderr
    assert "leaves out" in done.stderr
    text = text_of_word((workspace.path / "a.docx").read_bytes())
    assert "Kantor kami: Meeting on pump data" in text
    assert "Kantor kami" not in workspace.run("render", "minutes", HELD, "--format", "html").stdout


def test_a_word_template_can_be_named(workspace: Workspace) -> None:
    """It wins over that of the workspace, and makes nothing but docx."""
    fill(workspace)
    workspace.write("templates/minutes.docx", word_file("satu"))
    workspace.write("surat.docx", word_file("dua {{ meeting.title }}"))
    arguments = ("render", "minutes", HELD, "--template", "surat.docx")
    assert workspace.run(*arguments, "-o", "a.docx").code == 0
    assert "dua Meeting" in text_of_word((workspace.path / "a.docx").read_bytes())
    refused = workspace.run(*arguments, "-o", "a.pdf")
    assert refused.code == 2
    assert "makes docx, not pdf" in refused.stderr
    missing = workspace.run("render", "minutes", HELD, "--template", "tidak.docx", "-o", "a.docx")
    assert missing.code == 2


@pytest.mark.parametrize("name", [one.name for one in DOCUMENTS])
def test_the_starter_is_a_template(workspace: Workspace, name: str) -> None:
    """Filled in as it is, it has what the document says; nobody's work is written over."""
    fill(workspace)
    written = workspace.run("render", name, "--starter", "-o", f"{name}.docx")
    assert written.code == 0, written.stderr
    made = workspace.run(
        *("render", name, *REFS.get(name, []), "--template", f"{name}.docx", "-o", "a.docx")
    )
    assert made.code == 0, made.stderr
    text = text_of_word((workspace.path / "a.docx").read_bytes())
    assert "{{" not in text
    assert "{%" not in text
    assert "jakres-prose" not in text
    again = workspace.run("render", name, "--starter", "-o", f"{name}.docx")
    assert again.code == 3
    assert "exists already" in again.stderr


def test_fields_are_listed_with_examples(workspace: Workspace) -> None:
    """Of the record that is named, else of the last one; in words how Word writes them."""
    fill(workspace)
    done = workspace.run("render", "minutes", HELD, "--fields")
    assert done.code == 0
    line = next(line for line in done.stdout.split("\n") if line.startswith("meeting.title"))
    assert line.endswith("Meeting on pump data")
    assert "{{ follow_ups.what }}" in done.stdout
    assert workspace.run("render", "minutes", "tidak-ada", "--fields").code == 2


def _settings(workspace: Workspace, line: str) -> None:
    path = workspace.path / "jakres.yaml"
    text = path.read_text(encoding="utf-8")
    assert "letterhead:\n" in text
    path.write_text(text.replace("letterhead:\n", f"letterhead:\n{line}\n"), encoding="utf-8")


def _many(workspace: Workspace, count: int) -> None:
    for number in range(count):
        text = f"---\ntitle: Rapat {number}\ndate: 2019-10-29\nattendees: [BPBD]\n---\nTeks.\n"
        workspace.write(f"records/meetings/2019/2019-10-29-rapat-{number}.md", text)
