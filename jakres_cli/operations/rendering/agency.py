"""``jakres render agency AGENCY`` (instansi): a page with both sides of its account."""

from __future__ import annotations

from jakres_cli.cli.filters import narrowing_words
from jakres_cli.cli.resolve import asked_party
from jakres_cli.documents.agency import FIELDS, agency_view
from jakres_cli.documents.words import AGENCY
from jakres_cli.operations.rendering.maker import Maker
from jakres_cli.query.party import account, named_agencies

TYPE_CHECKING = False
if TYPE_CHECKING:
    from jakres_cli.documents.discretion import Discretion
    from jakres_cli.documents.parties import Called
    from jakres_cli.operations.rendering.maker import View
    from jakres_cli.operations.rendering.run import Run


def _view(run: Run, called: Called, ref: str) -> View:
    code = asked_party(ref, run.records)
    exact, sort = run.asked["exact"], run.asked["sort"] or "due"
    ours = account(run.ledger, code, run.selection, exact=exact, sort=sort)
    narrowed = "; ".join(narrowing_words(run.asked, run.selection, called))
    return agency_view(code, ours, called, selection=narrowed)


def _every(run: Run, discretion: Discretion) -> list[str]:
    """Return every agency that the records know something of."""
    del discretion  # each page leaves out what it may not show
    return named_agencies(run.ledger)


MAKER = Maker(view=_view, fields=FIELDS, words=AGENCY, every=_every)
