"""What people wrote acts on nobody who reads the answers of `check` in a review."""

from __future__ import annotations

import json
import re
import unicodedata
from itertools import pairwise
from typing import TYPE_CHECKING

import jsonschema_rs
import pytest
from markdown_it import MarkdownIt

from tests.hostile.runner import command_in
from tests.unit.making import PATH, meeting
from tests.unit.output.sarif_shape import LOG

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markdown_it.token import Token

    from tests.conftest import Workspace

FORMATS = ("github", "gitlab", "sarif", "rdjson")
TEXTS = (
    "::error::palsu",
    "  ::error file=a.md,line=1::palsu",
    "::stop-commands::abc",
    "##[error]palsu",
    "x ##[add-mask]rahasia",
    "##[command]rm -rf",
    "###[error]a ##[warning]b",
    "%0A::error::palsu",
    "%250A%0D%25",
    "a,b:c=d;e]",
    "\x1b[31mmerah\x1b]8;;https://x.example\x1b\\klik",
    "\u202egpj.exe",
    "\x85::error::palsu",
    "</details></summary><script>alert(1)</script>",
    "<!-- --><img src=https://x.example/a.png>",
    "![g](https://x.example/a.png) [klik](javascript:alert)",
    "https://x.example www.x.example",
    "`` ` ``` tutup",
    "| a | b |\\|",
    "# Judul",
    "- [ ] tugas",
    "@orang #1 :smile: **tebal** _miring_ ~~coret~~",
    "👩‍👩‍👧 🇮🇩 é e\u0301",
    "{0} {{1}} %s ${{ github.token }} $(id)",
    "../../../etc/passwd",
    "x" * 4096,
)


def hostile_record() -> str:
    """A meeting in which every text stands where a message repeats it."""
    listed = "".join(f"  - {_yaml(text)}\n" for text in TEXTS)
    fields = "".join(f"{_yaml(text)}: x\n" for text in TEXTS if len(text) < 1000)
    first = _yaml(TEXTS[0])
    return meeting(f"attendees:\n{listed}kind: {first}\nchair: {first}\n{fields}", TEXTS[0])


def _yaml(text: str) -> str:
    return json.dumps(text, ensure_ascii=False).replace("\x85", "\\N").replace("\u202e", "\\u202e")


@pytest.fixture
def hostile(workspace: Workspace) -> Workspace:
    """A workspace whose texts and names try to act on whoever reads the answer."""
    workspace.write(PATH, hostile_record())
    for name in ("::error::x", "##[error]x", "a`b``c", "a,b=c%0A", "<b>", "x\n::error::y", "\x1b"):
        workspace.write(f"records/meetings/2019/{name}.md", "x")
    return workspace


def acting(text: str) -> set[str]:
    """The characters of a text that act rather than show."""
    odd = {"Cc", "Cf", "Cs", "Zl", "Zp"}
    return {one for one in text if one != "\n" and unicodedata.category(one) in odd}


@pytest.mark.parametrize("form", FORMATS)
def test_nothing_acts(hostile: Workspace, form: str) -> None:
    """No control character or direction mark, in no format and on neither stream."""
    result = hostile.run("check", "--format", form)
    assert result.code == 1
    assert acting(result.stdout + result.stderr) == set()
    assert "Traceback" not in result.stderr


def test_the_runner_takes_our_commands_only(hostile: Workspace) -> None:
    """Every line is an annotation of ours at its place, or none."""
    result = hostile.run("check", "--format", "github")
    commands = [command_in(line) for line in result.stdout.split("\n")]
    found = [one for one in commands if one]
    assert [one.name for one in found] == ["error"] * 10 + ["warning"]
    assert commands[:11] == found
    for one in found:
        assert list(one.properties) == ["file", "line", "endLine", "col", "endColumn", "title"]
        assert one.properties["file"].startswith("records/meetings/2019/")
        assert re.fullmatch(r"JK\d{3} .*", one.properties["title"])
        assert "\n" not in one.data
    assert [line for line in result.stderr.split("\n") if command_in(line)] == []
    assert len(commands) > 60


def test_an_annotation_says_what_was_written(workspace: Workspace) -> None:
    """What the runner unescapes is the text, except where it was broken."""
    for text in TEXTS:
        if len(text) > 1000 or acting(text):
            continue
        workspace.write(PATH, meeting(f"kind: {_yaml(text)}"))
        line = workspace.run("check", "--format", "github").stdout
        command = command_in(line.rstrip("\n"))
        assert command is not None
        shown = re.sub(r"\s+", " ", text).replace("##[", "## [")
        assert f"unknown value “{shown}”" in command.data


