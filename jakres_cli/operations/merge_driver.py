"""A record merged for git, field by field; never less than git does line by line."""

from __future__ import annotations

import os
import tempfile

from jakres_cli.changes.merge3 import mark_conflicts
from jakres_cli.changes.merge_records import merge_records, record_shape
from jakres_cli.model.base import CannotDo, Message
from jakres_cli.records.layout import SETTINGS_PATH

_LABELS = ("ours", "theirs")
_RECORDS = "records/"
_MOST_CONFLICTS = 127
"""Git's exit code is the number of conflicts, up to that; above it tells of an error."""


def merge_for_git(path: str, base: bytes, ours: bytes, theirs: bytes) -> tuple[bytes, bool]:
    """Return the merged bytes of the file that git calls ``path``, and whether they conflict."""
    path = _record_path(path)
    try:
        merge = merge_records(path, base or None, ours, theirs)
        return merge.encoded(mark_conflicts(merge.parts, _LABELS)), bool(merge.points)
    except Exception:  # noqa: BLE001  whatever is wrong, with a record or with us: git can do it
        return _by_lines(base, ours, theirs)


def _record_path(path: str) -> str:
    """Return the path in its workspace of a file that git names from the top of its own folder."""
    at = path.find(_RECORDS)
    while at >= 0:
        if (not at or path[at - 1] == "/") and record_shape(path[at:]) is not None:
            return path[at:]
        at = path.find(_RECORDS, at + 1)
    return SETTINGS_PATH if path.rpartition("/")[2] == SETTINGS_PATH else path


def merge_by_lines(
    base: bytes, ours: bytes, theirs: bytes, labels: tuple[str, str]
) -> tuple[bytes, bool]:
    """Return the three texts merged line by line by git, and whether that left conflicts.

    Raises ``CannotDo`` when there is no git, or it can't (it merges no binary files).
    """
    from jakres_cli.git.process import run_outside

    with tempfile.TemporaryDirectory(prefix="jakres-") as folder:
        names = []
        for name, data in (("ours", ours), ("base", base), ("theirs", theirs)):
            names.append(os.path.join(folder, name))
            with open(names[-1], "wb") as file:
                file.write(data)
        named = ("-L", labels[0], "-L", "base", "-L", labels[1])
        answer = run_outside(folder, "merge-file", "-p", "-q", *named, *names)
    if not 0 <= answer.code <= _MOST_CONFLICTS:
        raise CannotDo(Message("git can't merge it line by line"))
    return answer.out, answer.code > 0


def _by_lines(base: bytes, ours: bytes, theirs: bytes) -> tuple[bytes, bool]:
    try:
        return merge_by_lines(base, ours, theirs, _LABELS)
    except CannotDo:
        ends = [b"" if not each or each.endswith(b"\n") else b"\n" for each in (ours, theirs)]
        mine, other = ours + ends[0], theirs + ends[1]
        return b"<<<<<<< ours\n" + mine + b"=======\n" + other + b">>>>>>> theirs\n", True
