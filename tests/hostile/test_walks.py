"""Lists and check take four times the work for four times the records, in whatever shape."""

from __future__ import annotations

import datetime
from functools import partial
from itertools import product
from typing import TYPE_CHECKING

import pytest

from jakres_cli.cli.app import run
from tests.conftest import AGENCIES, PEOPLE
from tests.soak import some
from tests.work import steps

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import Workspace

SIZE = 16
"""N; the work is counted at N, 2N and 4N."""
FIRST = datetime.date(2019, 1, 1)
ITEM = "  - id: data\n    what: Menyerahkan data pompa wilayah {n}\n    owners: [{owner}]\n"


def _day(n: int) -> str:
    return str(FIRST + datetime.timedelta(days=n))


def _meeting(n: int, fields: str, prose: str = "") -> dict[str, str]:
    day = _day(n)
    text = f"---\ntitle: Rapat {n}\ndate: {day}\nattendees: [BPBD]\n{fields}---\n{prose}"
    return {f"records/meetings/{day[:4]}/{day}-rapat.md": text}


def _stem(n: int) -> str:
    return f"{_day(n)}-rapat"


def _meetings(count: int, fields: Callable[[int], str]) -> dict[str, str]:
    return {path: text for n in range(count) for path, text in _meeting(n, fields(n)).items()}


def _agencies(count: int, field: Callable[[int], str]) -> dict[str, str]:
    more = "".join(f"Z{n}:\n  name: Badan {n}\n{field(n)}" for n in range(count))
    return {"records/agencies.yaml": AGENCIES + more}


def _owed(count: int, more: Callable[[int], str], owner: str = "BPBD") -> dict[str, str]:
    return _meetings(count, lambda n: f"follow-ups:\n{ITEM.format(n=n, owner=owner)}{more(n)}")


def _many_items(count: int) -> dict[str, str]:
    items = "".join(
        f"  - id: data-{n}\n    what: Menyerahkan data nomor {n}\n    owners: [BPBD]\n"
        f"    quote: BPBD menyerahkan data nomor {n}\n"
        for n in range(count)
    )
    prose = "".join(f"Disepakati BPBD menyerahkan data nomor {n}.\n\n" for n in range(count))
    return _meeting(0, f"follow-ups:\n{items}", prose)


def _many_entries(count: int) -> dict[str, str]:
    entries = {
        f"records/progress/{_stem(0)}/data/{_day(n + 1)}-BPBD.md": "---\nstatus: in-progress\n---\n"
        for n in range(count)
    }
    return {**_owed(1, lambda _: ""), **entries}


SHAPES: dict[str, Callable[[int], dict[str, str]]] = {
    "a chain of parents": lambda count: {
        **_agencies(count, lambda n: f"  parent: Z{n - 1}\n" if n else ""),
        **_meeting(0, f"follow-ups:\n{ITEM.format(n=0, owner=f'Z{count - 1}')}"),
    },
    "a chain of successors": lambda count: _agencies(
        count, lambda n: f"  until: {_day(n)}\n  successor: Z{n - 1}\n" if n else ""
    ),
    "children of one parent": lambda count: _agencies(count, lambda _: "  parent: BPBD\n"),
    "posts held together": lambda count: {
        "records/people.yaml": PEOPLE
        + "".join(
            f"  jabatan-{n}:\n    name: Jabatan {n}\n    agency: BPBD\n"
            + (f"    held-with: jabatan-{n - 1}\n" if n else "")
            for n in range(count)
        ),
        **_meeting(0, "chair: jabatan-0\n"),
    },
    "meetings": lambda count: _owed(count, lambda _: ""),
    "the same again and again": lambda count: _meetings(
        count, lambda _: f"follow-ups:\n{ITEM.format(n='utara', owner='BPBD')}"
    ),
    "meetings that follow": lambda count: _meetings(
        count, lambda n: f"follows: [{_stem(n - 1)}]\n" if n else ""
    ),
    "promises that replace": lambda count: _owed(
        count, lambda n: f"    replaces: [{_stem(n - 1)}/data]\n" if n else ""
    ),
    "promises that wait": lambda count: _owed(
        count, lambda n: f"    due: after:{_stem(n - 1)}/data\n" if n else ""
    ),
    "many items": _many_items,
    "many entries": _many_entries,
}
COMMANDS = (
    ("check",),
    ("actions",),
    ("actions", "--agency", "BPBD"),
    ("agencies",),
    ("agencies", "--parent", "BPBD"),
    ("meetings",),
    ("decisions",),
    ("search", "pompa"),
    ("show", "BPBD"),
    ("render", "matrix"),
    ("render", "agency", "BPBD"),
)


def _work(workspace: Workspace, shape: str, count: int, command: tuple[str, ...]) -> int:
    for path, text in SHAPES[shape](count).items():
        workspace.write(path, text)
    run(list(command))  # what is imported or remembered once isn't counted
    return steps(partial(run, list(command)))


@pytest.mark.parametrize(("shape", "command"), some(product(SHAPES, COMMANDS), 9, "walks"), ids=str)
def test_work_grows_with_the_records(
    workspace: Workspace,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
    shape: str,
    command: tuple[str, ...],
) -> None:
    """The lines of Python that run are counted, not seconds."""
    monkeypatch.chdir(workspace.path)
    monkeypatch.setenv("HOME", str(workspace.home))
    monkeypatch.setenv("JAKRES_TODAY", "2019-11-12")
    small, double, fourfold = (
        _work(workspace, shape, SIZE * times, command) for times in (1, 2, 4)
    )
    capfd.readouterr()
    assert fourfold - double < 2.6 * (double - small) + 40 * SIZE, (small, double, fourfold)
