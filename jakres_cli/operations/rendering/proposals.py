"""``jakres render proposals EVENT`` (usulan-topik)."""

from __future__ import annotations

from jakres_cli.documents.proposals import FIELDS, WORDS, proposals_table, proposals_view
from jakres_cli.operations.rendering.maker import Maker
from jakres_cli.query.events import event_proposals

TYPE_CHECKING = False
if TYPE_CHECKING:
    from jakres_cli.documents.parties import DisplayNames
    from jakres_cli.operations.rendering.maker import View
    from jakres_cli.operations.rendering.run import RenderRequest


def _view(run: RenderRequest, called: DisplayNames, ref: str) -> View:
    event = run.event(ref)
    found = event_proposals(run.ledger, event)
    return proposals_view(
        event, found.sent, called, run.day, asking=found.asking, missing=found.missing
    )


MAKER = Maker(view=_view, fields=FIELDS, words=WORDS, table=proposals_table)
