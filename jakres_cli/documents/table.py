"""The documents that there are: what each is called, is about, takes and can be."""

from __future__ import annotations

from importlib import import_module

from jakres_cli.model.base import AskedWrongly, Message, Value, join_messages
from jakres_cli.model.words import DECISION_KINDS, FOLLOW_UP_KINDS, nearest_word

TYPE_CHECKING = False
if TYPE_CHECKING:
    from jakres_cli.documents.frame import Frame
    from jakres_cli.documents.maker import Maker


FORMS = ("html", "docx", "pdf")
"""What every document can be besides Markdown."""


class DocumentType(Value):
    """A kind of document.

    ``ref`` asks for the record that it is about, None when it is about a selection. ``options``
    are the fields of those that not every document takes, ``kinds`` the values of ``--kind``,
    ``formats`` what it can be besides Markdown.
    ``about`` tells what kind of thing ``ref`` is. ``every`` tells that ``--all`` makes a folder of
    them, ``public`` that anybody may read it, ``to_others`` that it leaves the house.
    """

    name: str
    indonesian: str
    what: Message
    ref: Message | None = None
    about: str = ""
    options: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    formats: tuple[str, ...] = ()
    every: bool = False
    public: bool = False
    to_others: bool = False

    def maker(self) -> Maker[Frame]:
        """Return what makes it; it is imported only now."""
        module = import_module(f"jakres_cli.documents.{self.name}")
        maker: Maker[Frame] = module.MAKER
        return maker


_MEETING = Message("which meeting?")
_AGENCY = Message("which agency?")
_EVENT = Message("which event?")
_ABOUT = {_MEETING: "meeting", _AGENCY: "agency", _EVENT: "event"}
_TO_OTHERS = frozenset({"agency", "news", "reminder"})
_OF_AN_AGENCY = (
    "exact open status overdue stale kind pillar meeting series event due_before changed_since "
    "as_of sort"
)
"""What an agency is asked about is the agency itself, under headings of its own."""
_OF_A_MATRIX = f"{_OF_AN_AGENCY} all agency to with_ unowned group"
_OF_A_LETTER = f"{_OF_AN_AGENCY} number on by reply_by for_signature sheet"
_OF_DECISIONS = "meeting agency kind pillar since until as_of"


def _document(
    names: str, what: Message, ref: Message | None, options: str, formats: str = ""
) -> DocumentType:
    """Return a row of the table; ``names`` are the English and the Indonesian one."""
    name, indonesian = names.split()
    return DocumentType(
        name=name,
        indonesian=indonesian,
        what=what,
        ref=ref,
        about=_ABOUT.get(ref, "") if ref else "",
        options=(*options.split(), *(("incomplete",) if name in _TO_OTHERS else ())),
        kinds=DECISION_KINDS if options == _OF_DECISIONS else FOLLOW_UP_KINDS,
        formats=tuple(formats.split()),
        every=ref in {_MEETING, _AGENCY},
        public=name == "news",
        to_others=name in _TO_OTHERS,
    )


DOCUMENTS = (
    _document("minutes notula", Message("the minutes of a meeting"), _MEETING, "for_signature"),
    _document(
        "attendance daftar-hadir",
        Message("the list that those present sign"),
        _MEETING,
        "rows",
        "csv",
    ),
    _document(
        "invitation undangan",
        Message("the letter that calls a meeting"),
        _MEETING,
        "for_signature",
        "ics",
    ),
    _document(
        "actions matriks", Message("the matrix of follow-ups"), None, _OF_A_MATRIX, "csv xlsx ics"
    ),
    _document(
        "agency instansi",
        Message("an agency's page: what it owes and is owed"),
        _AGENCY,
        _OF_AN_AGENCY,
    ),
    _document(
        "reminder pengingat",
        Message("a letter to an agency about what it owes"),
        _AGENCY,
        _OF_A_LETTER,
        "txt eml",
    ),
    _document(
        "decisions keputusan", Message("the list of decisions"), None, _OF_DECISIONS, "csv xlsx"
    ),
    _document(
        "proposals usulan-topik",
        Message("the topics proposed for an event"),
        _EVENT,
        "as_of",
        "csv",
    ),
    _document(
        "programme susunan-acara",
        Message("the sessions and groups of an event"),
        _EVENT,
        "as_of",
        "ics",
    ),
    _document("news berita", Message("the public article about a meeting"), _MEETING, "internal"),
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
