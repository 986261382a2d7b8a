"""The matrix of follow-ups (matriks tindak lanjut hasil rapat), also as a sheet and a calendar."""

from __future__ import annotations

from jakres_cli.documents.events import ROLE_ROW, role_rows
from jakres_cli.documents.follow_ups import ROW, standing_rows
from jakres_cli.documents.frame import FRAME, coverage, nested_fields, view_frame
from jakres_cli.documents.maker import Maker
from jakres_cli.documents.words import MATRIX, capitalise
from jakres_cli.locale import BUCKET
from jakres_cli.model.base import Message, Plural
from jakres_cli.query.selection import group_standings, select_actions

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from jakres_cli.documents.events import Duty
    from jakres_cli.documents.maker import Request, View
    from jakres_cli.documents.visibility import DisplayNames
    from jakres_cli.query.roles import Scope
    from jakres_cli.query.standing import Standing

    Groups = Sequence[tuple[str, Sequence[Standing]]]

FIELDS = {
    **FRAME,
    "selection": "what was asked for, in words",
    "count": "how many follow-ups there are; one with two owners stands in two groups",
    "summary[].title": "a span of due days: overdue, within 3 days, 4 to 7 days, …",
    "summary[].count": "how many are due then",
    "groups[].title": "the heading of the group, or empty",
    **nested_fields("groups[].rows[]", ROW),
    **nested_fields("roles[]", ROLE_ROW),
    "abbreviations[].short": "a short name that the table uses",
    "abbreviations[].name": "what it stands for",
}
_NAMELESS = {
    "agency": Message("Nobody is responsible yet"),
    "pillar": Message("Without a pillar"),
}


def matrix_view(  # noqa: PLR0913  what was selected comes in parts
    groups: Groups,
    group: str,
    called: DisplayNames,
    *,
    selection: str,
    buckets: Groups,
    umbrella: Groups = (),
    duties: Iterable[Duty] = (),
) -> View:
    """Return what the template of the matrix may use, but for ``coverage``.

    ``groups`` are under the keys of ``group``, ``buckets`` hold the same by when they are due;
    ``umbrella`` is what bodies above those asked about owe, ``duties`` their roles; ``selection``
    says in words what was asked for.
    """
    t = called.t
    titled = [_group(_title(key, group, called), items, called) for key, items in groups]
    above = [
        _group(
            t(Message("Owed by {owner}, which includes them", owner=called.full(key))),
            items,
            called,
        )
        for key, items in umbrella
    ]
    return {
        **view_frame(MATRIX, called),
        "selection": selection,
        "count": sum(_shown(items, called) for _, items in buckets),
        "summary": _summary(dict(buckets), called),
        "groups": [item for item in (*titled, *above) if item["rows"]],
        "roles": role_rows(duties, called),
        "abbreviations": _abbreviations((*groups, *umbrella), called),
    }


def matrix_table(view: View) -> tuple[list[str], list[list[str]]]:
    """Return the columns and rows of the matrix as one table, the group in the first column."""
    label: dict[str, str] = view["label"]
    groups: list[View] = view["groups"]
    names = ("meeting", "what", "owner", "with", "due", "status", "evidence", "notes")
    titled = any(group["title"] for group in groups)
    columns = [label["group"]] if titled else []
    columns += [label["no"], *(label[name] for name in names)]
    rows = []
    for group in groups:
        for number, row in enumerate(group["rows"], 1):
            lead = [str(group["title"])] if titled else []
            rows.append([*lead, str(number), *_cells(row)])
    return columns, rows


def _cells(row: View) -> list[str]:
    evidence: list[dict[str, str]] = row["evidence"]
    notes: list[str] = row["notes"]
    return [
        f"{row['meeting']}, {row['day']}",
        *(str(row[name]) for name in ("what", "owners", "with", "due", "status_words")),
        "; ".join(item["text"] for item in evidence),
        "; ".join(notes),
    ]


def _summary(buckets: dict[str, Sequence[Standing]], called: DisplayNames) -> list[View]:
    """Return every bucket with its number; that of what is over only when there is some."""
    return [
        {"title": capitalise(called.t(words)), "count": _shown(buckets.get(key, ()), called)}
        for key, words in BUCKET.items()
        if key in buckets or key != "over"
    ]


def _shown(items: Iterable[Standing], called: DisplayNames) -> int:
    return sum(_may_show(item, called) for item in items)


