"""``jakres render proposals EVENT`` (usulan-topik)."""

from __future__ import annotations

from jakres_cli.documents.proposals import FIELDS, WORDS, proposals_table, proposals_view
from jakres_cli.operations.rendering.maker import Maker
from jakres_cli.query.proposals import proposed

TYPE_CHECKING = False
if TYPE_CHECKING:
    from jakres_cli.documents.parties import Called
    from jakres_cli.operations.rendering.maker import View
    from jakres_cli.operations.rendering.run import Run


def _view(run: Run, called: Called, ref: str) -> View:
    event = run.event(ref)
    found = proposed(run.ledger, event)
    return proposals_view(
        event, found.sent, called, run.day, asking=found.asking, missing=found.missing
    )


MAKER = Maker(view=_view, fields=FIELDS, words=WORDS, table=proposals_table)
