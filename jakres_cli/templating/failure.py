"""What went wrong in a template: told from an error, as data that fits through a pipe, in words."""

from __future__ import annotations

import re

import jinja2.debug  # noqa: F401  a confined child can't import it any more
from jinja2 import TemplateAssertionError, TemplateNotFound, TemplateSyntaxError
from jinja2.exceptions import SecurityError

from jakres_cli.model.message import CannotDo, Message
from jakres_cli.model.spelling import nearest_word
from jakres_cli.templating.sandbox import Forbidden, MissingNameError, RefusedTemplate

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import TypedDict

    from jinja2 import Environment

    class Failure(TypedDict, total=False):
        """The ``kind`` of failure, where it is, and what it is about.

        ``written`` is how the template writes the ``name``: ``meeting.titel`` for ``titel``.
        """

        kind: str
        file: str
        line: int
        name: str
        written: str
        known: list[str]
        detail: str


def template_error(failure: Failure, refused: Message | None = None) -> CannotDo:
    """Return the error that tells people about ``failure``; ``refused`` is why it wasn't read."""
    message = refused or _message(failure)
    place = failure["file"]
    if failure.get("line"):
        place = f"{place}:{failure['line']}"
    return CannotDo(
        Message("the template {place}: {problem}", place=place, problem=message), _hint(failure)
    )


def _message(failure: Failure) -> Message:
    name = failure.get("name", "")
    detail = failure.get("detail", "")
    return {
        "undefined": Message("there is no variable {name}", name=failure.get("written", name)),
        "filter": Message("there is no filter {name}", name=name),
        "test": Message("there is no test {name}", name=name),
        "template": Message("there is no template {name}", name=name),
        "syntax": Message("it can’t be understood: {detail}", detail=detail),
        "security": Message("{name} is not allowed in a template", name=name),
        "memory": Message("it needs too much memory"),
        "time": Message("it takes too long"),
        "endless": Message("it calls itself without end"),
        "large": Message("what it makes is too large"),
        "broken": Message("it broke off: {detail}", detail=detail),
    }[failure["kind"]]


def _hint(failure: Failure) -> Message | None:
    known = failure.get("known", [])
    guess = nearest_word(failure.get("name", ""), known) if known else None
    if guess:
        before, dot, _ = failure.get("written", "").rpartition(".")
        return Message("did you mean {guess}?", guess=f"{before}{dot}{guess}")
    if known:
        return Message("known: {known}", known=", ".join(known))
    return None


_NAMED = re.compile(r"No (filter|test) named '([^']*)'")


def diagnose(
    error: Exception, names: Iterable[str], environment: Environment, templates: list[str]
) -> Failure:
    """Return what ``error`` is about; ``names`` are those that the view holds."""
    if isinstance(error, MissingNameError):
        known = list(names) if error.known is None else error.known
        return {"kind": "undefined", "name": error.name, "known": known}
    if isinstance(error, Forbidden):
        return {"kind": "security", "name": error.name}
    if isinstance(error, SecurityError):
        return {"kind": "security", "name": "()"}
    if isinstance(error, RefusedTemplate):
        return {"kind": "refused", "name": str(error.name)}
    if isinstance(error, TemplateNotFound):
        known = templates
        return {"kind": "template", "name": str(error.name), "known": known}
    if isinstance(error, TemplateAssertionError) and (named := _NAMED.match(str(error))):
        words = environment.filters if named[1] == "filter" else environment.tests
        return {"kind": named[1], "name": named[2], "known": sorted(words)}
    if isinstance(error, TemplateSyntaxError):
        return {"kind": "syntax", "detail": error.message or ""}
    if isinstance(error, RecursionError):
        return {"kind": "endless"}
    return {"kind": "broken", "detail": f"{type(error).__name__}: {error}"}
