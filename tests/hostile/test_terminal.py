from __future__ import annotations

import csv
import io
import json
import unicodedata
from typing import TYPE_CHECKING

import pytest

from tests.hostile.bounded import on_terminal

if TYPE_CHECKING:
    from tests.conftest import Workspace

FORMATS = ("table", "plain", "json", "csv", "md")
COLUMNS = (60, 80, 200)
STEM = "2019-10-29-rapat"
WHATS = {
    "markup": "[/bold] [red]merah[/red] [tim-3] [link=https://x.example]klik[/link]",
    "emoji": ":smile: 👩‍👩‍👧 🇮🇩 👍🏽",
    "wide": "会議を開く" * 12,
    "combining": "e\u0301" * 10 + "Z\u0351\u036b\u0343\u036a\u0302" * 5,
    "formula": '=HYPERLINK("https://x.example";"klik")',
    "plus": "+62812 telepon",
    "minus": "-1+1",
    "at": "@SUM(1)",
    "pipe": "|cmd /c calc",
    "percent": "%0a",
    "full-width": "＝1+1",
    "markdown": "**tebal** `kode` <script>x</script> [a](javascript:x) | sel # ![g](x)",
    "braces": "{0.__class__} {name} %s %(x)s",
    "long-word": "x" * 500,
    "quotes": "\"a\",b;'c'",
    "backslash": "a\\b\\n\\x1b",
}
ESCAPED = {
    "escape": ("\\e[31mmerah\\e[0m", "\\x1b"),
    "osc-eight": ("\\e]8;;https://x.example\\e\\\\klik\\e]8;;\\e\\\\", "\\x1b"),
    "csi-of-c1": ("\\x9b31mmerah", "\\x9b"),
    "override": ("\\u202Elmth.exe", "\\u202e"),
    "isolate": ("\\u2066a\\u2069", "\\u2066"),
    "bell": ("\\a\\a", "\\x07"),
    "delete": ("a\\x7Fb", "\\x7f"),
    "tag": ("a\\U000E0041b", "\\U000e0041"),
    "newline": ("satu\\ndua\\n\\ntiga", ""),
}
"""As written between double quotes, and what must be seen of it instead."""


@pytest.fixture
def hostile(workspace: Workspace) -> Workspace:
    """A workspace whose texts try to act on whoever reads them."""
    items = [
        f"  - id: {name}\n    what: {json.dumps(text, ensure_ascii=False)}\n"
        for name, text in WHATS.items()
    ]
    items += [f'  - id: {name}\n    what: "{text}"\n' for name, (text, _) in ESCAPED.items()]
    lines = "".join(f"{item}    owners: [BPBD]\n" for item in items)
    workspace.write(
        f"records/meetings/2019/{STEM}.md",
        f'---\ntitle: "a\\e[31m [/bold]"\ndate: 2019-10-29\nattendees: [BPBD]\nfollow-ups:\n{lines}'
        "---\nProsa \x1b]8;;https://x.example\x1b\\klik \u202e [/bold]\n",
    )
    workspace.write(
        "records/events/acara.md",
        (
            '---\ntitle: "Acara \\e[2J [/red] \\u202E"\nstatus: planned\nhosts: [BPBD]\n'
            "groups:\n  - id: satu\n    leads: [BPBD]\n---\n"
        ),
    )
    for name in ("\x1b[2Jx", "x\x9b", "\u202ex", "x\ny", "[bold]", "会議", "x  y", "{x}", "x\x7f"):
        workspace.write(f"records/meetings/2019/{name}.md", "x")
    return workspace


def acting(text: str) -> set[str]:
    """The characters of a text that act on a terminal rather than show."""
    return {
        character
        for character in text
        if character != "\n"
        and (unicodedata.category(character) in {"Cc", "Cs", "Zl", "Zp"} or _turns(character))
    }


def _turns(character: str) -> bool:
    return unicodedata.category(character) == "Cf" and character != "\u200d"


