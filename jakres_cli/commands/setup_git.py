"""``jakres setup-git``: let git name the follow-up in differences, and merge with jakres."""

from __future__ import annotations

from jakres_cli.cli.grammar import Command, Option
from jakres_cli.model.message import Message

TYPE_CHECKING = False
if TYPE_CHECKING:
    from jakres_cli.cli.session import Session

_HEADS = "diff.jakres.xfuncname"
_PATTERN = (
    "^[[:space:]]*(- (id|item): .*[^[:space:]])[[:space:]]*$\n"  # an item of a list
    "^([A-Za-z0-9][A-Za-z0-9-]*:)[[:space:]]*$\n"  # a list, or an entry of a register
    "^(#{1,6} .*[^[:space:]])[[:space:]]*$"  # a heading of the prose
)


def run(session: Session, *, merge_driver: bool, dry_run: bool) -> int:
    """Set what was asked for in this repository only; print the attributes that it lacks."""
    from jakres_cli.git.process import MERGE_DRIVER, local_setting, set_locally
    from jakres_cli.output.new_workspace import MERGED_BY_FIELDS, NAMED_PARTS

    repository = session.repository
    for name, value in {_HEADS: _PATTERN, **(MERGE_DRIVER if merge_driver else {})}.items():
        if local_setting(repository, name) == value:
            session.note(Message("{name} is set already", name=name))
        elif dry_run:
            session.note(Message("nothing was written; it would set {name}", name=name))
        else:
            set_locally(repository, name, value)
            session.note(Message("set {name} in this repository", name=name))
    wanted = [*NAMED_PARTS, *(MERGED_BY_FIELDS if merge_driver else ())]
    known = (session.tree.read(".gitattributes").data or b"").decode(errors="replace").split("\n")
    missing = [line for line in wanted if line not in {one.strip() for one in known}]
    if missing:
        session.say("".join(f"{line}\n" for line in missing))
        session.note(Message("it works once .gitattributes has these lines"))
    return 0


COMMAND = Command(
    name="setup-git",
    help=Message("Let git name the follow-up in differences, and merge records with jakres."),
    run=run,
    options=(
        Option(
            names=("--merge-driver",),
            flag=True,
            help=Message("Let git merge records with jakres, field by field."),
        ),
        Option(
            names=("--dry-run",),
            flag=True,
            help=Message("Only say what would be set; nothing is written."),
        ),
    ),
)
