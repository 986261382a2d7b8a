"""What the papers of one run rest on: what they lack is said, and some aren't made without it."""

from __future__ import annotations

from jakres_cli.model.base import CannotDo, Message, replace_fields
from jakres_cli.model.meeting import Meeting
from jakres_cli.model.source import CONFLICT_MARKS
from jakres_cli.query.grounds import rest_on
from jakres_cli.records.syntax.text import conflict_mark

TYPE_CHECKING = False
if TYPE_CHECKING:
    from jakres_cli.documents.table import DocumentType
    from jakres_cli.model.source import Problem
    from jakres_cli.operations.rendering.run import RenderRequest
    from jakres_cli.records.load import Loaded


class PaperGrounds:
    """The records that the papers of ``run`` rest on, each on its own part of them."""

    def __init__(self, run: RenderRequest, document: DocumentType) -> None:
        self._run = run
        self._document = document
        self._lacking: list[Problem] = []

    def of(self, ref: str) -> Loaded:
        """Return the records with what the paper about ``ref`` lacks.

        Raises ``CannotDo`` for a record in conflict, and for a paper to others that lacks anything.
        """
        loaded = self._part(ref)
        self._lacking += loaded.incomplete
        self._require_whole(loaded)
        return loaded

    def of_every(self) -> None:
        """Take note that one of everything is made, which rests on all records.

        Raises ``CannotDo`` as ``of`` does, but for papers that each rest on a record of their own.
        """
        self._lacking += self._run.loaded.incomplete
        if self._document.about != "meeting":
            self._require_whole(self._run.loaded)

    def all(self) -> Loaded:
        """Return the records with what any of the papers so far lacks."""
        return replace_fields(self._run.loaded, problems=self._lacking)

    def _require_whole(self, loaded: Loaded) -> None:
        if loaded.incomplete and self._document.to_others and not self._run.options.incomplete:
            self._run.session.account(loaded)
            raise CannotDo(
                Message("nothing was made: no paper to others rests on an incomplete answer"),
                Message("--incomplete makes it all the same"),
            )

    def _part(self, ref: str) -> Loaded:
        run, about = self._run, self._document.about
        if about not in {"meeting", "event"}:
            return run.loaded
        record = run.meeting(ref) if about == "meeting" else run.event(ref)
        _refuse_conflict(record.path, run)
        return rest_on(record, run.loaded) if isinstance(record, Meeting) else run.loaded


def _refuse_conflict(path: str, run: RenderRequest) -> None:
    """Raise ``CannotDo`` for a record in which git's marks of a conflict were left."""
    text = (run.tree.read(path).data or b"").decode(errors="replace")
    among_fields = run.loaded.unread.get(path)
    if conflict_mark(text) or (among_fields and among_fields.code == CONFLICT_MARKS):
        raise CannotDo(
            Message("{path} is in conflict; no paper is made of it", path=path),
            Message("jakres resolve shows what each side wants"),
        )
