"""The sheet that goes to an agency, is filled in there, and is read back: columns, words, view."""

from __future__ import annotations

from jakres_cli.changes.progress import stamp
from jakres_cli.documents.dates import day_words
from jakres_cli.documents.words import MATRIX, capitalise, labels
from jakres_cli.locale import STATUS
from jakres_cli.model.base import Message
from jakres_cli.model.meeting import PERIOD
from jakres_cli.model.words import DONE, DROPPED, IN_PROGRESS, REPORTED, UMBRELLA
from jakres_cli.papers.sheet.shapes import (
    BY,
    CHOICE,
    DAY,
    STATUS_NOW,
    AgencySheet,
    SheetColumn,
    SheetRow,
)
from jakres_cli.query.agencies import home_of
from jakres_cli.query.scope import heirs, resolve_scope

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from jakres_cli.documents.frame import Coverage
    from jakres_cli.documents.matrix import MatrixView
    from jakres_cli.documents.visibility import DisplayNames
    from jakres_cli.locale import Catalogue
    from jakres_cli.papers.sheet.shapes import CellValue
    from jakres_cli.query.standing import Ledger, Standing


SCHEMA = "jakres.sheet/1"
"""The version of the layout; it changes when older sheets could be misunderstood."""

GROUP = SheetColumn(key="group", title=MATRIX["group"], wide=14)
PROMISED = (
    SheetColumn(key="no", title=MATRIX["no"], wide=5),
    SheetColumn(key="meeting", title=MATRIX["meeting"], wide=20),
    SheetColumn(key="what", title=MATRIX["what"], wide=32),
    SheetColumn(key="owner", title=MATRIX["owner"], wide=13),
    SheetColumn(key="with", title=MATRIX["with"], wide=13),
    SheetColumn(key="due", title=MATRIX["due"], wide=13, form=DAY),
    SheetColumn(key="status", title=MATRIX["status"], wide=14),
    SheetColumn(key="evidence", title=MATRIX["evidence"], wide=14),
    SheetColumn(key="notes", title=MATRIX["notes"], wide=18),
)
ON, EVIDENCE, ASKED, NOTE = "on", "new-evidence", "asked", "note"
FILLED = (
    SheetColumn(key=BY, title=Message("reported by"), wide=12, form=CHOICE, filled=True),
    SheetColumn(key=STATUS_NOW, title=Message("new status"), wide=16, form=CHOICE, filled=True),
    SheetColumn(key=ON, title=Message("day of the report"), wide=13, form=DAY, filled=True),
    SheetColumn(key=EVIDENCE, title=Message("new evidence"), wide=20, filled=True),
    SheetColumn(key=ASKED, title=Message("extension asked, until"), wide=14, form=DAY, filled=True),
    SheetColumn(key=NOTE, title=Message("what was done, or why not"), wide=26, filled=True),
)
REF, STAMP = "ref", "stamp"
NAMED = (
    SheetColumn(key=REF, title=Message("code (leave as it is)"), wide=28, faint=True),
    SheetColumn(
        key=STAMP, title=Message("stamp (leave as it is)"), wide=20, faint=True, hidden=True
    ),
)

OFFERED = (IN_PROGRESS, REPORTED, DROPPED)
"""The statuses that an agency chooses from: whether something is done is the office's finding."""
OFFERED_TO_OFFICE = (IN_PROGRESS, REPORTED, DONE, DROPPED)

WORDS_AROUND = {
    "rows": Message("Follow-ups"),
    "help": Message("Instructions"),
    "roles": MATRIX["roles"],
    "locked": Message("from the records (locked)"),
    "filled": Message("to be filled in (yellow cells)"),
    "covers": Message("what this sheet covers"),
    "statuses": Message("what the words of the status mean"),
    "abbreviations": MATRIX["abbreviations"],
    "wrong_status": Message("Choose one of the list, or leave the cell empty."),
    "wrong_day": Message("Enter a day, such as 28/11/2019, or leave the cell empty."),
    "wrong_reporter": Message("Choose the code of an agency from the list."),
    "nothing": MATRIX["nothing"],
    "page": Message("page"),
}
"""The names of its pages, headings, and what is said to somebody who enters something else."""

