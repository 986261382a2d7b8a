"""The documents as they are printed; JAKRES_UPDATE=1 writes them anew."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.expected import assert_expected
from tests.unit.documents.full import EVENT, HELD, PLANNED, fill

if TYPE_CHECKING:
    from tests.conftest import Result, Workspace

GOLDEN = Path(__file__).parent / "golden"
OF_OUR_RECORDS = {
    "minutes": ("minutes", "2019-10-29"),
    "minutes-of-a-chair": ("minutes", "2018-07-23"),
    "attendance": ("attendance", "2018-07-23"),
    "invitation": ("invitation", "2019-10-29"),
    "actions": ("actions",),
    "actions-of-an-agency": ("actions", "--agency", "BPBD"),
    "agency": ("agency", "BPBD"),
    "agency-owed": ("agency", "Kedubes-Perancis"),
    "reminder": ("reminder", "BPBD"),
    "decisions": ("decisions",),
    "proposals": ("proposals", "joint-workshop"),
    "programme": ("programme", "joint-workshop"),
    "news": ("news", "2018-07-23"),
}
OF_A_FULL_RECORD = {
    "full-minutes.md": ("minutes", HELD),
    "full-minutes-confidential.md": ("minutes", HELD, "--confidential"),
    "full-attendance.md": ("attendance", PLANNED, "--rows", "2"),
    "full-attendance-held.md": ("attendance", HELD, "--rows", "0"),
    "full-invitation.md": ("invitation", PLANNED),
    "full-actions.md": ("actions", "--all"),
    "full-agency.md": ("agency", "BPBD"),
    "full-reminder.md": (
        *("reminder", "BPBD", "--number", "9/SJB", "--on", "2019-11-13"),
        *("--by", "kepala-sekretariat"),
    ),
    "full-reminder.txt": ("reminder", "BPBD", "--format", "txt"),
    "full-decisions.md": ("decisions",),
    "full-proposals.md": ("proposals", EVENT),
    "full-programme.md": ("programme", EVENT),
    "full-news.md": ("news", HELD),
    "full-news-internal.md": ("news", HELD, "--internal"),
}


@pytest.mark.parametrize("lang", ["id", "en"])
@pytest.mark.parametrize("name", OF_OUR_RECORDS)
def test_documents_of_our_records(records_copy: Workspace, name: str, lang: str) -> None:
    """Each document of the seed meetings is what was read and found good, byte for byte."""
    done = records_copy.run("render", *OF_OUR_RECORDS[name], "--lang", lang)
    _is_golden(done, f"{name}.{lang}.md")


@pytest.mark.parametrize("name", OF_A_FULL_RECORD)
def test_documents_of_a_full_record(workspace: Workspace, name: str) -> None:
    """Each document of a record that says everything is what was read and found good."""
    fill(workspace)
    _is_golden(workspace.run("render", *OF_A_FULL_RECORD[name], "--lang", "id"), name)


def _is_golden(done: Result, name: str) -> None:
    assert done.code == 0, done.stderr
    assert_expected(done.stdout, GOLDEN / name)
