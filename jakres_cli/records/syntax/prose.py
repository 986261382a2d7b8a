"""The prose of a record as plain words, and the seal over approved minutes."""

from __future__ import annotations

import re
import unicodedata

from jakres_cli.model.base import Value
from jakres_cli.records.syntax import node_data
from jakres_cli.records.syntax.text import UNSEEN

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from jakres_cli.records.syntax.document import Document


_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_LINK = re.compile(r"!?\[([^\[\]]*)\]\([^()\s]*\)")
_LINE_SIGNS = re.compile(r"^[ \t]*(?:#{1,6}[ \t]+|>[ \t]?|[-*+][ \t]+)", re.MULTILINE)
_SIGNS = re.compile(rf"[*_`~\\{UNSEEN}]+")


def without_comments(prose: str) -> str:
    """Return ``prose`` with its HTML comments blanked out; offsets stay as they are."""
    if "<!--" not in prose:
        return prose
    return _COMMENT.sub(lambda match: " " * len(match.group()), prose)


_ADDRESS = re.compile(
    r"\]\([^()\s]*\)|\b(?:https?|ftp)://\S+|\bwww\.\S+|(?<!\S)[^\s@]+@\S+|(?<!\S)(?:\.\.?/|records/)\S+",
    re.IGNORECASE,
)


def without_addresses(prose: str) -> str:
    """Return ``prose`` with the targets of links, addresses and paths blanked out; see above."""
    return _ADDRESS.sub(lambda match: " " * len(match.group()), prose)


_HEADING = re.compile(r" {0,3}(#{1,6})(?=[ \t\r]|$)")


def parse_heading(line: str) -> tuple[int, str] | None:
    """Return the level and the title of the heading that ``line`` is by its ``#``, else None."""
    opening = _HEADING.match(line)
    if opening is None:
        return None
    title = line[opening.end() :].strip()
    unclosed = title.rstrip("#")
    if not unclosed or unclosed[-1] in " \t":
        title = unclosed.rstrip()
    return len(opening[1]), title


def normalise_prose(text: str) -> str:
    """Return ``text`` in NFC, white space folded, without Markdown marks and what nobody sees."""
    text = without_comments(text)
    text = _LINE_SIGNS.sub("", text)
    if "](" in text:
        text = _LINK.sub(r"\1", text)
    text = _SIGNS.sub("", text)
    return fold_blanks(unicodedata.normalize("NFC", text))


class PlacedText(Value):
    """Words as they are compared, and where in the text that they come from each character stands.

    ``places`` has the offset of each character of ``text``.
    """

    text: str
    places: list[int]

    def spans(self, words: str, *, overlapping: bool = False) -> Iterator[tuple[int, int]]:
        """Yield where ``words`` stand in the text as it was, those that overlap too if asked."""
        at = self.text.find(words) if words else -1
        while at >= 0:
            yield self.places[at], self.places[at + len(words) - 1] + 1
            at = self.text.find(words, at + (1 if overlapping else len(words)))


def placed_prose(text: str) -> PlacedText:
    """Return what ``normalise_prose`` makes of ``text``, which is in NFC, with its places."""
    text = without_comments(text)
    hidden = bytearray(len(text))
    for pattern in (_LINE_SIGNS, _SIGNS):
        for match in pattern.finditer(text):
            hidden[match.start() : match.end()] = b"\1" * (match.end() - match.start())
    for link in _LINK.finditer(text) if "](" in text else ():
        for start, end in ((link.start(), link.start(1)), (link.end(1), link.end())):
            hidden[start:end] = b"\1" * (end - start)
    return _folded(text, hidden)


def placed_words(text: str) -> PlacedText:
    """Return what ``fold_blanks`` makes of ``text`` with its places."""
    return _folded(text, bytearray(len(text)))


def _folded(text: str, hidden: bytearray) -> PlacedText:
    """Return ``text`` without what is ``hidden``, each run of white space as one blank."""
    signs: list[str] = []
    places: list[int] = []
    for at, sign in enumerate(text):
        if hidden[at]:
            continue
        blank = sign.isspace()
        if blank and (not signs or signs[-1] == " "):
            continue
        signs.append(" " if blank else sign)
        places.append(at)
    return PlacedText(text="".join(signs), places=places)


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
