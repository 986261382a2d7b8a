"""The prose of a record as plain words, and the seal over approved minutes."""

from __future__ import annotations

import re
import unicodedata

from jakres_cli.records.syntax import node_data

TYPE_CHECKING = False
if TYPE_CHECKING:
    from jakres_cli.records.syntax.document import Document


_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_LINK = re.compile(r"!?\[([^\[\]]*)\]\([^()\s]*\)")
_LINE_SIGNS = re.compile(r"^[ \t]*(?:#{1,6}[ \t]+|>[ \t]?|[-*+][ \t]+)", re.MULTILINE)
_SIGNS = re.compile(r"[*_`~\\]+")


def without_comments(prose: str) -> str:
    """Return ``prose`` with its HTML comments blanked out; offsets stay as they are."""
    if "<!--" not in prose:
        return prose
    return _COMMENT.sub(lambda match: " " * len(match.group()), prose)


def normalise_prose(text: str) -> str:
    """Return ``text`` in NFC with white space folded and Markdown marks dropped; case is kept."""
    text = without_comments(text)
    text = _LINE_SIGNS.sub("", text)
    if "](" in text:
        text = _LINK.sub(r"\1", text)
    text = _SIGNS.sub("", text)
    return fold_blanks(unicodedata.normalize("NFC", text))


def fold_blanks(text: str) -> str:
    """Return ``text`` with every run of white space as one blank."""
    return " ".join(text.split())


VERSION = "v1"
_LEFT_OUT = frozenset({"minutes", "corrections", "accept", "former"})


def compute_seal(document: Document) -> str:
    """Return ``v1:<sha256>`` of a record.

    It is taken over the JSON of the front matter (sorted keys, no blanks, every scalar as text) but
    for what approval itself and later keeping change, then the prose; UTF-8, line ends as LF.
    """
    import hashlib
    import json

    fields = {
        name: node_data(node)
        for name, (_, node) in (document.tree.entries if document.tree else {}).items()
        if name not in _LEFT_OUT
    }
    front_matter = json.dumps(fields, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    text = front_matter + document.prose.replace("\r\n", "\n")
    return f"{VERSION}:{hashlib.sha256(text.encode('utf-8', 'surrogatepass')).hexdigest()}"
