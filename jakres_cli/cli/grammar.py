"""Command lines: parsed by the options that the commands declare, and bound to them.

Click and typer cost 40 ms before a command begins, so a command line is read here, by the same
table that typer makes the help pages and the shell completion from (``cli/typer_app.py``).
"""

from __future__ import annotations

from jakres_cli.cli.options import Argument, Option, Options, arguments_of, options_of, rows_of
from jakres_cli.model.base import AskedWrongly, Message, Value
from jakres_cli.model.words import nearest_word

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from typing import Any, TypeVar

    from jakres_cli.cli.session import Session

    O = TypeVar("O", bound=Options)  # noqa: E741  the options of the command at hand


class Command:
    """A command: how it is called, and the function that does it and returns the exit code.

    ``takes`` is the class of its options, whose instances ``run`` gets with the session.
    """

    def __init__(
        self, name: str, meaning: str, run: Callable[[Session, O], int], takes: type[O]
    ) -> None:
        self.name = name
        self.help = Message(meaning)
        self.run: Callable[[Session, Any], int] = run
        self.takes: type[Options] = takes

    @property
    def arguments(self) -> tuple[Argument, ...]:
        """Its positional arguments, in their order."""
        return arguments_of(self.takes)

    @property
    def options(self) -> tuple[Option, ...]:
        """Its options, in the order of its help page."""
        return options_of(self.takes)

    @property
    def writes(self) -> bool:
        """Whether it changes records, so that it can also only show what it would change."""
        return any(option.key == "dry_run" for option in self.options)


class ParsedArguments(Value):
    """A command line taken apart: positional words, options by key, and whether help was asked."""

    words: list[str]
    values: dict[str, object]
    wants_help: bool


def parse_arguments(arguments: list[str], options: Iterable[Option]) -> ParsedArguments:
    """Return ``arguments`` taken apart by ``options``, which may stand anywhere.

    Raises ``AskedWrongly`` for an unknown option, a missing value, or a value that isn't a choice.
    """
    by_name = {name: option for option in options for name in option.names}
    words: list[str] = []
    values: dict[str, object] = {}
    wants_help = False
    queue = iter(arguments)
    for word in queue:
        if word == "--":
            words.extend(queue)
        elif word in {"--help", "-h"}:
            wants_help = True
        elif len(word) > 1 and word.startswith("-"):
            _take_option(word, queue, by_name, values)
        else:
            words.append(word)
    return ParsedArguments(words=words, values=values, wants_help=wants_help)


def bind_arguments(command: Command, given: ParsedArguments) -> Options:
    """Return the options of ``command`` as they were given; raises ``AskedWrongly``."""
    words = list(given.words)
    values: dict[str, object] = {}
    for argument in command.arguments:
        taken, words = (words, []) if argument.many else (words[:1], words[1:])
        if argument.required and not taken:
            raise AskedWrongly(
                Message(
                    "{metavar} is missing: {help}", metavar=argument.metavar, help=argument.help
                ),
                Message("see jakres {command} --help", command=command.name),
            )
        if taken:
            values[argument.key] = tuple(taken) if argument.many else taken[0]
    if words:
        raise AskedWrongly(
            Message("“{word}” is one argument too many", word=words[0]),
            Message(
                "quote text that has blanks; see jakres {command} --help", command=command.name
            ),
        )
    return bind_options(command.takes, {**given.values, **values})


def bind_options(takes: type[O], values: dict[str, object]) -> O:
    """Return the instance of ``takes`` with those of ``values`` that it has a field for."""
    keys = {row.key for row in rows_of(takes)}
    return takes(**{key: value for key, value in values.items() if key in keys})


def _several(option: Option, name: str, queue: Iterable[str], values: list[str]) -> tuple[str, ...]:
    for word in queue if len(values) < option.takes else ():
        values.append(word)
        if len(values) == option.takes:
            break
    if len(values) < option.takes or not all(value.strip() for value in values):
        raise AskedWrongly(
            Message("the option {name} needs {metavar}", name=name, metavar=option.metavar)
        )
    return tuple(values)


def _take_option(
    word: str, queue: Iterable[str], by_name: dict[str, Option], values: dict[str, object]
) -> None:
    """Put the option that ``word`` begins into ``values``; its value may follow in ``queue``."""
    name, equals, value = word.partition("=") if word.startswith("--") else (word, "", "")
    if name not in by_name and not word.startswith("--") and len(word) > len("-C"):
        name, value, equals = word[:2], word[2:], "="
    option = by_name.get(name)
    if option is None:
        guess = nearest_word(name, by_name)
        raise AskedWrongly(
            Message("there is no option {name}", name=name),
            Message("did you mean {guess}?", guess=guess) if guess else None,
        )
    if option.flag and equals:
        raise AskedWrongly(Message("the option {name} takes no value", name=name))
    if option.flag:
        values[option.key] = True
    elif option.takes > 1:
        values[option.key] = _several(option, name, queue, [value] if equals else [])
    else:
        text = _value(option, name, value if equals else next(iter(queue), None))
        earlier = values.get(option.key, ())
        values[option.key] = (
            (*earlier, text) if isinstance(earlier, tuple) and option.many else text
        )


def _value(option: Option, name: str, text: str | None) -> str:
    """Return the value ``text`` of ``option``; raises ``AskedWrongly`` for a wrong one."""
    if text is None or not (text.strip() or option.empty):
        raise AskedWrongly(
            Message("the option {name} needs a value: {help}", name=name, help=option.help)
        )
    if not option.choices or text in option.choices:
        return text
    guess, choices = nearest_word(text, option.choices), ", ".join(option.choices)
    raise AskedWrongly(
        Message("{name} can't be “{value}”", name=name, value=text),
        Message("did you mean {guess}? It takes {choices}", guess=guess, choices=choices)
        if guess
        else Message("it takes {choices}", choices=choices),
    )
