"""An office that writes for weeks: what it did, and so what must be found in its records."""

from __future__ import annotations

import json
import re
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from tests.conftest import TODAY, make_workspace
from tests.faults.runs import files, left_behind

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.faults.faulty import Fault
    from tests.faults.runs import Run, Runner

EVENT = (
    "---\ntitle: Lokakarya\nstatus: planned\ndate: 2019-12-11\nhosts: [BPBD]\ngroups:\n"
    "  - id: satu\n    title: Satu\n    leads: [BPBD]\n---\n"
)
_WORD = re.compile(r"(?<!rapat-)kata\d{4}")
"""A word, but for where it is part of a meeting's name."""
_RECORD = re.compile(r"records/(?!files/).*\.(?:md|yaml)")


@dataclass
class Held:
    """A meeting as it was written so far."""

    planned: bool = False
    sealed: bytes = b""
    items: dict[str, str] = field(default_factory=dict)
    place: str = ""


@dataclass(frozen=True)
class Deed:
    """A command, the words it brings and takes away, and what is so afterwards if it was done.

    ``sign`` tells whether it was done where no words do.
    """

    arguments: tuple[str, ...]
    brings: tuple[str, ...] = ()
    takes: tuple[str, ...] = ()
    then: Callable[[], None] = lambda: None
    sign: Callable[[], bool] | None = None


class Office:
    """A workspace, runs of jakres in it, and everything that was successfully written."""

    def __init__(self, folder: Path, jakres: Runner) -> None:
        self.jakres = jakres
        self.workspace = make_workspace(folder)
        self.workspace.write("records/events/lokakarya.md", EVENT)
        self.meetings: dict[str, Held] = {}
        self.agencies = ["BPBD", "DLH", "Dishub", "SJB"]
        self.event = "lokakarya"
        self.entries = 0
        self.last = 0

    def word(self) -> str:
        """Return a word that was never written before."""
        self.last += 1
        return f"kata{self.last:04}"

    def run(self, *arguments: str, fault: Fault | None = None) -> Run:
        """Run jakres."""
        run = self.jakres.run(self.workspace, *arguments, fault=fault)
        assert run.code in {0, 1, 2, 3} or (fault and run.code == -9), (arguments, run)
        assert "Traceback" not in run.stderr, run.stderr
        return run

    def do(self, deed: Deed, fault: Fault | None = None) -> bool:
        """Carry out ``deed``; tell whether it was done.

        Whatever happens, every word that it doesn't concern is as often there as before, and it is
        done whole or not at all.
        """
        before = self.words()
        run = self.run(*deed.arguments, fault=fault)
        if run.code < 0 or left_behind(self.workspace):
            assert self.run("doctor", "--fix").code in {0, 1}
            assert left_behind(self.workspace) == set()
        after = self.words()
        for word in (before | after).keys() - set(deed.brings) - set(deed.takes):
            assert after[word] == before[word], (deed, word, run)
        assert run.code != 1, (deed, run)
        done = self.is_done(deed, run, before, after)
        if done:
            deed.then()
        assert done or after == before, (deed, run)
        return done

    def is_done(self, deed: Deed, run: Run, before: Counter[str], after: Counter[str]) -> bool:
        """Whether it was done: by the words that are there, and as the exit code says."""
        came = [after[word] > before[word] for word in deed.brings]
        went = [after[word] < before[word] for word in deed.takes]
        if came or went:
            assert len({*came, *went}) == 1, (deed, run, "half done")
            done = (came or went)[0]
        else:
            done = deed.sign() if deed.sign else run.code == 0
        assert run.code != 0 or done, (deed, run)
        assert run.code != 2 or not done, (deed, run)
        if run.code == 3 and done:
            said = (" was written, but ", "half done", " is done, but")
            assert any(one in run.stderr for one in said), (deed, run)
        return done

    def words(self) -> Counter[str]:
        """How often each word stands in the files."""
        text = b"\n".join(files(self.workspace).values()).decode()
        return Counter(_WORD.findall(text))

    def items(self) -> list[dict[str, Any]]:
        """The follow-ups, after having counted what they rest on."""
        run = self.run("actions", "--all", "--format", "json")
        assert run.code == 0, run
        answer = json.loads(run.stdout)
        counted = answer["records"]
        on_disk = [path for path in files(self.workspace) if _RECORD.fullmatch(path)]
        assert counted["found"] == len(on_disk)
        assert counted["read"] + len(counted["incomplete"]) == counted["found"]
        for one in answer["items"]:
            del one["line"]
        found: list[dict[str, Any]] = answer["items"]
        return found

    def must_hold(self) -> None:
        """Hold that nothing is lost, nothing is wrong, and nothing sealed was changed."""
        refs = {
            f"{stem}/{item}"
            for stem, held in self.meetings.items()
            for item in held.items
            if stem[:10] <= TODAY  # what is planned for later days doesn't count yet
        }
        found = self.items()
        assert {one["ref"] for one in found} == refs
        for one in found:
            stem, _, item = one["ref"].partition("/")
            assert self.meetings[stem].items[item] in one["what"]
        entries = [path for path in files(self.workspace) if path.startswith("records/progress/")]
        assert len(entries) == self.entries
        checked = json.loads(self.run("check", "--format", "json").stdout)["items"]
        assert [one for one in checked if one["level"] == "error"] == []
        for stem, held in self.meetings.items():
            text = self.text(stem)
            assert held.sealed in {b"", text}, stem
            assert (b"seal: v2:" in text) == bool(held.sealed)

    def path(self, stem: str) -> Path:
        """Where a meeting stands."""
        return self.workspace.path / f"records/meetings/{stem[:4]}/{stem}.md"

    def text(self, stem: str) -> bytes:
        """What a meeting's file holds; nothing when there is none."""
        return self.path(stem).read_bytes() if self.path(stem).exists() else b""
