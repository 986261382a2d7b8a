"""``jakres render agency AGENCY`` (instansi): a page with both sides of its account."""

from __future__ import annotations

from jakres_cli.cli.resolve import resolve_party
from jakres_cli.cli.selection import narrowing_words
from jakres_cli.documents.agency import FIELDS, agency_view
from jakres_cli.documents.words import AGENCY
from jakres_cli.operations.rendering.maker import Maker
from jakres_cli.query.agencies import named_agencies, party_account

TYPE_CHECKING = False
if TYPE_CHECKING:
    from jakres_cli.documents.discretion import VisibilityFilter
    from jakres_cli.documents.parties import DisplayNames
    from jakres_cli.operations.rendering.maker import View
    from jakres_cli.operations.rendering.run import RenderRequest


def _view(run: RenderRequest, called: DisplayNames, ref: str) -> View:
    code = resolve_party(ref, run.records)
    exact, sort = run.options.exact, run.options.sort or "due"
    ours = party_account(run.ledger, code, run.selection, exact=exact, sort=sort)
    narrowed = "; ".join(narrowing_words(run.options, run.selection, called))
    return agency_view(code, ours, called, selection=narrowed)


def _every(run: RenderRequest, discretion: VisibilityFilter) -> list[str]:
    """Return every agency that the records know something of."""
    del discretion  # each page leaves out what it may not show
    return named_agencies(run.ledger)


MAKER = Maker(view=_view, fields=FIELDS, words=AGENCY, every=_every)