def _group(title: str, items: Sequence[Standing], called: DisplayNames) -> View:
    return {"title": title, "rows": standing_rows(items, called)}


def _may_show(standing: Standing, called: DisplayNames) -> bool:
    return called.discretion.shows_follow_up(standing.follow_up, called.records)


def _title(key: str, group: str, called: DisplayNames) -> str:
    if not key:
        return called.t(_NAMELESS[group]) if group in _NAMELESS else ""
    if group == "agency":
        return called.full(key)
    if group == "meeting":
        return called.meeting(key)
    if group == "bucket":
        return capitalise(called.t(BUCKET[key]))
    pillar = called.records.settings.pillar.get(key)
    return pillar.in_language(called.t.lang) if pillar else key


def _abbreviations(groups: Groups, called: DisplayNames) -> list[dict[str, str]]:
    """Return ``short`` and ``name`` of everybody whom the table calls by a short name."""
    codes = {
        code
        for _, items in groups
        for item in items
        if _may_show(item, called)
        for code in (*item.folded.owners, *item.follow_up.supporters, *item.follow_up.to)
    }
    named = [called.party(code) for code in sorted(codes, key=str.casefold)]
    return [
        {"short": item["short"], "name": item["name"]}
        for item in named
        if item["short"] != item["name"]
    ]


_TABLES = frozenset({"csv", "xlsx", "ics"})
"""The formats that list each follow-up once."""


def _view(run: Request, called: DisplayNames, ref: str) -> View:
    del ref  # it is about a selection
    options = run.options
    group = options.group or ("" if options.format in _TABLES else "agency")
    return _matrix(run, called, options.agency, group)


def _matrix(run: Request, called: DisplayNames, agencies: Sequence[str], group: str) -> View:
    """Return the view of what was asked about ``agencies``, under headings by ``group``."""
    options, ledger, records = run.options, run.ledger, run.records
    scopes = run.scopes(agencies)
    found = select_actions(ledger, run.selection, scopes, options.sort or "due")
    items = list(found.items)
    groups = group_standings(items, group, ledger.day, records) if group else [("", items)]
    return matrix_view(
        _of_those(groups, scopes) if group == "agency" else groups,
        group,
        called,
        selection="; ".join(run.selection_words(scopes, called)),
        buckets=group_standings(items, "bucket", ledger.day, records),
        umbrella=_above(list(found.umbrella), scopes),
        duties=found.roles,
    )


def _of_those(groups: Groups, scopes: tuple[Scope, ...]) -> Groups:
    """Return the groups of those asked about: what somebody else owes with them stands there."""
    parties = {party for scope in scopes for party in scope.parties}
    return [(key, items) for key, items in groups if not scopes or key in parties]


def _above(items: list[Standing], scopes: tuple[Scope, ...]) -> Groups:
    umbrellas = sorted({umbrella for scope in scopes for umbrella in scope.umbrellas})
    owned = [(code, [item for item in items if code in item.folded.owners]) for code in umbrellas]
    return [(code, its) for code, its in owned if its]


def sheet_for(run: Request, code: str) -> bytes:
    """Return the sheet that the agency ``code`` is to fill in."""
    called = run.called()
    view = _matrix(run, called, [code], "")
    covers = coverage(run.loaded, run.day, called.discretion, called.t)
    return _workbook(run, {**view, "coverage": covers}, code, grouped=False)


def _sheet(run: Request, view: View) -> bytes:
    """Return the matrix as a sheet; one for a single agency is to be filled in by that one."""
    scopes = run.scopes(run.options.agency)
    reporter = scopes[0].code if len(scopes) == 1 else None
    return _workbook(run, view, reporter, grouped=bool(run.options.group))


def _workbook(run: Request, view: View, reporter: str | None, *, grouped: bool) -> bytes:
    from jakres_cli.documents.sheet import sheet_view
    from jakres_cli.papers.sheet.workbook import sheet_workbook

    sheet = sheet_view(
        view, view["coverage"], run.ledger, run.called(), reporter=reporter, grouped=grouped
    )
    return sheet_workbook(sheet)


def _calendar(run: Request, view: View) -> bytes:
    """Return the due dates as a calendar; those without a day are counted on stderr."""
    from jakres_cli.documents.occasions import due_occasions
    from jakres_cli.papers.exchange import calendar_file

    occasions, undated = due_occasions(view, run.ledger, run.called())
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
    fields=FIELDS,
    words=MATRIX,
    table=matrix_table,
    files={"xlsx": _sheet, "ics": _calendar},
)
