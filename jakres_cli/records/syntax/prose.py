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


TEXT_ALONE = "v1"
"""The rule that leaves the approval out: the first one for seals."""
VERSION = "v2"
"""The rule of new seals."""
_VERSIONS = frozenset({TEXT_ALONE, VERSION})
NOT_SEALED = frozenset({"corrections", "accept", "former", "archive"})
"""The fields that no seal is over."""
_ADDED_LATER = frozenset({"seal", "signed"})


def seal_version(seal: str) -> str | None:
    """Return the rule that ``seal`` was made by, None for one that isn't known."""
    version = seal.partition(":")[0]
    return version if version in _VERSIONS else None


def matches_seal(document: Document, seal: str) -> bool:
    """Tell whether ``seal``, by whichever rule it was made, is the one of ``document``."""
    version = seal_version(seal)
    return version is not None and seal == compute_seal(document, version)


def compute_seal(document: Document, version: str = VERSION) -> str:
    """Return the seal of a record, ``v2:<sha256>``.

    It is taken over the JSON of the front matter (sorted keys, no blanks, every scalar as text) but
    for what later keeping changes, then the prose; UTF-8, line ends as LF. Of ``minutes`` only the
    seal itself and the scan are left out, by the first rule all of it.
    """
    import hashlib
    import json

    fields = {
        name: node_data(node)
        for name, (_, node) in (document.tree.entries if document.tree else {}).items()
        if name not in NOT_SEALED
    }
    minutes = fields.pop("minutes", None)
    if version != TEXT_ALONE:
        kept = minutes.items() if isinstance(minutes, dict) else ()
        fields["minutes"] = {name: value for name, value in kept if name not in _ADDED_LATER}
    front_matter = json.dumps(fields, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    text = front_matter + document.prose.replace("\r\n", "\n")
    return f"{version}:{hashlib.sha256(text.encode('utf-8', 'surrogatepass')).hexdigest()}"
