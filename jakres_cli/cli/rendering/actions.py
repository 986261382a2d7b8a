"""``jakres render actions`` (matriks): the matrix of the follow-ups that were asked for."""

from __future__ import annotations

from jakres_cli.cli.asked import asked_scopes
from jakres_cli.cli.rendering.maker import Maker
from jakres_cli.cli.selecting import selection_words
from jakres_cli.documents.matrix import FIELDS, matrix_table, matrix_view
from jakres_cli.documents.words import MATRIX
from jakres_cli.query.actions import actions
from jakres_cli.query.selection import grouped

TYPE_CHECKING = False
if TYPE_CHECKING:
    from jakres_cli.cli.rendering.maker import View
    from jakres_cli.cli.rendering.run import Run
    from jakres_cli.documents.parties import Called
    from jakres_cli.query.scope import Scope
    from jakres_cli.state.standing import Standing

    Groups = list[tuple[str, list[Standing]]]


def _view(run: Run, called: Called, ref: str) -> View:
    del ref  # it is about a selection
    asked, ledger, records = run.asked, run.ledger, run.records
    scopes = asked_scopes(asked["agency"], records, exact=asked["exact"])
    found = actions(ledger, run.selection, scopes, asked["sort"] or "due")
    items = list(found.items)
    # a table for a spreadsheet lists each follow-up once
    group = asked["group"] or ("" if asked["format"] == "csv" else "agency")
    groups = grouped(items, group, ledger.day, records) if group else [("", items)]
    return matrix_view(
        _of_those(groups, scopes) if group == "agency" else groups,
        group,
        called,
        selection="; ".join(selection_words(asked, run.selection, scopes, called)),
        buckets=grouped(items, "bucket", ledger.day, records),
        umbrella=_above(list(found.umbrella), scopes),
        duties=found.roles,
    )


def _of_those(groups: Groups, scopes: tuple[Scope, ...]) -> Groups:
    """Return the groups of those asked about: what somebody else owes with them stands there."""
    parties = {party for scope in scopes for party in scope.parties}
    return [(key, items) for key, items in groups if not scopes or key in parties]


def _above(items: list[Standing], scopes: tuple[Scope, ...]) -> Groups:
    umbrellas = sorted({one for scope in scopes for one in scope.umbrellas})
    owned = [(code, [one for one in items if code in one.folded.owners]) for code in umbrellas]
    return [(code, its) for code, its in owned if its]


MAKER = Maker(view=_view, fields=FIELDS, words=MATRIX, table=matrix_table)
