"""The seal of approved minutes: a hash of everything in them that must not change unseen."""

from __future__ import annotations

import hashlib
import json

from jakres_cli.records.syntax.nodes import node_data

TYPE_CHECKING = False
if TYPE_CHECKING:
    from jakres_cli.records.syntax.document import Document

VERSION = "v1"
_LEFT_OUT = frozenset({"minutes", "corrections", "accept", "former"})


def compute_seal(document: Document) -> str:
    """Return ``v1:<sha256>`` of a record (records.md, "Approval").

    It is taken over the JSON of the front matter (sorted keys, no blanks, every scalar as text) but
    for what approval itself and later keeping change, then the prose; UTF-8, line ends as LF.
    """
    fields = {
        name: node_data(node)
        for name, (_, node) in (document.tree.entries if document.tree else {}).items()
        if name not in _LEFT_OUT
    }
    front_matter = json.dumps(fields, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    text = front_matter + document.prose.replace("\r\n", "\n")
    return f"{VERSION}:{hashlib.sha256(text.encode('utf-8', 'surrogatepass')).hexdigest()}"
