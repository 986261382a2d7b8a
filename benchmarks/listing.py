"""Prototype: which files of a workspace changed since a stored listing, by scandir and stat.

    python benchmarks/listing.py take DIR LISTING
    python benchmarks/listing.py changed DIR LISTING
    python benchmarks/listing.py git DIR

The listing holds a line for each file: what stat says, then the path. A file is unchanged when the
very same line can be made again. The racy rule guards what stat cannot tell: a file may be written
twice within one tick of the file system's clock and keep its size, so a time that is not older than
the beginning of the listing counts as changed. That beginning is the time stamp of the listing
itself, which is created before the first file is looked at; the system's clock would not do, as it
runs some milliseconds ahead of the one that stamps files.
"""

from __future__ import annotations

import os
import sys

TYPE_CHECKING = False  # the real one costs as much as listing a thousand files
if TYPE_CHECKING:
    from collections.abc import Iterator

# Nothing in a repository's own settings may run while we only ask what changed.
HARDENED = [
    "-c",
    "core.fsmonitor=false",
    "-c",
    "core.hooksPath=/dev/null",
    "-c",
    "safe.bareRepository=explicit",
]
HARDENED_ENVIRONMENT = {
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_OPTIONAL_LOCKS": "0",
}
GIT_STATUS = ["status", "--porcelain", "-z", "--untracked-files=all", "--", "records"]


def take(directory: str, listing: str) -> None:
    """Store what every record file looks like now."""
    unfinished = f"{listing}.new"
    with open(unfinished, "wb") as file:
        began = os.fstat(file.fileno()).st_mtime_ns
        lines = [line for line, _ in _scan(os.path.join(directory, "records"))]
        file.write(b"\0".join([str(began).encode(), *lines]))
    os.replace(unfinished, listing)


def changed(directory: str, listing: str) -> set[str]:
    """The paths that are new, gone, different, or that the listing cannot vouch for."""
    with open(listing, "rb") as file:
        began, *stored = file.read().split(b"\0")
    limit = int(began)
    known = set(stored)
    found = set()
    different = set()
    for line, newest in _scan(os.path.join(directory, "records")):
        found.add(line)
        if newest >= limit or line not in known:
            different.add(_path(line))
    different.update(_path(line) for line in known - found)
    return different


def status_by_git(directory: str) -> set[str]:
    """The same question put to git, for comparison: against the index of the repository."""
    reading, writing = os.pipe()
    child = os.posix_spawnp(
        "git",
        ["git", "-C", directory, *HARDENED, *GIT_STATUS],
        {**os.environ, **HARDENED_ENVIRONMENT},
        file_actions=[(os.POSIX_SPAWN_DUP2, writing, 1)],
    )
    os.close(writing)
    with open(reading, "rb") as answer:
        entries = answer.read().split(b"\0")
    os.waitpid(child, 0)
    return {os.fsdecode(entry[3:]) for entry in entries if entry}


def _scan(folder: str) -> Iterator[tuple[bytes, int]]:
    """Each record file's line, and the newest of its time stamps."""
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                yield from _scan(entry.path)
            elif entry.name.endswith((".md", ".yaml")):
                seen = entry.stat(follow_symlinks=False)
                written, altered = seen.st_mtime_ns, seen.st_ctime_ns
                line = f"{written} {seen.st_size} {altered} {seen.st_ino} {entry.path}"
                yield os.fsencode(line), max(written, altered)


def _path(line: bytes) -> str:
    return os.fsdecode(line.split(b" ", 4)[4])


def main() -> None:
    """Do one of the three and print what changed."""
    what, *arguments = sys.argv[1:]
    if what == "take":
        take(*arguments)
        return
    answer = changed(*arguments) if what == "changed" else status_by_git(*arguments)
    for path in sorted(answer):
        print(path)


if __name__ == "__main__":
    main()
