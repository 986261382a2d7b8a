"""The same promise made twice."""

from __future__ import annotations

from jakres_cli.model.message import Message
from jakres_cli.model.records import full_ref
from jakres_cli.model.spelling import telling_words
from jakres_cli.rules.finding import Finding, WorkspaceContext

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from jakres_cli.model.follow_up import FollowUp

_FEW = 3


def repeats_are_named(every: WorkspaceContext) -> Iterator[Finding]:
    """A follow-up that says nearly the same as an open older one of the same owner replaces it.

    Bad:

        date: 2019-11-05
        follow-ups:
          - id: data-pompa
            what: Menyerahkan data pompa wilayah utara
            owners: [BPBD]
        ---
        # records/meetings/2019/2019-10-29-lama.md
        ---
        title: Rapat lama
        date: 2019-10-29
        attendees: [BPBD]
        follow-ups:
          - id: data
            what: Menyerahkan data pompa wilayah utara
            owners: [BPBD]
        ---

    Good:

        date: 2019-11-05
        follow-ups:
          - id: data-pompa
            what: Menyerahkan data pompa wilayah utara
            owners: [BPBD]
            replaces: [2019-10-29-lama/data]
        ---
        # records/meetings/2019/2019-10-29-lama.md
        ---
        title: Rapat lama
        date: 2019-10-29
        attendees: [BPBD]
        follow-ups:
          - id: data
            what: Menyerahkan data pompa wilayah utara
            owners: [BPBD]
        ---
    """
    first: dict[int, FollowUp] = {}
    records = every.ledger.records
    for meeting in sorted(records.meetings.values(), key=lambda one: (one.date, one.id)):
        if meeting.date > every.ledger.day:
            continue
        for position, item in enumerate(meeting.follow_ups):
            older = _older(item, first)
            if older is None or older.meeting == item.meeting:
                continue
            replaced = {full_ref(name, item.meeting) for name in item.replaces}
            both_open = all(every.ledger.standing(one).is_open for one in (item, older))
            if both_open and older.ref not in replaced:
                yield Finding(
                    path=meeting.path,
                    where=("follow-ups", position, "what"),
                    ref=item.ref,
                    message=Message(
                        "nearly the same is open since {date}: {older}",
                        date=older.date.isoformat(),
                        older=older.ref,
                    ),
                    hint=Message("if it is the same: replaces: [{older}]", older=older.ref),
                )


def _older(item: FollowUp, first: dict[int, FollowUp]) -> FollowUp | None:
    """Return an earlier follow-up of one of the owners whose words differ in one at most."""
    words = frozenset(telling_words(item.what))
    if len(words) < _FEW:
        return None
    found = None
    for owner in item.owners:
        # words that differ in one share what is left without it
        keys = [hash((owner, words)), *(hash((owner, words - {word})) for word in words)]
        earlier = (first[key] for key in keys if key in first)
        found = found or next((one for one in earlier if _alike(one, words)), None)
        for key in keys:
            first.setdefault(key, item)
    return found


def _alike(older: FollowUp, words: frozenset[str]) -> bool:
    others = frozenset(telling_words(older.what))
    return len(words - others) <= 1 and len(others - words) <= 1 and len(words & others) >= _FEW - 1
