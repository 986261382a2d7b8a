"""What is wrong with a text, before anyone knows which record it is."""

from __future__ import annotations

from jakres_cli.model.value import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from jakres_cli.model.message import Message


class Fault(Value):
    """A problem at ``text[start:end]`` (characters), not yet placed in a file."""

    code: str
    start: int
    end: int
    message: Message
    hint: Message | None = None
