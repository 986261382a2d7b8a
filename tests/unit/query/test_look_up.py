"""What a name means among all kinds of records, and what a meeting should look at."""

from __future__ import annotations

import pytest

from jakres_cli.model.base import AskedWrongly, CannotDo
from jakres_cli.model.event import Event, WorkingGroup
from jakres_cli.model.meeting import Meeting
from jakres_cli.model.naming import Party
from jakres_cli.query.meetings import open_points
from jakres_cli.query.references import look_up
from jakres_cli.query.standing import Standing
from tests.unit.making import PATH, STEM, ledger, meeting, record

SECOND = "records/meetings/2019/2019-11-05-lanjutan.md"
FILES = {
    PATH: meeting(
        "former: [2019-10-29-lama]\nseries: mingguan\nfollow-ups:\n"
        "  - {id: data-pompa, what: Menyerahkan data pompa, owners: [BPBD]}\n"
        "  - {id: peta, what: Menyerahkan peta, owners: [BPBD], event: lokakarya}\n"
        "  - {id: jadwal, what: Menyusun jadwal, owners: [DLH], pillar: [siap]}"
    ),
    SECOND: meeting(
        "follow-ups:\n  - {id: surat, what: Mengirim surat, owners: [SJB], pillar: [siap]}\n"
        "  - {id: denah, what: Membuat denah, owners: [SJB], event: lokakarya}",
        day="2019-11-05",
    ),
    "records/events/lokakarya.md": record("title: Lokakarya\nstatus: planned\nhosts: [SJB]"),
    "records/working-groups/pokja.md": record("title: Kelompok kerja\nstatus: proposed"),
    "records/series/mingguan.md": record("title: Rapat mingguan"),
}


@pytest.mark.parametrize(
    ("text", "kind", "name"),
    [
        ("Dinas LH", Party, "DLH"),
        ("deputi-trlh", Party, "deputi-trlh"),
        ("2019-10-29", Meeting, STEM),
        ("2019-10-29-lama", Meeting, STEM),
        ("lokakarya", Event, "lokakarya"),
        ("pokja", WorkingGroup, "pokja"),
        ("pompa", Standing, f"{STEM}/data-pompa"),
        ("2019-10-29-lama/peta", Standing, f"{STEM}/peta"),
    ],
)
def test_a_name_means_one_thing(text: str, kind: type, name: str) -> None:
    """Parties, meetings, events, working groups and follow-ups are found by any of their names."""
    subject = look_up(text, ledger(FILES))
    assert isinstance(subject, kind)
    assert name in {getattr(subject, field, None) for field in ("code", "id", "ref")}


def test_a_name_of_nothing() -> None:
    """A name that nothing has is refused, with the nearest one if there is any."""
    with pytest.raises(AskedWrongly) as error:
        look_up("lokakayra", ledger(FILES))
    assert str(error.value.hint) == "did you mean lokakarya?"
    with pytest.raises(AskedWrongly) as error:
        look_up("zzzzzzzzzz", ledger(FILES))
    assert error.value.hint is None


def test_a_name_of_several() -> None:
    """A name that fits several is refused with all of them, eight at most."""
    with pytest.raises(AskedWrongly) as error:
        look_up("2019", ledger(FILES))
    assert str(error.value.message) == "“2019” may mean several records"
    assert str(error.value.hint).startswith("write more of it: 2019-10-29-contoh, 2019-1")


def test_a_record_that_is_not_read() -> None:
    """The name of a record that can't be read is known, and says that."""
    files = {**FILES, SECOND: "no fields\n"}
    with pytest.raises(CannotDo, match="2019-11-05-lanjutan can't be read"):
        look_up("2019-11-05", ledger(files))


def test_points_come_under_the_nearest_reason() -> None:
    """A meeting continued counts before the series, the series before events and pillars."""
    points = open_points(
        ledger(FILES),
        series="mingguan",
        follows=["2019-11-05-lanjutan"],
        events=["lokakarya", None],
        pillars=["siap"],
    )
    reasons = [(point.standing.follow_up.id, point.because) for point in points]
    assert sorted(reasons[:2]) == [("denah", "follows"), ("surat", "follows")]
    assert {because for _, because in reasons[2:]} == {"series"}
    assert len(reasons) == 5


def test_points_of_an_event_or_a_pillar() -> None:
    """Without a meeting before it, what belongs to its event comes first, then its pillar's."""
    points = open_points(
        ledger(FILES), series=None, follows=[], events=["lokakarya"], pillars=["siap"]
    )
    reasons = [point.because for point in points]
    assert reasons == ["event", "event", "pillar", "pillar"]
    assert open_points(ledger(FILES), series=None, follows=[], events=[], pillars=[]) == []
