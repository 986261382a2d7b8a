"""Help pages and shell completion by typer, made from the table of the commands."""

from __future__ import annotations

import inspect
from keyword import iskeyword
from typing import Any

import typer

from jakres_cli.cli.commands import INDONESIAN, all_commands
from jakres_cli.cli.grammar import GLOBAL_OPTIONS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from jakres_cli.cli.grammar import Argument, Command, Option
    from jakres_cli.locale import Catalogue


def run_typer(arguments: list[str], t: Catalogue) -> int:
    """Let typer answer ``arguments``: help or completion. Returns the exit code."""
    try:
        typer_app(t)(args=arguments or ["--help"], prog_name="jakres", standalone_mode=True)
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else 1
    return 0


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
    for command in all_commands():
        function = _function(
            command.name, (*command.options, *GLOBAL_OPTIONS), command.arguments, t
        )
        app.command(command.name, help=_help(command, t))(function)
    for other, name in INDONESIAN.items():
        command = next(one for one in all_commands() if one.name == name)
        function = _function(other, (*command.options, *GLOBAL_OPTIONS), command.arguments, t)
        app.command(other, help=_help(command, t), hidden=t.lang != "id")(function)
    return app


def _help(command: Command, t: Catalogue) -> str:
    return t(command.help)


def _function(
    name: str, options: tuple[Option, ...], arguments: tuple[Argument, ...], t: Catalogue
) -> Callable[..., None]:
    def function(**_: object) -> None:
        """Stand for a command that typer only describes."""

    parameters = [_argument(one, t) for one in arguments] + [_option(one, t) for one in options]
    function.__name__ = name.replace("-", "_")
    function.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
    function.__annotations__ = {one.name: one.annotation for one in parameters}
    return function


def _argument(argument: Argument, t: Catalogue) -> inspect.Parameter:
    default: Any = ... if argument.required else None
    annotation: Any = list[str] if argument.many else str
    if not argument.required:
        annotation = annotation | None
    return inspect.Parameter(
        argument.name,
        inspect.Parameter.KEYWORD_ONLY,
        default=typer.Argument(default, metavar=argument.metavar, help=t(argument.help)),
        annotation=annotation,
    )


def _option(option: Option, t: Catalogue) -> inspect.Parameter:
    annotation: Any = bool if option.flag else list[str] if option.many else str
    default: Any = False if option.flag else None
    # a parameter can't be called “with”
    name = f"{option.key}_" if iskeyword(option.key) else option.key
    return inspect.Parameter(
        name,
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
