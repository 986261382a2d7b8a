"""Due dates that were kept in words although a due form could hold them."""

from __future__ import annotations

from jakres_cli.model.base import Message
from jakres_cli.model.meeting import Meeting
from jakres_cli.rules.finding import Finding, RecordContext

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator


def days_are_no_words(case: RecordContext) -> Iterator[Finding]:
    """A due date that ``due`` could hold isn't kept in ``due-text``, which never becomes late.

    The words are read as on the day of the meeting. Beside a ``due`` they may say what they like.

    Bad:

        follow-ups:
          - id: data-pompa
            what: Menyerahkan data pompa
            owners: [BPBD]
            due-text: akhir November

    Good:

        follow-ups:
          - id: data-pompa
            what: Menyerahkan data pompa
            owners: [BPBD]
            due: 2019-11-21..2019-11-30
          - id: data-pintu
            what: Menyerahkan data pintu air
            owners: [BPBD]
            due-text: secepatnya
    """
    meeting = case.reading.record
    if not isinstance(meeting, Meeting):
        return
    for position, item in enumerate(meeting.follow_ups):
        if item.due is not None or not item.due_text:
            continue
        from jakres_cli.locale.parse_day import days_within

        within = days_within(item.due_text, meeting.date)
        if within is not None:
            words, said = within
            yield Finding(
                where=("follow-ups", position, "due-text"),
                ref=item.ref,
                message=Message("“{words}” is a day, yet never becomes late here", words=words),
                hint=Message("write due: {due}", due=said.form),
            )
