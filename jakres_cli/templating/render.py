"""A view and a template to text."""

from __future__ import annotations

import re

from jinja2 import TemplateSyntaxError, nodes

from jakres_cli.templating.confined import run_confined
from jakres_cli.templating.failure import diagnose, template_error
from jakres_cli.templating.sandbox import (
    MissingNameError,
    TemplateLoader,
    environment,
)
from jakres_cli.templating.sources import GIVEN, OURS, built_in, named_template, workspace_templates

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from jakres_cli.templating.failure import Failure

    View = dict[str, Any]

_MOST_TEXT = 8 * 1024 * 1024
_PLAIN = (str, int, bool)
_NAMED = re.compile(r"No (filter|test) named '([^']*)'")


class Templates:
    """The templates of a run: ``chosen`` for every document, else the workspace's, else ours."""

    def __init__(self, root: str | None, chosen: str | None = None) -> None:
        theirs = workspace_templates(root)
        if chosen is not None:
            theirs = {**theirs, GIVEN: named_template(chosen)}
        self._loader = TemplateLoader(theirs, built_in())
        self._environment = environment(self._loader)

    def render(self, name: str, view: View) -> str:
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
            answer = self._attempt(main, view)
        else:
            # what jinja2 and Python load late is loaded now: a confined child opens no file
            self._environment.from_string("{{ 'x' | trim }}{% if x is defined %}{% endif %}")
            answer = run_confined(lambda: self._attempt(main, view))
        if "text" in answer:
            return str(answer["text"])
        failure: Failure = {"file": self._path(main), **answer}  # type: ignore[typeddict-item]
        found = self._loader.find(failure.get("name", ""))
        raise template_error(failure, found.refused if found else None)

    def _attempt(self, main: str, view: View) -> dict[str, Any]:
        """Return the text or the failure; neither rests on anything that a child can't send."""
        try:
            template = self._environment.get_template(main)
            text = "".join(template.root_render_func(template.new_context(view)))
        except MemoryError:
            return {"kind": "memory"}
        except Exception as error:  # noqa: BLE001  a template may raise whatever Python knows
            return {**self._where(error), **self._what(error, view), **self._written(error)}
        return {"text": text} if len(text) <= _MOST_TEXT else {"kind": "large"}

    def _what(self, error: Exception, view: View) -> Failure:
        return diagnose(error, view, self._environment, self._loader.list_templates())

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
        found = self._loader.find(place[0])
        uses = list(_uses(self._environment.parse(found.text), error.name)) if found else []
        here = {words for line, words in uses if line == place[1]} or {words for _, words in uses}
        return {"written": here.pop()} if len(here) == 1 else {}

    def _path(self, name: str) -> str:
        found = self._loader.find(name)
        return found.path if found else name


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
