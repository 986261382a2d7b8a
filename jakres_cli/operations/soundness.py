"""A changed record has no error that it didn't have before, and makes none elsewhere."""

from __future__ import annotations

from collections import Counter

from jakres_cli.model.message import Message
from jakres_cli.model.source import ERROR, Source
from jakres_cli.query.standing import Ledger
from jakres_cli.records.reading.layout import Slot, slot_of
from jakres_cli.records.reading.load import Loaded, load_workspace
from jakres_cli.records.reading.read import read_record
from jakres_cli.records.reading.trees import PlannedTree
from jakres_cli.rules.finding import RecordContext, WorkspaceContext
from jakres_cli.rules.registry import RULES

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from jakres_cli.cli.session import Session
    from jakres_cli.records.syntax.document import Document

    Error = tuple[Message, Message | None]

_WARNINGS = "JK2"


def require_sound(
    document: Document,
    new: str,
    loaded: Loaded,
    session: Session,
    refuse: Callable[[Message, Message | None], Exception],
    *,
    beside: str | None = None,
) -> None:
    """Raise ``refuse`` with the first error that there is with ``new`` and wasn't without.

    ``beside`` is an attachment that is written together with it.
    """
    _none_more(
        _errors_within(document.text, document, loaded, session),
        _errors_within(new, document, loaded, session),
        refuse,
    )
    if new == document.text:
        return
    texts = {document.path: new, **({beside: ""} if beside else {})}
    later = load_workspace(PlannedTree(session.tree, texts), session.settings)
    _none_more(_errors_between(loaded, session), _errors_between(later, session), refuse)


def _none_more(
    before: Iterable[Error],
    after: Iterable[Error],
    refuse: Callable[[Message, Message | None], Exception],
) -> None:
    known = Counter(str(message) for message, _ in before)
    for message, hint in after:
        known[str(message)] -= 1
        if known[str(message)] < 0:
            raise refuse(message, hint)


def _errors_within(
    text: str, document: Document, loaded: Loaded, session: Session
) -> Iterator[Error]:
    slot = slot_of(document.path)
    assert isinstance(slot, Slot)  # noqa: S101  a record was read from it
    data = text.encode("utf-8", "surrogatepass")
    name_index = loaded.name_index
    source = Source(path=document.path, data=data)
    reading = read_record(
        source, slot, name_index.settings, name_index.resolves, name_index.present
    )
    for problem in reading.problems:
        if problem.level == ERROR:
            yield problem.message, problem.hint
    if reading.record is None:
        return
    case = RecordContext(reading=reading, name_index=name_index, day=session.today)
    for rule in RULES:
        if rule.examines is not None and rule.code < _WARNINGS:
            for finding in rule.examines(case):
                yield finding.message, finding.hint


def _errors_between(loaded: Loaded, session: Session) -> Iterator[Error]:
    every = WorkspaceContext(loaded=loaded, ledger=Ledger(loaded.records, session.today))
    for rule in RULES:
        if rule.code < _WARNINGS:
            for compare in rule.compares:
                for finding in compare(every):
                    yield finding.message, finding.hint
