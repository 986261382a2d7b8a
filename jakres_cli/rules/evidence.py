"""What shows that something is done."""

from __future__ import annotations

from jakres_cli.model.base import Message
from jakres_cli.model.words import DONE, OPEN
from jakres_cli.records.parse import ORAL
from jakres_cli.rules.finding import Finding, WorkspaceContext
from jakres_cli.rules.progress import entry_place

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from jakres_cli.model.meeting import Progress


def done_rests_on_more_than_words(every: WorkspaceContext) -> Iterator[Finding]:
    """What is done is shown by more than what somebody said on the phone or in a chat.

    Bad:

        # records/progress/2019-10-29-contoh/data-pompa/2019-11-05-SJB.md
        ---
        date: 2019-11-05
        by: SJB
        status: done
        evidence: ['phone:2019-11-05 Ibu Contoh']
        ---
        # records/meetings/2019/2019-10-29-contoh.md
        ---
        title: Rapat koordinasi
        date: 2019-10-29
        attendees: [BPBD]
        follow-ups:
          - id: data-pompa
            what: Menyerahkan data pompa
            owners: [BPBD]
        ---

    Good:

        # records/progress/2019-10-29-contoh/data-pompa/2019-11-05-SJB.md
        ---
        date: 2019-11-05
        by: SJB
        status: done
        evidence: ['phone:2019-11-05 Ibu Contoh', 'letter:012/BPBD/2019']
        ---
        # records/meetings/2019/2019-10-29-contoh.md
        ---
        title: Rapat koordinasi
        date: 2019-10-29
        attendees: [BPBD]
        follow-ups:
          - id: data-pompa
            what: Menyerahkan data pompa
            owners: [BPBD]
        ---
    """
    records = every.ledger.records
    for ref in records.progress:
        follow_up = records.follow_up(ref)
        if follow_up is None or follow_up.date > every.ledger.day:
            continue
        steps = every.ledger.standing(follow_up).folded.steps
        for entry, evidence in _ends_with_evidence(
            step.entry for step in steps if not step.refused
        ):
            if evidence and all(name.startswith(ORAL) for name in evidence):
                yield Finding(
                    path=entry.path,
                    where=(*entry_place(entry, records), "status"),
                    ref=ref,
                    message=Message("only somebody's word shows that it is done"),
                    hint=Message("ask for something to show it: a letter, a file, a link"),
                )


def _ends_with_evidence(entries: Iterable[Progress]) -> Iterator[tuple[Progress, list[str]]]:
    """Yield the last entry that says done, of each owner and of all, with what shows it.

    Reopening takes back both.
    """
    ends: dict[str | None, Progress] = {}
    shown: dict[str | None, list[str]] = {}
    for entry in entries:
        if entry.status == OPEN:
            for kept in (ends, shown):
                if entry.owner is None:
                    kept.clear()
                kept.pop(entry.owner, None)
        shown.setdefault(entry.owner, []).extend(entry.evidence)
        if entry.status == DONE:
            ends[entry.owner] = entry
    for owner, entry in ends.items():
        yield entry, [*shown[owner], *(shown.get(None, []) if owner else [])]
