"""``jakres add post``: an office that somebody holds, into the register."""

from __future__ import annotations

from jakres_cli.cli.grammar import Command
from jakres_cli.cli.options import CONFIDENTIAL, DRY_RUN, ID, Options, option, optional_argument
from jakres_cli.model.base import Message
from jakres_cli.operations.plan import write_and_account
from jakres_cli.operations.registers import NewPost, plan_post

TYPE_CHECKING = False
if TYPE_CHECKING:
    from jakres_cli.cli.session import Session


class AddPostOptions(Options):
    """The options of ``jakres add post``."""

    name: str | None = optional_argument("NAME", "What the post is called.")
    agency: str | None = option("--agency", "AGENCY", "The agency that it belongs to.")
    short: str | None = option("--short", "NAME", "What people call it.")
    id: str | None = ID
    dry_run: bool = DRY_RUN
    confidential: bool = CONFIDENTIAL


def run(session: Session, options: AddPostOptions) -> int:
    """Register a post."""
    new = NewPost(
        name=session.require(options.name, "NAME", Message("What is the post called?")),
        short=options.short,
        agency=options.agency,
        id=options.id,
    )
    return write_and_account(session, plan_post, new, dry_run=options.dry_run)


COMMAND = Command(
    "add post", "Register a post: minutes name posts rather than people.", run, AddPostOptions
)
