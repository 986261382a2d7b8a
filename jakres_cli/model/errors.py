"""What ends a command early, each with the exit code of the contract."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from jakres_cli.model.message import Message

DONE = 0
FOUND = 1
INTERNAL = 70
INTERRUPTED = 130


class JakresError(Exception):
    """A command that can't go on: a worded reason, perhaps a hint, and an exit code."""

    exit_code = 3

    def __init__(self, message: Message, hint: Message | None = None) -> None:
        super().__init__(str(message))
        self.message = message
        self.hint = hint


class AskedWrongly(JakresError):
    """The command line names something that doesn't exist or lacks something: exit 2."""

    exit_code = 2


class CannotDo(JakresError):
    """The request is clear but can't be carried out (no workspace, disk, refused step): exit 3."""

    exit_code = 3


class AlreadyThere(CannotDo):
    """A file was to be made and there is one of that name."""
