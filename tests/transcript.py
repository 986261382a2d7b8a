"""Command-line transcripts in Markdown: documentation that is run.

`tests/transcripts/README.md` describes the format.

    python -m tests.transcript --check README.md docs
    python -m tests.transcript --update README.md docs
"""

from __future__ import annotations

import argparse
import difflib
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from tests.warm import HANG, write_program

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

REPOSITORY = Path(__file__).resolve().parent.parent
DOCUMENTS = ("README.md", "docs", "tests/transcripts")
WORKSPACE_PARTS = ("jakres.yaml", "records", "templates")
WORKSPACES = ("records", "empty")

_LINE = re.compile(r"[^\n]*\n|[^\n]+")
_FENCE = re.compile(r"^([ \t]*)(`{3,}|~{3,})[ \t]*([^`\r\n]*)(\r?\n?)$")
_COMMENT = re.compile(r"^\s*<!--\s*transcript:(.*)-->\s*$")

# The trap tells where a command ended, so that `cd` holds for the next one.
_SHELL = """trap 'pwd -P > "$2"' EXIT; eval "$1\""""


class TranscriptError(Exception):
    """A transcript that cannot be run, or whose output it could not show."""


@dataclass(frozen=True)
class Settings:
    """What a `<!-- transcript: … -->` comment may change."""

    today: str = "2019-11-12"
    lang: str = ""
    workspace: str = "records"


@dataclass(frozen=True)
class Block:
    """The lines between the fences of a `console` block, and how they are to be run."""

    first: int
    last: int
    indent: str
    fence: str
    line_end: str
    folder: str
    settings: Settings


@dataclass(frozen=True)
class Transcript:
    """A story: the part of a file whose blocks share one folder."""

    path: Path
    line: int
    lines: Sequence[str]
    blocks: Sequence[Block]

    @property
    def text(self) -> str:
        """The part of the file as it is written."""
        return "".join(self.lines)

    @property
    def name(self) -> str:
        """The file, and the line at which the story begins."""
        return f"{self.path}:{self.line}"


@dataclass(frozen=True)
class Step:
    """A command of a block, with the lines that it is written on."""

    command: str
    written: Sequence[str]


# --- reading --------------------------------------------------------------------------------------


def find(path: Path) -> list[Transcript]:
    """The stories of a Markdown file, in order."""
    return [story for story in _stories(path) if story.blocks]


def _stories(path: Path) -> Iterator[Transcript]:
    """The whole file, cut where a comment asks for a new workspace."""
    lines = _LINE.findall(path.read_bytes().decode())
    settings, start, blocks = Settings(), 0, list[Block]()
    for number, end, mark in _marks(path, lines):
        if mark.re is _FENCE and mark[3].split()[:1] == ["console"]:
            span = (number + 1 - start, end - start)
            blocks.append(_block(f"{path}:{number + 1}", mark, span, settings))
        elif mark.re is _COMMENT:
            if "workspace=" in mark[1]:
                yield Transcript(path, start + 1, lines[start:number], blocks)
                start, blocks = number, []
            settings = _settings(f"{path}:{number + 1}", mark[1], settings.workspace)
    yield Transcript(path, start + 1, lines[start:], blocks)


def _marks(path: Path, lines: Sequence[str]) -> Iterator[tuple[int, int, re.Match[str]]]:
    """Opening fences and comments outside of fences: first line, last line, what was matched."""
    number = 0
    while number < len(lines):
        end = number
        if opening := _FENCE.match(lines[number]):
            end = _closing(path, lines, number, opening[2])
            yield number, end, opening
        elif comment := _COMMENT.match(lines[number]):
            yield number, end, comment
        number = end + 1


def _closing(path: Path, lines: Sequence[str], opening: int, fence: str) -> int:
    for number in range(opening + 1, len(lines)):
        line = lines[number].strip()
        if line.startswith(fence) and not line.strip(fence[0]):
            return number
    raise TranscriptError(f"{path}:{opening + 1}: this block is never closed")


def _block(place: str, opening: re.Match[str], span: tuple[int, int], settings: Settings) -> Block:
    indent, fence, info, line_end = opening.groups()
    options = _options(place, info.split()[1:], ("cwd",))
    return Block(*span, indent, fence, line_end or "\n", options.get("cwd", ""), settings)


