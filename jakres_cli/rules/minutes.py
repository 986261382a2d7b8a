"""Minutes: what is sealed stays as it was, and nothing is left lying."""

from __future__ import annotations

from jakres_cli.model.base import Message
from jakres_cli.model.meeting import Meeting
from jakres_cli.records.syntax.prose import matches_seal, seal_version
from jakres_cli.rules.finding import Finding, RecordContext

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator


def seal_fits(case: RecordContext) -> Iterator[Finding]:
    """Approved minutes are as they were when they were approved.

    The seal is a hash of the fields, the prose, and the day, approver and number of the approval.
    What was wrong is corrected beside it, in ``corrections``, and sealed anew; what is new is
    reported as progress.

    Bad:

        minutes:
          status: approved
          approved-on: 2019-11-05
          seal: v2:0000000000000000000000000000000000000000000000000000000000000000

    Good:

        minutes:
          status: draft
    """
    meeting, document = case.reading.record, case.reading.document
    if not isinstance(meeting, Meeting) or document is None or not case.reading.whole:
        return
    minutes = meeting.minutes
    if minutes.status != "approved":
        return
    if minutes.seal is None:
        yield Finding(
            where=("minutes", "status"),
            message=Message("the minutes are approved, but not sealed"),
            hint=Message("whoever approves them seals them"),
        )
    elif seal_version(minutes.seal) is None:
        yield Finding(
            where=("minutes", "seal"),
            message=Message(
                "this version of jakres does not know the seal “{seal}”", seal=minutes.seal
            ),
            hint=Message("a newer version may know it"),
        )
    elif not matches_seal(document, minutes.seal):
        yield Finding(
            where=("minutes", "seal"),
            message=Message("these approved minutes were changed after they were sealed"),
            hint=Message("undo the change, and list what was wrong under corrections"),
        )


_DRAFT_DAYS = 14


def drafts_are_approved(case: RecordContext) -> Iterator[Finding]:
    """Minutes are approved within two weeks; until then anybody may change them.

    Stubs don't count, nor records with a ``source``: they were brought over from elsewhere.

    Bad:

        date: 2019-10-01

    Good:

        date: 2019-11-10
    """
    meeting = case.reading.record
    if not isinstance(meeting, Meeting) or meeting.record != "minutes" or meeting.source:
        return
    age = (case.day - meeting.last_day).days
    if meeting.minutes.status == "draft" and age > _DRAFT_DAYS:
        yield Finding(
            where=("date",), message=Message("the minutes are still a draft after {n} days", n=age)
        )


def planned_meetings_took_place(case: RecordContext) -> Iterator[Finding]:
    """A planned meeting whose day has passed says who came, or that it was cancelled.

    Bad:

        # records/meetings/2019/2019-11-05-contoh.md
        ---
        title: Rapat koordinasi
        date: 2019-11-05
        record: planned
        invited: [BPBD]
        ---

    Good:

        # records/meetings/2019/2019-11-20-contoh.md
        ---
        title: Rapat koordinasi
        date: 2019-11-20
        record: planned
        invited: [BPBD]
        ---
    """
    meeting = case.reading.record
    if not isinstance(meeting, Meeting) or meeting.record != "planned":
        return
    if meeting.last_day < case.day:
        yield Finding(
            where=("record",),
            message=Message("the day of this planned meeting has passed"),
            hint=Message(
                "jakres attendance {meeting} says who came; or write record: cancelled",
                meeting=meeting.id,
            ),
        )
