from __future__ import annotations

import os
import shlex
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.warm import HANG

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Result, Workspace


def _shell(workspace: Workspace, script: str, **env: str) -> subprocess.CompletedProcess[str]:
    """Run a line of bash in which ``jakres`` is the program."""
    program = shlex.join([sys.executable, "-m", "jakres_cli"])
    return subprocess.run(
        ["bash", "-c", f'set -o pipefail; jakres() {{ {program} "$@"; }}; {script}'],
        cwd=workspace.path,
        env=workspace.environment(env),
        capture_output=True,
        text=True,
        timeout=HANG,
        check=False,
    )


def _clean(result: Result | subprocess.CompletedProcess[str]) -> bool:
    text = f"{result.stdout}{result.stderr}"
    code = result.returncode if isinstance(result, subprocess.CompletedProcess) else result.code
    bad = ("Traceback", "this is a bug in jakres", "Exception ignored", "Error:")
    return code != 70 and not any(word in text for word in bad)


WRONG = (
    ("--nope",),
    ("nope",),
    ("",),
    ("-",),
    ("--",),
    ("-C",),
    ("--today",),
    ("actions", "--nope"),
    ("actions", "--agency"),
    ("actions", "a"),
    ("actions", "--format"),
    ("actions", "--format", "xml"),
    ("actions", "--open=x"),
    ("actions", "--formt", "json"),
    ("actions", "-x"),
    ("actions", "-"),
    ("actions", "--", "--all"),
    ("actions", "--today", "besok-lusa"),
    ("actions", "--today", "2019-02-30"),
    ("actions", "--today", "9" * 5_000),
    ("actions", "--as-of", "2019-13-01"),
    ("--format", "json"),
    ("check", "tiada"),
    ("check", "/etc/passwd"),
    ("check", ".."),
    ("check", ""),
    ("check", "--format", "csv"),
    ("--color", "ungu", "check"),
    ("--lang", "de", "check"),
    ("actions", "--agency=", "--all"),
    ("actions", "check", "--"),
    ("check", "--", "--strict"),
    ("acitons",),
    ("--strict", "actions"),
    ("actions", "--", "-Cfoo"),
    ("__init__",),
    ("actions", "--today="),
    ("actions", "--as-of", ""),
    ("actions", "--due-before", ""),
)


@pytest.mark.parametrize("arguments", WRONG, ids=lambda a: " ".join(a)[:40] or "empty")
def test_a_wrong_command_line(workspace: Workspace, arguments: tuple[str, ...]) -> None:
    """What can't be meant is exit code 2, one or two lines on stderr and nothing on stdout."""
    result = workspace.run(*arguments)
    assert result.code == 2, result.stderr
    assert result.stdout == ""
    assert 1 <= result.stderr.count("\n") <= 3
    assert _clean(result)


RIGHT = (
    (),
    ("--help",),
    ("-h",),
    ("--version",),
    ("actions", "--help"),
    ("actions", "-h", "--nope=1"),
    ("--format", "json", "actions"),
    ("--format=json", "actions"),
    ("--all", "actions"),
    ("--agency", "BPBD", "actions"),
    (
        "actions",
        "--",
    ),
    ("check", "--", "records"),
    ("-C.", "check"),
    ("-C", ".", "check"),
    ("check", "-C", "."),
    ("--directory=.", "check"),
    ("--debug", "check"),
    ("check", "--debug", "--debug"),
    ("tindak-lanjut",),
    ("periksa",),
    ("--lang", "id", "--help"),
    ("check", "records/agencies.yaml", "."),
    ("actions", "--color=always"),
    ("actions", "--today", "0001-01-01"),
    ("actions", "--as-of", "9999-12-31"),
)


@pytest.mark.parametrize("arguments", RIGHT, ids=lambda a: " ".join(a) or "none")
def test_a_right_command_line(workspace: Workspace, arguments: tuple[str, ...]) -> None:
    """Help, versions and options at any place are exit code 0."""
    result = workspace.run(*arguments)
    if arguments[-1:] == ("--nope=1",):
        assert result.code in {0, 2}
    else:
        assert result.code == 0, result.stderr
    assert _clean(result)


