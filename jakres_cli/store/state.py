"""What jakres remembers of a workspace outside its records: where it lies, and for its owner only.

The journal is in the git folder where there is one, so that colleagues who share the workspace meet
it; everything else in the user's state folder.
"""

from __future__ import annotations

import os
from contextlib import suppress

from jakres_cli.model.base import CannotDo
from jakres_cli.store.workspace import has_lock

_NAME = "jakres"
_JOURNAL = "journal"
_UNDO = "undo.json"
_KEY = 16
OLD_JOURNAL = ".jakres.rename.json"
"""What jakres wrote beside jakres.yaml once, where no repository should bring it along."""
_OLD_JOURNALS = (OLD_JOURNAL, ".git/jakres-rename.json")
"""Where earlier versions wrote theirs: among what a stranger's folder may bring along."""


def journal_path(root: str) -> str:
    """Return where the journal of the workspace ``root`` is written."""
    from jakres_cli.git.repository import repository_around

    repository = repository_around(root)
    if repository is None:
        return os.path.join(_state_folder(root), f"{_JOURNAL}.json")
    # two workspaces in one repository have a journal each
    name = f"{_JOURNAL}-{_key(repository.prefix)}" if repository.prefix else _JOURNAL
    return os.path.join(repository.folder, _NAME, f"{name}.json")


def standing_journal(root: str) -> str | None:
    """Return the journal of a run that was interrupted; None when every run came to its end."""
    if not has_lock(root):  # nobody ever wrote here, which needs no look at the user's folders
        return None
    path = journal_path(root)
    return path if os.path.lexists(path) else None


def old_journals(root: str) -> list[str]:
    """Return the journals that earlier versions left in the workspace; they aren't obeyed."""
    return [path for path in _OLD_JOURNALS if os.path.lexists(os.path.join(root, path))]


def undo_path(root: str) -> str:
    """Return where it is kept what the last command in the workspace ``root`` did."""
    return os.path.join(_state_folder(root), _UNDO)


def write_private(path: str, data: bytes) -> None:
    """Put ``data`` at ``path`` in one step, for nobody else to read; raises ``OSError``.

    In a git folder that is shared, those may read it with whom git shares its own files. The
    caller holds the lock of the workspace.
    """
    from jakres_cli.store.files import make_folders, sync_folder

    folder = os.path.dirname(path)
    for made in make_folders(folder):
        with suppress(OSError):  # a disk without modes
            os.chmod(made, _mode_for(made))
    if os.path.islink(folder):
        raise NotADirectoryError(20, os.strerror(20), folder)
    beside = f"{path}.tmp"
    with suppress(FileNotFoundError):  # left by a run that was killed
        os.unlink(beside)
    try:
        _write_new(beside, data, 0o600 | _shared_bits(os.path.dirname(folder)))
        os.replace(beside, path)
    except OSError:
        with suppress(OSError):
            os.unlink(beside)
        raise
    sync_folder(folder)


def _write_new(path: str, data: bytes, mode: int) -> None:
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with suppress(OSError, AttributeError):  # a disk, or a system, without modes
            os.fchmod(handle, mode)
        rest = memoryview(data)
        while rest:
            rest = rest[os.write(handle, rest) :]
        os.fsync(handle)
    finally:
        os.close(handle)


def this_machine() -> str:
    """Return what the machine is called."""
    import platform

    return platform.node()


def this_user() -> str:
    """Return the number of the user where users have one, else the name."""
    number = getattr(os, "getuid", None)
    return str(number()) if number is not None else os.environ.get("USERNAME", "")


_SHARED = {
    **dict.fromkeys(("group", "true", "1"), 0o660),
    **dict.fromkeys(("all", "world", "everybody", "2"), 0o664),
}
_FILE_MODES = 0o666


def _shared_bits(folder: str) -> int:
    """Return what ``core.sharedRepository`` adds to the modes of files in the git ``folder``."""
    if not os.path.lexists(os.path.join(folder, "HEAD")):
        return 0
    from jakres_cli.git.process import run_git

    try:
        answer = run_git(folder, "config", "--local", "--get", "core.sharedRepository")
    except CannotDo:  # no git here, and so nobody to share with
        return 0
    setting = answer.out.decode(errors="replace").strip().casefold()
    if len(setting) > 1 and setting.startswith("0") and not setting.strip("01234567"):
        return int(setting, 8) & _FILE_MODES
    return _SHARED.get(setting, 0)


def _mode_for(folder: str) -> int:
    """Return the mode of a new ``folder``: in git's folder that of its parent, else private."""
    above, name = os.path.split(folder)
    if name == _NAME and os.path.lexists(os.path.join(above, "HEAD")):
        return os.stat(above).st_mode & 0o7777
    return 0o700


def _state_folder(root: str) -> str:
    from platformdirs import user_state_dir

    return os.path.join(user_state_dir(_NAME, appauthor=False), _key(os.path.realpath(root)))


def _key(text: str) -> str:
    import hashlib

    return hashlib.sha256(os.fsencode(text)).hexdigest()[:_KEY]
