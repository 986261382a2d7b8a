"""The options of ``jakres render``: those of all documents, and what narrows and dresses each."""

from __future__ import annotations

from jakres_cli.cli.options import AT, Options, argument, flag, option, optional_argument
from jakres_cli.cli.selection import DecisionSelectionOptions, SelectionOptions
from jakres_cli.documents.table import all_formats, documents_words
from jakres_cli.model.message import Message
from jakres_cli.model.words import DECISION_KINDS, FOLLOW_UP_KINDS


class PaperOptions(Options):
    """Which document, in which form, and where to."""

    document: str = argument(
        "DOCUMENT", Message("One of: {documents}.", documents=documents_words())
    )
    ref: str | None = optional_argument(
        "REF", "The meeting, agency or event, or any part that means only one."
    )
    format: str | None = option(
        "--format",
        "FORMAT",
        "md (a page on a terminal), html, docx or pdf, else by the ending of -o; what else "
        "a document can be, an error tells.",
        choices=all_formats(),
    )
    output: str | None = option(
        "--output", "PATH", "Write to that file, with --all into that folder.", short="-o"
    )
    template: str | None = option(
        "--template",
        "FILE",
        "Use that template (.md.j2, or .docx from Word) instead of the usual one.",
    )
    fields: bool = flag("--fields", "List what a template of the document may use.")
    starter: bool = flag(
        "--starter", "Write a Word file with the fields in it, to begin an own template with."
    )
    confidential: bool = flag("--confidential", "Show what is confidential too.")
    at: str | None = AT
    all: bool = flag(
        "--all", "One of every meeting or agency, into the folder -o. Matrix: any status."
    )
    for_signature: bool = flag(
        "--for-signature",
        "Without the word draft; minutes print the hash of their text instead.",
    )
    rows: str | None = option(
        "--rows", "N", "Attendance: so many empty rows for others who come; 5 unless said."
    )


class LetterOptions(Options):
    """What stands on a letter and is enclosed."""

    number: str | None = option("--number", "NUMBER", "Reminder: the number of the letter.")
    on: str | None = option("--on", "DATE", "Reminder: the day that stands on the letter.")
    by: str | None = option("--by", "WHO", "Reminder: the post that signs it.")
    sheet: bool = flag(
        "--sheet", "Reminder as eml: enclose the sheet that the agency is to fill in."
    )


class RenderOptions(DecisionSelectionOptions, LetterOptions, SelectionOptions, PaperOptions):
    """All of them. The help page lists the bases from the last to the first."""

    internal: bool = flag("--internal", "News: show what is not public too.")

    # where follow-ups and decisions share an option, it is described for follow-ups
    all: bool = PaperOptions.all
    agency: tuple[str, ...] = SelectionOptions.agency
    kind: str | None = option(
        "--kind",
        "KIND",
        "commitment, request, expectation or need.",
        choices=dict.fromkeys((*FOLLOW_UP_KINDS, *DECISION_KINDS)),
    )
    pillar: str | None = SelectionOptions.pillar
    meeting: str | None = SelectionOptions.meeting
