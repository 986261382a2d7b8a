"""The ids that git gives to contents."""

from __future__ import annotations

import hashlib

_SHA1_LENGTH = 40


def blob_id(data: bytes, *, like: str) -> str:
    """Return the id of a file with ``data`` in a repository where another id is ``like`` this."""
    make = hashlib.sha1 if len(like) == _SHA1_LENGTH else hashlib.sha256
    return make(b"blob %d\0%b" % (len(data), data), usedforsecurity=False).hexdigest()


def has_blob(data: bytes, name: str) -> bool:
    """Tell whether git holds ``data`` as ``name``; it may have it with other line ends."""
    if blob_id(data, like=name) == name:
        return True
    return b"\r\n" in data and blob_id(data.replace(b"\r\n", b"\n"), like=name) == name
