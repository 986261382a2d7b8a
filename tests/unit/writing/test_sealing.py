from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.unit.writing.runs import MEETING, PLANNED, STEM, errors, fill, refused, tree, written

if TYPE_CHECKING:
    from tests.conftest import Workspace

READY = """\
---
# diketik oleh sekretariat
title: 'Rapat: persiapan'   # judul
date: 2019-11-05
place: "Balai Kota"  # lantai 2
recorded-by: SJB
not-stated: [chair]
attendees:
    - BPBD   # tuan rumah
    - DLH
follow-ups:
  - id: data-pompa
    what: Data pompa
    owners: [DLH]   # satu
    due: 2019-11-28
    quote: DLH akan menyerahkan data pompa
x-arsip: {rak: 012, map: NO}
---

# Pembahasan

DLH akan menyerahkan data pompa. Acara dimulai
pukul 10 di Balai Kota.  \n
<!-- pukul 11 -->
"""
APPROVE = ("approve", STEM, "--by", "Deputi TRLH")
CORRECT = ("correct", STEM, "--by", "SJB")
ENDS = pytest.mark.parametrize("end", ["\n", "\r\n"], ids=["lf", "crlf"])
MARKS = pytest.mark.parametrize("mark", ["", "\ufeff"], ids=["", "bom"])


def correct(where: str, was: str, now: str) -> tuple[str, ...]:
    """The command that corrects one place."""
    return (*CORRECT, "--where", where, "--was", was, "--now", now)


def ready(workspace: Workspace, text: str = READY) -> Workspace:
    """A meeting that can be approved."""
    return fill(workspace, draft=text)


def sealed(workspace: Workspace, text: str = READY) -> Workspace:
    """A meeting that is approved."""
    ready(workspace, text)
    assert workspace.run(*APPROVE).code == 0
    return workspace


def done(workspace: Workspace, *arguments: str) -> str:
    """Run a command that must succeed and change the meeting alone; return its text."""
    before = tree(workspace)
    assert workspace.run(*arguments).code == 0
    after = tree(workspace)
    assert [path for path in after if after[path] != before.get(path)] == [MEETING]
    assert errors(workspace) == []
    return after[MEETING].decode()


@ENDS
@MARKS
@pytest.mark.parametrize("cut", ["", "\n"], ids=["", "no-final-newline"])
def test_approval_adds_its_lines_only(workspace: Workspace, end: str, mark: str, cut: str) -> None:
    """Approving adds the lines of ``minutes``; check accepts the seal."""
    text = mark + READY.removesuffix(cut).replace("\n", end)
    arguments = (*APPROVE, "--on", "6 November 2019", "--number", "7")
    before, after = text.split(end), done(ready(workspace, text), *arguments).split(end)
    added = [line for line in after if line not in before]
    assert [line for line in after if line not in added] == before
    assert [line.strip()[:20] for line in added] == [
        "minutes:",
        "status: approved",
        "approved-on: 2019-11",
        "approved-by: deputi-",
        "number: 7",
        "seal: v2:" + added[-1].strip()[9:20],
    ]


@pytest.mark.parametrize(
    "minutes",
    [
        "minutes: {status: draft, number: 7/N}",
        "minutes: {number: 7/N, x-a: b}  # nomor",
        "minutes:\n    number: 7/N  # nomor\n    x-a: b",
        "minutes:",
    ],
)
def test_what_is_there_already_stays(workspace: Workspace, minutes: str) -> None:
    """Approval keeps the number, the office's own fields and comments."""
    ready(workspace, READY.replace("x-arsip", f"{minutes}\nx-arsip"))
    changed = written(workspace, *APPROVE)[MEETING]
    for word in ("7/N", "# nomor", "x-a: b"):
        assert (word in changed) == (word in minutes)


