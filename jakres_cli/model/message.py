"""What is told to people: sentences, and what ends a command early."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping


class Message:
    """One sentence to show to a person.

    ``template`` is English with ``{name}`` gaps and is the key of the translation; ``params``
    fill the gaps and are never translated themselves, except that a ``Message`` among them is.
    """

    __slots__ = ("params", "template")

    def __init__(self, template: str, /, **params: object) -> None:
        self.template = template
        self.params: Mapping[str, object] = params

    def pick(self, translations: Mapping[str, str]) -> str:
        """Return the template in the language of ``translations``, else the English one."""
        return translations.get(self.template, self.template)

    def with_texts(self, shown: Callable[[str], str]) -> Message:
        """Return the sentence with every text that fills it as ``shown`` shows it."""
        copy = _copy(self)
        copy.params = {name: _with_texts(value, shown) for name, value in self.params.items()}
        return copy

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Message) and (self.template, self.params) == (
            other.template,
            other.params,
        )

    def __hash__(self) -> int:
        return hash(self.template)

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.template!r}, {dict(self.params)!r})"

    def __str__(self) -> str:
        return self.template.format(**self.params)


class Plural(Message):
    """A sentence that depends on a number ``n``; Indonesian needs only the form for many."""

    __slots__ = ("one",)

    def __init__(self, one: str, many: str, /, *, n: int, **params: object) -> None:
        super().__init__(many, n=n, **params)
        self.one = one

    def pick(self, translations: Mapping[str, str]) -> str:
        """Return the form for ``n``: a translation has one form, English has two."""
        fallback = self.one if self.params["n"] == 1 else self.template
        return translations.get(self.template, fallback)

    def __str__(self) -> str:
        return self.pick({}).format(**self.params)


def join_messages(messages: Iterable[Message], separator: str) -> Message:
    """Return ``messages`` in a row; what divides them is punctuation, the same in all languages."""
    parts = {f"part{n}": message for n, message in enumerate(messages)}
    return Message(separator.join(f"{{{name}}}" for name in parts), **parts)


def _copy(message: Message) -> Message:
    if isinstance(message, Plural):
        return Plural(message.one, message.template, **message.params)  # type: ignore[arg-type]  # n is among them
    return Message(message.template, **message.params)


def _with_texts(value: object, shown: Callable[[str], str]) -> object:
    if isinstance(value, Message):
        return value.with_texts(shown)
    return shown(value) if isinstance(value, str) else value


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
