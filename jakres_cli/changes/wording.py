"""What a field, an item or a passage is called in words."""

from __future__ import annotations

from jakres_cli.changes.parts import PROSE
from jakres_cli.model.message import Message

_LONGEST = 60


def value_name(names: tuple[str, ...]) -> Message:
    """Return what the value that ``names`` lead to is called."""
    if names[0] == PROSE:
        return Message("the passage “{text}”", text=abbreviate(names[1]))
    return Message("{field}", field="/".join(abbreviate(name) for name in names))


def abbreviate(text: str | None, longest: int = _LONGEST) -> str:
    """Return the beginning of a long text."""
    text = " ".join((text or "").split())
    return text if len(text) <= longest else f"{text[: longest - 1]}…"
