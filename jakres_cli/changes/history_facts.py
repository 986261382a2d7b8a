"""What a version of a record says, as single facts that can be compared with another's."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

Fact = tuple[str, ...]
"""What a fact is about: a field, or a field within an item of a list."""
Facts = dict[Fact, object]
"""A text, several, or a value of the model, by what it is about."""

THERE = object()
"""The value of what is made of facts: the record itself, or an item of a list."""
_NAMES = ("id", "item")


def facts_of(value: object, at: Fact) -> Facts:
    """Return the facts in ``value`` (text, lists and dictionaries, as YAML has them).

    The items of a list are told apart by their id where all have one; else the list is one fact.
    What is empty counts as absent.
    """
    if isinstance(value, dict):
        found: Facts = {}
        for name, inner in value.items():
            found |= facts_of(inner, (*at, name))
        return found
    if not isinstance(value, list):
        return {at: value} if str(value).strip() else {}
    named = _by_name(value)
    if named is None:
        return {at: tuple(map(_words, value))} if value else {}
    return {
        fact: inner
        for name, item in named.items()
        for fact, inner in {(*at, name): THERE, **facts_of(item, (*at, name))}.items()
    }


def fact_differences(
    befores: Sequence[Facts], after: Facts
) -> Iterator[tuple[Fact, object | None, object | None]]:
    """Yield each fact that is in ``after`` as in none of ``befores``: before, and after.

    Of something that came or went as a whole only that is told.
    """
    every = dict.fromkeys(fact for facts in (after, *befores) for fact in facts)
    gone: list[Fact] = []
    for fact in every:
        now = after.get(fact)
        if any(facts.get(fact) == now for facts in befores):
            continue
        if any(fact[: len(whole)] == whole for whole in gone):
            continue
        was = befores[0].get(fact) if befores else None
        if now is THERE or was is THERE:
            gone.append(fact)
        yield fact, was, now


def _by_name(items: list[object]) -> dict[str, object] | None:
    """Return the items by their ids; None unless each has one of its own."""
    for key in _NAMES:
        names = [str(one[key]) for one in items if isinstance(one, dict) and key in one]
        if names and len(set(names)) == len(items):
            return dict(zip(names, items, strict=True))
    return None


def _words(value: object) -> str:
    if isinstance(value, dict):
        return ", ".join(f"{name}: {_words(inner)}" for name, inner in value.items())
    if isinstance(value, list):
        return ", ".join(map(_words, value))
    return str(value)
