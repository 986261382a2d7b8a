from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from jakres_cli.records.syntax.document import read_markdown
from jakres_cli.records.syntax.prose import normalise_prose
from tests.unit.writing.runs import either, errors, fill, hostile, refused, tree, written

if TYPE_CHECKING:
    from tests.conftest import Workspace

ALL = [
    *("--date", "3 Desember", "--time", "pukul 9.00 WIB", "--place", "Balai Kota: lantai #2"),
    *("--kind", "workshop", "--series", "mingguan", "--follows", "2019-11-05", "--event", "loka"),
    *("--holds", "lokakarya", "--invited", "DLH,SJB", "--chair", "Pak Budi", "--pillar", "siap"),
]


def new(workspace: Workspace, *arguments: str) -> tuple[str, str]:
    """The path and text of the meeting that a run makes."""
    changed = written(workspace, "new-meeting", *arguments)
    [(path, text)] = changed.items()
    return path, text


def test_a_meeting_held_today(workspace: Workspace) -> None:
    """Without more than a title and who came it is a draft of today."""
    path, text = new(workspace, "Rapat koordinasi banjir", "--attendees", "DLH, BPBD")
    assert path == "records/meetings/2019/2019-11-12-rapat-koordinasi-banjir.md"
    assert text.startswith(
        "---\ntitle: Rapat koordinasi banjir\ndate: 2019-11-12\nattendees: [DLH, BPBD]\n---\n"
    )


def test_every_option(workspace: Workspace) -> None:
    """Every option lands in its field, in order, and passes check."""
    fill(workspace)
    path, text = new(workspace, "Rapat", *ALL)
    assert path == "records/meetings/2019/2019-12-03-rapat.md"
    assert text.partition("\n---\n")[0] == (
        "---\ntitle: Rapat\ndate: 2019-12-03\ntime: 09:00\nplace: 'Balai Kota: lantai #2'\n"
        "record: planned\nkind: workshop\nchair: Pak Budi\ninvited: [DLH, SJB]\npillar: [siap]\n"
        "series: mingguan\nfollows: [2019-11-05-rapat]\nevents: [lokakarya]\nholds: lokakarya"
    )


def test_its_path_is_printed(workspace: Workspace) -> None:
    """Only the path goes to standard output."""
    done = workspace.run("rapat-baru", "Rapat", "--attendees", "DLH")
    assert (done.code, done.stdout) == (0, "records/meetings/2019/2019-11-12-rapat.md\n")


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2019-11-11", "minutes"),
        ("2019-11-12", "minutes"),
        ("besok", "planned"),
        ("kemarin", "minutes"),
        ("0001-01-01", "minutes"),
        ("9999-12-31", "planned"),
        ("2020-02-29", "planned"),
    ],
)
def test_what_is_to_come_is_planned(workspace: Workspace, day: str, expected: str) -> None:
    """A meeting after today is planned and has those invited; any other has attendees."""
    _, text = new(workspace, "Rapat", "--date", day, "--attendees", "DLH")
    assert ("record: planned\ninvited: [DLH]\n" in text) == (expected == "planned")
    assert ("\nattendees: [DLH]\n" in text) == (expected == "minutes")


@pytest.mark.parametrize("when", ["2019-11-12", "2019-12-03"])
def test_a_series_brings_its_defaults(workspace: Workspace, when: str) -> None:
    """Attendees, chair and pillar come from the series, unless they are given."""
    fill(workspace)
    _, text = new(workspace, "Rapat", "--series", "ming", "--date", when)
    assert re.search(r"(attendees|invited): \[BPBD, DLH\]\n", text)
    assert "chair: deputi-trlh\n" in text
    assert "pillar: [siap]\nseries: mingguan\n" in text
    _, text = new(workspace, "Lain", "--series", "mingguan", "--date", when, "--attendees", "SJB")
    assert re.search(r"(attendees|invited): \[SJB\]\n", text)


def test_a_series_brings_posts_too(workspace: Workspace) -> None:
    """Nobody who usually comes is left out, nor whom the agency sends."""
    workspace.write(
        "records/series/mingguan.md",
        "---\ntitle: M\nattendees:\n  - BPBD\n  - agency: SJB\n    posts: [manajer-program]\n"
        "  - posts: [deputi-trlh]\n---\n",
    )
    _, text = new(workspace, "Rapat", "--series", "mingguan")
    assert "BPBD" in text
    assert "manajer-program" in text
    assert "deputi-trlh" in text


