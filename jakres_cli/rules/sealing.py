"""Approved minutes: what is sealed stays as it was."""

from __future__ import annotations

from jakres_cli.model.meeting import Meeting
from jakres_cli.model.message import Message
from jakres_cli.records.syntax.prose import VERSION, compute_seal
from jakres_cli.rules.finding import Finding, RecordContext

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator


def seal_fits(case: RecordContext) -> Iterator[Finding]:
    """Approved minutes are as they were when they were approved.

    The seal is a hash of the fields and the prose. What was wrong is corrected beside it, in
    ``corrections``, and sealed anew; what is new is reported as progress.

    Bad:

        minutes:
          status: approved
          approved-on: 2019-11-05
          seal: v1:0000000000000000000000000000000000000000000000000000000000000000

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
    elif not minutes.seal.startswith(f"{VERSION}:"):
        yield Finding(
            where=("minutes", "seal"),
            message=Message("this jakres doesn't know the seal “{seal}”", seal=minutes.seal),
            hint=Message("a newer jakres may"),
        )
    elif minutes.seal != compute_seal(document):
        yield Finding(
            where=("minutes", "seal"),
            message=Message("these approved minutes were changed after they were sealed"),
            hint=Message("take the change back; what was wrong goes into corrections"),
        )
