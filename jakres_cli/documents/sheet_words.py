"""The columns of the sheet that agencies fill in, and the instructions that go with it."""

from __future__ import annotations

from jakres_cli.documents.words import MATRIX
from jakres_cli.model.message import Message
from jakres_cli.model.words import DONE, DROPPED, IN_PROGRESS, REPORTED
from jakres_cli.papers.sheet.shapes import BY, CHOICE, DAY, STATUS_NOW, SheetColumn

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
