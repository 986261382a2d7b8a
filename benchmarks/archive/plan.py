"""The archive while it is being made, and what its parts share."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from benchmarks.archive.vocabulary import LEGACY, OFFICE, SYLLABLES, UMBRELLA, Body

if TYPE_CHECKING:
    import random
    from collections.abc import Sequence
    from datetime import date
    from pathlib import Path

    from benchmarks.archive.canonical import Tree
    from benchmarks.archive.history import Promise


@dataclass(frozen=True)
class Sizes:
    """How many files of each kind stand beside the two registers."""

    meetings: int
    progress: int
    events: int
    groups: int
    series: int


@dataclass(frozen=True)
class Meeting:
    """What later records may refer to."""

    stem: str
    day: date
    room: list[str]
    promises: list[Promise]


@dataclass
class Plan:
    """The workspace while it is being made."""

    directory: Path
    sizes: Sizes
    rng: random.Random
    agencies: list[Body]
    posts: dict[str, str]
    meetings: list[Meeting] = field(default_factory=list)
    stems: set[str] = field(default_factory=set)

    def write(self, path: str, text: str) -> None:
        """Write one file of the workspace, with the same bytes on every system."""
        target = self.directory / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(text.encode())


def stated(fields: dict[str, Tree]) -> dict[str, Tree]:
    """The fields that have a value."""
    return {key: value for key, value in fields.items() if value}


def place(rng: random.Random) -> str:
    """The invented name of a neighbourhood."""
    return " ".join("".join(rng.choices(SYLLABLES, k=3)).capitalize() for _ in range(2))


def room_of(plan: Plan) -> list[str]:
    """The agencies at a meeting."""
    codes = [body.code for body in plan.agencies if body.code not in {OFFICE, UMBRELLA, LEGACY}]
    return sorted([OFFICE, *plan.rng.sample(codes, plan.rng.randint(4, 14))], key=str.casefold)


def chair_of(plan: Plan, room: Sequence[str]) -> str:
    """The post in the chair; mostly nobody says."""
    posts = [slug for slug, code in plan.posts.items() if code in room]
    return plan.rng.choice(posts) if plan.rng.random() < 0.3 else ""


def weighted(rng: random.Random, weights: dict[str, int]) -> str:
    """One of the keys, as often as its weight says."""
    return rng.choices(list(weights), list(weights.values()))[0]


def series_slug(number: int) -> str:
    """The id of a series."""
    return f"rapat-berkala-{number + 1}"


def event_slug(number: int) -> str:
    """The id of an event."""
    return f"forum-kota-{number + 1}"
