"""Command lines: what our own reader takes, and that typer would take the same."""

from __future__ import annotations

from contextlib import suppress
from itertools import chain
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import settings as profile
from hypothesis import strategies as st
from typer.testing import CliRunner

from jakres_cli.cli.grammar import Command, bind_arguments, parse_arguments
from jakres_cli.cli.help import typer_app
from jakres_cli.cli.names import (
    INDONESIAN,
    NAMES,
    all_commands,
    command_named,
    find_command,
    indonesian_name,
)
from jakres_cli.cli.options import GLOBAL_OPTIONS, Argument, Option, rows_of
from jakres_cli.locale import catalogue
from jakres_cli.model.base import AskedWrongly, set_fields
from jakres_cli.model.words import nearest_word
from tests.soak import examples

if TYPE_CHECKING:
    from tests.conftest import Workspace

COMMANDS = all_commands()
WORD = st.text(alphabet="ab/.-é ", min_size=1, max_size=6).filter(
    lambda word: bool(word.strip()) and word[0] != "-"
)
OFTEN = 150


def options_of(command: Command) -> tuple[Option, ...]:
    """Every option that may stand with a command."""
    return (*GLOBAL_OPTIONS, *command.options)


def written(option: Option) -> st.SearchStrategy[list[str]]:
    """The ways in which an option may be written."""
    names = st.sampled_from(option.names)
    if option.flag:
        return names.map(lambda name: [name])
    values = st.sampled_from(option.choices) if option.choices else WORD

    def spell(name: str, value: str, form: int) -> list[str]:
        if form == 0:
            return [name, value]
        return [f"{name}={value}"] if name.startswith("--") else [f"{name}{value}"]

    return st.builds(spell, names, values, st.integers(0, 1))


@st.composite
def lines(draw: st.DrawFn) -> tuple[Command, list[str], list[str]]:
    """A command, global options before it, and what follows it."""
    command = draw(st.sampled_from(COMMANDS))
    before = draw(st.lists(st.sampled_from(GLOBAL_OPTIONS).flatmap(written), max_size=2))
    after = draw(st.lists(st.sampled_from(options_of(command)).flatmap(written), max_size=4))
    many = any(argument.many for argument in command.arguments)
    least = sum(argument.required for argument in command.arguments)
    most = 3 if many else len(command.arguments)
    words = draw(st.lists(WORD, min_size=least, max_size=max(most, least)))
    parts = draw(st.permutations([*after, *([word] for word in words)]))
    return command, list(chain(*before)), list(chain(*parts))


def test_option_has_one_arity() -> None:
    """Every option name has the same arity wherever it is accepted."""
    arity: dict[str, tuple[bool, str]] = {}
    for option in (*GLOBAL_OPTIONS, *(one for command in COMMANDS for one in command.options)):
        for name in option.names:
            # postpone --asked marks what update --asked gives: the contract has it so
            if name != "--asked":
                expected = arity.setdefault(name, (option.flag, option.key))
                assert (option.flag, option.key) == expected


def test_names() -> None:
    """Every command has an Indonesian name that leads to it, and no two share one."""
    for command in COMMANDS:
        assert find_command(indonesian_name(command.name).split(" "))[0] is command
    assert len({indonesian_name(command.name) for command in COMMANDS}) == len(COMMANDS)
    assert not set(INDONESIAN) & set(NAMES)


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.name)
def test_no_option_hides_another(command: Command) -> None:
    """No name stands twice among the options of a command and the global ones."""
    names = [name for option in options_of(command) for name in option.names]
    assert len(names) == len(set(names))


@profile(max_examples=examples(OFTEN))
@given(lines())
def test_typer_takes_the_same_lines(line: tuple[Command, list[str], list[str]]) -> None:
    """A line that we take, typer takes, whose help and completion it is."""
    command, before, after = line
    bind_arguments(command, parse_arguments([*before, *after], options_of(command)))
    app = typer_app(catalogue("en"))
    result = CliRunner().invoke(app, [*before, *command.name.split(" "), *after])
    assert result.exit_code == 0, result.output


@profile(max_examples=examples(OFTEN))
@given(lines())
def test_options_may_stand_anywhere(line: tuple[Command, list[str], list[str]]) -> None:
    """Before or after the command, an option means the same."""
    command, before, after = line
    options = options_of(command)
    assert (
        parse_arguments([*before, *after], options).words == parse_arguments(after, options).words
    )
    given_ = parse_arguments([*before, *after], options)
    bound = set_fields(bind_arguments(command, given_))
    assert set(bound) == {row.key for row in rows_of(command.takes)}
    assert not any(isinstance(value, Argument | Option) for value in bound.values())


