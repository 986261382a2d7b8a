"""Command lines by a table: what options and arguments there are, and how they are read.

Click and typer cost 40 ms before a command begins, so a command line is read here, from the same
table that typer makes the help pages and the shell completion from (``cli/typer_app.py``).
"""

from __future__ import annotations

from jakres_cli.model.message import AskedWrongly, Message
from jakres_cli.model.spelling import nearest_word
from jakres_cli.model.value import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable


class Option(Value):
    """An option. A ``flag`` takes no value; ``many`` may be given several times.

    ``names`` are its spellings, long one first; ``choices`` the values it takes, if they are few.
    With ``empty`` the value may be empty, which then means something. One that ``takes`` several
    values has them as a tuple.
    """

    names: tuple[str, ...]
    help: Message
    metavar: str = ""
    flag: bool = False
    many: bool = False
    choices: tuple[str, ...] = ()
    empty: bool = False
    takes: int = 1

    @property
    def key(self) -> str:
        """The name of the parameter that takes the value: ``--due-before`` is ``due_before``."""
        return self.names[0].lstrip("-").replace("-", "_")


class Argument(Value):
    """A positional argument; ``many`` takes all that are left."""

    name: str
    metavar: str
    help: Message
    required: bool = True
    many: bool = False


class Command(Value):
    """A command: how it is called, and the function that does it and returns the exit code.

    ``run`` takes the session, then a keyword for each argument and option: text or None, a bool
    for flags, a tuple for those that may be given several times.
    """

    name: str
    help: Message
    run: Callable[..., int]
    arguments: tuple[Argument, ...] = ()
    options: tuple[Option, ...] = ()


GLOBAL_OPTIONS = (
    Option(
        names=("--directory", "-C"),
        metavar="DIR",
        help=Message("The workspace, or a folder in it (also JAKRES_ROOT)."),
    ),
    Option(
        names=("--lang",),
        metavar="LANG",
        choices=("id", "en"),
        help=Message("The language of messages and documents (also JAKRES_LANG)."),
    ),
    Option(
        names=("--today",),
        metavar="DATE",
        help=Message("The day to take for today (also JAKRES_TODAY)."),
    ),
    Option(
        names=("--color",),
        metavar="WHEN",
        choices=("auto", "always", "never"),
        help=Message("Colours: auto, always or never (also NO_COLOR)."),
    ),
    Option(names=("--no-index",), flag=True, help=Message("Read every record afresh.")),
    Option(names=("--version",), flag=True, help=Message("Print the version.")),
    Option(names=("--debug",), flag=True, help=Message("Show the traceback of a bug in jakres.")),
)


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


def bind_arguments(command: Command, given: ParsedArguments) -> dict[str, object]:
    """Return the keyword arguments of ``command.run``; raises ``AskedWrongly``."""
    words = list(given.words)
    bound: dict[str, object] = {}
    for argument in command.arguments:
        if argument.many:
            bound[argument.name], words = tuple(words), []
        else:
            bound[argument.name] = words.pop(0) if words else None
        if argument.required and not bound[argument.name]:
            raise AskedWrongly(
                Message(
                    "{metavar} is missing: {help}", metavar=argument.metavar, help=argument.help
                ),
                Message("see jakres {command} --help", command=command.name),
            )
    if words:
        raise AskedWrongly(
            Message("“{word}” is one argument too many", word=words[0]),
            Message(
                "quote text that has blanks; see jakres {command} --help", command=command.name
            ),
        )
    for option in command.options:
        missing = False if option.flag else () if option.many else None
        bound[option.key] = given.values.get(option.key, missing)
    return bound


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
    name, equals, value = word.partition("=") if word.startswith("--") else (word, "", "")
    option = by_name.get(name)
    if option is None and not word.startswith("--") and len(word) > 2:  # noqa: PLR2004  -Cdir
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
    if option.flag or option.takes > 1:
        given = [value] if equals else []
        values[option.key] = option.flag or _several(option, name, queue, given)
        return
    if not equals:
        following = next(iter(queue), None)
        if following is None:
            raise AskedWrongly(
                Message("the option {name} needs a value: {help}", name=name, help=option.help)
            )
        value = following
    if not (value.strip() or option.empty):
        raise AskedWrongly(
            Message("the option {name} needs a value: {help}", name=name, help=option.help)
        )
    if option.choices and value not in option.choices:
        guess = nearest_word(value, option.choices)
        raise AskedWrongly(
            Message("{name} can't be “{value}”", name=name, value=value),
            Message(
                "did you mean {guess}? It takes {choices}",
                guess=guess,
                choices=", ".join(option.choices),
            )
            if guess
            else Message("it takes {choices}", choices=", ".join(option.choices)),
        )
    if option.many:
        earlier = values.get(option.key, ())
        values[option.key] = (*earlier, value)  # type: ignore[misc]  # a tuple by construction
    else:
        values[option.key] = value
