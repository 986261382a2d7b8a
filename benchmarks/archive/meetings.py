"""The meetings of the archive: heading, attendees, approval."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from benchmarks.archive.canonical import Tree, block, record, seal
from benchmarks.archive.follow_ups import follow_ups_of, updates_of
from benchmarks.archive.gatherings import events_of, held_event
from benchmarks.archive.plan import Meeting, Plan, chair_of, place, room_of, series_slug, stated
from benchmarks.archive.prose import prose_of
from benchmarks.archive.vocabulary import (
    LAST_DAY,
    MEETING_WORDS,
    OFFICE,
    PILLARS,
    TOPICS,
    WEEKDAYS,
)

if TYPE_CHECKING:
    import random


def write_meeting(plan: Plan, number: int, day: date) -> None:
    """Write one meeting and remember what later records may refer to."""
    rng = plan.rng
    topic = rng.choice(TOPICS)
    title = f"{rng.choice(MEETING_WORDS)} {topic} di Kelurahan {place(rng)}"
    stem = _stem(plan, day, title)
    before = _followed(plan, day)
    meeting = Meeting(stem, day, room_of(plan), [])
    chair = chair_of(plan, meeting.room)
    follow_ups = follow_ups_of(plan, number, meeting, before)
    front_matter = {
        **_heading(plan, number, title, day, chair),
        "attendees": [*meeting.room],
        "pillar": rng.sample(list(PILLARS), rng.choice((0, 0, 1, 1, 2))),
        "series": series_slug(number % plan.sizes.series) if rng.random() < 0.2 else "",
        "follows": [before.stem] if before else [],
        **events_of(plan, number),
        "follow-ups": follow_ups,
        "updates": updates_of(plan, before, meeting),
    }
    fields = stated(front_matter)
    prose = prose_of(rng, meeting, topic, follow_ups, len(block(fields)))
    text = record({**fields, **_closing(plan, number, meeting, fields, prose)}, prose)
    plan.write(f"records/meetings/{day.year}/{stem}.md", text)
    plan.meetings.append(meeting)


def _followed(plan: Plan, day: date) -> Meeting | None:
    recent = [meeting for meeting in plan.meetings[-40:] if meeting.day < day]
    return plan.rng.choice(recent) if recent and plan.rng.random() < 0.25 else None


def _stem(plan: Plan, day: date, title: str) -> str:
    slug = title.replace("Kelurahan ", "").casefold().replace(" ", "-")[:54].strip("-")
    stem = f"{day}-{slug}"
    copies = 2
    while stem in plan.stems:
        stem = f"{day}-{slug}-{copies}"
        copies += 1
    plan.stems.add(stem)
    return stem


def _heading(plan: Plan, number: int, title: str, day: date, chair: str) -> dict[str, Tree]:
    rng = plan.rng
    time = f"{rng.randint(8, 15):02}:{rng.choice(('00', '30'))}" if rng.random() < 0.2 else ""
    unknown = {"chair": chair, "time": time, "place": "", "recorded-by": ""}
    return {
        "title": title,
        "date": day.isoformat(),
        "weekday": WEEKDAYS[day.weekday()] if rng.random() < 0.4 else "",
        "time": time,
        "kind": "workshop" if held_event(plan, number) else "",
        "role": rng.choice(("host", "host", "invited", "participant")),
        "chair": chair,
        "not-stated": [name for name, value in unknown.items() if not value],
    }


def _closing(
    plan: Plan,
    number: int,
    meeting: Meeting,
    fields: dict[str, Tree],
    prose: str,
) -> dict[str, Tree]:
    """Most minutes are approved and sealed; the others are drafts from an older archive."""
    accepted = _accepted(plan.rng, fields)
    approved_on = meeting.day + timedelta(days=plan.rng.randint(2, 10))
    if approved_on > LAST_DAY or plan.rng.random() > 0.8:
        posted = min(meeting.day + timedelta(days=4), LAST_DAY).isoformat()
        url = f"https://tirtabaya.example/kegiatan/{number + 1}"
        return {**accepted, "source": {"url": url, "posted": posted}}
    minutes = {
        "status": "approved",
        "approved-on": approved_on.isoformat(),
        "approved-by": f"kepala-{OFFICE.casefold()}",
        "seal": seal(fields, prose),
    }
    return {"minutes": minutes, **accepted}


def _accepted(rng: random.Random, front_matter: dict[str, Tree]) -> dict[str, Tree]:
    follow_ups = front_matter["follow-ups"]
    unowned = any("owners: []" in block(item) for item in follow_ups if isinstance(item, dict))
    if not unowned or rng.random() < 0.1:
        return {}
    return {"accept": [{"code": "JK202", "reason": "Naskah tidak menyebut penanggung jawab"}]}
