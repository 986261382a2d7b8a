"""Two workspaces in memory, what changed between them, and the same seen from the other side."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from typing import TYPE_CHECKING

from jakres_cli.changes.differences import differences
from jakres_cli.changes.files import Side
from jakres_cli.model.base import CannotDo
from jakres_cli.records.load import load_workspace
from jakres_cli.records.read import load_settings
from tests.unit.making import tree

if TYPE_CHECKING:
    from typing import Any

    from jakres_cli.changes.change import AnyChange
    from tests.unit.making import Files

AnyFiles = Mapping[str, str | bytes]
"""Files by their paths, as text or bytes."""

_FAMILIES = {
    "approval": "minutes-approved approval-withdrawn",
    "due": "follow-up-due-set follow-up-due-removed follow-up-due-changed follow-up-postponed"
    " follow-up-brought-forward follow-up-moved-along",
    "extension": "extension-asked extension-asked-anew extension-answered",
    "form": "meeting-held meeting-unheld meeting-cancelled meeting-uncancelled"
    " meeting-record-changed",
    "move": "event-move-noted event-move-removed",
    "readable": "record-unreadable record-readable",
    "seal": "seal-broken seal-mended",
    "seal-renewed": "seal-changed seal-numbered",
    "status": "follow-up-done follow-up-reported follow-up-in-progress follow-up-dropped"
    " follow-up-reopened follow-up-superseded follow-up-not-superseded",
    "visibility": "visibility-opened visibility-narrowed",
}
_FAMILY = {kind: family for family, kinds in _FAMILIES.items() for kind in kinds.split()}


_DAY = re.compile(r"^(\d{4}-\d\d-\d\d)-[a-z]+")
"""In these tests there is one meeting a day, so that the day tells it, renamed or not."""


def side(files: Files, other: Files | None = None) -> Side:
    """The workspace as one side of a comparison; equal bytes have equal ids."""
    broken = None
    try:
        settings = load_settings(files)
    except CannotDo as error:
        assert other is not None
        settings, broken = load_settings(other), error.message
    return Side(
        loaded=load_workspace(files, settings),
        ids={path: repr(data) for path, data in files.files.items()},
        texts=files.files,
        broken_settings=broken,
    )


def compared(
    before: AnyFiles, after: AnyFiles, **registers: str
) -> tuple[Side, Side, list[AnyChange]]:
    """Both sides of two workspaces with conftest's registers and these files, and what changed.

    `registers` are those of the newer one.
    """
    old, new = tree(before), tree(after, **registers)  # type: ignore[arg-type]  # text or bytes
    older, newer = side(old, new), side(new, old)
    return older, newer, differences(older, newer)


def changes(before: AnyFiles, after: AnyFiles, **registers: str) -> list[AnyChange]:
    """What changed between two workspaces with conftest's registers and these files."""
    return compared(before, after, **registers)[2]


def told(before: AnyFiles, after: AnyFiles, **registers: str) -> list[str]:
    """The kinds of what changed, those that reviewers miss marked with a !."""
    found = changes(before, after, **registers)
    return [f"{'!' if one.warning else ''}{one.kind}" for one in found]


def seen(found: list[AnyChange], *, mirrored: bool = False) -> Counter[tuple[str, ...]]:
    """The changes as facts, or as they would be with both states exchanged."""
    facts: Counter[tuple[str, ...]] = Counter()
    names = {
        name: min(str(one.before), str(one.after))
        for one in found
        if one.kind.endswith("-renamed")
        for name in (str(one.before), str(one.after))
    }
    for one in found:
        before: Any = one.after if mirrored else one.before
        after: Any = one.before if mirrored else one.after
        if one.kind == "prose-changed":  # what came and what went has an order of its own
            before = after = sorted(zip(before, after, strict=True))
        kind = _FAMILY.get(one.kind) or re.sub("-(added|removed)$", "", one.kind)
        ref = "" if kind == "alias-moved" else one.ref
        parts = [names.get(part, part) for part in ref.split("/")]
        parts = [_DAY.sub(r"\1", part) for part in ([names[ref]] if ref in names else parts)]
        facts[kind, *parts, one.field, repr(before), repr(after)] += 1
    return facts
