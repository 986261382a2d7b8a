"""Whom a name that people type means, and what is said when it means several or nobody."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from jakres_cli.model.base import AskedWrongly
from jakres_cli.model.naming import Mentions, Names
from jakres_cli.query.parties import named_party, require_party
from tests.conftest import AGENCIES, PEOPLE
from tests.unit.making import PATH, loaded, meeting, problems

if TYPE_CHECKING:
    from tests.conftest import Workspace

COMPOSED, DECOMPOSED = "Kaf\u00e9 Warga", "Kafe\u0301 Warga"
REGISTER = (
    AGENCIES
    + f"ZA:\n  name: Dinas Satu\n  aliases: [Dinas Pompa, {DECOMPOSED}]\n  former: [LAMA]\n"
    + "ZB:\n  name: Dinas Dua\n  aliases: [dinas pompa, Lama]\n"
    + "  names: [{name: Dinas Tata Air, until: 2016}]\n"
    + "ZC:\n  name: Dinas Tiga\n  names: [{name: Dinas Tata Air, until: 2016}]\n"
)
STAFF = PEOPLE + "people:\n  b-contoh: {name: Budi Contoh, prefix: Ir.}\n  b-lain: {name: Budi}\n"


def names() -> Names:
    """The names of a register in which some are shared."""
    return Names(loaded(agencies=REGISTER, people=STAFF).records)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("dinas satu", "ZA"),
        (COMPOSED, "ZA"),
        (DECOMPOSED.upper(), "ZA"),
        ("lama", "ZB"),  # its name today beats what another was called
        ("Budi", "b-lain"),  # a whole name beats the beginning of another
        ("Ir. Budi Contoh", "b-contoh"),
        ("penanggulangan", "BPBD"),
        ("Penanggulangan Bencana", "BPBD"),
        ("badan penang", "BPBD"),  # the beginning of a name
        ("bpb", "BPBD"),
        ("Kedutaan", "Kedubes-Perancis"),
        ("Budi C", "b-contoh"),
    ],
)
def test_a_name_means_one(text: str, code: str) -> None:
    """Exact beats the beginning of a name, which beats a part; Unicode form makes no difference."""
    assert require_party(text, names()).code == code


@pytest.mark.parametrize(
    ("text", "candidates"),
    [
        ("Dinas Pompa", "ZA (Dinas Satu), ZB (Dinas Dua)"),
        ("DINAS TATA AIR", "ZB (Dinas Dua), ZC (Dinas Tiga)"),
        ("Lingkungan Hidup", "DLH (Dinas Lingkungan Hidup"),
        ("Dinas", "Dishub ("),
    ],
)
def test_a_name_of_several_gives_the_candidates(text: str, candidates: str) -> None:
    """A name or a part that several have is refused, and nobody is picked."""
    with pytest.raises(AskedWrongly) as error:
        require_party(text, names())
    assert f"“{text}” may mean several" in str(error.value.message)
    assert candidates in str(error.value.hint)


@pytest.mark.parametrize("text", ["BPXD", "PBD", "LHK", "KD", "DKI LH", "", "?", "zzz"])
def test_short_acronyms_are_no_parts_of_others(text: str) -> None:
    """A few letters inside a longer name name nobody."""
    with pytest.raises(AskedWrongly, match="unknown agency"):
        require_party(text, names())


def test_what_others_wrote_is_not_guessed_at() -> None:
    """A part of a name, in a field that takes plain text or in a sheet, stays what it is."""
    assert named_party("penanggulangan", names()) is None
    with pytest.raises(AskedWrongly, match="unknown agency"):
        require_party("penanggulangan", names(), whole=True)


def test_prose_names_agencies_in_either_unicode_form() -> None:
    """A name is found in prose in whatever form it is written; a shared one means none."""
    mentions = Mentions(loaded(agencies=REGISTER).records.agencies)
    for text in (f"Hadir: {COMPOSED}.", f"Hadir: {DECOMPOSED}."):
        (code, start, end) = next(mentions.find(text))
        assert (code, text[start:end]) == ("ZA", text[7:-1])
    shared = (
        AGENCIES + "ZA: {name: Satu, aliases: [Dinas X]}\nZB: {name: Dua, aliases: [Dinas X]}\n"
    )
    mentions = Mentions(loaded(agencies=shared).records.agencies)
    assert list(mentions.find("Rapat di Dinas X")) == []


def test_a_part_of_a_name_does_for_set_and_show(workspace: Workspace) -> None:
    """Whatever takes the name of a party takes a part of it, unless it is another reference."""
    assert workspace.run("set", "penanggulangan bencana", "order=3").code == 0
    assert workspace.run("show", "penanggulangan").stdout.startswith("BPBD")
    assert workspace.run("actions", "--agency", "penanggulangan").code == 0
    refused = workspace.run("actions", "--agency", "lingkungan hidup")
    assert (refused.code, "DLH" in refused.stderr) == (2, True)


def test_names_of_a_day_in_lists(workspace: Workspace) -> None:
    """The register as of a day has the names that were carried then."""
    register = workspace.path / "records/agencies.yaml"
    text = register.read_text(encoding="utf-8").replace(
        "DLH:\n", "DLH:\n  names: [{name: Badan Lingkungan, until: 2016}]\n"
    )
    register.write_text(text, encoding="utf-8")
    for command in (("agencies",), ("show", "DLH")):
        assert "Badan Lingkungan" in workspace.run(*command, "--as-of", "2016-12-31").stdout
    assert "Badan Lingkungan" not in workspace.run("agencies").stdout


def test_a_shared_name_in_a_record_gives_the_candidates() -> None:
    """A record that writes a name which two have is told both codes."""
    people = "people:\n  ani: {name: Ani Contoh}\n  ani-dua: {name: Ani Contoh}\n"
    told = problems({PATH: meeting("chair: Ani Contoh")}, people=people)
    (hint,) = (str(each.hint) for each in told if each.code == "JK214")
    assert hint == "write the code of the one: ani, ani-dua"
