"""The run of a command, with the one boundary at which errors become words and exit codes."""

from __future__ import annotations

import os
import sys

from jakres_cli.cli.grammar import bind_arguments, bind_options, parse_arguments
from jakres_cli.cli.names import GROUPS, english_name, find_command
from jakres_cli.cli.options import GLOBAL_OPTIONS, GlobalOptions
from jakres_cli.cli.session import Session
from jakres_cli.model.base import (
    INTERNAL,
    INTERRUPTED,
    OUT_OF_MEANS,
    CannotDo,
    JakresError,
    Message,
    RanOut,
)

_COMPLETION = "_JAKRES_COMPLETE"
_TYPER_OPTIONS = frozenset({"--install-completion", "--show-completion"})


def run(arguments: list[str]) -> int:
    """Carry out the command line ``arguments`` and return the exit code of the contract."""
    _prepare_streams()
    session = _early_session(arguments)
    try:
        code = _run(arguments, session)
        sys.stdout.flush()
    except JakresError as error:
        return _fail(error, session)
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        # the reader of the pipe has what it wanted
        _give_up_output()
        return 0
    except MemoryError:
        return _fail(RanOut(), session)
    except OSError as error:
        if error.errno in OUT_OF_MEANS:
            return _fail(RanOut(), session)
        _give_up_output()
        reason = error.strerror or type(error).__name__
        about = Message("{file}: {reason}", file=error.filename, reason=reason)
        if error.filename is None:
            about = Message("the answer could not be printed: {reason}", reason=reason)
        return _fail(CannotDo(about), session)
    except Exception as error:  # noqa: BLE001  the boundary: a bug is one line, not a traceback
        return _bug(error, session)
    return code


def _run(arguments: list[str], early: Session) -> int:
    if _COMPLETION in os.environ or not arguments or _TYPER_OPTIONS & set(arguments):
        return _typer(arguments, early)
    command, rest = find_command(arguments)
    options = (*GLOBAL_OPTIONS, *(command.options if command else ()))
    given = parse_arguments(rest, options)
    form = given.values.get("format")
    session = Session(
        bind_options(GlobalOptions, given.values),
        os.environ,
        str(form) if form else None,
        discreet=command is not None and command.writes and not given.values.get("confidential"),
    )
    if session.options.version:
        from jakres_cli import __version__

        session.say(f"jakres {__version__}\n")
        return 0
    session.require_known_variables()
    if given.wants_help or command is None:
        name = command.name.split(" ") if command else _group_of(arguments)
        return _typer([*name, "--help"], session)
    bound = bind_arguments(command, given)
    try:
        return session.settled(lambda: command.run(session, bound))
    except JakresError as error:
        error.message = session.discreetly(error.message)
        error.hint = error.hint and session.discreetly(error.hint)
        raise


def _group_of(arguments: list[str]) -> list[str]:
    names = [english_name(word) for word in arguments]
    return [name for name in names if name in GROUPS][:1]


def _typer(arguments: list[str], session: Session) -> int:
    from jakres_cli.cli.help import run_typer

    return run_typer(arguments, session.t)


def _early_session(arguments: list[str]) -> Session:
    """Return a session by the options that errors in the command line itself are worded by."""
    early: dict[str, str] = {}
    for position, word in enumerate(arguments):
        name, equals, value = word.partition("=")
        if name in {"--lang", "--format"}:
            early[name] = value if equals else "".join(arguments[position + 1 : position + 2])
    options = GlobalOptions(lang=early.get("--lang"), debug="--debug" in arguments)
    return Session(options, os.environ, early.get("--format"))


def _fail(error: JakresError, session: Session) -> int:
    session.note(Message("jakres: {message}", message=error.message))
    if error.hint is not None:
        session.note(Message("  {hint}", hint=error.hint))
    return error.exit_code


def _bug(error: Exception, session: Session) -> int:
    if session.options.debug:
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


def _prepare_streams() -> None:
    """Make both streams UTF-8 with LF in every locale.

    Without a stderr, remarks go nowhere. Without a stdout, writing an answer fails as it does on a
    full disk: it isn't taken for given.
    """
    if sys.stderr is None:
        sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115  for the run
    if sys.stdout is None:
        sys.stdout = open(os.open(os.devnull, os.O_RDONLY), "w", encoding="utf-8")  # noqa: SIM115  for the run
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")


def _give_up_output() -> None:
    """Let what is left in the buffer go nowhere, or Python would complain once more at exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
