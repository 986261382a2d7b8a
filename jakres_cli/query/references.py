"""References: what people type for a record, and what nothing refers to any more."""

from __future__ import annotations

import re
from urllib.parse import unquote

from jakres_cli.model.base import AskedWrongly, CannotDo, Message, Value
from jakres_cli.model.meeting import FollowUp, Meeting, Progress
from jakres_cli.model.words import nearest_word
from jakres_cli.records.schema import iter_references, kinds

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from typing import TypeVar

    from jakres_cli.model.event import Event, Series, WorkingGroup
    from jakres_cli.model.naming import Party
    from jakres_cli.model.records import Records
    from jakres_cli.query.standing import Ledger, Standing
    from jakres_cli.records.load import Loaded

    T = TypeVar("T")
    Whole = Party | Meeting | Event | WorkingGroup | Series | FollowUp | str
    Found = Party | Meeting | Event | WorkingGroup | Series | Standing


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

    The name of an agency, post or person comes first, and a part of one last. A day means its
    meeting, although the follow-ups of that meeting begin with it too.
    """
    from jakres_cli.model.naming import Names
    from jakres_cli.query.parties import named_party, require_party

    records = ledger.records
    names = Names(records)
    party = named_party(text, names)
    if party is not None and party.kind != "working-group":
        return party
    items = follow_up_names(records)
    wholes = {**dict(zip(records.unread, records.unread, strict=True)), **_wholes(records)}
    if "/" in text:
        wholes |= _parts(records)
    is_item = text in {ref.partition("/")[2] for ref in items}
    same = {id(wholes[name]) for name in matching_references(text, [*wholes])}
    known = wholes
    if len(same) != 1 or "/" in text or is_item:
        known = {**names.parties, **items, **wholes}
        unknown = not matching_references(text, [*known])
        if unknown and (names.find_by_part(text) or not names.whole):
            return require_party(text, names)
    subject = resolve_unique(text, known)
    if isinstance(subject, str):
        raise CannotDo(
            Message("{name} can't be read", name=subject), Message("jakres check says why")
        )
    return ledger.standing(subject) if isinstance(subject, FollowUp) else subject


def _wholes(records: Records) -> dict[str, Whole]:
    by_name: dict[str, Whole] = {}
    for group in (records.series, records.working_groups, records.events, records.meetings):
        for record in group.values():
            by_name.update(dict.fromkeys((*record.former, record.id), record))
    return by_name


def _parts(records: Records) -> dict[str, Whole]:
    """Return the events by the names of their sessions and groups: ``EVENT/PART``."""
    return {
        f"{stem}/{part}": event
        for event in records.events.values()
        for stem in (*event.former, event.id)
        for part in [*(one.id for one in event.sessions), *(one.id for one in event.groups)]
    }


def part_of_event(text: str, found: Found) -> str | None:
    """Return the id of the session or group that ``text``, which led to ``found``, means.

    None when it means all of it. Raises ``AskedWrongly`` where it may mean several parts.
    """
    from jakres_cli.model.event import Event

    if "/" not in text or not isinstance(found, Event):
        return None
    parts = [*(one.id for one in found.sessions), *(one.id for one in found.groups)]
    known = {f"{stem}/{part}": part for stem in (*found.former, found.id) for part in parts}
    best = {known[ref] for ref in matching_references(text, [*known])}
    return best.pop() if len(best) == 1 else known[match_reference(text, known)]


_FOLDER = "records/files/"
_IN_PROSE = re.compile(r"files/[^\s()<>\[\]\"'`|]+")
_NOT_ATTACHED = frozenset({"README.md", ".gitkeep", ".gitignore"})
_STOPS = ".,;:!?*_"


def files_named_in(prose: str) -> set[str]:
    """Return the files under ``records/files/`` that running text or its links name."""
    names = _IN_PROSE.findall(prose)
    return {form for name in names for form in (name, name.rstrip(_STOPS), unquote(name))}


def unused_files(loaded: Loaded, in_prose: set[str]) -> list[str]:
    """Return the files under ``records/files/`` that no record refers to, sorted."""
    used = in_prose | {
        name
        for kind, record in _all(loaded.records)
        for to, name, _ in iter_references(kinds.FORMS[kind], record)
        if to in {"file", "evidence"}
    }
    return sorted(
        path
        for path in loaded.name_index.files
        if path.startswith(_FOLDER)
        and path.rpartition("/")[2] not in _NOT_ATTACHED
        and path.removeprefix("records/") not in used
    )


def lost_progress(loaded: Loaded) -> list[Progress]:
    """Return the entries on follow-ups that don't exist; a meeting not read may hold them."""
    records = loaded.records
    unread = loaded.name_index.stems[kinds.MEETING_KIND] - records.meetings.keys()
    lost: list[Progress] = []
    for ref, entries in records.progress.items():
        stem = ref.partition("/")[0]
        meeting = records.meeting(stem)
        may_be_there = stem in unread or (meeting is not None and meeting.path in loaded.unread)
        if records.follow_up(ref) is None and not may_be_there:
            lost += entries
    return sorted(lost, key=lambda orphan: (orphan.path, orphan.line))


def _all(records: Records) -> Iterator[tuple[str, Value]]:
    yield from ((kinds.MEETING_KIND, meeting) for meeting in records.meetings.values())
    yield from ((kinds.EVENT_KIND, event) for event in records.events.values())
    for entries in records.progress.values():
        # an entry of a meeting's `updates` is walked with the meeting already
        yield from ((kinds.PROGRESS_KIND, entry) for entry in entries if entry.meeting is None)
