"""Which branches of the package no test takes, as far as the runs that were measured tell."""

from __future__ import annotations

import json
import os
import tempfile
from typing import TYPE_CHECKING, TypedDict

import coverage

from tests import warm

if TYPE_CHECKING:
    from tests.mutants.reach import Arc, Reach


class _Summary(TypedDict):
    num_branches: int
    covered_branches: int


class _File(TypedDict):
    """What coverage says of a file, as far as it is used here."""

    summary: _Summary
    missing_branches: list[tuple[int, int]]


def report_branches(reach: Reach, rooms: list[str], *, listed: bool) -> None:
    """Print how many branches of each room are taken and, where asked, those that aren't."""
    files = _files(reach)
    for room in rooms:
        chosen = {p: file for p, file in files.items() if p.startswith(f"jakres_cli/{room}/")}
        count = sum(file["summary"]["num_branches"] for file in chosen.values())
        taken = sum(file["summary"]["covered_branches"] for file in chosen.values())
        print(f"{room:12} {taken}/{count} branches taken ({100 * taken // max(count, 1)} %)")
        if listed:
            for path, file in chosen.items():
                for start, end in file["missing_branches"]:
                    print(f"  {path}:{start}: never to {_target(start, end)}")


def _target(start: int, end: int) -> str:
    if end < 0:
        return "the end of the function"
    return f"line {end}" + (" (again)" if end < start else "")


def _files(reach: Reach) -> dict[str, _File]:
    """What coverage says of each file of the package."""
    arcs: dict[str, set[Arc]] = {
        os.path.join(warm.REPOSITORY, path): reach.arcs.get(path, set()) for path in reach.texts
    }
    known = coverage.Coverage(data_file=None, config_file=False, branch=True, messages=False)
    known.get_data().add_arcs(arcs)
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "branches.json")
        known.json_report(outfile=path)
        with open(path, encoding="utf-8") as file:
            files = json.load(file)["files"]
    return {os.path.relpath(path, warm.REPOSITORY): found for path, found in files.items()}
