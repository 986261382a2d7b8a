from __future__ import annotations

import json
import subprocess
from typing import TYPE_CHECKING

import pytest

from jakres_cli.digest.digest import Digest, DigestGroup
from jakres_cli.digest.digest_line import DigestLine
from jakres_cli.digest.formats import MOST, as_markdown
from jakres_cli.locale import catalogue
from jakres_cli.model.base import Message
from tests.conftest import AGENCIES, TODAY, Workspace
from tests.repositories import repository
from tests.transcript import clean_environment
from tests.unit.making import PATH, meeting

if TYPE_CHECKING:
    from pathlib import Path

ITEM = "follow-ups:\n  - {id: data-pompa, what: Menyerahkan data pompa, owners: [BPBD]}\n"


def git(workspace: Workspace, *arguments: str, cwd: Path | None = None) -> None:
    """Git, in the workspace."""
    environment = clean_environment(workspace.home, TODAY)
    where = cwd or workspace.path
    subprocess.run(["git", *arguments], cwd=where, env=environment, check=True)


@pytest.fixture
def committed(workspace: Workspace) -> Workspace:
    """A repository with one meeting, committed."""
    git(workspace, "init", "--quiet")
    workspace.write(PATH, meeting("place: Balai Kota"))
    workspace.write("records/files/pindaian.pdf", b"1" * 3_000_000)
    git(workspace, "add", "--all")
    git(workspace, "commit", "--quiet", "--message", "awal")
    return workspace


def test_json(committed: Workspace) -> None:
    """The JSON names both states, how much of each was read, and each difference."""
    committed.write(PATH, meeting("place: Kantor"))
    found = committed.run("diff", "--format", "json")
    answer = json.loads(found.stdout)
    assert answer["schema"] == "jakres.diff/1"
    assert (
        answer["base"]["records"] == answer["records"] == {"found": 3, "read": 3, "incomplete": []}
    )
    assert len(answer["base"]["commit"]) == 40
    assert answer["head"] == {"name": "the working tree", "commit": None}
    (item,) = answer["items"]
    assert (item["kind"], item["field"]) == ("meeting-changed", "place")
    assert (item["before"], item["after"]) == ("Balai Kota", "Kantor")
    assert item["path"] == PATH
    assert item["message"] == "place: Balai Kota → Kantor"
    assert item["warning"] is False


def test_nothing_is_written(committed: Workspace) -> None:
    """Comparing touches neither the records nor the index."""
    before = {path: path.stat().st_mtime_ns for path in committed.path.rglob("*")}
    assert committed.run("diff").code == 0
    assert {path: path.stat().st_mtime_ns for path in committed.path.rglob("*")} == before


def test_large_attachments_are_compared(committed: Workspace) -> None:
    """An attachment of any size is the same or isn't, by its last byte."""
    assert "nothing changed" in committed.run("diff").stdout
    committed.write("records/files/pindaian.pdf", b"1" * 2_999_999 + b"2")
    assert "records/files/pindaian.pdf changed" in committed.run("diff").stdout


def test_line_ends_of_the_checkout(committed: Workspace) -> None:
    """A file that git would hold with LF is the same when it was checked out with CRLF."""
    text = (committed.path / PATH).read_bytes()
    committed.write(PATH, text.replace(b"\n", b"\r\n"))
    assert "nothing changed" in committed.run("diff").stdout


def test_below_the_top_of_the_repository(tmp_path: Path) -> None:
    """A workspace may be a folder of a repository; what runs stands at the top."""
    top = Workspace(tmp_path / "top", tmp_path / "home")
    top.path.mkdir()
    top.home.mkdir()
    git(top, "init", "--quiet")
    inner = Workspace(top.path / "arsip", top.home)
    inner.write("jakres.yaml", "schema: 1\noffice: SJB\n")
    inner.write("records/agencies.yaml", AGENCIES)
    git(top, "add", "--all")
    git(top, "commit", "--quiet", "--message", "awal")
    inner.write(PATH, meeting("place: Kantor"))
    top.write(".github/workflows/a.yml", "on: push\n")
    top.write("lain.txt", "di luar arsip")
    told = inner.run("diff").stdout
    assert "new minutes: Kantor" in told
    assert ".github/workflows/a.yml is new" in told
    assert "lain.txt" not in told


