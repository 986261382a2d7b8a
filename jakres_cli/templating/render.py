"""A view and a template to text, or what went wrong, as data and in words."""

from __future__ import annotations

import re

import jinja2.debug  # noqa: F401  a confined child can't import it any more
from jinja2 import TemplateAssertionError, TemplateNotFound, TemplateSyntaxError, nodes
from jinja2.exceptions import SecurityError

from jakres_cli.model.base import CannotDo, Message
from jakres_cli.model.words import nearest_word
from jakres_cli.templating.confined import NoAnswer, run_confined
from jakres_cli.templating.sandbox import (
    Forbidden,
    MissingNameError,
    RefusedTemplate,
    TemplateLoader,
    environment,
)
from jakres_cli.templating.sources import GIVEN, OURS, built_in, named_template, workspace_templates

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
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

    class RenderAttempt(TypedDict, total=False):
        """The ``text`` that a template made, or its ``failure``."""

        text: str
        failure: Failure


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


_MOST_TEXT = 8 * 1024 * 1024
_PLAIN = (str, int, bool)


class Templates:
    """The templates of a run: ``chosen`` for every document, else the workspace's, else ours."""

    def __init__(self, root: str | None, chosen: str | None = None) -> None:
        theirs = workspace_templates(root)
        if chosen is not None:
            theirs = {**theirs, GIVEN: named_template(chosen)}
        self._loader = TemplateLoader(theirs, built_in())
        self._environment = environment(self._loader)

    def render(self, name: str, view: Mapping[str, object]) -> str:
        """Return ``view`` in the words of the template ``name``; raises ``CannotDo``.

        A template that isn't ours runs in a process of its own that can do nothing else.
        """
        _must_be_plain(view)
        theirs = self._loader.theirs
        if GIVEN in theirs:
            main = GIVEN
        elif name in theirs or "" in theirs:
            main = name
        else:
            main = OURS + name
        if main.startswith(OURS):
            made = self._attempt(main, view)
        else:
            # what jinja2 and Python load late is loaded now: a confined child opens no file
            self._environment.from_string("{{ 'x' | trim }}{% if x is defined %}{% endif %}")
            made = self._confined(main, view)
        if "text" in made:
            return made["text"]
        failure: Failure = {"file": self._path(main), **made["failure"]}
        template = self._loader.find(failure.get("name", ""))
        raise template_error(failure, template.refused if template else None)

    def _confined(self, main: str, view: Mapping[str, object]) -> RenderAttempt:
        try:
            return run_confined(lambda: self._attempt(main, view))
        except NoAnswer as ended:
            return {"failure": {"kind": ended.kind}}

    def _attempt(self, main: str, view: Mapping[str, object]) -> RenderAttempt:
        """Return the text or the failure; neither rests on anything that a child can't send."""
        try:
            template = self._environment.get_template(main)
            text = "".join(template.root_render_func(template.new_context(dict(view))))
        except MemoryError:
            return {"failure": {"kind": "memory"}}
        except Exception as error:  # noqa: BLE001  a template may raise whatever Python knows
            what = diagnose(error, view, self._environment, self._loader.list_templates())
            return {"failure": {**self._where(error), **what, **self._written(error)}}
        return {"text": text} if len(text) <= _MOST_TEXT else {"failure": {"kind": "large"}}

    def _where(self, error: Exception) -> Failure:
        if isinstance(error, RecursionError):
            return {}  # wherever it stopped is chance
        if isinstance(error, TemplateSyntaxError) and error.name:
            return {"file": self._path(error.name), "line": error.lineno}
        place = _place(error)
        return {"file": self._path(place[0]), "line": place[1]} if place else {}

    def _written(self, error: Exception) -> Failure:
        """Return how the template writes a missing name, when it can only be one expression."""
        place = _place(error)
        if not isinstance(error, MissingNameError) or place is None:
            return {}
        template = self._loader.find(place[0])
        uses = list(_uses(self._environment.parse(template.text), error.name)) if template else []
        here = {words for line, words in uses if line == place[1]} or {words for _, words in uses}
        return {"written": here.pop()} if len(here) == 1 else {}

    def _path(self, name: str) -> str:
        template = self._loader.find(name)
        return template.path if template else name


def _place(error: Exception) -> tuple[str, int] | None:
    """Return the innermost template that ``error`` came from, and the line."""
    place = None
    trace = error.__traceback__
    while trace is not None:
        template = trace.tb_frame.f_globals.get("__jinja_template__")
        if template is not None:
            place = template.name, template.get_corresponding_lineno(trace.tb_lineno)
        trace = trace.tb_next
    return place


def _uses(template: nodes.Template, name: str) -> Iterator[tuple[int, str]]:
    """Yield the line of each expression that reaches for ``name``, and how it is written."""
    for node in template.find_all(nodes.Getattr):
        words = _dotted(node) if node.attr == name else ""
        if words:
            yield node.lineno, words


def _dotted(node: nodes.Expr) -> str:
    """Return “meeting.title” for what is only names and dots, else nothing."""
    if isinstance(node, nodes.Name):
        return node.name
    if not isinstance(node, nodes.Getattr):
        return ""
    before = _dotted(node.node)
    return f"{before}.{node.attr}" if before else ""


def _must_be_plain(value: object) -> None:
    """A view holds dictionaries, lists, texts and numbers: nothing that can do something."""
    if type(value) is dict:
        for key, inner in value.items():
            _must_be_plain(key)
            _must_be_plain(inner)
    elif type(value) is list:
        for inner in value:
            _must_be_plain(inner)
    elif type(value) not in _PLAIN:
        raise TypeError(f"a view can't hold {type(value).__name__}")
