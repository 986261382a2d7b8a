"""A workspace that isn't on the disk yet: read like any other, then written all or nothing."""

from __future__ import annotations

import os
from contextlib import suppress

from jakres_cli.model.message import AlreadyThere, CannotDo, Message
from jakres_cli.model.source import NO_SUCH_FILE, RECORDS, Entry, Source
from jakres_cli.store.folders import make_folders, remove_made_folders
from jakres_cli.store.workspace import SETTINGS_NAME, find_root
from jakres_cli.store.write import create_file, has_content

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

_MAY_BE_THERE = frozenset({"README.md", ".gitattributes", ".gitignore"})
"""Files that an office may have already; theirs stay."""


class NewWorkspace:
    """The files of a workspace by path; satisfies ``source.Tree``.

    A path may lead upwards, to what has its place at the top of the repository around.
    """

    commit = None

    def __init__(self, files: Mapping[str, str]) -> None:
        self.files = {path: text.encode() for path, text in files.items()}

    def entries(self) -> list[Entry]:
        """Return everything under ``records/``, sorted by path."""
        return [Entry(path=path) for path in sorted(self.files) if path.startswith(f"{RECORDS}/")]

    def read(self, path: str) -> Source:
        """Return the file at ``path``."""
        data = self.files.get(path)
        failure = NO_SUCH_FILE if data is None else None
        return Source(path=path, data=data, failure=failure)

    def missing_in(self, root: str) -> list[str]:
        """Return the files still to be written in the folder ``root``, the settings last.

        They make it a workspace, so that what a killed run leaves behind is none, and can be run
        again. Raises ``CannotDo`` when another file stands where one has to go.
        """
        missing = []
        for path in sorted(self.files, key=lambda path: (path == SETTINGS_NAME, path)):
            there = _place(root, path)
            if not os.path.lexists(there):
                missing.append(path)
            elif path not in _MAY_BE_THERE and not has_content(there, self.files[path]):
                raise CannotDo(Message("{path} exists already; nothing was written", path=there))
        return missing

    def write(self, root: str) -> list[str]:
        """Write what is missing in ``root`` and return it; when that fails, take all of it away."""
        missing = self.missing_in(root)
        files: list[str] = []
        folders: list[str] = []
        try:
            for path in missing:
                there = _place(root, path)
                folders += make_folders(os.path.dirname(os.path.abspath(there)))
                files.append(there)
                try:
                    create_file(there, self.files[path])
                except AlreadyThere:
                    files.pop()  # somebody else's, who has begun the same workspace
                    if not has_content(there, self.files[path]):
                        raise
        except BaseException:
            _take_away(files, folders)
            raise
        return missing


def refuse_workspace(root: str) -> None:
    """Raise ``CannotDo`` unless a workspace can begin in the folder ``root``, which may not exist.

    It must be a folder that isn't in another workspace, and its ``records`` no link.
    """
    there = os.path.abspath(root)
    if os.path.lexists(there) and not os.path.isdir(there):
        raise CannotDo(Message("{path} is not a folder", path=root))
    if os.path.islink(os.path.join(there, RECORDS)):
        raise CannotDo(Message("{path} is a link", path=os.path.join(root, RECORDS)))
    while not os.path.isdir(there):
        there = os.path.dirname(there)
    try:
        outer = find_root(there)
    except CannotDo:
        return
    if os.path.realpath(outer) == os.path.realpath(root):
        raise CannotDo(
            Message("{path} is a workspace already", path=root),
            Message("jakres check looks it through"),
        )
    raise CannotDo(
        Message("{path} is inside another workspace, {outer}", path=root, outer=outer),
        Message("choose a folder outside it: jakres init DIR"),
    )


def _place(root: str, path: str) -> str:
    return os.path.normpath(os.path.join(root, path))


def _take_away(files: list[str], folders: list[str]) -> None:
    for path in reversed(files):
        with suppress(OSError):
            os.unlink(path)
    remove_made_folders(folders)
