"""``jakres add post``: an office that somebody holds, into the register."""

from __future__ import annotations

from jakres_cli.cli.grammar import Command
from jakres_cli.cli.options import DRY_RUN, ID, Options, option, optional_argument
from jakres_cli.cli.resolve import resolve_agency
from jakres_cli.model.message import Message
from jakres_cli.model.spelling import short_slug
from jakres_cli.operations.drafts import choose_id, filled_fields
from jakres_cli.operations.registers import add_to_register, warn_of_similar_name
from jakres_cli.records.schema.registers import POST

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


def run(session: Session, options: AddPostOptions) -> int:
    """Register a post."""
    loaded = session.load()
    records = loaded.records
    full = session.wanted(options.name, "NAME", Message("What is the post called?"))
    warn_of_similar_name(session, records, full)
    taken = {*records.posts, *records.people, *records.working_groups}
    slug = (
        choose_id(options.id, taken)
        if options.id
        else short_slug(options.short or full, taken, "jabatan")
    )
    value = filled_fields(
        POST,
        name=full,
        short=options.short,
        agency=resolve_agency(options.agency, records),
    )
    add_to_register(session, records, slug, value, within="posts", dry_run=options.dry_run)
    session.note(Message("post {slug}", slug=slug))
    return session.account(loaded)


COMMAND = Command(
    "add post", "Register a post: minutes name posts rather than people.", run, AddPostOptions
)
