"""What to say when the libraries that only papers need are not installed."""

from __future__ import annotations

from contextlib import contextmanager

from jakres_cli.model.errors import CannotDo
from jakres_cli.model.message import Message

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

_OURS = frozenset({"docx", "docxtpl", "icalendar", "lxml", "openpyxl", "typst"})
"""What the extra ``papers`` of pyproject.toml brings."""


@contextmanager
def require_library(what: Message | str) -> Iterator[None]:
    """Raise ``CannotDo`` when what is imported inside to make ``what`` is not there."""
    try:
        yield
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] not in _OURS:
            raise
        raise CannotDo(
            Message(
                "{what} needs {library}, which is not installed", what=what, library=error.name
            ),
            Message(
                "it comes with the extra “papers”: {pipx}, or {uv}",
                pipx="pipx inject jakres typst docxtpl python-docx openpyxl icalendar",
                uv='uv tool install "jakres[papers]"',
            ),
        ) from None
