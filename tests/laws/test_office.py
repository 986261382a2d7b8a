"""The law of a whole life: whatever is done, in any order and cut short anywhere, nothing is lost.

`make soak` looks longer.
"""

from __future__ import annotations

import re
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    rule,
    run_state_machine_as_test,
)

from tests.faults.faulty import KILL, KILL_AFTER, SHORT, Fault
from tests.faults.office import Deed, Held, Office
from tests.faults.runs import Runner, files
from tests.soak import TIMES, examples

EXAMPLES = examples(16)
STEPS = 40 if TIMES else 25
NUMBERS = st.integers(0, 99)
_BROKEN = st.builds(
    Fault,
    nth=st.integers(1, 40),
    how=st.sampled_from([KILL, KILL_AFTER, SHORT, "EIO", "ENOSPC"]),
    lasting=st.booleans(),
)
# most runs are let alone
FAULTS = st.integers(0, 3).flatmap(lambda n: st.none() if n else _BROKEN)
_FORMER = re.compile(rb"former:[^\n]*\n(?:  - [^\n]*\n)*")


class Life(RuleBasedStateMachine):
    """What people do to their records, in any order."""

    jakres: Runner

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.office = Office(Path(self.folder.name), self.jakres)

    def teardown(self) -> None:
        """Throw the records away."""
        self.folder.cleanup()

    @invariant()
    def nothing_is_lost(self) -> None:
        """Everything that was written is found, and check finds no error."""
        self.office.must_hold()

    def chosen(self, number: int, *, sealed: bool = False) -> str | None:
        """One of the meetings, sealed or not."""
        office = self.office
        known = [one for one, held in office.meetings.items() if bool(held.sealed) == sealed]
        return known[number % len(known)] if known else None

    def follow_up(self, number: int) -> str | None:
        """One of the follow-ups of all meetings."""
        refs = [
            f"{stem}/{item}" for stem, one in self.office.meetings.items() for item in one.items
        ]
        return refs[number % len(refs)] if refs else None

    @rule(day=st.integers(1, 30), planned=st.booleans(), fault=FAULTS)
    def new_meeting(self, day: int, planned: bool, fault: Fault | None) -> None:  # noqa: FBT001
        """A meeting that was held, or is to be."""
        office, word = self.office, self.office.word()
        date = f"2019-12-{day:02}" if planned else f"2019-10-{day:02}"
        came = ",".join(office.agencies[:2])
        stem = f"{date}-rapat-{word}"
        who = ("--invited", came) if planned else ("--attendees", came)
        office.do(
            Deed(
                ("new-meeting", f"Rapat {word}", "--date", date, *who),
                brings=(word,),
                then=lambda: office.meetings.update({stem: Held(planned=planned)}),
            ),
            fault,
        )
        if stem in office.meetings:
            office.do(Deed(("set", stem, "not-stated=chair,recorded-by")))

    @rule(number=NUMBERS, owner=NUMBERS, fault=FAULTS)
    def add_follow_up(self, number: int, owner: int, fault: Fault | None) -> None:
        """Something to be done."""
        office, stem, word = self.office, self.chosen(number), self.office.word()
        if stem is not None:
            who = office.agencies[owner % len(office.agencies)]
            office.do(
                Deed(
                    ("add", "follow-up", stem, f"Mengirim {word}.", "--owner", who, "--id", word),
                    brings=(word,),
                    then=lambda: office.meetings[stem].items.update({word: word}),
                ),
                fault,
            )

    @rule(number=NUMBERS, kind=st.sampled_from(["decision", "attendee", "absent"]), fault=FAULTS)
    def add_something(self, number: int, kind: str, fault: Fault | None) -> None:
        """A decision, or somebody who was there or was not."""
        office, stem, word = self.office, self.chosen(number), self.office.word()
        if stem is not None:
            said = {
                "decision": (f"Diputuskan {word}.",),
                "attendee": ("--name", f"Orang {word}"),
                "absent": (office.agencies[number % len(office.agencies)], "--reason", word),
            }[kind]
            if kind == "attendee" and office.meetings[stem].planned:
                return
            office.do(Deed(("add", kind, stem, *said), brings=(word,)), fault)

    @rule(fault=FAULTS)
    def add_agency(self, fault: Fault | None) -> None:
        """A body that nobody wrote to before."""
        office, word = self.office, self.office.word()
        code = f"N{word[4:]}"
        office.do(
            Deed(
                ("add", "agency", code, f"Nama {word}"),
                brings=(word,),
                then=lambda: office.agencies.append(code),
            ),
            fault,
        )

    @rule(number=NUMBERS, fault=FAULTS)
    def attendance(self, number: int, fault: Fault | None) -> None:
        """A planned meeting took place."""
        office, stem = self.office, self.chosen(number)
        if stem is not None and office.meetings[stem].planned:
            office.do(
                Deed(
                    ("attendance", stem, "--all-invited"),
                    sign=lambda: b"record: minutes" in office.text(stem),
                    then=lambda: setattr(office.meetings[stem], "planned", False),
                ),
                fault,
            )

    @rule(
        number=NUMBERS,
        how=st.sampled_from(["note", "status", "done", "file", "postpone"]),
        by=NUMBERS,
        fault=FAULTS,
    )
    def report(self, number: int, how: str, by: int, fault: Fault | None) -> None:
        """Progress on a follow-up; what the life cycle doesn't allow is refused."""
        office, ref, word = self.office, self.follow_up(number), self.office.word()
        if ref is None:
            return
        proof = office.workspace.home / f"bukti {number % 7}.txt"
        proof.write_text(f"bukti {number % 7}")
        who = office.agencies[by % len(office.agencies)]
        said = {
            "note": ("update", ref, "--note", f"Catatan {word}."),
            "status": ("update", ref, "--status", "in-progress", "--note", word),
            "done": ("done", ref, "--evidence", f"https://example.org/{word}", "--all-owners"),
            "file": ("done", ref, "--evidence", str(proof), "--note", word, "--all-owners"),
            "postpone": ("postpone", ref, "--to", f"2020-03-{by % 28 + 1:02}", "--reason", word),
        }[how]

        def count() -> None:
            office.entries += 1

        office.do(Deed((*said, "--by", who), brings=(word,), then=count), fault)

    @rule(number=NUMBERS, fault=FAULTS)
    def propose(self, number: int, fault: Fault | None) -> None:
        """A topic for the event."""
        office, word = self.office, self.office.word()
        agency = office.agencies[number % len(office.agencies)]
        said = ("--agency", agency, "--group", "satu", "--topic", f"Topik {word}")
        office.do(Deed(("propose", office.event, *said), brings=(word,)), fault)

    @rule(number=NUMBERS, fault=FAULTS)
    def set_place(self, number: int, fault: Fault | None) -> None:
        """A draft's place is another; the old one is the only word that goes."""
        office, stem, word = self.office, self.chosen(number), self.office.word()
        if stem is not None:
            held = office.meetings[stem]
            office.do(
                Deed(
                    ("set", stem, f"place=Aula {word}", "time=9.30"),
                    brings=(word,),
                    takes=(held.place,) if held.place else (),
                    then=lambda: setattr(held, "place", word),
                ),
                fault,
            )

    @rule(number=NUMBERS, day=st.integers(1, 28), fault=FAULTS)
    def set_due(self, number: int, day: int, fault: Fault | None) -> None:
        """A follow-up of a draft is due on another day."""
        stem = self.chosen(number)
        if stem is not None:
            for item in list(self.office.meetings[stem].items)[:1]:
                due = f"due=2020-01-{day:02}"
                self.office.do(Deed(("set", f"{stem}/{item}", due)), fault)

    @rule(number=NUMBERS, sealed=st.booleans(), fault=FAULTS)
    def rename_meeting(self, number: int, sealed: bool, fault: Fault | None) -> None:  # noqa: FBT001
        """A meeting gets another name, and its follow-ups with it."""
        office, stem = self.office, self.chosen(number, sealed=sealed)
        if stem is None:
            return
        self.office.last += 1
        new = f"{stem[:10]}-nama-{office.last}"
        text = office.text(stem)

        def renamed() -> None:
            held = office.meetings.pop(stem)
            office.meetings[new] = held
            if held.sealed:
                held.sealed = office.text(new)
                assert _FORMER.sub(b"", held.sealed) == _FORMER.sub(b"", text)

        office.do(
            Deed(("rename", stem, new[11:]), sign=lambda: office.path(new).exists(), then=renamed),
            fault,
        )

    @rule(number=NUMBERS, fault=FAULTS)
    def rename_agency(self, number: int, fault: Fault | None) -> None:
        """An agency gets another code, wherever it isn't sealed."""
        office = self.office
        old = office.agencies[number % len(office.agencies)]
        office.last += 1
        new = f"R{office.last}"
        register = office.workspace.path / "records/agencies.yaml"

        def renamed() -> None:
            office.agencies[office.agencies.index(old)] = new

        office.do(
            Deed(
                ("rename", old, new),
                sign=lambda: f"\n{new}:" in f"\n{register.read_text()}",
                then=renamed,
            ),
            fault,
        )

    @rule(fault=FAULTS)
    def rename_event(self, fault: Fault | None) -> None:
        """The event gets another name, with what was proposed for it."""
        office = self.office
        office.last += 1
        new = f"lokakarya-{office.last}"
        home = office.workspace.path / "records/events"
        office.do(
            Deed(
                ("rename", office.event, new),
                sign=(home / f"{new}.md").exists,
                then=lambda: setattr(office, "event", new),
            ),
            fault,
        )

    @rule(number=NUMBERS, fault=FAULTS)
    def approve(self, number: int, fault: Fault | None) -> None:
        """Minutes are sealed."""
        office, stem = self.office, self.chosen(number)
        if stem is not None:

            def sealed() -> None:
                office.meetings[stem].sealed = office.text(stem)

            office.do(
                Deed(
                    ("approve", stem, "--by", "deputi-trlh", "--on", "2019-11-12"),
                    sign=lambda: b"seal: v2:" in office.text(stem),
                    then=sealed,
                ),
                fault,
            )

    @rule(number=NUMBERS, fault=FAULTS)
    def correct(self, number: int, fault: Fault | None) -> None:
        """A sealed place is corrected: both words stand in the record from then on."""
        office, stem, word = self.office, self.chosen(number, sealed=True), self.office.word()
        if stem is None or not office.meetings[stem].place:
            return
        held = office.meetings[stem]
        was = held.place

        def corrected() -> None:
            held.place, held.sealed = word, office.text(stem)
            assert was.encode() in held.sealed

        said = ("--where", "place", "--was", f"Aula {was}", "--now", f"Aula {word}", "--by", "SJB")
        by = (*said[:-1], office.agencies[0])
        office.do(Deed(("correct", stem, *by), brings=(word,), then=corrected), fault)

    @rule(number=NUMBERS)
    def write_prose(self, number: int) -> None:
        """Somebody adds a sentence to a draft, by hand."""
        stem, word = self.chosen(number), self.office.word()
        if stem is not None:
            with self.office.path(stem).open("a") as file:
                file.write(f"\nKalimat {word}.\n")

    @rule(number=NUMBERS, line=NUMBERS, sealed=st.booleans(), behind=st.booleans())
    def write_comment(self, number: int, line: int, sealed: bool, behind: bool) -> None:  # noqa: FBT001
        """Somebody adds a comment by hand, above a field or behind a value."""
        office, stem = self.office, self.chosen(number, sealed=sealed)
        if stem is None:
            return
        lines = office.text(stem).decode().split("\n")
        end = lines.index("---", 1)
        if behind:
            fit = [at for at in range(1, end) if re.fullmatch(r" *(- )?[\w: -]+", lines[at])]
        else:
            fit = [at for at in range(1, end) if re.match(r"[a-z]", lines[at])]
        at, word = fit[line % len(fit)], office.word()
        if behind:
            lines[at] += f"  # {word}"
        else:
            lines.insert(at, f"# {word}")
        office.path(stem).write_text("\n".join(lines))
        if office.meetings[stem].sealed:
            office.meetings[stem].sealed = office.text(stem)

    @rule(fault=FAULTS)
    def fmt(self, fault: Fault | None) -> None:
        """The one style: every answer is what it was, and twice is once."""
        office = self.office
        before = office.items()
        office.do(Deed(("fmt",)), fault)
        assert office.items() == before
        if fault is None:
            tidy = files(office.workspace)
            office.do(Deed(("fmt",)))
            assert files(office.workspace) == tidy


@pytest.fixture(scope="module")
def jakres(tmp_path_factory: pytest.TempPathFactory) -> Runner:
    """Runs jakres on a disk that may fail."""
    return Runner(tmp_path_factory.mktemp("runs"))


def test_nothing_is_ever_lost(jakres: Runner) -> None:
    """Hold the law for lives of any kind."""
    Life.jakres = jakres
    run_state_machine_as_test(
        Life,
        settings=settings(
            max_examples=EXAMPLES,
            stateful_step_count=STEPS,
            suppress_health_check=list(HealthCheck),
        ),
    )
