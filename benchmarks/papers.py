"""Measure a folder of minutes in every format beside what the engines alone need for it.

python -m benchmarks.papers --minutes 1000 --runs 3
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from benchmarks.measure import Case, Result, floor, interleaved, jakres_command, pass_case
from benchmarks.workspace import write_workspace
from jakres_cli.locale import catalogue
from jakres_cli.papers.blocks import page_count_words
from jakres_cli.papers.pdf import typst_data
from jakres_cli.papers.reading import read_paper

TYPST = "floor: typst"
MARKDOWN = "floor: markdown-it-py"
FLOORS = {"jakres, pdf": TYPST, "jakres, html": MARKDOWN, "jakres, docx": MARKDOWN}
PROGRAM = Path(sys.modules[typst_data.__module__].__file__ or "").with_name("paper.typ")


def prepare(directory: Path, minutes: int, seed: int) -> Path:
    """A workspace with so many minutes, and what each floor gets to work on."""
    workspace = directory / "workspace"
    write_workspace(workspace, minutes + 40, seed, progress_share=0)
    return workspace


def prepare_floors(directory: Path) -> None:
    """Write what jakres made as Markdown once more, as the data that typst gets."""
    pages = page_count_words(catalogue("en"))
    (directory / "data").mkdir()
    for path in sorted((directory / "md").iterdir()):
        paper = read_paper(path.read_text(encoding="utf-8"), "en")
        target = directory / "data" / f"{path.stem}.json"
        target.write_text(typst_data(paper, pages), encoding="utf-8")


def cases(directory: Path, workspace: Path) -> list[Case]:
    """Each format, and each floor; all write their files."""
    every = [*jakres_command(), "render", "minutes", "--all", "--confidential"]
    size = len(list((directory / "md").iterdir()))
    made = [
        Case(
            f"jakres, {form}",
            [*every, "--format", form, "-o", str(directory / form)],
            workspace,
            size,
        )
        for form in ("md", "html", "docx", "pdf")
    ]
    typst = [*floor("floor_typst.py"), str(PROGRAM), str(directory / "data")]
    markdown = [*floor("floor_markdown.py"), str(directory / "md")]
    return [
        pass_case(workspace),
        Case(MARKDOWN, markdown, workspace, size),
        Case(TYPST, typst, workspace, size),
        *made,
    ]


def table(results: list[Result]) -> str:
    """The results as Markdown; a failed case has no numbers."""
    medians = {result.case.name: result.median for result in results}
    lines = ["| case | papers | median, s | ms a paper | of its floor |", "|---|--:|--:|--:|--:|"]
    for result in results:
        name, size = result.case.name, result.case.size
        if result.failures:
            lines.append(f"| {name} | {size:,} | failed | | |")
            continue
        each = f"{result.median / size:.2f}" if size else ""
        below = medians.get(FLOORS.get(name, ""))
        ratio = f"{result.median / below:.2f}" if below else ""
        lines.append(f"| {name} | {size or ''} | {result.median / 1000:.2f} | {each} | {ratio} |")
    return "\n".join(lines)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="Measure papers beside their engines.")
    parser.add_argument("--minutes", type=int, default=1000)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="jakres-bench-") as folder:
        directory = Path(folder)
        workspace = prepare(directory, asked.minutes, asked.seed)
        once = Case(
            "prepare",
            [
                *(*jakres_command(), "render", "minutes", "--all", "--confidential"),
                *("-o", str(directory / "md")),
            ],
            workspace,
        )
        interleaved([once], 1, directory)
        prepare_floors(directory)
        print(table(interleaved(cases(directory, workspace), asked.runs, directory)))
    print(f"\nMedians of {asked.runs} interleaved runs, Python {sys.version.split()[0]}.")


if __name__ == "__main__":
    main()
