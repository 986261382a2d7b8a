"""A follow-up as a row of a table: as promised in minutes, as it stands in the matrix."""

from __future__ import annotations

from typing import Annotated, TypedDict

from jakres_cli.documents.dates import day_words
from jakres_cli.documents.dues import due_words
from jakres_cli.documents.words import capitalise, shorten
from jakres_cli.locale import FOLLOW_UP_KIND, STATUS
from jakres_cli.model.base import Message, Plural
from jakres_cli.model.words import DONE
from jakres_cli.records.syntax.prose import normalise_prose

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from jakres_cli.documents.visibility import DisplayNames
    from jakres_cli.model.meeting import FollowUp
    from jakres_cli.query.standing import Standing


class Evidence(TypedDict):
    """A piece of evidence."""

    text: Annotated[str, "what shows that it was done"]
    url: Annotated[str, "its address, or empty"]


FollowUpRow = TypedDict(
    "FollowUpRow",
    {
        "ref": Annotated[str, "the full reference of the follow-up"],
        "meeting": Annotated[str, "the title of the meeting that it was promised in"],
        "day": Annotated[str, "that meeting's day in words"],
        "date": Annotated[str, "that day: 2019-10-29"],
        "what": Annotated[str, "what is to be done"],
        "owners": Annotated[str, "who owes it now, by their short names"],
        "owner_names": Annotated[str, "the same by their full names"],
        "with": Annotated[str, "who supports it"],
        "to": Annotated[str, "who is to receive it"],
        "due": Annotated[str, "when it is due, in words"],
        "due_date": Annotated[str, "the latest day: 2019-11-28, empty when there is none"],
        "status": Annotated[
            str, "`open`, `in-progress`, `reported`, `done`, `dropped` or `superseded`"
        ],
        "status_words": Annotated[str, "the status in words"],
        "evidence": list[Evidence],
        "notes": Annotated[
            list[str], "what is to be remarked: late, moved, asked for, reported last"
        ],
        "overdue": Annotated[bool, "true or false"],
        "days_late": Annotated[int, "how many days after its latest day"],
        "stale": Annotated[bool, "true when it has no latest day and was quiet for long"],
        "slips": Annotated[int, "how often it was put off"],
        "age_days": Annotated[int, "how many days ago it was promised"],
    },
)
"""A follow-up as it stands."""


PromisedRow = TypedDict(
    "PromisedRow",
    {
        "id": Annotated[str, "the id of a follow-up, as promised"],
        "what": Annotated[str, "what is to be done"],
        "kind": Annotated[str, "`commitment`, `request`, `expectation` or `need`"],
        "kind_words": Annotated[str, "that in words, empty for a commitment"],
        "owners": Annotated[str, "who owes it"],
        "with": Annotated[str, "who supports it"],
        "to": Annotated[str, "who is to receive it"],
        "due": Annotated[str, "when it is due, in words"],
        "quote": Annotated[str, "the words of the prose that it rests on"],
    },
)
"""A follow-up in the words of its minutes."""

_MOST_NOTE = 200


def promised_row(follow_up: FollowUp, display: DisplayNames) -> PromisedRow:
    """Return a follow-up in the words of its minutes; what nobody said is an empty text."""
    return {
        "id": follow_up.id,
        "what": follow_up.what,
        "kind": follow_up.kind,
        "kind_words": ""
        if follow_up.kind == "commitment"
        else display.t(FOLLOW_UP_KIND[follow_up.kind]),
        "owners": display.names(follow_up.owners),
        "with": display.names(follow_up.supporters),
        "to": display.names(follow_up.to),
        "due": _with_vague(
            due_words(follow_up.due, display, follow_up.meeting), follow_up.due_text
        ),
        "quote": follow_up.quote or "",
    }


def standing_rows(
    items: Iterable[Standing], display: DisplayNames, *, reports: bool = True
) -> list[FollowUpRow]:
    """Return the rows of those follow-ups that may be shown.

    Without ``reports`` their notes say nothing of what was written for the office itself.
    """
    shown = display.discretion.keep(
        items,
        lambda item: (
            None
            if display.discretion.shows_follow_up(item.follow_up, display.records)
            else "confidential",
        ),
        lambda item: item.ref,
    )
    return [standing_row(item, display, reports=reports) for item in shown]


def standing_row(standing: Standing, display: DisplayNames, *, reports: bool = True) -> FollowUpRow:
    """Return a follow-up as it stands; ``notes`` are sentences for the last column."""
    follow_up, folded = standing.follow_up, standing.folded
    meeting = display.records.meeting(follow_up.meeting)
    steps = (step for step in folded.steps if step.counted and step.refused is None)
    evidence = [
        name
        for step in steps
        if display.discretion.shows_progress(step.entry, display.records)
        for name in step.entry.evidence
        if name in folded.evidence
    ]
    return {
        "ref": standing.ref,
        "meeting": meeting.title.in_language(display.t.lang) if meeting else follow_up.meeting,
        "day": day_words(follow_up.date, display.t),
        "date": follow_up.date.isoformat(),
        "what": follow_up.what,
        "owners": display.names(folded.owners, "short"),
        "owner_names": display.names(folded.owners),
        "with": display.names(follow_up.supporters, "short"),
        "to": display.names(follow_up.to, "short"),
        "due": _with_vague(
            due_words(folded.due, display, follow_up.meeting, standing.due_latest),
            follow_up.due_text,
        ),
        "due_date": standing.due_latest.isoformat() if standing.due_latest else "",
        "status": standing.status,
        "status_words": capitalise(display.t(STATUS[standing.status])),
        "evidence": [_evidence(name, display) for name in dict.fromkeys(evidence)],
        "notes": [*_notes(standing, display), *(_reported(standing, display) if reports else ())],
        "overdue": standing.overdue,
        "days_late": standing.days_late,
        "stale": standing.stale,
        "slips": standing.slips,
        "age_days": standing.age_days,
    }


