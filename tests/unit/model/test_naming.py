"""Every way in which an agency is written leads to it, on the register of this repository."""

from __future__ import annotations

import re
from functools import cache

import pytest

from jakres_cli.model.naming import Mentions, Names, fold_name
from jakres_cli.records.load import load_workspace
from jakres_cli.records.read import load_settings
from jakres_cli.store.workspace import WorkingTree
from tests.conftest import AGENCIES, PEOPLE
from tests.transcript import REPOSITORY
from tests.unit.making import loaded, record

LONG_POST = "Deputi Gubernur Bidang Tata Ruang dan Lingkungan Hidup"
FULL = "Badan Penanggulangan Bencana Daerah"
FORMS = [
    (FULL, "BPBD"),
    (f"{FULL} Provinsi DKI Jakarta", "BPBD"),
    (f"{FULL} DKI Jakarta", "BPBD"),
    (f"{FULL} Prov. DKI Jakarta", "BPBD"),
    (f"{FULL} Prov. DKI", "BPBD"),
    (f"{FULL.upper()}", "BPBD"),
    (f"{FULL} (BPBD)", "BPBD"),
    (f"{FULL} [BPBD]", "BPBD"),
    (f"{FULL} (BPBD) Provinsi DKI Jakarta", "BPBD"),
    (f"{FULL} Provinsi DKI Jakarta (BPBD)", "BPBD"),
    (f"{FULL}/BPBD", "BPBD"),
    (f"BPBD / {FULL}", "BPBD"),
    ("BPBD (Kepala) beserta staf", "BPBD"),
    ("bpbd", "BPBD"),
    ("BPBD DKI", "BPBD"),
    ("BPBD Provinsi DKI Jakarta", "BPBD"),
    ("BPKD", "BPKD"),
    ("Biro PKLH", "Biro-PKLH"),
    ("Biro PKLH Setda Provinsi DKI Jakarta", "Biro-PKLH"),
    ("biro-pklh", "Biro-PKLH"),
    ("PKLH", "Biro-PKLH"),
    ("Biro Penataan Kota dan Lingkungan Hidup", "Biro-PKLH"),
    ("Biro Penataan Kota dan Lingkungan Hidup Setda Prov. DKI Jakarta", "Biro-PKLH"),
    ("KDHKLN", "Biro-KDH-KLN"),
    ("KDH dan KLN", "Biro-KDH-KLN"),
    ("Biro KDH KLN", "Biro-KDH-KLN"),
    ("Biro KDH/KLN", "Biro-KDH-KLN"),
    ("Dinas LH", "DLH"),
    ("Dinas Lingkungan Hidup (DLH)", "DLH"),
    ("Dinas Kebersihan", "DLH"),
    ("Dinas Perhubungan dan Transportasi", "Dishub"),
    ("Dinas Cipta Karya, Tata Ruang dan Pertanahan", "DCKTRP"),
    ("Dinas Cipta Karya Tata Ruang dan Pertanahan", "DCKTRP"),
    ("Citata", "DCKTRP"),
    ("Dinas Komunikasi, Informatika dan Statistika", "Diskominfotik"),
    ("Diskominfotik (Jakarta Smart City)", "Diskominfotik"),
    ("JSC", "Diskominfotik"),
    ("Kemen PUPR", "Kemen-PUPR"),
    ("Kementerian PPN/Bappenas", "Bappenas"),
    ("Bappenas", "Bappenas"),
    ("Kedubes Perancis", "Kedubes-Perancis"),
    ("Kedubes Prancis", "Kedubes-Perancis"),
    ("Kedutaan Besar Prancis", "Kedubes-Perancis"),
    ("Kedutaan Besar Perancis untuk Indonesia", "Kedubes-Perancis"),
    ("Pemprov DKI Jakarta", "Pemprov-DKI"),
    ("Pemprov DKI", "Pemprov-DKI"),
    ("Pemda DKI", "Pemprov-DKI"),
    ("Pemerintah Provinsi DKI Jakarta", "Pemprov-DKI"),
    ("PT. Jakarta Konsultindo", "Jakkon"),
    ("PT Jakarta Konsultindo", "Jakkon"),
    ("PD. PAM Jaya", "PAM-Jaya"),
    ("PAM Jaya", "PAM-Jaya"),
    ("Perumda Paljaya", "PAL-Jaya"),
    ("Paljaya", "PAL-Jaya"),
    ("100 RC", "100RC"),
    ("100RC ASPAC", "100RC"),
    ("UCLG ASPAC", "UCLG-ASPAC"),
    ("UCLG", "UCLG-ASPAC"),
    ("UN Habitat", "UN-Habitat"),
    ("BPBUMD", "BP-BUMD"),
    ("BPRD", "Bapenda"),
    ("Kesbangpol", "Bakesbangpol"),
    ("Satpol PP", "Satpol-PP"),
    ("TNI AL", "TNI-AL"),
    ("Yayasan KARINA (Caritas Indonesia)", "KARINA"),
    ("Karuna", "KARINA"),
    ("Save the Children", "YSTC"),
    ("Universitas Indonesia", "UI"),
    ("Podomoro University", "Universitas-Agung-Podomoro"),
    ("Sekertariat Jakarta Berketahanan", "SJB"),
    ("JakBer", "SJB"),
    ("Deputi TRLH", "deputi-trlh"),
    ("CRO", "cro"),
    ("Prof. Jan Sopaheluwakan", "jan-sopaheluwakan"),
]
NOBODY = ["PRB", "KLH", "LH", "TRLH", "SP", "CCA", "SKPD", "OPD", "BPXD", "", " ", "()", "/", "DKI"]
NOT_THE_PROVINCE = ["Pemerintah", "Pemerintah Pusat", "Provinsi DKI Jakarta", "DKI Jakarta"]


