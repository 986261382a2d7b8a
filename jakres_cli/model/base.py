"""The ground of everything: immutable values, messages for people, errors that end a command.

dataclasses cost 10 ms to import, more than Python itself takes to start; see ARCHITECTURE.md.
"""

from __future__ import annotations

import errno

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from typing import TypeVar, dataclass_transform

    V = TypeVar("V", bound="Value")
else:

    def dataclass_transform(**_: object) -> object:
        """Stand in for the type checkers' marker, so that typing need not be imported."""
        return lambda cls: cls


@dataclass_transform(kw_only_default=True, frozen_default=True, eq_default=True)
class Value:
    """A value with the annotated fields of its class; class attributes are the defaults.

    The type checker holds callers to the fields and to not assigning to them.
    """

    def __init__(self, **values: object) -> None:
        self.__dict__ = values

    def __eq__(self, other: object) -> bool:
        return type(self) is type(other) and set_fields(self) == set_fields(other)

    __hash__ = None  # type: ignore[assignment]  # some fields are dictionaries

    def __repr__(self) -> str:
        fields = ", ".join(f"{name}={given!r}" for name, given in self.__dict__.items())
        return f"{type(self).__name__}({fields})"


def set_fields(value: Value) -> dict[str, object]:
    """Return the fields of ``value`` by name, those left at their default included."""
    return {name: getattr(value, name) for name in field_names(type(value))}


def field_names(cls: type[Value]) -> list[str]:
    """Return the names of the fields that ``cls`` declares, in their order, base classes first."""
    names = (
        name for base in reversed(cls.__mro__) for name in getattr(base, "__annotations__", ())
    )
    return list(dict.fromkeys(names))


def replace_fields(value: V, **fields: object) -> V:
    """Return a copy of ``value`` with ``fields`` instead of its own."""
    own = {
        name: value.__dict__[name] for name in field_names(type(value)) if name in value.__dict__
    }
    return type(value)(**{**own, **fields})


class LocalText(Value):
    """A text in the office's language and, where it was given, its English."""

    id: str
    en: str | None = None

    def in_language(self, lang: str) -> str:
        """Return the English when ``lang`` is ``en`` and there is one, else the office's own."""
        return self.en if lang == "en" and self.en else self.id


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


class OpenQuestion(AskedWrongly):
    """What was typed ``about`` something has several meanings: ``choices`` (value, label)."""

    def __init__(
        self, message: Message, hint: Message, *, about: str, choices: list[tuple[str, Message]]
    ) -> None:
        super().__init__(message, hint)
        self.about = about
        self.choices = choices


class CannotDo(JakresError):
    """The request is clear but can't be carried out (no workspace, disk, refused step): exit 3."""

    exit_code = 3


class RanOut(JakresError):
    """The system gives no more memory or open files, so that no answer could be whole: exit 3."""

    exit_code = 3

    def __init__(self) -> None:
        super().__init__(
            Message("the system gives jakres no more memory or open files; nothing was answered"),
            Message("close other programs, or raise the limits (ulimit)"),
        )


OUT_OF_MEANS = frozenset({errno.EMFILE, errno.ENFILE, errno.ENOMEM})


def require_means(error: OSError) -> None:
    """Raise ``RanOut`` when ``error`` is for want of memory or open files, of no file's making."""
    if error.errno in OUT_OF_MEANS:
        raise RanOut from error


class AlreadyThere(CannotDo):
    """A file was to be made and there is one of that name."""
