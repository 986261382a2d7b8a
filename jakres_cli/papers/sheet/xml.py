"""The XML of a stranger, element by element: no document type, so no entities of its own."""

from __future__ import annotations

from xml.parsers import expat

from jakres_cli.model.message import CannotDo, Message


class Walk:
    """What to do at each element of an XML part; names come without their namespace."""

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Take the beginning of an element."""

    def end(self, name: str) -> None:
        """Take the end of an element."""

    def words(self, text: str) -> None:
        """Take the text between."""


def walk(data: bytes, visitor: Walk) -> None:
    """Show ``visitor`` every element of ``data``; raises ``CannotDo`` for XML that is not plain.

    A document type, and so every entity of one's own, is refused before it is read.
    """
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = _refuse_document_type
    parser.StartElementHandler = lambda name, given: visitor.start(_local(name), _plain(given))
    parser.EndElementHandler = lambda name: visitor.end(_local(name))
    parser.CharacterDataHandler = visitor.words
    try:
        parser.Parse(data, True)  # noqa: FBT003  as expat has it: this is all
    except (expat.ExpatError, ValueError, LookupError):
        raise CannotDo(Message("it is damaged: it can't be read")) from None


def _refuse_document_type(*_: object) -> None:
    raise CannotDo(Message("it declares a document type, as no workbook does; it is not read"))


def _local(name: str) -> str:
    return name.rpartition(" ")[2]


def _plain(attributes: dict[str, str]) -> dict[str, str]:
    return {_local(name): value for name, value in attributes.items()}
