"""What a merge of two sides got wrong without a conflict, record by record."""

from __future__ import annotations

from jakres_cli.changes.facts import NOTHING, Facts, facts
from jakres_cli.changes.losses import (
    BACK,
    BOTH,
    LOST,
    STRANGE,
    MergeFault,
    field_faults,
    prose_faults,
)
from jakres_cli.changes.merge3 import merge3_lines
from jakres_cli.changes.parts import OURS, PROSE
from jakres_cli.changes.records import record_shape
from jakres_cli.changes.wording import abbreviate, value_name
from jakres_cli.model.message import Message
from jakres_cli.model.source import Place, Problem
from jakres_cli.model.value import Value
from jakres_cli.records.syntax.document import Document, read_markdown, read_yaml

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator


_OURS, _THEIRS = Message("our side"), Message("their side")


class MergedVersions(Value):
    """A record in three states and as the merge has it; None where there is no such file.

    ``path`` is where the merge has it, or should.
    """

    path: str
    base: bytes | None
    ours: bytes | None
    theirs: bytes | None
    found: bytes | None


def lost(versions: MergedVersions) -> Iterator[Problem]:
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
    yield from _of_kinds(versions, {LOST, BACK}, "JK301")


def changed_by_both(versions: MergedVersions) -> Iterator[Problem]:
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
    yield from _of_kinds(versions, {BOTH}, "JK302")


def from_neither(versions: MergedVersions) -> Iterator[Problem]:
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
    yield from _of_kinds(versions, {STRANGE}, "JK303")


def _of_kinds(versions: MergedVersions, kinds: set[str], code: str) -> Iterator[Problem]:
    if versions.found is None or versions.ours is None or versions.theirs is None:
        if LOST in kinds:
            yield from _whole(versions, code)
        return
    shape = record_shape(versions.path)
    if shape is None:
        return
    states = [
        _read(versions.path, data)
        for data in (versions.base, versions.ours, versions.theirs, versions.found)
    ]
    if any(one is not None and (one.tree is None or one.stopped) for one in states):
        return  # what is broken has its own problem
    held = [facts(one.tree, shape) if one and one.tree else NOTHING for one in states]
    base, ours, theirs, found = held
    wrong = field_faults(base, ours, theirs, found)
    if versions.path.endswith(".md"):
        wrong += prose_faults(*(one.prose if one else "" for one in states))
    silent = _merges_by_lines(versions)
    document = states[3]
    assert document is not None  # noqa: S101  it was just read
    for one in wrong:
        if one.kind in kinds and (one.kind != BOTH or silent):
            yield _problem(code, document, found, one)


def _whole(versions: MergedVersions, code: str) -> Iterator[Problem]:
    """Yield the loss of a file; one that a side took away and the other changed is none."""
    sides = (versions.ours, versions.theirs)
    name = _OURS if versions.ours != versions.base else _THEIRS
    if versions.found is None:
        gone = None in sides and (versions.base in sides or versions.ours == versions.theirs)
        disputed = None in sides and versions.base is not None
        if not gone and not disputed:
            yield Problem(
                code=code,
                place=Place(path=versions.path),
                message=Message("the record is missing; {side} has it", side=name),
            )
    elif versions.base in sides and versions.base is not None:
        yield Problem(
            code=code,
            place=Place(path=versions.path),
            message=Message("the record is there again; {side} took it away", side=name),
        )


def _read(path: str, data: bytes | None) -> Document | None:
    if data is None:
        return None
    return read_markdown(path, data) if path.endswith(".md") else read_yaml(path, data)


def _merges_by_lines(versions: MergedVersions) -> bool:
    """Tell whether git had no conflict in the file."""
    texts = [
        (data or b"").decode(errors="replace")
        for data in (versions.base, versions.ours, versions.theirs)
    ]
    return merge3_lines(*texts) is not None


def _problem(code: str, document: Document, found: Facts, wrong: MergeFault) -> Problem:
    return Problem(
        code=code,
        place=document.place(*_span(document, found, wrong)),
        message=_message(wrong),
        hint=_HINTS[wrong.kind],
        ref="/".join(wrong.names) if wrong.names[0] != PROSE else None,
    )


def _span(document: Document, found: Facts, wrong: MergeFault) -> tuple[int, int]:
    if wrong.names[0] == PROSE:
        return document.prose_start, document.prose_start + 1
    for count in range(len(wrong.names), 0, -1):
        if wrong.names[:count] in found.spans:
            return found.spans[wrong.names[:count]]
    return 0, 1


_HINTS = {
    LOST: Message("put it back; a merge takes nothing away"),
    BACK: Message("take it out again; whoever wants it back does so in a commit of their own"),
    STRANGE: Message("write what one of the sides has; what is new goes into a commit of its own"),
    BOTH: Message("decide which is right"),
}


def _message(wrong: MergeFault) -> Message:
    what = value_name(wrong.names)
    side = _OURS if wrong.side == OURS else _THEIRS
    if wrong.kind == LOST:
        return _lost_words(wrong, what, side)
    if wrong.kind == BACK:
        return Message("{what} is there again; {side} took it out", what=what, side=side)
    if wrong.kind == STRANGE and wrong.names[0] == PROSE:
        return Message("{what} is there more often than on either side", what=what)
    if wrong.kind == STRANGE:
        return Message(
            "{what} is “{found}”, which neither side has", what=what, found=abbreviate(wrong.found)
        )
    return Message(
        "both sides changed {what}: our side to “{ours}”, their side to “{theirs}”",
        what=what,
        ours=abbreviate(wrong.ours),
        theirs=abbreviate(wrong.theirs),
    )


def _lost_words(wrong: MergeFault, what: Message, side: Message) -> Message:
    if not wrong.side:
        return Message("{what} is missing; both sides have it", what=what)
    wanted = wrong.ours if wrong.side == OURS else wrong.theirs
    if not wanted:
        return Message("{what} is missing; {side} put it in", what=what, side=side)
    return Message(
        "{what} should be “{wanted}”, as {side} has it",
        what=what,
        wanted=abbreviate(wanted),
        side=side,
    )
