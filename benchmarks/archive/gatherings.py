"""Series, events and working groups of the archive."""

from __future__ import annotations

from typing import TYPE_CHECKING

from benchmarks.archive.canonical import Tree, record
from benchmarks.archive.plan import chair_of, event_slug, room_of, series_slug, stated
from benchmarks.archive.vocabulary import PILLARS, TOPICS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from benchmarks.archive.plan import Plan


def _planned_in(plan: Plan, event: int) -> int:
    return event * plan.sizes.meetings // (plan.sizes.events + 1)


def held_event(plan: Plan, number: int) -> str:
    """Every second event was held, by the meeting right after the one that planned it."""
    held = range(1, plan.sizes.events, 2)
    found = (event for event in held if _planned_in(plan, event) + 1 == number)
    return next((event_slug(event) for event in found), "")


def events_of(plan: Plan, number: int) -> dict[str, Tree]:
    """The events that a meeting planned or held."""
    events = range(plan.sizes.events)
    return {
        "events": [event_slug(event) for event in events if _planned_in(plan, event) == number],
        "holds": held_event(plan, number),
    }


def write_series(plan: Plan) -> None:
    """Write the series."""
    for number in range(plan.sizes.series):
        room = room_of(plan)
        front_matter = stated(
            {
                "title": f"Rapat berkala {TOPICS[number]}",
                "attendees": [*room],
                "chair": chair_of(plan, room),
                "pillar": [list(PILLARS)[number % len(PILLARS)]],
            }
        )
        text = f"\nPertemuan tetap tentang {TOPICS[number]}.\n"
        plan.write(f"records/series/{series_slug(number)}.md", record(front_matter, text))


def write_events(plan: Plan) -> None:
    """Write the events."""
    for event in range(plan.sizes.events):
        text = f"\nForum tentang {TOPICS[event]} bagi pengurus kota dan warga.\n"
        plan.write(f"records/events/{event_slug(event)}.md", record(_event(plan, event), text))


def _event(plan: Plan, event: int) -> dict[str, Tree]:
    planning = plan.meetings[_planned_in(plan, event)]
    held = [plan.meetings[_planned_in(plan, event) + 1]] if event % 2 else []
    hosts, leads = planning.room[:1], planning.room[1:4]
    pillars = list(PILLARS)
    groups: list[Tree] = [
        {"id": f"kelompok-{index + 1}", "pillar": pillars[index], "leads": [lead]}
        for index, lead in enumerate(leads)
    ]
    sessions: list[Tree] = [
        {"id": "pembukaan", "kind": "opening", "by": hosts},
        {"id": "diskusi", "kind": "break-out", "groups": _ids(groups)},
    ]
    return stated(
        {
            "title": f"Forum Kota {event + 1} tentang {TOPICS[event]}",
            "status": "confirmed" if held else "planned",
            "date": held[0].day.isoformat() if held else "",
            "hosts": hosts,
            "partners": planning.room[4:5],
            "pillar": pillars,
            "purposes": [f"Bertukar pengalaman tentang {TOPICS[event]}"],
            "planned-in": [planning.stem],
            "sessions": sessions,
            "groups": groups,
            "not-stated": ["place"] if held else ["date", "place"],
        }
    )


def _ids(items: Sequence[Tree]) -> list[str]:
    return [str(item["id"]) for item in items if isinstance(item, dict)]


def write_groups(plan: Plan) -> None:
    """Write the working groups."""
    for number in range(plan.sizes.groups):
        meeting = plan.meetings[number * len(plan.meetings) // plan.sizes.groups]
        members: list[Tree] = [
            {"agency": code, "role": role, "from": meeting.day.isoformat()}
            for code, role in zip(meeting.room, ("lead", "secretary", "member"), strict=False)
        ]
        front_matter: dict[str, Tree] = {
            "title": f"Kelompok kerja {TOPICS[number]}",
            "status": "active",
            "members": members,
            "proposed-in": meeting.stem,
            "mandate": f"Menyusun rencana bersama tentang {TOPICS[number]}",
            "pillar": [list(PILLARS)[number % len(PILLARS)]],
        }
        path = f"records/working-groups/pokja-{number + 1}.md"
        plan.write(path, record(front_matter, "\nBertemu menurut keperluan.\n"))
