from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from jakres_cli.model.base import CannotDo
from jakres_cli.records.editing.formatting import format_document
from jakres_cli.records.schema.kinds import FORMS
from jakres_cli.records.syntax.document import read_markdown, read_yaml

if TYPE_CHECKING:
    from tests.conftest import Workspace

MEETING = "records/meetings/2019/2019-11-05-rapat.md"
BOM = "\ufeff"


def meeting(front_matter: str, prose: str = "\nProsa.\n") -> str:
    """The front matter of a meeting, formatted; the prose and the fences must have stayed."""
    text = f"---\n{front_matter}---\n{prose}"
    document = read_markdown(MEETING, text.encode())
    new = format_document(document, "meeting", FORMS["meeting"])
    assert new.startswith("---\n")
    assert new.endswith(f"---\n{prose}")
    return new[4 : len(new) - len(prose) - 4]


def register(text: str, kind: str = "agencies", path: str = "records/agencies.yaml") -> str:
    """A register, formatted."""
    return format_document(read_yaml(path, text.encode()), kind, FORMS[kind])


TRICKY = {
    "fields in order, the office's own last": (
        "x-a: 1\ndate: 2019-11-05\nwarna: b\ntitle: R\n",
        "title: R\ndate: 2019-11-05\nx-a: 1\nwarna: b\n",
    ),
    "a comment moves with the field below it": (
        "date: 2019-11-05  # pasti\n# judul\ntitle: R\n",
        "# judul\ntitle: R\ndate: 2019-11-05  # pasti\n",
    ),
    "a comment farther in stays in its list": (
        "attendees:\n- BPBD # a\n  # sisa\n# atas\ndate: 2019-11-05\n",
        "# atas\ndate: 2019-11-05\nattendees:\n  - BPBD # a\n  # sisa\n",
    ),
    "a comment on the first field of an item goes above its dash": (
        "follow-ups:\n  - what: a\n    # b\n    id: c\n",
        "follow-ups:\n  # b\n  - id: c\n    what: a\n",
    ),
    "a comment behind a dash or a colon": (
        "follow-ups: # f\n  - # b\n    what: a\n    id: c\n",
        "follow-ups: # f\n  - # b\n    id: c\n    what: a\n",
    ),
    "fields in braces become lines": (
        "minutes: {approved-on: 2019-11-06, status: draft}  # m\nagenda: [{title: A, id: a}, B]\n",
        (
            "agenda:\n  - id: a\n    title: A\n  - B\n"
            "minutes:  # m\n  status: draft\n  approved-on: 2019-11-06\n"
        ),
    ),
    "short lists stay": ("tags: [a,b ,  'c d']\n", "tags: [a, b, 'c d']\n"),
    "long lists become lines": (
        f"tags: [{', '.join(['kata-yang-panjang'] * 9)}]\n",
        "tags:\n" + "  - kata-yang-panjang\n" * 9,
    ),
    "comments in brackets": (
        "tags: [ # t\n  a, # satu\n  # dua\n  b ]\n",
        "tags: # t\n  - a # satu\n  # dua\n  - b\n",
    ),
    "what other readers change is quoted, but not what the office made up": (
        "x-arsip: NO\nplace: NO\ntime: 10:30\ntags: [012, a]\nfollow-ups:\n  - {id: 012}\n",
        "time: '10:30'\nplace: 'NO'\ntags: ['012', a]\nfollow-ups:\n  - id: '012'\nx-arsip: NO\n",
    ),
    "a flag is no text": (
        "absent:\n  - {excused: true, agency: BPBD}\n",
        "absent:\n  - agency: BPBD\n    excused: true\n",
    ),
    "text of several lines": (
        "place: |-  # p\n      a\n        b\n\n      c\ntitle: 'x\n    y'  # z\n",
        "title: 'x\n  y'  # z\nplace: |-  # p\n  a\n    b\n\n  c\n",
    ),
    "blank lines": (
        "\ndate: 2019-11-05\n\n# t\ntitle: R\n\n",
        "\n\n# t\ntitle: R\ndate: 2019-11-05\n\n",
    ),
    "a sign in quotes is no comment": (
        "place: 'a # b'\ntitle: \"c # d\"\n",
        "title: \"c # d\"\nplace: 'a # b'\n",
    ),
    "empty values": ("chair:\nplace: # ?\ntitle: ''\n", "title: ''\nplace: # ?\nchair:\n"),
    "a question mark": ("? title\n: R\n", "title: R\n"),
}


