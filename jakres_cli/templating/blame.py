"""What a template did wrong, told from the error that it ended with."""

from __future__ import annotations

import re

import jinja2.debug  # noqa: F401  a confined child can't import it any more
from jinja2 import TemplateAssertionError, TemplateNotFound, TemplateSyntaxError
from jinja2.exceptions import SecurityError

from jakres_cli.templating.sandbox import Forbidden, MissingNameError, RefusedTemplate

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from jinja2 import Environment

    from jakres_cli.templating.failure import Failure

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
