"""``jakres render invitation MEETING`` (undangan)."""

from __future__ import annotations

from jakres_cli.documents.calendar import calendar_of
from jakres_cli.documents.invitation import FIELDS, WORDS, invitation_view, is_invited_to
from jakres_cli.documents.meetings import require_visible
from jakres_cli.documents.occasions import meeting_occasion
from jakres_cli.operations.rendering.maker import Maker

TYPE_CHECKING = False
if TYPE_CHECKING:
    from jakres_cli.documents.discretion import VisibilityFilter
    from jakres_cli.documents.parties import DisplayNames
    from jakres_cli.operations.rendering.maker import View
    from jakres_cli.operations.rendering.run import RenderRequest


def _view(run: RenderRequest, called: DisplayNames, ref: str) -> View:
    meeting = run.meeting(ref)
    if run.options.format == "ics":  # a calendar is told of a cancelled meeting, too
        require_visible(meeting, called)
        return {"occasion": meeting_occasion(meeting, called)}
    return invitation_view(meeting, called, for_signature=run.options.for_signature)


def _every(run: RenderRequest, discretion: VisibilityFilter) -> list[str]:
    """Return every meeting that is planned."""
    return run.meetings(is_invited_to, discretion)


MAKER = Maker(
    view=_view,
    fields=FIELDS,
    words=WORDS,
    every=_every,
    files={"ics": calendar_of},
)
