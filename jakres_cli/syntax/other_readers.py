"""What other YAML readers make of a plain scalar that is text to jakres."""

from __future__ import annotations

import re

import yaml

_RESOLVERS = yaml.SafeLoader.yaml_implicit_resolvers
_UNCHANGED = re.compile(r"0|[1-9][0-9]*|[0-9]{4}-[0-9]{2}-[0-9]{2}")


def changed_by_other_readers(text: str) -> bool:
    """Tell whether YAML 1.1 readers would turn the plain scalar ``text`` into another value.

    ``10:30`` becomes 630, ``NO`` false, ``012`` 10; a plain whole number or a day stays what it
    is. The rule is PyYAML's own table of implicit types.
    """
    candidates = _RESOLVERS.get(text[:1], ()) if text else ()
    if not candidates or _UNCHANGED.fullmatch(text):
        return False
    return any(pattern.match(text) for _, pattern in candidates)
