"""The repository that a workspace is in, never a bare one in the tree, and its index in use."""

from __future__ import annotations

import os

from jakres_cli.model.base import CannotDo, Message, Value, require_means

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

_POINTER = b"gitdir: "
_LONGEST = 4096 + len(_POINTER)
_FILE_TYPE, _REGULAR = 0o170000, 0o100000
_INDEX = "GIT_INDEX_FILE"


class Repository(Value):
    """A repository: ``folder`` is its git folder, ``prefix`` where in it the workspace stands.

    ``prefix`` is empty or ends with a slash; ``top`` is the folder that it begins from.
    """

    folder: str
    prefix: str
    top: str


def repository_around(root: str) -> Repository | None:
    """Return the repository that the workspace at ``root`` is in, None when there is none."""
    try:
        return find_repository(root)
    except CannotDo:
        return None


def find_repository(root: str) -> Repository:
    """Return the repository that the workspace at ``root`` is in; raises ``CannotDo``.

    It is the one whose ``.git`` (a folder, or the file of a linked working tree) stands nearest
    above. A folder that only looks like a repository itself isn't one: it may have come with
    somebody's records.
    """
    start = os.path.realpath(root)
    top = start
    while True:
        folder = _git_folder(os.path.join(top, ".git"))
        if folder is not None:
            inside = "" if top == start else os.path.relpath(start, top).replace(os.sep, "/") + "/"
            return Repository(folder=folder, prefix=inside, top=top)
        above = os.path.dirname(top)
        if above == top:
            raise CannotDo(
                Message("{path} is in no git repository", path=root),
                Message("git init makes one"),
            )
        top = above


def _git_folder(path: str) -> str | None:
    """Return the git folder that ``path`` is or points to; None when it is neither."""
    if os.path.isdir(path):
        return path if _looks_like_one(path) else None
    target = _pointed_to(path)
    if target is None:
        return None
    if not _looks_like_one(target):
        raise CannotDo(
            Message(
                "{path} points to {target}, which is not a git folder", path=path, target=target
            )
        )
    return target


def _looks_like_one(folder: str) -> bool:
    """Tell whether ``folder`` has what git wants: a head, and objects (or where they are)."""
    has = [os.path.lexists(os.path.join(folder, name)) for name in ("HEAD", "objects", "commondir")]
    return has[0] and any(has[1:])


def _pointed_to(path: str) -> str | None:
    try:
        handle = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    except OSError as error:
        require_means(error)
        return None
    try:
        regular = os.fstat(handle).st_mode & _FILE_TYPE == _REGULAR
        data = os.read(handle, _LONGEST) if regular else b""
    finally:
        os.close(handle)
    if not data.startswith(_POINTER):
        return None
    target = os.fsdecode(data.removeprefix(_POINTER).rstrip(b"\r\n"))
    return os.path.normpath(os.path.join(os.path.dirname(path), target))


def index_in_use(repository: Repository, environment: Mapping[str, str]) -> str | None:
    """Return the index that the ``environment`` of a hook names, None for the usual one.

    Git commits ``-a`` and single files from an index of their own. One that stands outside the
    repository belongs to another one.
    """
    named = environment.get(_INDEX)
    if not named:
        return None
    path = os.path.realpath(named)
    home = os.path.realpath(repository.folder)
    return path if path.startswith(os.path.join(home, "")) else None
