"""The files of a working tree by the ids that git would give them."""

from __future__ import annotations

import hashlib
import os

from jakres_cli.git.blobs import blob_id, has_blob
from jakres_cli.model.source import LARGEST

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from jakres_cli.model.source import Entry, Source, Tree


_FLAGS = os.O_RDONLY | sum(
    getattr(os, name, 0) for name in ("O_NOFOLLOW", "O_NONBLOCK", "O_CLOEXEC", "O_BINARY")
)
_FILE_TYPE, _REGULAR = 0o170000, 0o100000
_PIECE = 1 << 20
_SHA1_LENGTH = 40


class NamedTree:
    """``tree``, noting the id of every file that is read; satisfies ``source.Tree``.

    ``held`` has the ids of another state: a file that git would take for the same has the same.
    Git's own ``status`` would run the filters that a repository's settings name; ids tell as much.
    """

    commit = None

    def __init__(self, tree: Tree, held: Mapping[str, str]) -> None:
        self._tree = tree
        self._held = held
        self._like = next(iter(held.values()), "0" * _SHA1_LENGTH)
        self.ids: dict[str, str] = {}

    def entries(self) -> list[Entry]:
        """Return what ``tree`` lists."""
        return self._tree.entries()

    def read(self, path: str) -> Source:
        """Return the file as it stands in ``tree``."""
        source = self._tree.read(path)
        if source.data is not None:
            self.ids[path] = self._id(path, source.data)
        return source

    def name(self, root: str, paths: Iterable[str]) -> None:
        """Note the ids of the files at ``paths`` below ``root``, however large; links have none."""
        for path in paths:
            if path not in self.ids:
                object_id = self._id_of_file(os.path.join(root, path), path)
                if object_id is not None:
                    self.ids[path] = object_id

    def _id(self, path: str, data: bytes) -> str:
        held = self._held.get(path)
        return held if held and has_blob(data, held) else blob_id(data, like=self._like)

    def _id_of_file(self, name: str, path: str) -> str | None:
        try:
            handle = os.open(name, _FLAGS)
        except OSError:
            return None
        with os.fdopen(handle, "rb") as file:
            status = os.fstat(handle)
            if status.st_mode & _FILE_TYPE != _REGULAR:
                return None
            if status.st_size < LARGEST:
                return self._id(path, file.read())
            make = hashlib.sha1 if len(self._like) == _SHA1_LENGTH else hashlib.sha256
            digest = make(b"blob %d\0" % status.st_size, usedforsecurity=False)
            while piece := file.read(_PIECE):
                digest.update(piece)
            return digest.hexdigest()


def files_below(root: str, names: Iterable[str]) -> Iterator[str]:
    """Yield the paths of the regular files at and below ``names`` in ``root``; links are left."""
    for name in names:
        where = os.path.join(root, name)
        if os.path.islink(where):
            continue
        if os.path.isfile(where):
            yield name
        for folder, _, files in os.walk(where):
            for file in files:
                path = os.path.join(folder, file)
                if os.path.isfile(path) and not os.path.islink(path):
                    yield os.path.relpath(path, root).replace(os.sep, "/")
