"""A line of a digest."""

from __future__ import annotations

from jakres_cli.model.base import Message, Value


class DigestLine(Value):
    """Something that changed, with what belongs ``under`` it."""

    sentence: Message
    under: tuple[Message, ...] = ()
