"""What changed in a meeting: who was there, what was decided, how far it is approved and sealed."""

from __future__ import annotations

from operator import attrgetter

from jakres_cli.changes.change import MEETING, About, AnyChange, Change, SealedTextChange
from jakres_cli.changes.items import (
    Matching,
    by_former,
    differing_fields,
    field_changes,
    item_changes,
    match_items,
    not_stated_changes,
    rename_changes,
)
from jakres_cli.records.schema import forms_within
from jakres_cli.records.schema.meeting import DECISION
from jakres_cli.records.schema.meeting import MEETING as FORM
from jakres_cli.records.schema.shared import FOLLOW_UP
from jakres_cli.records.syntax import Mapping, Node, Scalar, Sequence
from jakres_cli.records.syntax.prose import NOT_SEALED, fold_blanks, matches_seal, seal_version

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Hashable, Iterable, Iterator

    from jakres_cli.model.meeting import Attendee, DocumentLink, FollowUp, Meeting
    from jakres_cli.model.paperwork import Approval, Correction
    from jakres_cli.records.syntax.document import Document


_ON_THEIR_OWN = frozenset(
    {
        *("record", "not-stated", "invited", "attendees", "absent", "agenda", "decisions"),
        *("follow-ups", "updates", "documents", "minutes", "corrections", "accept", "former"),
    }
)
"""Fields that are compared here item by item, or elsewhere."""
_APPROVED = "approved"
_PROSE = "prose"
_NOT_COMPARED = NOT_SEALED | {"minutes"}
_APPROVAL = next(forms_within(FORM.by_name["minutes"].shape))


def match_meetings(
    before: Collection[Meeting], after: Collection[Meeting], text: Callable[[Meeting], Hashable]
) -> Matching[Meeting]:
    """Match meetings by id, by a former id, by the very same ``text``, by title and items."""
    former = by_former(before, after)
    return match_items(before, after, attrgetter("id"), former, text, _likeness)


def about_meeting(old: Meeting | None, new: Meeting | None) -> About:
    """Return what a change of the meeting is about."""
    now, was = new or old, old or new
    assert now is not None  # noqa: S101  one of the two is there
    assert was is not None  # noqa: S101  so is this one then
    return About(
        kind=MEETING,
        id=now.id,
        path=now.path,
        old_id=was.id,
        old_path=was.path,
        visibilities=(was.visibility, now.visibility),
    )


def meeting_changes(old: Meeting | None, new: Meeting | None) -> Iterator[AnyChange]:
    """Yield what differs in a meeting, except its follow-ups' standing, its seal and its prose."""
    about = about_meeting(old, new)
    if old is None:
        yield Change(kind="meeting-added", at=about.whole, after=new)
    elif new is None:
        yield Change(kind="meeting-removed", at=about.whole, before=old, warning=True)
    else:
        yield from _changes_within(about, old, new)
    yield from decision_changes(about, old, new)
    gone = {"removed"} if new is not None else set()
    corrections = (old.corrections if old else (), new.corrections if new else ())
    yield from item_changes(about, "correction", *corrections, repr, warned=gone)
    accepted = (old.accept if old else (), new.accept if new else ())
    yield from item_changes(about, "accept", *accepted, repr, warned={"added"})


def decision_changes(about: About, old: Meeting | None, new: Meeting | None) -> Iterator[AnyChange]:
    """Yield what differs in the decisions of a meeting."""
    yield from item_changes(
        about,
        "decision",
        old.decisions if old else (),
        new.decisions if new else (),
        attrgetter("id"),
        attrgetter("text"),
        form=DECISION,
        warned={"removed"} if new is not None else set(),
    )


def match_follow_ups(old: Meeting | None, new: Meeting | None) -> Matching[FollowUp]:
    """Match the follow-ups of a meeting by id, then by what is to be done."""
    before, after = old.follow_ups if old else (), new.follow_ups if new else ()
    return match_items(before, after, attrgetter("id"), attrgetter("what"))


def follow_up_changes(about: About, old: FollowUp, new: FollowUp) -> Iterator[AnyChange]:
    """Yield what differs in a follow-up as it was promised."""
    at = about.item(new.id)
    if old.id != new.id:
        yield Change(kind="follow-up-renamed", at=at, before=old.id, after=new.id, warning=True)
    yield from field_changes(at, "follow-up-changed", FOLLOW_UP, old, new, skip={"id"})


def _changes_within(about: About, old: Meeting, new: Meeting) -> Iterator[AnyChange]:
    at = about.whole
    yield from rename_changes(at, "meeting", old, new)
    if old.record != new.record:
        kind = _record_kind(old.record, new.record)
        yield Change(kind=kind, at=at, before=old.record, after=new.record)
    yield from field_changes(at, "meeting-changed", FORM, old, new, skip=_ON_THEIR_OWN)
    for field, before, after in (
        ("invited", old.invited, new.invited),
        ("attendees", old.attendees, new.attendees),
    ):
        yield from item_changes(about, "attendee", before, after, _who, field=field)
    yield from item_changes(
        about, "attendee", old.absent, new.absent, attrgetter("agency"), field="absent"
    )
    yield from item_changes(
        about, "agenda", old.agenda, new.agenda, attrgetter("title"), attrgetter("id")
    )
    yield from item_changes(
        about, "document", old.documents, new.documents, _address, attrgetter("title")
    )
    yield from not_stated_changes(about, old.not_stated, new.not_stated)


