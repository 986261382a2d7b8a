"""The JSON Schema says of a record what the reader says of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import jsonschema_rs
import pytest

from jakres_cli.model.source import ERROR, Source
from jakres_cli.output.json_schema import schema_of, schema_of_all
from jakres_cli.records.layout import Slot, slot_of
from jakres_cli.records.read import load_settings, read_record
from jakres_cli.records.schema import forms_within, kinds
from jakres_cli.records.syntax import Mapping, Node, Scalar, is_empty, node_data
from jakres_cli.records.syntax.document import read_markdown, read_yaml
from tests.transcript import REPOSITORY
from tests.unit.making import record, tree

if TYPE_CHECKING:
    from collections.abc import Iterator

STEM = "2019-10-29-contoh"
PATHS = {
    kinds.MEETING_KIND: f"records/meetings/2019/{STEM}.md",
    kinds.PROGRESS_KIND: f"records/progress/{STEM}/data-pompa/2019-11-05-SJB.md",
    kinds.EVENT_KIND: "records/events/lokakarya.md",
    kinds.PROPOSAL_KIND: "records/events/lokakarya/proposals/DLH.md",
    kinds.WORKING_GROUP_KIND: "records/working-groups/pokja.md",
    kinds.SERIES_KIND: "records/series/mingguan.md",
    kinds.AGENCIES_KIND: "records/agencies.yaml",
    kinds.PEOPLE_KIND: "records/people.yaml",
    kinds.SETTINGS_KIND: "jakres.yaml",
}
MEETING = "title: Rapat\ndate: 2019-10-29\nattendees: [BPBD]\n"
EVENT = "title: Lokakarya\nstatus: planned\nhosts: [SJB]\n"
PROGRESS = "date: 2019-11-05\nby: SJB\n"
GROUP = "title: Pokja\nstatus: formed\n"
SETTINGS = "schema: 1\noffice: SJB\n"
ITEM = "follow-ups: [{{id: a, what: b, owners: []{more}}}]\n"
GOOD = [
    (kinds.MEETING_KIND, MEETING),
    (kinds.MEETING_KIND, "title: {id: Rapat, en: Meeting}\ndate: 2019-10-29\nattendees: [BPBD]\n"),
    (kinds.MEETING_KIND, MEETING + "chair:\ntags:\ninvitation:\n"),
    (kinds.MEETING_KIND, MEETING + "x-rumah: {apa: [saja]}\n"),
    (kinds.MEETING_KIND, MEETING + "pillar: siap\n"),
    (kinds.MEETING_KIND, MEETING + "pillar: [siap, sehat]\n"),
    (kinds.MEETING_KIND, MEETING + "weekday: SELASA\ntime: '09:00'\nheadcount: 73\n"),
    (kinds.MEETING_KIND, MEETING + "headcount: {n: 73, approx: true, unit: people}\n"),
    (kinds.MEETING_KIND, MEETING + "absent: [DLH, {agency: DBM, excused: false, x-a: 1}]\n"),
    (kinds.MEETING_KIND, MEETING + "not-stated: [chair, time]\n"),
    (kinds.MEETING_KIND, "title: R\ndate: 2019-10-29\nrecord: planned\n"),
    (kinds.MEETING_KIND, "title: R\ndate: 2019-10-29\nrecord: stub\nknown-from: 2019-10-11-x\n"),
    *(
        (kinds.MEETING_KIND, MEETING + ITEM.format(more=f", due: '{due}'"))
        for due in (
            "2019-11-28",
            "2019-11",
            "2019-q4",
            "2019-Q1",
            "2019",
            "2019-12-11..2019-12-20",
            "before:lokakarya",
            "before:2019-12-01",
            "within:30d:2019-11",
            "within:2w:lokakarya",
            "after:2019-10-29-contoh/data-pompa",
            "next-meeting",
            "ongoing",
        )
    ),
    (kinds.MEETING_KIND, "title: R\ndate: 2019-10-29\nrecord: planned\nattendees: []\n"),
    (kinds.PROGRESS_KIND, PROGRESS),
    (kinds.PROGRESS_KIND, PROGRESS + "asked: refused\n"),
    (kinds.PROGRESS_KIND, PROGRESS + "status: done\nevidence: ['letter:1']\n"),
    (kinds.EVENT_KIND, EVENT + "moved: [{on: 2019-11-20, was: 2019-12-11, now: 2020-01-15}]\n"),
    (kinds.EVENT_KIND, EVENT + "groups: [{id: satu, leads: [BPBD], pillar: siap}]\n"),
    (kinds.PROPOSAL_KIND, "topics: [{group: satu, topic: Sampah}]\n"),
    (kinds.WORKING_GROUP_KIND, GROUP + "members: [BPBD, {agency: DLH, role: lead}]\n"),
    (kinds.SERIES_KIND, "title: Mingguan\nattendees: [BPBD]\n"),
    (kinds.AGENCIES_KIND, "BPBD: {name: Badan, until: 2019, order: 3}\nx-catatan: apa saja\n"),
    (kinds.PEOPLE_KIND, "people: {contoh: {name: Contoh, holds: [manajer]}}\n"),
    (kinds.SETTINGS_KIND, SETTINGS + "pillar: {siap: {name: SIAP, from: 2018-11}}\n"),
]
BAD = [
    (kinds.MEETING_KIND, "title: R\ndate: 2019-10-29\nattendees: []\n"),
    (kinds.MEETING_KIND, "date: 2019-10-29\nattendees: [BPBD]\n"),
    (kinds.MEETING_KIND, "title:\ndate: 2019-10-29\nattendees: [BPBD]\n"),
    (kinds.MEETING_KIND, "title: Rapat\ndate: 2019-10-29\n"),
    (kinds.MEETING_KIND, "title: Rapat\ndate: 2019-10-29\nattendees:\n"),
    (kinds.MEETING_KIND, "title: R\ndate: 2019-10-29\nrecord: stub\n"),
    (kinds.MEETING_KIND, MEETING + "pimpinan: deputi-trlh\n"),
    (kinds.MEETING_KIND, MEETING + "kind: [internal]\n"),
    (kinds.MEETING_KIND, MEETING + "tags: banjir\n"),
    (kinds.MEETING_KIND, MEETING + "tags: [banjir, ]\nagenda: [{id: x}]\n"),
    (kinds.MEETING_KIND, MEETING + "weekday: Selesa\n"),
    (kinds.MEETING_KIND, MEETING + "time: '9:00'\n"),
    (kinds.MEETING_KIND, MEETING + "end-date: 2019-13-01\n"),
    (kinds.MEETING_KIND, MEETING + "end-date: 29 Oktober\n"),
    (kinds.MEETING_KIND, MEETING + "headcount: banyak\n"),
    (kinds.MEETING_KIND, MEETING + "visibility: secret\n"),
    (kinds.MEETING_KIND, MEETING + "not-stated: [pimpinan]\n"),
    (kinds.MEETING_KIND, MEETING + "minutes: {status: final}\n"),
    (kinds.MEETING_KIND, MEETING + "attendees_: [BPBD]\n"),
    (kinds.MEETING_KIND, MEETING + "title-x: {en: Meeting}\n"),
    (kinds.MEETING_KIND, "title: {en: Meeting}\ndate: 2019-10-29\nattendees: [BPBD]\n"),
    (kinds.MEETING_KIND, MEETING + "follow-ups: [{id: a, what: b}]\n"),
    (kinds.MEETING_KIND, MEETING + "follow-ups: [{id: A b, what: b, owners: []}]\n"),
    (kinds.MEETING_KIND, MEETING + ITEM.format(more=", status: done")),
    *(
        (kinds.MEETING_KIND, MEETING + ITEM.format(more=f", due: '{due}'"))
        for due in ("besok", "2019-q5", "2019-13", "within:30:x", "before:2019-13-01", "after:")
    ),
    (kinds.PROGRESS_KIND, PROGRESS + "status: selesai\n"),
    (kinds.PROGRESS_KIND, PROGRESS + "asked: maybe\n"),
    (kinds.EVENT_KIND, "title: Lokakarya\nstatus: held\nhosts: [SJB]\n"),
    (kinds.EVENT_KIND, EVENT + "moved: [{now: 2019-11-20}]\n"),
    (kinds.PROPOSAL_KIND, "received: 2019-11-18\n"),
    (kinds.WORKING_GROUP_KIND, GROUP + "members: [{role: lead}]\n"),
    (kinds.SERIES_KIND, "attendees: [BPBD]\n"),
    (kinds.AGENCIES_KIND, "BPBD: {aliases: [x]}\n"),
    (kinds.AGENCIES_KIND, "B P: {name: Badan}\n"),
    (kinds.PEOPLE_KIND, "orang: {}\n"),
    (kinds.SETTINGS_KIND, "office: SJB\n"),
    (kinds.SETTINGS_KIND, SETTINGS + "chase-after-days: -3\n"),
]


def values(node: Node) -> Any:  # noqa: ANN401  whatever a record holds
    """The data of a tree, empty fields as null, as editors see them."""
    if isinstance(node, Mapping):
        return {name: values(value) for name, (_, value) in node.entries.items()}
    if isinstance(node, Scalar):
        return None if is_empty(node) else node.text
    return [values(item) for item in node.items]


def tree_of(path: str, content: bytes) -> Node:
    """What stands in a file."""
    read = read_yaml if path.endswith(".yaml") else read_markdown
    found = read(path, content).tree
    assert found is not None
    return found


def schema_takes(kind: str, text: str) -> bool:
    """Whether the schema of the kind accepts the fields."""
    validator = jsonschema_rs.validator_for(schema_of(kind))
    return validator.is_valid(values(tree_of("x.yaml", text.encode())))


def reader_takes(kind: str, text: str) -> bool:
    """Whether the reader finds no error in a record of these fields."""
    path = PATHS[kind]
    slot = Slot(kind=kind, path=path, id="settings", given={})
    if kind != kinds.SETTINGS_KIND:
        found = slot_of(path)
        assert isinstance(found, Slot)
        slot = found
    content = text if path.endswith(".yaml") else record(text)
    reading = read_record(
        Source(path=path, data=content.encode()),
        slot,
        None if kind == kinds.SETTINGS_KIND else load_settings(tree()),
    )
    return not any(problem.level == ERROR for problem in reading.problems)


@pytest.mark.parametrize(("kind", "text"), GOOD)
def test_what_the_reader_takes_the_schema_takes(kind: str, text: str) -> None:
    """A right record is right to both."""
    assert reader_takes(kind, text)
    assert schema_takes(kind, text)


@pytest.mark.parametrize(("kind", "text"), BAD)
def test_what_the_reader_refuses_the_schema_refuses(kind: str, text: str) -> None:
    """A wrong record is wrong to both."""
    assert not reader_takes(kind, text)
    assert not schema_takes(kind, text)


def own_records() -> Iterator[tuple[str, str]]:
    """The kind and path of every record of this repository."""
    yield kinds.SETTINGS_KIND, "jakres.yaml"
    for file in sorted((REPOSITORY / "records").rglob("*")):
        path = file.relative_to(REPOSITORY).as_posix()
        slot = slot_of(path)
        if file.is_file() and isinstance(slot, Slot):
            yield slot.kind, path


@pytest.mark.parametrize(("kind", "path"), list(own_records()))
def test_our_own_records_fit(kind: str, path: str) -> None:
    """Each record fits the schema of its kind, and of all kinds only that one."""
    found = node_data(tree_of(path, (REPOSITORY / path).read_bytes()))
    fitting = [
        one for one in kinds.FORMS if jsonschema_rs.validator_for(schema_of(one)).is_valid(found)
    ]
    assert fitting == [kind]
    assert jsonschema_rs.validator_for(schema_of_all()).is_valid(found)


def test_values_that_editors_type_are_taken() -> None:
    """A number or truth value is as good as the text that jakres reads it as."""
    validator = jsonschema_rs.validator_for(schema_of(kinds.MEETING_KIND))
    fields = {"title": 2019, "date": "2019-10-29", "headcount": {"n": 73, "approx": True}}
    assert validator.is_valid({**fields, "attendees": ["BPBD"]})
    agencies = jsonschema_rs.validator_for(schema_of(kinds.AGENCIES_KIND))
    assert agencies.is_valid({"BPBD": {"name": "Badan", "until": 2019}})
    assert not agencies.is_valid({"BPBD": {"name": "Badan", "until": 19}})


@pytest.mark.parametrize("kind", kinds.FORMS)
def test_the_schema_is_one(kind: str) -> None:
    """It is a schema of the draft that it names, and describes every field."""
    schema = schema_of(kind)
    jsonschema_rs.meta.validate(schema)
    assert all(field["description"] for field in schema.get("properties", {}).values())


def test_the_schema_of_all_kinds_is_one() -> None:
    """It is a schema too, and holds each kind."""
    schema = schema_of_all()
    jsonschema_rs.meta.validate(schema)
    assert len(schema["oneOf"]) == len(kinds.FORMS)


@pytest.mark.parametrize("kind", kinds.FORMS)
def test_every_example_fits_its_field(kind: str) -> None:
    """What the reference shows as an example is right by the schema."""
    schema = schema_of(kind)
    wrong = []
    for part in (schema, *schema["$defs"].values()):
        for name, field in part.get("properties", {}).items():
            validator = jsonschema_rs.validator_for({**field, "$defs": schema["$defs"]})
            wrong += [(name, one) for one in field["examples"] if not validator.is_valid(one)]
    assert not wrong


def test_each_name_of_a_form_means_one_form() -> None:
    """Forms are named in the schema, so two of them can't share a name."""
    found: dict[str, set[int]] = {}
    for shape in kinds.FORMS.values():
        for form in forms_within(shape):
            found.setdefault(str(form.name), set()).add(id(form))
    assert not [name for name, forms in found.items() if len(forms) > 1]