def _settings(place: str, text: str, workspace: str) -> Settings:
    options = _options(place, text.split(), ("today", "lang", "workspace"))
    settings = Settings(**{"workspace": workspace, **options})
    if settings.workspace not in WORKSPACES:
        raise TranscriptError(f"{place}: workspace is one of {', '.join(WORKSPACES)}")
    return settings


def _options(place: str, words: Sequence[str], known: Sequence[str]) -> dict[str, str]:
    options = {}
    for word in words:
        name, equals, value = word.partition("=")
        if not equals or name not in known:
            raise TranscriptError(f"{place}: unknown option {word!r}, known: {', '.join(known)}")
        options[name] = value
    return options


def _steps(story: Transcript, block: Block) -> list[Step]:
    steps: list[Step] = []
    in_command = False
    for number in range(block.first, block.last):
        written = story.lines[number]
        line = written.removeprefix(block.indent).rstrip("\r\n")
        if line.startswith("$ "):
            steps.append(Step(line[2:], [written]))
        elif in_command and line.startswith("> "):
            step = steps.pop()
            steps.append(Step(f"{step.command}\n{line[2:]}", [*step.written, written]))
        elif not steps:
            place = f"{story.path}:{story.line + number}"
            raise TranscriptError(f"{place}: a console block begins with a line `$ command`")
        in_command = line.startswith("$ ") or (in_command and line.startswith("> "))
    return steps


# --- running --------------------------------------------------------------------------------------