def _record_kind(before: str, after: str) -> str:
    if after == "cancelled":
        return "meeting-cancelled"
    if before == "cancelled":
        return "meeting-uncancelled"
    held = {("planned", "minutes"): "meeting-held", ("minutes", "planned"): "meeting-unheld"}
    return held.get((before, after), "meeting-record-changed")


def _who(attendee: Attendee) -> Hashable:
    names = tuple(named.name for named in attendee.names)
    return attendee.agency or (attendee.people, attendee.posts, names)


def _address(document: DocumentLink) -> Hashable:
    return document.url or document.file


def _likeness(meeting: Meeting) -> Hashable:
    """Match what was renamed by hand: the same title and items, if there are any."""
    items = tuple(item.id for item in meeting.follow_ups)
    return (meeting.title.id, items) if items else None


def seal_changes(
    about: About,
    old: Meeting,
    new: Meeting,
    before: Document | None,
    after: Document | None,
) -> Iterator[AnyChange]:
    """Yield what differs in the approval of a meeting, and under its seal."""
    was, now, at = old.minutes, new.minutes, about.whole
    approved = now.status == _APPROVED
    if was.status != now.status:
        kind = "minutes-approved" if approved else "approval-withdrawn"
        yield Change(kind=kind, at=at, before=was, after=now, warning=not approved)
    else:
        explained = _explained(old, new)
        for name, given, other in differing_fields(_APPROVAL, was, now, skip={"status", "seal"}):
            yield Change(
                kind="approval-changed",
                at=at,
                before=given,
                after=other,
                field=name,
                warning=approved and name not in explained,
            )
    if before is None or after is None:
        return
    if was.status == now.status == _APPROVED:
        yield from _under_seal(about, old, new, before, after)
    fitted, fits = _fits(was, before), _fits(now, after)
    if fitted != fits:
        kind = "seal-broken" if fitted else "seal-mended"
        yield Change(
            kind=kind, at=at, before=fitted, after=fits, field="minutes/seal", warning=fitted
        )


def _under_seal(
    about: About, old: Meeting, new: Meeting, before: Document, after: Document
) -> Iterator[AnyChange]:
    corrections = match_items(old.corrections, new.corrections, repr).added
    if old.minutes.seal != new.minutes.seal:
        numbered = not corrections and _numbered(old.minutes, new.minutes)
        yield Change(
            kind="seal-numbered" if numbered else "seal-changed",
            at=about.whole,
            before=old.minutes.seal,
            after=new.minutes.seal,
            field="minutes/seal",
            warning=not corrections and not numbered,
        )
    was, now = _texts(before), _texts(after)
    fields = tuple(
        sorted(name for name in was.keys() | now.keys() if was.get(name) != now.get(name))
    )
    if fields:
        replayed = _replay(was, corrections)
        unexplained = tuple(name for name in fields if replayed.get(name) != now.get(name))
        yield SealedTextChange(
            kind="sealed-text-changed",
            at=about.whole,
            before=fields,
            after=fields,
            warning=bool(unexplained),
            unexplained=unexplained,
        )


def _explained(old: Meeting, new: Meeting) -> set[str]:
    """Return the fields of an approval that may change: those corrected, and those filled in."""
    corrections = match_items(old.corrections, new.corrections, repr).added
    corrected = {correction.where.removeprefix("minutes/") for correction in corrections}
    filled = {"number"} if _numbered(old.minutes, new.minutes) else set()
    return corrected | filled | ({"signed"} if old.minutes.signed is None else set())


def _numbered(was: Approval, now: Approval) -> bool:
    """Tell whether approved minutes got the number that they didn't have."""
    return was.number is None and now.number is not None


def _fits(minutes: Approval, document: Document) -> bool:
    """Tell whether a seal fits its text, or there is none that could be judged."""
    seal = minutes.seal or ""
    if minutes.status != _APPROVED or seal_version(seal) is None:
        return True
    return matches_seal(document, seal)


def _texts(document: Document) -> dict[str, list[str]]:
    """Return the texts in each field under the seal, in order, and the prose."""
    entries = document.tree.entries if document.tree else {}
    fields = {
        name: [*_scalars(node)] for name, (_, node) in entries.items() if name not in _NOT_COMPARED
    }
    return {**fields, _PROSE: [fold_blanks(document.prose)]}


def _scalars(node: Node) -> Iterator[str]:
    if isinstance(node, Scalar):
        yield fold_blanks(node.text)
    elif isinstance(node, Sequence):
        for item in node.items:
            yield from _scalars(item)
    elif isinstance(node, Mapping):
        for name, value in sorted(node.entries.items()):
            yield name
            yield from _scalars(value[1])


def _replay(texts: dict[str, list[str]], corrections: Iterable[Correction]) -> dict[str, list[str]]:
    """Return ``texts`` as the corrections alone would have changed them."""
    replayed = {name: list(lines) for name, lines in texts.items()}
    for correction in corrections:
        lines = replayed.get(correction.where.partition("/")[0], [])
        was, now = fold_blanks(correction.was), fold_blanks(correction.now)
        at = _where(was, lines) if was else None
        if at is not None:
            lines[at] = lines[at].replace(was, now, 1)
    return replayed


def _where(words: str, texts: list[str]) -> int | None:
    """Return which of ``texts`` is ``words``, else which is the first to hold them."""
    if words in texts:
        return texts.index(words)
    return next((at for at, text in enumerate(texts) if words in text), None)
