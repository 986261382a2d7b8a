"""Laws of reading: nothing raises, nothing is lost without a word."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import settings as profile
from hypothesis import strategies as st

from jakres_cli.locale import catalogue
from jakres_cli.output.problems import problem_block, problem_line, problems_json
from jakres_cli.records.load import load_workspace
from jakres_cli.records.read import load_settings
from jakres_cli.records.syntax.text import decode
from jakres_cli.rules.check import check_workspace
from jakres_cli.store.workspace import WorkingTree
from tests.soak import examples
from tests.transcript import REPOSITORY
from tests.unit.making import TODAY, Files, on, tree

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jakres_cli.model.source import Problem, Source

PATHS = (
    "records/agencies.yaml",
    "records/people.yaml",
    "records/meetings/2019/2019-10-29-contoh.md",
    "records/progress/2019-10-29-contoh/data-pompa/2019-11-05-SJB.md",
    "records/events/lokakarya.md",
    "records/events/lokakarya/proposals/DLH.md",
    "records/working-groups/pokja.md",
    "records/series/rapat.md",
    "records/lain.md",
)
OFTEN = 80


def seeds() -> Iterator[tuple[str, bytes]]:
    """The records of this repository, and one of each kind that it has none of."""
    folder = WorkingTree(str(REPOSITORY))
    for one in folder.entries():
        if one.refused is not None:
            continue
        source = folder.read(one.path)
        assert source.data is not None
        yield one.path, source.data
    stem = "2019-10-29-persiapan-joint-workshop"
    yield (
        f"records/progress/{stem}/tabel-topik/2019-11-05-SJB.md",
        b"---\ndate: 2019-11-05\nby: SJB\nstatus: done\nevidence: ['letter:1']\n---\n\nSelesai.\n",
    )
    yield (
        "records/events/joint-workshop-kota-berketahanan/proposals/DLH.md",
        b"---\nreceived: 2019-11-05\ntopics:\n  - {group: kelompok-1, topic: Sampah}\n---\n",
    )
    yield "records/series/mingguan.md", b"---\ntitle: Mingguan\nattendees: [BPBD]\n---\n"


SEEDS = dict(seeds())
SETTINGS = (REPOSITORY / "jakres.yaml").read_bytes()
PIECES = [
    *(
        b"---\n",
        b"[",
        b"]",
        b"{",
        b"}",
        b": ",
        b"- ",
        b"#",
        b" #x",
        b"&a ",
        b"*a",
        b"!x ",
        b"'",
        b'"',
    ),
    *(b"|\n", b">\n", b"\t", b"\r", b"\r\n", b"\n", b"\x00", b"\xff", b"\xef\xbb\xbf", b"<<: *a\n"),
    *("\u2028".encode(), "\U0001f600".encode(), b"9999-12-31", b"0001-01-01", b"2019-02-30"),
    *(b"before:2019-10-29", b"after:x", b"within:9999m:9999-12-31", b"9999", b"null", b"x" * 5000),
]


@st.composite
def mutated(draw: st.DrawFn) -> tuple[str, bytes]:
    """A valid record with pieces taken out, put in, doubled or cut off."""
    path, content = draw(st.sampled_from(sorted(SEEDS.items())))
    for _ in range(draw(st.integers(1, 3))):
        at = draw(st.integers(0, len(content)))
        until = draw(st.integers(at, min(len(content), at + 80)))
        piece = draw(
            st.sampled_from(PIECES) | st.just(content[at:until] * 2) | st.binary(max_size=4)
        )
        content = content[:at] + piece + content[until:]
    return path, content


def questioned(files: Files, day: str = "2019-11-12") -> list[Problem]:
    """The problems of a workspace, each put into words in every way, after the laws were held."""
    checked = check_workspace(files, load_settings(files), on(day))
    found = checked.loaded
    broken = {problem.place.path for problem in found.problems if problem.makes_incomplete}
    assert found.found == found.whole + len(broken - {"jakres.yaml"})
    assert {problem.place.path for problem in found.incomplete} == set(broken)
    for problem in checked.problems:
        stands_in_its_file(problem, files.read(problem.place.path))
        for lang in ("id", "en"):
            assert "\n" not in problem_line(problem, catalogue(lang))
            assert problem_block(problem, catalogue(lang), 60, color=True)
    problems_json(checked.problems, catalogue("id"))
    return checked.problems


def stands_in_its_file(problem: Problem, source: Source) -> None:
    """Hold that the place of a problem exists."""
    place = problem.place
    assert source.data is not None
    lines = decode(source.data)[0].split("\n")
    assert 1 <= place.line <= place.end_line <= len(lines)
    assert 1 <= place.column <= len(lines[place.line - 1]) + 1
    assert 1 <= place.end_column <= len(lines[place.end_line - 1]) + 1
    assert (place.line, place.column) <= (place.end_line, place.end_column)
    line = lines[place.line - 1]
    assert line[place.cut :].startswith(place.excerpt)


@profile(max_examples=examples(OFTEN))
@given(st.dictionaries(st.sampled_from(PATHS), st.binary(max_size=120), max_size=4))
def test_any_bytes(files: dict[str, bytes]) -> None:
    """Any bytes in any file are read or named, at a place that exists."""
    made = tree()
    made.files.update(files)
    questioned(made)


@profile(max_examples=examples(OFTEN))
@given(st.sampled_from(PATHS), st.binary(max_size=120))
def test_any_bytes_between_fences(path: str, content: bytes) -> None:
    """Any bytes as front matter are read or named, at a place that exists."""
    made = tree()
    made.files[path] = b"---\ntitle: x\n" + content + b"\n---\nprosa\n"
    questioned(made)


@profile(max_examples=examples(OFTEN))
@given(mutated(), st.sampled_from(["2019-11-12", "2019-01-01", "9999-12-31", "0001-01-01"]))
def test_mutated_records(one: tuple[str, bytes], day: str) -> None:
    """A valid record with some damage is read or named, whatever day it is."""
    questioned(Files({"jakres.yaml": SETTINGS, **SEEDS, one[0]: one[1]}), day)


def test_seeds_are_whole() -> None:
    """The records that are damaged here are whole before."""
    made = Files({"jakres.yaml": SETTINGS, **SEEDS})
    questioned(made)
    assert load_workspace(made, load_settings(made)).incomplete == []


@pytest.mark.parametrize(
    "content", [b"[" * 100_000, b"a: " * 50_000, b"- " * 50_000, b"a: &a [*a]\n", b"? " * 50_000]
)
@pytest.mark.parametrize("path", PATHS[:4])
def test_bombs(path: str, content: bytes) -> None:
    """Deep, wide and circular YAML is a problem with a name."""
    made = tree()
    made.files[path] = content if path.endswith(".yaml") else b"---\n" + content + b"\n---\n"
    assert {"JK001", "JK002"} & {problem.code for problem in questioned(made)}
    assert TODAY.year == 2019
