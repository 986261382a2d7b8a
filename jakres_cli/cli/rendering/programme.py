"""``jakres render programme EVENT`` (susunan-acara)."""

from __future__ import annotations

from jakres_cli.cli.rendering.maker import Maker
from jakres_cli.documents.programme import FIELDS, WORDS, programme_view

TYPE_CHECKING = False
if TYPE_CHECKING:
    from jakres_cli.cli.rendering.maker import View
    from jakres_cli.cli.rendering.run import Run
    from jakres_cli.documents.parties import Called


def _view(run: Run, called: Called, ref: str) -> View:
    return programme_view(run.event(ref), called, run.day)


MAKER = Maker(view=_view, fields=FIELDS, words=WORDS)
