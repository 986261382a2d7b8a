"""Which YAML parser does the reading."""

from __future__ import annotations

import yaml


def libyaml_version() -> str | None:
    """Return the version of libyaml, or None when PyYAML was built without it."""
    if not yaml.__with_libyaml__:
        return None
    from yaml import _yaml

    version: str = _yaml.get_version_string()
    return version
