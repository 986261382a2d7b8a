"""``jakres merge-driver``: how git merges a record when it was set up to ask jakres."""

from __future__ import annotations

from jakres_cli.cli.grammar import Command
from jakres_cli.cli.options import Options, arguments
from jakres_cli.model.base import FOUND, AskedWrongly, Message
from jakres_cli.operations.merge_driver import merge_for_git

TYPE_CHECKING = False
if TYPE_CHECKING:
    from jakres_cli.cli.session import Session


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
    data, conflict = merge_for_git(options.states[3], base, ours, theirs)
    with open(options.states[1], "wb") as file:
        file.write(data)
    return FOUND if conflict else 0


def _bytes(name: str) -> bytes:
    with open(name, "rb") as file:
        return file.read()


COMMAND = Command(
    "merge-driver",
    "Merge a record for git, field by field; git calls it (see setup-git).",
    run,
    MergeDriverOptions,
)
