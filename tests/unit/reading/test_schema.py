"""The field table against the reader and the model: no field is lost, no attribute is unfed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from jakres_cli.model import event, meeting, paperwork, records
from jakres_cli.model.base import Value, field_names
from jakres_cli.model.meeting import Due
from jakres_cli.model.records import Records
from jakres_cli.records.forms import read_shape
from jakres_cli.records.layout import Slot, slot_of
from jakres_cli.records.reader import RecordReader
from jakres_cli.records.schema import (
    Field,
    Form,
    ListOf,
    Reference,
    Register,
    Shape,
    forms_within,
)
from jakres_cli.records.schema.kinds import FORMS, OTHER_NAMES
from jakres_cli.records.syntax import is_empty
from jakres_cli.records.syntax.document import read_yaml
from tests.unit.making import loaded

if TYPE_CHECKING:
    from types import ModuleType

ALL = [form for shape in FORMS.values() for form in forms_within(shape)]
FIELDS = [(form, field) for form in ALL for field in form.fields]
PATHS = (
    "records/meetings/2019/2019-10-29-contoh.md",
    "records/progress/2019-10-29-contoh/item/2019-11-05-SJB-2.md",
    "records/events/lokakarya.md",
    "records/events/lokakarya/proposals/DLH.md",
    "records/working-groups/pokja.md",
    "records/series/rapat.md",
)


def name(pair: tuple[Form, Field]) -> str:
    """What a field is called in the names of tests."""
    return f"{pair[0].builds.__name__}.{pair[1].name}"


def given() -> dict[type[Value], dict[str, object]]:
    """What paths decide, for every class of the model."""
    found: dict[type[Value], dict[str, object]] = {}
    for path in PATHS:
        slot = slot_of(path)
        assert isinstance(slot, Slot)
        for builds, values in slot.given.items():
            found[builds] = {**found.get(builds, {}), **values}
    for shape in FORMS.values():
        for form in forms_within(shape):
            for field in form.fields:
                if isinstance(field.shape, Register):
                    found[field.shape.of.builds] = {field.shape.key_name: "kunci"}
    agencies = FORMS["agencies"]
    assert isinstance(agencies, Register)
    found[agencies.of.builds] = {agencies.key_name: "KODE"}
    return found


GIVEN = given()
VOCABULARY = loaded().records.settings


def read_with(
    form: Form, text: str, path_gives: dict[type[Value], dict[str, object]] = GIVEN
) -> tuple[object, RecordReader]:
    """The value that a form reads from YAML, and what the reader noted."""
    document = read_yaml("a.yaml", text.encode())
    assert document.tree is not None
    reader = RecordReader(document, dict(path_gives), VOCABULARY)
    return read_shape(form, document.tree, reader), reader


@pytest.mark.parametrize("pair", FIELDS, ids=name)
def test_example_is_read(pair: tuple[Form, Field]) -> None:
    """The example of every field is read without a problem and lands in the model."""
    form, field = pair
    lines = {one.name: one.example for one in form.fields if one.required}
    lines[field.name] = field.example
    text = "".join(f"{one}: {example}\n" for one, example in lines.items())
    value, reader = read_with(form, text)
    assert [str(problem.message) for problem in reader.problems if problem.code != "JK213"] == []
    assert isinstance(value, form.builds)
    written = getattr(value, field.key)
    assert written is not None
    assert written not in ((), "", {})
    without = {one: example for one, example in lines.items() if one != field.name}
    if not field.required and without:
        bare, _ = read_with(form, "".join(f"{one}: {text}\n" for one, text in without.items()))
        assert (
            written != getattr(bare, field.key)
            or field.name in {"kind", "lang", "timezone"}
            or (field.example in {"30", "{status: draft}"})
        )


@pytest.mark.parametrize("pair", FIELDS, ids=name)
def test_field_is_described(pair: tuple[Form, Field]) -> None:
    """Every field has a meaning in words, and its model has an attribute for it."""
    form, field = pair
    assert field.doc
    assert field.key in field_names(form.builds)
    assert field.name == field.name.casefold()


@pytest.mark.parametrize("module", [event, meeting, paperwork, records])
def test_every_attribute_is_fed(module: ModuleType) -> None:
    """Every attribute of the model comes from a field, from the path or from the place."""
    fed: dict[type[Value], set[str]] = {}
    for form in ALL:
        fed.setdefault(form.builds, set()).update(field.key for field in form.fields)
        if form.line:
            fed[form.builds].add("line")
    for builds, values in GIVEN.items():
        fed.setdefault(builds, set()).update(values)
    fed[meeting.Due] = set(field_names(meeting.Due))  # read from a single text
    for cls in vars(module).values():
        if not isinstance(cls, type) or not issubclass(cls, Value) or cls is Records:
            continue
        if cls.__module__ == module.__name__:
            assert set(field_names(cls)) == fed.get(cls, set()), cls.__name__


@pytest.mark.parametrize("form", ALL, ids=lambda form: form.builds.__name__)
def test_unknown_field(form: Form) -> None:
    """An unknown field is JK101 in every mapping; the office's own x- fields are left alone."""
    required = "".join(f"{one.name}: {one.example}\n" for one in form.fields if one.required)
    _, reader = read_with(form, f"{required}tidak-dikenal: 1\nx-tidak-dikenal: 1\n")
    assert [problem.code for problem in reader.problems].count("JK101") == 1


