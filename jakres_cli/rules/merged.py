"""What a merge of two sides got wrong without a conflict, record by record."""

from __future__ import annotations

from functools import cached_property

from jakres_cli.model.base import Message, Value
from jakres_cli.model.source import Place, Problem

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from jakres_cli.changes.facts import TextFacts
    from jakres_cli.changes.merge_faults import MergeFault
    from jakres_cli.records.syntax.document import Document

_SIDES = {"ours": Message("our side"), "theirs": Message("their side")}
_HINTS = {
    "lost": Message("put it back; a merge takes nothing away"),
    "resurrected": Message(
        "take it out again; whoever wants it back does so in a commit of their own"
    ),
    "foreign": Message(
        "write what one of the sides has; what is new goes into a commit of its own"
    ),
    "conflict": Message("decide which is right"),
}


class MergedRecord(Value):
    """A record in three states and as the merge has it; None where there is no such file.

    ``path`` is where the merge has it, or should.
    """

    path: str
    base: bytes | None
    ours: bytes | None
    theirs: bytes | None
    result: bytes | None

    @cached_property
    def documents(self) -> list[Document | None]:
        """The texts of the base, of both sides and of the result."""
        from jakres_cli.records.syntax.document import read_markdown, read_yaml

        read = read_markdown if self.path.endswith(".md") else read_yaml
        states = (self.base, self.ours, self.theirs, self.result)
        return [None if data is None else read(self.path, data) for data in states]

    @cached_property
    def facts(self) -> list[TextFacts]:
        """What each state says; nothing where the file is not a record, or broken."""
        from jakres_cli.changes.facts import NOTHING, facts
        from jakres_cli.changes.merge_records import record_shape

        shape = record_shape(self.path)
        broken = any(each and (each.tree is None or each.stopped) for each in self.documents)
        if shape is None or broken:  # what is broken has its own problem
            return []
        return [
            facts(each.tree, shape) if each and each.tree else NOTHING for each in self.documents
        ]

    @cached_property
    def faults(self) -> list[MergeFault]:
        """What is wrong in the result, if every state but the base has the file."""
        from jakres_cli.changes.merge3 import merge3_lines
        from jakres_cli.changes.merge_faults import CONFLICT, field_faults, prose_faults

        if not self.facts:
            return []
        faults = field_faults(*self.facts)
        if self.path.endswith(".md"):
            faults += prose_faults(*(each.prose if each else "" for each in self.documents))
        states = (self.base, self.ours, self.theirs)
        texts = [(data or b"").decode(errors="replace") for data in states]
        silent = merge3_lines(*texts) is not None
        return [fault for fault in faults if silent or fault.kind != CONFLICT]


def lost(merge: MergedRecord) -> Iterator[Problem]:
    """A merge keeps what each side put in and takes out what each side took out.

    Git merges line by line and knows nothing of follow-ups. Where one side changed something and
    the other left it alone, the merge has the change.

    Bad:

        # base
        follow-ups:
          - {id: data-pompa, what: Menyerahkan data pompa, owners: [BPBD]}
        # ours
        follow-ups:
          - {id: data-pompa, what: Menyerahkan data pompa, owners: [BPBD], due: 2019-12-01}
        # theirs
        title: Rapat contoh kedua
        follow-ups:
          - {id: data-pompa, what: Menyerahkan data pompa, owners: [BPBD]}
        # merge
        title: Rapat contoh kedua
        follow-ups:
          - {id: data-pompa, what: Menyerahkan data pompa, owners: [BPBD]}

    Good:

        # base
        follow-ups:
          - {id: data-pompa, what: Menyerahkan data pompa, owners: [BPBD]}
        # ours
        follow-ups:
          - {id: data-pompa, what: Menyerahkan data pompa, owners: [BPBD], due: 2019-12-01}
        # theirs
        title: Rapat contoh kedua
        follow-ups:
          - {id: data-pompa, what: Menyerahkan data pompa, owners: [BPBD]}
        # merge
        title: Rapat contoh kedua
        follow-ups:
          - {id: data-pompa, what: Menyerahkan data pompa, owners: [BPBD], due: 2019-12-01}
    """
    if None in (merge.ours, merge.theirs, merge.result):
        yield from _lost_file(merge, "JK301")
    else:
        yield from _problems(merge, {"lost", "resurrected"}, "JK301")


