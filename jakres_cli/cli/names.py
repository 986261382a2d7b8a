"""Which module holds which command, and which one a command line names.

One is imported only when it is called; options may stand before or after its name.
"""

from __future__ import annotations

from importlib import import_module
from keyword import iskeyword

from jakres_cli.cli.grammar import Command, parse_arguments
from jakres_cli.cli.options import GLOBAL_OPTIONS, Option
from jakres_cli.model.base import AskedWrongly, Message
from jakres_cli.model.words import nearest_word

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable


GROUPS = {
    "add": ("follow-up", "decision", "attendee", "absent", "agency", "person", "post"),
}
"""Commands of two words."""

NAMES = (
    "new-meeting",
    "attendance",
    *(f"add {member}" for member in GROUPS["add"]),
    "set",
    "approve",
    "correct",
    "actions",
    "show",
    "history",
    "update",
    "done",
    "postpone",
    "remind",
    "cancel",
    "propose",
    "import",
    "check",
    "diff",
    "fmt",
    "rename",
    "render",
    "meetings",
    "decisions",
    "events",
    "agencies",
    "search",
    "init",
    "setup-git",
    "doctor",
    "resolve",
    "merge-driver",
    "explain",
    "schema",
)

INDONESIAN = {
    "rapat-baru": "new-meeting",
    "kehadiran": "attendance",
    "tambah": "add",
    "ubah": "set",
    "setujui": "approve",
    "ralat": "correct",
    "tindak-lanjut": "actions",
    "tampilkan": "show",
    "riwayat": "history",
    "perkembangan": "update",
    "selesai": "done",
    "tunda": "postpone",
    "ingatkan": "remind",
    "batal": "cancel",
    "usul": "propose",
    "impor": "import",
    "periksa": "check",
    "perubahan": "diff",
    "rapikan": "fmt",
    "ganti-nama": "rename",
    "cetak": "render",
    "rapat": "meetings",
    "keputusan": "decisions",
    "kegiatan": "events",
    "instansi": "agencies",
    "cari": "search",
    "mulai": "init",
    "siapkan-git": "setup-git",
    "dokter": "doctor",
    "selesaikan-konflik": "resolve",
    "penggabung": "merge-driver",
    "jelaskan": "explain",
    "skema": "schema",
}
INDONESIAN_IN_GROUP = {
    "add": {
        "tindak-lanjut": "follow-up",
        "keputusan": "decision",
        "peserta": "attendee",
        "tidak-hadir": "absent",
        "instansi": "agency",
        "orang": "person",
        "jabatan": "post",
    },
}


def english_name(name: str, group: str | None = None) -> str:
    """Return the English name of a command, or of a member of ``group``."""
    names = INDONESIAN_IN_GROUP[group] if group else INDONESIAN
    return names.get(name, name)


def indonesian_name(name: str) -> str:
    """Return the Indonesian name of the command with the English name ``name``."""
    first, _, member = name.partition(" ")
    other = next(word for word, english in INDONESIAN.items() if english == first)
    if not member:
        return other
    members = INDONESIAN_IN_GROUP[first].items()
    return f"{other} {next(word for word, meant in members if meant == member)}"


def command_named(name: str) -> Command | None:
    """Return the command with the English name ``name``."""
    if name not in NAMES:
        return None
    file = name.replace("-", "_").replace(" ", "_")
    # a word of Python's own can't name a module that anybody imports
    module = import_module(f"jakres_cli.commands.{file}{'_' if iskeyword(file) else ''}")
    command: Command = module.COMMAND
    return command


def all_commands() -> list[Command]:
    """Return every command."""
    return [command for name in NAMES if (command := command_named(name))]


_HELP = frozenset({"--help", "-h", "--version"})


def find_command(arguments: list[str]) -> tuple[Command | None, list[str]]:
    """Return the command and the rest of ``arguments``; None when they only ask for help.

    Options may stand before the command. Those that aren't global need the tables of all
    commands: an option takes a value or not wherever it is accepted, so it can still be told which
    word is the command. Raises ``AskedWrongly`` when there is no such command.
    """
    position = _first_word(arguments, GLOBAL_OPTIONS)
    if position is None:
        every = [option for command in all_commands() for option in command.options]
        position = _first_word(arguments, [*GLOBAL_OPTIONS, *every])
        if position is None:
            parse_arguments(arguments, [*GLOBAL_OPTIONS, *every])
            position = len(arguments)
    if position >= len(arguments):
        raise AskedWrongly(Message("which command?"), Message("jakres --help lists them"))
    if arguments[position] in _HELP:
        return None, arguments
    length = 1
    name = english_name(arguments[position])
    if name in GROUPS:
        name, length = _in_group(name, arguments[position + 1 :])
        if not length:
            return None, arguments
    command = command_named(name)
    if command is None:
        raise _unknown(name, (*NAMES, *GROUPS, *INDONESIAN), Message("jakres --help lists them"))
    return command, arguments[:position] + arguments[position + length :]


def _first_word(arguments: list[str], options: Iterable[Option]) -> int | None:
    """Return where the first word stands that is no option or value; None for an unknown option."""
    values = {name: option.takes for option in options for name in option.names if not option.flag}
    known = {name for option in options for name in option.names}
    position = 0
    while position < len(arguments):
        word = arguments[position]
        name = word.partition("=")[0]
        if not word.startswith("-") or word in _HELP:
            return position
        if name not in known and word[:2] not in known:
            return None
        position += 1 + values.get(word, 0)
    return position


def _in_group(group: str, rest: list[str]) -> tuple[str, int]:
    """Return the full name of the command in ``group`` and how many words it took; 0 for help."""
    if rest and rest[0] in _HELP:
        return group, 0
    members = GROUPS[group]
    if not rest or rest[0].startswith("-"):
        raise AskedWrongly(
            Message("{group} what?", group=group),
            Message("one of: {known}", known=", ".join(members)),
        )
    member = english_name(rest[0], group)
    if member not in members:
        raise _unknown(
            f"{group} {rest[0]}",
            [f"{group} {member}" for member in members],
            Message("one of: {known}", known=", ".join(members)),
        )
    return f"{group} {member}", 2


def _unknown(name: str, known: Iterable[str], otherwise: Message) -> AskedWrongly:
    guess = nearest_word(name, known)
    return AskedWrongly(
        Message("there is no command {name}", name=name),
        Message("did you mean {guess}?", guess=guess) if guess else otherwise,
    )