@pytest.mark.parametrize("pair", [one for one in FIELDS if one[1].required], ids=name)
def test_required(pair: tuple[Form, Field]) -> None:
    """A required field that is missing, or empty, is JK104 where the path doesn't decide it."""
    form, field = pair
    others = "".join(
        f"{one.name}: {one.example}\n" for one in form.fields if one.required and one is not field
    )
    for text in (f"{others}x-a: b\n", f"{others}{field.name}:\n"):
        _, reader = read_with(form, text, {})
        assert [problem.code for problem in reader.problems] == ["JK104"]


@pytest.mark.parametrize("pair", FIELDS, ids=name)
def test_wrong_kind_of_value(pair: tuple[Form, Field]) -> None:
    """Whatever stands in a field, the reader notes it or reads it; it never raises."""
    form, field = pair
    for written in ("[[[x]]]", "{? : }", "''", "{}", "[]", "x" * 5000, "&a b"):
        document = read_yaml("a.yaml", f"{field.name}: {written}\n".encode())
        if document.tree is not None:
            reader = RecordReader(document, dict(GIVEN), None)
            read_shape(form, document.tree, reader)
            assert all(1 <= one.place.line <= 2 for one in reader.problems)


def test_one_spelling() -> None:
    """Underscores and Indonesian names are errors that name the right field."""
    for written, right in (
        ("follow_ups", "follow-ups"),
        ("tindak-lanjut", "follow-ups"),
        ("penanggung-jawab", None),
        ("tempat", "place"),
        ("Tempat", "place"),
        ("end_date", "end-date"),
    ):
        _, reader = read_with(
            _form(meeting.Meeting), f"title: a\ndate: 2019-10-29\n{written}: []\n"
        )
        first = next(one for one in reader.problems if one.code == "JK101")
        assert right is None or f"did you mean {right}?" == str(first.hint)
    _, reader = read_with(
        _form(meeting.FollowUp), "id: a\nwhat: b\nowners: []\npenanggung-jawab: []\n"
    )
    assert [str(one.hint) for one in reader.problems] == ["did you mean owners?"]


def test_status_of_a_follow_up() -> None:
    """A status in the follow-up itself is an error whose hint says how to report it."""
    _, reader = read_with(_form(meeting.FollowUp), "id: a\nwhat: b\nowners: []\nstatus: done\n")
    assert [one.code for one in reader.problems] == ["JK101"]
    assert reader.problems[0].hint is not None


def test_other_names_name_fields() -> None:
    """Every word that is translated leads to a field that exists."""
    known = {field.name for _, field in FIELDS}
    assert set(OTHER_NAMES.values()) <= known


