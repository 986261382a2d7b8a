"""What is confidential: marked where it is shown, counted where it was left out."""

from __future__ import annotations

from jakres_cli.model.base import Message, Plural
from jakres_cli.model.words import CONFIDENTIAL

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

    from jakres_cli.locale import Catalogue

SHOWN_BY_OPTION = Message("--confidential shows them")
_RECORD = "item"
_PARTS = ("decisions", "updates", "documents")
"""What stands in no list of the answer but in the record that it is about."""


def marked(text: str, visibility: str, t: Catalogue) -> str:
    """Return ``text``, marked if it is confidential."""
    if visibility != CONFIDENTIAL:
        return text
    return t(Message("[confidential] {text}", text=text))


def withheld_words(count: int) -> Message:
    """Return how many things were left out."""
    return Plural("1 confidential item left out.", "{n} confidential items left out.", n=count)


def count_withheld(whole: Mapping[str, object], shown: Mapping[str, object]) -> int:
    """Return how many things of the answer ``whole`` are not in ``shown``, as JSON both.

    Things are what stands in lists of the answer, or of the one record that it is about. What has
    a reference counts once, in however many lists it stands.
    """
    before, after = _lists(whole), _lists(shown)
    fewer = {name: len(things) - len(after.get(name, [])) for name, things in before.items()}
    unnamed = sum(fewer[name] for name, things in before.items() if not _refs(things))
    named = {ref for things in before.values() for ref in _refs(things)}
    named -= {ref for things in after.values() for ref in _refs(things)}
    return (len(named) or sum(fewer.values()) - unnamed) + unnamed


def _lists(answer: Mapping[str, object]) -> dict[str, list[object]]:
    record = answer.get(_RECORD)
    parts = {name: record.get(name) for name in _PARTS} if isinstance(record, dict) else {}
    return {name: given for name, given in {**answer, **parts}.items() if isinstance(given, list)}


def _refs(things: list[object]) -> list[str]:
    refs = (thing.get("ref") if isinstance(thing, dict) else thing for thing in things)
    return [ref for ref in refs if isinstance(ref, str)]
