"""``jakres merge-driver``: how git merges a record when it was set up to ask jakres."""

from __future__ import annotations

from jakres_cli.changes.merge3 import mark_conflicts
from jakres_cli.changes.merge_records import merge_records, record_shape
from jakres_cli.cli.grammar import Command
from jakres_cli.cli.options import Options, arguments
from jakres_cli.model.message import FOUND, AskedWrongly, CannotDo, Message
from jakres_cli.records.reading.layout import SETTINGS_PATH

TYPE_CHECKING = False
if TYPE_CHECKING:
    from jakres_cli.cli.session import Session

_LABELS = ("ours", "theirs")
_RECORDS = "records/"


class MergeDriverOptions(Options):
    """The options of ``jakres merge-driver``."""

    states: tuple[str, ...] = arguments(
        "FILE",
        "The base, our file, their file, and what it is called: %O %A %B %P.",
        required=False,
    )


def run(_session: Session, options: MergeDriverOptions) -> int:
    """Merge the files that git names into the second of them; exit 1 when they disagree."""
    if len(options.states) != 4:  # noqa: PLR2004  %O %A %B %P
        raise AskedWrongly(
            Message("git calls it with four names: %O %A %B %P"),
            Message("jakres setup-git --merge-driver sets git up"),
        )
    base, ours, theirs = (_bytes(name) for name in options.states[:3])
    data, conflict = _merged(_record_path(options.states[3]), base, ours, theirs)
    with open(options.states[1], "wb") as file:
        file.write(data)
    return FOUND if conflict else 0


def _bytes(name: str) -> bytes:
    with open(name, "rb") as file:
        return file.read()


def _record_path(path: str) -> str:
    """Return the path in its workspace of a file that git names from the top of its own folder."""
    at = path.find(_RECORDS)
    while at >= 0:
        if (not at or path[at - 1] == "/") and record_shape(path[at:]) is not None:
            return path[at:]
        at = path.find(_RECORDS, at + 1)
    return SETTINGS_PATH if path.rpartition("/")[2] == SETTINGS_PATH else path


def _merged(path: str, base: bytes, ours: bytes, theirs: bytes) -> tuple[bytes, bool]:
    """Return the merged bytes and whether there are conflicts in them: never less than git does."""
    try:
        found = merge_records(path, base or None, ours, theirs)
        return found.encoded(mark_conflicts(found.parts, _LABELS)), bool(found.points)
    except Exception:  # noqa: BLE001  whatever is wrong, with a record or with us: git can do it
        return _by_lines(base, ours, theirs)


def _by_lines(base: bytes, ours: bytes, theirs: bytes) -> tuple[bytes, bool]:
    from jakres_cli.git.conflicts import merge_by_lines

    try:
        return merge_by_lines(base, ours, theirs, _LABELS)
    except CannotDo:
        ends = [b"" if not one or one.endswith(b"\n") else b"\n" for one in (ours, theirs)]
        mine, other = ours + ends[0], theirs + ends[1]
        return b"<<<<<<< ours\n" + mine + b"=======\n" + other + b">>>>>>> theirs\n", True


COMMAND = Command(
    "merge-driver",
    "Merge a record for git, field by field; git calls it (see setup-git).",
    run,
    MergeDriverOptions,
)
