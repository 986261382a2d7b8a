"""A made-up workspace of any size: the same seed gives the same bytes.

Every person, body, place and promise in it is invented. The records obey the rules, so that
`jakres check` finds no errors; like a real archive they leave warnings, since nobody owns some of
the follow-ups and some owners were not in the room.

    python -m benchmarks.workspace DIR --files 1000 --seed 1
"""

from __future__ import annotations

import argparse
import random
from datetime import date, timedelta
from pathlib import Path

from benchmarks.archive.gatherings import write_events, write_groups, write_series
from benchmarks.archive.history import entries_of_chain
from benchmarks.archive.meetings import write_meeting
from benchmarks.archive.plan import Plan, Sizes
from benchmarks.archive.registers import posts_of, write_registers, write_settings
from benchmarks.archive.vocabulary import LAST_DAY, bodies

LONGEST_SPAN = 2900
SMALLEST = 12


def write_workspace(
    directory: Path,
    files: int,
    seed: int,
    *,
    progress_share: float = 0.3,
) -> None:
    """Write exactly `files` record files, registers included, into an empty folder."""
    if directory.exists() and any(directory.iterdir()):
        raise FileExistsError(f"{directory} is not empty")
    rng = random.Random(seed)
    agencies = bodies()
    plan = Plan(directory, _sizes(files, progress_share), rng, agencies, posts_of(agencies))
    write_settings(plan)
    write_registers(plan)
    for number, day in enumerate(_days(plan)):
        write_meeting(plan, number, day)
    write_series(plan)
    write_events(plan)
    write_groups(plan)
    _write_progress(plan)


def _sizes(files: int, progress_share: float) -> Sizes:
    if files < SMALLEST:
        raise ValueError(f"a workspace needs at least {SMALLEST} files")
    if not 0 <= progress_share <= 0.9:
        raise ValueError("the share of progress entries is between 0 and 0.9")
    small = max(1, min(24, files // 200))
    series = max(1, min(6, files // 400))
    rest = files - 2 - small - small - series
    progress = min(round(files * progress_share), rest - 1)
    return Sizes(rest - progress, progress, small, small, series)


def _days(plan: Plan) -> list[date]:
    span = max(60, min(LONGEST_SPAN, plan.sizes.meetings * 2))
    days = [LAST_DAY - timedelta(days=plan.rng.randrange(span)) for _ in range(plan.sizes.meetings)]
    return sorted(day - timedelta(days=max(0, day.weekday() - 4)) for day in days)


def _write_progress(plan: Plan) -> None:
    promises = [
        promise
        for meeting in plan.meetings
        for promise in meeting.promises
        if not (promise.reported or promise.replaced)
    ]
    plan.rng.shuffle(promises)
    left = plan.sizes.progress
    for position, promise in enumerate(promises):
        fair_share = -(-left // (len(promises) - position))
        length = min(left, max(plan.rng.randint(1, 4), fair_share))
        left -= length
        for path, text in entries_of_chain(plan.rng, promise, plan.posts, length, LAST_DAY):
            plan.write(path, text)


def main() -> None:
    """Write a workspace as the command line asks."""
    parser = argparse.ArgumentParser(description="Write a made-up workspace.")
    parser.add_argument("directory", type=Path)
    parser.add_argument("--files", type=int, required=True, help="record files, registers included")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--progress-share", type=float, default=0.3)
    asked = parser.parse_args()
    write_workspace(asked.directory, asked.files, asked.seed, progress_share=asked.progress_share)


if __name__ == "__main__":
    main()
