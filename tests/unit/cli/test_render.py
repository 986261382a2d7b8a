from __future__ import annotations

import csv
from typing import TYPE_CHECKING, Any

import pytest

from jakres_cli.cli.options import options_of
from jakres_cli.documents.table import DOCUMENTS, DocumentType
from jakres_cli.model.base import AskedWrongly
from jakres_cli.model.words import DECISION_KINDS, FOLLOW_UP_KINDS
from jakres_cli.operations.rendering.formats import OF_EVERY_DOCUMENT, check_options_fit
from jakres_cli.operations.rendering.run import RenderOptions
from tests.unit.documents.full import EVENT, HELD, PLANNED, fill

if TYPE_CHECKING:
    from tests.conftest import Workspace

REFS = {"which meeting?": HELD, "which agency?": "BPBD", "which event?": EVENT}


def _ref(document: str) -> list[str]:
    (question,) = (one.ref for one in DOCUMENTS if one.name == document)
    return [REFS[str(question)]] if question else []


def test_help_names_every_document_and_what_it_is(workspace: Workspace) -> None:
    """`render --help` and a call without a document tell what there is, by both names."""
    shown = " ".join(workspace.run("render", "--help").stdout.split())
    missing = " ".join(workspace.run("render").stderr.split())
    for one in DOCUMENTS:
        words = f"{one.name} ({one.indonesian}), {one.what}"
        assert words in shown
        assert words in missing


@pytest.mark.parametrize("one", DOCUMENTS, ids=lambda one: one.name)
def test_either_name_makes_the_document(workspace: Workspace, one: DocumentType) -> None:
    """`render` with the English name and `cetak` with the Indonesian one print the same."""
    fill(workspace)
    english = workspace.run("render", one.name, *_ref(one.name))
    assert english.code == 0, english.stderr
    assert workspace.run("cetak", one.indonesian, *_ref(one.name)).stdout == english.stdout


@pytest.mark.parametrize("one", DOCUMENTS, ids=lambda one: one.name)
def test_options_that_mean_nothing_are_refused(one: DocumentType) -> None:
    """An option that a document doesn't take is never overlooked."""
    ref = "x" if one.ref else None
    taken = {*one.options, *(("all",) if one.every else ())}
    for option in options_of(RenderOptions):
        if option.key in {*OF_EVERY_DOCUMENT, *taken}:
            continue
        given: Any = True if option.flag else ("x",) if option.many else "x"
        options = RenderOptions(ref=ref, **{option.key: given})
        with pytest.raises(AskedWrongly, match=f"{option.names[0]} cannot be used with {one.name}"):
            check_options_fit(one, options)


def test_documents_take_options_that_there_are() -> None:
    """Every option in the table of documents is one of `jakres render`."""
    known = {option.key for option in options_of(RenderOptions)}
    assert {key for one in DOCUMENTS for key in one.options} == known - OF_EVERY_DOCUMENT


@pytest.mark.parametrize("one", DOCUMENTS, ids=lambda one: one.name)
def test_forms_that_it_can_not_have_are_refused(workspace: Workspace, one: DocumentType) -> None:
    """Each can be Markdown and what the table says; for the rest the message lists those."""
    fill(workspace)
    for form in ("md", "csv", "txt"):
        done = workspace.run("render", one.name, *_ref(one.name), "--format", form)
        if form == "md" or form in one.formats:
            assert done.code == 0, done.stderr
            assert done.stdout
        else:
            assert done.code == 2
            assert f"{one.name} can't be {form}" in done.stderr
            assert "it can be md" in done.stderr


@pytest.mark.parametrize(
    ("name", "kinds", "others"),
    [("actions", FOLLOW_UP_KINDS, DECISION_KINDS), ("decisions", DECISION_KINDS, FOLLOW_UP_KINDS)],
)
def test_a_shared_option_takes_the_values_of_its_document(
    workspace: Workspace, name: str, kinds: tuple[str, ...], others: tuple[str, ...]
) -> None:
    """--kind of follow-ups and of decisions are two vocabularies."""
    fill(workspace)
    for kind in kinds:
        assert workspace.run("render", name, "--kind", kind).code == 0
    for kind in others:
        done = workspace.run("render", name, "--kind", kind)
        assert done.code == 2
        assert ", ".join(kinds) in done.stderr


@pytest.mark.parametrize("one", DOCUMENTS, ids=lambda one: one.name)
def test_fields_lists_what_a_template_may_use(workspace: Workspace, one: DocumentType) -> None:
    """--fields needs no reference, and lists the variables and the labels with their words."""
    done = workspace.run("render", one.name, "--fields")
    assert done.code == 0, done.stderr
    listed = {line.split()[0] for line in done.stdout.split("\n") if line.strip()}
    maker = one.maker()
    assert set(maker.fields) <= listed
    assert {f"label.{key}" for key in maker.words} <= listed


