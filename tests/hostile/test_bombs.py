from __future__ import annotations

import json
import random
import subprocess
from typing import TYPE_CHECKING

import pytest

from tests.conftest import Workspace, make_workspace
from tests.hostile.bounded import bounded
from tests.soak import TIMES

if TYPE_CHECKING:
    from collections.abc import Callable

PATH = "records/meetings/2019/2019-10-29-bom.md"
HEAD = "title: Rapat\ndate: 2019-10-29\nattendees: [BPBD]\n"
LAUGHS = "a: &a [x, x]\n" + "".join(
    f"{chr(98 + n)}: &{chr(98 + n)} [*{chr(97 + n)}, *{chr(97 + n)}]\n" for n in range(20)
)
MERGES = "a: &a {x: 1}\n" + "".join(
    f"{chr(98 + n)}: &{chr(98 + n)} {{<<: [*{chr(97 + n)}, *{chr(97 + n)}]}}\n" for n in range(20)
)
KB = 100_000


def _many(count: int) -> int:
    """So many in a soak, else a fifth of them: each of them costs the same."""
    return count if TIMES else count // 5


BOMBS: dict[str, str] = {
    "brackets": "[" * KB,
    "brackets-in-a-field": f"{HEAD}x: " + "[" * KB,
    "brackets-closed": f"{HEAD}x-a: " + "[" * 30_000 + "]" * 30_000,
    "braces": "{a: " * (KB // 4),
    "keys-of-keys": "? " * (KB // 2),
    "flow-keys-of-keys": "{? " * (KB // 3),
    "items-of-items": "- " * (KB // 2),
    "items-of-items-in-a-field": f"{HEAD}x-a:\n  " + "- " * (KB // 2),
    "indentation": "".join(" " * n + "a:\n" for n in range(440)),
    "anchors": f"{HEAD}x-a: [" + "&a a, " * _many(15_000) + "]",
    "tags": f"{HEAD}x-a: [" + "!a a, " * _many(15_000) + "]",
    "aliases": f"{HEAD}x-a: [&a b" + ", *a" * _many(19_000) + "]",
    "laughs": f"{HEAD}{LAUGHS}",
    "merges": f"{HEAD}{MERGES}",
    "many-values": f"{HEAD}tags: [{'a, ' * 60_000}]",
    "many-values-by-line": f"{HEAD}tags:\n" + "- a\n" * 60_000,
    "many-empty-values": f"{HEAD}tags:\n" + "-\n" * _many(19_000),
    "many-fields": f"{HEAD}" + "".join(f"f{n}: 1\n" for n in range(_many(9_000))),
    "many-fields-on-a-line": f"{HEAD}invitation: {{" + "a: 1, " * _many(9_000) + "x: 1}",
    "the-same-field": HEAD + "title: Rapat\n" * _many(9_900),
    "wrong-items-on-a-line": f"{HEAD}follow-ups: [{'[], ' * _many(19_000)}'{'x' * 150_000}']",
    "unknown-agencies": f"{HEAD}absent: [{'Dinas-Khayal, ' * _many(17_000)}]",
    "unknown-people": f"{HEAD}invited: [{{people: [{'Budi Khayal, ' * _many(17_000)}]}}]",
    "unknown-words": f"{HEAD}former: [{'Kata-Kata, ' * _many(19_000)}]",
    "unknown-references": f"{HEAD}follows: [{'2019-10-29-khaya, ' * _many(14_000)}]",
    "cut-text": f"{HEAD}tags:\n" + "- a #1\n" * _many(19_000),
    "one-id": f"{HEAD}follow-ups:\n" + "- {id: a, what: b, owners: []}\n" * _many(2_800),
    "a-long-value": f"{HEAD}place: {'x' * 250_000}",
    "a-long-text-of-blanks": f'{HEAD}chair: "x{" " * 250_000}x"',
    "a-long-text-of-one-word": f"{HEAD}chair: x {'jakarta ' * 30_000}x",
    "a-long-text-of-brackets": f'{HEAD}chair: "{"(" * 250_000}"',
    "a-long-key": f"{HEAD}{'x' * 250_000}: 1",
    "a-long-quoted-key": f"{HEAD}'{'x' * 900}': 1\n" * 200,
    "a-long-number": f"{HEAD}headcount: {'9' * 250_000}",
    "a-long-day": f"{HEAD}end-date: {'9' * 250_000}",
    "escapes": f'{HEAD}place: "' + r"\u202e" * 40_000 + '"',
    "blanks": f"{HEAD}place: x" + " " * 250_000 + "y",
    "tabs": f"{HEAD}place: x" + "\t" * 250_000 + "y",
    "escape-in-a-long-line": f'{HEAD}"' + "\\" * 250_000,
}


def _record(workspace: Workspace, front_matter: str, prose: str = "") -> None:
    workspace.write(PATH, f"---\n{front_matter}\n---\n{prose}")


@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_is_a_named_problem(workspace: Workspace, name: str) -> None:
    """Every bomb in a front matter ends soon, in little memory, as a problem of its file."""
    _record(workspace, BOMBS[name])
    result = bounded(workspace, "check", "--strict", "--format", "json")
    assert result.code == 1, result.stderr[-500:]
    assert {one["path"] for one in json.loads(result.stdout)["items"]} == {PATH}
    assert "Traceback" not in result.stderr


def _letters() -> list[str]:
    """Sentences of the same odd letters in another order, which are costly to compare."""
    rng = random.Random(1)  # noqa: S311
    letters = [chr(0x4E00 + n) for n in range(150)] * 27
    return ["".join(rng.sample(letters, len(letters))) for _ in range(100)]


def _quotes() -> tuple[str, str]:
    sentences = _letters()
    items = "".join(
        f"- {{id: a{n}, what: b, owners: [], quote: {one}}}\n"
        for n, one in enumerate(sentences[:30])
    )
    return f"{HEAD}follow-ups:\n{items}", ". ".join(sentences[30:])


PROSE: dict[str, Callable[[], tuple[str, str]]] = {
    "wrong-weekdays": lambda: (HEAD, "Senin 1 Mei 2019. " * _many(100_000)),
    "wrong-weekdays-by-line": lambda: (HEAD, "Senin 1 Mei 2019.\n" * _many(20_000)),
    "open-comments": lambda: (
        f"{HEAD}follow-ups: [{{id: a, what: b, owners: [], quote: c}}]",
        "<!--" * _many(400_000),
    ),
    "brackets": lambda: (
        f"{HEAD}follow-ups: [{{id: a, what: b, owners: [], quote: c}}]",
        "![" * 900_000,
    ),
    "links": lambda: (
        f"{HEAD}follow-ups: [{{id: a, what: b, owners: [], quote: c}}]",
        "[a](" * _many(450_000),
    ),
    "blanks": lambda: (
        f"{HEAD}follow-ups: [{{id: a, what: b, owners: [], quote: c}}]",
        " " * 1_900_000,
    ),
    "agencies": lambda: (HEAD, "Dinas Lingkungan Hidup " * 80_000),
    "part-of-a-name": lambda: (HEAD, "Badan Penanggulangan Bencana " * 60_000),
    "comments": lambda: (HEAD + "#" * 250_000, ""),
    "blank-lines": lambda: (HEAD + "\n" * 250_000, ""),
    "fences": lambda: (HEAD, "---\n" * _many(450_000)),
    "controls": lambda: (HEAD, "\x1b" * _many(1_900_000)),
    "many-quotes": _quotes,
}


@pytest.mark.parametrize("name", PROSE)
def test_prose_never_hangs(workspace: Workspace, name: str) -> None:
    """Up to two megabytes of prose made to be costly end soon, in little memory."""
    _record(workspace, *PROSE[name]())
    result = bounded(workspace, "check")
    assert result.code in {0, 1}, result.stderr[-500:]


def test_text_in_the_register_never_hangs(workspace: Workspace) -> None:
    """A name of two megabytes in the register is a problem, not a hang."""
    workspace.write("records/agencies.yaml", f"SJB:\n  name: x {'jakarta ' * 250_000}x\n")
    _record(workspace, "title: a\ndate: 2019-10-29\nattendees: [SJB]\nchair: Kepala")
    result = bounded(workspace, "check")
    assert result.code == 1, result.stderr[-500:]
    assert "records/agencies.yaml:2:" in result.stdout


@pytest.mark.parametrize("piece", [" ", " jakarta", "(", "/", "a", "-"])
def test_a_bomb_on_the_command_line(workspace: Workspace, piece: str) -> None:
    """A very long name on the command line is refused like a short one."""
    text = piece * (100_000 // len(piece))
    assert bounded(workspace, "actions", "--agency", f"x{text}x").code == 2


@pytest.mark.parametrize("command", ["check", "actions"])
def test_circles_end(workspace: Workspace, command: str) -> None:
    """Agencies above, posts beside and meetings after one another in a circle end somewhere."""
    workspace.write(
        "records/agencies.yaml",
        "SJB: {name: S, parent: A, successor: B}\nA: {name: A, parent: B, successor: A}\n"
        "B: {name: B, parent: A, kind: umbrella, successor: SJB}\n",
    )
    workspace.write(
        "records/people.yaml",
        "posts:\n  a: {name: a, held-with: b, agency: A}\n  b: {name: b, held-with: a}\n",
    )
    first, second = "2019-10-29-satu", "2019-10-30-dua"
    for stem, other in ((first, second), (second, first)):
        workspace.write(
            f"records/meetings/2019/{stem}.md",
            f"---\ntitle: a\ndate: {stem[:10]}\nattendees: [A]\nchair: a\nfollows: [{other}]\n"
            f"former: [{other}]\nfollow-ups:\n  - {{id: a, what: b, owners: [b, B], "
            f"due: 'after:{other}/a', replaces: [{other}/a]}}\n"
            f"  - {{id: c, what: b, owners: [A], due: 'next-meeting'}}\n"
            f"updates:\n  - {{item: a, by: a, owners: [A], status: in-progress}}\n---\n",
        )
    asked = ((), ("--agency", "A"), ("--agency", "b", "--all")) if command == "actions" else ((),)
    for options in asked:
        assert bounded(workspace, command, *options).code in {0, 1}


def test_a_deep_folder_is_walked(workspace: Workspace) -> None:
    """Folders within folders, deeper than Python's stack, are no bug in jakres."""
    deep = workspace.path / "records" / "meetings"
    deep.mkdir()
    there = str(deep) + "/a" * 1_500
    _makedirs(there)
    try:
        result = bounded(workspace, "check")
        assert result.code in {0, 1}, result.stderr[-500:]
    finally:
        _remove(str(deep))


def _makedirs(path: str) -> None:
    subprocess.run(["mkdir", "-p", path], check=True)


def _remove(path: str) -> None:
    subprocess.run(["rm", "-rf", path], check=True)


def test_many_broken_files(workspace: Workspace) -> None:
    """Five hundred files that can't be read are five hundred problems."""
    for number in range(500):
        workspace.write(f"records/meetings/2019/2019-10-29-bom-{number}.md", "[" * 2_000)
    result = bounded(workspace, "actions")
    assert result.code == 1
    assert result.stderr.count("JK001") == 500
    assert "2 of 502 records read" in result.stderr


@pytest.mark.parametrize(
    "prose", ["Senin, 31 Desember 9999", "Minggu, 1 Januari 0001", "Senin, 29 Februari 0004"]
)
def test_the_ends_of_the_calendar(workspace: Workspace, prose: str) -> None:
    """A wrong weekday on the last or the first day there is has nothing beside it to suggest."""
    _record(workspace, HEAD, f"Rapat pada {prose}.")
    result = bounded(workspace, "check", "--format", "json")
    codes = {one["code"] for one in json.loads(result.stdout or '{"items": []}')["items"]}
    assert (result.code, codes) == (0, {"JK201"}), result.stderr


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
def test_a_meeting_at_the_end_of_the_calendar(
    tmp_path_factory: pytest.TempPathFactory, day: str
) -> None:
    """Records and questions about the first and the last day are answered."""
    workspace = make_workspace(tmp_path_factory.mktemp("calendar"))
    year = day[:4]
    workspace.write(
        f"records/meetings/{year}/{day}-rapat.md",
        f"---\ntitle: a\ndate: {day}\nweekday: Rabu\nattendees: [BPBD]\nfollow-ups:\n"
        f"  - {{id: a, what: b, owners: [BPBD], due: 'within:9999m:{day}'}}\n"
        f"  - {{id: b, what: b, owners: [BPBD], due: 'before:{day}'}}\n"
        f"  - {{id: c, what: b, owners: [BPBD], due: 'before:acara', event: acara}}\n---\n",
    )
    workspace.write(
        "records/events/acara.md",
        "---\ntitle: a\nstatus: planned\nhosts: [BPBD]\ndate: 2019-01-01\nend-date: 2019-12-31\n"
        "moved:\n  - {on: 2019-01-01, was: 9999-12-31, now: 2019-01-01, reason: x}\n---\n",
    )
    for today in ("0001-01-01", "2019-11-12", "9999-12-31"):
        for command in ("check", "actions"):
            result = bounded(workspace, command, "--today", today)
            assert result.code in {0, 1}, result.stderr
