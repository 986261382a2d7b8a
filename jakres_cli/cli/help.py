"""Help pages and shell completion by typer, made from the options that the commands declare."""

from __future__ import annotations

import inspect
import sys
from contextlib import redirect_stdout
from io import StringIO
from typing import Any

import typer

from jakres_cli.cli.names import GROUPS, INDONESIAN, INDONESIAN_IN_GROUP, all_commands
from jakres_cli.cli.options import GLOBAL_OPTIONS, Argument, Option
from jakres_cli.model.base import Message

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from jakres_cli.locale import Catalogue


def run_typer(arguments: list[str], t: Catalogue) -> int:
    """Let typer answer ``arguments``: help or completion. Returns the exit code."""
    # typer ends a broken pipe in a way of its own, so it isn't given the real output
    out = StringIO()
    code = 0
    with redirect_stdout(out):
        try:
            typer_app(t)(args=arguments or ["--help"], prog_name="jakres", standalone_mode=True)
        except SystemExit as end:
            code = end.code if isinstance(end.code, int) else 1
    sys.stdout.write(out.getvalue())
    return code


def typer_app(t: Catalogue) -> typer.Typer:
    """Return the typer application with every command of the table, described by ``t``."""
    app = typer.Typer(
        name="jakres",
        help=t("Who promised what in which meeting, and whether it happened."),
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["--help", "-h"]},
    )
    app.callback()(_function("jakres", GLOBAL_OPTIONS, (), t))
    groups = {name: _group(name, t) for name in GROUPS}
    for command in all_commands():
        function = _function(
            command.name, (*command.options, *GLOBAL_OPTIONS), command.arguments, t
        )
        group, _, member = command.name.partition(" ")
        names = INDONESIAN_IN_GROUP[group] if member else INDONESIAN
        home, english = (groups[group], member) if member else (app, command.name)
        others = [name for name, english_word in names.items() if english_word == english]
        for name in (english, *others):
            home.command(name, help=t(command.help), hidden=_hidden(name, english, others, t))(
                function
            )
    for english, group_app in groups.items():
        others = [word for word, english_word in INDONESIAN.items() if english_word == english]
        for name in (english, *others):
            app.add_typer(group_app, name=name, hidden=_hidden(name, english, others, t))
    return app


def _hidden(name: str, english: str, others: list[str], t: Catalogue) -> bool:
    """Whether help leaves ``name`` out: each command is listed once, in the page's language."""
    return bool(others) and (name == english) == (t.lang == "id")


def _group(name: str, t: Catalogue) -> typer.Typer:
    members = ", ".join(GROUPS[name])
    return typer.Typer(
        name=name,
        help=t(Message("Add to a record or register: {members}.", members=members)),
        no_args_is_help=True,
        rich_markup_mode=None,
        context_settings={"help_option_names": ["--help", "-h"]},
    )


def _function(
    name: str, options: tuple[Option, ...], arguments: tuple[Argument, ...], t: Catalogue
) -> Callable[..., None]:
    def function(**_: object) -> None:
        """Stand for a command that typer only describes."""

    parameters = [_argument(row, t) for row in arguments] + [_option(row, t) for row in options]
    function.__name__ = name.replace("-", "_").replace(" ", "_")
    function.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]  # typer reads it
    function.__annotations__ = {parameter.name: parameter.annotation for parameter in parameters}
    return function


def _argument(argument: Argument, t: Catalogue) -> inspect.Parameter:
    default: Any = ... if argument.required else None
    annotation: Any = list[str] if argument.many else str
    if not argument.required:
        annotation = annotation | None
    return inspect.Parameter(
        argument.key,
        inspect.Parameter.KEYWORD_ONLY,
        default=typer.Argument(default, metavar=argument.metavar, help=t(argument.help)),
        annotation=annotation,
    )


def _option(option: Option, t: Catalogue) -> inspect.Parameter:
    annotation: Any = bool if option.flag else list[str] if option.many else str
    if option.takes > 1:
        annotation = tuple[(str,) * option.takes]  # type: ignore[misc]  # made at run time
    default: Any = False if option.flag else None
    return inspect.Parameter(
        option.key,
        inspect.Parameter.KEYWORD_ONLY,
        default=typer.Option(
            default,
            *option.names,
            metavar=None if option.flag else option.metavar or "TEXT",
            help=t(option.help),
            show_default=False,
        ),
        annotation=annotation if option.flag else annotation | None,
    )
