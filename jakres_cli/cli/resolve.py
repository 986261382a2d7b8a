"""What people name on a command line, found in the records or refused with the nearest."""

from __future__ import annotations

import os
import re

from jakres_cli.model.base import AskedWrongly, CannotDo, Message
from jakres_cli.model.words import nearest_word
from jakres_cli.query.references import resolve_unique

TYPE_CHECKING = False
if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable, Mapping

    from jakres_cli.model.event import Event, Series
    from jakres_cli.model.meeting import Meeting
    from jakres_cli.model.naming import Names
    from jakres_cli.model.records import Records
    from jakres_cli.query.passages import SearchWords
    from jakres_cli.query.scope import Scope
    from jakres_cli.rules.registry import Rule

    Named = Meeting | Event | Series
    from jakres_cli.model.source import Tree

_DIVIDERS = re.compile("[,;]")


def resolve_scopes(
    names: Iterable[str], records: Records, day: datetime.date, *, exact: bool = False
) -> tuple[Scope, ...]:
    """Return the scopes on ``day`` of the parties called ``names``.

    Raises ``AskedWrongly`` for nobody, or for a name that several have.
    """
    named = tuple(names)
    if not named:
        return ()  # nobody has to be known by every name
    from jakres_cli.query.scope import resolve_scope

    known = _names(records)
    return tuple(resolve_scope(_code(name, known), records, day, exact=exact) for name in named)


def resolve_parties(
    names: Iterable[str], records: Records, day: datetime.date, *, exact: bool
) -> frozenset[str] | None:
    """Return who answers on ``day`` for the parties called ``names``; None when none were named."""
    scopes = resolve_scopes(names, records, day, exact=exact)
    return frozenset(party for scope in scopes for party in scope.parties) if scopes else None


def resolve_reference(
    text: str | None, known: Mapping[str, Named], unread: Iterable[str] = ()
) -> str | None:
    """Return the id of the record of ``known`` that ``text`` means; raises ``AskedWrongly``.

    What a record was called before means it too. One that can't be read (``unread``) is never
    taken for another: it raises ``CannotDo``.
    """
    if text is None:
        return None
    names: dict[str, str] = {name: name for name in unread}
    names |= {name: record.id for record in known.values() for name in (*record.former, record.id)}
    record_id = resolve_unique(text, names)
    if record_id not in known:
        raise CannotDo(
            Message("{name} can't be read", name=record_id), Message("jakres check says why")
        )
    return record_id


def resolve_meeting(text: str, records: Records) -> Meeting:
    """Return the meeting that ``text`` means; raises as ``resolve_reference`` does."""
    return records.meetings[resolve_reference(text, records.meetings, records.unread) or ""]


def choice(text: str | None, known: Iterable[str], what: Message) -> str | None:
    """Return ``text`` when it is one of the words ``known``; raises ``AskedWrongly``."""
    words = list(known)
    if text is None or text in words:
        return text
    guess = nearest_word(text, words)
    raise AskedWrongly(
        Message("unknown {what} “{text}”", what=what, text=text),
        Message("did you mean {guess}? Known: {known}", guess=guess, known=", ".join(words))
        if guess
        else Message("known: {known}", known=", ".join(words)),
    )


def resolve_codes(names: Iterable[str], records: Records) -> list[str]:
    """Return the codes of the parties that ``names`` list, each once; raises ``AskedWrongly``.

    A name may be a list divided by commas or semicolons; since official names hold commas
    themselves, the longest pieces that the register knows are taken.
    """
    known = _names(records)
    codes = [code for name in names for code in _listed(name, known)]
    return list(dict.fromkeys(codes))


def resolve_party(name: str, records: Records) -> str:
    """Return the code of the party called ``name``; raises ``AskedWrongly`` for nobody."""
    return _code(name, _names(records))


def resolve_agency(name: str | None, records: Records) -> str | None:
    """Return the code of the agency called ``name``; raises ``AskedWrongly`` for anything else."""
    code = resolve_party(name, records) if name else None
    if code is not None and code not in records.agencies:
        raise AskedWrongly(Message("{name} is not an agency", name=code))
    return code


def resolve_rule(code: str) -> Rule:
    """Return the rule of ``code``, written JK202, jk202 or 202; raises ``AskedWrongly``."""
    from jakres_cli.rules.registry import BY_CODE

    rule_code = code.upper()
    if rule_code.isdigit():
        rule_code = f"JK{rule_code}"
    if rule_code in BY_CODE:
        return BY_CODE[rule_code]
    guess = nearest_word(rule_code, BY_CODE)
    raise AskedWrongly(
        Message("there is no code {code}", code=code),
        Message("did you mean {guess} ({title})?", guess=guess, title=BY_CODE[guess].title)
        if guess
        else Message("jakres explain lists them"),
    )