def test_a_byte_by_hand_breaks_the_seal(workspace: Workspace) -> None:
    """Approve, change a byte by hand: JK107. Take it back: clean. Correct: clean."""
    sealed(workspace)
    path = workspace.path / MEETING
    good = path.read_bytes()
    for old, new in (
        (b"pukul 10", b"pukul 11"),
        (b'Balai Kota"', b'Balai kota"'),
        (b"012", b"013"),
    ):
        path.write_bytes(good.replace(old, new, 1))
        assert ["JK107" in line for line in errors(workspace)] == [True]
        assert "seal" in refused(workspace, 3, *correct("prose", "di Balai", "di balai")).stderr
    path.write_bytes(good.replace(b"# judul", b"# nama"))
    assert errors(workspace) == []
    path.write_bytes(good)
    written(workspace, *correct("prose", "pukul 10", "pukul 11"))


@ENDS
@MARKS
@pytest.mark.parametrize(
    "case",
    [
        ("place", "Balai Kota", "Ruang: 1", '"Balai Kota"  #', '"Ruang: 1"  #'),
        ("place", "Kota", "kota", '"Balai Kota"  #', '"Balai kota"  #'),
        ("follow-ups/data-pompa/due", "2019-11-28", "2019-12-01", "2019-11-28", "2019-12-01"),
        ("follow-ups/data-pompa/owners", "DLH", "bpbd", "[DLH]   #", "[BPBD]   #"),
        ("attendees", "BPBD", "Dishub", "- BPBD   #", "- Dishub   #"),
        ("attendees/DLH", "DLH", "Dishub", "    - DLH", "    - Dishub"),
        ("prose", "di Balai Kota", "di Ruang 1", "di Balai Kota", "di Ruang 1"),
        ("x-arsip/rak", "012", "13", "012", "13"),
    ],
)
def test_a_correction(workspace: Workspace, end: str, mark: str, case: tuple[str, ...]) -> None:
    """A correction changes its place, lists itself, renews the seal, and nothing else."""
    where, was, now, old, new = case
    sealed(workspace, mark + READY.replace("\n", end))
    before = (workspace.path / MEETING).read_bytes().decode()
    after = done(workspace, *correct(where, was, now), "--on", "kemarin")
    start = after.index("corrections:")
    listed = after[start : after.index("x-arsip: {")]
    rest = after[:start] + after[after.index("x-arsip: {") :]
    seals = [text[text.index("v2:") :][:67] for text in (before, after)]
    assert seals[0] != seals[1]
    assert rest.replace(seals[1], seals[0]) == before.replace(old, new, 1)
    assert "2019-11-11" in listed
    assert f"where: {where}" in listed


def test_a_correction_of_what_was_not_stated(workspace: Workspace) -> None:
    """A field that a correction fills is no longer listed as unstated, and the new seal fits."""
    draft = READY.replace("not-stated: [", "not-stated: [time, ")
    changed = written(sealed(workspace, draft), *correct("time", "", "10.00"))[MEETING]
    assert draft[draft.index("not-stated:") :].split("\n")[0].replace("time, ", "") in changed
    assert workspace.run("check").code == 0


def test_words_over_the_end_of_a_line(workspace: Workspace) -> None:
    """Words of the prose are found across its lines."""
    changed = written(sealed(workspace), *correct("prose", "dimulai pukul 10", "mulai pukul 9"))
    assert "pompa. Acara mulai pukul 9 di Balai" in changed[MEETING]


@pytest.mark.parametrize(
    ("where", "was", "now", "lines"),
    [
        ("time", "", "10.00", ["time: '10:00'", "now: '10:00'"]),
        ("follow-ups/data-pompa/due", "2019-11-28", "", ["was: 2019-11-28"]),
        ("follow-ups/data-pompa/owners", "DLH", "DLH, BPBD", ["owners: [DLH, BPBD]"]),
        ("follow-ups/data-pompa/with", "", "BPBD", ["with: [BPBD]"]),
        ("attendees", "DLH", "", ["was: DLH"]),
        ("follow-ups/data-pompa/due", "2019-11-28", "10 Desember", ["due: 2019-12-10"]),
        ("prose", "menyerahkan data", "mengirim data", ["quote: DLH akan mengirim data pompa"]),
        ("follow-ups/data-pompa/quote", "DLH akan", "DLH harus", ["DLH harus menyerahkan data"]),
    ],
)
def test_what_a_correction_may_change(
    workspace: Workspace, where: str, was: str, now: str, lines: list[str]
) -> None:
    """A field is filled in or emptied, a list gets longer or shorter, a quote follows its prose."""
    text = written(sealed(workspace), *correct(where, was, now))[MEETING]
    for line in (*lines, f"where: {where}"):
        assert line in text
    assert errors(workspace) == []
    assert workspace.run("render", "minutes", STEM).code == 0


