"""References as people type them: any part that means only one thing will do."""

from __future__ import annotations

from jakres_cli.model.follow_up import FollowUp
from jakres_cli.model.message import AskedWrongly, CannotDo, Message
from jakres_cli.model.naming import Names, Party
from jakres_cli.model.spelling import nearest_word

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from typing import TypeVar

    from jakres_cli.model.event import Event, WorkingGroup
    from jakres_cli.model.meeting import Meeting
    from jakres_cli.model.records import Records
    from jakres_cli.query.standing import Ledger, Standing

    T = TypeVar("T")
    Whole = Party | Meeting | Event | WorkingGroup | FollowUp | str
    Found = Party | Meeting | Event | WorkingGroup | Standing


_MOST_CANDIDATES = 8
_NO_FIT = 3
_NONE = _NO_FIT * _NO_FIT


def match_reference(text: str, known: Iterable[str]) -> str:
    """Return the one reference of ``known`` that ``text`` means.

    Exact beats prefix beats part, for each side of a slash; without a slash ``text`` may also be
    the item's side alone. Raises ``AskedWrongly`` naming the candidates, or the nearest one.
    """
    refs = list(known)
    matches = matching_references(text, refs)
    if len(matches) == 1:
        return matches[0]
    if matches:
        shown = ", ".join(matches[:_MOST_CANDIDATES]) + (
            ", …" if len(matches) > _MOST_CANDIDATES else ""
        )
        raise AskedWrongly(
            Message("“{text}” may mean several records", text=text),
            Message("write more of it: {candidates}", candidates=shown),
        )
    sides = {part: ref for ref in refs for part in (ref, *ref.split("/"))}
    guess = nearest_word(text, sides)
    raise AskedWrongly(
        Message("no record is called “{text}”", text=text),
        Message("did you mean {guess}?", guess=sides[guess]) if guess else None,
    )


def resolve_unique(text: str, known: Mapping[str, T]) -> T:
    """Return the one thing of ``known`` that ``text`` means, which may have several names there.

    Raises ``AskedWrongly`` as ``match_reference`` does.
    """
    matches = {id(known[name]): known[name] for name in matching_references(text, [*known])}
    if len(matches) == 1:
        return next(iter(matches.values()))
    return known[match_reference(text, known)]


def matching_references(text: str, refs: list[str]) -> list[str]:
    """Return the references that ``text`` fits best, sorted; more than one when it is ambiguous."""
    folded = text.casefold()
    best: list[str] = []
    best_rank = _NONE
    for ref in refs:
        rank = _rank(folded, ref.casefold())
        if rank < best_rank:
            best, best_rank = [ref], rank
        elif rank == best_rank < _NONE:
            best.append(ref)
    return sorted(best)


class ShortForms:
    """The shortest form of each reference that means nothing else: its item, date/item, or all."""

    def __init__(self, refs: Iterable[str]) -> None:
        self._counts: dict[str, int] = {}
        for ref in refs:
            for form in set(_forms(ref)):
                self._counts[form] = self._counts.get(form, 0) + 1

    def of(self, ref: str) -> str:
        """Return the shortest form of ``ref``."""
        return next((form for form in _forms(ref) if self._counts.get(form) == 1), ref)


def _forms(ref: str) -> tuple[str, ...]:
    stem, slash, item = ref.partition("/")
    return (item, f"{stem[:10]}/{item}", ref) if slash else (ref,)


def follow_up_refs(records: Records) -> list[str]:
    """Return the full references of all follow-ups."""
    return [item.ref for item in records.follow_ups()]


def follow_up_names(records: Records) -> dict[str, FollowUp]:
    """Return all follow-ups by their full references, those of former meeting names as well."""
    return {
        f"{stem}/{item.id}": item
        for meeting in records.meetings.values()
        for stem in (*meeting.former, meeting.id)
        for item in meeting.follow_ups
    }


def _rank(text: str, ref: str) -> int:
    """Return how well ``text`` fits ``ref``, less being better; the item's side counts more."""
    stem, slash, item = ref.partition("/")
    if "/" not in text:
        fit = _fit(text, item if slash else ref)
        return fit * _NO_FIT if fit < _NO_FIT else _NONE
    left, _, right = text.partition("/")
    sides = (_fit(right, item), _fit(left, stem)) if slash else (_NO_FIT, _NO_FIT)
    return sides[0] * _NO_FIT + sides[1] if _NO_FIT not in sides else _NONE


def _fit(text: str, name: str) -> int:
    if text == name:
        return 0
    if name.startswith(text):
        return 1
    return 2 if text and text in name else _NO_FIT


def look_up(text: str, ledger: Ledger) -> Found:
    """Return the one thing that ``text`` means; raises ``AskedWrongly`` for none or several.

    The name of an agency, post or person comes first. A day means its meeting, although the
    follow-ups of that meeting begin with it too.
    """
    records = ledger.records
    names = Names(records)
    party = names.find(text)
    if party is not None and party.kind != "working-group":
        return party
    items = follow_up_names(records)
    wholes = {**dict(zip(records.unread, records.unread, strict=True)), **_wholes(records)}
    is_item = text in {ref.partition("/")[2] for ref in items}
    same = {id(wholes[name]) for name in matching_references(text, [*wholes])}
    known = wholes
    if len(same) != 1 or "/" in text or is_item:
        known = {**names.parties, **items, **wholes}
    subject = resolve_unique(text, known)
    if isinstance(subject, str):
        raise CannotDo(
            Message("{name} can't be read", name=subject), Message("jakres check says why")
        )
    return ledger.standing(subject) if isinstance(subject, FollowUp) else subject


def _wholes(records: Records) -> dict[str, Whole]:
    by_name: dict[str, Whole] = {}
    for group in (records.working_groups, records.events, records.meetings):
        for record in group.values():
            by_name.update(dict.fromkeys((*record.former, record.id), record))
    return by_name
