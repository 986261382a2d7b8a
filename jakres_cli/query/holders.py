"""Who holds a post, and who held it, by the terms of the register."""

from __future__ import annotations

from jakres_cli.model.base import Value
from jakres_cli.model.records import covers

TYPE_CHECKING = False
if TYPE_CHECKING:
    import datetime
    from collections.abc import Mapping

    from jakres_cli.model.records import Person, Post, Records


class Holder(Value):
    """Somebody who holds a post for a time: ``capacity`` is plt, plh or pj for who acts in it."""

    person: str
    post: str
    capacity: str | None = None
    since: datetime.date | None = None
    until: datetime.date | None = None


def holders(post: str, people: Mapping[str, Person]) -> tuple[Holder, ...]:
    """Return everybody who holds or held ``post``, in the order in which they came."""
    terms = [term for person in people.values() for term in terms_of(person) if term.post == post]
    return tuple(sorted(terms, key=lambda term: (str(term.since or ""), term.person)))


def terms_of(person: Person) -> tuple[Holder, ...]:
    """Return the posts that ``person`` holds or held, in the order of the register."""
    return tuple(
        Holder(
            person=person.slug,
            post=holding.post,
            capacity=holding.acts_as,
            since=holding.since,
            until=holding.until,
        )
        for holding in person.holds
    )


def holder_on(post: str, records: Records, day: datetime.date) -> Holder | None:
    """Return who does the duties of ``post`` on ``day``; None when the register can't tell.

    Who acts in it does, rather than a holder who is away. One who holds a post together with
    another (``held-with``) is known from either.
    """
    there = [term for term in holders(post, records.people) if covers(term, day)]
    if not there:
        there = [
            term
            for other in held_together(post, records.posts)
            for term in holders(other, records.people)
            if covers(term, day)
        ]
    acting = [term for term in there if term.capacity]
    people = {term.person: term for term in acting or there}
    return next(iter(people.values())) if len(people) == 1 else None


def held_together(post: str, posts: Mapping[str, Post]) -> tuple[str, ...]:
    """Return the posts that the same person holds, whichever of them says so."""
    pairs: dict[str, list[str]] = {}
    for slug, other in posts.items():
        if other.held_with:
            pairs.setdefault(slug, []).append(other.held_with)
            pairs.setdefault(other.held_with, []).append(slug)
    together: dict[str, None] = {}
    pending = [post]
    while pending:
        for name in pairs.get(pending.pop(), ()):
            if name != post and name not in together:
                together[name] = None
                pending.append(name)
    return tuple(together)