def changed_by_both(merge: MergedRecord) -> Iterator[Problem]:
    """What both sides changed, each in its way, is for people to decide.

    A merge that took one of them without a conflict decided for them. Where git did find a
    conflict, whoever resolved it has decided, and nothing is said.

    Bad:

        # base
        agenda:
          - {id: laporan, title: Laporan}
        # ours
        agenda:
          - {id: penutup, title: Penutup oleh BPBD}
          - {id: laporan, title: Laporan}
        # theirs
        agenda:
          - {id: laporan, title: Laporan}
          - {id: penutup, title: Kesimpulan}
        # merge
        agenda:
          - {id: penutup, title: Penutup oleh BPBD}
          - {id: laporan, title: Laporan}
          - {id: penutup, title: Kesimpulan}

    Good:

        # base
        agenda:
          - {id: laporan, title: Laporan}
        # ours
        agenda:
          - {id: pembukaan, title: Pembukaan}
          - {id: laporan, title: Laporan}
        # theirs
        agenda:
          - {id: laporan, title: Laporan}
          - {id: penutup, title: Kesimpulan}
        # merge
        agenda:
          - {id: pembukaan, title: Pembukaan}
          - {id: laporan, title: Laporan}
          - {id: penutup, title: Kesimpulan}
    """
    yield from _problems(merge, {"conflict"}, "JK302")


def from_neither(merge: MergedRecord) -> Iterator[Problem]:
    """What stands in a merge stands in one of the two sides.

    Lines that git put below another follow-up, or words that somebody changed while resolving a
    conflict, are from neither. What is new goes into a commit of its own.

    Bad:

        # base
        place: Balai Kota
        # ours
        place: Balai Kota
        # theirs
        place: Ruang Rapat A
        # merge
        place: Ruang Rapat B

    Good:

        # base
        place: Balai Kota
        # ours
        place: Balai Kota
        # theirs
        place: Ruang Rapat A
        # merge
        place: Ruang Rapat A
    """
    yield from _problems(merge, {"foreign"}, "JK303")


def _problems(merge: MergedRecord, kinds: set[str], code: str) -> Iterator[Problem]:
    if None not in (merge.ours, merge.theirs, merge.result):
        for fault in merge.faults:
            if fault.kind in kinds:
                yield _problem(code, merge, fault)


def _lost_file(merge: MergedRecord, code: str) -> Iterator[Problem]:
    """Yield the loss of a file; that of one that a side took away is none."""
    sides = (merge.ours, merge.theirs)
    side = _SIDES["ours" if merge.ours != merge.base else "theirs"]
    place = Place(path=merge.path)
    if merge.result is None:
        if merge.base is None or None not in sides:
            message = Message("the record is missing; {side} has it", side=side)
            yield Problem(code=code, place=place, message=message)
    elif merge.base in sides and merge.base is not None:
        message = Message("the record is there again; {side} took it away", side=side)
        yield Problem(code=code, place=place, message=message)


def _problem(code: str, merge: MergedRecord, fault: MergeFault) -> Problem:
    from jakres_cli.changes.facts import PROSE

    document, names = merge.documents[-1], fault.names
    assert document is not None  # noqa: S101  it was just read
    span, in_prose = (0, 1), names[0] == PROSE
    if in_prose:
        span = document.prose_start, document.prose_start + 1
    else:
        spans = merge.facts[-1].spans
        above = (names[:count] for count in range(len(names), 0, -1))
        span = next((spans[name] for name in above if name in spans), span)
    return Problem(
        code=code,
        place=document.place(*span),
        message=_message(fault, in_prose=in_prose),
        hint=_HINTS[fault.kind],
        ref=None if in_prose else "/".join(names),
    )


def _message(fault: MergeFault, *, in_prose: bool) -> Message:
    from jakres_cli.changes.facts import abbreviate, fact_name

    what = fact_name(fault.names)
    side = _SIDES.get(fault.side, _SIDES["theirs"])
    if fault.kind == "lost":
        expected = fault.ours if fault.side == "ours" else fault.theirs
        if not fault.side:
            return Message("{what} is missing; both sides have it", what=what)
        if not expected:
            return Message("{what} is missing; {side} put it in", what=what, side=side)
        text = abbreviate(expected)
        return Message(
            "{what} should be “{wanted}”, as {side} has it", what=what, wanted=text, side=side
        )
    if fault.kind == "resurrected":
        return Message("{what} is there again; {side} took it out", what=what, side=side)
    if fault.kind == "foreign" and in_prose:
        return Message("{what} is there more often than on either side", what=what)
    if fault.kind == "foreign":
        text = abbreviate(fault.result)
        return Message("{what} is “{text}”, which neither side has", what=what, text=text)
    return Message(
        "both sides changed {what}: our side to “{ours}”, their side to “{theirs}”",
        what=what,
        ours=abbreviate(fault.ours),
        theirs=abbreviate(fault.theirs),
    )
