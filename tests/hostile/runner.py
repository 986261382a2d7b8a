"""What GitHub's runner does with the lines that a step prints.

Written after the behaviour of `ActionCommand` in the repository actions/runner: after leading
blanks `::name properties::data` is a command, and so is `##[name properties]data` anywhere.
"""

from __future__ import annotations

from dataclasses import dataclass

KNOWN = frozenset(
    {
        *("add-mask", "add-matcher", "add-path", "debug", "echo", "endgroup", "error", "group"),
        *("notice", "remove-matcher", "save-state", "set-env", "set-output", "stop-commands"),
        "warning",
    }
)
_DATA = (("%0D", "\r"), ("%0A", "\n"), ("%25", "%"))
_PROPERTY = (("%3A", ":"), ("%2C", ","), *_DATA)


@dataclass(frozen=True)
class Command:
    """Something that the runner does because a line said so."""

    name: str
    properties: dict[str, str]
    data: str


def command_in(line: str) -> Command | None:
    """The command that the runner finds in a line."""
    return _new(line.lstrip()) or _old(line)


def _new(line: str) -> Command | None:
    head, end, data = line[2:].partition("::")
    name, _, properties = head.partition(" ")
    if not line.startswith("::") or not end or name.casefold() not in KNOWN:
        return None
    pairs = (pair.partition("=") for pair in properties.split(",") if "=" in pair)
    given = {key: _unescaped(value, _PROPERTY) for key, _, value in pairs}
    return Command(name, given, _unescaped(data, _DATA))


def _old(line: str) -> Command | None:
    _, found, rest = line.partition("##[")
    head, end, data = rest.partition("]")
    name = head.partition(" ")[0]
    return Command(name, {}, data) if found and end and name.casefold() in KNOWN else None


def _unescaped(text: str, mapping: tuple[tuple[str, str], ...]) -> str:
    for written, meant in mapping:
        text = text.replace(written, meant)
    return text
