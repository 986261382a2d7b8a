"""The list of decisions as a report and as JSON."""

from __future__ import annotations

from jakres_cli.locale.labels import DECISION_KIND
from jakres_cli.model.base import Message
from jakres_cli.output.report import Report, Section, columns_of
from jakres_cli.query.meetings import ListedDecision, item_refs
from jakres_cli.query.references import ShortForms

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from jakres_cli.locale import Catalogue
    from jakres_cli.model.records import Records


def decisions_report(decisions: Iterable[ListedDecision], records: Records, t: Catalogue) -> Report:
    """Return the report of ``jakres decisions``; one that a later one replaced says so."""
    short = ShortForms(item_refs(records))
    return Report(
        sections=(
            Section(
                columns=columns_of(
                    t,
                    Message("DECISION"),
                    Message("DATE"),
                    Message("KIND"),
                    Message("TEXT"),
                    Message("BY"),
                    wide=3,
                ),
                rows=tuple(
                    (
                        short.of(listed.ref),
                        listed.meeting.date.isoformat(),
                        t(DECISION_KIND[listed.decision.kind]),
                        _text(listed, short, t),
                        listed.decision.by or "",
                    )
                    for listed in decisions
                ),
                empty=t(Message("No decision matches.")),
            ),
        )
    )


def decision_json(listed: ListedDecision) -> dict[str, object]:
    """Return an item of ``jakres.decisions/1``."""
    decision, meeting = listed.decision, listed.meeting
    return {
        "ref": listed.ref,
        "meeting": meeting.id,
        "date": meeting.date.isoformat(),
        "path": meeting.path,
        "line": decision.line,
        "text": decision.text,
        "kind": decision.kind,
        "by": decision.by,
        "quote": decision.quote,
        "supersedes": list(decision.supersedes),
        "superseded_by": list(listed.superseded_by),
        "pillar": list(meeting.pillar),
        "visibility": decision.visibility or meeting.visibility,
    }


def _text(listed: ListedDecision, short: ShortForms, t: Catalogue) -> str:
    if not listed.superseded_by:
        return listed.decision.text
    newer = ", ".join(short.of(ref) for ref in listed.superseded_by)
    return t(Message("{text} (superseded by {newer})", text=listed.decision.text, newer=newer))
