"""What was promised at a meeting, and what a later one reports on it."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from benchmarks.archive.history import Promise, single_entry
from benchmarks.archive.plan import event_slug, place, weighted
from benchmarks.archive.vocabulary import OFFICE, TAILS, THINGS, TOPICS, VERBS

if TYPE_CHECKING:
    import random
    from collections.abc import Sequence

    from benchmarks.archive.canonical import Tree
    from benchmarks.archive.plan import Meeting, Plan

DUE_WEIGHTS = {
    "": 63,
    "day": 13,
    "month": 5,
    "quarter": 3,
    "range": 2,
    "before": 4,
    "within": 2,
    "after": 3,
    "next-meeting": 3,
    "ongoing": 2,
}
KIND_WEIGHTS = {"commitment": 60, "request": 20, "expectation": 12, "need": 8}
OWNED_BY = {
    "commitment": "{owners} akan {task}",
    "request": "{owners} diminta {task}",
    "expectation": "{owners} diharapkan {task}",
    "need": "{owners} perlu {task}",
}
OWNED_BY_NOBODY = {
    "commitment": "Disepakati untuk {task}",
    "request": "Para peserta diminta {task}",
    "expectation": "Diharapkan ada pihak yang {task}",
    "need": "Diperlukan pihak yang {task}",
}


def follow_ups_of(
    plan: Plan, number: int, meeting: Meeting, before: Meeting | None
) -> list[dict[str, Tree]]:
    """The follow-ups of a meeting, as promised."""
    count = plan.rng.choice((2, 2, 3, 3, 3, 4, 4, 5, 6, 7, 8))
    return [_follow_up(plan, number, meeting, before) for _ in range(count)]


def _follow_up(
    plan: Plan, number: int, meeting: Meeting, before: Meeting | None
) -> dict[str, Tree]:
    rng = plan.rng
    kind = weighted(rng, KIND_WEIGHTS)
    owners = _owners(plan, meeting.room)
    verb, thing, topic = rng.choice(VERBS), rng.choice(THINGS).replace("-", " "), rng.choice(TOPICS)
    task = f"{verb} {thing} {topic} {place(rng)}"
    due, event = _due(plan, number, meeting)
    promise = Promise(meeting.stem, _item_id(meeting, thing, topic), meeting.day, tuple(owners))
    fields: dict[str, Tree] = {
        "id": promise.item,
        "what": task[0].upper() + task[1:],
        "kind": "" if kind == "commitment" else kind,
        "owners": owners,
        "with": [rng.choice(meeting.room)] if rng.random() < 0.1 else [],
        "to": [rng.choice(meeting.room)] if rng.random() < 0.12 else [],
        "due": due,
        "event": event,
        "quote": _sentence(kind, owners, f"{task} {rng.choice(TAILS)}"),
        "replaces": _replaced(rng, before),
    }
    meeting.promises.append(promise)
    return {key: value for key, value in fields.items() if value or key == "owners"}


def _owners(plan: Plan, room: Sequence[str]) -> list[str]:
    rng = plan.rng
    draw = rng.random()
    if draw < 0.2:
        return []
    if draw < 0.23:
        return [rng.choice(("Bad-Siaga", "Din-Air", "Din-Data"))]
    posts = [slug for slug, code in plan.posts.items() if code in room]
    if draw < 0.28 and posts:
        return [rng.choice(posts)]
    return rng.sample(room, 1 if draw < 0.8 else 2)


def _item_id(meeting: Meeting, thing: str, topic: str) -> str:
    taken = {promise.item for promise in meeting.promises}
    slug = f"{thing} {topic}".replace(" ", "-")
    return slug if slug not in taken else f"{slug}-{len(taken) + 1}"


def _sentence(kind: str, owners: Sequence[str], task: str) -> str:
    named = " dan ".join(map(_spoken, owners))
    return (OWNED_BY if owners else OWNED_BY_NOBODY)[kind].format(owners=named, task=task)


def _spoken(owner: str) -> str:
    """A code as it is; a post (`kepala-din-air`) as people say it."""
    return owner.replace("-", " ", 1).title() if owner.islower() else owner


def _replaced(rng: random.Random, before: Meeting | None) -> list[str]:
    if before is None or rng.random() > 0.05:
        return []
    promise = rng.choice(before.promises)
    if promise.reported or promise.replaced:
        return []
    promise.replaced = True
    return [promise.reference]


def _due(plan: Plan, number: int, meeting: Meeting) -> tuple[str, str]:
    """A due form and the event that it hangs on, in the mix of a real archive: mostly none."""
    rng = plan.rng
    day = meeting.day + timedelta(days=rng.randint(5, 120))
    form = weighted(rng, DUE_WEIGHTS)
    event = event_slug(rng.randrange(0, plan.sizes.events, 2))
    if form == "before":
        return f"before:{event}", event
    if form == "after" and meeting.promises and number % 2:
        return f"after:{rng.choice(meeting.promises).item}", ""
    forms = {
        "day": day.isoformat(),
        "month": f"{day:%Y-%m}",
        "quarter": f"{day.year}-q{(day.month + 2) // 3}",
        "range": f"{day}..{day + timedelta(days=7)}",
        "within": f"within:30d:{day}",
        "after": f"after:{event}",
    }
    return forms.get(form, form), event if form == "after" else ""


def updates_of(plan: Plan, before: Meeting | None, meeting: Meeting) -> list[dict[str, Tree]]:
    """What the meeting reports on the one that it follows."""
    if before is None:
        return []
    free = [promise for promise in before.promises if not (promise.reported or promise.replaced)]
    chosen = free[: plan.rng.randint(0, 2)]
    for promise in chosen:
        promise.reported = True
    return [single_entry(plan.rng, promise, OFFICE, meeting.day) for promise in chosen]
