"""The view of the sheet that goes to an agency, is filled in there, and is read back."""

from __future__ import annotations

from jakres_cli.changes.progress import stamp
from jakres_cli.documents.dates import day_words
from jakres_cli.documents.sheet_words import (
    FILLED,
    GROUP,
    INSTRUCTIONS,
    NAMED,
    OFFERED,
    OFFERED_TO_OFFICE,
    PROMISED,
    REF,
    SCHEMA,
    STAMP,
    STATUS_MEANING,
    WORDS_AROUND,
)
from jakres_cli.documents.words import capitalise, labels
from jakres_cli.locale.labels import STATUS
from jakres_cli.model import follow_up as forms
from jakres_cli.model.words import UMBRELLA
from jakres_cli.papers.sheet.shapes import BY, AgencySheet, SheetColumn, SheetRow

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from jakres_cli.documents.maker import View
    from jakres_cli.documents.visibility import DisplayNames
    from jakres_cli.locale import Catalogue
    from jakres_cli.model.records import Records
    from jakres_cli.papers.sheet.shapes import CellValue
    from jakres_cli.query.standing import Ledger, Standing


def sheet_view(  # noqa: PLR0913  what the sheet is about comes in parts
    matrix: View,
    coverage: View,
    ledger: Ledger,
    called: DisplayNames,
    *,
    reporter: str | None,
    grouped: bool = False,
) -> AgencySheet:
    """Return the sheet for the view ``matrix`` and its ``coverage``.

    ``reporter`` is the agency that it goes to; without one each row is for its owner. With
    ``grouped`` the title of each row's group stands beside it.
    """
    t, records = called.t, called.records
    columns = (*((GROUP,) if grouped else ()), *PROMISED, *FILLED, *NAMED)
    titles = tuple(capitalise(t(column.title)) for column in columns)
    office = called.full(records.settings.office)
    offered = OFFERED if reporter not in {None, records.settings.office} else OFFERED_TO_OFFICE
    label = matrix["label"]
    return AgencySheet(
        lang=t.lang,
        office=office,
        words=labels(WORDS_AROUND, t),
        head=tuple(matrix["letterhead"]),
        title=label["document"],
        day=ledger.day,
        columns=columns,
        titles=titles,
        rows=tuple(_rows(matrix, columns, ledger, called, reporter)),
        statuses=tuple(
            (status_words(item, t), t(STATUS_MEANING[item].template, office=office))
            for item in offered
        ),
        reporters=tuple(sorted(records.agencies, key=str.casefold)),
        instructions=tuple(_instructions(columns, titles, office, t)),
        covers=tuple(_covers(matrix, coverage)),
        roles=tuple(
            tuple(str(role[key]) for key in ("agency", "role", "status", "of"))
            for role in matrix["roles"]
        ),
        role_titles=tuple(label[key] for key in ("agency", "role", "status", "of")),
        abbreviations=tuple(
            (abbreviation["short"], abbreviation["name"])
            for abbreviation in matrix["abbreviations"]
        ),
        machine=_machine(columns, titles, ledger, t, reporter),
    )


def status_words(status: str, t: Catalogue) -> str:
    """Return what ``status`` is called in the sheet."""
    return capitalise(t(STATUS[status]))


def _machine(
    columns: tuple[SheetColumn, ...],
    titles: tuple[str, ...],
    ledger: Ledger,
    t: Catalogue,
    reporter: str | None,
) -> tuple[tuple[str, ...], ...]:
    return (
        ("schema", SCHEMA),
        ("office", ledger.records.settings.office),
        ("made-on", ledger.day.isoformat()),
        ("language", t.lang),
        ("reporter", reporter or ""),
        *(
            ("column", column.key, title)
            for column, title in zip(columns, titles, strict=True)
            if column in (*FILLED, *NAMED)
        ),
    )


def _rows(
    matrix: View,
    columns: tuple[SheetColumn, ...],
    ledger: Ledger,
    called: DisplayNames,
    reporter: str | None,
) -> Iterator[SheetRow]:
    listed = [(group["title"], row) for group in matrix["groups"] for row in group["rows"]]
    for number, (title, row) in enumerate(listed, 1):
        follow_up = ledger.records.follow_up(row["ref"])
        assert follow_up is not None  # noqa: S101  the row was made from it
        standing = ledger.standing(follow_up)
        given: dict[str, CellValue] = {
            "group": title,
            "no": number,
            "meeting": f"{row['meeting']}, {row['day']}",
            "what": row["what"],
            "owner": row["owners"],
            "with": row["with"],
            "due": _due(standing, row["due"], called),
            "status": row["status_words"],
            "evidence": "\n".join(item["text"] for item in row["evidence"]),
            "notes": "; ".join(row["notes"]),
            BY: reporter or _reporter(standing, ledger.records),
            REF: standing.ref,
            STAMP: stamp(follow_up, [step.entry for step in standing.folded.steps]),
        }
        yield SheetRow(
            cells=tuple(given.get(column.key, "") for column in columns), late=row["overdue"]
        )


def _due(standing: Standing, words: str, called: DisplayNames) -> CellValue:
    """Return the day where the due date is just that, else its words."""
    due = standing.folded.due
    if due is None or due.form != forms.PERIOD or due.last is None or due.first != due.last:
        return words
    return due.last if words == day_words(due.last, called.t) else words


def _reporter(standing: Standing, records: Records) -> str:
    """Return the agency that alone owes it, if it is one that reports for itself."""
    owners = standing.folded.owners
    if len(owners) != 1:
        return ""
    holder = records.posts.get(owners[0]) or records.people.get(owners[0])
    code = holder.agency if holder else owners[0]
    agency = records.agencies.get(code or "")
    return agency.code if agency and agency.kind != UMBRELLA else ""


def _instructions(
    columns: tuple[SheetColumn, ...], titles: tuple[str, ...], office: str, t: Catalogue
) -> Iterator[str]:
    named = {column.key: title for column, title in zip(columns, titles, strict=True)}
    for key, message in INSTRUCTIONS:
        column = named.get(key, "")
        yield t(message.template, column=column, page=t(WORDS_AROUND["rows"]), office=office)


def _covers(matrix: View, coverage: View) -> Iterator[str]:
    label = matrix["label"]
    yield f"{label['selection']}: {matrix['selection']}"
    yield str(coverage["sentence"])
    if coverage["left_out_sentence"]:
        yield str(coverage["left_out_sentence"])
    if coverage["warning"]:
        yield str(coverage["warning"])
        for item in coverage["incomplete"]:
            yield f"{item['path']}:{item['line']}: {item['code']} {item['message']}"
