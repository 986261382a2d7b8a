"""Open follow-ups as lines of a list, for the notes of whoever leads a meeting."""

from __future__ import annotations

from jakres_cli.model.message import Message
from jakres_cli.output.wording import due_words, owners_words, status_words
from jakres_cli.query.references import ShortForms, follow_up_refs

TYPE_CHECKING = False
if TYPE_CHECKING:
    from jakres_cli.locale import Catalogue
    from jakres_cli.model.records import Records
    from jakres_cli.query.meetings import AgendaPoint

_BECAUSE = {
    "follows": Message("from the meeting before"),
    "series": Message("from this series"),
    "event": Message("for the event"),
    "pillar": Message("of the pillar"),
}


def pending_lines(waiting: list[AgendaPoint], records: Records, t: Catalogue) -> list[str]:
    """Return a line for each open follow-up, under a heading for each reason."""
    short = ShortForms(follow_up_refs(records))
    found: list[str] = []
    heading = ""
    for one in waiting:
        if one.because != heading:
            heading = one.because
            found.append(f"{t(_BECAUSE[heading])}:")
        standing = one.standing
        about = (
            owners_words(standing.folded.owners, t),
            due_words(standing, t),
            status_words(standing, t),
        )
        what = " ".join(standing.follow_up.what.split())
        found.append(f"- {short.of(standing.ref)}: {what} ({'; '.join(about)})")
    return found
