"""The matrix of follow-ups (matriks tindak lanjut hasil rapat), also as a sheet and a calendar."""

from __future__ import annotations

from jakres_cli.documents.frame import coverage, view_fields
from jakres_cli.documents.maker import Maker
from jakres_cli.documents.matrix import MatrixView, matrix_table, matrix_view
from jakres_cli.documents.words import MATRIX
from jakres_cli.model.base import Plural
from jakres_cli.query.scope import heirs
from jakres_cli.query.selection import group_standings, select_actions

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from jakres_cli.documents.maker import Request
    from jakres_cli.documents.visibility import DisplayNames
    from jakres_cli.query.scope import Scope
    from jakres_cli.query.standing import Standing

    Groups = Sequence[tuple[str, Sequence[Standing]]]


_TABLES = frozenset({"csv", "xlsx", "ics"})
"""The formats that list each follow-up once."""


def _view(run: Request, display: DisplayNames, ref: str) -> MatrixView:
    del ref  # it is about a selection
    options = run.options
    group = options.group or ("" if options.format in _TABLES else "agency")
    return _matrix(run, display, options.agency, group)


def _matrix(run: Request, display: DisplayNames, agencies: Sequence[str], group: str) -> MatrixView:
    """Return the view of what was asked about ``agencies``, under headings by ``group``."""
    options, ledger, records = run.options, run.ledger, run.records
    scopes = run.scopes(agencies)
    actions = select_actions(ledger, run.selection, scopes, options.sort or "due")
    items = list(actions.items)
    groups = group_standings(items, group, ledger.day, records) if group else [("", items)]
    return matrix_view(
        _of_those(groups, scopes, run) if group == "agency" else groups,
        group,
        display,
        selection="; ".join(run.selection_words(scopes, display)),
        buckets=group_standings(items, "bucket", ledger.day, records),
        umbrella=_above(list(actions.umbrella), scopes),
        duties=actions.roles,
    )


def _of_those(groups: Groups, scopes: tuple[Scope, ...], run: Request) -> Groups:
    """Return the groups of those asked about: what somebody else owes with them stands there."""
    parties = {party for scope in scopes for party in scope.parties}
    parties |= {heir for scope in scopes for heir in heirs(scope.code, run.records, run.day)}
    return [(key, items) for key, items in groups if not scopes or key in parties]


def _above(items: list[Standing], scopes: tuple[Scope, ...]) -> Groups:
    umbrellas = sorted({umbrella for scope in scopes for umbrella in scope.umbrellas})
    owned = [(code, [item for item in items if code in item.folded.owners]) for code in umbrellas]
    return [(code, its) for code, its in owned if its]


def sheet_for(run: Request, code: str) -> bytes:
    """Return the sheet that the agency ``code`` is to fill in."""
    display = run.display_names()
    view = _matrix(run, display, [code], "")
    covers = coverage(run.loaded, run.day, display.discretion, display.t)
    return _workbook(run, {**view, "coverage": covers}, code, grouped=False)


def _sheet(run: Request, view: MatrixView) -> bytes:
    """Return the matrix as a sheet; one for a single agency is to be filled in by that one."""
    scopes = run.scopes(run.options.agency)
    reporter = scopes[0].code if len(scopes) == 1 else None
    return _workbook(run, view, reporter, grouped=bool(run.options.group))


def _workbook(run: Request, view: MatrixView, reporter: str | None, *, grouped: bool) -> bytes:
    from jakres_cli.documents.sheet import sheet_view
    from jakres_cli.papers.sheet.workbook import sheet_workbook

    sheet = sheet_view(
        view, view["coverage"], run.ledger, run.display_names(), reporter=reporter, grouped=grouped
    )
    return sheet_workbook(sheet)


def _calendar(run: Request, view: MatrixView) -> bytes:
    """Return the due dates as a calendar; those without a day are counted on stderr."""
    from jakres_cli.documents.occasions import due_occasions
    from jakres_cli.papers.exchange import calendar_file

    occasions, undated = due_occasions(view, run.ledger, run.display_names())
    if undated:
        run.note(
            Plural(
                "1 follow-up without a day is not in it",
                "{n} follow-ups without a day are not in it",
                n=undated,
            )
        )
    name = f"{view['label']['document']}: {view['selection']}"
    timezone = run.records.settings.timezone
    return calendar_file(occasions, name=name, timezone=timezone, day=run.day)


MAKER = Maker(
    view=_view,
    fields=view_fields(MatrixView),
    words=MATRIX,
    table=matrix_table,
    files={"xlsx": _sheet, "ics": _calendar},
)
