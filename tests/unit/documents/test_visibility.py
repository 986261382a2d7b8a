"""Public, internal, confidential: what each document shows, leaves out, and counts."""

from __future__ import annotations

import zipfile
from email import message_from_bytes
from email.policy import default
from io import BytesIO
from typing import TYPE_CHECKING

import pytest

from tests.unit.documents.full import EVENT, HELD, PLANNED, fill
from tests.unit.making import meeting

if TYPE_CHECKING:
    from tests.conftest import Workspace

PATH = "records/meetings/2019/2019-10-29-contoh.md"
CONFIDENTIAL = ("Anggaran", "pompa yang rusak")
INTERNAL = ("genangan", "Foto pompa")
# what each says of the confidential decision and the confidential follow-up of DSDA
ASKED = {
    "minutes": (HELD,),
    "attendance": (HELD,),
    "invitation": (PLANNED,),
    "actions": (),
    "agency": ("DSDA",),
    "reminder": ("DSDA",),
    "decisions": (),
    "proposals": (EVENT,),
    "programme": (EVENT,),
    "news": (HELD,),
}
COUNTED = {"minutes": 2, "actions": 1, "agency": 1, "reminder": 1, "decisions": 1}


@pytest.mark.parametrize("name", ASKED)
def test_confidential_things_are_left_out_and_counted(workspace: Workspace, name: str) -> None:
    """No document tells them unasked; those that would have say on stderr how many there are."""
    fill(workspace)
    done = workspace.run("render", name, *ASKED[name])
    assert done.code == 0, done.stderr
    assert not any(word in done.stdout for word in CONFIDENTIAL)
    assert ("confidential item" in done.stderr) == (name in COUNTED)
    if name in COUNTED:
        assert f"{COUNTED[name]} confidential item" in done.stderr
        assert f"{COUNTED[name]} confidential item" in done.stdout
        shown = workspace.run("render", name, *ASKED[name], "--confidential")
        assert any(word in shown.stdout for word in CONFIDENTIAL)
        assert "left out" not in shown.stderr


def test_news_shows_the_public_parts_only(workspace: Workspace) -> None:
    """Items, documents and words of the prose that aren't public are gone and counted."""
    fill(workspace)
    done = workspace.run("render", "news", HELD)
    assert not any(word in done.stdout for word in (*CONFIDENTIAL, *INTERNAL))
    assert "4 items that are not public left out." in done.stderr
    assert "--internal and --confidential show them" in done.stderr
    assert "left out" not in done.stdout
    assert "NOT FOR THE PUBLIC" not in done.stdout


def test_news_shows_more_when_asked(workspace: Workspace) -> None:
    """--internal shows what is internal, --confidential everything; either says so at its head."""
    fill(workspace)
    internal = workspace.run("render", "news", HELD, "--internal")
    assert all(word in internal.stdout for word in INTERNAL)
    assert not any(word in internal.stdout for word in CONFIDENTIAL)
    assert "2 confidential items left out." in internal.stderr
    everything = workspace.run("render", "news", HELD, "--confidential")
    assert all(word in everything.stdout for word in ("Anggaran", "yang rusak", *INTERNAL))
    for done in (internal, everything):
        assert "**NOT FOR THE PUBLIC**" in done.stdout


@pytest.mark.parametrize(
    ("visibility", "options", "code"),
    [
        ("public", (), 0),
        ("internal", (), 3),
        ("internal", ("--internal",), 0),
        ("internal", ("--confidential",), 0),
        ("confidential", ("--internal",), 3),
        ("confidential", ("--confidential",), 0),
    ],
)
def test_whose_meeting_becomes_news(
    workspace: Workspace, visibility: str, options: tuple[str, ...], code: int
) -> None:
    """A meeting that the readers may not see is refused with what to add."""
    workspace.write(PATH, meeting(f"visibility: {visibility}", "\nIsi rapat.\n"))
    done = workspace.run("render", "news", "contoh", *options)
    assert done.code == code, done.stderr
    assert ("Isi rapat" in done.stdout) == (code == 0)
    if code:
        assert f"add --{visibility}" in done.stderr


def test_news_does_not_name_other_records(workspace: Workspace) -> None:
    """That a record couldn't be read is said on stderr; the public is told the number only."""
    workspace.write(PATH, meeting("visibility: public\nevents: [rahasia]"))
    workspace.write("records/events/rahasia.md", "kosong")
    refused = workspace.run("render", "news", "contoh")
    assert (refused.code, refused.stdout) == (3, "")
    assert "rahasia.md" in refused.stderr
    done = workspace.run("render", "news", "contoh", "--incomplete")
    assert done.code == 1
    assert "rahasia.md" in done.stderr
    assert "rahasia" not in done.stdout
    assert "of 4 records read" in done.stdout


def test_words_that_can_not_be_found_stop_the_news(workspace: Workspace) -> None:
    """When the quote of an internal item isn't in the prose, nobody knows what to leave out."""
    item = "decisions: [{id: a, text: A, quote: Tidak ada ini, visibility: internal}]"
    workspace.write(PATH, meeting(f"visibility: public\n{item}", "\nIsi.\n"))
    done = workspace.run("render", "news", "contoh")
    assert (done.code, done.stdout) == (3, "")
    assert "2019-10-29-contoh/a can't be found in the prose" in done.stderr


