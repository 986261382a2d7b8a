"""What counts as the same promise again (JK211)."""

from __future__ import annotations

import pytest

from tests.unit.making import meeting, problems

EARLIER = "records/meetings/2019/2019-10-15-lama.md"
LATER = "records/meetings/2019/2019-10-29-contoh.md"


def _item(what: str, name: str = "data") -> str:
    return f"follow-ups:\n  - id: {name}\n    what: {what}\n    owners: [BPBD]"


@pytest.mark.parametrize(
    ("earlier", "later", "repeats"),
    [
        ("Menyerahkan data pompa utara", "Menyerahkan data pompa utara", True),
        ("Menyerahkan data pompa utara", "Menyerahkan data pompa wilayah utara", True),
        ("Menyerahkan data pompa utara", "Menyerahkan data pompa selatan", True),
        ("Menyerahkan data pompa utara", "Mengirim data pompa selatan", False),
        ("Menyerahkan laporan triwulan 1", "Menyerahkan laporan triwulan 2", False),
        ("Menyerahkan laporan triwulan I", "Menyerahkan laporan triwulan II", False),
        ("Menyerahkan laporan triwulan 1", "Menyerahkan laporan triwulan 1", True),
        ("Menyerahkan laporan triwulan 1", "Menyerahkan laporan triwulan", False),
        ("Menyusun laporan tahun 2019", "Menyusun laporan tahun 2020", False),
        ("Menyusun laporan bulan Januari", "Menyusun laporan bulan Februari", False),
        ("Menyusun naskah tahap pertama", "Menyusun naskah tahap kedua", False),
        ("Survei wilayah RT05 Kapuk", "Survei wilayah RT06 Kapuk", False),
        ("Menyerahkan laporan triwulan 1 kota", "Menyerahkan laporan triwulan 1 provinsi", True),
    ],
)
def test_what_counts_as_a_repeat(earlier: str, later: str, *, repeats: bool) -> None:
    """One other word makes no difference, unless it is a number or a part of the calendar."""
    found = problems(
        {
            EARLIER: meeting(_item(earlier), day="2019-10-15"),
            LATER: meeting(_item(later)),
        }
    )
    assert ("JK211" in {problem.code for problem in found}) is repeats


def test_the_oldest_open_promise_is_named() -> None:
    """Of several that say the same, the first that is still open is named, not a chance one."""
    words = "Menyerahkan data pompa utara sungai besar"
    found = problems(
        {
            "records/meetings/2019/2019-10-08-awal.md": meeting(
                _item(words + " kota"), day="2019-10-08"
            ),
            EARLIER: meeting(_item(words), day="2019-10-15"),
            LATER: meeting(_item(words + " lagi") + "\n    replaces: [2019-10-15-lama/data]"),
        }
    )
    told = [str(problem.message) for problem in found if problem.code == "JK211"]
    assert told == ["nearly the same is open since 2019-10-08: 2019-10-08-awal/data"]
