"""People's text in a template from Word: every value arrives as text in XML."""

from __future__ import annotations

from html import escape

from markupsafe import Markup

from jakres_cli.model.markdown import escape_control

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

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
        return Markup(_in_xml(words or dots))  # noqa: S704  it was just escaped

    return finished


def _words(value: object, answers: tuple[str, str]) -> str:
    if isinstance(value, bool):
        return answers[0] if value else answers[1]
    if isinstance(value, list):
        return "; ".join(filter(None, (_words(item, answers) for item in value)))
    if isinstance(value, dict):
        said = (value[name] for name in _SAYS_ITSELF if name in value)
        return str(next(said, ""))
    return str(value)


def _in_xml(text: str) -> str:
    lines = (" ".join(line.split()) for line in text.split("\n"))
    return escape(escape_control("\n".join(lines)), quote=True).translate(_BRACES)
