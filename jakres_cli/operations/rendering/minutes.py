"""``jakres render minutes MEETING`` (notula)."""

from __future__ import annotations

from jakres_cli.documents.minutes import FIELDS, has_minutes, minutes_view
from jakres_cli.documents.prose import read_prose, read_seal
from jakres_cli.documents.words import MINUTES
from jakres_cli.operations.rendering.maker import Maker

TYPE_CHECKING = False
if TYPE_CHECKING:
    from jakres_cli.documents.discretion import VisibilityFilter
    from jakres_cli.documents.parties import DisplayNames
    from jakres_cli.operations.rendering.maker import View
    from jakres_cli.operations.rendering.run import RenderRequest


def _view(run: RenderRequest, called: DisplayNames, ref: str) -> View:
    meeting, tree = run.meeting(ref), run.tree
    view = minutes_view(meeting, read_prose(tree, meeting.path), called)
    if run.options.for_signature:
        text_hash = read_seal(tree, meeting.path)
        view = {**view, "minutes": {**view["minutes"], "text_hash": text_hash}}  # type: ignore[dict-item]
    return view


def _every(run: RenderRequest, discretion: VisibilityFilter) -> list[str]:
    """Return every meeting that has minutes."""
    return run.meetings(has_minutes, discretion)


MAKER = Maker(view=_view, fields=FIELDS, words=MINUTES, every=_every)
