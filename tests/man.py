"""Write docs/jakres.1, the manual page, from the table of the commands, or check it.

``python -m tests.man`` writes it; with ``--check`` nothing is written and drift ends with 1.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from jakres_cli import __version__
from jakres_cli.cli.names import all_commands, indonesian_name
from jakres_cli.cli.options import GLOBAL_OPTIONS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from jakres_cli.cli.grammar import Command
    from jakres_cli.cli.options import Argument, Option

PAGE = Path(__file__).parent.parent / "docs" / "jakres.1"
GENERATED = r".\" Written by `python -m tests.man`; change the code instead."
NAME = "who promised what in which meeting, and whether it happened"

DESCRIPTION = """\
jakres works on a folder of Markdown files, mostly under git. Each meeting is one file: fields on
top for what is counted (date, chair, attendees, follow-ups), prose below for what was said. jakres
checks the files, answers questions about them and makes documents from them.

Data goes to standard output, everything else to standard error. Lists end there with how many
records were found and how many could be read whole; one that could not is named. Any part of a
reference will do that means only one record. On a terminal, what is missing is asked for.

Commands have an Indonesian name as well. Options may stand before or after the command."""
EXIT = {
    "0": "Done, every record read whole.",
    "1": "Done, but errors were found, or the answer may be incomplete.",
    "2": "Asked wrongly: an unknown option, agency, reference or date, or something missing.",
    "3": "Could not do it: no workspace, a file that exists, a refused change, the disk.",
    "70": "A bug in jakres; --debug shows where.",
    "130": "Interrupted.",
}
ENVIRONMENT = {
    "JAKRES_ROOT": "The workspace, or a folder in it, when --directory is not given.",
    "JAKRES_LANG": "id or en, when --lang is not given; else the settings, else the locale decide.",
    "JAKRES_TODAY": "The day to take for today, as 2019-11-12, when --today is not given.",
    "NO_COLOR": "Colours are left out when it is set and not empty.",
    "VISUAL, EDITOR": "The editor that new-meeting --edit starts.",
}
FILES = {
    "jakres.yaml": "The settings; the folder that holds it is the workspace.",
    "records/": "The records: meetings, progress, events, working-groups, series, files.",
    "records/agencies.yaml, records/people.yaml": "The registers.",
    "templates/": "The office's own templates; those not there are built in.",
    "private/": "What the office keeps to itself; git leaves it alone.",
    ".jakres.lock": "Keeps two commands from writing at once; harmless.",
}
EXAMPLES = {
    'jakres new-meeting "Rapat pompa" --date Jumat --invited BPBD,DSDA': "Plan a meeting.",
    "jakres attendance pompa --all-invited --absent DSDA": "It was held; tell who came.",
    'jakres add follow-up pompa "BPBD akan mengirim data pompa" --owner BPBD --due +2w': (
        "Note a promise."
    ),
    "jakres actions --agency BPBD": "What BPBD owes, what it leads, what is late.",
    "jakres actions --to Kedubes-Perancis": "What was promised to the French embassy.",
    "jakres check": "Find every problem; nothing is changed.",
    "jakres render minutes pompa -o notula.md": "Make the minutes.",
}
_CHARACTERS = {
    "\\": r"\e", "-": r"\-", "“": r"\(lq", "”": r"\(rq", "’": r"\(cq", "'": r"\(aq", "–": r"\(en",
}  # fmt: skip


def page() -> str:
    """Return the manual page."""
    return "\n".join([GENERATED, *_head(), *_commands(), *_tail(), ""])


def _head() -> Iterator[str]:
    yield f'.TH JAKRES 1 "" "jakres {roff(__version__)}" "User Commands"'
    yield from (".SH NAME", rf"jakres \- {roff(NAME)}", ".SH SYNOPSIS")
    yield ".B jakres"
    yield r"[\fIOPTION\fR]... \fICOMMAND\fR [\fIARGUMENT\fR]..."
    yield ".SH DESCRIPTION"
    for paragraph in DESCRIPTION.split("\n\n"):
        yield from (".PP", roff(" ".join(paragraph.split())))


def _commands() -> Iterator[str]:
    yield ".SH COMMANDS"
    for command in all_commands():
        yield from _command(command)
    yield ".SH OPTIONS FOR ALL COMMANDS"
    yield from _options(GLOBAL_OPTIONS)


def _command(command: Command) -> Iterator[str]:
    yield f".SS {roff(command.name)}"
    usage = " ".join(_usage(argument) for argument in command.arguments)
    yield rf"\fBjakres {roff(command.name)}\fR {usage}".rstrip()
    yield ".br"
    yield rf"Indonesian: \fBjakres {roff(indonesian_name(command.name))}\fR"
    yield from (".PP", roff(str(command.help)))
    for argument in command.arguments:
        yield from (".TP", rf"\fI{roff(argument.metavar)}\fR", roff(str(argument.help)))
    yield from _options(command.options)


def _usage(argument: Argument) -> str:
    word = rf"\fI{roff(argument.metavar)}\fR" + ("..." if argument.many else "")
    return word if argument.required else f"[{word}]"


def _options(options: Iterable[Option]) -> Iterator[str]:
    for option in options:
        names = ", ".join(rf"\fB{roff(name)}\fR" for name in option.names)
        value = "" if option.flag else rf" \fI{roff(option.metavar)}\fR"
        choices = f" One of: {', '.join(option.choices)}." if option.choices else ""
        repeat = " May be repeated." if option.many else ""
        yield from (".TP", names + value, roff(f"{option.help}{choices}{repeat}"))


def _tail() -> Iterator[str]:
    yield from _listed("EXIT STATUS", EXIT)
    yield from _listed("ENVIRONMENT", ENVIRONMENT)
    yield from _listed("FILES", FILES)
    yield from _listed("EXAMPLES", EXAMPLES)
    yield from (".SH SEE ALSO", r"\fBgit\fR(1)")


def _listed(title: str, entries: dict[str, str]) -> Iterator[str]:
    yield f".SH {title}"
    for name, meaning in entries.items():
        yield from (".TP", rf"\fB{roff(name)}\fR", roff(meaning))


def roff(text: str) -> str:
    """Return ``text`` so that roff prints it and does nothing else."""
    kept = "".join(_CHARACTERS.get(character, character) for character in text)
    plain = re.sub(r"[^\x20-\x7e]", lambda match: rf"\[u{ord(match[0]):04X}]", kept)
    return rf"\&{plain}" if plain.startswith((".", "'")) else plain


def main(arguments: list[str]) -> int:
    """Write or check the page; return 1 when it was out of date and only checked."""
    text = page()
    if PAGE.exists() and PAGE.read_text(encoding="utf-8") == text:
        return 0
    if "--check" in arguments:
        sys.stdout.write("docs/jakres.1 is out of date: run python -m tests.man\n")
        return 1
    PAGE.write_text(text, encoding="utf-8")
    sys.stdout.write("wrote docs/jakres.1\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
