"""The git repository around a workspace, by what lies on the disk; git itself isn't asked."""

from __future__ import annotations

import os

_GIT = ".git"


def repository_around(folder: str) -> str | None:
    """Return the nearest folder from ``folder`` upwards that holds a ``.git``, or None."""
    there = os.path.abspath(folder)
    while not os.path.lexists(os.path.join(there, _GIT)):
        above = os.path.dirname(there)
        if above == there:
            return None
        there = above
    return there


def folder_in_repository(root: str) -> str:
    """Return what stands before the paths of the workspace ``root`` in its repository.

    ``notula/`` for a workspace in that folder; empty where both are one, or there is no repository.
    """
    repository = repository_around(root)
    inside = os.path.relpath(os.path.abspath(root), repository) if repository else os.curdir
    return "" if inside == os.curdir else f"{inside.replace(os.sep, '/')}/"