@dataclass
class Sandbox:
    """A temporary folder for one story: its workspace, its home, and where its shell stands."""

    folder: Path
    workspace: Path
    home: Path
    shims: Path
    here: Path

    def run(self, command: str, settings: Settings) -> str:
        """What a command prints, both streams in order, and how it ended."""
        ended_in = self.folder / "ended-in"
        process = subprocess.Popen(
            ["bash", "--norc", "--noprofile", "-c", _SHELL, "bash", command, str(ended_in)],
            cwd=self.here,
            env=self._environment(settings),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        output = self._neutral(_output_of(process, command))
        if ended_in.exists():
            self.here = Path(ended_in.read_text(encoding="utf-8").rstrip("\n"))
            ended_in.unlink()
        return _shown(output, process.returncode)

    def _environment(self, settings: Settings) -> dict[str, str]:
        surroundings = clean_environment(self.home, settings.today)
        programs = [str(self.shims), str(Path(sys.executable).parent), surroundings["PATH"]]
        language = {"JAKRES_LANG": settings.lang} if settings.lang else {}
        return {**surroundings, **language, "PATH": os.pathsep.join(programs)}

    def _neutral(self, output: str) -> str:
        """The output without the names of folders that are different each time."""
        names = {self.workspace: ".", self.home: "~", self.folder: ".."}
        for folder, name in names.items():
            output = output.replace(str(folder), name)
        return output


def run(transcript: Transcript) -> str:
    """The story's text with what its commands print now."""
    lines, done = list[str](), 0
    with _sandbox(transcript) as sandbox:
        for block in transcript.blocks:
            lines += transcript.lines[done : block.first]
            lines += _lines_of_block(transcript, block, sandbox)
            done = block.last
    return "".join([*lines, *transcript.lines[done:]])


def _lines_of_block(story: Transcript, block: Block, sandbox: Sandbox) -> Iterator[str]:
    if block.folder:
        sandbox.here = sandbox.workspace / block.folder
    for step in _steps(story, block):
        yield from step.written
        output = _LINE.findall(sandbox.run(step.command, block.settings))
        _refuse_ambiguous(story, block, step, output)
        for line in output:
            body = line.removesuffix("\n")
            yield f"{block.indent if body else ''}{body}{block.line_end}"


def _refuse_ambiguous(story: Transcript, block: Block, step: Step, output: Sequence[str]) -> None:
    """Refuse output that would be read back as commands or as the end of the block."""
    commands = any(line.startswith("$ ") for line in output)
    continuation = any(line.startswith("> ") for line in output[:1])
    if commands or continuation or any(line.lstrip().startswith(block.fence) for line in output):
        raise TranscriptError(f"{story.name}: the output of `{step.command}` looks like a command")


@contextmanager
def _sandbox(story: Transcript) -> Iterator[Sandbox]:
    with tempfile.TemporaryDirectory(prefix="jakres-transcript-") as name:
        folder = Path(os.path.realpath(name))
        workspace, home, shims = folder / "workspace", folder / "home", folder / "bin"
        for part in (workspace, home, shims):
            part.mkdir()
        if any(block.settings.workspace == "records" for block in story.blocks):
            copy_records(workspace)
        if "jakres" in story.text:
            write_program(shims)
        yield Sandbox(folder, workspace, home, shims, workspace)


def _output_of(process: subprocess.Popen[bytes], command: str) -> str:
    try:
        output, _ = process.communicate(timeout=HANG)
    except subprocess.TimeoutExpired as late:
        os.killpg(process.pid, signal.SIGKILL)
        process.communicate()
        raise TranscriptError(f"`{command}` took longer than {HANG} seconds") from late
    return output.decode(errors="backslashreplace")


def _shown(output: str, code: int) -> str:
    if output and not output.endswith("\n"):
        output += "\n"
    return f"{output}[exit {code}]\n" if code else output


def clean_environment(home: Path, today: str) -> dict[str, str]:
    """Surroundings that are the same on every machine, for a program under test."""
    signed_at = f"{today}T09:00:00+07:00"
    return {
        "PATH": os.environ.get("PATH", os.defpath),
        "HOME": str(home),
        "LC_ALL": "C.UTF-8",
        "TZ": "UTC",
        "COLUMNS": "80",
        "JAKRES_TODAY": today,
        "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_CONFIG_COUNT": "1",
        "GIT_CONFIG_KEY_0": "init.defaultBranch",
        "GIT_CONFIG_VALUE_0": "main",
        "GIT_AUTHOR_NAME": "Notulis",
        "GIT_AUTHOR_EMAIL": "notulis@example.org",
        "GIT_AUTHOR_DATE": signed_at,
        "GIT_COMMITTER_NAME": "Notulis",
        "GIT_COMMITTER_EMAIL": "notulis@example.org",
        "GIT_COMMITTER_DATE": signed_at,
    }


def copy_records(folder: Path) -> None:
    """Copy the repository's own workspace into a folder."""
    for part in WORKSPACE_PARTS:
        source = REPOSITORY / part
        if source.is_dir():
            shutil.copytree(source, folder / part, symlinks=True)
        elif source.exists():
            shutil.copy2(source, folder / part)


# --- checking and updating ------------------------------------------------------------------------


def documents(paths: Iterable[Path]) -> list[Path]:
    """The Markdown files among the paths and below them."""
    found: set[Path] = set()
    for path in paths:
        found.update(path.rglob("*.md") if path.is_dir() else [path])
    return sorted(found)


def own_documents() -> list[Path]:
    """The Markdown files of the repository that may hold transcripts."""
    named = (REPOSITORY / name for name in DOCUMENTS)
    return documents(path for path in named if path.exists())


def difference(transcript: Transcript, actual: str) -> str:
    """What the document says against what the commands print; empty when they agree."""
    expected_lines, actual_lines = transcript.text.split("\n"), actual.split("\n")
    name = transcript.name
    diff = difflib.unified_diff(expected_lines, actual_lines, name, "printed now", lineterm="")
    return "\n".join(diff)


def update(path: Path) -> bool:
    """Rewrite the expected outputs of a file, and nothing else; tell if anything changed."""
    before = path.read_bytes()
    after = "".join(run(story) if story.blocks else story.text for story in _stories(path)).encode()
    if after != before:
        path.write_bytes(after)
    return after != before


def check(path: Path) -> str:
    """The differences of all stories of a file."""
    return "\n".join(filter(None, (difference(story, run(story)) for story in find(path))))


def main() -> int:
    """Check or update the files named on the command line."""
    parser = argparse.ArgumentParser(description="Check or update transcripts in Markdown files.")
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("--check", action="store_true", help="print differences")
    what.add_argument("--update", action="store_true", help="write what the commands print now")
    parser.add_argument("paths", nargs="*", type=Path, help="files or folders (default: all)")
    asked = parser.parse_args()
    if asked.update and os.environ.get("CI"):
        parser.error("CI only checks")
    paths = documents(asked.paths) or own_documents()
    try:
        if asked.update:
            sys.stdout.writelines(f"updated {path}\n" for path in paths if update(path))
            return 0
        differences = [found for found in map(check, paths) if found]
    except TranscriptError as error:
        sys.stderr.write(f"{error}\n")
        return 2
    sys.stdout.writelines(f"{found}\n" for found in differences)
    return 1 if differences else 0


if __name__ == "__main__":
    sys.exit(main())
