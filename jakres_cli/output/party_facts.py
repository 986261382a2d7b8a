"""What the registers say of a party on a day: terms, posts and who holds them, successors."""

from __future__ import annotations

from jakres_cli.model.base import Message
from jakres_cli.model.records import covers, has_ended
from jakres_cli.query.holders import Holder, held_together, holder_on, holders, terms_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable

    from jakres_cli.locale import Catalogue
    from jakres_cli.model.naming import Party
    from jakres_cli.model.records import Agency, Person, Post, Records, Term

    Row = tuple[Message, str]


def agency_name(agency: Agency, day: datetime.date, t: Catalogue) -> str:
    """Return the name that ``agency`` carried on ``day``, or carries today."""
    return agency.former_name_on(day) or agency.name.in_language(t.lang)


def register_rows(party: Party, records: Records, day: datetime.date, t: Catalogue) -> list[Row]:
    """Return what the registers say of ``party`` on ``day``, as labels and words."""
    if agency := records.agencies.get(party.code):
        return _agency_rows(agency, records, day, t)
    if post := records.posts.get(party.code):
        return _post_rows(post, records, day, t)
    if person := records.people.get(party.code):
        return _person_rows(person, records, day, t)
    return []


def register_json(party: Party, records: Records, day: datetime.date) -> dict[str, object]:
    """Return what the registers say of a post, a person or an agency on ``day``, for programs."""
    if party.code in records.agencies:
        return {"predecessors": sorted(records.predecessors.get(party.code, ()))}
    if party.code in records.posts:
        holder = holder_on(party.code, records, day)
        return {
            "holder": _holder_json(holder, records) if holder else None,
            "holders": [
                _holder_json(term, records) for term in holders(party.code, records.people)
            ],
            "same_person_as": list(held_together(party.code, records.posts)),
        }
    if person := records.people.get(party.code):
        held = [holding.post for holding in person.held_on(day)]
        return {
            "agency": person.agency_on(day),
            "posts": held,
            "same_person_as": _double_offices(held, records),
        }
    return {}


def _holder_json(holder: Holder, records: Records) -> dict[str, object]:
    return {
        "person": holder.person,
        "name": records.people[holder.person].name,
        "as": holder.capacity,
        "from": holder.since.isoformat() if holder.since else None,
        "until": holder.until.isoformat() if holder.until else None,
    }


def _agency_rows(agency: Agency, records: Records, day: datetime.date, t: Catalogue) -> list[Row]:
    contact = agency.contact or ""
    holder = holder_on(contact, records, day) if contact else None
    return [
        (Message("also called"), "; ".join(agency.aliases)),
        (
            Message("called before"),
            "; ".join(_with_term(known.name, known, t) for known in agency.names),
        ),
        (Message("valid"), _term_words(agency, t)),
        (Message("part of"), agency.parent or ""),
        (Message("took over from"), ", ".join(sorted(records.predecessors.get(agency.code, ())))),
        (Message("successor"), ", ".join(agency.successor)),
        (Message("contact"), f"{contact}: {_name(holder, records)}" if holder else contact),
    ]


def _post_rows(post: Post, records: Records, day: datetime.date, t: Catalogue) -> list[Row]:
    terms = holders(post.slug, records.people)
    now = holder_on(post.slug, records, day)
    here = [term for term in terms if covers(term, day)] or ([now] if now else [])

    def words(which: Iterable[Holder]) -> str:
        return "; ".join(_with_term(_name(term, records), term, t) for term in which)

    return [
        (Message("agency"), post.agency or ""),
        (Message("held by"), words(here)),
        (Message("held before by"), words(term for term in terms if has_ended(term, day))),
        (Message("later held by"), words(_later(terms, day))),
        (Message("same person as"), ", ".join(held_together(post.slug, records.posts))),
    ]


def _person_rows(person: Person, records: Records, day: datetime.date, t: Catalogue) -> list[Row]:
    terms = terms_of(person)
    here = [term for term in terms if covers(term, day)]

    def words(which: Iterable[Holder]) -> str:
        return "; ".join(_with_term(_acting(term.post, term), term, t) for term in which)

    before = [each for each in person.affiliations if not covers(each, day)]
    return [
        (Message("agency"), person.agency_on(day) or ""),
        (
            Message("at other times of"),
            "; ".join(_with_term(each.agency, each, t) for each in before),
        ),
        (Message("posts"), words(here)),
        (
            Message("same person as"),
            ", ".join(_double_offices([term.post for term in here], records)),
        ),
        (Message("held before"), words(term for term in terms if has_ended(term, day))),
        (Message("later holds"), words(_later(terms, day))),
    ]


def _later(terms: Iterable[Holder], day: datetime.date) -> list[Holder]:
    return [term for term in terms if not covers(term, day) and not has_ended(term, day)]


def _double_offices(posts: list[str], records: Records) -> list[str]:
    """Return the posts that go with ``posts`` without being said of the person."""
    others = [other for post in posts for other in held_together(post, records.posts)]
    return [other for other in dict.fromkeys(others) if other not in posts]


def _name(holder: Holder, records: Records) -> str:
    return _acting(records.people[holder.person].name, holder)


def _acting(name: str, holder: Holder) -> str:
    return f"{holder.capacity.capitalize()}. {name}" if holder.capacity else name


def _with_term(name: str, term: Term, t: Catalogue) -> str:
    words = _term_words(term, t)
    return f"{name} ({words})" if words else name


def _term_words(term: Term, t: Catalogue) -> str:
    if term.since and term.until:
        return f"{term.since.isoformat()} – {term.until.isoformat()}"
    if term.since:
        return t(Message("from {day}", day=term.since))
    return t(Message("until {day}", day=term.until)) if term.until else ""
