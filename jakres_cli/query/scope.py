"""For whom an agency answers."""

from __future__ import annotations

from jakres_cli.model.value import Value
from jakres_cli.model.words import UMBRELLA
from jakres_cli.query.fold import ancestors

TYPE_CHECKING = False
if TYPE_CHECKING:
    from jakres_cli.model.records import Records


class Scope(Value):
    """The parties whose follow-ups count as those of ``code``, and the umbrellas above it."""

    code: str
    parties: frozenset[str]
    umbrellas: frozenset[str]


def resolve_scope(code: str, records: Records, *, exact: bool = False) -> Scope:
    """Return for whom ``code`` answers.

    An agency answers for its children and predecessors, for their posts and people, and for the
    working groups that one of them leads. With ``exact`` only for itself. A post, person or
    working group answers for itself.
    """
    parties = {code}
    if not exact and code in records.agencies:
        _add_bodies(parties, records)
        parties |= {slug for slug, post in records.posts.items() if post.agency in parties}
        parties |= {slug for slug, one in records.people.items() if one.agency in parties}
        parties |= {
            slug
            for slug, group in records.working_groups.items()
            if any(m.role == "lead" and m.agency in parties for m in group.members)
        }
    above = ancestors(code, records.agencies)
    umbrellas = {one for one in above if records.agencies[one].kind == UMBRELLA}
    return Scope(code=code, parties=frozenset(parties), umbrellas=frozenset(umbrellas))


def _add_bodies(parties: set[str], records: Records) -> None:
    grown = True
    while grown:
        more = {
            code
            for code, agency in records.agencies.items()
            if code not in parties and (agency.parent in parties or agency.successor in parties)
        }
        parties |= more
        grown = bool(more)
