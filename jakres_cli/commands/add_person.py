"""``jakres add person``: somebody whom the records name, into the register."""

from __future__ import annotations

from jakres_cli.cli.grammar import Argument, Command, Option
from jakres_cli.cli.options import DRY_RUN, ID
from jakres_cli.cli.resolve import resolve_agency, resolve_party
from jakres_cli.model.message import AskedWrongly, Message
from jakres_cli.model.spelling import short_slug
from jakres_cli.operations.drafts import choose_id, filled_fields
from jakres_cli.operations.registers import add_to_register, warn_of_similar_name
from jakres_cli.records.schema.registers import PERSON

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from jakres_cli.cli.session import Session
    from jakres_cli.model.records import Records


def run(session: Session, *, name: str | None, **asked: Any) -> int:  # noqa: ANN401
    """Register a person."""
    loaded = session.load()
    records = loaded.records
    full = session.wanted(name, "NAME", Message("What is the name, without titles?"))
    warn_of_similar_name(session, records, full)
    taken = {*records.posts, *records.people, *records.working_groups}
    slug = choose_id(asked["id"], taken) if asked["id"] else short_slug(full, taken, "orang")
    value = filled_fields(
        PERSON,
        name=full,
        prefix=asked["prefix"],
        agency=resolve_agency(asked["agency"], records),
        holds=[{"post": _post(one, records)} for one in asked["holds"]],
    )
    add_to_register(session, records, slug, value, within="people", dry_run=asked["dry_run"])
    session.note(Message("person {slug}", slug=slug))
    return session.account(loaded)


def _post(name: str, records: Records) -> str:
    post = resolve_party(name, records)
    if post not in records.posts:
        raise AskedWrongly(Message("{name} is no post", name=post))
    return post


COMMAND = Command(
    name="add person",
    help=Message("Register a person."),
    run=run,
    arguments=(
        Argument(
            name="name", metavar="NAME", required=False, help=Message("The name without titles.")
        ),
    ),
    options=(
        Option(names=("--agency",), metavar="AGENCY", help=Message("The agency they belong to.")),
        Option(names=("--prefix",), metavar="TITLES", help=Message("Titles before the name.")),
        Option(
            names=("--holds",), metavar="POST", many=True, help=Message("A post that they hold.")
        ),
        ID,
        DRY_RUN,
    ),
)
