"""``jakres render programme EVENT`` (susunan-acara)."""

from __future__ import annotations

from jakres_cli.cli.rendering.calendar import calendar_of
from jakres_cli.cli.rendering.maker import Maker
from jakres_cli.documents.occasions import event_occasion
from jakres_cli.documents.programme import FIELDS, WORDS, programme_view
from jakres_cli.errors import CannotDo
from jakres_cli.message import Message

TYPE_CHECKING = False
if TYPE_CHECKING:
    from jakres_cli.cli.rendering.maker import View
    from jakres_cli.cli.rendering.run import Run
    from jakres_cli.documents.parties import Called


def _view(run: Run, called: Called, ref: str) -> View:
    event = run.event(ref)
    view = programme_view(event, called, run.day)
    if run.asked["format"] != "ics":
        return view
    occasion = event_occasion(event, run.day, called)
    if occasion is None:
        raise CannotDo(Message("{event} has no date yet", event=event.id))
    return {**view, "occasion": occasion}


MAKER = Maker(view=_view, fields=FIELDS, words=WORDS, files={"ics": calendar_of})
