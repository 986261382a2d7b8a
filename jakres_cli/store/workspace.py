"""Find the workspace: the nearest folder upwards with a jakres.yaml."""

from __future__ import annotations

import os
import stat

from jakres_cli.model.message import CannotDo, Message

SETTINGS_NAME = "jakres.yaml"
_JOURNALS = (".git/jakres-rename.json", ".jakres.rename.json")
"""In git's folder where there is one; not .jakres-…, which doctor takes for a temporary file."""
_FILE = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC


def find_root(start: str) -> str:
    """Return the folder of the workspace that ``start`` is in; raises ``CannotDo``."""
    if not os.path.isdir(start):
        raise CannotDo(Message("there is no folder {path}", path=start))
    folder = os.path.abspath(start)
    while True:
        if os.path.lexists(os.path.join(folder, SETTINGS_NAME)):
            return folder
        above = os.path.dirname(folder)
        if above == folder:
            raise CannotDo(
                Message("there is no jakres.yaml in {path} or above it", path=start),
                Message("go to the folder of the records, or name it with -C DIR"),
            )
        folder = above


def inside(root: str, path: str) -> str:
    """Return where ``path`` of the workspace ``root`` stands on the disk.

    Raises ``CannotDo`` when a folder on the way is a link: what is written must not leave the
    workspace.
    """
    *folders, name = path.split("/")
    where = root
    for folder in folders:
        where = os.path.join(where, folder)
        if os.path.islink(where):
            raise CannotDo(Message("{path} is a link; nothing was written", path=where))
    return os.path.join(where, name)


def new_journal(root: str) -> str:
    """Return where the journal of a change to several files in ``root`` is to be written."""
    in_git, beside = _JOURNALS
    return os.path.join(root, in_git if os.path.isdir(os.path.join(root, ".git")) else beside)


def standing_journal(root: str) -> str | None:
    """Return the journal of a run that was cut short; None when every run came to its end."""
    found = (os.path.join(root, name) for name in _JOURNALS)
    return next((path for path in found if os.path.lexists(path)), None)


def read_inside(root: str, path: str, most: int) -> bytes:
    """Return up to ``most`` bytes of the file ``path`` of the workspace at ``root``.

    Raises ``CannotDo`` for what isn't a regular file there: links and paths that lead out too.
    """
    parts = path.split("/")
    if os.path.isabs(path) or not {"", ".", ".."}.isdisjoint(parts):
        raise CannotDo(Message("{path} is not a path in the workspace", path=path))
    where = root
    for folder in parts[:-1]:
        where = os.path.join(where, folder)
        if os.path.islink(where):
            raise CannotDo(Message("{path} is a link; links are not followed", path=path))
    try:
        handle = os.open(os.path.join(where, parts[-1]), _FILE)
    except OSError as error:
        reason = error.strerror or str(error)
        problem = Message("{path} can't be read: {reason}", path=path, reason=reason)
        raise CannotDo(problem) from None
    if not stat.S_ISREG(os.fstat(handle).st_mode):
        os.close(handle)
        raise CannotDo(Message("{path} is not a regular file", path=path))
    with os.fdopen(handle, "rb") as file:
        return file.read(most)
