"""Minutes under seal: approved, sealed anew, and changed with or without a correction."""

from __future__ import annotations

from jakres_cli.changes.change import About, Change, new_change
from jakres_cli.changes.fields import field_changes
from jakres_cli.changes.matching import match_items
from jakres_cli.records.schema.meeting import MEETING
from jakres_cli.records.syntax.nodes import Mapping, Node, Scalar, Sequence
from jakres_cli.records.syntax.prose import VERSION, compute_seal, fold_blanks

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from jakres_cli.model.meeting import Approval, Correction, Meeting
    from jakres_cli.records.schema.shapes import Form
    from jakres_cli.records.syntax.document import Document

_APPROVED = "approved"
_PROSE = "prose"
_NOT_SEALED = frozenset({"minutes", "corrections", "accept", "former"})
_FORM: Form = MEETING.by_name["minutes"].shape  # type: ignore[assignment]  # it is a form


def seal_changes(
    about: About,
    old: Meeting,
    new: Meeting,
    before: Document | None,
    after: Document | None,
) -> Iterator[Change]:
    """Yield what differs in the approval of a meeting, and under its seal."""
    was, now = old.minutes, new.minutes
    if was.status != now.status:
        approved = now.status == _APPROVED
        kind = "minutes-approved" if approved else "approval-withdrawn"
        yield new_change(about, kind, was, now, warning=not approved)
    else:
        for name, one, other in field_changes(_FORM, was, now, skip={"status", "seal"}):
            sealed = now.status == _APPROVED
            yield new_change(about, "approval-changed", one, other, field=name, warning=sealed)
    if before is None or after is None:
        return
    if was.status == now.status == _APPROVED:
        yield from _under_seal(about, old, new, before, after)
    fitted, fits = _fits(was, before), _fits(now, after)
    if fitted != fits:
        kind = "seal-broken" if fitted else "seal-mended"
        yield new_change(about, kind, fitted, fits, field="minutes/seal", warning=fitted)


def _under_seal(
    about: About, old: Meeting, new: Meeting, before: Document, after: Document
) -> Iterator[Change]:
    corrections = match_items(old.corrections, new.corrections, repr).added
    if old.minutes.seal != new.minutes.seal:
        yield new_change(
            about,
            "seal-changed",
            old.minutes.seal,
            new.minutes.seal,
            field="minutes/seal",
            warning=not corrections,
        )
    was, now = _texts(before), _texts(after)
    fields = tuple(
        sorted(name for name in was.keys() | now.keys() if was.get(name) != now.get(name))
    )
    if fields:
        replayed = _replayed(was, corrections)
        unexplained = tuple(name for name in fields if replayed.get(name) != now.get(name))
        yield new_change(
            about,
            "sealed-text-changed",
            fields,
            fields,
            warning=bool(unexplained),
            unexplained=unexplained,
        )


def _fits(minutes: Approval, document: Document) -> bool:
    """Tell whether a seal fits its text, or there is none that could be judged."""
    if minutes.status != _APPROVED or not (minutes.seal or "").startswith(f"{VERSION}:"):
        return True
    return minutes.seal == compute_seal(document)


def _texts(document: Document) -> dict[str, list[str]]:
    """Return the texts in each field under the seal, in order, and the prose."""
    entries = document.tree.entries if document.tree else {}
    found = {
        name: [*_scalars(node)] for name, (_, node) in entries.items() if name not in _NOT_SEALED
    }
    return {**found, _PROSE: [fold_blanks(document.prose)]}


def _scalars(node: Node) -> Iterator[str]:
    if isinstance(node, Scalar):
        yield fold_blanks(node.text)
    elif isinstance(node, Sequence):
        for item in node.items:
            yield from _scalars(item)
    elif isinstance(node, Mapping):
        for name, value in sorted(node.entries.items()):
            yield name
            yield from _scalars(value[1])


def _replayed(texts: dict[str, list[str]], corrections: Iterable[Correction]) -> dict[str, object]:
    """Return ``texts`` as the corrections alone would have changed them."""
    replayed = {name: list(found) for name, found in texts.items()}
    for one in corrections:
        found = replayed.get(one.where.partition("/")[0], [])
        was, now = fold_blanks(one.was), fold_blanks(one.now)
        at = _where(was, found) if was else None
        if at is not None:
            found[at] = found[at].replace(was, now, 1)
    return dict(replayed)


def _where(words: str, texts: list[str]) -> int | None:
    """Return which of ``texts`` is ``words``, else which is the first to hold them."""
    if words in texts:
        return texts.index(words)
    return next((at for at, text in enumerate(texts) if words in text), None)
