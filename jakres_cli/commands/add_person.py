"""``jakres add person``: somebody whom the records name, into the register."""

from __future__ import annotations

from jakres_cli.cli.grammar import Command
from jakres_cli.cli.options import DRY_RUN, ID, Options, option, optional_argument, repeatable
from jakres_cli.cli.resolve import resolve_agency, resolve_party
from jakres_cli.model.message import AskedWrongly, Message
from jakres_cli.model.spelling import short_slug
from jakres_cli.operations.drafts import choose_id, filled_fields
from jakres_cli.operations.registers import add_to_register, warn_of_similar_name
from jakres_cli.records.schema.registers import PERSON

TYPE_CHECKING = False
if TYPE_CHECKING:
    from jakres_cli.cli.session import Session
    from jakres_cli.model.records import Records


class AddPersonOptions(Options):
    """The options of ``jakres add person``."""

    name: str | None = optional_argument("NAME", "The name without titles.")
    agency: str | None = option("--agency", "AGENCY", "The agency they belong to.")
    prefix: str | None = option("--prefix", "TITLES", "Titles before the name.")
    holds: tuple[str, ...] = repeatable("--holds", "POST", "A post that they hold.")
    id: str | None = ID
    dry_run: bool = DRY_RUN


def run(session: Session, options: AddPersonOptions) -> int:
    """Register a person."""
    loaded = session.load()
    records = loaded.records
    full = session.wanted(options.name, "NAME", Message("What is the name, without titles?"))
    warn_of_similar_name(session, records, full)
    taken = {*records.posts, *records.people, *records.working_groups}
    slug = choose_id(options.id, taken) if options.id else short_slug(full, taken, "orang")
    value = filled_fields(
        PERSON,
        name=full,
        prefix=options.prefix,
        agency=resolve_agency(options.agency, records),
        holds=[{"post": _post(one, records)} for one in options.holds],
    )
    add_to_register(session, records, slug, value, within="people", dry_run=options.dry_run)
    session.note(Message("person {slug}", slug=slug))
    return session.account(loaded)


def _post(name: str, records: Records) -> str:
    post = resolve_party(name, records)
    if post not in records.posts:
        raise AskedWrongly(Message("{name} is not a post", name=post))
    return post


COMMAND = Command("add person", "Register a person.", run, AddPersonOptions)
