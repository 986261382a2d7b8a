"""How a document is made: its view, which of them there are, and its forms besides Markdown."""

from __future__ import annotations

from jakres_cli.model.value import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import Any

    from jakres_cli.documents.discretion import VisibilityFilter
    from jakres_cli.documents.parties import DisplayNames
    from jakres_cli.model.message import Message
    from jakres_cli.operations.rendering.run import RenderRequest

    View = dict[str, Any]
    Table = tuple[list[str], list[list[str]]]


class Maker(Value):
    """What makes one kind of document.

    ``view`` takes the reference (empty where there is none) and returns what the template may
    use, but for ``coverage``; ``fields`` says what that is, and ``words`` are its labels.
    ``every`` returns the references of a whole folder of documents and leaves out what may not be
    shown. ``table`` returns a view as columns and rows, ``text`` as a message for phones;
    ``files`` are, by format, what makes a file of another program from a view with its coverage.
    """

    view: Callable[[RenderRequest, DisplayNames, str], View]
    fields: Mapping[str, str]
    words: Mapping[str, Message]
    every: Callable[[RenderRequest, VisibilityFilter], list[str]] | None = None
    table: Callable[[View], Table] | None = None
    text: Callable[[View], str] | None = None
    files: Mapping[str, Callable[[RenderRequest, View], bytes]] = {}
