"""A run that is killed: the old bytes or the new ones, and nothing that isn't named."""

from __future__ import annotations

import signal
from typing import TYPE_CHECKING

import pytest

from tests.faults.faulty import KILL, READS, Fault
from tests.faults.furnished import MOVERS, OF_SEVERAL_FILES, WRITERS, furnished
from tests.faults.leftovers import cleared_up, either
from tests.faults.runs import Stage, files, left_behind
from tests.soak import some
from tests.unit.importing.sheets import filled

if TYPE_CHECKING:
    from tests.faults.runs import Runner

AGENCIES = "records/agencies.yaml"
TEN = "sepuluh.xlsx"
TEN_DRAFT = "2019-10-09-rapat-sepuluh"


@pytest.fixture(scope="module")
def ten_rows(jakres: Runner, tmp_path_factory: pytest.TempPathFactory) -> Stage:
    """A workspace with a sheet of ten rows that was filled in."""
    workspace = furnished(tmp_path_factory.mktemp("ten"), jakres)
    items = "".join(
        f"  - id: tugas-{n}\n    what: Tugas {n}\n    owners: [DLH]\n    quote: Tugas {n}\n"
        for n in range(10)
    )
    prose = "".join(f"Tugas {n}.\n" for n in range(10))
    workspace.write(
        f"records/meetings/2019/{TEN_DRAFT}.md",
        "---\ntitle: Sepuluh\ndate: 2019-10-09\nattendees: [DLH]\n"
        f"follow-ups:\n{items}---\n\n{prose}",
    )
    sheet = ("render", "actions", "--meeting", TEN_DRAFT, "--format", "xlsx", "-o", "kosong.xlsx")
    assert jakres.run(workspace, *sheet).code == 0
    empty = workspace.path / "kosong.xlsx"
    filled(empty, {f"tugas-{n}": {"note": f"Catatan {n}"} for n in range(10)}, TEN)
    empty.unlink()
    return Stage(workspace, jakres)


@pytest.mark.parametrize("name", WRITERS)
def test_at_every_call(stage: Stage, name: str) -> None:
    """Before whichever call, each file is the old or the new one, and all of them are or none.

    What is left is named by doctor, and cleared up by it.
    """
    done, new = stage.result(*WRITERS[name])
    old = files(stage.workspace)
    for nth in some(range(1, done.count() + 1), 9, name):
        run = stage.run(*WRITERS[name], fault=Fault(nth, KILL))
        assert run.code == -signal.SIGKILL
        if name not in MOVERS:
            assert either(files(stage.workspace), old, new) == [], nth
        cleared_up(stage)
        assert files(stage.workspace) in (old, new), nth
        if name in OF_SEVERAL_FILES:
            assert stage.run("check").code == 0
        stage.set_up()


def test_ten_rows(ten_rows: Stage) -> None:
    """An import of ten rows is there whole or not at all."""
    done, new = ten_rows.result("import", TEN)
    old = files(ten_rows.workspace)
    assert len(new) == len(old) + 10
    for nth in some(range(1, done.count() + 1), 20, TEN):
        assert ten_rows.run("import", TEN, fault=Fault(nth, KILL)).code == -signal.SIGKILL
        cleared_up(ten_rows)
        assert files(ten_rows.workspace) in (old, new), nth
        ten_rows.set_up()


@pytest.mark.parametrize("name", OF_SEVERAL_FILES)
def test_the_next_writer_takes_it_back(stage: Stage, name: str) -> None:
    """Whoever writes next takes back what was interrupted, says so, and then does his own."""
    done, new = stage.result(*WRITERS[name])
    old = files(stage.workspace)
    taken_back = 0
    tried = some(range(1, done.count() + 1), 12, name)
    for nth in tried:
        stage.run(*WRITERS[name], fault=Fault(nth, KILL))
        cut_short = any(path.endswith(".json") for path in left_behind(stage.workspace))
        run = stage.run("add", "agency", "Dinsos", "Dinas Sosial")
        assert run.code == 0, run.stderr
        assert cut_short == ("took back what was interrupted: jakres" in run.stderr)
        now = files(stage.workspace)
        assert b"\nDinsos:\n" in now[AGENCIES]
        expected = [_others(old)] if cut_short else [_others(old), _others(new)]
        assert _others(now) in expected
        taken_back += cut_short
        stage.set_up()
    assert taken_back > len(tried) / 4


def _others(found: dict[str, bytes]) -> dict[str, bytes]:
    """All files but the register that the next writer adds to."""
    return {path: text for path, text in found.items() if path != AGENCIES}


@pytest.mark.parametrize("name", ["rename", "fmt", "done"])
def test_between_two_changes(stage: Stage, name: str) -> None:
    """Killed before it reads something, as it may be by the power or by an administrator."""
    done, new = stage.result(*WRITERS[name])
    old = files(stage.workspace)
    for nth in some(range(1, done.count(READS) + 1), 24, name):
        killed = stage.run(*WRITERS[name], fault=Fault(nth, KILL, READS))
        assert killed.code == -signal.SIGKILL
        if name not in MOVERS:
            assert either(files(stage.workspace), old, new) == []
        cleared_up(stage)
        assert files(stage.workspace) in (old, new)
        stage.set_up()


def test_who_asks_meanwhile_is_told(stage: Stage) -> None:
    """After a rename that was interrupted questions are answered, with a word about it."""
    done, new = stage.result(*WRITERS["rename"])
    stage.run(*WRITERS["rename"], fault=Fault(done.count() // 2, KILL))
    half = files(stage.workspace)
    for question in (("actions", "--all"), ("check",)):
        assert "a command was interrupted" in stage.run(*question).stderr
    dry = stage.run("set", "lokakarya", "place=Aula", "--dry-run")
    assert (dry.code, dry.stdout) == (3, "")
    assert "was interrupted" in dry.stderr
    assert files(stage.workspace) == half
    again = stage.run(*WRITERS["rename"])
    assert (again.code, files(stage.workspace)) == (0, new), again.stderr
    stage.set_up()
