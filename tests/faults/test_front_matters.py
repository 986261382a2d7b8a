"""Every command that edits, on records as people type them: the planned change and no other byte.

What can't be done so is refused with what to do by hand; it is listed here, so that a needless
refusal is seen.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest

from tests.conftest import make_workspace
from tests.faults.edits_by_command import EDITS, REF
from tests.faults.front_matters import FRONT_MATTERS
from tests.faults.reading_apart import Written, taken_away
from tests.faults.runs import everything, put_back
from tests.soak import some

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Workspace
    from tests.faults.edits_by_command import Edit
    from tests.faults.runs import Run, Runner

HOME = "records/meetings/2019"
PATH = f"{HOME}/{REF}.md"
_VARIANT = re.compile(r", (?:CRLF|BOM|BOM and CRLF|no final line end)$")
_COMMENTED = (
    *("comments everywhere", "quoted keys", "plain over lines", "value on the next line"),
    *("folded block", "braces around everything", "blanks before colons", "wide gaps"),
    *("everything indented", "other scripts", "fields in another order", "long lines"),
)
REFUSED = {
    "set place": {"folded block"},
    "set title": {"two languages in a block"},
    "set tags": {"empty lists with comments"},
    "set several": {"folded block", "empty lists with comments"},
    "set place to nothing": set(_COMMENTED),
    "set attendees": {
        *("comments everywhere", "zero indented lists", "deep indents", "a dash alone"),
        *("flow lists over lines", "comments without a blank", "a list at the end"),
        # set lists only words
        *("flow items", "braces over lines", "braces in a list", "json", "long attendees"),
        "words in a list beside more",
    },
    "set an item's owners": {
        *("comments everywhere", "zero indented lists", "odd indents", "a dash alone"),
    },
    "add decision": {"empty lists with comments"},
}
"""Where a comment would be lost, or stand beside something else."""
MOVED = {
    ("approve", "minutes in braces with comments"),
    ("add attendee", "flow lists over lines"),
}
"""Where a comment in brackets stands behind more than before, on the line that it was on."""


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """A workspace with registers."""
    folder: Path = tmp_path_factory.mktemp("office")
    return make_workspace(folder)


def test_there_are_enough() -> None:
    """At least sixty records, each different from the others."""
    assert len({_VARIANT.sub("", name) for name in FRONT_MATTERS}) > 60
    assert len(set(FRONT_MATTERS.values())) == len(FRONT_MATTERS)


@pytest.mark.parametrize("name", EDITS)
def test_an_edit_changes_what_it_means_to(jakres: Runner, office: Workspace, name: str) -> None:
    """The data as planned, every other byte and comment where it was; or a refusal in words."""
    edit, first = EDITS[name], everything(office)
    refused = set()
    styles = dict(some(FRONT_MATTERS.items(), 15, name))
    for style, text in styles.items():
        old, run = _edited(jakres, office, edit, text if name != "attendance" else planned(text))
        assert run.code in {0, 3}, (style, run.stderr)
        if run.code == 3:
            assert (office.path / PATH).read_bytes().decode() == old.text, style
            assert re.search(r"make the change by hand: .|lists more than words", run.stderr), style
            refused.add(_VARIANT.sub("", style))
        else:
            new = "rapat-baru" if name == "rename" else "rapat"
            path = office.path / HOME / f"2019-11-05-{new}.md"
            problem = _wrong(edit, old, Written(path.read_bytes().decode()))
            assert problem == [] or (name, _VARIANT.sub("", style)) in MOVED, (style, problem)
        put_back(office, first)
    tried = {_VARIANT.sub("", style) for style in styles}
    assert refused == REFUSED.get(name, set()) & tried


def test_fmt(jakres: Runner, office: Workspace) -> None:
    """The data, the prose and every comment stay; twice is once, and check finds nothing new."""
    first = everything(office)
    for style, text in some(FRONT_MATTERS.items(), 3):
        home = office.write(PATH, text)
        before = jakres.run(office, "check").stdout.count("error")
        done = jakres.run(office, "fmt", PATH)
        assert done.code == 0, (style, done.stderr)
        old, new = Written(text), Written(home.read_bytes().decode())
        assert (new.fields, new.prose, new.marks) == (old.fields, old.prose, old.marks), style
        assert new.text.count("\r") in {0, new.text.count("\n")}, style
        assert jakres.run(office, "check").stdout.count("error") == before, style
        assert jakres.run(office, "fmt", PATH).code == 0
        assert home.read_bytes().decode() == new.text, style
        assert jakres.run(office, "fmt", "--check", PATH).code == 0
        put_back(office, first)


def planned(text: str) -> str:
    """The record as one of a meeting that is still to come."""
    for old, new in (("kind", "record"), ("internal", "planned"), ("attendees", "invited")):
        text = text.replace(old, new)
    return text


def _edited(jakres: Runner, office: Workspace, edit: Edit, text: str) -> tuple[Written, Run]:
    """Write the record, prepare it and run the command; return it as it was before."""
    home = office.write(PATH, text)
    for one in edit.before:
        assert jakres.run(office, *one).code == 0
    return Written(home.read_bytes().decode()), jakres.run(office, *edit.arguments)


def _wrong(edit: Edit, old: Written, new: Written) -> list[Any]:
    """What isn't as it should be after an edit."""
    found: list[Any] = []
    wanted = edit.wanted(old.fields)
    if _without_seal(new.fields) != _without_seal(wanted):
        found.append(new.fields)
    spans = old.lines_of(edit.touches)
    for start, end in taken_away(old.text, new.text):
        within = any(begin <= start and end <= until for begin, until in spans)
        if not within and old.text[start:end].strip():
            found.append(old.text[start:end])
    if new.marks != old.marks:
        found.append(new.marks)
    for mark, path in old.comments.items():
        there = edit.now if path[:1] and path[0] in edit.touches else {}
        if new.comments.get(mark) != tuple(there.get(name, name) for name in path):
            found.append((mark, path, new.comments.get(mark)))
    if new.text.count("\r") not in {0, new.text.count("\n")}:
        found.append("line ends")
    return found


def _without_seal(fields: dict[str, Any]) -> dict[str, Any]:
    minutes = fields.get("minutes")
    if not isinstance(minutes, dict):
        return fields
    return {**fields, "minutes": {name: minutes[name] for name in minutes if name != "seal"}}
