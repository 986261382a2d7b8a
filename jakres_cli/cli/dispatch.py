"""From a command line to the command that it names, wherever its options stand."""

from __future__ import annotations

from jakres_cli.cli.grammar import Command, parse_arguments
from jakres_cli.cli.names import (
    GROUPS,
    INDONESIAN,
    NAMES,
    all_commands,
    command_named,
    english_name,
)
from jakres_cli.cli.options import GLOBAL_OPTIONS
from jakres_cli.model.message import AskedWrongly, Message
from jakres_cli.model.spelling import nearest_word

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from jakres_cli.cli.grammar import Command
    from jakres_cli.cli.options import Option

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
            [f"{group} {one}" for one in members],
            Message("one of: {known}", known=", ".join(members)),
        )
    return f"{group} {member}", 2


def _unknown(name: str, known: Iterable[str], otherwise: Message) -> AskedWrongly:
    guess = nearest_word(name, known)
    return AskedWrongly(
        Message("there is no command {name}", name=name),
        Message("did you mean {guess}?", guess=guess) if guess else otherwise,
    )
