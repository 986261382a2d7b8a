"""Laws of comparing: nothing changes by itself, the way back is the way there, nothing is lost."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
import yaml
from hypothesis import given
from hypothesis import settings as profile
from hypothesis import strategies as st

from jakres_cli.changes.differences import differences
from jakres_cli.changes.prose import compare_prose
from jakres_cli.digest.digest import digest
from jakres_cli.digest.formats import MOST, as_markdown, as_text, change_json
from jakres_cli.digest.phrases import PHRASES
from jakres_cli.digest.speaker import Speaker
from jakres_cli.locale import catalogue
from jakres_cli.model.base import Message
from jakres_cli.records.schema import Field, Form, ListOf, Register, Shape
from jakres_cli.records.schema.kinds import FORMS
from tests.conftest import AGENCIES
from tests.soak import examples
from tests.unit.compare.comparing import seen, side
from tests.unit.making import entry, entry_path, meeting, record, tree

if TYPE_CHECKING:
    from jakres_cli.changes.files import Side

STEM = "2019-10-29-contoh"
MEETINGS = (
    "",
    "place: Balai Kota\n",
    "record: planned\ninvited: [BPBD]\n",
    "visibility: public\nnot-stated: [chair]\n",
    "minutes: {status: approved, seal: 'v1:0'}\n",
    "corrections: [{'on': 2019-11-20, where: place, was: a, now: b}]\n",
    "attendees: [BPBD, {agency: DLH, names: [A]}]\naccept: [{code: JK202, reason: r}]\n",
    "x-a: 1\ndecisions: [{id: satu, text: Satu}]\n",
    "title: [\n",
    "pillars: [siap]\n",
)
ITEMS = (
    "",
    "follow-ups: [{id: a, what: Satu, owners: [BPBD], due: 2019-11-28}]\n",
    "follow-ups: [{id: a, what: Satu, owners: [BPBD, DLH], due: 'before:lokakarya', quote: q}]\n",
    "follow-ups: [{id: b, what: Satu, owners: []}]\n",
    f"follow-ups: [{{id: c, what: Dua, owners: [DLH], replaces: [{STEM}/a]}}]\n",
)
PROSES = ("", "Satu. Dua.\n", "Satu.\n\n- Tiga\n- Dua.\n", "Sa\u200btu. Dua. Dua.\n<!-- x -->\n")
ENTRIES = (
    "status: done\nevidence: [files/a.pdf]",
    "status: reported\nowner: DLH",
    "due: 2019-12-20\nreason: hujan",
    "asked: 2019-12-24",
    "owners: [Dishub]",
    "status: [",
)
EVENTS = (
    "title: L\nstatus: planned\nhosts: [SJB]\ndate: 2019-12-11\n",
    "title: L\nstatus: postponed\nhosts: [SJB, BPBD]\n",
    "title: L\nstatus: planned\nhosts: [SJB]\ndate: 2019-12-18\nformer: [lama]\n",
    "title: L\nhosts: []\nmoved: [{'on': 2019-11-20, was: 2020-01-01, now: 2020-02-01}]\n",
)
MORE_AGENCIES = (
    "",
    "PAM:\n  name: PAM\n  aliases: [Air]\n",
    "PDAM:\n  name: PDAM\n  aliases: [Air]\n  former: [PAM]\n",
    "PDAM:\n  name: PDAM\n  aliases: [Air]\n",
    "x: [",
)


@st.composite
def workspaces(draw: st.DrawFn) -> dict[str, str]:
    """A small workspace in any state, records that can't be read among them."""
    files: dict[str, str] = {}
    stems = [STEM]
    for day in sorted(draw(st.sets(st.sampled_from(["2019-10-29", "2019-11-05"])))):
        stem = f"{day}-{draw(st.sampled_from(['contoh', 'lain']))}"
        stems.append(stem)
        text = draw(st.sampled_from(MEETINGS)) + draw(st.sampled_from(ITEMS))
        if draw(st.booleans()):
            text += f"former: [{day}-contoh]\n" if stem.endswith("lain") else "tags: [a]\n"
        files[f"records/meetings/2019/{stem}.md"] = meeting(
            text, draw(st.sampled_from(PROSES)), day=day
        )
    for number in sorted(draw(st.sets(st.integers(1, 4)))):
        day = f"2019-11-1{number}"
        stem = draw(st.sampled_from(stems))
        item = draw(st.sampled_from("ab"))
        note = draw(st.sampled_from(["", "Catatan"]))
        files[entry_path(day, item=item, stem=stem)] = entry(
            draw(st.sampled_from(ENTRIES)), note, day=day
        )
    for name in draw(st.sets(st.sampled_from(["lokakarya", "lama"]), max_size=1)):
        files[f"records/events/{name}.md"] = record(draw(st.sampled_from(EVENTS)))
    if draw(st.booleans()):
        files["records/files/a.pdf"] = draw(st.sampled_from("ab"))
    files["records/agencies.yaml"] = AGENCIES + draw(st.sampled_from(MORE_AGENCIES))
    return files


def _side(files: dict[str, str]) -> Side:
    return side(tree(files))


@profile(max_examples=examples(200))
@given(workspaces())
def test_nothing_changes_by_itself(files: dict[str, str]) -> None:
    """Nothing is different between a state and itself."""
    assert differences(_side(files), _side(files)) == []


