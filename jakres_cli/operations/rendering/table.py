"""The documents that there are: what each is called, is about, takes and can be."""

from __future__ import annotations

from importlib import import_module

from jakres_cli.cli.grammar import Option
from jakres_cli.cli.options import AS_OF
from jakres_cli.commands.actions import COMMAND as ACTIONS
from jakres_cli.commands.decisions import COMMAND as DECISIONS
from jakres_cli.model.message import AskedWrongly, Message
from jakres_cli.model.spelling import nearest_word
from jakres_cli.model.value import Value, replace_fields
from jakres_cli.operations.rendering.papers import FORMS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from jakres_cli.operations.rendering.maker import Maker


class DocumentType(Value):
    """A kind of document.

    ``ref`` asks for the record that it is about, None when it is about a selection. ``options``
    are those that not every document takes, ``formats`` what it can be besides Markdown.
    ``every`` tells that ``--all`` makes a folder of them, ``public`` that anybody may read it.
    """

    name: str
    indonesian: str
    what: Message
    ref: Message | None = None
    options: tuple[Option, ...] = ()
    formats: tuple[str, ...] = ()
    every: bool = False
    public: bool = False

    def maker(self) -> Maker:
        """Return what makes it; it is imported only now."""
        module = import_module(f"jakres_cli.operations.rendering.{self.name}")
        maker: Maker = module.MAKER
        return maker


_OF_ALL = frozenset({"at", "format", "output"})
"""Options of every document."""


def _without(options: Iterable[Option], *keys: str) -> tuple[Option, ...]:
    return tuple(option for option in options if option.key not in {*_OF_ALL, *keys})


_MEETING = Message("which meeting?")
_AGENCY = Message("which agency?")
_EVENT = Message("which event?")
_OF_AN_AGENCY = _without(ACTIONS.options, "all", "agency", "to", "with", "unowned", "group")
"""What an agency is asked about is the agency itself, under headings of its own."""
ALL = Option(
    names=("--all",),
    flag=True,
    help=Message("One of every meeting or agency, into the folder -o. Matrix: any status."),
)
FOR_SIGNATURE = Option(
    names=("--for-signature",),
    flag=True,
    help=Message("Without the word draft; minutes print the hash of their text instead."),
)
ROWS = Option(
    names=("--rows",),
    metavar="N",
    help=Message("Attendance: so many empty rows for others who come; 5 unless said."),
)
NUMBER = Option(
    names=("--number",), metavar="NUMBER", help=Message("Reminder: the number of the letter.")
)
ON = Option(
    names=("--on",), metavar="DATE", help=Message("Reminder: the day that stands on the letter.")
)
BY = Option(names=("--by",), metavar="WHO", help=Message("Reminder: the post that signs it."))
SHEET = Option(
    names=("--sheet",),
    flag=True,
    help=Message("Reminder as eml: enclose the sheet that the agency is to fill in."),
)
INTERNAL = Option(
    names=("--internal",), flag=True, help=Message("News: show what is not public too.")
)

DOCUMENTS = (
    DocumentType(
        name="minutes",
        indonesian="notula",
        what=Message("the minutes of a meeting"),
        ref=_MEETING,
        options=(FOR_SIGNATURE,),
        every=True,
    ),
    DocumentType(
        name="attendance",
        indonesian="daftar-hadir",
        what=Message("the list that those present sign"),
        ref=_MEETING,
        options=(ROWS,),
        formats=("csv",),
        every=True,
    ),
    DocumentType(
        name="invitation",
        indonesian="undangan",
        what=Message("the letter that calls a meeting"),
        ref=_MEETING,
        options=(FOR_SIGNATURE,),
        formats=("ics",),
        every=True,
    ),
    DocumentType(
        name="actions",
        indonesian="matriks",
        what=Message("the matrix of follow-ups"),
        options=_without(ACTIONS.options),
        formats=("csv", "xlsx", "ics"),
    ),
    DocumentType(
        name="agency",
        indonesian="instansi",
        what=Message("an agency's page: what it owes and is owed"),
        ref=_AGENCY,
        options=_OF_AN_AGENCY,
        every=True,
    ),
    DocumentType(
        name="reminder",
        indonesian="pengingat",
        what=Message("a letter to an agency about what it owes"),
        ref=_AGENCY,
        options=(*_OF_AN_AGENCY, NUMBER, ON, BY, FOR_SIGNATURE, SHEET),
        formats=("txt", "eml"),
        every=True,
    ),
    DocumentType(
        name="decisions",
        indonesian="keputusan",
        what=Message("the list of decisions"),
        options=_without(DECISIONS.options),
        formats=("csv", "xlsx"),
    ),
    DocumentType(
        name="proposals",
        indonesian="usulan-topik",
        what=Message("the topics proposed for an event"),
        ref=_EVENT,
        options=(AS_OF,),
        formats=("csv",),
    ),
    DocumentType(
        name="programme",
        indonesian="susunan-acara",
        what=Message("the sessions and groups of an event"),
        ref=_EVENT,
        options=(AS_OF,),
        formats=("ics",),
    ),
    DocumentType(
        name="news",
        indonesian="berita",
        what=Message("the public article about a meeting"),
        ref=_MEETING,
        options=(INTERNAL,),
        every=True,
        public=True,
    ),
)


def document_named(text: str) -> DocumentType:
    """Return the document of that English or Indonesian name; raises ``AskedWrongly``."""
    by_name = {name: one for one in DOCUMENTS for name in (one.name, one.indonesian)}
    if text in by_name:
        return by_name[text]
    guess = nearest_word(text, by_name)
    known = ", ".join(f"{one.name} ({one.indonesian})" for one in DOCUMENTS)
    raise AskedWrongly(
        Message("there is no document {name}", name=text),
        Message("did you mean {guess}?", guess=guess)
        if guess
        else Message("known: {known}", known=known),
    )


def documents_words() -> Message:
    """Return what there is: every name with what it is."""
    first, *others = (
        Message("{name} ({other}), {what}", name=one.name, other=one.indonesian, what=one.what)
        for one in DOCUMENTS
    )
    for other in others:
        first = Message("{documents}; {another}", documents=first, another=other)
    return first


def all_formats() -> tuple[str, ...]:
    """Return every format that some document can be, Markdown first."""
    return tuple(
        dict.fromkeys(("md", *FORMS, *(name for one in DOCUMENTS for name in one.formats)))
    )


def all_options() -> tuple[Option, ...]:
    """Return every option that some document takes; one that several take has all their choices."""
    found = {ALL.key: ALL}
    for option in (option for one in DOCUMENTS for option in one.options):
        if option.key not in found:
            found[option.key] = option
        elif option.choices != found[option.key].choices:
            choices = dict.fromkeys((*found[option.key].choices, *option.choices))
            found[option.key] = replace_fields(found[option.key], choices=tuple(choices))
    return tuple(found.values())
