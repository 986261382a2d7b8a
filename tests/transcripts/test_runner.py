"""The transcript runner itself, on plain shell commands."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests import transcript
from tests.transcript import REPOSITORY, TranscriptError, check, difference, find, run, update

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Document = Callable[[str], Path]


@pytest.fixture
def document(tmp_path: Path) -> Document:
    """Write a Markdown file of the given text, byte for byte."""

    def write(text: str) -> Path:
        path = tmp_path / "document.md"
        path.write_bytes(text.encode())
        return path

    return write


def console(*lines: str, options: str = "") -> str:
    """A console block of the given lines."""
    return "\n".join([f"```console{options}", *lines, "```", ""])


def printed(path: Path) -> str:
    """What the only story of a file prints now."""
    (story,) = find(path)
    return run(story)


def test_right_output_is_no_difference(document: Document) -> None:
    """A transcript that shows what its commands print passes."""
    assert check(document(console("$ echo one", "one", "$ echo two", "two"))) == ""


def test_wrong_output_is_a_difference(document: Document) -> None:
    """A difference names the file and line and shows both sides."""
    path = document("# Title\n\n" + console("$ echo one", "eins"))
    found = check(path)
    assert f"{path}:1" in found
    assert "-eins\n+one" in found


def test_both_streams_in_order(document: Document) -> None:
    """Standard error stands between the lines of standard output where it was printed."""
    block = console("$ echo one; echo two >&2; echo three", "one", "two", "three")
    assert check(document(block)) == ""


def test_exit_code_is_shown(document: Document) -> None:
    """A code other than 0 is the last line, and a missing or needless one is a difference."""
    assert check(document(console("$ echo no; exit 3", "no", "[exit 3]"))) == ""
    assert "+[exit 3]" in check(document(console("$ exit 3")))
    assert "-[exit 1]" in check(document(console("$ true", "[exit 1]")))


def test_command_over_several_lines(document: Document) -> None:
    """Lines that begin with `> ` belong to the command above them."""
    block = console("$ for n in 1 2", "> do", ">   echo $n", "> done", "1", "2")
    assert check(document(block)) == ""


def test_output_without_line_end(document: Document) -> None:
    """The last line of an output stands on its own line even when it has no end."""
    assert check(document(console("$ printf abc", "abc", "$ echo next", "next"))) == ""


def test_blocks_share_a_folder(document: Document) -> None:
    """Files and the current folder last from block to block."""
    story = console("$ mkdir a && cd a && echo x > f") + "\nText.\n\n" + console("$ cat f", "x")
    assert check(document(story)) == ""


def test_block_may_choose_its_folder(document: Document) -> None:
    """`cwd=` is counted from the top of the workspace."""
    story = console("$ mkdir -p a/b", "$ cd /") + console("$ pwd", "./a/b", options=" cwd=a/b")
    assert check(document(story)) == ""


def test_new_workspace_begins_a_new_story(document: Document) -> None:
    """A comment that names a workspace gives a fresh folder."""
    comment = "<!-- transcript: workspace=empty -->\n"
    path = document(comment + console("$ touch x") + comment + console("$ ls"))
    assert [story.line for story in find(path)] == [1, 5]
    assert check(path) == ""


def test_records_are_copied(document: Document) -> None:
    """A story starts in a copy of the repository's own workspace."""
    assert check(document(console("$ ls -d jakres.yaml records", "jakres.yaml", "records"))) == ""


def test_settings_hold_to_the_next_comment(document: Document) -> None:
    """The day and the language change with a comment, and go back with the next."""
    show = "$ echo $JAKRES_TODAY ${JAKRES_LANG-none}"
    story = [
        console(show, "2019-11-12 none"),
        "<!-- transcript: today=2020-02-29 lang=en -->\n",
        console(show, "2020-02-29 en"),
        console(show, "2020-02-29 en"),
        "<!-- transcript: lang=id -->\n",
        console(show, "2019-11-12 id"),
    ]
    assert check(document("".join(story))) == ""


