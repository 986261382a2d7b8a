"""Which module holds which command; one is imported only when it is called."""

from __future__ import annotations

from importlib import import_module

TYPE_CHECKING = False
if TYPE_CHECKING:
    from jakres_cli.cli.grammar import Command

NAMES = ("actions", "check", "show")
INDONESIAN = {"tindak-lanjut": "actions", "periksa": "check", "tampilkan": "show"}


def command_named(name: str) -> Command | None:
    """Return the command called ``name``, in English or Indonesian."""
    name = INDONESIAN.get(name, name)
    if name not in NAMES:
        return None
    module = import_module(f"jakres_cli.cli.{name.replace('-', '_')}")
    command: Command = module.COMMAND
    return command


def all_commands() -> list[Command]:
    """Return every command."""
    return [command for name in NAMES if (command := command_named(name))]
