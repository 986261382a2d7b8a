"""What a follow-up or report says wherever it stands, and short stamps of that for sheets."""

from __future__ import annotations

import hashlib
import json
import re

from jakres_cli.model.follow_up import Due, FollowUp, Progress
from jakres_cli.model.value import Value, set_fields
from jakres_cli.query.fold import ordered_entries

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable


_DIGITS = 8
_STAMP = re.compile(rf"[0-9a-f]{{{_DIGITS}}}(?:-[0-9a-f]{{{_DIGITS}}})*")
_WHERE_IT_STANDS = frozenset({"id", "item", "meeting", "path", "line", "number"})
"""What says only where it is written: a record that was renamed is still the same."""


class KnownSince(Value):
    """What became known of a follow-up since its stamp was made.

    ``promise`` tells that what was promised reads differently now; ``lost`` counts the entries
    that are gone or read differently; ``new`` are those that the stamp doesn't know.
    """

    promise: bool
    lost: int
    new: tuple[Progress, ...]


def statement(value: FollowUp | Progress) -> dict[str, object]:
    """Return what ``value`` says, field by field: not where it stands, and dues as written."""
    return {
        name: given.text if isinstance(given, Due) else given
        for name, given in set_fields(value).items()
        if name not in _WHERE_IT_STANDS
    }


def stamp(follow_up: FollowUp, entries: Iterable[Progress]) -> str:
    """Return the stamp of ``follow_up`` as promised and of the ``entries`` known on it."""
    return "-".join([_digest(follow_up), *(_digest(entry) for entry in ordered_entries(entries))])


def is_stamp(text: str) -> bool:
    """Return whether ``text`` has the form of a stamp."""
    return _STAMP.fullmatch(text) is not None


def known_since(made: str, follow_up: FollowUp, entries: Iterable[Progress]) -> KnownSince:
    """Return what became known since the stamp ``made``, which must be one."""
    promise, *known = made.split("-")
    new = []
    for entry in ordered_entries(entries):
        digest = _digest(entry)
        if digest in known:
            known.remove(digest)
        else:
            new.append(entry)
    return KnownSince(promise=promise != _digest(follow_up), lost=len(known), new=tuple(new))


def _digest(value: FollowUp | Progress) -> str:
    given = {name: held for name, held in statement(value).items() if held not in (None, ())}
    text = json.dumps(given, ensure_ascii=False, sort_keys=True, default=str)
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:_DIGITS]
