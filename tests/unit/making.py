"""Workspaces in memory for unit tests, written as people write them."""

from __future__ import annotations

import datetime
from textwrap import dedent
from typing import TYPE_CHECKING

from jakres_cli.model.records import Records, Settings
from jakres_cli.model.source import Entry, Problem, Source
from jakres_cli.query.standing import Ledger, Standing
from jakres_cli.records.load import Loaded, load_workspace
from jakres_cli.records.parse import parse_due
from jakres_cli.records.read import load_settings
from jakres_cli.rules.check import check_workspace
from tests.conftest import AGENCIES, PEOPLE, SETTINGS

if TYPE_CHECKING:
    from jakres_cli.model.meeting import Due, Meeting
    from jakres_cli.model.records import Agency

TODAY = datetime.date(2019, 11, 12)
STEM = "2019-10-29-contoh"
PATH = f"records/meetings/2019/{STEM}.md"
ITEM = "- {id: data-pompa, what: Menyerahkan data pompa, owners: [BPBD]"


class Files:
    """A workspace that is a dictionary; it is a tree like a folder or a revision."""

    commit = None

    def __init__(self, files: dict[str, str | bytes]) -> None:
        self.files = {
            path: content if isinstance(content, bytes) else content.encode()
            for path, content in files.items()
        }

    def entries(self) -> list[Entry]:
        return [Entry(path=path) for path in sorted(self.files) if path.startswith("records/")]

    def read(self, path: str) -> Source:
        return Source(path=path, data=self.files.get(path))


def tree(files: dict[str, str] | None = None, **changed: str) -> Files:
    """Conftest's registers and settings, with other files beside or instead of them."""
    registers: dict[str, str | bytes] = {
        "jakres.yaml": SETTINGS,
        "records/agencies.yaml": changed.get("agencies", AGENCIES),
        "records/people.yaml": changed.get("people", PEOPLE),
    }
    return Files({**registers, **(files or {})})


def record(fields: str, prose: str = "") -> str:
    """A record: `fields` between fences, then `prose`."""
    return f"---\n{dedent(fields).strip()}\n---\n{dedent(prose)}"


def meeting(fields: str = "", prose: str = "", day: str = "2019-10-29") -> str:
    """A meeting of BPBD with what `fields` add; a field given there replaces the default one.

    Nobody attends what is planned or cancelled.
    """
    added = dedent(fields).strip("\n")
    names = {line.partition(":")[0] for line in added.split("\n") if not line.startswith(" ")}
    if {"record: planned", "record: cancelled"} & set(added.split("\n")):
        names.add("attendees")
    default = {"title": "Rapat contoh", "date": day, "attendees": "[BPBD]"}
    lines = [f"{name}: {value}" for name, value in default.items() if name not in names]
    return record("\n".join([*lines, added]), prose)


def loaded(files: dict[str, str] | None = None, **changed: str) -> Loaded:
    """The workspace as it is read."""
    made = tree(files, **changed)
    return load_workspace(made, load_settings(made))


def problems(
    files: dict[str, str] | None = None,
    *,
    day: datetime.date = TODAY,
    agencies: str = AGENCIES,
    people: str = PEOPLE,
) -> list[Problem]:
    """What `check` finds in the workspace."""
    made = tree(files, agencies=agencies, people=people)
    return check_workspace(made, load_settings(made), day).problems


def codes(files: dict[str, str], day: datetime.date = TODAY, **changed: str) -> list[str]:
    """The codes of what `check` finds, in order."""
    made = tree(files, **changed)
    return [one.code for one in check_workspace(made, load_settings(made), day).problems]


def ledger(files: dict[str, str], day: str = "2019-11-12", **changed: str) -> Ledger:
    """The follow-ups of the workspace as they stand on a day."""
    return Ledger(loaded(files, **changed).records, on(day))


def standing(
    files: dict[str, str], day: str = "2019-11-12", ref: str = f"{STEM}/data-pompa", **changed: str
) -> Standing:
    """How one follow-up stands on a day."""
    found = ledger(files, day, **changed)
    return next(one for one in found.standings() if one.ref == ref)


def entry_path(day: str, by: str = "SJB", item: str = "data-pompa", stem: str = STEM) -> str:
    """Where a progress entry stands."""
    return f"records/progress/{stem}/{item}/{day}-{by}.md"


def entry(fields: str = "", note: str = "", *, day: str, by: str = "SJB") -> str:
    """A progress entry."""
    return record(f"date: {day}\nby: {by}\n{dedent(fields).strip()}", note)


def registered(agencies: dict[str, Agency], *meetings: Meeting) -> Records:
    """Records with nothing but agencies, and meetings."""
    return Records(
        settings=Settings(office="SJB"),
        agencies=agencies,
        posts={},
        people={},
        meetings={one.id: one for one in meetings},
        events={},
        working_groups={},
        series={},
        proposals=(),
        progress={},
    )


def on(day: str) -> datetime.date:
    """A day."""
    return datetime.date.fromisoformat(day)


def due(text: str) -> Due:
    """A due form."""
    found = parse_due(text)
    assert found is not None
    return found