def test_surroundings_are_clean(document: Document, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing of the developer's own settings reaches a command, and no stream is a terminal."""
    for name in ("NO_COLOR", "XDG_CONFIG_HOME", "JAKRES_ROOT", "JAKRES_LANG"):
        monkeypatch.setenv(name, "leftover")
    names = "${NO_COLOR-}${XDG_CONFIG_HOME-}${JAKRES_ROOT-}${JAKRES_LANG-}"
    block = console(
        f"$ echo {names}$LC_ALL $TZ $COLUMNS",
        "C.UTF-8 UTC 80",
        "$ [ -t 0 ] || [ -t 1 ] || echo pipe; ls -A ~",
        "pipe",
    )
    assert check(document(block)) == ""


def test_temporary_folders_have_neutral_names(document: Document) -> None:
    """The workspace is `.` and the home folder `~`, wherever they are."""
    assert check(document(console("$ pwd; echo $PWD/x; echo $HOME", ".", "./x", "~"))) == ""


def test_other_blocks_are_not_run(document: Document) -> None:
    """Only `console` is run: no other word, no block inside a longer fence, no comment in one."""
    text = "```sh\n$ exit 1\n```\n````text\n" + console("$ exit 1") + "````\n~~~\n$ false\n~~~\n"
    hidden = "```text\n<!-- transcript: nonsense=1 -->\n```\n"
    assert find(document(text + hidden)) == []


def test_block_in_a_list(document: Document) -> None:
    """An indented block is run without its indentation, and written with it."""
    path = document("1. First:\n\n   ```console\n   $ printf 'a\\n\\nb\\n'\n   ```\n")
    assert update(path)
    assert path.read_text() == (
        "1. First:\n\n   ```console\n   $ printf 'a\\n\\nb\\n'\n   a\n\n   b\n   ```\n"
    )
    assert not update(path)


def test_update_changes_only_outputs(document: Document) -> None:
    """Everything outside the outputs keeps its bytes: line ends, blanks, the missing last one."""
    before = "\ufeffTitle  \r\n\r\n```console\r\n$ echo new\r\nold\r\n```\r\n\u2028 no end"
    path = document(before)
    assert update(path)
    assert path.read_bytes().decode() == before.replace("old", "new")


def test_update_is_stable(document: Document) -> None:
    """A second update finds nothing to do."""
    path = document(console("$ echo a; false", "$ echo b", "c") + console("$ pwd"))
    assert update(path)
    assert not update(path)
    assert check(path) == ""


def test_update_without_transcripts_writes_nothing(document: Document) -> None:
    """A file without transcripts is left alone."""
    path = document("plain\n")
    written = path.stat().st_mtime_ns
    assert not update(path)
    assert path.stat().st_mtime_ns == written


@pytest.mark.parametrize("command", ["echo '$ rm'", "echo '> more'", "printf '%s\\n' '```'"])
def test_ambiguous_output_is_refused(document: Document, command: str) -> None:
    """Output that would be read back as something else is never written into a document."""
    with pytest.raises(TranscriptError, match="looks like a command"):
        printed(document(console(f"$ {command}")))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("text\n```console\n$ true\n", "document.md:2: this block is never closed"),
        (console("output", "$ true"), "document.md:2: a console block begins with"),
        (console("$ true", options=" timeout=3"), "document.md:1: unknown option 'timeout=3'"),
        ("<!-- transcript: tody=1 -->\n", "document.md:1: unknown option 'tody=1'"),
        ("\n<!-- transcript: workspace=x -->\n", "document.md:2: workspace is one of"),
    ],
)
def test_mistakes_are_located(document: Document, text: str, message: str) -> None:
    """A mistake in a transcript is named with its file and line."""
    with pytest.raises(TranscriptError, match=message):
        check(document(text))


def test_endless_command_is_stopped(document: Document, monkeypatch: pytest.MonkeyPatch) -> None:
    """A command that hangs is ended, with all that it started."""
    monkeypatch.setattr(transcript, "HANG", 0.2)
    with pytest.raises(TranscriptError, match="took longer"):
        printed(document(console("$ sleep 60 | cat")))


def test_difference_is_empty_for_equal_texts(document: Document) -> None:
    """The text of a story is its own expected output."""
    (story,) = find(document("before\n" + console("$ true") + "after\n"))
    assert difference(story, story.text) == ""


def test_jakres_is_on_the_path(document: Document) -> None:
    """The `jakres` that runs belongs to the interpreter that runs the tests."""
    path = printed(document(console("$ command -v jakres")))
    assert path.splitlines()[-2].endswith("/jakres")


def test_program_checks_and_updates(document: Document, monkeypatch: pytest.MonkeyPatch) -> None:
    """`python -m tests.transcript` checks, updates, and tells by its exit code; not in CI."""
    monkeypatch.delenv("CI", raising=False)
    path = document(console("$ echo a", "b"))

    def program(option: str) -> int:
        command = [sys.executable, "-m", "tests.transcript", option, str(path)]
        return subprocess.run(command, cwd=REPOSITORY, capture_output=True, check=False).returncode

    assert [program("--check"), program("--update"), program("--check")] == [1, 0, 0]
    monkeypatch.setenv("CI", "true")
    assert program("--update") == 2
    path.write_text(console("no command"))
    assert program("--check") == 2
