"""One event or working group: its day, its duties, what hangs on it."""

from __future__ import annotations

from jakres_cli.locale.labels import EVENT_STATUS
from jakres_cli.model.message import Message, Plural
from jakres_cli.output.actions import follow_up_list
from jakres_cli.output.report import Report, ReportColumn, Section
from jakres_cli.output.wording import long_day, role_words
from jakres_cli.query.days import event_span
from jakres_cli.query.references import ShortForms, follow_up_refs
from jakres_cli.query.roles import roles

TYPE_CHECKING = False
if TYPE_CHECKING:
    from jakres_cli.locale import Catalogue
    from jakres_cli.model.event import Event, WorkingGroup
    from jakres_cli.query.standing import Ledger


def event_report(event: Event, ledger: Ledger, t: Catalogue) -> Report:
    """Return the event with who does what in it and the follow-ups that belong to it."""
    standings = [
        one for one in ledger.standings() if one.follow_up.event in {event.id, *event.former}
    ]
    short = ShortForms(follow_up_refs(ledger.records))
    return Report(
        title=event.title.in_language(t.lang),
        sections=(
            Section(rows=tuple(_event_facts(event, ledger, t))),
            _duties(event.id, ledger, t),
            Section(
                title=t(Message("Follow-ups")),
                **follow_up_list(standings, short, t),
                empty=t(Message("none")),
            ),
        ),
    )


def working_group_report(group: WorkingGroup, ledger: Ledger, t: Catalogue) -> Report:
    """Return the working group with its members."""
    rows: list[tuple[Message, str]] = [
        (Message("reference"), group.id),
        (Message("status"), t(EVENT_STATUS[group.status])),
        (Message("between"), ", ".join(group.between)),
        (Message("mandate"), group.mandate or ""),
        (Message("proposed in"), group.proposed_in or ""),
        (Message("to be formed at"), group.to_be_formed_at or ""),
        (Message("formed by"), group.formed_by or ""),
        (Message("pillar"), ", ".join(group.pillar)),
        (Message("file"), group.path),
    ]
    facts = tuple((t(label), text) for label, text in rows if text)
    return Report(
        title=group.title.in_language(t.lang),
        sections=(Section(rows=facts), _duties(group.id, ledger, t)),
    )


def _event_facts(event: Event, ledger: Ledger, t: Catalogue) -> list[tuple[str, str]]:
    held = ledger.records.holding(event.id)
    span = event_span(event, ledger.records, ledger.day)
    was_held = held is not None and held.date <= ledger.day
    moves = t(Plural("moved once", "moved {n} times", n=len(event.moved))) if event.moved else ""
    rows: list[tuple[Message, str]] = [
        (Message("reference"), event.id),
        (Message("status"), t(EVENT_STATUS["held" if was_held else event.status])),
        (Message("day"), long_day(span.first, t) if span else t(Message("no date yet"))),
        (Message("moved"), moves),
        (Message("held as"), held.id if held is not None and was_held else ""),
        (Message("place"), event.place or ""),
        (Message("pillar"), ", ".join(event.pillar)),
        (Message("purposes"), "; ".join(event.purposes)),
        (Message("planned in"), ", ".join(event.planned_in)),
        (Message("not stated"), ", ".join(event.not_stated)),
        (Message("file"), event.path),
    ]
    return [(t(label), text) for label, text in rows if text]


def _duties(ref: str, ledger: Ledger, t: Catalogue) -> Section:
    records = ledger.records
    return Section(
        title=t(Message("Duties")),
        columns=(
            ReportColumn(title=t(Message("AGENCY"))),
            ReportColumn(title=t(Message("ROLE")), wide=True),
        ),
        rows=tuple(
            (role.agency, role_words(role, records, t))
            for role in roles(records, ledger.day)
            if role.ref == ref
        ),
        empty=t(Message("none")),
    )
