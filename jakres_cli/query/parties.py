"""Whom a name that people type means: one party of the register, or the candidates."""

from __future__ import annotations

from jakres_cli.model.base import AskedWrongly, CannotDo, Message
from jakres_cli.model.words import nearest_word

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from jakres_cli.model.naming import Names, Party

_MOST_CANDIDATES = 8


def require_party(name: str, known: Names, *, whole: bool = False) -> Party:
    """Return the party that ``name`` means: exact beats the beginning of a name beats a part.

    Raises ``AskedWrongly`` with the candidates when it means several, with the nearest for none,
    and ``CannotDo`` for none while a register can't be read whole.
    With ``whole`` a part of a name means nobody: what others wrote is not to be guessed at.
    """
    party = named_party(name, known)
    if party is None and not whole:
        party = _only(name, known.find_by_part(name))
    if party is not None:
        return party
    if not known.whole:
        raise CannotDo(
            Message("“{name}” is not in what can be read of the registers", name=name),
            Message("jakres check says why"),
        )
    guess = nearest_word(name, known.spellings())
    raise AskedWrongly(
        Message("unknown agency “{name}”", name=name),
        Message("did you mean {guess} ({full})?", guess=guess, full=known.parties[guess].name)
        if guess
        else Message("jakres agencies lists the register (records/agencies.yaml)"),
    )


def named_party(name: str, known: Names) -> Party | None:
    """Return the party that is called ``name``, None for nobody; raises ``AskedWrongly``.

    A name that several have is refused with the candidates.
    """
    return _only(name, known.find_all(name))


def _only(name: str, parties: Sequence[Party]) -> Party | None:
    if len(parties) < 2:  # noqa: PLR2004  several
        return parties[0] if parties else None
    shown = [f"{party.code} ({party.name})" for party in parties[:_MOST_CANDIDATES]]
    more = ["…"] if len(parties) > _MOST_CANDIDATES else []
    raise AskedWrongly(
        Message("“{name}” may mean several", name=name),
        Message("write the code of the one: {candidates}", candidates=", ".join([*shown, *more])),
    )
