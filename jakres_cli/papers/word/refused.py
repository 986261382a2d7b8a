"""Why a Word file of somebody else isn't used, as data that fits through a pipe, and its words."""

from __future__ import annotations

from jakres_cli.model.message import Message

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import TypedDict

    class Refusal(TypedDict, total=False):
        """The ``kind`` of refusal and what it is about."""

        kind: str
        name: str


class RefusedFile(Exception):
    """A Word file that holds what can't be vouched for."""

    def __init__(self, kind: str, name: str = "") -> None:
        super().__init__(kind, name)
        self.refusal: Refusal = {"kind": kind, "name": name}


def refusal_words(refusal: Refusal) -> tuple[Message, Message | None]:
    """Return the words of ``refusal``, and what to do about it."""
    name = refusal.get("name", "")
    return {
        "no-word-file": (
            Message("it is no Word file (.docx)"),
            Message("in Word: Save as, Word document (*.docx), without a password"),
        ),
        "large": (Message("it unpacks to more than 32 MiB"), None),
        "damaged": (Message("it is damaged: {name}", name=name), None),
        "macros": (
            Message("it holds macros"),
            Message("in Word: Save as, Word document (*.docx), which has none"),
        ),
        "object": (
            Message("it holds an embedded object ({name})", name=name),
            Message("delete it in Word, or paste it as a picture"),
        ),
        "attached": (
            Message("it is attached to another template: {name}", name=name),
            Message("in Word: Developer, Document Template, and choose Normal"),
        ),
        "outside": (
            Message("it takes something from outside: {name}", name=name),
            Message("only links to web and mail addresses may lead outside"),
        ),
        "field": (
            Message("it has the field {name}, which could read or run something", name=name),
            Message("delete the field in Word (Alt+F9 shows fields)"),
        ),
        "two-lists": (
            Message("one row or paragraph names two lists: {name}", name=name),
            Message("each is repeated for one list; put them apart"),
        ),
    }[refusal["kind"]]
