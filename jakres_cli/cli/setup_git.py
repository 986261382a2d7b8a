"""``jakres setup-git``: make git show changes of records so that people know where they are."""

from __future__ import annotations

from jakres_cli.cli.grammar import Command, Option
from jakres_cli.message import Message

TYPE_CHECKING = False
if TYPE_CHECKING:
    from jakres_cli.cli.session import Session

_DRIVER = "jakres"
_HEADS = f"diff.{_DRIVER}.xfuncname"
_PATTERN = (
    "^[[:space:]]*(- (id|item): .*[^[:space:]])[[:space:]]*$\n"  # an item of a list
    "^([A-Za-z0-9][A-Za-z0-9-]*:)[[:space:]]*$\n"  # a list, or an entry of a register
    "^(#{1,6} .*[^[:space:]])[[:space:]]*$"  # a heading of the prose
)
_DRIVES = f"diff={_DRIVER}".encode()
_LINE = f"/records/**/*.md diff={_DRIVER}"


def run(session: Session, *, dry_run: bool) -> int:
    """Set what names the part of a record in the heads of differences; only in this repository."""
    from jakres_cli.git.settings import local_setting, set_locally

    repository = session.repository
    if local_setting(repository, _HEADS) == _PATTERN:
        session.note(Message("{name} is set already", name=_HEADS))
    elif dry_run:
        session.note(Message("nothing was written; it would set {name}", name=_HEADS))
    else:
        set_locally(repository, _HEADS, _PATTERN)
        session.note(Message("set {name} in this repository", name=_HEADS))
    attributes = session.tree.read(".gitattributes").data or b""
    if _DRIVES not in attributes:
        session.note(Message("it works once .gitattributes has the line: {line}", line=_LINE))
    return 0


COMMAND = Command(
    name="setup-git",
    help=Message("Let git name the follow-up in the heads of differences."),
    run=run,
    options=(
        Option(
            names=("--dry-run",),
            flag=True,
            help=Message("Only say what would be set; nothing is written."),
        ),
    ),
)