@pytest.mark.parametrize(
    ("arguments", "rows", "first"),
    [
        (("attendance", PLANNED, "--rows", "2"), 10, "1"),
        (("actions",), 4, "1"),
        (("actions", "--group", "bucket"), 4, "Overdue"),
        (("decisions",), 2, "1"),
        (("proposals", EVENT), 3, "1"),
    ],
)
def test_tables_as_csv(
    workspace: Workspace, arguments: tuple[str, ...], rows: int, first: str
) -> None:
    """One row each under one line of titles, all of one length."""
    fill(workspace)
    done = workspace.run("render", *arguments, "--format", "csv")
    found = list(csv.reader(done.stdout.splitlines()))
    assert len(found) == 1 + rows
    assert len({len(row) for row in found}) == 1
    assert found[1][0] == first


def test_formulas_in_tables_are_disarmed(workspace: Workspace) -> None:
    """What a record says never becomes a formula of a spreadsheet."""
    workspace.write(
        "records/meetings/2019/2019-10-29-contoh.md",
        "---\ntitle: '=1+1'\ndate: 2019-10-29\nattendees: [{agency: BPBD, names: ['@x']}]\n"
        "decisions: [{id: a, text: '-2'}]\n---\n",
    )
    for name in ("attendance", "decisions"):
        ref = ("contoh",) if name == "attendance" else ()
        done = workspace.run("render", name, *ref, "--format", "csv")
        cells = [cell for row in csv.reader(done.stdout.splitlines()) for cell in row]
        assert not any(cell.startswith(("=", "-", "@")) for cell in cells)


def test_agency_pages_of_everybody_that_is_named(workspace: Workspace) -> None:
    """--all writes a page for each that owes, is owed, helps, has a role or met, and no other."""
    fill(workspace)
    register = (workspace.path / "records/agencies.yaml").read_text(encoding="utf-8")
    workspace.write("records/agencies.yaml", register + "Zeta:\n  name: Tidak disebut\n")
    done = workspace.run("cetak", "instansi", "--all", "-o", "halaman")
    assert done.code == 0, done.stderr
    names = sorted(path.stem for path in (workspace.path / "halaman").iterdir())
    assert names == ["BPBD", "DLH", "DSDA", "Kampus", "Pemkot", "SJB"]


def test_agency_page_narrowed(workspace: Workspace) -> None:
    """The filters of `jakres actions` narrow its lists, and the page says so."""
    fill(workspace)
    whole = workspace.run("render", "agency", "BPBD").stdout
    overdue = workspace.run("render", "agency", "BPBD", "--overdue").stdout
    assert "Menyerahkan data pompa" in whole
    assert "Menyerahkan data pompa" not in overdue
    assert "Mengusulkan topik" in overdue
    assert "Selection: overdue" in overdue


@pytest.mark.parametrize("name", ["agency", "reminder"])
def test_a_list_about_an_agency_is_sorted_as_asked(workspace: Workspace, name: str) -> None:
    """--sort orders what it owes."""
    fill(workspace)
    first = {}
    for sort in ("due", "ref"):
        text = workspace.run("render", name, "BPBD", "--sort", sort).stdout
        first[sort] = min(("Menyerahkan data", "Mengusulkan topik"), key=text.index)
    assert first == {"due": "Mengusulkan topik", "ref": "Menyerahkan data"}


def test_a_former_day_is_said_once(workspace: Workspace) -> None:
    """--as-of in words is echoed once, and hides the decisions of later meetings."""
    fill(workspace)
    done = workspace.run("render", "decisions", "--as-of", "kemarin")
    assert done.stderr.count("kemarin: Monday, 11 November 2019") == 1
    assert "basis data" in done.stdout
    assert "basis data" not in workspace.run("render", "decisions", "--as-of=2019-11-04").stdout


def test_decisions_say_what_replaced_them(workspace: Workspace) -> None:
    """A superseded decision names the newer one; one of draft minutes says that it is that."""
    fill(workspace)
    workspace.write(
        "records/meetings/2019/2019-11-08-baru.md",
        "---\ntitle: Baru\ndate: 2019-11-08\nattendees: [BPBD]\ndecisions:\n"
        f"  - {{id: x, text: Bulanan saja, supersedes: [{HELD}/dua-bulanan]}}\n---\n",
    )
    text = workspace.run("render", "decisions").stdout
    assert "superseded by “Bulanan saja” (8 November 2019)" in text
    assert "| Bulanan saja | Decision | – | draft minutes |" in text