@pytest.mark.parametrize(("before", "after"), TRICKY.values(), ids=TRICKY)
def test_tricky_front_matter(before: str, after: str) -> None:
    """Each is laid out as it should be, and then stays so, with either kind of line end."""
    assert meeting(before) == after
    assert meeting(after) == after
    text = f"{BOM}---\n{before}---\nProsa \n".replace("\n", "\r\n")
    new = format_document(read_markdown(MEETING, text.encode()), "meeting", FORMS["meeting"])
    assert new == f"{BOM}---\n{after}---\nProsa \n".replace("\n", "\r\n")


def test_a_register_is_sorted() -> None:
    """Codes stand in order without regard to case; what is about the whole file stays on top."""
    before = (
        "# kepala\nDLH: {name: L}\n# d\nBpbd:\n  kind: company # k\n  name: B\n"
        "x-a: 1\nON:\n  name: O"
    )
    after = (
        "# kepala\n# d\nBpbd:\n  name: B\n  kind: company # k\nDLH:\n  name: L\n"
        "'ON':\n  name: O\nx-a: 1"
    )
    assert register(before) == after
    assert register(after) == after


def test_settings_keep_their_words_in_order() -> None:
    """The pillars of the settings stand as the office put them, and in braces."""
    text = "schema: 1\noffice: SJB\npillar:\n  siap: {name: S}\n  sehat: {name: H, en: B}\n"
    assert register(text, "settings", "jakres.yaml") == text


def test_marks_of_a_document_stay() -> None:
    """The marks that YAML has for a document are kept."""
    assert register("# a\n---\nB: {name: b}\nA:\n  name: a\n...\n") == (
        "# a\n---\nA:\n  name: a\nB:\n  name: b\n...\n"
    )


@pytest.mark.parametrize("text", ["a: [\n", "title: R\ntitle: S\n", "place: a #b\n", "a: &b c\n"])
def test_what_can_t_be_read_whole_is_refused(text: str) -> None:
    """Nothing is made of a record with a fault."""
    with pytest.raises(CannotDo):
        meeting(text)


def test_files_are_formatted_and_listed(workspace: Workspace) -> None:
    """--check lists, --dry-run shows, a run writes; then there is nothing to do."""
    untidy = "---\ndate: 2019-11-05\ntitle: R\nattendees: [BPBD]\n---\nProsa\n"
    path = workspace.write(MEETING, untidy)
    listed = workspace.run("fmt", "--check")
    assert (listed.code, listed.stdout, path.read_text()) == (1, f"{MEETING}\n", untidy)
    shown = workspace.run("fmt", "--dry-run")
    assert (shown.code, path.read_text()) == (0, untidy)
    assert "\n+title: R\n date: 2019-11-05\n-title: R\n" in shown.stdout
    assert workspace.run("fmt", "records/meetings").code == 0
    assert path.read_text() == "---\ntitle: R\ndate: 2019-11-05\nattendees: [BPBD]\n---\nProsa\n"
    assert workspace.run("rapikan", "--check").code == 0


def test_a_file_that_can_t_be_read_is_named(workspace: Workspace) -> None:
    """It is left alone, exit 3 (1 with --check), and the others are still done."""
    workspace.write(MEETING, "---\ndate: 2019-11-05\ntitle: R\nattendees: [BPBD]\n---\n")
    broken = workspace.write("records/events/a.md", "---\ntitle: [\n---\n")
    assert workspace.run("fmt", "--check").code == 1
    done = workspace.run("fmt")
    assert done.code == 3
    assert "records/events/a.md" in done.stderr
    assert broken.read_text() == "---\ntitle: [\n---\n"
    assert (workspace.path / MEETING).read_text().startswith("---\ntitle: R\n")


def test_sealed_minutes_are_left_alone(workspace: Workspace) -> None:
    """Approved minutes that aren't in the style are named, and that is no failure."""
    text = "---\nminutes: {status: approved}\ntitle: R\ndate: 2019-11-05\n---\n"
    path = workspace.write(MEETING, text)
    for arguments in (["fmt", "--check"], ["fmt"]):
        done = workspace.run(*arguments)
        assert (done.code, done.stdout, path.read_text()) == (0, "", text)
        assert f"{MEETING} is approved and sealed" in done.stderr


def test_our_own_records_are_in_the_style(records_copy: Workspace) -> None:
    """Nothing in this repository's records would change."""
    assert (records_copy.run("fmt", "--check").code, records_copy.run("fmt").stdout) == (0, "")
