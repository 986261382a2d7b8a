"""`jakres init`: a workspace to start from, all or nothing."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

from jakres_cli.model.base import CannotDo
from jakres_cli.operations.new_workspace import NewWorkspace
from jakres_cli.output.new_workspace import NewOffice, register_with, settings_for, yaml_text
from jakres_cli.records.syntax import node_data
from jakres_cli.records.syntax.document import read_yaml
from tests.conftest import Result, Workspace
from tests.transcript import REPOSITORY, clean_environment

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

MADE = [
    ".gitattributes",
    ".gitignore",
    "README.md",
    "jakres.yaml",
    "records/agencies.yaml",
    "records/people.yaml",
]
OFFICE = NewOffice(code="DAB", name="Dinas Antah Berantah", lang="id", letterhead=())


@pytest.fixture
def outside(tmp_path: Path) -> Workspace:
    """An empty folder that is no workspace."""
    folders = Workspace(tmp_path / "kantor", tmp_path / "home")
    folders.path.mkdir()
    folders.home.mkdir()
    return folders


def files(folder: Path) -> list[str]:
    """Every file below a folder."""
    return sorted(
        path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()
    )


def run(outside: Workspace, *arguments: str, env: Mapping[str, str] | None = None) -> Result:
    """`jakres init` in the empty folder."""
    return outside.run("init", *arguments, env=env)


@pytest.mark.parametrize("lang", ["id", "en"])
def test_what_it_makes_passes_check(outside: Workspace, lang: str) -> None:
    """Without a question: Jakarta's register, no error and no warning, in both languages."""
    assert run(outside, "--lang", lang).code == 0
    assert files(outside.path) == MADE
    checked = outside.run("check", "--strict")
    assert (checked.code, checked.stdout) == (0, "")
    assert f"lang: {lang} " in (outside.path / "jakres.yaml").read_text("utf-8")


def test_the_registers_are_ours(outside: Workspace) -> None:
    """An office of the register starts from it byte by byte."""
    run(outside, "--office", "bpbd")
    for name in ("agencies.yaml", "people.yaml"):
        ours = (REPOSITORY / "records" / name).read_bytes()
        assert (outside.path / "records" / name).read_bytes() == ours
    assert "office: BPBD " in (outside.path / "jakres.yaml").read_text("utf-8")


def test_an_office_of_its_own_joins_the_register(outside: Workspace) -> None:
    """It stands in its place by code, and the list shows it."""
    name = "Dinas: Antah # Berantah"
    arguments = ("--office", "DAB", "--name", name, "--letterhead", "PEMERINTAH", "--letterhead")
    assert run(outside, *arguments, "- 012").code == 0
    assert outside.run("check", "--strict").code == 0
    assert name in outside.run("agencies", "--search", "DAB").stdout
    settings = data_of((outside.path / "jakres.yaml").read_text("utf-8"))
    assert settings["letterhead"] == {"lines": ["PEMERINTAH", "- 012"]}


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--office", "BPDB"), "did you mean BPBD"),
        (("--office", "DAB"), "--name is missing"),
        (("--name", "Dinas Antah"), "--office is missing"),
        (("--office", "D A"), "is not a code"),
        (("--office", "cro", "--name", "Kantor"), "not as an agency"),
        (("--office", "BPBD", "--name", "Dinas Perhubungan"), "another code"),
        (("--office", "DAB", "--name", "\x1b[31m"), "U+001B ESC is not allowed"),
    ],
)
def test_asked_wrongly_nothing_is_written(
    outside: Workspace, arguments: tuple[str, ...], said: str
) -> None:
    """What is missing or odd is named, and the folder stays empty."""
    result = run(outside, *arguments)
    assert result.code in {2, 3}
    assert said in result.stderr
    assert files(outside.path) == []


def test_a_dry_run_lists_and_writes_nothing(outside: Workspace) -> None:
    """It prints the same paths as the real run."""
    dry = run(outside, "baru", "--dry-run")
    assert not (outside.path / "baru").exists()
    assert dry.stdout == run(outside, "baru").stdout
    assert files(outside.path / "baru") == MADE


def test_a_workspace_is_refused(outside: Workspace) -> None:
    """Also one in whose folders somebody stands by mistake."""
    run(outside)
    before = {name: (outside.path / name).read_bytes() for name in files(outside.path)}
    assert run(outside).code == 3
    assert outside.run("init", cwd="records").code == 3
    assert run(outside, "records/baru").code == 3
    assert before == {name: (outside.path / name).read_bytes() for name in files(outside.path)}


def test_files_of_others_stay(outside: Workspace) -> None:
    """A README stays and is named; a register that is in the way is refused."""
    outside.write("README.md", "milik kami\n")
    result = run(outside)
    assert result.code == 0
    assert "README.md" in result.stderr
    assert (outside.path / "README.md").read_text() == "milik kami\n"
    outside.write("lain/records/people.yaml", "posts: {}\n")
    os.unlink(outside.path / "jakres.yaml")
    assert run(outside, "lain").code == 3
    assert files(outside.path / "lain") == ["records/people.yaml"]


