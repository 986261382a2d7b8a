"""One name, one party: names and aliases that two of the registers' entries share."""

from __future__ import annotations

from jakres_cli.model.base import Message, Value, replace_fields
from jakres_cli.model.naming import fold_spelling
from jakres_cli.records.layout import AGENCIES_PATH, PEOPLE_PATH
from jakres_cli.rules.finding import Finding, WorkspaceContext

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from jakres_cli.model.records import Records


_BODY, _POST, _PERSON = "body", "post", "person"


class _Name(Value):
    """A name in a register: whose it is, and where it stands.

    ``kind`` is body, post or person; ``home`` the agency of a post. ``is_code`` marks codes and
    slugs, which another rule compares with each other.
    """

    name: str
    owner: str
    kind: str
    path: str
    where: tuple[str | int, ...] = ()
    home: str | None = None
    is_code: bool = False


def one_name_one_party(every: WorkspaceContext) -> Iterator[Finding]:
    """Yield the names and aliases that two agencies, or two posts of one agency, have.

    Names and aliases of agencies, posts and working groups share one set of names with the codes.
    """
    for name, earlier in _shared_names(every.loaded.records):
        if not _may_be_shared(name, earlier):
            yield _finding(name, earlier)


def namesakes_are_known(every: WorkspaceContext) -> Iterator[Finding]:
    """Two people, a person and a body, or posts of two agencies that have one name are pointed out.

    Whoever asks for such a name is given the candidates. Where both are right, nothing has to be
    changed: records name them by their codes.

    Bad:

        # records/people.yaml
        people:
          ani: {name: Ani Contoh, agency: BPBD}
          ani-dlh: {name: Ani Contoh, agency: DLH}

    Good:

        # records/people.yaml
        people:
          ani: {name: Ani Contoh, agency: BPBD}
          ani-dlh: {name: Ani Contoh Putri, agency: DLH}
    """
    for name, earlier in _shared_names(every.loaded.records):
        if _may_be_shared(name, earlier):
            yield _finding(name, earlier)


def _shared_names(records: Records) -> Iterator[tuple[_Name, _Name]]:
    """Yield each name that somebody else has too, with that other one.

    A clash that may not be is told rather than one that may.
    """
    by_spelling: dict[str, dict[str, _Name]] = {}
    for name in _names(records):
        by_spelling.setdefault(fold_spelling(name.name), {}).setdefault(name.owner, name)
    for of_owners in by_spelling.values():
        first: dict[tuple[str, ...], _Name] = {}
        for name in of_owners.values() if len(of_owners) > 1 else ():
            clash = next((first[key] for key in _clashing(name) if key in first), None)
            if clash is not None and not (name.is_code and clash.is_code):
                yield name, clash
            for key in ((name.kind,), (name.kind, name.home or "")):
                first.setdefault(key, name)


def _clashing(name: _Name) -> tuple[tuple[str, ...], ...]:
    """Return what ``name`` clashes with, the worst first: a kind, or a kind in one home."""
    if name.kind == _BODY:
        return ((_BODY,), (_POST,), (_PERSON,))
    if name.kind == _POST:
        return ((_BODY,), (_POST, name.home or ""), (_POST,), (_PERSON,))
    return ((_BODY,), (_POST,), (_PERSON,))


def _may_be_shared(name: _Name, other: _Name) -> bool:
    if _PERSON in {name.kind, other.kind}:
        return True
    return name.kind == other.kind == _POST and name.home != other.home


def _finding(name: _Name, other: _Name) -> Finding:
    return Finding(
        path=name.path,
        where=name.where,
        ref=name.owner,
        message=Message("“{name}” is a name of {other} too", name=name.name, other=other.owner),
        hint=Message("who asks for it is shown both; give it to one of them alone"),
    )


def _names(records: Records) -> Iterator[_Name]:
    for code, agency in records.agencies.items():
        body = _Name(name=code, owner=code, kind=_BODY, path=AGENCIES_PATH, where=(code,))
        yield from _codes(body, agency.former)
        yield _named(body, agency.name.id, "name")
        if agency.name.en:
            yield _named(body, agency.name.en, "name", "en")
        for at, alias in enumerate(agency.aliases):
            yield _named(body, alias, "aliases", at)
    for slug, group in records.working_groups.items():
        body = _Name(name=slug, owner=slug, kind=_BODY, path=group.path)
        yield from _codes(body, group.former)
        yield _named(body, group.title.id, "title")
    for slug, post in records.posts.items():
        where = ("posts", slug)
        holder = _Name(
            name=slug, owner=slug, kind=_POST, path=PEOPLE_PATH, where=where, home=post.agency
        )
        yield from _codes(holder, ())
        yield _named(holder, post.name, "name")
        if post.short:
            yield _named(holder, post.short, "short")
    for slug, person in records.people.items():
        somebody = _Name(
            name=slug, owner=slug, kind=_PERSON, path=PEOPLE_PATH, where=("people", slug)
        )
        yield from _codes(somebody, ())
        yield _named(somebody, person.name, "name")


def _codes(party: _Name, former: tuple[str, ...]) -> Iterator[_Name]:
    yield replace_fields(party, is_code=True)
    for at, code in enumerate(former):
        where = (*party.where, "former", at)
        yield replace_fields(party, name=code, where=where, is_code=True)


def _named(party: _Name, name: str, *within: str | int) -> _Name:
    return replace_fields(party, name=name, where=(*party.where, *within))