def test_nothing_is_ever_overwritten(workspace: Workspace) -> None:
    """A file that is there stays, with exit 3; also a link or folder of that name."""
    path = workspace.write("records/meetings/2019/2019-11-12-rapat.md", "milik orang\n")
    outside = workspace.home / "luar.md"
    for kind in ("file", "link", "folder"):
        done = workspace.run("new-meeting", "Rapat", "--attendees", "DLH", "--dry-run")
        assert (done.code, done.stdout) == (3, "")
        done = workspace.run("new-meeting", "Rapat", "--attendees", "DLH")
        assert done.code == 3
        assert "exists already" in done.stderr
        assert not outside.exists()
        if kind == "file":
            assert path.read_text() == "milik orang\n"
            path.unlink()
            path.symlink_to(outside)
        elif kind == "link":
            path.unlink()
            path.mkdir()
    assert [one.name for one in path.parent.iterdir()] == [path.name]


@pytest.mark.parametrize("linked", ["records/meetings", "records/meetings/2019"])
def test_a_linked_folder_is_not_followed(workspace: Workspace, linked: str) -> None:
    """Nothing is written outside the workspace through a folder that is a link."""
    outside = workspace.home / "luar"
    outside.mkdir()
    link = workspace.path / linked
    link.parent.mkdir(parents=True, exist_ok=True)
    link.symlink_to(outside)
    done = workspace.run("new-meeting", "Rapat", "--attendees", "DLH")
    assert list(outside.rglob("*")) == []
    assert done.code == 3


@pytest.mark.parametrize(
    "arguments",
    [
        ["--date", "31 November"],
        ["--date", "nanti"],
        ["--time", "25:00"],
        ["--time", "9:60"],
        ["--time", "pagi"],
        ["--kind", "workshp"],
        ["--series", "tidak-ada"],
        ["--follows", "tidak-ada"],
        ["--event", "tidak-ada"],
        ["--holds", "tidak-ada"],
        ["--pillar", "siaap"],
        ["--atendees", "DLH"],
        ["--place", " "],
    ],
    ids=" ".join,
)
def test_wrong_values_are_refused(workspace: Workspace, arguments: list[str]) -> None:
    """What isn't a day, time, kind or record is exit 2."""
    fill(workspace)
    refused(workspace, 2, "new-meeting", "Rapat", "--attendees", "DLH", *arguments)


def test_a_broken_editor_is_no_bug(workspace: Workspace) -> None:
    """An editor that can't be started is a refusal in words; the meeting is there."""
    for number, editor in enumerate(["", "vi '", "/tidak/ada", "/"]):
        done = workspace.run(
            *("new-meeting", f"Rapat {number}", "--attendees", "DLH", "--edit"),
            env={"EDITOR": editor, "VISUAL": ""},
        )
        assert done.code == 3, (editor, done.stderr)
        assert done.stdout == f"records/meetings/2019/2019-11-12-rapat-{number}.md\n"


def test_the_editor_gets_the_file(workspace: Workspace) -> None:
    """The editor may have options, and is given the file."""
    done = workspace.run(
        *("new-meeting", "Rapat", "--attendees", "DLH", "--edit"),
        env={"EDITOR": "sh -c 'echo dari editor >> \"$0\"'"},
    )
    assert done.code == 0
    path = workspace.path / "records/meetings/2019/2019-11-12-rapat.md"
    assert path.read_text().endswith("dari editor\n")


LOOKED_AT = [
    "x --> <script>alert(1)</script>",
    "x --!> y",
    "-->",
    "->",
    "<!-- y",
    "--",
    "## Tindak lanjut",
    "---",
    "{{ 7 * 7 }} {% endfor %}",
    "a\\nb --\\n> c",
    "\\u200b-\\u200b->",
    "-" * 50 + ">",
]


