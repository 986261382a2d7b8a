"""The words of the page numbers: “Halaman 1 dari 3”."""

from __future__ import annotations

from jakres_cli.model.message import Message

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import TypeAlias

    from jakres_cli.locale import Catalogue

    Counted: TypeAlias = tuple[tuple[str, str], ...]

_NUMBER, _ALL = "\0", "\1"


def page_count_words(t: Catalogue) -> Counted:
    """Return what stands at the foot of a page: pieces of ``text``, and where ``n`` and ``all`` go.

    Each piece is its kind and its text.
    """
    words = t(Message("Page {n} of {all}", n=_NUMBER, all=_ALL))
    found: list[tuple[str, str]] = []
    for sign in words:
        if sign in {_NUMBER, _ALL}:
            found.append(("n" if sign == _NUMBER else "all", ""))
        elif found and found[-1][0] == "text":
            found[-1] = ("text", found[-1][1] + sign)
        else:
            found.append(("text", sign))
    return tuple(found)
