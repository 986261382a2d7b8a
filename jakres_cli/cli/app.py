"""The run of a command, with the one boundary at which errors become words and exit codes."""

from __future__ import annotations

import os
import sys

from jakres_cli.cli.commands import INDONESIAN, NAMES, command_named
from jakres_cli.cli.grammar import GLOBAL_OPTIONS, bind, take_apart
from jakres_cli.cli.session import Session
from jakres_cli.errors import INTERNAL, INTERRUPTED, AskedWrongly, CannotDo, JakresError
from jakres_cli.message import Message
from jakres_cli.nearest import nearest

TYPE_CHECKING = False
if TYPE_CHECKING:
    from jakres_cli.cli.grammar import Command

_COMPLETION = "_JAKRES_COMPLETE"
_TYPER_OPTIONS = frozenset({"--install-completion", "--show-completion"})


def run(arguments: list[str]) -> int:
    """Carry out the command line ``arguments`` and return the exit code of the contract."""
    _same_bytes_everywhere()
    session = Session(_before_parsing(arguments), os.environ)
    try:
        code = _run(arguments, session)
        sys.stdout.flush()
    except JakresError as error:
        return _fail(error, session)
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        # the reader of the pipe has what it wanted; Python must not complain at exit
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as error:
        reason = error.strerror or type(error).__name__
        about = Message("{file}: {reason}", file=error.filename or "jakres", reason=reason)
        return _fail(CannotDo(about), session)
    except Exception as error:  # noqa: BLE001  the boundary: a bug is one line, not a traceback
        return _bug(error, session)
    return code


def _run(arguments: list[str], session: Session) -> int:
    if _COMPLETION in os.environ or not arguments or _TYPER_OPTIONS & set(arguments):
        return _typer(arguments, session)
    command, rest = _split(arguments)
    options = (*GLOBAL_OPTIONS, *(command.options if command else ()))
    given = take_apart(rest, options)
    if given.values.get("version"):
        from jakres_cli import __version__

        session.say(f"jakres {__version__}\n")
        return 0
    if given.wants_help or command is None:
        return _typer([command.name, "--help"] if command else ["--help"], session)
    return command.run(session, **bind(command, given))


def _split(arguments: list[str]) -> tuple[Command | None, list[str]]:
    """Return the command and everything else: options may stand before the command too."""
    takes_value = {name: not option.flag for option in GLOBAL_OPTIONS for name in option.names}
    position = 0
    while position < len(arguments) and arguments[position].startswith("-"):
        word = arguments[position]
        if word in {"--help", "-h", "--version"}:
            return None, arguments
        if word not in takes_value and "=" not in word and not word.startswith("-C"):
            return _split_anywhere(arguments)
        position += 2 if takes_value.get(word) else 1
    if position >= len(arguments):
        return None, arguments
    name = arguments[position]
    command = command_named(name)
    if command is None:
        guess = nearest(name, (*NAMES, *INDONESIAN))
        raise AskedWrongly(
            Message("there is no command {name}", name=name),
            Message("did you mean {guess}?", guess=guess)
            if guess
            else Message("jakres --help lists them"),
        )
    return command, arguments[:position] + arguments[position + 1 :]


def _split_anywhere(arguments: list[str]) -> tuple[Command | None, list[str]]:
    """Find the command behind options that aren't global: the first word that names one.

    Every option takes a value or not wherever it is accepted, so the words that are values of
    options are known without knowing the command.
    """
    from jakres_cli.cli.commands import all_commands

    options = [*GLOBAL_OPTIONS, *(option for one in all_commands() for option in one.options)]
    takes_value = {name: not option.flag for option in options for name in option.names}
    position = 0
    while position < len(arguments):
        word = arguments[position]
        if not word.startswith("-"):
            command = command_named(word)
            if command is not None:
                return command, arguments[:position] + arguments[position + 1 :]
            break
        position += 2 if takes_value.get(word) else 1
    take_apart(arguments, options)
    raise AskedWrongly(Message("which command?"), Message("jakres --help lists them"))


def _typer(arguments: list[str], session: Session) -> int:
    from jakres_cli.cli.typer_app import run_typer

    return run_typer(arguments, session.t)


def _before_parsing(arguments: list[str]) -> dict[str, object]:
    """Return the global options as far as they can be told, for wording even early errors."""
    found: dict[str, object] = {}
    for option in GLOBAL_OPTIONS:
        for position, word in enumerate(arguments):
            name, equals, value = word.partition("=")
            if word == "--":
                break
            if name not in option.names:
                continue
            if option.flag:
                found[option.key] = True
            elif equals or position + 1 < len(arguments):
                found[option.key] = value if equals else arguments[position + 1]
    for word in arguments:
        if word.startswith("-C") and len(word) > 2:  # noqa: PLR2004  -Cdir
            found["directory"] = word[2:]
    return found


def _fail(error: JakresError, session: Session) -> int:
    session.note(Message("jakres: {message}", message=error.message))
    if error.hint is not None:
        session.note(Message("  {hint}", hint=error.hint))
    return error.exit_code


def _bug(error: Exception, session: Session) -> int:
    if session.option("debug"):
        import traceback

        traceback.print_exc()
    session.note(
        Message(
            "jakres: this is a bug in jakres: {kind}: {reason}; see it with --debug",
            kind=type(error).__name__,
            reason=str(error),
        )
    )

    return INTERNAL


def _same_bytes_everywhere() -> None:
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")
