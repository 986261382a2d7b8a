"""``jakres setup-git``: let git name the follow-up in differences, and merge with jakres."""

from __future__ import annotations

from jakres_cli.cli.grammar import Command
from jakres_cli.cli.options import Options, flag
from jakres_cli.model.base import Message

TYPE_CHECKING = False
if TYPE_CHECKING:
    from jakres_cli.cli.session import Session

_HEADS = "diff.jakres.xfuncname"
_PATTERN = (
    "^[[:space:]]*(- (id|item): .*[^[:space:]])[[:space:]]*$\n"  # an item of a list
    "^([A-Za-z0-9][A-Za-z0-9-]*:)[[:space:]]*$\n"  # a list, or an entry of a register
    "^(#{1,6} .*[^[:space:]])[[:space:]]*$"  # a heading of the prose
)


class SetupGitOptions(Options):
    """The options of ``jakres setup-git``."""

    merge_driver: bool = flag(
        "--merge-driver", "Let git merge records with jakres, field by field."
    )
    dry_run: bool = flag("--dry-run", "Only say what would be set; nothing is written.")


def run(session: Session, options: SetupGitOptions) -> int:
    """Set what was asked for in this repository only; print the attributes that it lacks."""
    from jakres_cli.git.process import MERGE_DRIVER, local_setting, set_locally
    from jakres_cli.output.new_workspace import MERGED_BY_FIELDS, NAMED_PARTS

    repository = session.repository
    for name, value in {_HEADS: _PATTERN, **(MERGE_DRIVER if options.merge_driver else {})}.items():
        if local_setting(repository, name) == value:
            session.note(Message("{name} is set already", name=name))
        elif options.dry_run:
            session.note(Message("nothing was written; it would set {name}", name=name))
        else:
            set_locally(repository, name, value)
            session.note(Message("set {name} in this repository", name=name))
    lines = [*NAMED_PARTS, *(MERGED_BY_FIELDS if options.merge_driver else ())]
    attributes = (session.tree.read(".gitattributes").data or b"").decode(errors="replace")
    there = {line.strip() for line in attributes.split("\n")}
    missing = [line for line in lines if line not in there]
    if missing:
        session.say("".join(f"{line}\n" for line in missing))
        session.note(Message("it works once .gitattributes has these lines"))
    return 0


COMMAND = Command(
    "setup-git",
    "Let git name the follow-up in differences, and merge records with jakres.",
    run,
    SetupGitOptions,
)