@pytest.mark.parametrize("form", FORMATS)
def test_actions_print_nothing_that_acts(hostile: Workspace, form: str) -> None:
    """No control character or direction mark of a record reaches either stream."""
    result = hostile.run("actions", "--agency", "BPBD", "--format", form)
    assert result.code == 1
    assert acting(result.stdout) == set()
    assert acting(result.stderr) == set()


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("word", ["merah", "klik", "tiga", "lmth", "BPBD"])
def test_search_prints_nothing_that_acts(hostile: Workspace, form: str, word: str) -> None:
    """Excerpts are cut out of people's text, so they are made harmless like all of it."""
    result = hostile.run("search", word, "--format", form)
    assert result.code == 1
    assert "items" in result.stdout or len(result.stdout.split("\n")) > 2
    assert acting(result.stdout + result.stderr) == set()


@pytest.mark.parametrize("form", ["text", "json"])
def test_check_prints_nothing_that_acts(hostile: Workspace, form: str) -> None:
    """Excerpts, messages and paths of problems are made harmless too."""
    result = hostile.run("check", "--format", form)
    assert result.code == 1
    assert acting(result.stdout + result.stderr) == set()


@pytest.mark.parametrize("columns", COLUMNS)
@pytest.mark.parametrize(
    "arguments",
    [("actions",), ("actions", "--agency", "BPBD"), ("actions", "--group", "agency"), ("check",)],
    ids=" ".join,
)
def test_a_terminal_shows_nothing_that_acts(
    hostile: Workspace, arguments: tuple[str, ...], columns: int
) -> None:
    """On a terminal without colours nothing acts either, whatever its width."""
    output, code = on_terminal(hostile, *arguments, columns=columns, env={"NO_COLOR": "1"})
    assert code == 1
    assert acting(output) == set()
    assert "Traceback" not in output


def _folded(text: str) -> str:
    return "".join(text.split())


@pytest.mark.parametrize("columns", [*COLUMNS, 2, 10, 20, 75, 76, 1_000_000])
def test_a_terminal_loses_nothing(hostile: Workspace, columns: int) -> None:
    """Every text is on the terminal in full, wrapped or not, at any width."""
    output, _ = on_terminal(hostile, "actions", columns=columns, env={"NO_COLOR": "1"})
    letters = set(_folded(output))
    for name, text in WHATS.items():
        assert set(_folded(text)) - {"\u200d"} <= letters, name
    if columns >= 200:
        assert "[/bold]" in output
        assert "[tim-3]" in output
        assert ":smile:" in output


@pytest.mark.parametrize("columns", COLUMNS)
def test_no_line_is_wider_than_the_terminal(hostile: Workspace, columns: int) -> None:
    """Wide characters count twice; only what names a place and a code is left as one line."""
    for command in ("actions", "check"):
        output, _ = on_terminal(hostile, command, columns=columns, env={"NO_COLOR": "1"})
        too_wide = [
            line
            for line in output.split("\n")
            if _width(line) > columns and "JK" not in line and "      = " not in line
        ]
        assert too_wide == []


def _width(line: str) -> int:
    return sum(
        0
        if unicodedata.combining(one) or one in "\u200d\ufe0f"
        else 2
        if unicodedata.east_asian_width(one) in "WF"
        else 1
        for one in line
    )


def test_plain_lines_hold_every_text(hostile: Workspace) -> None:
    """In a pipe each follow-up is one line with its whole text, escapes spelled out."""
    output = hostile.run("actions").stdout
    for name, text in WHATS.items():
        line = next(line for line in output.split("\n") if line.startswith(f"{name} "))
        assert text.replace("\u200d", "\\u200d") in line
    for name, (_, seen) in ESCAPED.items():
        line = next(line for line in output.split("\n") if line.startswith(f"{name} "))
        assert seen in line


def test_json_holds_every_text(hostile: Workspace) -> None:
    """In json every text is exactly what was written."""
    items = json.loads(hostile.run("actions", "--format", "json").stdout)["items"]
    whats = {one["ref"].partition("/")[2]: one["what"] for one in items}
    assert {name: whats[name] for name in WHATS} == WHATS
    assert whats["escape"] == "\x1b[31mmerah\x1b[0m"


def test_csv_holds_every_row_and_no_formula(hostile: Workspace) -> None:
    """In csv every follow-up is a row, and no cell would run in a spreadsheet."""
    rows = list(csv.reader(io.StringIO(hostile.run("actions", "--format", "csv").stdout)))
    assert len(rows) == 1 + len(WHATS) + len(ESCAPED)
    assert {len(row) for row in rows} == {len(rows[0])}
    for row in rows:
        for cell in row:
            assert not cell.startswith(("=", "+", "-", "@", "|", "%", "\t", "\r", "＝"))
    cells = {row[0].partition("/")[2]: row[rows[0].index("what")] for row in rows}
    assert cells["formula"] == f"'{WHATS['formula']}"