@cache
def names() -> Names:
    """The names of this repository's registers."""
    tree = WorkingTree(str(REPOSITORY))
    return Names(load_workspace(tree, load_settings(tree)).records)


def found(text: str) -> str | None:
    """The code of whom a text names."""
    party = names().find(text)
    return party.code if party else None


@pytest.mark.parametrize(("text", "code"), FORMS)
def test_form_resolves(text: str, code: str) -> None:
    """A form in which people write a name leads to its code."""
    assert found(text) == code


@pytest.mark.parametrize("text", [*NOBODY, *NOT_THE_PROVINCE])
def test_names_nobody(text: str) -> None:
    """What only looks like an agency names nobody."""
    assert found(text) is None


def test_every_name_of_the_register_resolves() -> None:
    """Each code, name and alias leads to its own agency, in any case and punctuation."""
    tree = WorkingTree(str(REPOSITORY))
    for code, agency in load_workspace(tree, load_settings(tree)).records.agencies.items():
        for name in (code, agency.name.id, agency.name.en or code, *agency.aliases, *agency.former):
            for form in (
                name,
                name.upper(),
                name.lower(),
                re.sub(r"[-/,.]", " ", name),
                name.replace(" ", "-"),
                f"{name} Provinsi DKI Jakarta",
                f"{name} ({code})",
                f"{name} [{code}]",
                f"{name}/{code}",
                f"{code} / {name}",
            ):
                assert found(form) == code, form


def test_two_with_one_alias_are_nobody() -> None:
    """A name that two bodies go by is not taken for either of them."""
    register = AGENCIES.replace("aliases: [Dinas LH]", "aliases: [Dinas LH, Dinas X]").replace(
        "aliases: [Dinas Perhubungan]", "aliases: [Dinas X]"
    )
    known = Names(loaded(agencies=register).records)
    assert known.find("Dinas X") is None
    assert known.find("DLH/Dishub") is None


def test_fold() -> None:
    """Case, blanks and punctuation make no difference."""
    assert (
        fold_name("PT. Kalbe_Farma – Tbk") == fold_name("pt kalbe-farma tbk") == "ptkalbefarmatbk"
    )


EVERYBODY = {
    "records/working-groups/pokja.md": record("title: Pokja banjir\nstatus: formed"),
}
PERSON = "people:\n  rina: {name: Rina Sari, prefix: Ibu, agency: DLH}\n"


@pytest.mark.parametrize(
    ("text", "kind", "code", "name"),
    [
        ("dinas lh", "agency", "DLH", "Dinas Lingkungan Hidup Provinsi DKI Jakarta"),
        ("Deputi TRLH", "post", "deputi-trlh", LONG_POST),
        (LONG_POST, "post", "deputi-trlh", LONG_POST),
        ("Ibu Rina Sari", "person", "rina", "Rina Sari"),
        ("rina sari", "person", "rina", "Rina Sari"),
        ("Pokja banjir", "working-group", "pokja", "Pokja banjir"),
    ],
)
def test_a_name_tells_who_it_is(text: str, kind: str, code: str, name: str) -> None:
    """Agencies, posts, people and working groups, each with the kind and the name that it has."""
    party = Names(loaded(EVERYBODY, people=PEOPLE + PERSON).records).find(text)
    assert party is not None
    assert (party.kind, party.code, party.name) == (kind, code, name)


@pytest.mark.parametrize(
    ("part", "codes"),
    [
        ("Dinas", ["DLH", "Dishub"]),
        ("Dinas P", ["Dishub"]),
        ("lingkungan", ["DLH", "Sudin-LH-Utara", "deputi-trlh"]),
        ("LH", ["DLH", "Sudin-LH-Utara"]),
        ("shub", []),
        ("", []),
        ("x" * 1000, []),
    ],
)
def test_a_part_of_a_name(part: str, codes: list[str]) -> None:
    """What names begin with, else what they hold; a few letters only as a word of its own."""
    found = Names(loaded().records).find_by_part(part)
    assert sorted(party.code for party in found) == codes


@pytest.mark.parametrize(
    ("text", "mentions"),
    [
        ("Rapat BPBD, DLH.", ["BPBD", "DLH"]),
        ("bpbd dan dlh", []),
        ("Dinas LH Provinsi DKI Jakarta hadir", ["Dinas LH"]),
        (
            "Suku Dinas Lingkungan Hidup Jakarta Utara",
            ["Suku Dinas Lingkungan Hidup Jakarta Utara"],
        ),
        (
            "Dinas Perhubungan Prov. DKI, Dinas Lingkungan Hidup",
            ["Dinas Perhubungan", "Dinas Lingkungan Hidup"],
        ),
        ("Badan lain", []),
        ("di Dinas Perhubungan Provinsi DKI Jakarta", ["Dinas Perhubungan Provinsi DKI Jakarta"]),
    ],
)
def test_agencies_named_in_prose(text: str, mentions: list[str]) -> None:
    """Written as in the register, the longest name first, with where it stands."""
    agencies = loaded().records.agencies
    found = list(Mentions(agencies).find(text))
    assert [text[start:end] for _, start, end in found] == mentions
    codes = {code for code, _, _ in found}
    assert [*Mentions(agencies).find(text, codes)] == []
