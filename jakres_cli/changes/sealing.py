"""Minutes under seal: approved, sealed anew, and changed with or without a correction."""

from __future__ import annotations

from jakres_cli.changes.change import Change, SealedTextChange
from jakres_cli.changes.fields import differing_fields
from jakres_cli.changes.matching import match_items
from jakres_cli.records.schema.meeting import MEETING
from jakres_cli.records.schema.shapes import forms_within
from jakres_cli.records.syntax.nodes import Mapping, Scalar, Sequence
from jakres_cli.records.syntax.prose import VERSION, compute_seal, fold_blanks

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from jakres_cli.changes.change import About, AnyChange
    from jakres_cli.model.meeting import Approval, Correction, Meeting
    from jakres_cli.records.syntax.document import Document
    from jakres_cli.records.syntax.nodes import Node

_APPROVED = "approved"
_PROSE = "prose"
_NOT_SEALED = frozenset({"minutes", "corrections", "accept", "former"})
_FORM = next(forms_within(MEETING.by_name["minutes"].shape))


def seal_changes(
    about: About,
    old: Meeting,
    new: Meeting,
    before: Document | None,
    after: Document | None,
) -> Iterator[AnyChange]:
    """Yield what differs in the approval of a meeting, and under its seal."""
    was, now, at = old.minutes, new.minutes, about.whole
    approved = now.status == _APPROVED
    if was.status != now.status:
        kind = "minutes-approved" if approved else "approval-withdrawn"
        yield Change(kind=kind, at=at, before=was, after=now, warning=not approved)
    else:
        for name, given, other in differing_fields(_FORM, was, now, skip={"status", "seal"}):
            yield Change(
                kind="approval-changed",
                at=at,
                before=given,
                after=other,
                field=name,
                warning=approved,
            )
    if before is None or after is None:
        return
    if was.status == now.status == _APPROVED:
        yield from _under_seal(about, old, new, before, after)
    fitted, fits = _fits(was, before), _fits(now, after)
    if fitted != fits:
        kind = "seal-broken" if fitted else "seal-mended"
        yield Change(
            kind=kind, at=at, before=fitted, after=fits, field="minutes/seal", warning=fitted
        )


def _under_seal(
    about: About, old: Meeting, new: Meeting, before: Document, after: Document
) -> Iterator[AnyChange]:
    corrections = match_items(old.corrections, new.corrections, repr).added
    if old.minutes.seal != new.minutes.seal:
        yield Change(
            kind="seal-changed",
            at=about.whole,
            before=old.minutes.seal,
            after=new.minutes.seal,
            field="minutes/seal",
            warning=not corrections,
        )
    was, now = _texts(before), _texts(after)
    fields = tuple(
        sorted(name for name in was.keys() | now.keys() if was.get(name) != now.get(name))
    )
    if fields:
        replayed = _replay(was, corrections)
        unexplained = tuple(name for name in fields if replayed.get(name) != now.get(name))
        yield SealedTextChange(
            kind="sealed-text-changed",
            at=about.whole,
            before=fields,
            after=fields,
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
    fields = {
        name: [*_scalars(node)] for name, (_, node) in entries.items() if name not in _NOT_SEALED
    }
    return {**fields, _PROSE: [fold_blanks(document.prose)]}


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


def _replay(texts: dict[str, list[str]], corrections: Iterable[Correction]) -> dict[str, list[str]]:
    """Return ``texts`` as the corrections alone would have changed them."""
    replayed = {name: list(lines) for name, lines in texts.items()}
    for correction in corrections:
        lines = replayed.get(correction.where.partition("/")[0], [])
        was, now = fold_blanks(correction.was), fold_blanks(correction.now)
        at = _where(was, lines) if was else None
        if at is not None:
            lines[at] = lines[at].replace(was, now, 1)
    return replayed


def _where(words: str, texts: list[str]) -> int | None:
    """Return which of ``texts`` is ``words``, else which is the first to hold them."""
    if words in texts:
        return texts.index(words)
    return next((at for at, text in enumerate(texts) if words in text), None)
