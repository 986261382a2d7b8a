"""People's text in templates: Markdown that does nothing by itself, and text in the XML of Word."""

from __future__ import annotations

import re
from html import escape

from markupsafe import Markup

from jakres_cli.model.markdown import escape_control, escape_markdown

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

_HTML = re.compile(r"(?<!\\)(\\*)<(?=[A-Za-z/!?])")
_AUTOLINK = re.compile(r"<(?:https?://|mailto:)[^\s<>\\]*>")
_ENDS_COMMENT = re.compile(r"-(?=-)|-$|^-?>")
_WEB = re.compile(r"https?://", re.IGNORECASE)
_NOT_IN_URL = re.compile(r"[\s<>()\\\"`|\[\]]")


def as_markdown(text: str) -> Markup:
    """Return ``text``, which is Markdown, with its HTML made visible instead of acting."""
    return Markup(_HTML.sub(_shown_tag, escape_control(text)))


def in_comment(text: str) -> Markup:
    """Return ``text`` on one line so that it can't end the HTML comment that it stands in."""
    line = " ".join(escape_control(text).split())
    return Markup(_ENDS_COMMENT.sub(lambda sign: f"{sign.group()} ", line))


def markdown_link(title: str, url: str) -> Markup:
    """Return a link to ``url`` called ``title``; what isn't http(s) is shown as text instead."""
    if not _WEB.match(url):
        shown = f"{title} ({url})" if url and title != url else title or url
        return Markup(escape_markdown(shown))
    safe = _NOT_IN_URL.sub(lambda sign: "".join(f"%{b:02X}" for b in sign.group().encode()), url)
    return Markup(f"[{escape_markdown(title or url)}]({escape_control(safe)})")


def finish_value(value: object) -> Markup:
    """Return what ``{{ value }}`` prints: Markdown as it is, anything else as text."""
    return value if isinstance(value, Markup) else Markup(escape_markdown(str(value)))


def _shown_tag(match: re.Match[str]) -> str:
    slashes = match.group(1)
    if len(slashes) % 2 or _AUTOLINK.match(match.string, match.end() - 1):
        return match.group()
    return f"{slashes}\\<"


_BRACES = str.maketrans({"{": "&#123;", "}": "&#125;"})
"""docxtpl goes over the finished text once more, and takes ``{_{`` for a tag."""
_SAYS_ITSELF = ("text", "title", "name", "what")


def word_finisher(dots: str, answers: tuple[str, str]) -> Callable[[object], Markup]:
    """Return what makes a value ready to stand in a Word file.

    What is missing becomes ``dots``; ``answers`` are the words for true and false.
    """

    def finished(value: object) -> Markup:
        if isinstance(value, Markup):
            return value
        words = _words(value, answers)
        return Markup(_in_xml(words or dots))

    return finished


def _words(value: object, answers: tuple[str, str]) -> str:
    if isinstance(value, bool):
        return answers[0] if value else answers[1]
    if isinstance(value, list):
        return "; ".join(filter(None, (_words(item, answers) for item in value)))
    if isinstance(value, dict):
        texts = (value[name] for name in _SAYS_ITSELF if name in value)
        return str(next(texts, ""))
    return str(value)


def _in_xml(text: str) -> str:
    lines = (" ".join(line.split()) for line in text.split("\n"))
    return escape(escape_control("\n".join(lines)), quote=True).translate(_BRACES)
