"""Runs that write: what was there before, what is there after, and what check says of it."""

from __future__ import annotations

import datetime
from difflib import unified_diff
from typing import TYPE_CHECKING

import pytest

from jakres_cli.locale import catalogue
from jakres_cli.model.source import ERROR
from jakres_cli.output.problems import problem_line
from jakres_cli.records.read import load_settings
from jakres_cli.rules.check import check_workspace
from jakres_cli.store.workspace import WorkingTree
from tests.conftest import TODAY
from tests.soak import share

if TYPE_CHECKING:
    from tests.conftest import Result, Workspace

STEM = "2019-11-05-rapat"
MEETING = f"records/meetings/2019/{STEM}.md"
PLANNED = "records/meetings/2019/2019-11-12-rencana.md"
AGENCIES = "records/agencies.yaml"
PEOPLE = "records/people.yaml"
LOCK = ".jakres.lock"
DRAFT = """\
---
# diketik oleh sekretariat
title: 'Rapat: persiapan'   # judul
date: 2019-11-05
time: '09:00'

attendees:   # yang hadir
    - BPBD   # tuan rumah
    - agency: DLH
      names: [{name: "Ibu Rina"}]
x-arsip: {rak: 012, map: NO}
---

# Pembahasan

Dua kata.  \n
<!-- belum selesai -->

## Tindak lanjut

## Lain-lain

- tidak ada
"""
PLAN = """\
---
title: Rencana
date: 2019-11-12
record: planned  # belum
invited:
  - BPBD
  - {agency: DLH, posts: [manajer-program]}   # dua orang
  - posts: [deputi-trlh]
# sisanya menyusul
agenda: [Laporan]
---

Prosa.
"""
SETTINGS_FILES = {
    "records/series/mingguan.md": (
        "---\ntitle: Rapat mingguan\nattendees: [BPBD, DLH]\nchair: deputi-trlh\n"
        "pillar: siap\n---\n"
    ),
    "records/events/lokakarya.md": (
        "---\ntitle: Lokakarya\nstatus: planned\nhosts: [BPBD]\ndate: 2019-12-11\n---\n"
    ),
}


def fill(workspace: Workspace, **files: str) -> Workspace:
    """Write a draft, a planned meeting, a series and an event."""
    workspace.write(MEETING, files.get("draft", DRAFT))
    workspace.write(PLANNED, files.get("plan", PLAN))
    for path, content in SETTINGS_FILES.items():
        workspace.write(path, content)
    return workspace


def tree(workspace: Workspace) -> dict[str, bytes]:
    """Every file of the workspace, but for the lock."""
    return {
        str(path.relative_to(workspace.path)): path.read_bytes()
        for path in sorted(workspace.path.rglob("*"))
        if path.is_file() and path.name != LOCK
    }


def folders(workspace: Workspace) -> set[str]:
    """Every folder of the workspace."""
    return {
        str(one.relative_to(workspace.path)) for one in workspace.path.rglob("*") if one.is_dir()
    }


def errors(workspace: Workspace) -> list[str]:
    """What check finds that is an error."""
    found = WorkingTree(str(workspace.path))
    problems = check_workspace(
        found, load_settings(found), datetime.date.fromisoformat(TODAY)
    ).problems
    return [
        problem_line(problem, catalogue("en")) for problem in problems if problem.level == ERROR
    ]


def written(workspace: Workspace, *arguments: str) -> dict[str, str]:
    """Run a command that must succeed and write; return the files it changed or made.

    Before that it is run dry: nothing may change, and the difference must be the real one.
    """
    before, known = tree(workspace), folders(workspace)
    dry = workspace.run(*arguments, "--dry-run")
    assert (dry.code, tree(workspace), folders(workspace)) == (0, before, known), dry.stderr
    done = workspace.run(*arguments)
    assert done.code == 0, done.stderr
    after = tree(workspace)
    assert set(before) <= set(after)
    changed = {path: text.decode() for path, text in after.items() if before.get(path) != text}
    assert changed
    shown = "".join(
        difference(path, before.get(path, b"").decode(), new) for path, new in changed.items()
    )
    assert dry.stdout == shown
    assert errors(workspace) == []
    return changed


def difference(path: str, before: str, after: str) -> str:
    """The difference as ``diff -u`` and git write it."""
    made = unified_diff(
        before.splitlines(keepends=True),
        after.splitlines(keepends=True),
        f"a/{path}" if before else "/dev/null",
        f"b/{path}",
    )
    return "".join(
        line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in made
    )


def lines_kept(before: str, after: str) -> bool:
    """Whether every line stays, in order: all that was done is to add some."""
    rest = iter(after.split("\n"))
    return all(line in rest for line in before.split("\n"))


def refused(workspace: Workspace, code: int, *arguments: str) -> Result:
    """Run a command that must be refused with an exit code and leave everything as it was."""
    before, known = tree(workspace), folders(workspace)
    for run in (arguments, (*arguments, "--dry-run")):
        done = workspace.run(*run)
        assert (done.code, done.stdout) == (code, ""), (run, done)
        assert done.stderr.startswith("jakres: "), done.stderr
        assert (tree(workspace), folders(workspace)) == (before, known)
    return done


def unchanged(workspace: Workspace, *arguments: str) -> str:
    """Run a command that finds everything said already and writes nothing; return its note."""
    before = tree(workspace)
    done = workspace.run(*arguments)
    assert (done.code, tree(workspace)) == (0, before), done.stderr
    return done.stderr


def either(workspace: Workspace, *arguments: str) -> Result:
    """Run a command with something hostile: a clean refusal, or files that pass check."""
    before = tree(workspace)
    done = workspace.run(*arguments)
    assert done.code in {0, 2, 3}, done.stderr
    assert "\x1b" not in done.stdout + done.stderr
    if done.code:
        assert tree(workspace) == before
        assert done.stdout == ""
    assert errors(workspace) == []
    return done


HOSTILE = {
    "newline": "satu\ndua",
    "fence": "a\n---\nb",
    "only-fence": "---",
    "single-quote": "Jum'at 'x'",
    "double-quote": '"a" \\ "b',
    "colon": "a: b",
    "number-sign": "pompa #3",
    "comment-start": "# a",
    "brackets": "[a, {b: c}]",
    "signs": "&a *b !c %d @e `f` | > ? -",
    "no": "NO",
    "number": "012",
    "clock": "10:30",
    "not-a-day": "2019-02-30",
    "tab": "a\tb",
    "jinja": "{{ 7 * 7 }}{% raw %}",
    "esc": "a\x1b[31mb",
    "bell": "a\x07b",
    "c1": "a\x9bb",
    "right-to-left": "a\u202eb",
    "separator": "a\u2028b",
    "bom": "\ufeffa",
    "zero-width": "a\u200bb",
    "surrogate": "a\udcffb",
    "long": "kata " * 600,
    "longer": "x" * 5000,
    "punctuation": "?!…",
    "asterisks": "***",
    "path": "../../x",
    "slash": "/etc/passwd",
    "comment-end": "a --> b",
    "comment": "<!-- a",
    "comment-inside": "Zulu <!-- yankee",
    "code": "```",
    "heading": "## Tindak lanjut",
    "html": "<script>x</script>",
    "emoji": "👩‍👩‍👧 e\u0301",
    "blank": "   ",
    "no-break": "\u00a0",
    "dash": "-",
}


def hostile(number: int) -> pytest.MarkDecorator:
    """A share of the hostile texts; three tests with numbers in a row try all of them."""
    names = share(HOSTILE, 3, number)
    return pytest.mark.parametrize("text", [HOSTILE[name] for name in names], ids=names)
