"""``jakres render programme EVENT`` (susunan-acara)."""

from __future__ import annotations

from jakres_cli.documents.calendar import calendar_of
from jakres_cli.documents.occasions import event_occasion
from jakres_cli.documents.programme import FIELDS, WORDS, programme_view
from jakres_cli.model.message import CannotDo, Message
from jakres_cli.operations.rendering.maker import Maker

TYPE_CHECKING = False
if TYPE_CHECKING:
    from jakres_cli.documents.parties import DisplayNames
    from jakres_cli.operations.rendering.maker import View
    from jakres_cli.operations.rendering.run import RenderRequest


def _view(run: RenderRequest, called: DisplayNames, ref: str) -> View:
    event = run.event(ref)
    view = programme_view(event, called, run.day)
    if run.options.format != "ics":
        return view
    occasion = event_occasion(event, run.day, called)
    if occasion is None:
        raise CannotDo(Message("{event} has no date yet", event=event.id))
    return {**view, "occasion": occasion}


MAKER = Maker(view=_view, fields=FIELDS, words=WORDS, files={"ics": calendar_of})