def require_sentence(text: str) -> str:
    """Return ``text`` on one line; raises ``AskedWrongly`` when it says nothing that would show."""
    from jakres_cli.records.syntax.prose import fold_blanks, normalise_prose

    words = fold_blanks(text)
    if "<!--" in words or "-->" in words or not any(map(str.isalnum, normalise_prose(words))):
        raise AskedWrongly(Message("“{text}” would not show in the minutes", text=words))
    return words


def require_search_words(text: str) -> SearchWords:
    """Return the words and phrases of ``text``; raises ``AskedWrongly`` when there are none."""
    from jakres_cli.query.passages import parse_search

    words = parse_search(text)
    if not words.terms:
        raise AskedWrongly(
            Message("“{text}” has no word to look for", text=text),
            Message("write words, or a phrase in quotation marks: '\"data pompa\" BPBD'"),
        )
    return words


def resolve_somebody(name: str, records: Records) -> str:
    """Return the code of the party called ``name``, or the name itself where plain text will do.

    Raises ``AskedWrongly`` for a name that several have.
    """
    from jakres_cli.query.parties import named_party

    party = named_party(name, _names(records))
    return party.code if party else name


def resolve_everybody(text: str, records: Records) -> list[str]:
    """Return the codes of the parties that ``text`` lists, or names where plain text will do.

    Semicolons divide them. Commas only do between those whom the register knows, since names of
    people hold commas themselves; raises ``AskedWrongly`` where it knows but some.
    """
    pieces = [piece.strip() for piece in text.split(";") if piece.strip()]
    if len(pieces) != 1 or "," not in text:
        return [resolve_somebody(piece, records) for piece in pieces]
    from jakres_cli.query.parties import named_party

    known = _names(records)
    if named_party(pieces[0], known):
        return [resolve_somebody(pieces[0], records)]
    parties = [named_party(piece.strip(), known) for piece in pieces[0].split(",")]
    if not any(parties):
        return pieces
    if not all(parties):
        raise AskedWrongly(
            Message("“{text}”: is that one name, or several?", text=text),
            Message(
                "divide several names with semicolons; one of its own goes in with FIELD+=NAME"
            ),
        )
    return [party.code for party in parties if party]


def _names(records: Records) -> Names:
    from jakres_cli.model.naming import Names

    return Names(records)


def _listed(text: str, known: Names) -> list[str]:
    from jakres_cli.query.parties import named_party

    pieces = _DIVIDERS.split(text)
    codes: list[str] = []
    while pieces:
        for length in range(len(pieces), 0, -1):
            party = named_party(", ".join(piece.strip() for piece in pieces[:length]), known)
            if party is not None:
                codes.append(party.code)
                pieces = pieces[length:]
                break
        else:
            piece = pieces.pop(0).strip()
            if piece:
                codes.append(_code(piece, known))
    return codes


def _code(name: str, known: Names) -> str:
    from jakres_cli.query.parties import require_party

    return require_party(name, known).code


def resolve_paths(
    paths: tuple[str, ...], root: str, elsewhere: Tree | None = None
) -> tuple[str, ...]:
    """Return ``paths`` as seen from the workspace at ``root``.

    Raises ``AskedWrongly`` for one outside it, or that is neither there nor in ``elsewhere``.
    """
    listed = {entry.path for entry in elsewhere.entries()} if elsewhere and paths else set()
    inside_paths = []
    for path in paths:
        inside = _inside(path, root)
        if inside not in listed and not os.path.lexists(path):
            raise AskedWrongly(Message("there is no file or folder {path}", path=path))
        if inside.startswith(os.pardir):
            raise AskedWrongly(Message("{path} is outside the workspace", path=path))
        inside_paths.append("" if inside == os.curdir else inside)
    return tuple(inside_paths)


def _inside(path: str, root: str) -> str:
    parent, name = os.path.split(os.path.abspath(path))
    where = os.path.join(os.path.realpath(parent), name)
    return os.path.relpath(where, os.path.realpath(root)).replace(os.sep, "/")


def is_selected(path: str, paths: tuple[str, ...]) -> bool:
    """Tell whether ``path`` is one of ``paths`` or in one of them; without any, all are."""
    return not paths or any(
        not folder or path == folder or path.startswith(f"{folder}/") for folder in paths
    )


def not_together(first: str, second: str) -> AskedWrongly:
    """Return what to raise for two options that exclude each other."""
    return AskedWrongly(
        Message("{first} and {second} can't go together", first=first, second=second)
    )
