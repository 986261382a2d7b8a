"""Measure jakres beside its floors and print one Markdown table.

python -m benchmarks.run --files 1000,10000 --runs 7
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.measure import (
    NOTHING,
    Case,
    Result,
    floor,
    interleaved,
    jakres_command,
    pass_case,
)
from benchmarks.workspace import write_workspace

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

AGENCY = "Din-Air"
HERE = Path(__file__).resolve().parent.parent
LIBYAML = "floor: libyaml events"
SCRIPT = "floor: python-frontmatter script"


def start_up_cases(empty: Path) -> list[Case]:
    """What a command costs before it has anything to do."""
    jakres = jakres_command()
    return [
        pass_case(empty),
        Case("floor: typer hello", floor("floor_typer.py"), empty),
        Case("jakres --version", [*jakres, "--version"], empty),
        Case("jakres --help", [*jakres, "--help"], empty),
        Case("jakres actions, empty workspace", [*jakres, "actions"], empty),
        Case("jakres actions, the 8 records here", [*jakres, "actions"], HERE),
    ]


def reading_cases(workspace: Path, size: int) -> list[Case]:
    """What it costs to read a whole archive."""
    actions = [*jakres_command(), "actions", "--agency", AGENCY]
    check = [*jakres_command(), "check"]
    script = [*floor("floor_script.py"), str(workspace), AGENCY]
    return [
        Case(LIBYAML, [*floor("floor_libyaml.py"), str(workspace)], workspace, size),
        Case(SCRIPT, script, workspace, size),
        Case("jakres check", check, workspace, size),
        Case("jakres actions", actions, workspace, size),
    ]


def empty_workspace(directory: Path) -> Path:
    """A workspace without a record."""
    (directory / "records").mkdir(parents=True)
    (directory / "jakres.yaml").write_text("schema: 1\noffice: SKT\n", encoding="utf-8")
    return directory


def cases(directory: Path, sizes: Sequence[int], seed: int) -> Iterator[Case]:
    """Every case of the table, with its workspace made."""
    yield from start_up_cases(empty_workspace(directory / "empty"))
    for size in sizes:
        workspace = directory / str(size)
        write_workspace(workspace, size, seed)
        yield from reading_cases(workspace, size)


def table(results: Sequence[Result]) -> str:
    """The results as Markdown; a failed case has no numbers."""
    lines = [
        "| case | files | median, ms | of pass | of libyaml | of script | peak, MiB |",
        "|---|--:|--:|--:|--:|--:|--:|",
    ]
    medians = {(result.case.name, result.case.size): result.median for result in results}
    return "\n".join([*lines, *(_row(result, medians) for result in results)])


def _row(result: Result, medians: dict[tuple[str, int], float]) -> str:
    case = result.case
    files = f"{case.size:,}" if case.size else ""
    if result.failures:
        codes = ", ".join(map(str, sorted(result.failures)))
        return f"| {case.name} | {files} | failed: exit {codes} | | | | |"
    floors = [(NOTHING, 0), (LIBYAML, case.size), (SCRIPT, case.size)]
    ratios = [_ratio(result.median, medians.get(name)) for name in floors]
    cells = [case.name, files, f"{result.median:.1f}", *ratios, f"{result.peak:.1f}"]
    return f"| {' | '.join(cells)} |"


def _ratio(median: float, of_floor: float | None) -> str:
    return f"{median / of_floor:.2f}" if of_floor else ""


def numbers(text: str) -> list[int]:
    """Sizes as typed: `1000,10000`."""
    return [int(number) for number in text.split(",") if number]


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="Measure jakres beside its floors.")
    parser.add_argument("--files", type=numbers, default=[1000, 10000], metavar="N,N")
    parser.add_argument("--runs", type=int, default=7)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="jakres-bench-") as folder:
        directory = Path(folder)
        everything = list(cases(directory, asked.files, asked.seed))
        print(table(interleaved(everything, asked.runs, directory)))
    print(f"\nMedians of {asked.runs} interleaved runs, Python {sys.version.split()[0]}.")


if __name__ == "__main__":
    main()
