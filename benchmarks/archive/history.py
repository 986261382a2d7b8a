"""What became of a made-up follow-up: progress entries that obey the life cycle."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TYPE_CHECKING

from benchmarks.archive.canonical import Tree, record
from benchmarks.archive.vocabulary import NOTES, OFFICE, REASONS

if TYPE_CHECKING:
    import random
    from collections.abc import Iterator, Mapping

# The steps of the life-cycle table, with the weights of an ordinary archive.
STEPS = {
    "open": {"in-progress": 6, "reported": 3, "done": 2, "dropped": 1},
    "in-progress": {"in-progress": 3, "reported": 4, "done": 3, "dropped": 1},
    "reported": {"in-progress": 2, "reported": 1, "done": 5, "dropped": 1},
    "done": {"done": 3, "open": 1},
    "dropped": {"dropped": 1, "open": 1},
}
CLOSED = frozenset({"done", "dropped"})


@dataclass
class Promise:
    """A follow-up as far as progress on it must know it."""

    meeting: str
    item: str
    day: date
    owners: tuple[str, ...]
    reported: bool = False
    replaced: bool = False

    @property
    def reference(self) -> str:
        """The full reference of the follow-up."""
        return f"{self.meeting}/{self.item}"


@dataclass
class Standing:
    """How one owner, or the whole, stands so far."""

    status: str = "open"
    asked: bool = False


@dataclass
class Chain:
    """The entries of one follow-up, in order of date."""

    rng: random.Random
    promise: Promise
    day: date
    last_day: date
    standings: dict[str, Standing] = field(default_factory=dict)
    entries_a_day: dict[date, int] = field(default_factory=dict)

    def advance(self, length: int) -> None:
        """Move on by some days, but never past the last one."""
        room = (self.last_day - self.day).days
        step = self.rng.randint(0, 40) if length > 1 else self.rng.randint(3, 90)
        self.day += timedelta(days=min(room, step))


def entries_of_chain(
    rng: random.Random,
    promise: Promise,
    posts: Mapping[str, str],
    length: int,
    last_day: date,
) -> Iterator[tuple[str, str]]:
    """The files of a follow-up's progress: path and text of each.

    With several owners either each reports for itself or every entry speaks for all: the two are
    never mixed, so that a step is always judged against the status it was drawn for.
    """
    chain = Chain(rng, promise, promise.day, last_day)
    each_for_itself = len(promise.owners) > 1 and rng.random() < 0.5
    speakers = promise.owners if each_for_itself else ("",)
    for _ in range(length):
        chain.advance(length)
        owner = rng.choice(speakers)
        step = _step(chain, chain.standings.setdefault(owner, Standing()))
        by = _reporter(rng, promise, owner, posts)
        yield _entry_path(chain, by), _entry_text(chain, by, owner, step)


def single_entry(rng: random.Random, promise: Promise, by: str, day: date) -> dict[str, Tree]:
    """The one entry that a later meeting makes in its `updates`."""
    chain = Chain(rng, promise, day, day)
    step = _step(chain, Standing())
    return {"item": promise.reference, "by": by, **step, "note": rng.choice(NOTES)}


def _step(chain: Chain, standing: Standing) -> dict[str, Tree]:
    rng = chain.rng
    if standing.asked:
        standing.asked = False
        return _moved(chain) if rng.random() < 0.7 else {"asked": "refused"}
    draw = rng.random()
    if draw < 0.15:
        return {}
    if draw < 0.3 and standing.status not in CLOSED:
        standing.asked = draw < 0.2
        return {"asked": _later(chain)} if standing.asked else _moved(chain)
    weights = STEPS[standing.status]
    before, standing.status = standing.status, rng.choices(list(weights), list(weights.values()))[0]
    return {"status": standing.status, **_support(chain, before, standing.status)}


def _support(chain: Chain, before: str, status: str) -> dict[str, Tree]:
    """Done rests on evidence; dropping and reopening on a reason."""
    if status == "done":
        return {"evidence": [f"letter:{chain.rng.randint(1, 400)}/SKT/{chain.day:%m/%Y}"]}
    if status == "dropped" or before in CLOSED:
        return {"reason": chain.rng.choice(REASONS)}
    return {}


def _moved(chain: Chain) -> dict[str, Tree]:
    return {"due": _later(chain), "reason": chain.rng.choice(REASONS)}


def _later(chain: Chain) -> str:
    return (chain.day + timedelta(days=chain.rng.randint(14, 90))).isoformat()


def _reporter(rng: random.Random, promise: Promise, owner: str, posts: Mapping[str, str]) -> str:
    spokesman = owner or rng.choice([OFFICE, *promise.owners])
    return posts.get(spokesman, spokesman)


def _entry_path(chain: Chain, by: str) -> str:
    number = chain.entries_a_day.get(chain.day, 0) + 1
    chain.entries_a_day[chain.day] = number
    suffix = "" if number == 1 else f"-{number}"
    return f"records/progress/{chain.promise.reference}/{chain.day}-{by}{suffix}.md"


def _entry_text(chain: Chain, by: str, owner: str, step: dict[str, Tree]) -> str:
    status = {"status": step.pop("status")} if "status" in step else {}
    speaker = {"owner": owner} if owner else {}
    fields: dict[str, Tree] = {"date": chain.day.isoformat(), "by": by, **status, **speaker, **step}
    notes = chain.rng.sample(NOTES, chain.rng.randint(1, 3))
    return record(fields, "\n" + "\n".join(notes) + "\n")
