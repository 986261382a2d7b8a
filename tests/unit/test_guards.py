"""The page that says which tests guard what."""

from __future__ import annotations

import os
import re

from tests.warm import REPOSITORY

PAGE = os.path.join(REPOSITORY, "tests", "README.md")


def folders(*path: str) -> set[str]:
    """The folders that hold code, in a folder of the repository."""
    with os.scandir(os.path.join(REPOSITORY, *path)) as entries:
        return {one.name for one in entries if one.is_dir() and one.name[0] not in "_."}


def rows() -> dict[str, list[str]]:
    """The rows of both tables: what each is about, and the names beside it."""
    with open(PAGE, encoding="utf-8") as file:
        found = re.findall(r"(?m)^\| `([^`]+)` \|(.*)\|$", file.read())
    return {name: re.findall(r"`([a-z/_]+)`", rest) for name, rest in found}


def test_each_room_and_each_folder_of_tests_has_a_row() -> None:
    """No room is without tests, and no folder of tests is left out."""
    assert set(rows()) == folders("jakres_cli") | folders("tests")


def test_the_tests_that_are_named_are_there() -> None:
    """Each folder that a room is guarded by exists; each folder of unit tests guards something."""
    named = {folder for room in folders("jakres_cli") for folder in rows()[room]}
    assert [one for one in named if not os.path.isdir(os.path.join(REPOSITORY, "tests", one))] == []
    assert {f"unit/{name}" for name in folders("tests", "unit")} - {"unit/benchmarks"} <= named
