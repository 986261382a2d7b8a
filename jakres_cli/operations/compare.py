"""Two states of the records compared, and the differences as text, Markdown or JSON."""

from __future__ import annotations

from jakres_cli.changes.differences import differences
from jakres_cli.changes.visible_changes import sort_changes
from jakres_cli.digest.digest import digest
from jakres_cli.digest.formats import as_markdown, as_text, change_json, footer
from jakres_cli.digest.speaker import Speaker
from jakres_cli.model.base import Message, replace_fields
from jakres_cli.operations.compared_states import ComparedState, read_sides, resolve_states
from jakres_cli.output.json_output import as_json, envelope, records_json
from jakres_cli.output.problems import problem_line
from jakres_cli.query.openness import holds_secrets

TYPE_CHECKING = False
if TYPE_CHECKING:
    from jakres_cli.changes.files import Side
    from jakres_cli.cli.session import Session


def compare(
    session: Session,
    revisions: str | None,
    since: str | None,
    *,
    staged: bool,
    confidential: bool,
) -> Comparison:
    """Return the differences between two states; raises ``AskedWrongly`` and ``CannotDo``.

    What is ``confidential`` is told or only counted.
    """
    before, after = resolve_states(session, revisions, since, staged=staged)
    sides = zip(read_sides(session, before, after), (before, after), strict=True)
    older, newer = (
        replace_fields(
            side, loaded=session.quotable(side.loaded, state.tree, confidential=confidential)
        )
        for side, state in sides
    )
    return Comparison(session, before, after, older, newer, confidential=confidential)


class Comparison:
    """Two states, how each was read, and the ``changes`` between them."""

    def __init__(
        self,
        session: Session,
        before: ComparedState,
        after: ComparedState,
        older: Side,
        newer: Side,
        *,
        confidential: bool,
    ) -> None:
        self._session = session
        self._before, self._after = before, after
        self._older, self._newer = older, newer
        self.changes = differences(older, newer)
        states = older.loaded.records, newer.loaded.records
        secret = not confidential and any(map(holds_secrets, states))
        told = sort_changes(self.changes, *states) if secret else None
        self._shown = told.shown if told else self.changes
        self._withheld = told.withheld if told else []
        self._speaker = Speaker(*states, session.t, confidential=confidential)
        self._between = Message("from {before} to {after}", before=before.name, after=after.name)

    def formatted(self, form: str) -> str:
        """Return the changes as ``text`` for a terminal, ``md`` for a pull request, or ``json``."""
        session = self._session
        if form == "json":
            return self._json()
        sentences = digest(self._shown, self._speaker, self._withheld)
        if form == "md":
            foot = footer(self._between, self._older.loaded, self._newer.loaded)
            return as_markdown(sentences, foot, session.t)
        width = session.width if session.terminal else None
        return as_text(sentences, self._between, session.t, width, color=session.color)

    def _json(self) -> str:
        t, loaded = self._session.t, self._newer.loaded
        base = {
            "name": t(self._before.name),
            "commit": self._before.commit,
            "records": records_json(self._older.loaded, t),
        }
        head = {"name": t(self._after.name), "commit": self._after.commit}
        items = [change_json(change, self._speaker) for change in self._shown]
        today = self._session.today
        told = {"withheld": len(self._withheld), "base": base, "head": head, "items": items}
        return as_json(envelope("jakres.diff/1", loaded, today, t, **told))

    def report_incomplete(self) -> bool:
        """Say how many records the answer rests on, and return whether it may be incomplete."""
        session, older = self._session, self._older.loaded
        for problem in older.incomplete:
            line = problem_line(problem, session.t)
            session.note(Message("{line} (in {state})", line=line, state=self._before.name))
        session.account_for_withheld(len(self._withheld))
        code = session.account(self._newer.loaded)
        reasons = (side.broken_settings for side in (self._older, self._newer))
        broken = [reason for reason in reasons if reason is not None]
        for reason in broken:
            session.note(reason)
        return bool(code or older.incomplete or broken)