def _evidence(name: str, display: DisplayNames) -> Evidence:
    piece = display.evidence(name)
    return {"text": piece["text"], "url": piece["url"]}


def _with_vague(due: str, words: str | None) -> str:
    """Return a due with the vague words that were said, when they say something else."""
    if not words or words.casefold() == due.casefold():
        return due
    return f"{due} (“{words}”)" if due else f"“{words}”"


def _notes(standing: Standing, display: DisplayNames) -> Iterator[str]:
    if standing.follow_up.kind != "commitment":
        yield display.t(FOLLOW_UP_KIND[standing.follow_up.kind])
    yield from _about_time(standing, display)
    yield from _about_parties(standing, display)
    yield from _replaced(standing, display)


def _about_time(standing: Standing, display: DisplayNames) -> Iterator[str]:
    t, folded = display.t, standing.folded
    moved = Plural("moved once", "moved {n} times", n=standing.slips)
    if standing.overdue:
        yield t(Plural("one day late", "{n} days late", n=standing.days_late))
    elif standing.status == DONE and standing.days_late:
        yield t(Plural("done one day late", "done {n} days late", n=standing.days_late))
    if standing.stale:
        yield t(Message("stale"))
        yield t(Plural("promised 1 day ago", "promised {n} days ago", n=standing.age_days))
    if standing.slips and standing.first_due:
        first = day_words(standing.first_due, t)
        yield t(Message("{moved}, first due {day}", moved=moved, day=first))
    elif standing.slips:
        yield t(moved)
    if folded.asked is not None and folded.asked_on is not None:
        until = due_words(folded.asked, display, standing.follow_up.meeting)
        asked_on = day_words(folded.asked_on, t)
        yield t(Message("extension to {due} asked on {day}", due=until, day=asked_on))
    if standing.waits:
        yield t(Message("waiting"))
    if standing.is_open and standing.called_off:
        name = display.record(standing.called_off)
        yield t(Message("cancelled: {event}", event=name))


def _about_parties(standing: Standing, display: DisplayNames) -> Iterator[str]:
    t, follow_up, folded = display.t, standing.follow_up, standing.folded
    if follow_up.to:
        yield t(Message("for {parties}", parties=display.names(follow_up.to, "short")))
    if len(set(folded.by_owner.values())) > 1:
        yield "; ".join(
            f"{display.party(who)['short']}: {t(STATUS[status])}"
            for who, status in folded.by_owner.items()
        )
    for objection in folded.objections:
        who = display.party(objection.agency)["short"]
        yield t(Message("contested by {agency}", agency=who))
    if folded.owners != follow_up.owners:
        before = display.names(follow_up.owners, "short") or t(Message("nobody"))
        yield t(Message("promised by {before}", before=before))


def _replaced(standing: Standing, display: DisplayNames) -> Iterator[str]:
    for ref in standing.superseded_by:
        newer = display.records.follow_up(ref)
        if newer is not None and display.discretion.shows_follow_up(newer, display.records):
            words = Message(
                "superseded by “{what}” ({day})",
                what=newer.what,
                day=day_words(newer.date, display.t),
            )
            yield display.t(words)


def _reported(standing: Standing, display: DisplayNames) -> Iterator[str]:
    """Yield how far each has come who is awaited, the last reason, and what was reported last."""
    by_status: dict[str, list[str]] = {}
    for answer in standing.folded.awaited:
        by_status.setdefault(answer.status, []).append(answer.agency)
    for status, agencies in by_status.items():
        yield f"{display.t(STATUS[status])}: {display.names(tuple(agencies), 'short')}"
    if reason := _last_reason(standing, display):
        yield display.t(Message("because: {reason}", reason=reason))
    reported = [
        step.entry
        for step in standing.folded.steps
        if step.entry.note
        and step.refused is None
        and display.discretion.shows_progress(step.entry, display.records)
    ]
    for entry in reported[-1:]:
        by, day = display.party(entry.by)["short"], day_words(entry.date, display.t)
        note = shorten(normalise_prose(entry.note or ""), _MOST_NOTE)
        yield display.t(Message("{day}, {by}: {note}", day=day, by=by, note=note))


def _last_reason(standing: Standing, display: DisplayNames) -> str:
    reasons = [
        step.entry.reason
        for step in standing.folded.steps
        if step.entry.reason
        and step.refused is None
        and display.discretion.shows_progress(step.entry, display.records)
    ]
    return reasons[-1] if reasons else ""
