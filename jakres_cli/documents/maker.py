"""How a document is made: what it is asked with, its view, and its forms besides Markdown."""

from __future__ import annotations

from typing import Generic, TypeVar

from jakres_cli.documents.frame import Frame
from jakres_cli.model.base import Message, Value

View = TypeVar("View", bound=Frame)
"""What the template of a document may use, beside what every view holds."""

TYPE_CHECKING = False
if TYPE_CHECKING:
    import datetime
    from collections.abc import Callable, Mapping, Sequence
    from typing import Protocol, TypeAlias

    from jakres_cli.documents.visibility import DisplayNames, VisibilityFilter
    from jakres_cli.model.event import Event
    from jakres_cli.model.meeting import Meeting
    from jakres_cli.model.records import Records
    from jakres_cli.model.source import Tree
    from jakres_cli.papers.exchange import Occasion
    from jakres_cli.query.meetings import DecisionSelection
    from jakres_cli.query.scope import Scope
    from jakres_cli.query.selection import Selection
    from jakres_cli.query.standing import Ledger
    from jakres_cli.records.load import Loaded

    Table: TypeAlias = tuple[list[str], list[list[str]]]

    class DocumentOptions(Protocol):
        """The options that documents look at themselves."""

        @property
        def agency(self) -> tuple[str, ...]:
            """The agencies asked about."""

        @property
        def exact(self) -> bool:
            """Whether only the agency itself is meant."""

        @property
        def for_signature(self) -> bool:
            """Whether it is to be signed."""

        @property
        def format(self) -> str | None:
            """The format."""

        @property
        def group(self) -> str | None:
            """What a list is grouped by."""

        @property
        def number(self) -> str | None:
            """The number of a letter."""

        @property
        def rows(self) -> str | None:
            """How many empty rows."""

        @property
        def sheet(self) -> bool:
            """Whether a sheet is enclosed."""

        @property
        def sort(self) -> str | None:
            """The order of a list."""

    class Request(Protocol):
        """What documents are made from: the records, the day, and what was asked.

        ``every`` tells that a folder of documents is made, ``on`` is the day on a letter. Whatever
        is looked up raises ``AskedWrongly`` when it means nothing, or several things.
        """

        @property
        def options(self) -> DocumentOptions:
            """What was asked."""

        @property
        def every(self) -> bool:
            """Whether a folder of documents is made."""

        @property
        def day(self) -> datetime.date:
            """The day asked about."""

        @property
        def tree(self) -> Tree:
            """The files of the records."""

        @property
        def loaded(self) -> Loaded:
            """The records, and what is wrong with them."""

        @property
        def records(self) -> Records:
            """All records."""

        @property
        def ledger(self) -> Ledger:
            """The follow-ups as they stand on the day."""

        @property
        def selection(self) -> Selection:
            """The follow-ups that the filters describe."""

        @property
        def on(self) -> datetime.date | None:
            """The day that stands on a letter, if one was given."""

        @property
        def reply_by(self) -> datetime.date | None:
            """The day by which a letter awaits its answer, if one was given."""

        def display_names(self) -> DisplayNames:
            """Return the names of everything for one document."""

        def meeting(self, ref: str) -> Meeting:
            """Return the meeting that ``ref`` means."""

        def meetings(
            self, keep: Callable[[Meeting], bool], discretion: VisibilityFilter
        ) -> list[str]:
            """Return the ids of the meetings to ``keep`` that may be shown."""

        def event(self, ref: str) -> Event:
            """Return the event that ``ref`` means."""

        def party(self, text: str) -> str:
            """Return the code of the party that ``text`` names."""

        def signer(self) -> str | None:
            """Return who signs a letter, if somebody was named."""

        def scopes(self, agencies: Sequence[str]) -> tuple[Scope, ...]:
            """Return whose follow-ups ``agencies`` are asked about."""

        def decisions(self) -> tuple[DecisionSelection, datetime.date]:
            """Return the decisions that the filters describe, and the day they are asked about."""

        def selection_words(self, scopes: tuple[Scope, ...], display: DisplayNames) -> list[str]:
            """Return what was asked for, one filter after the other."""

        def narrowing_words(self, display: DisplayNames) -> list[str]:
            """Return what narrows a document that is about an agency anyway."""

        def note(self, message: Message) -> None:
            """Say something beside the document."""


class Maker(Value, Generic[View]):
    """What makes one kind of document.

    ``view`` takes the reference (empty where there is none) and returns what the template may
    use, but for ``coverage``; ``fields`` says what that is, and ``words`` are its labels.
    ``every`` returns the references of a whole folder of documents and leaves out what may not be
    shown. ``table`` returns a view as columns and rows, ``text`` as a message for phones;
    ``files`` are, by format, what makes a file of another program from a view with its coverage.
    ``occasion`` returns what a calendar shows instead of the document.
    """

    view: Callable[[Request, DisplayNames, str], View]
    fields: Mapping[str, str]
    words: Mapping[str, Message]
    every: Callable[[Request, VisibilityFilter], list[str]] | None = None
    table: Callable[[View], Table] | None = None
    text: Callable[[View], str] | None = None
    files: Mapping[str, Callable[[Request, View], bytes]] = {}
    occasion: Callable[[Request, DisplayNames, str], Occasion] | None = None