def test_what_a_killed_run_left_is_taken_up(outside: Workspace) -> None:
    """Without the settings, which come last, the rest is no workspace and can be completed."""
    run(outside)
    os.unlink(outside.path / "jakres.yaml")
    os.unlink(outside.path / "records" / "people.yaml")
    assert run(outside).code == 0
    assert files(outside.path) == MADE


def test_settings_and_registers_of_another_workspace(
    outside: Workspace, records_copy: Workspace
) -> None:
    """They are copied whole, remarks too; just the office and the language are others."""
    source = str(records_copy.path)
    assert run(outside, "--from", source).code == 0
    for name in ("jakres.yaml", "records/agencies.yaml", "records/people.yaml"):
        assert (outside.path / name).read_bytes() == (records_copy.path / name).read_bytes()
    other = run(outside, "../lain", "--from", source, "--office", "Dishub", "--lang", "en")
    assert other.code == 0
    settings = (outside.path.parent / "lain" / "jakres.yaml").read_text("utf-8")
    ours = (records_copy.path / "jakres.yaml").read_text("utf-8")
    changed = ours.replace("office: SJB", "office: Dishub").replace("lang: id", "lang: en")
    assert settings == changed
    assert run(outside, "../x", "--from", str(outside.home)).code == 3
    assert run(outside, "../x", "--from", source, "--letterhead", "X").code == 2


def test_an_unfinished_write_is_taken_back(tmp_path: Path) -> None:
    """When a file can't be written, the others and their folders go again, and only they."""
    (tmp_path / "milik").write_text("kami")
    (tmp_path / "records").mkdir()
    (tmp_path / "records" / "z").symlink_to(tmp_path / "tidak-ada")
    made = NewWorkspace({"a/b.md": "b", "jakres.yaml": "x", "milik/c.md": "c"})
    with pytest.raises((CannotDo, OSError)):
        made.write(str(tmp_path))
    assert sorted(path.name for path in tmp_path.iterdir()) == ["milik", "records"]


def test_an_interrupt_leaves_nothing(outside: Workspace) -> None:
    """Ctrl-C at whatever moment: nothing, or the whole workspace."""
    for wait in (0.05, 0.15, 0.2, 0.25, 0.3):
        target = outside.path / f"nanti-{wait}"
        process = subprocess.Popen(
            [sys.executable, "-m", "jakres_cli", "init", target.name],
            cwd=outside.path,
            env={**clean_environment(outside.home, "2019-11-12"), "PYTHONPATH": str(REPOSITORY)},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        time.sleep(wait)
        process.send_signal(signal.SIGINT)
        process.wait()
        left = files(target) if target.exists() else []
        assert left in ([], MADE)


def test_two_at_the_same_moment(outside: Workspace) -> None:
    """Nobody takes away what another has just written: each ends with a whole workspace."""
    codes = {result.code for result in outside.run_at_once([["init"]] * 6)}
    assert 0 in codes
    assert codes <= {0, 3}  # who came last finds a workspace
    assert files(outside.path) == MADE
    assert outside.run("check").code == 0


def data_of(text: str) -> Mapping[str, object]:
    """The data of a YAML text."""
    tree = read_yaml("x.yaml", text.encode()).tree
    assert tree is not None
    found = node_data(tree)
    assert isinstance(found, dict)
    return found


@pytest.mark.parametrize(
    "text",
    ["Dinas LH", "a: b", "a #b", "#", "- x", "[x", "NO", "012", "10:30", "it's", "", "*a", "é“"],
)
def test_a_text_in_yaml_is_that_text(text: str) -> None:
    """Quoted where YAML would take it for something else, else as it is."""
    assert data_of(f"x:\n  - {yaml_text(text)}\n") == {"x": [text]}


@pytest.mark.parametrize(
    ("register", "expected"),
    [
        ("", "DAB:\n  name: Dinas Antah Berantah\n"),
        ("# awal\nA:\n  name: A", "# awal\nA:\n  name: A\n|"),
        ("# awal\nZ:\n  name: Z\n", "# awal\n|Z:\n  name: Z\n"),
        ("A:\n  name: A\n# tentang Z\n# lagi\nZ:\n  name: Z\n", None),
    ],
)
def test_the_block_of_an_office_stands_in_its_place(register: str, expected: str | None) -> None:
    """Sorted by code; remarks stay with the block that they stand above."""
    block = "DAB:\n  name: Dinas Antah Berantah\n"
    if expected is None:
        expected = "A:\n  name: A\n|# tentang Z\n# lagi\nZ:\n  name: Z\n"
    assert register_with(register, OFFICE) == expected.replace("|", block)


@pytest.mark.parametrize(
    ("settings", "expected"),
    [
        ("office: SJB # kami\nlang: en\n", "office: DAB # kami\nlang: id\n"),
        ("schema: 1\noffice: 'SJB'\n", "schema: 1\noffice: DAB\nlang: id\n"),
    ],
)
def test_copied_settings_name_the_new_office(settings: str, expected: str) -> None:
    """Nothing but the two values changes."""
    assert settings_for(settings, OFFICE) == expected
