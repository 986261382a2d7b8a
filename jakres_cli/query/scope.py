"""For whom an agency answers on a day, and who answers for it once it has ended."""

from __future__ import annotations

from jakres_cli.model.base import Value
from jakres_cli.model.records import covers, has_ended
from jakres_cli.model.words import UMBRELLA
from jakres_cli.query.fold import ancestors

TYPE_CHECKING = False
if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable, Iterator

    from jakres_cli.model.records import Agency, Records


class Scope(Value):
    """The parties whose follow-ups count as those of ``code``, and the umbrellas above it.

    People are not among the parties of an agency: ``answering`` tells for whom they spoke.
    """

    code: str
    parties: frozenset[str]
    umbrellas: frozenset[str]


def resolve_scope(code: str, records: Records, day: datetime.date, *, exact: bool = False) -> Scope:
    """Return for whom ``code`` answers on ``day``.

    An agency answers for its children, for those that it succeeds and that have ended, for their
    posts, and for the working groups that one of them leads on that day. With ``exact`` only for
    itself. A post, person or working group answers for itself.
    """
    parties = {code}
    if not exact and code in records.agencies:
        parties |= _bodies(code, records, day)
        parties |= {slug for slug, post in records.posts.items() if post.agency in parties}
        parties |= {
            slug
            for slug, group in records.working_groups.items()
            if any(
                member.role == "lead" and member.agency in parties and covers(member, day)
                for member in group.members
            )
        }
    return _scope(code, parties, records)


def answering_agencies(party: str, records: Records, day: datetime.date) -> set[str]:
    """Return the agencies that answer for ``party``: it is in their scope on ``day``."""
    if group := records.working_groups.get(party):
        leads = (member for member in group.members if member.role == "lead")
        pending = [member.agency for member in leads if covers(member, day)]
    else:
        post = records.posts.get(party)
        pending = [post.agency or party if post else party]
    agencies: set[str] = set()
    while pending:
        code = pending.pop()
        agency = records.agencies.get(code)
        if agency is None or code in agencies:
            continue
        agencies.add(code)
        pending += [agency.parent] if agency.parent else []
        pending += agency.successor if _is_over(agency, day) else ()
    return agencies


def inherited_scope(code: str, records: Records, day: datetime.date) -> Scope:
    """Return the scope of ``code`` and the ended bodies in whose stead it answers."""
    parties = {code}
    pending = [code]
    while pending:
        for earlier in _predecessors(pending.pop(), records, day):
            if earlier not in parties:
                parties.add(earlier)
                pending.append(earlier)
    return _scope(code, parties, records)


def heirs(code: str, records: Records, day: datetime.date) -> tuple[str, ...]:
    """Return who answers for ``code`` on ``day``: itself, or once it has ended its successors.

    A divided body has several; one that ended without a successor still answers for itself.
    """
    answering: dict[str, None] = {}
    seen: set[str] = set()
    pending = [code]
    while pending:
        name = pending.pop()
        if name in seen:
            continue
        seen.add(name)
        agency = records.agencies.get(name)
        if agency is not None and agency.successor and has_ended(agency, day):
            pending.extend(reversed(agency.successor))
        else:
            answering[name] = None
    return tuple(answering) or (code,)


def answering(names: Iterable[str], records: Records, day: datetime.date) -> Iterator[str]:
    """Yield each of ``names``, and for a person the agency that they were of on ``day`` too."""
    for name in names:
        yield name
        person = records.people.get(name)
        agency = person.agency_on(day) if person else None
        if agency is not None:
            yield agency


def bodies_behind(
    name: str, records: Records, promised: datetime.date, day: datetime.date
) -> tuple[str, ...]:
    """Return the agencies that answer on ``day`` for what ``name`` has promised, itself aside.

    For a person that is the agency of the day of the promise, for a working group who leads it.
    """
    holder = records.posts.get(name) or records.people.get(name)
    if holder is not None:
        agency = holder.agency_on(promised)
        return (agency,) if agency else ()
    group = records.working_groups.get(name)
    return tuple(
        member.agency
        for member in (group.members if group else ())
        if member.role == "lead" and covers(member, day)
    )


def _scope(code: str, parties: set[str], records: Records) -> Scope:
    above = ancestors(code, records.agencies)
    umbrellas = {name for name in above if records.agencies[name].kind == UMBRELLA}
    return Scope(code=code, parties=frozenset(parties), umbrellas=frozenset(umbrellas))


def _bodies(code: str, records: Records, day: datetime.date) -> set[str]:
    bodies = {code}
    pending = [code]
    while pending:
        name = pending.pop()
        for body in (*records.children.get(name, ()), *_predecessors(name, records, day)):
            if body not in bodies:
                bodies.add(body)
                pending.append(body)
    return bodies


def _predecessors(code: str, records: Records, day: datetime.date) -> Iterator[str]:
    """Yield the bodies that ``code`` took over from before ``day``."""
    for name in records.predecessors.get(code, ()):
        if _is_over(records.agencies[name], day):
            yield name


def _is_over(agency: Agency, day: datetime.date) -> bool:
    """Tell whether a body with successors has ended; one without a last day is long gone."""
    return agency.until is None or has_ended(agency, day)