@profile(max_examples=examples(300))
@given(workspaces(), workspaces())
def test_the_way_back(before: dict[str, str], after: dict[str, str]) -> None:
    """Comparing the other way round tells the same facts, before and after exchanged."""
    old, new = _side(before), _side(after)
    there, back = differences(old, new), differences(new, old)
    assert seen(there, mirrored=True) == seen(back)


@profile(max_examples=examples(200))
@given(workspaces(), workspaces(), st.sampled_from(["en", "id"]))
def test_everything_can_be_told(before: dict[str, str], after: dict[str, str], lang: str) -> None:
    """Whatever changed has words in each format and language."""
    old, new = _side(before), _side(after)
    found = differences(old, new)
    speaker = Speaker(old.loaded.records, new.loaded.records, catalogue(lang))
    told = digest(found, speaker)
    between = Message("a")
    assert bool(found) == bool(told.warnings or told.groups or told.same)
    assert as_text(told, between, speaker.t, 80, color=True)
    assert len(as_markdown(told, between, speaker.t)) <= MOST
    assert json.dumps([change_json(one, speaker) for one in found])
    assert {one.kind for one in found} <= PHRASES.keys()


@profile(max_examples=examples(200))
@given(
    st.lists(st.sampled_from(["Satu.", "Dua tiga.", "Dua empat.", "- Lima", "\n", "#"])),
    st.lists(st.sampled_from(["Satu.", "Dua tiga.", "Dua empat.", "- Lima", "\n", "#"])),
)
def test_prose(before: list[str], after: list[str]) -> None:
    """The sentences that prose gained and lost account for the difference in their number."""
    old, new = "\n".join(before), "\n".join(after)
    found, back = compare_prose(old, new), compare_prose(new, old)
    assert (found is None) == (back is None)
    if found is not None and back is not None:
        assert sorted((one.after, one.before) for one in back.passages) == sorted(
            (one.before, one.after) for one in found.passages
        )
        assert (found.added, found.removed) == (back.removed, back.added)


def _fields() -> list[tuple[str, tuple[str, ...], Field]]:
    """Every field of every record, with the path of fields that leads to it."""
    found: list[tuple[str, tuple[str, ...], Field]] = []

    def walk(kind: str, shape: Shape, path: tuple[str, ...]) -> None:
        if isinstance(shape, ListOf | Register):
            walk(kind, shape.of, path)
        elif isinstance(shape, Form):
            for field in shape.fields:
                found.append((kind, path, field))
                walk(kind, field.shape, (*path, field.name))

    for kind, form in FORMS.items():
        walk(kind, form, ())
    return found


_PATHS = {
    "meeting": f"records/meetings/2019/{STEM}.md",
    "progress": entry_path("2019-11-20"),
    "event": "records/events/lokakarya.md",
    "proposal": "records/events/lokakarya/proposals/DLH.md",
    "working-group": "records/working-groups/pokja.md",
    "series": "records/series/mingguan.md",
    "agencies": "records/agencies.yaml",
    "people": "records/people.yaml",
    "settings": "jakres.yaml",
}
"""Where a record of each kind stands."""
_NOT_THE_DEFAULT = {"timezone": "Asia/Jayapura", "chase-after-days": 14}
"""What is written where the example is what holds anyway."""
_GIVEN_BY_THE_PATH = {("meeting", "date"), ("progress", "date"), ("progress", "by")}


@pytest.mark.parametrize(
    ("kind", "path", "field"),
    [pytest.param(*one, id="/".join((one[0], *one[1], one[2].name))) for one in _fields()],
)
def test_every_field_counts(kind: str, path: tuple[str, ...], field: Field) -> None:
    """A field that is written or not makes a difference that is told as one of content."""
    before = _filled(FORMS[kind], path, None)
    after = _filled(FORMS[kind], path, field)
    old, new = (tree({_PATHS[kind]: _text(kind, one)}) for one in (before, after))
    found = differences(side(old, new), side(new, old))
    if (kind, "/".join((*path, field.name))) in _GIVEN_BY_THE_PATH:
        return
    told = [one for one in found if one.kind not in {"no-content-change", "other-field-changed"}]
    assert told, [one.kind for one in found]


def _filled(shape: Shape, path: tuple[str, ...], last: Field | None) -> object:
    """A value of ``shape`` with its required fields, those on the way and the ``last`` one."""
    if isinstance(shape, ListOf):
        return [_filled(shape.of, path, last)]
    if isinstance(shape, Register):
        return {"a-b": _filled(shape.of, path, last)}
    assert isinstance(shape, Form)
    values = {one.name: yaml.safe_load(f"x: {one.example}")["x"] for one in shape.required}
    if path:
        values[path[0]] = _filled(shape.by_name[path[0]].shape, path[1:], last)
    elif last is not None and last.name in values:
        values.pop(last.name)
    elif last is not None:
        example = yaml.safe_load(f"x: {last.example}")["x"]
        values[last.name] = _NOT_THE_DEFAULT.get(last.name, example)
    return values


def _text(kind: str, values: object) -> str:
    if kind in {"meeting", "progress"}:
        assert isinstance(values, dict)
        values = {**values, **({"date": "2019-10-29"} if kind == "meeting" else {})}
    text = yaml.safe_dump(json.loads(json.dumps(values, default=str)), sort_keys=False)
    return text if _PATHS[kind].endswith(".yaml") else f"---\n{text}---\n"
