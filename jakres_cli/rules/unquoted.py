"""What is said as it may go further than a terminal: no confidential value is quoted in it."""

from __future__ import annotations

from functools import cache

from jakres_cli.model.base import replace_fields
from jakres_cli.model.words import VISIBILITIES
from jakres_cli.query.openness import hidden_texts
from jakres_cli.records.schema import Word, forms_within, kinds
from jakres_cli.records.syntax.prose import normalise_prose
from jakres_cli.rules.secret_places import SecretPlaces

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from jakres_cli.model.base import Message
    from jakres_cli.model.records import Records
    from jakres_cli.model.source import Problem, Tree
    from jakres_cli.records.load import Loaded

_WITHHELD = "…"
_RECORDS = "records/"
_TELLING = 8
"""How long a value is that is recognised within a sentence, and not only alone."""


def without_quotes(problems: Iterable[Problem], records: Records, tree: Tree) -> list[Problem]:
    """Return ``problems`` with path, field and code, but without confidential values.

    ``tree`` is where the records were read from.
    """
    secrets = _Secrets(records, tree)
    return [secrets.unquoted(problem) for problem in problems]


def discreet_speech(tree: Tree, loaded: Loaded) -> DiscreetSpeech:
    """Return what keeps the confidential values in ``tree``, from which was ``loaded``, unsaid."""
    if not loaded.mentions_secrets:
        return DiscreetSpeech(frozenset())
    known = loaded.records
    places = SecretPlaces(known, tree)
    texts = {text.strip() for text in places.texts()}
    return DiscreetSpeech(
        frozenset(text for text in texts if not _is_common(text, known) if not places.is_name(text))
    )


class DiscreetSpeech:
    """Leaves confidential ``values`` out of what a command says, but not names, fields, paths."""

    def __init__(self, values: frozenset[str]) -> None:
        self._values = values
        told = {normalise_prose(text) for text in self._values}
        self._telling = frozenset(text for text in told if len(text) >= _TELLING)

    def unquoted(self, message: Message) -> Message:
        """Return ``message`` without the confidential values that it quotes."""
        return message.with_texts(self._masked) if self._values else message

    def _masked(self, text: str) -> str:
        if text.startswith(_RECORDS):
            return text
        return _WITHHELD if text in self._values or self._is_told(normalise_prose(text)) else text

    def _is_told(self, said: str) -> bool:
        whole = len(said) >= _TELLING and " " in said
        return any(text in said or (whole and said in text) for text in self._telling)


def _is_common(text: str, records: Records) -> bool:
    """Tell whether ``text`` is a day, or a name or word that anything may be called by."""
    parties = (records.agencies, records.posts, records.people)
    return (
        text in _common_words()
        or not any(letter.isalpha() for letter in text)
        or any(text in names for names in parties)
    )


class _Secrets:
    """Takes out of problems what confidential records and items say."""

    def __init__(self, records: Records, tree: Tree) -> None:
        self._places = SecretPlaces(records, tree)
        self._texts = frozenset[str]().union(*map(hidden_texts, records.meetings.values()))
        self._lines: dict[str, list[range] | None] = {}

    def unquoted(self, problem: Problem) -> Problem:
        """Return ``problem`` without the confidential values that it quotes."""
        place = problem.place
        if self._stands_in_secret(place.path, place.line):
            message = problem.message.with_texts(_only_names)
        elif self._is_told(place.excerpt) or self._tells(problem.message):
            message = problem.message.with_texts(self._masked)
        else:
            return problem
        return replace_fields(
            problem, message=message, hint=None, place=replace_fields(place, excerpt="")
        )

    def _tells(self, message: Message) -> bool:
        return message != message.with_texts(self._masked)

    def _masked(self, text: str) -> str:
        return _WITHHELD if self._is_told(text) else text

    def _is_told(self, text: str) -> bool:
        said = normalise_prose(text)
        return bool(said) and any(secret in said or said in secret for secret in self._texts)

    def _stands_in_secret(self, path: str, line: int) -> bool:
        if path not in self._lines:
            self._lines[path] = self._places.lines(path)
        lines = self._lines[path]
        return lines is None or any(line in each for each in lines)


@cache
def _field_names() -> frozenset[str]:
    return frozenset(
        field.name
        for shape in kinds.FORMS.values()
        for form in forms_within(shape)
        for field in form.fields
    )


@cache
def _common_words() -> frozenset[str]:
    """Return the names of fields, and the words that some of them take."""
    return _field_names().union(
        *(
            field.shape.choices
            for shape in kinds.FORMS.values()
            for form in forms_within(shape)
            for field in form.fields
            if isinstance(field.shape, Word)
        )
    )


def _only_names(text: str) -> str:
    is_name = text in _field_names() or text.startswith(_RECORDS)
    return text if is_name or text in VISIBILITIES else _WITHHELD
