"""Laws of merging: what both sides changed is in the merge, whatever they changed."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from typing import Any

import frontmatter
from hypothesis import given
from hypothesis import strategies as st

from jakres_cli.changes.merge3 import mark_conflicts
from jakres_cli.changes.merge_records import merge_records
from jakres_cli.operations.merge_driver import merge_by_lines
from jakres_cli.rules.merged import MergedRecord, changed_by_both, from_neither, lost

PATH = "records/meetings/2019/2019-10-29-contoh.md"
AGENCIES = ("BPBD", "BPKD", "DLH", "Dishub", "SJB")
IDS = ("data", "peta", "piket", "pompa")
DAYS = ("2019-11-01", "2019-11-15", "2019-12-01")
WORDS = ("Pompa dinyalakan.", "Air surut.", "Sirene diuji.", "Piket disusun.", "Rapat selesai.")


Items = tuple[tuple[str, tuple[tuple[str, str], ...]], ...]


@dataclass(frozen=True)
class Record:
    """What a record says, as the laws see it: its items, attendees and paragraphs."""

    title: str = "Rapat"
    attendees: tuple[str, ...] = ("BPBD", "DLH")
    items: Items = ()
    prose: tuple[str, ...] = field(default=WORDS[:2])

    def text(self) -> str:
        """The record as it is written."""
        lines = ["---", f"title: {self.title}", "date: 2019-10-29", "attendees:"]
        lines += [f"  - {name}" for name in self.attendees]
        lines += ["follow-ups:"] if self.items else []
        for name, fields in self.items:
            lines += [f"  - id: {name}", "    what: Sesuatu", "    owners: [DLH]"]
            lines += [f"    {key}: {value}" for key, value in fields]
        return "\n".join([*lines, "---", "", "\n\n".join(self.prose), ""])

    def said(self) -> Counter[tuple[str, ...]]:
        """Everything that it says, each as one fact."""
        facts: list[tuple[str, ...]] = [("title", self.title)]
        facts += [("attendee", name) for name in self.attendees]
        facts += [("prose", words) for words in self.prose]
        for name, fields in self.items:
            facts += [("item", name), *((name, key, value) for key, value in fields)]
        return Counter(facts)


fields = st.fixed_dictionaries(
    {}, optional={"due": st.sampled_from(DAYS), "due-text": st.sampled_from(("segera", "nanti"))}
).map(lambda one: tuple(one.items()))
items = st.lists(st.tuples(st.sampled_from(IDS), fields), unique_by=lambda one: one[0])
bases = st.builds(Record, items=items.map(tuple))


@st.composite
def changed(draw: st.DrawFn, record: Record) -> Record:
    """A side of the merge: some things changed, added and taken out."""
    for _ in range(draw(st.integers(0, 4))):
        what = draw(st.sampled_from(("title", "attendee", "item", "field", "gone", "prose")))
        at = draw(st.integers(0, 10))
        if what == "title":
            record = replace(record, title=draw(st.sampled_from(("Rapat A", "Rapat B"))))
        elif what == "attendee":
            name = draw(st.sampled_from(AGENCIES))
            if name not in record.attendees:
                names = [*record.attendees]
                names.insert(at, name)
                record = replace(record, attendees=tuple(names))
        elif what == "prose":
            words = draw(st.sampled_from(WORDS))
            if words not in record.prose:
                prose = [*record.prose]
                prose.insert(at, words)
                record = replace(record, prose=tuple(prose))
        else:
            record = replace(record, items=draw(changed_items(what, at, record.items)))
    return record


@st.composite
def changed_items(draw: st.DrawFn, what: str, at: int, items: Items) -> Items:
    """The follow-ups with one put in, taken out, or changed."""
    known = [*items]
    if what == "item":
        name = draw(st.sampled_from(IDS))
        if name not in dict(items):
            known.insert(at, (name, draw(fields)))
    elif known:
        name, _ = known.pop(at % len(known))
        if what == "field":
            known.insert(at % (len(known) + 1), (name, draw(fields)))
    return tuple(known)


@st.composite
def sides(draw: st.DrawFn) -> tuple[Record, Record, Record]:
    """A record and what two people made of it."""
    base = draw(bases)
    return base, draw(changed(base)), draw(changed(base))


def expected(base: Record, ours: Record, theirs: Record) -> set[tuple[str, ...]]:
    """What each side put in or both kept."""
    before, mine, other = base.said(), ours.said(), theirs.said()
    new = (mine.keys() | other.keys()) - before.keys()
    return new | (mine.keys() & other.keys())


def read(data: bytes) -> set[tuple[str, ...]]:
    """What a merge says, read by another reader."""
    post = frontmatter.loads(data.decode())
    fields: dict[str, Any] = post.metadata
    found = Record(
        title=fields["title"],
        attendees=tuple(fields["attendees"]),
        items=tuple(
            (
                one["id"],
                tuple((key, str(one[key])) for key in ("due", "due-text") if key in one),
            )
            for one in fields.get("follow-ups") or ()
        ),
        prose=tuple(post.content.strip().split("\n\n")),
    )
    assert max(found.said().values()) == 1, "something stands there twice"
    return set(found.said())


@given(sides())
def test_a_clean_merge_has_every_change_of_both(states: tuple[Record, Record, Record]) -> None:
    """Nothing is lost, doubled or made up, as another reader of YAML sees it."""
    base, ours, theirs = (one.text().encode() for one in states)
    found = merge_records(PATH, base, ours, theirs)
    if not found.points:
        data = found.encoded(mark_conflicts(found.parts, ("ours", "theirs")))
        assert read(data) == expected(*states)


@given(sides())
def test_a_merge_and_its_mirror_agree(states: tuple[Record, Record, Record]) -> None:
    """Whoever merges whom: the same is clean, and the same points are to be decided."""
    base, ours, theirs = (one.text().encode() for one in states)
    there, back = merge_records(PATH, base, ours, theirs), merge_records(PATH, base, theirs, ours)
    assert {one.names for one in there.points} == {one.names for one in back.points}


@given(sides())
def test_nothing_changed_is_nothing_to_merge(states: tuple[Record, Record, Record]) -> None:
    """A side that changed nothing gets the other side's bytes."""
    base, ours, _ = (one.text().encode() for one in states)
    for one, other in ((base, ours), (ours, base), (ours, ours)):
        found = merge_records(PATH, base, one, other)
        assert found.encoded(mark_conflicts(found.parts, ("", ""))) == ours


@given(sides())
def test_check_names_what_lines_got_wrong(states: tuple[Record, Record, Record]) -> None:
    """A merge by lines that is clean either says what both sides say, or check names it."""
    base, ours, theirs = (one.text().encode() for one in states)
    data, conflict = merge_by_lines(base, ours, theirs, ("ours", "theirs"))
    if conflict:
        return
    versions = MergedRecord(path=PATH, base=base, ours=ours, theirs=theirs, result=data)
    named = [one for rule in (lost, changed_by_both, from_neither) for one in rule(versions)]
    try:
        right = read(data) == expected(*states)
    except AssertionError:
        right = False
    if not right:
        assert named, data.decode()
