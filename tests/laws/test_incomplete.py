"""A law of answers: whatever was done to the records, an answer is right or says what it lacks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import settings as profile
from hypothesis import strategies as st

from jakres_cli.model.source import GONE, Entry
from jakres_cli.query.standing import Ledger
from jakres_cli.records.read import load_settings
from jakres_cli.rules.check import load_for_answer
from tests.soak import examples
from tests.unit.making import TODAY, Files, entry, entry_path, meeting, record, tree

if TYPE_CHECKING:
    import random
    from collections.abc import Callable

    from jakres_cli.records.load import Loaded

EVENT = "records/events/lokakarya.md"
DAYS = ("2019-10-01", "2019-10-08", "2019-10-15")
STEPS = (
    "status: in-progress",
    "status: reported",
    "status: done\nevidence: ['letter:1']",
    "status: dropped\nreason: Tidak perlu",
    "due: 2019-12-20",
    "owners: [DLH]",
    "note: x",
)


def stem(number: int) -> str:
    """A meeting's id."""
    return f"{DAYS[number]}-rapat-{number}"


def corpus(rng: random.Random) -> dict[str, str]:
    """Meetings with follow-ups, and a report on each: nothing in them is wrong."""
    event = "title: Lokakarya\nstatus: confirmed\ndate: 2019-11-20\nhosts: [SJB]"
    files = {EVENT: record(event)}
    for number, day in enumerate(DAYS):
        items = []
        for item in range(rng.randint(1, 2)):
            due = rng.choice(["2019-11-01", "2019-12-01", "before:lokakarya", "ongoing"])
            owner = rng.choice(["BPBD", "DLH"])
            items.append(
                f"  - {{id: janji-{item}, what: Janji {number} {item}, owners: [{owner}], "
                f"due: '{due}'}}"
            )
            step = rng.choice(STEPS[:-1])
            path = entry_path("2019-10-20", "SJB", f"janji-{item}", stem(number))
            files[path] = entry(step, day="2019-10-20")
        path = f"records/meetings/2019/{stem(number)}.md"
        files[path] = meeting("follow-ups:\n" + "\n".join(items), day=day)
    return files


def answer(files: dict[str, str], gone: frozenset[str] = frozenset()) -> tuple[object, Loaded]:
    """What the list of follow-ups says today, by their words; and what it rests on."""
    made = _Lacking(tree(files).files, gone)
    loaded = load_for_answer(made, load_settings(made), TODAY)
    standings = Ledger(loaded.records, TODAY).standings()
    said = sorted(
        (
            each.follow_up.what,
            each.status,
            each.folded.owners,
            str(each.due_latest),
            each.overdue,
            each.slips,
        )
        for each in standings
    )
    return said, loaded


class _Lacking(Files):
    """A folder that lacks some files which git has."""

    def __init__(self, files: dict[str, bytes], gone: frozenset[str]) -> None:
        super().__init__({path: data for path, data in files.items() if path not in gone})
        self.gone = gone

    def entries(self) -> list[Entry]:
        return [*super().entries(), *(Entry(path=path, refused=GONE) for path in sorted(self.gone))]


def _entries(files: dict[str, str]) -> list[str]:
    return [path for path in files if path.startswith("records/progress/")]


def _meetings(files: dict[str, str]) -> list[str]:
    return [path for path in files if path.startswith("records/meetings/")]


def moved_by_hand(files: dict[str, str], rng: random.Random) -> str:
    """A meeting's file gets another name, and nothing else does."""
    path = rng.choice(_meetings(files))
    new = path.replace("-rapat-", rng.choice(["-lokakarya-", "-rapatt-"]))
    files[new] = files.pop(path)
    return path


def filed_elsewhere(files: dict[str, str], rng: random.Random) -> str:
    """A report stands under an item or a meeting that there isn't."""
    path = rng.choice(_entries(files))
    new = path.replace(*rng.choice([("janji-", "janj-"), ("-rapat-", "-rpat-")]))
    files[new] = files.pop(path)
    return new


def mistyped(files: dict[str, str], rng: random.Random) -> str:
    """A name is mistyped, of an owner or of what something is due by."""
    path = rng.choice([*_meetings(files), *_entries(files)])
    for name, wrong in (("[BPBD]", "[BPDB]"), ("[DLH]", "[DHL]"), (":lokakarya", ":lokakrya")):
        files[path] = files[path].replace(name, wrong)
    return path


def dated_later(files: dict[str, str], rng: random.Random) -> str:
    """A report or a meeting has the number of another year."""
    path = rng.choice([*_meetings(files), *_entries(files)])
    new = path.replace("2019-10-20", "2029-10-20")
    if path in _meetings(files):
        new = path.replace("2019", "2029")
    text = files.pop(path)
    files[new] = text.replace("date: 2019", "date: 2029")
    return new


def without_evidence(files: dict[str, str], rng: random.Random) -> str:
    """An end loses what it needs."""
    path = rng.choice(_entries(files))
    lines = files[path].split("\n")
    files[path] = "\n".join(line for line in lines if line[:8] not in {"evidence", "reason: "})
    return path


def broken(files: dict[str, str], rng: random.Random) -> str:
    """A file is cut off in its front matter."""
    path = rng.choice(sorted(files))
    files[path] = files[path][: rng.randint(0, max(files[path].rfind("---"), 0))]
    return path


def copied(files: dict[str, str], rng: random.Random) -> str:
    """A sync program leaves a second file."""
    path = rng.choice(_meetings(files))
    files[path.replace(".md", "-laptop.md")] = files[path]
    return path


HARMS: tuple[Callable[[dict[str, str], random.Random], str], ...] = (
    moved_by_hand,
    filed_elsewhere,
    mistyped,
    dated_later,
    without_evidence,
    broken,
    copied,
)


@profile(max_examples=examples(200), deadline=None)
@given(st.randoms(use_true_random=False), st.lists(st.sampled_from(HARMS), max_size=2))
def test_an_answer_is_right_or_says_what_it_lacks(
    rng: random.Random, harms: list[Callable[[dict[str, str], random.Random], str]]
) -> None:
    """The same as without the harm, or something that was not counted is named."""
    files = corpus(rng)
    right, whole = answer(files)
    assert whole.incomplete == []
    for harm in harms:
        harm(files, rng)
    said, loaded = answer(files)
    assert said == right or loaded.incomplete, (harms, files)
    assert loaded.whole == loaded.found - len({each.place.path for each in loaded.incomplete})


@profile(max_examples=examples(100), deadline=None)
@given(st.randoms(use_true_random=False))
def test_what_only_git_has_is_named(rng: random.Random) -> None:
    """Whichever files are missing: each is found, not read, and named."""
    files = corpus(rng)
    gone = frozenset(path for path in files if rng.random() < 1 / 3)
    _, loaded = answer(files, gone)
    assert {each.place.path for each in loaded.incomplete} >= gone
    assert loaded.found == len(files) + 2
