"""Files and folders that a command is told to look at."""

from __future__ import annotations

import os

from jakres_cli.errors import AskedWrongly
from jakres_cli.message import Message


def wanted_paths(paths: tuple[str, ...], root: str) -> tuple[str, ...]:
    """Return ``paths`` as seen from the workspace; raises ``AskedWrongly`` for one outside it."""
    found = []
    for path in paths:
        if not os.path.lexists(path):
            raise AskedWrongly(Message("there is no file or folder {path}", path=path))
        parent, name = os.path.split(os.path.abspath(path))
        inside = os.path.relpath(
            os.path.join(os.path.realpath(parent), name), os.path.realpath(root)
        )
        if inside.startswith(os.pardir):
            raise AskedWrongly(Message("{path} is outside the workspace", path=path))
        found.append("" if inside == os.curdir else inside.replace(os.sep, "/"))
    return tuple(found)


def is_wanted(path: str, wanted: tuple[str, ...]) -> bool:
    """Tell whether ``path`` is one of ``wanted`` or in one of them; without any, all are."""
    return not wanted or any(not one or path == one or path.startswith(f"{one}/") for one in wanted)
