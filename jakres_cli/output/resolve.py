"""A merge in words: what comes together by itself, and what people have to decide."""

from __future__ import annotations

from jakres_cli.changes.facts import NO_ITEMS, FactChange, abbreviate, fact_changes, fact_name
from jakres_cli.changes.merge3 import OURS, THEIRS, ConflictPoint
from jakres_cli.changes.merge_records import Resolution, concerns
from jakres_cli.changes.secret_facts import WITHHELD
from jakres_cli.model.base import Message
from jakres_cli.output import one_line, safe_path

TYPE_CHECKING = False
if TYPE_CHECKING:
    from jakres_cli.changes.facts import Names
    from jakres_cli.changes.secret_facts import SecretFacts
    from jakres_cli.locale import Catalogue

_OURS, _THEIRS = Message("our side"), Message("their side")
_NOTHING = Message("nothing")
_LONGEST = 200


def explain_merge(
    path: str, resolution: Resolution, t: Catalogue, secrets: SecretFacts | None = None
) -> str:
    """Return the merge of the file ``path`` in words, with a line for each change and point.

    Of ``secrets`` it names the field and quotes no value.
    """
    disputed = [point.names for point in resolution.merge.points]
    before, *sides = resolution.merge.states
    lines = []
    for who, side in ((_OURS, sides[0]), (_THEIRS, sides[1])):
        changes = [
            _change_words(change, t, secrets)
            for change in fact_changes([before.facts], side.facts)
            if NO_ITEMS not in (change.before, change.after)
            and not concerns(change.names, disputed)
        ]
        if side.prose != before.prose:
            changes.append(t(Message("the prose")))
        lines += [f"  {one_line(f'{t(who)}: {words}')}" for words in changes]
    if lines:
        lines = [t(Message("By itself:")), *lines]
    if resolution.renews:
        lines.append(t(Message("Both sides corrected sealed minutes: they are sealed anew.")))
    if resolution.open:
        lines.append(t(Message("To decide:")))
    for point in resolution.open:
        lines.append(f"  {one_line(t(_name(point.names, secrets)))}")
        if secrets is None or not secrets.hides(point.names):
            lines += [f"    {side_line(side, point, t)}" for side in (OURS, THEIRS)]
    return "".join(f"{line}\n" for line in (safe_path(path), *lines))


def side_line(side: str, point: ConflictPoint, t: Catalogue) -> str:
    """Return what one side wants at ``point``."""
    text = " ".join(point.of(side).split())
    who = _OURS if side == OURS else _THEIRS
    return one_line(f"{t(who)}: {abbreviate(text, _LONGEST) if text else t(_NOTHING)}")


def _name(names: Names, secrets: SecretFacts | None) -> Message:
    return fact_name(names) if secrets is None else secrets.name(names)


def _change_words(change: FactChange[str], t: Catalogue, secrets: SecretFacts | None) -> str:
    what, was, now = t(_name(change.names, secrets)), change.before, change.after
    if secrets is not None and secrets.hides(change.names):
        was, now = (WITHHELD if text else text for text in (was, now))
    if change.gone or (now is None and not change.item):
        return t(Message("{what} is gone", what=what))
    if was is None:
        new = t(Message("{what} is new", what=what))
        return f"{new}: {abbreviate(now)}" if now else new
    return t(Message("{what}: {was} → {now}", what=what, was=abbreviate(was), now=abbreviate(now)))