@profile(max_examples=examples(OFTEN))
@given(st.sampled_from(COMMANDS), st.lists(st.text(alphabet="-=aC o", max_size=6), max_size=4))
def test_any_line(command: Command, words: list[str]) -> None:
    """Any line is taken or refused with words, never an exception of another kind."""
    with suppress(AskedWrongly):
        bind_arguments(command, parse_arguments(words, options_of(command)))


ACTIONS = command_named("actions")
CHECK = command_named("check")


@pytest.mark.parametrize(
    ("words", "values"),
    [
        (["--agency", "A", "--agency=B"], {"agency": ("A", "B")}),
        (["-o", "x"], {"output": "x"}),
        (["-ox"], {"output": "x"}),
        (["--overdue", "--overdue"], {"overdue": True}),
        (["--sort", "age", "--sort", "due"], {"sort": "due"}),
        (["--agency", "--all"], {"agency": ("--all",)}),
    ],
)
def test_values(words: list[str], values: dict[str, object]) -> None:
    """Values stand after a blank or =, short options may touch them, the last one counts."""
    assert ACTIONS is not None
    assert parse_arguments(words, options_of(ACTIONS)).values == values


@pytest.mark.parametrize(
    "words",
    [
        ["--agncy", "A"],
        ["--agency"],
        ["--overdue=yes"],
        ["--sort", "x"],
        ["-z"],
        ["word"],
        ["--=x"],
    ],
)
def test_refused(words: list[str]) -> None:
    """Unknown options, missing and wrong values and words too many are refused."""
    assert ACTIONS is not None
    with pytest.raises(AskedWrongly):
        bind_arguments(ACTIONS, parse_arguments(words, options_of(ACTIONS)))


def test_two_dashes_end_the_options() -> None:
    """What follows -- is a word however it looks."""
    assert CHECK is not None
    given_ = parse_arguments(["--strict", "--", "--strict", "-x"], options_of(CHECK))
    assert (given_.words, given_.values) == (["--strict", "-x"], {"strict": True})


def test_hint_for_options() -> None:
    """A slip in the name of an option gets the nearest one."""
    assert nearest_word("--agncy", ["--agency", "--all"]) == "--agency"


@pytest.mark.parametrize(
    "line",
    [
        ["actions", "--all", "--format", "json"],
        ["--all", "actions", "--format", "json"],
        ["--all", "--format", "json", "actions"],
        ["--format=json", "--all", "actions"],
        ["--lang", "en", "--format", "json", "actions", "--all"],
        ["tindak-lanjut", "--all", "--format", "json"],
        ["--format", "json", "tindak-lanjut", "--all"],
        ["-C", ".", "actions", "--all", "--format", "json"],
        ["actions", "-C.", "--all", "--format", "json"],
    ],
)
def test_before_and_after(workspace: Workspace, line: list[str]) -> None:
    """Every option may stand before or after the command."""
    found = workspace.run(*line)
    assert (found.code, found.stdout) == (
        0,
        workspace.run("actions", "--all", "--format=json").stdout,
    )


def test_value_that_is_a_command(workspace: Workspace) -> None:
    """A value is never taken for the command, even when it is the name of one."""
    found = workspace.run("--agency", "check", "actions")
    assert (found.code, found.stdout) == (2, "")
    assert "unknown agency “check”" in found.stderr


def test_path_after_two_dashes(workspace: Workspace) -> None:
    """What follows -- is no option for any part of the program."""
    workspace.write("-Crecords/x.txt", "")
    found = workspace.run("check", "--", "-Crecords")
    assert (found.code, found.stderr) == (0, "2 of 2 records read: 0 errors, 0 warnings\n")


def test_value_that_looks_like_a_global_option(workspace: Workspace) -> None:
    """The value of an option is not taken for a global option."""
    found = workspace.run("actions", "--agency", "-Cnowhere")
    assert "unknown agency “-Cnowhere”" in found.stderr


def test_no_command(workspace: Workspace) -> None:
    """Options without a command are asked about, and an unknown command gets a hint."""
    assert workspace.run("--agency", "BPBD").code == 2
    found = workspace.run("actoins")
    assert (found.code, found.stdout) == (2, "")
    assert "did you mean actions?" in found.stderr


@pytest.mark.parametrize("words", [[], ["--help"], ["actions", "--help"], ["periksa", "-h"]])
def test_help(workspace: Workspace, words: list[str]) -> None:
    """Help is on stdout and no error."""
    found = workspace.run(*words)
    assert (found.code, found.stderr) == (0, "")
    assert "--lang" in found.stdout