def test_the_prose_follows_its_quote(workspace: Workspace) -> None:
    """Correcting a quote corrects the words that it was taken from."""
    where = "follow-ups/data-pompa/quote"
    text = written(sealed(workspace), *correct(where, "menyerahkan", "mengirim"))[MEETING]
    assert text.count("DLH akan mengirim data pompa") == 2


def test_an_unknown_approver_is_pointed_out(workspace: Workspace) -> None:
    """Whoever approves may be plain text, but that the register lacks them is said."""
    done = ready(workspace).run("approve", STEM, "--by", "Kepala Badan Contoh")
    assert done.code == 0
    assert "Kepala Badan Contoh" in done.stderr


def test_corrections_follow_each_other(workspace: Workspace) -> None:
    """Each correction is listed, and printed with the minutes."""
    sealed(workspace)
    written(workspace, *correct("place", "Balai Kota", "Ruang 1"))
    written(workspace, *correct("place", "Ruang 1", "Ruang 2"))
    text = (workspace.path / MEETING).read_text()
    assert text.count("where: place") == 2
    assert "Ruang 2" in workspace.run("render", "minutes", STEM, "--lang", "id").stdout


@pytest.mark.parametrize(
    ("arguments", "code", "word"),
    [
        (correct("place", "Balaikota", "x"), 3, "does not stand"),
        (correct("prose", "pukul 11", "x"), 3, "does not stand"),
        (correct("prose", "a", "x"), 3, "times"),
        (correct("prose", "pompa. Acara", "x"), 3, "quote of data-pompa"),
        (correct("prose", "", "Rapat ditutup."), 2, "sealed prose"),
        (correct("follow-ups/data-pompa/id", "data-pompa", "pompa"), 3, "other records"),
        (correct("follow-ups/data-pompa", "data-pompa", "pompa"), 3, "other records"),
        (correct("place", "", "Ruang 1"), 3, "isn't empty"),
        (correct("follow-ups/data-pompa/what", "Data pompa", ""), 3, "what is missing"),
        ((*correct("place", "Balai Kota", "x"), "--on", "2019-12-24"), 2, "still to come"),
        (correct("prose", "pukul 10", "<!-- x"), 3, "by hand"),
        (correct("prose", "pukul 10", "a\x1bb"), 2, "U+001B"),
        (correct("tempat", "x", "y"), 2, "tempat"),
        (correct("follow-ups/lain/due", "x", "y"), 2, "data-pompa"),
        (correct("attendees", "DLH", "BPDB"), 2, "BPBD"),
        (correct("date", "2019-11-05", "2019-11-06"), 3, "file's name"),
        (correct("follow-ups/data-pompa/due", "2019-11-28", "nanti"), 2, "due form"),
        (correct("minutes/status", "approved", "draft"), 3, "taken back"),
        (correct("minutes/seal", "v2", "v1"), 3, "under the seal"),
        (("approve", STEM, "--by", "SJB", "--number", "7/N"), 3, "jakres correct"),
        (correct("place", "Balai Kota", "Balai Kota"), 2, "same"),
        ((*correct("place", "Balai Kota", "x"), "--on", "2019-11-01"), 2, "before the meeting"),
        (("correct", STEM, "--where", "place", "--was", "Balai Kota", "--now", "x"), 2, "--by"),
        (("set", STEM, "place=x"), 3, "jakres correct"),
        (("set", f"{STEM}/data-pompa", "due=2019"), 3, "jakres correct"),
        (APPROVE, 3, "jakres correct"),
    ],
)
def test_sealed_minutes_refuse(
    workspace: Workspace, arguments: tuple[str, ...], code: int, word: str
) -> None:
    """What isn't a correction of one place of sealed text is refused, and nothing is written."""
    assert word in refused(sealed(workspace), code, *arguments).stderr


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("not-stated: [chair]\n", "", ["chair is missing", ".md:3:"]),
        ("recorded-by: SJB\n", "", ["recorded-by is missing"]),
        ("    quote: DLH akan menyerahkan data pompa\n", "", ["quote", f"{STEM}/data-pompa"]),
        ("[DLH]", "[DHL]", ["JK102", "has errors"]),
        ("quote: DLH", "quote: BPBD", ["JK106", "has errors"]),
    ],
)
def test_minutes_that_aren_t_ready(
    workspace: Workspace, old: str, new: str, words: list[str]
) -> None:
    """What approval needs is named with its place, and so is every error."""
    ready(workspace, READY.replace(old, new))
    before = tree(workspace)
    done = workspace.run(*APPROVE)
    assert (done.code, tree(workspace), done.stdout) == (3, before, "")
    for word in words:
        assert word in done.stderr