INSTRUCTIONS: tuple[tuple[str, Message], ...] = (
    ("", Message("Fill in the yellow cells of the page “{page}”; everything else is locked.")),
    ("", Message("A row about which there is nothing new stays as it is.")),
    (BY, Message("“{column}”: the agency that reports. Where it is filled in already, leave it.")),
    (STATUS_NOW, Message("“{column}”: choose from the list below.")),
    (
        ON,
        Message(
            "“{column}”: the day of what you report. Left empty, it is the day on which {office} "
            "enters the sheet."
        ),
    ),
    (
        EVIDENCE,
        Message(
            "“{column}”: a link (https://…), a letter (letter 012/ABC/2019) or a mail (mail of "
            "28/11/2019); several on lines of their own (Alt+Enter). Files are sent along by mail."
        ),
    ),
    (
        ASKED,
        Message(
            "“{column}”: the day until which you ask for more time, with the reason in the last "
            "column. The due date stays as it is until {office} grants it."
        ),
    ),
    (
        NOTE,
        Message(
            "“{column}”: in your own words. What can’t be done, and an extension, need the reason."
        ),
    ),
    (
        "",
        Message(
            "Save the file as an Excel workbook (.xlsx), also from LibreOffice, and send it back "
            "to {office}. Don’t copy the table into another file: that can’t be read."
        ),
    ),
    (
        "",
        Message(
            "If something new is known of a follow-up by then, {office} asks you to fill in its "
            "row anew in a newer sheet."
        ),
    ),
)
"""What an agency has to know; each with the key of the column that it is about, if it is."""
STATUS_MEANING = {
    IN_PROGRESS: Message("It was begun."),
    REPORTED: Message("Your part is done; {office} still looks at the evidence."),
    DONE: Message("It was looked at and found done; this needs evidence."),
    DROPPED: Message("It won’t be done; this needs a reason."),
}


def sheet_view(  # noqa: PLR0913  what the sheet is about comes in parts
    matrix: MatrixView,
    coverage: Coverage,
    ledger: Ledger,
    display: DisplayNames,
    *,
    reporter: str | None,
    grouped: bool = False,
) -> AgencySheet:
    """Return the sheet for the view ``matrix`` and its ``coverage``.

    ``reporter`` is the agency that it goes to; without one each row is for its owner. With
    ``grouped`` the title of each row's group stands beside it.
    """
    t, records = display.t, display.records
    columns = (*((GROUP,) if grouped else ()), *PROMISED, *FILLED, *NAMED)
    titles = tuple(capitalise(t(column.title)) for column in columns)
    office = display.full(records.settings.office)
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
        rows=tuple(_rows(matrix, columns, ledger, display, reporter)),
        statuses=tuple(
            (status_words(item, t), t(STATUS_MEANING[item].template, office=office))
            for item in offered
        ),
        reporters=_reporters(ledger, reporter),
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


def _reporters(ledger: Ledger, reporter: str | None) -> tuple[str, ...]:
    """Return whose reports the sheet takes: of one for an agency only it and whom it answers for.

    The register is not for them to read.
    """
    records = ledger.records
    if reporter is None or reporter == records.settings.office:
        return tuple(sorted(records.agencies, key=str.casefold))
    known = resolve_scope(reporter, records, ledger.day).parties & records.agencies.keys()
    return tuple(sorted(known, key=str.casefold))


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
    matrix: MatrixView,
    columns: tuple[SheetColumn, ...],
    ledger: Ledger,
    display: DisplayNames,
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
            "due": _due(standing, row["due"], display),
            "status": row["status_words"],
            "evidence": "\n".join(item["text"] for item in row["evidence"]),
            "notes": "; ".join(row["notes"]),
            BY: reporter or _reporter(standing, ledger),
            REF: standing.ref,
            STAMP: stamp(follow_up, [step.entry for step in standing.folded.steps]),
        }
        yield SheetRow(
            cells=tuple(given.get(column.key, "") for column in columns), late=row["overdue"]
        )


def _due(standing: Standing, words: str, display: DisplayNames) -> CellValue:
    """Return the day where the due date is just that, else its words."""
    due = standing.folded.due
    if due is None or due.form != PERIOD or due.last is None or due.first != due.last:
        return words
    return due.last if words == day_words(due.last, display.t) else words


def _reporter(standing: Standing, ledger: Ledger) -> str:
    """Return the agency that alone answers for it, if it is one that reports for itself."""
    records, owners = ledger.records, standing.folded.owners
    if len(owners) != 1:
        return ""
    home = home_of(owners[0], records, standing.follow_up.date)
    answering = heirs(home, records, ledger.day)
    agency = records.agencies.get(answering[0]) if len(answering) == 1 else None
    return agency.code if agency and agency.kind != UMBRELLA else ""


def _instructions(
    columns: tuple[SheetColumn, ...], titles: tuple[str, ...], office: str, t: Catalogue
) -> Iterator[str]:
    named = {column.key: title for column, title in zip(columns, titles, strict=True)}
    for key, message in INSTRUCTIONS:
        column = named.get(key, "")
        yield t(message.template, column=column, page=t(WORDS_AROUND["rows"]), office=office)


def _covers(matrix: MatrixView, coverage: Coverage) -> Iterator[str]:
    label = matrix["label"]
    yield f"{label['selection']}: {matrix['selection']}"
    yield str(coverage["sentence"])
    if coverage["left_out_sentence"]:
        yield str(coverage["left_out_sentence"])
    if coverage["warning"]:
        yield str(coverage["warning"])
        for item in coverage["incomplete"]:
            yield f"{item['path']}:{item['line']}: {item['code']} {item['message']}"