def test_references_name_what_there_is() -> None:
    """Every reference is to a kind of thing that its description lists."""
    kinds = {
        *("agency", "post", "person", "party", "meeting", "event", "working-group", "series"),
        *("follow-up", "decision", "group", "pillar", "evidence", "file", "field"),
    }
    assert {shape.to for shape in _shapes() if isinstance(shape, Reference)} == kinds


def test_due_reads_as_due() -> None:
    """A due form lands in the model as one, the word refused as itself."""
    assert "progress" in field_names(Records)
    value, _ = read_with(
        _form(meeting.Progress), "date: 2019-11-05\nby: SJB\ndue: 2019-11\nasked: refused\n"
    )
    assert isinstance(value, meeting.Progress)
    assert isinstance(value.due, Due)
    assert value.asked == "refused"


def test_evidence_by_word_of_mouth() -> None:
    """A talk has its day and who spoke; without either it is no evidence."""
    for written, code in (
        ("phone:2019-11-05 Ibu Contoh", None),
        ("'chat:2019-11-05 Kepala Bidang, BPBD'", None),
        ("phone:besok Ibu Contoh", "JK105"),
        ("phone:Ibu Contoh", "JK105"),
        ("chat:2019-02-30 Ibu Contoh", "JK105"),
        ("'phone:2019-11-05 '", "JK101"),
        ("chat:2019-11-05 …", "JK101"),
    ):
        text = f"item: a\nby: SJB\nevidence: [{written}]\n"
        _, reader = read_with(_form(meeting.Progress), text)
        assert [one.code for one in reader.problems] == ([code] if code else []), written


def test_each_is_a_list_or_a_word() -> None:
    """From whom an answer is awaited is a list of agencies or one word for them."""
    head = "id: a\nwhat: b\nowners: []\n"
    for written, each, codes in (
        ("[BPBD, DLH]", ("BPBD", "DLH"), []),
        ("invited", "invited", []),
        ("all", "all", []),
        ("BPBD", ("BPBD",), ["JK101"]),
        ("", (), []),
    ):
        value, reader = read_with(_form(meeting.FollowUp), f"{head}each: {written}\n")
        assert isinstance(value, meeting.FollowUp)
        assert value.each == each
        assert [one.code for one in reader.problems] == codes


def test_one_or_several() -> None:
    """A successor, an approver or a person's agency stands alone or in a list."""
    for written in ("DLH", "[DLH]"):
        value, reader = read_with(_form(records.Agency), f"name: a\nsuccessor: {written}\n")
        assert isinstance(value, records.Agency)
        assert (value.successor, reader.problems) == (("DLH",), [])
        value, reader = read_with(_form(records.Person), f"name: a\nagency: {written}\n")
        assert isinstance(value, records.Person)
        assert (value.agency, reader.problems) == ("DLH", [])
    turns = "[{agency: BPLHD, until: 2016}, {agency: DLH, from: 2017}, {agency: X, until: 2015}]"
    value, _ = read_with(_form(records.Person), f"name: a\nagency: {turns}\n")
    assert isinstance(value, records.Person)
    assert value.agency == "DLH"


def test_acting_holders() -> None:
    """Who holds a post for another acts as plt, plh or pj; `acting` alone means plt."""
    for written, acts_as in (
        ("as: plh", "plh"),
        ("as: pj\nacting: true", "pj"),
        ("acting: true", "plt"),
        ("acting: yes", "plt"),
        ("acting: no", None),
    ):
        value, reader = read_with(_form(records.Holding), f"post: a\n{written}\n")
        assert isinstance(value, records.Holding)
        assert (value.acts_as, reader.problems) == (acts_as, [])


def test_empty_is_absent() -> None:
    """An empty value counts as none, in quotes too."""
    tree = read_yaml("a", b"a:\nb: ''\n").tree
    assert tree is not None
    assert [is_empty(value) for _, value in tree.entries.values()] == [True, True]


def _shapes() -> list[Shape]:
    found: list[Shape] = []
    for _, field in FIELDS:
        shape = field.shape
        while isinstance(shape, ListOf):
            shape = shape.of
        found.append(shape)
    return found


def _form(cls: type[Value]) -> Form:
    return next(form for form in ALL if form.builds is cls)