def test_hidden_items_without_a_quote_are_named(workspace: Workspace) -> None:
    """Nobody can tell whether the prose tells them, so somebody has to look."""
    item = "decisions: [{id: a, text: A, visibility: internal}]"
    workspace.write(PATH, meeting(f"visibility: public\n{item}", "\nIsi.\n"))
    done = workspace.run("render", "news", "contoh")
    assert done.code == 0
    assert "2019-10-29-contoh/a has no quote" in done.stderr


@pytest.mark.parametrize("name", ["minutes", "attendance", "invitation", "news"])
def test_a_confidential_meeting_is_refused(workspace: Workspace, name: str) -> None:
    """Nothing is made of it without --confidential, alone or among all."""
    workspace.write(PATH, meeting("visibility: confidential"))
    done = workspace.run("render", name, "contoh")
    assert (done.code, done.stdout) == (3, "")
    assert "--confidential" in done.stderr
    assert workspace.run("render", name, "contoh", "--confidential").code == 0
    done = workspace.run("render", name, "--all", "-o", "out")
    assert "wrote 0 documents" in done.stderr
    if name != "invitation":  # nobody is invited to it any more
        assert "left out" in done.stderr


SECRET_MEETING = meeting(
    """\
    title: Rapat tertutup
    visibility: confidential
    decisions: [{id: k, text: Keputusan tertutup, by: DSDA}]
    follow-ups:
      - {id: t, what: Tindak lanjut tertutup, owners: [DSDA], to: [SJB], due: 2019-11-20}
    updates: [{item: 2019-11-05-data-pompa/data-pompa, by: DSDA, note: Laporan tertutup}]
    """,
    "\nIsi tertutup.\n",
    day="2019-11-11",
)
TEXTS = [
    *((name, form) for name in ASKED for form in ("md", "html", "docx")),
    *(("actions", form) for form in ("csv", "xlsx", "ics")),
    *(("reminder", form) for form in ("txt", "eml")),
    ("decisions", "csv"),
    ("decisions", "xlsx"),
]
TOLD = {"actions", "agency", "reminder", "decisions"}


def _texts(data: bytes) -> str:
    """Everything that a file says, whatever it is packed in."""
    if data.startswith(b"PK"):
        with zipfile.ZipFile(BytesIO(data)) as archive:
            return "".join(
                archive.read(name).decode("utf-8", "replace") for name in archive.namelist()
            )
    if data.startswith(b"X-Unsent"):
        mail = message_from_bytes(data, policy=default)
        body = mail.get_body()
        return f"{mail['subject']}{body.get_content() if body else ''}"
    return data.decode()


@pytest.mark.parametrize(("name", "form"), TEXTS)
def test_a_confidential_meeting_is_in_no_document(
    workspace: Workspace, name: str, form: str
) -> None:
    """Nor what was promised, decided or reported there: in no form of any, unless asked for."""
    fill(workspace)
    workspace.write("records/meetings/2019/2019-11-11-tertutup.md", SECRET_MEETING)
    said = {}
    for path, options in (("plain", ()), ("all", ("--confidential",))):
        file = workspace.home / f"{path}.{form}"
        done = workspace.run(
            "render", name, *ASKED[name], "-o", str(file), "--format", form, *options
        )
        assert done.code == 0, done.stderr
        said[path] = _texts(file.read_bytes()).casefold()
    assert "tertutup" not in said["plain"]
    assert ("tertutup" in said["all"]) == (name in TOLD)


@pytest.mark.parametrize("name", ["proposals", "programme"])
def test_a_confidential_event_is_refused(workspace: Workspace, name: str) -> None:
    """Nothing is made of it without --confidential."""
    event = "---\ntitle: Acara\nstatus: idea\nhosts: [SJB]\nvisibility: confidential\n---\n"
    workspace.write("records/events/acara.md", event)
    done = workspace.run("render", name, "acara")
    assert (done.code, done.stdout) == (3, "")
    assert "acara is confidential" in done.stderr
    shown = workspace.run("render", name, "acara", "--confidential")
    assert "**CONFIDENTIAL**" in shown.stdout


def test_what_is_left_out_of_several_is_counted_once(workspace: Workspace) -> None:
    """A confidential follow-up of two agencies is one, though it is missing from two letters."""
    items = (
        "follow-ups:\n"
        "  - {id: a, what: A, owners: [BPBD, DLH], visibility: confidential}\n"
        "  - {id: b, what: B, owners: [BPBD, DLH]}\n"
    )
    workspace.write(PATH, meeting(items))
    done = workspace.run("render", "reminder", "--all", "-o", "out")
    assert "wrote 2 documents" in done.stderr
    assert "1 confidential item left out." in done.stderr


def test_proposals_do_not_tell_whom_a_confidential_follow_up_asked(workspace: Workspace) -> None:
    """Who was asked is known from the follow-up alone, so it stays with it."""
    items = "follow-ups: [{id: a, what: A, owners: [BPBD], visibility: confidential}]"
    workspace.write(PATH, meeting(items))
    workspace.write(
        "records/events/acara.md",
        "---\ntitle: Acara\nstatus: idea\nhosts: [SJB]\n"
        "proposals: {follow-up: 2019-10-29-contoh/a}\n---\n",
    )
    assert "BPBD" not in workspace.run("render", "proposals", "acara").stdout
    assert "BPBD" in workspace.run("render", "proposals", "acara", "--confidential").stdout