def test_before_there_was_a_workspace(workspace: Workspace) -> None:
    """Against a commit without records everything is new, read by the settings there are now."""
    git(workspace, "init", "--quiet")
    git(workspace, "commit", "--quiet", "--allow-empty", "--message", "kosong")
    workspace.write(PATH, meeting(ITEM))
    found = workspace.run("diff")
    assert "follow-ups: 1 new; meetings: 1 new" in found.stdout
    assert "jakres.yaml is new" in found.stdout
    assert found.code == 0


def test_broken_settings_on_one_side(committed: Workspace) -> None:
    """Settings that can't be read are named, and the records compared by the other side's."""
    committed.write("jakres.yaml", "office: [")
    committed.write(PATH, meeting("place: Kantor"))
    found = committed.run("diff")
    assert "! jakres.yaml can’t be read" in found.stdout
    assert "place: Balai Kota → Kantor" in found.stdout
    assert found.code == 1
    git(committed, "commit", "--quiet", "--all", "--message", "rusak")
    assert committed.run("diff", "HEAD").code == 3


def test_into_a_file(committed: Workspace) -> None:
    """The digest may go into a file, and not over a record."""
    assert committed.run("diff", "--format", "md", "-o", "perubahan.md").code == 0
    assert "nothing changed" in (committed.path / "perubahan.md").read_text("utf-8")
    assert committed.run("diff", "-o", PATH).code == 3


def test_a_link_is_a_record_no_more(committed: Workspace) -> None:
    """A record that became a link is not followed, and not taken for removed."""
    (committed.path / PATH).unlink()
    (committed.path / PATH).symlink_to("/etc/hostname")
    found = committed.run("diff")
    assert f"{PATH} can’t be read whole any more" in found.stdout
    assert "removed" not in found.stdout
    assert found.code == 1


def test_a_link_leads_nowhere(committed: Workspace, tmp_path: Path) -> None:
    """A folder of templates that is a link is not walked through."""
    (tmp_path / "luar").mkdir()
    (tmp_path / "luar/minutes.md.j2").write_text("luar", encoding="utf-8")
    (committed.path / "templates").symlink_to(tmp_path / "luar")
    assert "nothing changed" in committed.run("diff").stdout


def test_escapes_do_nothing_on_a_terminal(committed: Workspace) -> None:
    """What people wrote can't act on a terminal."""
    committed.write(PATH, meeting(r'place: "a\x1b[31mb"'))
    told = committed.run("diff", "--color", "always").stdout
    assert "\x1b[31m" not in told
    assert "U+001B ESC" in told


def test_markdown_fits_into_a_comment() -> None:
    """However much changed, the Markdown is short enough, and says how much it leaves out."""
    line = DigestLine(
        sentence=Message("{what}", what="tindak lanjut " * 20), under=(Message("laporan"),)
    )
    group = DigestGroup(heading=Message("Rapat"), lines=(line,) * 40)
    counts = Message("banyak")
    made = Digest(counts=counts, warnings=(line,) * 50, groups=(group,) * 50, same=(line,) * 9)
    page = as_markdown(made, Message("kaki"), catalogue("en"))
    assert len(page) <= MOST
    assert page.count("tindak lanjut tindak") // 10 > 100
    shown = page.count("- tindak")
    assert f"**{50 + 50 * 40 + 9 - shown} more changes are not shown here" in page
    assert page.count("<details>") == page.count("</details>")
    assert page.rstrip().endswith("<sub>kaki</sub>")


RENAMES = {
    "2019-10-29-persiapan-joint-workshop": "lokakarya-persiapan",
    "joint-workshop-kota-berketahanan": "forum-kota",
    "pokja-gabungan-ketahanan-kota": "pokja",
    "BPBD": "BPBDX",
}


@pytest.mark.parametrize("old", RENAMES)
def test_a_mere_rename_is_told_once(records_copy: Workspace, old: str) -> None:
    """Nothing is said to have changed in what refers to it; what did change is told beside it."""
    made = repository(records_copy, above=1)
    made.commit()
    assert records_copy.run("rename", old, RENAMES[old]).code == 0
    told = json.loads(records_copy.run("diff", "--format", "json").stdout)["items"]
    kinds = [item["kind"] for item in told if item["kind"] != "no-content-change"]
    assert [kind.rpartition("-")[2] for kind in kinds] == ["renamed"], told
    stub = "2019-10-11-rencana-joint-workshop"
    assert records_copy.run("set", stub, "place=Balai Kota").code == 0
    told = json.loads(records_copy.run("diff", "--format", "json").stdout)["items"]
    changed = [item["ref"] for item in told if item["kind"] == "meeting-changed"]
    assert changed == [stub]
