"""Files and folders that a command is told to look at."""

from __future__ import annotations

import os

from jakres_cli.model.message import AskedWrongly, Message

TYPE_CHECKING = False
if TYPE_CHECKING:
    from jakres_cli.model.source import Tree


def resolve_paths(
    paths: tuple[str, ...], root: str, elsewhere: Tree | None = None
) -> tuple[str, ...]:
    """Return ``paths`` as seen from the workspace at ``root``.

    Raises ``AskedWrongly`` for one outside it, or that is neither there nor in ``elsewhere``.
    """
    listed = {entry.path for entry in elsewhere.entries()} if elsewhere and paths else set()
    found = []
    for path in paths:
        inside = _inside(path, root)
        if inside not in listed and not os.path.lexists(path):
            raise AskedWrongly(Message("there is no file or folder {path}", path=path))
        if inside.startswith(os.pardir):
            raise AskedWrongly(Message("{path} is outside the workspace", path=path))
        found.append("" if inside == os.curdir else inside)
    return tuple(found)


def _inside(path: str, root: str) -> str:
    parent, name = os.path.split(os.path.abspath(path))
    where = os.path.join(os.path.realpath(parent), name)
    return os.path.relpath(where, os.path.realpath(root)).replace(os.sep, "/")


def is_selected(path: str, wanted: tuple[str, ...]) -> bool:
    """Tell whether ``path`` is one of ``wanted`` or in one of them; without any, all are."""
    return not wanted or any(not one or path == one or path.startswith(f"{one}/") for one in wanted)