SURROUNDINGS = (
    {"COLUMNS": "0"},
    {"COLUMNS": "abc"},
    {"COLUMNS": "-1"},
    {"COLUMNS": "9" * 5_000},
    {"COLUMNS": "1"},
    {"COLUMNS": "٣"},
    {"COLUMNS": "1000000000"},
    {"LC_ALL": "C"},
    {"LC_ALL": "xx_YY"},
    {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    {"PYTHONIOENCODING": "ascii"},
    {"TERM": "dumb"},
    {"TERM": ""},
    {"HOME": "/tiada"},
    {"HOME": ""},
    {"JAKRES_LANG": ""},
    {"LANG": "\udcff", "LC_ALL": "", "JAKRES_LANG": ""},
    {"TZ": "Mars/Phobos"},
    {"JAKRES_ROOT": "."},
    {"PYTHONHASHSEED": "7"},
    {"NO_COLOR": "1"},
    {"FORCE_COLOR": "1"},
    {"PYTHONOPTIMIZE": "2"},
    {"PYTHONWARNINGS": "error"},
)


@pytest.mark.parametrize("env", SURROUNDINGS, ids=lambda env: ascii(env)[:50])
@pytest.mark.parametrize("form", ["table", "plain"])
def test_odd_surroundings(workspace: Workspace, env: dict[str, str], form: str) -> None:
    """Whatever the environment says, the answer is given."""
    workspace.write(
        "records/meetings/2019/2019-10-29-rapat.md",
        "---\ntitle: a\ndate: 2019-10-29\nattendees: [BPBD]\nfollow-ups:\n"
        "  - {id: a, what: 会議を開く café, owners: [BPBD]}\n---\n",
    )
    result = workspace.run("actions", "--agency", "BPBD", "--format", form, env=env)
    assert result.code == 0, result.stderr
    assert _clean(result)


@pytest.mark.parametrize(
    ("env", "code"),
    [
        ({"JAKRES_TODAY": "besok"}, 2),
        ({"JAKRES_LANG": "xx"}, 2),
        ({"JAKRES_TODAY": "2019-02-30"}, 2),
        ({"JAKRES_ROOT": "/tiada"}, 3),
        ({"JAKRES_ROOT": "/"}, 3),
        ({"JAKRES_ROOT": "jakres.yaml"}, 3),
        ({"JAKRES_ROOT": "x" * 5_000}, 3),
    ],
    ids=str,
)
def test_wrong_surroundings(workspace: Workspace, env: dict[str, str], code: int) -> None:
    """A variable that stands for an option is judged as the option is."""
    result = workspace.run("actions", env=env)
    assert result.code == code, result.stderr
    assert _clean(result)


@pytest.mark.parametrize("lang", ["en", ""])
@pytest.mark.parametrize(
    "script",
    [
        "jakres -C tiada check",
        "jakres -C jakres.yaml check",
        "jakres -C / actions",
        "cd / && jakres actions",
        "mkdir x && cd x && rmdir ../x && jakres check",
        "mkdir x && cd x && rmdir ../x && jakres nope",
        "jakres actions -o .",
        "jakres actions -o records",
        "jakres actions -o tiada/x.csv",
        "jakres actions -o ''",
        "jakres actions > /dev/full",
        "jakres check --format json > /dev/full",
        "jakres actions --format json > /dev/full",
        "ln -s tiada x; jakres actions -o x",
        "rm jakres.yaml; jakres check",
        "jakres actions -o $(printf 'x%.0s' {1..300})",
    ],
)
def test_what_can_not_be_done(workspace: Workspace, script: str, lang: str) -> None:
    """No workspace, no such folder, a full disk: exit code 2 or 3 and a line on stderr."""
    result = _shell(workspace, script, JAKRES_LANG=lang)
    assert result.returncode in {2, 3}, result.stderr
    assert result.stderr
    assert _clean(result)


@pytest.mark.parametrize("lang", ["en", ""])
@pytest.mark.parametrize(
    "script",
    [
        "jakres actions | head -c 0",
        "jakres check --format json | head -c 0",
        "jakres actions | true",
        "jakres --help | head -c 0",
        "jakres actions >&-",
        "jakres check >&-",
        "jakres actions 2>&-",
        "jakres actions <&-",
        "jakres actions >&- 2>&- <&-",
        "jakres nope >&-",
        "jakres nope 2>&-",
        "jakres --version >&-",
        "jakres actions 2>/dev/full",
        "jakres --help >&-",
    ],
)
def test_streams_that_are_gone(workspace: Workspace, script: str, lang: str) -> None:
    """A closed stream or a reader that went away is never a traceback and never a bug."""
    for number in range(120):
        workspace.write(
            f"records/meetings/2019/2019-10-29-rapat-{number}.md",
            f"---\ntitle: a\ndate: 2019-10-29\nattendees: [BPBD]\nfollow-ups:\n"
            f"  - {{id: a, what: {number} {'kata ' * 99}, owners: []}}\n---\n",
        )
    result = _shell(workspace, script, JAKRES_LANG=lang)
    assert result.returncode not in {1, 70, 120}, (result.returncode, result.stderr)
    assert _clean(result), result.stderr


def test_output_never_replaces_what_is_no_file(workspace: Workspace) -> None:
    """A pipe or device that -o names is not replaced by a plain file."""
    os.mkfifo(workspace.path / "pipa")
    done = _shell(
        workspace, "timeout 5 cat pipa & jakres actions -o pipa; code=$?; wait; exit $code"
    )
    assert (workspace.path / "pipa").is_fifo()
    assert done.returncode in {0, 3}
    assert done.returncode == 3 or "No follow-up" in done.stdout


def test_output_leaves_nothing_behind(workspace: Workspace) -> None:
    """A refused -o leaves no temporary file in any folder."""
    before = sorted(workspace.path.rglob("*"))
    for name in (".", "records", "tiada/x"):
        assert workspace.run("actions", "-o", name).code == 3
    assert sorted(workspace.path.rglob("*")) == before


SETTINGS = {
    "empty": ("", 1),
    "only-a-comment": ("# kosong\n", 1),
    "a-list": ("- a\n", 1),
    "a-text": ("teks\n", 1),
    "nul": ("schema: 1\noffice: \0\n", 2),
    "bad-utf-8": ("schema: 1\noffice: SJB\ncity: \udcff\n", 3),
    "utf-16": ("\udcff\udcfes\0c\0", 1),
    "brackets": ("[" * 100_000, 1),
    "no-schema": ("office: SJB\n", 1),
    "no-office": ("schema: 1\n", 1),
    "schema-two": ("schema: 2\noffice: SJB\n", 1),
    "schema-null": ("schema: 0\noffice: SJB\n", 1),
    "schema-text": ("schema: satu\noffice: SJB\n", 1),
    "schema-long": (f"schema: {'9' * 5_000}\noffice: SJB\n", 1),
    "unknown-field": ("schema: 1\noffice: SJB\nkantor: x\n", 3),
    "twice": ("schema: 1\nschema: 1\noffice: SJB\n", 2),
    "anchor": ("schema: 1\noffice: &a SJB\n", 2),
    "tag": ("schema: 1\noffice: !!str SJB\n", 2),
    "two-documents": ("schema: 1\noffice: SJB\n---\nschema: 1\n", 3),
    "cut-off": ("schema: 1\noffice: SJB\ncity: a #1\n", 3),
    "lang": ("schema: 1\noffice: SJB\nlang: de\n", 3),
    "pillar": ("schema: 1\noffice: SJB\npillar: [a]\n", 3),
    "pillar-without-name": ("schema: 1\noffice: SJB\npillar:\n  siap: {en: a}\n", 4),
    "days": ("schema: 1\noffice: SJB\nchase-after-days: -1\n", 3),
    "tab": ("schema: 1\n\toffice: SJB\n", 2),
}


@pytest.mark.parametrize(("command", "lang"), [("actions", "en"), ("check", "")])
@pytest.mark.parametrize("name", SETTINGS)
def test_broken_settings(workspace: Workspace, name: str, command: str, lang: str) -> None:
    """Broken settings are exit code 3, with file and line."""
    text, line = SETTINGS[name]
    workspace.write("jakres.yaml", text.encode(errors="surrogateescape"))
    result = workspace.run(command, env={"JAKRES_LANG": lang})
    assert result.code == 3, result.stderr
    assert f"jakres.yaml:{line}:" in result.stderr
    assert result.stdout == ""
    assert _clean(result)


@pytest.mark.parametrize("kind", ["folder", "fifo", "dangling", "loop", "zero"])
def test_settings_that_are_no_file(workspace: Workspace, kind: str) -> None:
    """Settings that are a folder, a link or a pipe are exit code 3 at once."""
    path = workspace.path / "jakres.yaml"
    path.unlink()
    if kind == "folder":
        path.mkdir()
    elif kind == "fifo":
        os.mkfifo(path)
    else:
        path.symlink_to({"dangling": "tiada", "loop": "jakres.yaml", "zero": "/dev/zero"}[kind])
    result = workspace.run("actions", env={"JAKRES_LANG": ""})
    assert result.code == 3, result.stderr
    assert "jakres.yaml" in result.stderr
    assert _clean(result)


@pytest.mark.parametrize(
    "zone",
    [
        "Mars/Phobos",
        "../../etc/passwd",
        "/etc/passwd",
        "Asia",
        "x" * 4_000,
        "zone.tab",
        "é",
        ".",
        "''",
        "tzdata.zi",
        "__init__.py",
        "Asia/",
        "'a b'",
    ],
)
def test_a_time_zone_that_is_none(workspace: Workspace, zone: str) -> None:
    """A time zone that doesn't exist is exit code 3, when it is needed to tell the day."""
    workspace.write("jakres.yaml", f"schema: 1\noffice: SJB\ntimezone: {zone}\n")
    result = workspace.run("actions", env={"JAKRES_TODAY": ""})
    assert result.code == 3 if zone != "''" else result.code in {0, 3}, result.stderr
    assert _clean(result)


REGISTERS = {
    "agencies.yaml": (
        ("", None),
        ("[" * 100_000, 1),
        ("- BPBD\n", 1),
        ("teks\n", 1),
        ("BPBD: [a]\n", 1),
        ("BPBD: teks\n", 1),
        ("BPBD:\n", 1),
        ("BPBD: {name: a}\nBPBD: {name: b}\n", 2),
        ("'B D': {name: a}\n", 1),
        ("[a, b]: {name: c}\n", 1),
        ("BPBD: {name: a, kind: dinas}\n", 1),
        ("BPBD: {nama: a}\n", 1),
        ("BPBD: {name: a, until: 2019-02-30}\n", 1),
        ("BPBD: {name: {en: a}}\n", 1),
        ("\udcff", 1),
        ("---\nBPBD: {name: a}\n---\nDLH: {name: b}\n", 3),
        ("BPBD: &a {name: a}\nDLH: *a\n", 1),
        ("BPBD: {name: a, order: -1}\n", 1),
        ("'': {name: a}\n", 1),
        ("BPBD: {name: a, aliases: a}\n", 1),
    ),
    "people.yaml": (
        ("", None),
        ("- a\n", 1),
        ("posts: [a]\n", 1),
        ("posts:\n  A B: {name: a}\n", 2),
        ("jabatan: {}\n", 1),
        ("posts:\n  a: [b]\n", 2),
        ("people:\n  a:\n", 2),
        ("people:\n  a: {name: a, holds: x}\n", 2),
        ("posts:\n  a: {name: a}\n  a: {name: b}\n", 3),
        ("[" * 100_000, 1),
        ("people: {a: {name: a #1\n}}\n", 1),
    ),
}


@pytest.mark.parametrize(
    ("name", "text", "line"),
    [(name, text, line) for name, ways in REGISTERS.items() for text, line in ways],
    ids=lambda value: ascii(value)[:30],
)
def test_a_broken_register(workspace: Workspace, name: str, text: str, line: int | None) -> None:
    """What doesn't need a broken register still answers; what follows from it is not repeated."""
    workspace.write(f"records/{name}", text.encode(errors="surrogateescape"))
    workspace.write(
        "records/meetings/2019/2019-10-29-rapat.md",
        "---\ntitle: a\ndate: 2019-10-29\nattendees: [Dishub]\nchair: deputi-trlh\nfollow-ups:\n"
        "  - {id: tugas, what: b, owners: [Dishub, manajer-program]}\n---\n",
    )
    result = workspace.run("actions")
    assert "tugas" in result.stdout
    assert _clean(result)
    checked = workspace.run("check")
    assert checked.code == 1
    assert _clean(checked)
    if line is not None:
        assert result.code == 1
        assert f"records/{name}:{line}:" in result.stderr
        assert "3 records read" in result.stderr
        broken = "agencies" if name == "agencies.yaml" else "people"
        repeated = [one for one in checked.stdout.split("\n") if "2019-10-29-rapat.md" in one]
        codes = {"agencies": ("JK102 error: unknown agency ",), "people": ("JK214",)}[broken]
        assert [one for one in repeated if any(code in one for code in codes)] == []


@pytest.mark.parametrize("command", ["actions", "check"])
@pytest.mark.parametrize("kind", ["file", "fifo", "link", "dangling"])
def test_records_that_are_no_folder(workspace: Workspace, kind: str, command: str) -> None:
    """When records/ itself is no folder, nobody is told that nothing is to do."""
    top = workspace.path / "records"
    top.rename(workspace.path / "lain")
    if kind == "file":
        top.write_text("x", encoding="utf-8")
    elif kind == "fifo":
        os.mkfifo(top)
    else:
        top.symlink_to("lain" if kind == "link" else "tiada")
    result = workspace.run(command)
    assert result.code in {1, 3}, result.stderr
    assert "records" in result.stdout + result.stderr
    assert _clean(result)


@pytest.mark.parametrize("name", ["2019-10-29-putar.md", "putar.txt", "2018"])
def test_a_link_to_itself(workspace: Workspace, name: str) -> None:
    """One link in a circle doesn't keep the other records from being read."""
    folder = workspace.path / "records" / "meetings" / "2019"
    folder.mkdir(parents=True)
    (folder / name).symlink_to(name)
    workspace.write(
        "records/meetings/2019/2019-10-29-rapat.md",
        "---\ntitle: a\ndate: 2019-10-29\nattendees: [BPBD]\nfollow-ups:\n"
        "  - {id: tugas, what: b, owners: [BPBD]}\n---\n",
    )
    result = workspace.run("actions")
    assert "tugas" in result.stdout, result.stderr
    assert result.code == (0 if name.endswith(".txt") else 1)


def test_links_among_attachments_are_left_alone(workspace: Workspace) -> None:
    """Attachments may be links or folders of any name, at any depth."""
    files = workspace.path / "records" / "files"
    (files / "2019" / "x.md").mkdir(parents=True)
    (files / "a").symlink_to("2019")
    (files / "2019" / "b").symlink_to("..")
    (files / "2019" / "c.md").symlink_to("tiada")
    result = workspace.run("check")
    assert (result.code, result.stdout) == (0, "")


def test_a_link_can_be_checked_by_its_name(workspace: Workspace) -> None:
    """Asked about a link by name, check says that it is one."""
    path = workspace.write("records/meetings/2019/2019-10-29-asli.md", "x").parent
    (path / "2019-10-29-tautan.md").symlink_to("2019-10-29-asli.md")
    (path / "2019-10-29-luar.md").symlink_to("/etc/passwd")
    for name in ("tautan", "luar"):
        result = workspace.run("check", f"records/meetings/2019/2019-10-29-{name}.md")
        assert result.code == 1, result.stderr
        assert f"2019-10-29-{name}.md:1:1: JK001" in result.stdout


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_what_may_not_be_read(workspace: Workspace, tmp_path: Path) -> None:
    """A file and a folder without permission are named."""
    file = workspace.write("records/meetings/2019/2019-10-29-rapat.md", "x")
    folder = workspace.write("records/meetings/2018/2018-10-29-rapat.md", "x").parent
    file.chmod(0)
    folder.chmod(0)
    try:
        result = workspace.run("actions")
    finally:
        folder.chmod(0o700)
    assert result.code == 1
    assert result.stderr.count("JK001") == 2
    assert tmp_path.exists()
