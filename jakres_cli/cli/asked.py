"""What people name on a command line, found in the records or refused with the nearest."""

from __future__ import annotations

from jakres_cli.errors import AskedWrongly
from jakres_cli.message import Message
from jakres_cli.model.naming import Names
from jakres_cli.nearest import nearest
from jakres_cli.query.references import resolve
from jakres_cli.query.scope import Scope, scope_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from jakres_cli.model.records import Records


def asked_scopes(
    names: Iterable[str], records: Records, *, exact: bool = False
) -> tuple[Scope, ...]:
    """Return the scopes of the parties called ``names``; raises ``AskedWrongly`` for nobody."""
    known = Names(records)
    return tuple(scope_of(_party(name, known), records, exact=exact) for name in names)


def asked_parties(names: Iterable[str], records: Records, *, exact: bool) -> frozenset[str] | None:
    """Return everybody who answers for the parties called ``names``; None when none were named."""
    scopes = asked_scopes(names, records, exact=exact)
    return frozenset(party for scope in scopes for party in scope.parties) if scopes else None


def asked_reference(text: str | None, known: Iterable[str]) -> str | None:
    """Return the record of ``known`` that ``text`` means; raises ``AskedWrongly``."""
    return resolve(text, known) if text is not None else None


def asked_word(text: str | None, known: Iterable[str], what: Message) -> str | None:
    """Return ``text`` when it is one of the words ``known``; raises ``AskedWrongly``."""
    words = list(known)
    if text is None or text in words:
        return text
    guess = nearest(text, words)
    raise AskedWrongly(
        Message("unknown {what} “{text}”", what=what, text=text),
        Message("did you mean {guess}? Known: {known}", guess=guess, known=", ".join(words))
        if guess
        else Message("known: {known}", known=", ".join(words)),
    )


def _party(name: str, known: Names) -> str:
    party = known.find(name)
    if party is not None:
        return party.code
    guess = nearest(name, known.spellings())
    raise AskedWrongly(
        Message("unknown agency “{name}”", name=name),
        Message("did you mean {guess} ({full})?", guess=guess, full=known.parties[guess].name)
        if guess
        else Message("jakres agencies lists the register (records/agencies.yaml)"),
    )
