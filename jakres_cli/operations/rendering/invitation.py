"""``jakres render invitation MEETING`` (undangan)."""

from __future__ import annotations

from jakres_cli.documents.calendar import calendar_of
from jakres_cli.documents.invitation import FIELDS, WORDS, invitation_view, is_called
from jakres_cli.documents.meetings import must_be_shown
from jakres_cli.documents.occasions import meeting_occasion
from jakres_cli.operations.rendering.maker import Maker

TYPE_CHECKING = False
if TYPE_CHECKING:
    from jakres_cli.documents.discretion import Discretion
    from jakres_cli.documents.parties import Called
    from jakres_cli.operations.rendering.maker import View
    from jakres_cli.operations.rendering.run import Run


def _view(run: Run, called: Called, ref: str) -> View:
    meeting = run.meeting(ref)
    if run.asked["format"] == "ics":  # a calendar is told of a cancelled meeting, too
        must_be_shown(meeting, called)
        return {"occasion": meeting_occasion(meeting, called)}
    return invitation_view(meeting, called, for_signature=run.asked["for_signature"])


def _every(run: Run, discretion: Discretion) -> list[str]:
    """Return every meeting that is planned."""
    return run.meetings(is_called, discretion)


MAKER = Maker(
    view=_view,
    fields=FIELDS,
    words=WORDS,
    every=_every,
    files={"ics": calendar_of},
)
