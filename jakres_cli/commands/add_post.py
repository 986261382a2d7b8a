"""``jakres add post``: an office that somebody holds, into the register."""

from __future__ import annotations

from jakres_cli.cli.grammar import Argument, Command, Option
from jakres_cli.cli.options import DRY_RUN, ID
from jakres_cli.cli.resolve import resolve_agency
from jakres_cli.model.message import Message
from jakres_cli.model.spelling import short_slug
from jakres_cli.operations.drafts import choose_id, filled_fields
from jakres_cli.operations.registers import add_to_register, warn_of_similar_name
from jakres_cli.records.schema.registers import POST

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from jakres_cli.cli.session import Session


def run(session: Session, *, name: str | None, **asked: Any) -> int:  # noqa: ANN401
    """Register a post."""
    loaded = session.load()
    records = loaded.records
    full = session.wanted(name, "NAME", Message("What is the post called?"))
    warn_of_similar_name(session, records, full)
    taken = {*records.posts, *records.people, *records.working_groups}
    slug = (
        choose_id(asked["id"], taken)
        if asked["id"]
        else short_slug(asked["short"] or full, taken, "jabatan")
    )
    value = filled_fields(
        POST,
        name=full,
        short=asked["short"],
        agency=resolve_agency(asked["agency"], records),
    )
    add_to_register(session, records, slug, value, within="posts", dry_run=asked["dry_run"])
    session.note(Message("post {slug}", slug=slug))
    return session.account(loaded)


COMMAND = Command(
    name="add post",
    help=Message("Register a post: minutes name posts rather than people."),
    run=run,
    arguments=(
        Argument(
            name="name", metavar="NAME", required=False, help=Message("What the post is called.")
        ),
    ),
    options=(
        Option(
            names=("--agency",),
            metavar="AGENCY",
            help=Message("The agency that it belongs to."),
        ),
        Option(names=("--short",), metavar="NAME", help=Message("What people call it.")),
        ID,
        DRY_RUN,
    ),
)
