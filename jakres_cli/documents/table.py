"""The documents that there are: what each is called, is about, takes and can be."""

from __future__ import annotations

from importlib import import_module

from jakres_cli.model.message import AskedWrongly, Message, join_messages
from jakres_cli.model.spelling import nearest_word
from jakres_cli.model.value import Value
from jakres_cli.model.words import DECISION_KINDS, FOLLOW_UP_KINDS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from jakres_cli.documents.maker import Maker


FORMS = ("html", "docx", "pdf")
"""What every document can be besides Markdown."""


class DocumentType(Value):
    """A kind of document.

    ``ref`` asks for the record that it is about, None when it is about a selection. ``options``
    are the fields of those that not every document takes, ``kinds`` the values of ``--kind``,
    ``formats`` what it can be besides Markdown.
    ``every`` tells that ``--all`` makes a folder of them, ``public`` that anybody may read it.
    """

    name: str
    indonesian: str
    what: Message
    ref: Message | None = None
    options: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    formats: tuple[str, ...] = ()
    every: bool = False
    public: bool = False

    def maker(self) -> Maker:
        """Return what makes it; it is imported only now."""
        module = import_module(f"jakres_cli.documents.{self.name}")
        maker: Maker = module.MAKER
        return maker


_MEETING = Message("which meeting?")
_AGENCY = Message("which agency?")
_EVENT = Message("which event?")
_OF_AN_AGENCY = (
    "exact",
    "open",
    "status",
    "overdue",
    "stale",
    "kind",
    "pillar",
    "meeting",
    "series",
    "event",
    "due_before",
    "as_of",
    "sort",
)
"""What an agency is asked about is the agency itself, under headings of its own."""

DOCUMENTS = (
    DocumentType(
        name="minutes",
        indonesian="notula",
        what=Message("the minutes of a meeting"),
        ref=_MEETING,
        options=("for_signature",),
        every=True,
    ),
    DocumentType(
        name="attendance",
        indonesian="daftar-hadir",
        what=Message("the list that those present sign"),
        ref=_MEETING,
        options=("rows",),
        formats=("csv",),
        every=True,
    ),
    DocumentType(
        name="invitation",
        indonesian="undangan",
        what=Message("the letter that calls a meeting"),
        ref=_MEETING,
        options=("for_signature",),
        formats=("ics",),
        every=True,
    ),
    DocumentType(
        name="actions",
        indonesian="matriks",
        what=Message("the matrix of follow-ups"),
        options=(*_OF_AN_AGENCY, "all", "agency", "to", "with_", "unowned", "group"),
        kinds=FOLLOW_UP_KINDS,
        formats=("csv", "xlsx", "ics"),
    ),
    DocumentType(
        name="agency",
        indonesian="instansi",
        what=Message("an agency's page: what it owes and is owed"),
        ref=_AGENCY,
        options=_OF_AN_AGENCY,
        kinds=FOLLOW_UP_KINDS,
        every=True,
    ),
    DocumentType(
        name="reminder",
        indonesian="pengingat",
        what=Message("a letter to an agency about what it owes"),
        ref=_AGENCY,
        options=(*_OF_AN_AGENCY, "number", "on", "by", "for_signature", "sheet"),
        kinds=FOLLOW_UP_KINDS,
        formats=("txt", "eml"),
        every=True,
    ),
    DocumentType(
        name="decisions",
        indonesian="keputusan",
        what=Message("the list of decisions"),
        options=("meeting", "agency", "kind", "pillar", "since", "until", "as_of"),
        kinds=DECISION_KINDS,
        formats=("csv", "xlsx"),
    ),
    DocumentType(
        name="proposals",
        indonesian="usulan-topik",
        what=Message("the topics proposed for an event"),
        ref=_EVENT,
        options=("as_of",),
        formats=("csv",),
    ),
    DocumentType(
        name="programme",
        indonesian="susunan-acara",
        what=Message("the sessions and groups of an event"),
        ref=_EVENT,
        options=("as_of",),
        formats=("ics",),
    ),
    DocumentType(
        name="news",
        indonesian="berita",
        what=Message("the public article about a meeting"),
        ref=_MEETING,
        options=("internal",),
        every=True,
        public=True,
    ),
)


def document_named(text: str) -> DocumentType:
    """Return the document of that English or Indonesian name; raises ``AskedWrongly``."""
    by_name = {name: item for item in DOCUMENTS for name in (item.name, item.indonesian)}
    if text in by_name:
        return by_name[text]
    guess = nearest_word(text, by_name)
    known = ", ".join(f"{item.name} ({item.indonesian})" for item in DOCUMENTS)
    raise AskedWrongly(
        Message("there is no document {name}", name=text),
        Message("did you mean {guess}?", guess=guess)
        if guess
        else Message("known: {known}", known=known),
    )


def documents_words() -> Message:
    """Return what there is: every name with what it is."""
    return join_messages(
        (
            Message(
                "{name} ({other}), {what}", name=kind.name, other=kind.indonesian, what=kind.what
            )
            for kind in DOCUMENTS
        ),
        "; ",
    )


def all_formats() -> tuple[str, ...]:
    """Return every format that some document can be, Markdown first."""
    return tuple(
        dict.fromkeys(("md", *FORMS, *(name for item in DOCUMENTS for name in item.formats)))
    )