@pytest.mark.parametrize("form", ["csv", "md", "plain", "table"])
@pytest.mark.parametrize("group", ["agency", "pillar", "meeting", "bucket"])
def test_groups_lose_no_row(workspace: Workspace, form: str, group: str) -> None:
    """Follow-ups under several headings are all there, in every format."""
    for day, agency, due in (
        ("2019-10-28", "BPBD", "2019-11-01"),
        ("2019-10-29", "DLH", "2019-12-01"),
        ("2019-10-30", "SJB", "ongoing"),
    ):
        workspace.write(
            f"records/meetings/2019/{day}-rapat.md",
            f"---\ntitle: a\ndate: {day}\nattendees: [{agency}]\nfollow-ups:\n"
            f"  - {{id: tugas-{agency.casefold()}, what: b, owners: [{agency}], due: {due}}}\n"
            "---\n",
        )
    output = workspace.run("actions", "--group", group, "--format", form).stdout
    shown = output.replace("\\", "")
    assert [name for name in ("bpbd", "dlh", "sjb") if f"tugas-{name}" not in shown] == []


def test_markdown_is_escaped(hostile: Workspace) -> None:
    """In Markdown people's text arrives as text: no tag, link, image or further cell."""
    output = hostile.run("actions", "--format", "md").stdout
    assert "<script>" not in output
    assert "](javascript" not in output
    rows = [line for line in output.split("\n") if line.startswith("|")]
    assert len(rows) == 2 + len(WHATS) + len(ESCAPED)
    assert len({row.replace("\\|", "").count("|") for row in rows}) == 1


NAMES = (
    "\x1b[31mBPBD",
    "\x1b]8;;https://x.example\x1b\\x",
    "[/bold]",
    "[red]",
    "\u202eDBPB",
    "👩‍👩‍👧",
    "e\u0301",
    "会議",
    "a\nb",
    "a\rb",
    "\x9b31m",
    "{0}",
    "{name}",
    "%s",
    "\udcff",
    "'",
    "",
    " ",
    "--",
    "\u2028",
)


OPTIONS = (
    *("--to", "--meeting", "--event", "--series", "--pillar", "--status"),
    *("--sort", "--due-before", "--as-of", "--today", "--lang", "--format"),
)
ASKED = (
    *(("--agency", name) for name in NAMES),
    *((option, name) for option in OPTIONS for name in ("\x1b[31m[/bold]\u202e", "\udcff", "")),
)


@pytest.mark.parametrize(("option", "name"), ASKED, ids=ascii)
def test_names_on_the_command_line(workspace: Workspace, option: str, name: str) -> None:
    """What was asked for and doesn't exist is exit code 2, said without acting on the terminal."""
    result = workspace.run("actions", option, name)
    assert result.code == 2, result.stderr
    assert result.stdout == ""
    assert acting(result.stderr) == set()
    assert "Traceback" not in result.stderr


@pytest.mark.parametrize("form", [None, "json"])
def test_a_bad_file_name_is_written_to_a_file(hostile: Workspace, form: str | None) -> None:
    """A name that is no UTF-8 can be listed into a file as well."""
    hostile.write("records/meetings/2019/x\udcff.md", "x")
    arguments = ("check", "-o", "out.txt", *(("--format", form) if form else ()))
    result = hostile.run(*arguments)
    assert result.code == 1, result.stderr
    assert (hostile.path / "out.txt").stat().st_size > 100


@pytest.mark.parametrize("columns", COLUMNS)
def test_a_colour_is_ours(hostile: Workspace, columns: int) -> None:
    """With colours the only escape sequences are those of colours."""
    for command in ("actions", "check"):
        output, _ = on_terminal(hostile, command, "--color", "always", columns=columns)
        parts = output.split("\x1b")[1:]
        assert all(
            part.startswith("[") and part[1:].partition("m")[0].replace(";", "").isdigit()
            for part in parts
        )
        assert acting(output) <= {"\x1b"}