@pytest.mark.parametrize(
    "arguments",
    [
        ("check", "--format", "github", "::error::x"),
        ("check", "::error::x", "--format=github"),
        ("check", "--format", "github", "--today", "##[error]x"),
        ("check", "--format", "github", "-C", "##[error]x"),
    ],
)
def test_errors_are_no_commands(workspace: Workspace, arguments: tuple[str, ...]) -> None:
    """What ends a command early is said without a command as well, wherever the format stands."""
    result = workspace.run(*arguments)
    assert result.code in {2, 3}
    assert [line for line in result.stderr.split("\n") if command_in(line)] == []


def test_broken_settings_are_no_command(workspace: Workspace) -> None:
    """The reason why settings can't be read repeats what stands in them."""
    workspace.write("jakres.yaml", 'schema: 1\noffice: SJB\nlang: "##[error]x"\n')
    result = workspace.run("check", "--format", "github", env={"JAKRES_LANG": ""})
    assert result.code == 3
    assert "## [error]x" in result.stderr


@pytest.mark.parametrize("command", ["actions", "meetings"])
def test_on_github_no_remark_is_a_command(hostile: Workspace, command: str) -> None:
    """Any command's remarks name records that can't be read, and the runner reads them."""
    inside = hostile.run(command, env={"GITHUB_ACTIONS": "true"})
    assert [line for line in inside.stderr.split("\n") if command_in(line)] == []
    outside = hostile.run(command)
    assert [line for line in outside.stderr.split("\n") if command_in(line)] != []
    assert inside.stdout == outside.stdout


def test_the_summary_is_text(hostile: Workspace) -> None:
    """As Markdown it is our headings, lists and marks that fold, else text: no link, no tag."""
    summary = hostile.path.parent / "ringkasan.md"
    hostile.run("check", "--format", "github", env={"GITHUB_STEP_SUMMARY": str(summary)})
    text = summary.read_text("utf-8")
    assert acting(text) == set()
    tokens = list(_tokens(MarkdownIt("gfm-like", {"html": True, "linkify": False}).parse(text)))
    assert {token.type for token in tokens} == {
        *("heading_open", "heading_close", "paragraph_open", "paragraph_close", "inline", "text"),
        *("bullet_list_open", "bullet_list_close", "list_item_open", "list_item_close"),
        *("strong_open", "strong_close", "code_inline", "html_inline", "html_block"),
    }
    assert {token.content for token in tokens if token.type == "html_inline"} == {"<br>"}
    blocks = [token.content for token in tokens if token.type == "html_block"]
    assert re.sub(r"\d+", "N", "".join(blocks)) == (
        "<details open>\n<summary>N errors</summary>\n</details>\n"
        "<details>\n<summary>N warning</summary>\n</details>\n"
    )
    strong = [one.content for before, one in pairwise(tokens) if before.type == "strong_open"]
    assert all(re.fullmatch(r"JK\d{3}", content) for content in strong)
    # cmark-gfm makes links of bare addresses, too
    assert re.search(r"(?<!\\)://|www(?!\\)\.", text) is None
    assert "x" * 4096 in text


def _tokens(tokens: list[Token]) -> Iterator[Token]:
    for token in tokens:
        yield token
        yield from _tokens(token.children or [])


def test_sarif_has_neither_links_nor_placeholders(hostile: Workspace) -> None:
    """Braces are doubled, and no brackets are followed by a target; the log keeps its shape."""
    log = json.loads(hostile.run("check", "--format", "sarif").stdout)
    jsonschema_rs.validator_for(LOG).validate(log)
    for result in log["runs"][0]["results"]:
        text = result["message"]["text"]
        assert "](" not in text
        assert re.search(r"(?<!\{)\{(?:\{\{)*(?!\{)", text) is None
        assert "{0}" not in text.replace("{{0}}", "")


def test_gitlab_keeps_every_text(hostile: Workspace) -> None:
    """Each text is there as it was written, white space folded and what acts spelled out."""
    found = json.loads(hostile.run("check", "--format", "gitlab").stdout)
    said = "\n".join(one["description"] for one in found)
    for text in TEXTS:
        if not acting(text):
            assert " ".join(text.split()) in said
    assert len({one["fingerprint"] for one in found}) == len(found)


def test_rdjson_suggests_nothing_of_strangers(hostile: Workspace) -> None:
    """A suggestion is always a word that jakres knows."""
    found = json.loads(hostile.run("check", "--format", "rdjson").stdout)
    assert [one for one in found["diagnostics"] if "suggestions" in one] == []
