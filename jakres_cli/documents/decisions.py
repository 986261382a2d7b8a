"""The list of decisions (daftar keputusan)."""

from __future__ import annotations

from typing import Annotated, TypedDict

from jakres_cli.documents.dates import day_words
from jakres_cli.documents.frame import Frame, view_fields, view_frame
from jakres_cli.documents.maker import Maker
from jakres_cli.documents.words import capitalise
from jakres_cli.locale import DECISION_KIND
from jakres_cli.model.base import Message
from jakres_cli.query.meetings import DecisionSelection, select_decisions
from jakres_cli.query.standing import Ledger

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from jakres_cli.documents.maker import Request
    from jakres_cli.documents.visibility import DisplayNames
    from jakres_cli.query.meetings import ListedDecision
    from jakres_cli.query.scope import Scope


WORDS = {
    "document": Message("LIST OF DECISIONS"),
    "selection": Message("Selection"),
    "no": Message("No"),
    "meeting": Message("Meeting, date"),
    "text": Message("decision"),
    "kind": Message("kind"),
    "by": Message("Decided by"),
    "notes": Message("Notes"),
    "nothing": Message("No decision matches."),
}
"""The labels; templates may change them."""


class DecisionRow(TypedDict):
    """A decision."""

    ref: Annotated[str, "the full reference of a decision"]
    meeting: Annotated[str, "the title of its meeting"]
    day: Annotated[str, "the day of the meeting in words"]
    date: Annotated[str, "that day: 2019-10-29"]
    text: Annotated[str, "what was decided"]
    kind: Annotated[str, "`decision`, `agreement`, `noted`, `position` or `postponed`"]
    kind_words: Annotated[str, "that in words"]
    by: Annotated[str, "who decided it, empty when it was the meeting"]
    superseded: Annotated[bool, "true when a later decision replaced it"]
    notes: Annotated[list[str], "that the minutes are a draft, and what replaced it"]


class DecisionsView(Frame):
    """What a template of the list may use."""

    selection: Annotated[str, "what was asked for, in words"]
    rows: list[DecisionRow]


def decisions_view(
    decisions: Iterable[ListedDecision], display: DisplayNames, *, selection: str
) -> DecisionsView:
    """Return what the template may use, but for ``coverage``."""
    shown = display.discretion.keep(
        decisions,
        lambda item: (item.decision.visibility, item.meeting.visibility),
        lambda item: item.ref,
    )
    return {
        **view_frame(WORDS, display),
        "selection": selection,
        "rows": [_row(item, display) for item in shown],
    }


def decisions_table(view: DecisionsView) -> tuple[list[str], list[list[str]]]:
    """Return the columns and rows of the list as one table."""
    label, rows = view["label"], view["rows"]
    names = ("no", "meeting", "text", "kind", "by", "notes")
    return [label[name] for name in names], [
        [
            str(number),
            f"{row['meeting']}, {row['day']}",
            row["text"],
            row["kind_words"],
            row["by"],
            "; ".join(row["notes"]),
        ]
        for number, row in enumerate(rows, 1)
    ]


def _row(decided: ListedDecision, display: DisplayNames) -> DecisionRow:
    decision, meeting, t = decided.decision, decided.meeting, display.t
    return {
        "ref": decided.ref,
        "meeting": meeting.title.in_language(t.lang),
        "day": day_words(meeting.date, t),
        "date": meeting.date.isoformat(),
        "text": decision.text,
        "kind": decision.kind,
        "kind_words": capitalise(t(DECISION_KIND[decision.kind])),
        "by": display.party(decision.by)["name"],
        "superseded": bool(decided.superseded_by),
        "notes": list(_notes(decided, display)),
    }


def _notes(decided: ListedDecision, display: DisplayNames) -> Iterator[str]:
    if decided.meeting.minutes.status != "approved":
        yield display.t(Message("draft minutes"))
    for ref in decided.superseded_by:
        stem, _, item = ref.partition("/")
        meeting = display.records.meeting(stem)
        newer = next((it for it in meeting.decisions if it.id == item), None) if meeting else None
        if meeting and newer and display.discretion.shows(newer.visibility, meeting.visibility):
            day = day_words(meeting.date, display.t)
            words = Message("superseded by “{what}” ({day})", what=newer.text, day=day)
            yield display.t(words)


def _view(run: Request, display: DisplayNames, ref: str) -> DecisionsView:
    del ref  # it is about a selection
    selection, day = run.decisions()
    decisions = select_decisions(Ledger(run.records, day), selection)
    scopes = run.scopes(run.options.agency)
    words = list(_selection_words(scopes, selection, display)) or [
        display.t(Message("all decisions"))
    ]
    return decisions_view(decisions, display, selection="; ".join(words))


def _selection_words(
    scopes: Iterable[Scope], selection: DecisionSelection, display: DisplayNames
) -> Iterator[str]:
    """Yield what was asked for, one filter after the other."""
    t = display.t
    for scope in scopes:
        yield display.full(scope.code)
    if selection.meeting:
        yield display.meeting(selection.meeting)
    if selection.kind:
        yield t(DECISION_KIND[selection.kind])
    if selection.pillar:
        yield display.records.settings.pillar[selection.pillar].in_language(t.lang)
    if selection.period.since:
        yield t(Message("since {day}", day=day_words(selection.period.since, t)))
    if selection.period.until:
        yield t(Message("until {day}", day=day_words(selection.period.until, t)))


def _workbook(run: Request, view: DecisionsView) -> bytes:
    from jakres_cli.papers.sheet.tables import table_workbook

    covers = view["coverage"]
    remarks = [view["selection"], covers["sentence"], covers["left_out_sentence"]]
    return table_workbook(
        view["label"]["document"],
        [remark for remark in remarks if remark],
        decisions_table(view),
        office=view["office"],
        day=run.day,
    )


MAKER = Maker(
    view=_view,
    fields=view_fields(DecisionsView),
    words=WORDS,
    table=decisions_table,
    files={"xlsx": _workbook},
)
