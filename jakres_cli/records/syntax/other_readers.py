"""What other YAML readers make of a plain scalar that is text to jakres."""

from __future__ import annotations

import re

_UNCHANGED = re.compile(r"0|[1-9][0-9]*|[0-9]{4}-[0-9]{2}-[0-9]{2}")
_MAYBE_CHANGED = re.compile(
    r"[-+.][-+.0-9_:a-z]*|[0-9][-+.0-9_:a-fxotz \t]*|~|<<|=|[a-z]+", re.IGNORECASE
)
_WORDS = frozenset({"yes", "no", "true", "false", "on", "off", "null"})


def changed_by_other_readers(text: str) -> bool:
    """Tell whether YAML 1.1 readers would turn the plain scalar ``text`` into another value.

    ``10:30`` becomes 630, ``NO`` false, ``012`` 10; a plain whole number or a day stays what it
    is. The rule is PyYAML's own table of implicit types.
    """
    # most texts are told at once, without PyYAML
    if not text or (text[0].isalpha() and text.casefold() not in _WORDS):
        return False
    if _UNCHANGED.fullmatch(text) or not _MAYBE_CHANGED.fullmatch(text):
        return False
    import yaml

    candidates = yaml.SafeLoader.yaml_implicit_resolvers.get(text[0], ())
    return any(pattern.match(text) for _, pattern in candidates)