def test_what_it_looks_at_stays_in_its_comment(workspace: Workspace) -> None:
    """Whatever open follow-ups say, they can't end the comment that lists them."""
    fill(workspace)
    items = "".join(
        f'  - id: i{number}\n    what: "{text}"\n    owners: [DLH]\n    event: lokakarya\n'
        for number, text in enumerate(LOOKED_AT)
    )
    workspace.write(
        "records/meetings/2019/2019-10-01-lama.md",
        f"---\ntitle: L\ndate: 2019-10-01\nattendees: [DLH]\nseries: mingguan\n"
        f"follow-ups:\n{items}---\n",
    )
    for number, option in enumerate(
        [["--follows", "2019-10-01"], ["--series", "mingguan"], ["--event", "lokakarya"]]
    ):
        _, text = new(workspace, f"Rapat {number}", "--attendees", "DLH", *option)
        prose = read_markdown("x.md", text.encode()).prose
        assert prose.count("-->") == 1
        assert prose.count("<!--") == 1
        assert "--!>" not in prose
        inside = prose.partition("<!--")[2].partition("-->")[0]
        assert all(f"i{at}:" in inside for at in range(len(LOOKED_AT)))
        assert normalise_prose(prose) == "Pembukaan Pembahasan Tindak lanjut"


def test_nothing_to_look_at_leaves_no_comment(workspace: Workspace) -> None:
    """Without open follow-ups there is no comment."""
    fill(workspace)
    _, text = new(workspace, "Rapat", "--attendees", "DLH", "--event", "lokakarya")
    assert "<!--" not in text


@hostile(5)
def test_hostile_titles(workspace: Workspace, text: str) -> None:
    """Whatever a meeting, a place or a chair is called: a refusal, or a file where it belongs."""
    before = tree(workspace)
    done = either(workspace, "new-meeting", "--attendees", "DLH", "--", text)
    made = [path for path in tree(workspace) if path not in before]
    assert len(made) == (done.code == 0)
    for path in made:
        assert re.fullmatch(r"records/meetings/2019/2019-11-12-[a-z0-9-]{1,60}\.md", path)
        assert done.stdout == f"{path}\n"
    options = [f"--place={text}", f"--chair={text}"]
    either(workspace, "new-meeting", "Tempat", "--attendees", "DLH", *options)


def test_a_line_break_is_folded(workspace: Workspace) -> None:
    """A title is one line, however it was pasted."""
    _, text = new(workspace, " Rapat\n  banjir\t2019 ", "--attendees", "DLH")
    assert "title: Rapat banjir 2019\n" in text


def test_an_attendee_may_be_a_post(workspace: Workspace) -> None:
    """Posts and people that are named as attendees are written as such."""
    _, text = new(workspace, "Rapat", "--attendees", "DLH;deputi-trlh")
    assert "attendees:\n  - DLH\n  - posts: [deputi-trlh]\n" in text
    assert errors(workspace) == []


@pytest.mark.parametrize(
    ("template", "said"),
    [
        ("{{ titel }}", "meeting.md.j2:1: there is no variable titel"),
        ("", "meeting.md.j2: its result is not a record: the first line is not the fence"),
        ("---\na: b\n", "meeting.md.j2: its result is not a record: the front matter is not"),
    ],
)
def test_a_broken_skeleton_is_named(workspace: Workspace, template: str, said: str) -> None:
    """A template of the workspace that makes no record is named, and nothing is written."""
    workspace.write("templates/meeting.md.j2", template)
    done = refused(workspace, 3, "new-meeting", "Rapat", "--attendees", "BPBD")
    assert f"the template templates/{said}" in done.stderr


def test_a_title_that_no_record_may_have_is_not_the_templates_fault(workspace: Workspace) -> None:
    """What was typed is refused as typed, with the workspace's template or without."""
    workspace.write("templates/meeting.md.j2", '{% extends "builtin/meeting.md.j2" %}')
    done = refused(workspace, 2, "new-meeting", "Rapat\x07", "--attendees", "BPBD")
    assert "template" not in done.stderr


def test_a_second_meeting_of_one_title_and_day(workspace: Workspace) -> None:
    """It is called by its time too, or as one says; else it is refused in words."""
    add = ("new-meeting", "Rapat pompa", "--date", "2019-11-12", "--attendees")
    first, text = new(workspace, *add[1:], "BPBD", "--time", "09:00")
    second, _ = new(workspace, *add[1:], "DLH", "--time", "14.00")
    assert second == first.replace(".md", "-1400.md")
    for more in ([], ["--time", "14:00"], ["--name", "rapat-pompa"]):
        assert "--name" in refused(workspace, 3, *add, "DLH", *more).stderr
    third, _ = new(workspace, *add[1:], "SJB", "--name", "rapat-pompa-sore")
    assert third == first.replace(".md", "-sore.md")
    refused(workspace, 2, *add, "SJB", "--name", "Rapat Sore")
    assert (workspace.path / first).read_text() == text
    assert errors(workspace) == []