@pytest.mark.parametrize(
    ("arguments", "code", "word"),
    [
        (("approve", STEM), 2, "--by"),
        ((*APPROVE, "--on", "2019-11-04"), 2, "before the meeting"),
        ((*APPROVE, "--at", STEM), 2, "later meeting"),
        ((*APPROVE, "--at", "tidak-ada"), 2, "tidak-ada"),
        ((*APPROVE, "--signed", "tidak-ada.pdf"), 2, "tidak-ada.pdf"),
        (("approve", "rencana", "--by", "SJB"), 3, "planned"),
        (correct("place", "Balai Kota", "x"), 3, "jakres set"),
    ],
)
def test_drafts_refuse(
    workspace: Workspace, arguments: tuple[str, ...], code: int, word: str
) -> None:
    """What can't be approved or corrected is refused, and nothing is written."""
    assert word in refused(ready(workspace), code, *arguments).stderr


def test_at_a_later_meeting(workspace: Workspace) -> None:
    """The meeting that approved the minutes is named in full."""
    ready(workspace)
    assert (
        f"approved-at: {PLANNED[-21:-3]}"
        in written(workspace, *APPROVE, "--at", "rencana")[MEETING]
    )


@pytest.mark.parametrize(
    ("given", "kept"),
    [("Notula_7.PDF", "Notula_7.PDF"), ("Notula rapat (1).pdf", "notula-rapat-1.pdf")],
)
def test_the_scan_is_copied(workspace: Workspace, given: str, kept: str) -> None:
    """The signed scan goes into the workspace under its name; an earlier file stays."""
    ready(workspace)
    scan = workspace.write(given, b"%PDF")
    before = tree(workspace)
    dry = workspace.run(*APPROVE, "--signed", str(scan), "--dry-run")
    assert (dry.code, tree(workspace)) == (0, before)
    workspace.write(f"records/files/{kept}", b"lain")
    refused(workspace, 3, *APPROVE, "--signed", str(scan))
    (workspace.path / f"records/files/{kept}").unlink()
    assert workspace.run(*APPROVE, "--signed", str(scan)).code == 0
    assert (workspace.path / f"records/files/{kept}").read_bytes() == b"%PDF"
    assert f"signed: files/{kept}" in (workspace.path / MEETING).read_text()
    assert errors(workspace) == []


def test_a_scan_is_copied_only_when_sealed(workspace: Workspace) -> None:
    """Minutes that can't be sealed leave no scan behind."""
    ready(workspace, READY.replace("x-arsip", "minutes: {status: draft  # nomor\n }\nx-arsip"))
    scan = workspace.write("a.pdf", b"%PDF")
    done = workspace.run(*APPROVE, "--signed", str(scan))
    assert (workspace.path / "records/files/a.pdf").exists() == (done.code == 0)
