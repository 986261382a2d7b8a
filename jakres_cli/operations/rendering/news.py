"""``jakres render news MEETING`` (berita): what the public may read."""

from __future__ import annotations

from jakres_cli.documents.minutes import has_minutes
from jakres_cli.documents.news import FIELDS, WORDS, news_view, unquoted_items
from jakres_cli.documents.prose import read_prose
from jakres_cli.model.message import Message
from jakres_cli.operations.rendering.maker import Maker

TYPE_CHECKING = False
if TYPE_CHECKING:
    from jakres_cli.documents.discretion import VisibilityFilter
    from jakres_cli.documents.parties import DisplayNames
    from jakres_cli.operations.rendering.maker import View
    from jakres_cli.operations.rendering.run import RenderRequest


def _view(run: RenderRequest, called: DisplayNames, ref: str) -> View:
    meeting = run.meeting(ref)
    view = news_view(meeting, read_prose(run.tree, meeting.path), called)
    for item in unquoted_items(meeting, called.discretion):
        run.session.note(
            Message("{ref} has no quote: see that the article doesn't tell it", ref=item)
        )
    return view


def _every(run: RenderRequest, discretion: VisibilityFilter) -> list[str]:
    """Return every meeting that was held."""
    return run.meetings(has_minutes, discretion)


MAKER = Maker(view=_view, fields=FIELDS, words=WORDS, every=_every)
