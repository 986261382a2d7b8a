"""A changed record has no error that it didn't have before."""

from __future__ import annotations

from collections import Counter

from jakres_cli.message import Message
from jakres_cli.problem import ERROR
from jakres_cli.reading.layout import Slot, slot_of
from jakres_cli.reading.read import read_record
from jakres_cli.rules.finding import Case
from jakres_cli.rules.registry import RULES
from jakres_cli.source import Source

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from jakres_cli.cli.session import Session
    from jakres_cli.reading.load import Loaded
    from jakres_cli.syntax.document import Document


def must_be_sound(
    document: Document,
    new: str,
    loaded: Loaded,
    session: Session,
    refuse: Callable[[Message, Message | None], Exception],
) -> None:
    """Raise ``refuse`` with the first error in the record that ``new`` has and it had not."""
    before = Counter(
        str(message) for message, _ in _errors(document.text, document, loaded, session)
    )
    for message, hint in _errors(new, document, loaded, session):
        before[str(message)] -= 1
        if before[str(message)] < 0:
            raise refuse(message, hint)


def _errors(
    text: str, document: Document, loaded: Loaded, session: Session
) -> Iterator[tuple[Message, Message | None]]:
    slot = slot_of(document.path)
    assert isinstance(slot, Slot)  # noqa: S101  a record was read from it
    data = text.encode("utf-8", "surrogatepass")
    directory = loaded.directory
    source = Source(path=document.path, data=data)
    reading = read_record(source, slot, directory.settings, directory.settles)
    for problem in reading.problems:
        if problem.level == ERROR:
            yield problem.message, problem.hint
    if reading.record is None:
        return
    case = Case(reading=reading, directory=directory, day=session.today)
    for rule in RULES:
        if rule.examines is not None and rule.code < "JK2":
            for finding in rule.examines(case):
                yield finding.message, finding.hint
