"""Agencies, posts and people into the registers: sorted, never twice."""

from __future__ import annotations

from jakres_cli.cli.resolve import resolve_agency, resolve_party
from jakres_cli.model.base import AskedWrongly, CannotDo, Message, Value
from jakres_cli.model.naming import Names
from jakres_cli.model.words import short_slug
from jakres_cli.operations.drafts import choose_id, filled_fields
from jakres_cli.operations.plan import Plan, new_file, open_file
from jakres_cli.records.editing.edits import insert_block
from jakres_cli.records.editing.yaml_text import field_lines
from jakres_cli.records.layout import AGENCIES_PATH, PEOPLE_PATH
from jakres_cli.records.reader import is_code
from jakres_cli.records.schema.kinds import AGENCY, PERSON, POST

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from jakres_cli.cli.session import Session
    from jakres_cli.model.records import Records
    from jakres_cli.records.editing.yaml_text import Written
    from jakres_cli.store.steps import FileStep


class NewAgency(Value):
    """An agency as it was typed."""

    code: str
    name: str
    english: str | None = None
    aliases: tuple[str, ...] = ()
    kind: str | None = None
    parent: str | None = None


class NewPost(Value):
    """A post as it was typed."""

    name: str
    short: str | None = None
    agency: str | None = None
    id: str | None = None


class NewPerson(Value):
    """A person as it was typed."""

    name: str
    prefix: str | None = None
    agency: str | None = None
    holds: tuple[str, ...] = ()
    id: str | None = None


def require_code(text: str) -> str:
    """Return ``text``, which an agency is to be called by; raises ``AskedWrongly``."""
    if not is_code(text):
        raise AskedWrongly(
            Message("“{value}” is not a code", value=text),
            Message("letters, digits and hyphens: BPBD, Biro-PKLH"),
        )
    return text


def plan_agency(new: NewAgency, session: Session) -> Plan:
    """Return the plan that registers an agency under a code that people say.

    Raises ``CannotDo`` when the code, or one that differs only in case, means something already.
    """
    loaded = session.load()
    records = loaded.records
    _warn_of_similar_name(new.name, records, session)
    for alias in new.aliases:
        _refuse_code(alias, records)
    value = filled_fields(
        AGENCY,
        name={"id": new.name, "en": new.english} if new.english else new.name,
        aliases=list(new.aliases),
        kind=new.kind,
        parent=resolve_agency(new.parent, records),
    )
    step = _registration(new.code, value, None, records, session)
    return Plan(what=f"jakres add agency {new.code}", steps=(step,), loaded=loaded)


def plan_post(new: NewPost, session: Session) -> Plan:
    """Return the plan that registers a post; raises ``CannotDo`` when its id is taken."""
    loaded = session.load()
    _warn_of_similar_name(new.name, loaded.records, session)
    slug = _free_slug(new.id, new.short or new.name, "jabatan", loaded.records)
    value = filled_fields(
        POST,
        name=new.name,
        short=new.short,
        agency=resolve_agency(new.agency, loaded.records),
    )
    return Plan(
        what=f"jakres add post {slug}",
        steps=(_registration(slug, value, "posts", loaded.records, session),),
        loaded=loaded,
        notes=(Message("post {slug}", slug=slug),),
    )


def plan_person(new: NewPerson, session: Session) -> Plan:
    """Return the plan that registers a person; raises ``CannotDo`` when the id is taken."""
    loaded = session.load()
    records = loaded.records
    _warn_of_similar_name(new.name, records, session)
    slug = _free_slug(new.id, new.name, "orang", records)
    value = filled_fields(
        PERSON,
        name=new.name,
        prefix=new.prefix,
        agency=resolve_agency(new.agency, records),
        holds=[{"post": post} for post in _posts(new.holds, records)],
    )
    return Plan(
        what=f"jakres add person {slug}",
        steps=(_registration(slug, value, "people", records, session),),
        loaded=loaded,
        notes=(Message("person {slug}", slug=slug),),
    )


def _free_slug(given: str | None, words: str, fallback: str, records: Records) -> str:
    taken = {*records.posts, *records.people, *records.working_groups}
    return choose_id(given, taken) if given else short_slug(words, taken, fallback)


def _posts(names: tuple[str, ...], records: Records) -> Iterator[str]:
    for name in names:
        post = resolve_party(name, records)
        if post not in records.posts:
            raise AskedWrongly(Message("{name} is not a post", name=post))
        yield post


def _registration(
    code: str, value: Written, within: str | None, records: Records, session: Session
) -> FileStep:
    """Return the step that adds ``code`` to the register of agencies, or a part of that of people.

    The file is made when there is none. Raises ``CannotDo`` when the code is taken.
    """
    _require_free(code, records)
    path = PEOPLE_PATH if within else AGENCIES_PATH
    if session.tree.read(path).data is None:
        name, block = (within, {code: value}) if within else (code, value)
        return new_file(path, "\n".join(field_lines(name, block)) + "\n")
    file = open_file(session.tree, path)
    return file.changed_to(insert_block(file.document, code, value, within))


def _require_free(code: str, records: Records) -> None:
    names = Names(records)
    taken = {name.casefold(): name for name in names.parties}
    if code.casefold() in taken:
        raise CannotDo(Message("{code} is registered already", code=taken[code.casefold()]))
    for party in names.find_all(code):
        # an alias, or what a body was called before: records still say it
        raise _taken(code, party.code, party.name)


def _refuse_code(alias: str, records: Records) -> None:
    """Raise ``CannotDo`` when an agency has or had the code ``alias``: it would mean two."""
    for code, agency in records.agencies.items():
        if alias.casefold() in {name.casefold() for name in (code, *agency.former)}:
            raise _taken(alias, code, agency.name.id)


def _taken(code: str, other: str, full: str) -> CannotDo:
    return CannotDo(
        Message("{code} already means {other} ({full})", code=code, other=other, full=full)
    )


def _warn_of_similar_name(name: str, records: Records, session: Session) -> None:
    """Say so when ``name`` is what somebody in the register is called already."""
    for party in Names(records).find_all(name):
        session.note(
            Message(
                "note: “{name}” already means {code} ({full})",
                name=name,
                code=party.code,
                full=party.name,
            )
        )
