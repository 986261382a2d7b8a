"""The same records give the same bytes, whatever the seed of Python's hashes."""

from __future__ import annotations

import datetime
import subprocess
import sys
from collections import Counter
from typing import TYPE_CHECKING

import pytest

from tests.soak import TIMES
from tests.warm import HANG

if TYPE_CHECKING:
    from tests.conftest import Workspace

FIRST = datetime.date(2018, 1, 1)
MEETINGS = 1500 if TIMES else 320
WORDS = "data pompa tanggul waduk laporan peta survei anggaran naskah jadwal".split()  # noqa: SIM905
COMMANDS = (
    ("check",),
    ("check", "--format", "json"),
    ("actions", "--format", "json"),
    ("actions", "--by", "owner"),
    ("agencies", "--format", "json"),
    ("meetings", "--format", "json"),
    ("decisions",),
    ("events",),
    ("search", "pompa"),
    ("show", "BPBD"),
    ("render", "matrix"),
)
RUN_ALL = """\
import contextlib, hashlib, io, json, sys
from jakres_cli.cli.app import run
for command in json.loads(sys.argv[1]):
    out = io.TextIOWrapper(io.BytesIO(), encoding="utf-8")
    with contextlib.redirect_stdout(out):
        code = run(command)
        out.flush()
    data = out.buffer.getvalue()
    print(" ".join(command), code, len(data), hashlib.sha256(data).hexdigest(), sep="\\t")
"""


def _record(n: int) -> str:
    """A meeting that breaks many rules, and promises again what others did."""
    day = FIRST + datetime.timedelta(days=2 * n)
    first, second, third = WORDS[n % 10], WORDS[n // 10 % 10], WORDS[n // 7 % 10]
    return f"""\
---
title: Rapat {first} {n % 9}
date: {day}
weekday: {"Senin" if n % 2 else "Selasa"}
place: Balai\u00a0Kota
chair: Kepala {n % 17}
attendees: [BPBD, {"DLH" if n % 3 else "Dishub"}]
headcount: 0{n % 10}
follow-ups:
  - id: satu
    what: Menyerahkan {first} {second} wilayah utara
    owners: [BPBD, {"DLH" if n % 3 else "Dishub"}]
    due: {day - datetime.timedelta(days=3)}
  - id: dua
    what: Menyusun {second} {third} bersama warga sungai
    kind: commitment
    owners: [{"SJB" if n % 4 else "Dinas Khayal"}]
    quote: diharapkan {second}
  - id: tiga
    what: Rapat {third} lanjutan
    owners: []
---
Selanjutnya diharapkan {second}. Disepakati {third} oleh Dishub dan DLH.

a. satu
b. dua\u00ad
"""


def _fill(workspace: Workspace) -> None:
    for n in range(MEETINGS):
        day = FIRST + datetime.timedelta(days=2 * n)
        workspace.write(f"records/meetings/{day.year}/{day}-rapat.md", _record(n))


def _answers(workspace: Workspace, seed: str) -> str:
    import json

    done = subprocess.run(
        [sys.executable, "-c", RUN_ALL, json.dumps(COMMANDS)],
        cwd=workspace.path,
        env=workspace.environment({"PYTHONHASHSEED": seed}),
        capture_output=True,
        timeout=HANG,
        check=True,
    )
    return done.stdout.decode()


@pytest.fixture
def crowd(workspace: Workspace) -> Workspace:
    """A workspace with hundreds of findings of each kind."""
    _fill(workspace)
    return workspace


def test_no_answer_depends_on_the_seed(crowd: Workspace) -> None:
    """Every rule and list gives the same bytes under several seeds."""
    answers = {seed: _answers(crowd, seed) for seed in ("0", "1", "3", "42")}
    first = answers["0"].splitlines()
    for seed, lines in answers.items():
        assert lines.splitlines() == first, seed


def test_the_corpus_has_hundreds_of_findings(crowd: Workspace) -> None:
    """Or a chance would be missed, as one in 5,000 was."""
    lines = crowd.run("check").stdout.splitlines()
    counts = Counter(line.split(": ", 1)[1][:5] for line in lines if ": JK" in line)
    many = {code for code, count in counts.items() if count >= MEETINGS // 4}
    assert many >= {"JK102", "JK201", "JK202", "JK205", "JK207", "JK211", "JK217", "JK219"}, counts
