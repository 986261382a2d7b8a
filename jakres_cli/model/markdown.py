"""People's text as Markdown that shows it as it is, and does nothing else."""

from __future__ import annotations

import re
import unicodedata
from html import escape

_ALWAYS = re.compile(r"[\\`*\[\]<|~$]")
_UNDERSCORE = re.compile(r"(?<![^\W_])_+|_+(?![^\W_])")
_ENTITY = re.compile(r"&(?=#?\w+;)")
_ENDS = re.compile(r"(?<!\S)#+$")
_STARTS = re.compile(r"^(?:[#+\-=>:]|\d{1,9}(?=[.)](?:\s|$)))")
_NO_CHARACTERS = "\ufffe\uffff"
_JOINERS = "\u200c\u200d"
"""They show in how the letters and emoji beside them are drawn."""
_REFERENCE = re.compile(
    r"[@#!%~$&](?=\w)|\bGH-(?=\d)"  # people, issues, merge requests, labels
    r"|\b(?:https?|ftp|mailto|xmpp):(?=\S)|\bwww(?=\.)"
    r"|:(?!\d+:)(?=[a-z0-9_+-]+:)",  # emoji
    re.IGNORECASE,
)
_MARK, _NOTHING = "\u200b", "&#8203;"
"""A blank without width: forges that look for references no longer find one."""


def escape_markdown(text: str) -> str:
    """Return ``text`` on one line so that Markdown shows it as it is, wherever in a line."""
    text = escape_control(" ".join(text.split()))
    text = _ALWAYS.sub(lambda sign: f"\\{sign.group()}", text)
    text = _UNDERSCORE.sub(lambda signs: "\\_" * len(signs.group()), text)
    text = _ENTITY.sub(r"\\&", text)
    text = _ENDS.sub(lambda signs: f"\\{signs.group()}", text)  # they would close a heading
    return _STARTS.sub(_kept_from_starting, text)


def escape_links(text: str) -> str:
    """Return ``text`` escaped, and so that no forge makes links or mentions of what is in it.

    ``@name``, ``#12`` and addresses are shown as they are, and notify nobody.
    """
    return _REFERENCE.sub(_mark, escape_markdown(text)).replace(_MARK, _NOTHING)


def escape_for_html(text: str) -> str:
    """Return ``text`` as it may stand in a tag of HTML within Markdown, linked to nothing."""
    marked = _REFERENCE.sub(_mark, escape_control(" ".join(text.split())))
    return escape(marked, quote=False).replace(_MARK, _NOTHING)


def escape_control(text: str) -> str:
    r"""Return ``text`` with characters that act rather than show written as escapes."""
    if text.isprintable():
        return text
    return "".join(
        sign
        if sign == "\n" or not _acts(sign)
        else " "
        if sign == "\t"
        else sign.encode("unicode_escape").decode("ascii")
        for sign in text
    )


def _acts(sign: str) -> bool:
    acting = unicodedata.category(sign) in {"Cc", "Cf", "Cs", "Zl", "Zp"}
    return (acting and sign not in _JOINERS) or sign in _NO_CHARACTERS


def _kept_from_starting(match: re.Match[str]) -> str:
    sign = match.group()
    return f"{sign}\\" if sign[0].isdigit() else f"\\{sign}"


def _mark(match: re.Match[str]) -> str:
    return match.group() + _MARK
