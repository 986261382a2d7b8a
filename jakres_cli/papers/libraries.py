"""The libraries that only papers need: not everybody installs them."""

from __future__ import annotations

from jakres_cli.errors import CannotDo
from jakres_cli.message import Message


def lacking(library: str, form: str) -> CannotDo:
    """Return the refusal of the format ``form`` where ``library`` is not installed."""
    return CannotDo(
        Message("{form} needs {library}, which is not installed", form=form, library=library),
        Message(
            "install jakres with its papers: pipx install 'jakres[papers]', or uv tool install"
        ),
    )
