"""Nothing confidential goes further than a terminal unless it is asked for (P10).

Every confidential text of the office below holds a word that stands nowhere else.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.laws.secrets import BROKEN, LEAK, MEETING, WORD, read_file, secret_office
from tests.terminal.screen import Screen

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Workspace

ITEM = f"{MEETING}/kirim-data"
LISTS = [
    ["actions"],
    ["actions", "--all"],
    ["actions", "--agency", "BPBD", "--all"],
    ["actions", "--group", "meeting"],
    ["meetings"],
    ["decisions"],
    ["events"],
    ["agencies"],
    ["search", LEAK],
    ["search", "biaya"],
    ["search", "dibahas"],
    ["search", "Sudah"],
    ["search", "naskah"],
    ["show", MEETING],
    ["show", ITEM],
    ["show", f"{MEETING}/susun-naskah"],
    ["show", "BPBD"],
    ["show", "deputi-trlh"],
    ["history", MEETING],
    ["history", ITEM],
    ["history", f"{MEETING}/susun-naskah"],
]
CLOSED_NAMES = [
    "2019-11-05-tutup",
    "2019-11-05-tutup/siapkan-gudang",
    f"{MEETING}/hitung-biaya",
    "lokakarya",
    "pokja",
]


@pytest.fixture
def office(workspace: Workspace) -> Workspace:
    """An office with confidential texts of every kind, and others before them."""
    return secret_office(workspace)


@pytest.mark.parametrize("form", ["plain", "table", "json", "csv", "md", None])
@pytest.mark.parametrize("command", LISTS, ids=" ".join)
def test_no_list_says_it_in_a_pipe(office: Workspace, command: list[str], form: str | None) -> None:
    """Whatever the list and its format; what was typed is not counted as said."""
    asked = [*command, *(["--format", form] if form else [])]
    done = office.run(*asked)
    assert done.code == 0, done.stderr
    assert not WORD.search(done.stdout + done.stderr)


@pytest.mark.parametrize("command", ["show", "history"])
@pytest.mark.parametrize("name", CLOSED_NAMES)
def test_what_is_confidential_is_refused_by_name(
    office: Workspace, command: str, name: str
) -> None:
    """Exit 3 and the option that shows it; then it is shown, in a pipe too."""
    done = office.run(command, name)
    assert (done.code, done.stdout) == (3, "")
    assert "--confidential" in done.stderr
    assert not WORD.search(done.stderr)
    assert WORD.search(office.run(command, name, "--confidential").stdout)


RENDERS = [
    *(["minutes", MEETING, "--format", form] for form in ("md", "html", "docx", "pdf")),
    ["attendance", MEETING],
    ["actions", "--all"],
    ["actions", "--all", "--format", "csv"],
    ["actions", "--all", "--format", "xlsx"],
    ["actions", "--all", "--agency", "BPBD", "--format", "xlsx"],
    ["agency", "BPBD"],
    ["reminder", "DLH"],
    ["reminder", "DLH", "--format", "eml", "--sheet"],
    ["reminder", "DLH", "--format", "txt"],
    ["decisions"],
    ["decisions", "--format", "csv"],
    ["news", MEETING, "--internal"],
]


@pytest.mark.parametrize("asked", RENDERS, ids=" ".join)
def test_no_paper_says_it(office: Workspace, tmp_path: Path, asked: list[str]) -> None:
    """Neither the paper nor what is said beside it."""
    ending = asked[asked.index("--format") + 1] if "--format" in asked else "md"
    file = tmp_path / f"paper.{ending}"
    done = office.run("render", *asked, "-o", str(file))
    assert done.code == 0, done.stderr
    said = (read_file(file) if file.exists() else "") + done.stdout + done.stderr
    assert not WORD.search(said)


DIGESTS = [
    ["diff", "HEAD~1..HEAD"],
    ["diff", "HEAD~2..HEAD~1"],
    ["diff", "HEAD~2"],
    ["diff"],
    ["diff", "HEAD..HEAD~2"],
    ["diff", "HEAD~1..HEAD~2"],
]


@pytest.mark.parametrize("form", ["text", "md", "json"])
@pytest.mark.parametrize("command", DIGESTS, ids=" ".join)
def test_no_digest_says_it(office: Workspace, command: list[str], form: str) -> None:
    """Not what is new, what was changed, nor what is gone."""
    done = office.run(*command, "--format", form)
    assert done.code == 0, done.stderr
    assert not WORD.search(done.stdout + done.stderr)
    assert WORD.search(office.run(*command, "--format", form, "--confidential").stdout)


@pytest.mark.parametrize("command", [["actions"], ["show", MEETING], ["decisions"]], ids=" ".join)
def test_a_terminal_shows_it_marked(office: Workspace, command: list[str]) -> None:
    """What stays on the screen is whole."""
    with Screen(office, *command, columns=200) as screen:
        assert screen.end() == 0
        assert WORD.search(screen.text)
        assert "[confidential]" in screen.text


def test_the_article_withholds_whole_paragraphs(office: Workspace) -> None:
    """What stands beside the words of an item, and what names a confidential record, too."""
    prose = (
        "## Isi\n\nJadwal ditetapkan.\n\nAnggaran dibahas. Sisanya besar.\n\n- Satu\n"
        "- Lihat [rapat](../2019/2019-11-05-tutup.md) itu\n- Dua\n\n"
        f"Tentang Rapat {LEAK}4 tidak ada.\n"
    )
    item = (
        "decisions:\n  - {id: a, text: Anggaran, quote: Anggaran dibahas., "
        "visibility: confidential}\n"
    )
    office.write(
        "records/meetings/2019/2019-11-08-umum.md",
        f"---\ntitle: Rapat umum\ndate: 2019-11-08\nattendees: [SJB]\nvisibility: public\n{item}"
        f"---\n\n{prose}",
    )
    done = office.run("render", "news", "2019-11-08-umum")
    assert all(word in done.stdout for word in ("Jadwal", "Satu", "Dua"))
    for word in ("Anggaran", "Sisanya", "Lihat", "tidak ada", "…"):
        assert word not in done.stdout
    found = office.run("check").stdout
    assert "2019-11-08-umum.md:13" not in found
    assert found.count("JK109") == 1


@pytest.mark.parametrize("form", ["text", "json", "github", "gitlab", "sarif", "rdjson"])
def test_a_check_names_and_does_not_quote(office: Workspace, form: str) -> None:
    """Path, field and code of what is wrong in a confidential record, but no value of it."""
    for path, text in BROKEN.items():
        office.write(path, text)
    done = office.run("check", "--format", form)
    assert done.code == 1
    assert "2019-11-07-rusak.md" in done.stdout
    assert not WORD.search(done.stdout + done.stderr)
    assert WORD.search(office.run("check", "--format", form, "--confidential").stdout)


@pytest.mark.parametrize(
    "command", [["actions"], ["show", MEETING], ["history", MEETING], ["diff"]]
)
def test_what_is_not_counted_is_named_and_not_quoted(office: Workspace, command: list[str]) -> None:
    """On stderr, and in json."""
    for path, text in BROKEN.items():
        office.write(path, text)
    done = office.run(*command, "--format", "json")
    assert not WORD.search(done.stdout + done.stderr)


def test_the_workbook_of_an_agency_holds_nothing_of_others(
    office: Workspace, tmp_path: Path
) -> None:
    """Its hidden page offers whom the agency answers for, not the whole register."""
    file = tmp_path / "dlh.xlsx"
    done = office.run("render", "actions", "--agency", "DLH", "--all", "-o", str(file))
    assert done.code == 0, done.stderr
    told = read_file(file)
    assert "Sudin-LH-Utara" in told
    assert not any(code in told for code in ("Kedubes-Perancis", "BPKD", "Dishub"))
