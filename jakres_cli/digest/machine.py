"""A digest for other programs: ``jakres.diff/1`` (commands.md)."""

from __future__ import annotations

from jakres_cli.digest.digest import change_sentence
from jakres_cli.model.message import Message
from jakres_cli.output.json_output import value_json

TYPE_CHECKING = False
if TYPE_CHECKING:
    from jakres_cli.changes.change import Change
    from jakres_cli.digest.speaker import Speaker


def change_json(change: Change, speaker: Speaker) -> dict[str, object]:
    """Return an item of ``jakres.diff/1``."""
    t = speaker.t
    return {
        "kind": change.kind,
        "warning": change.warning,
        "ref": change.ref,
        "path": change.path,
        "field": change.field or None,
        "before": _json(change.before, speaker),
        "after": _json(change.after, speaker),
        "details": {name: _json(value, speaker) for name, value in change.details.items()},
        "message": t(change_sentence(change, speaker)),
    }


def _json(value: object, speaker: Speaker) -> object:
    return speaker.t(value) if isinstance(value, Message) else value_json(value)
