"""What changed in the registers and the settings, in words."""

from __future__ import annotations

from jakres_cli.digest.fields import field_fact, value_fact
from jakres_cli.digest.speaker import clip
from jakres_cli.digest.terms import PERSON_HOLDS, SETTINGS
from jakres_cli.model.message import Message
from jakres_cli.records.schema import registers as forms
from jakres_cli.records.schema.shapes import forms_within

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from jakres_cli.changes.change import Change
    from jakres_cli.digest.speaker import Speaker

_FORMS = {
    "agency": forms.AGENCY,
    "post": forms.POST,
    "person": forms.PERSON,
    "pillar": next(forms_within(forms.SETTINGS.by_name["pillar"].shape)),
}
_WHAT = {
    "agency": Message("agency"),
    "post": Message("post"),
    "person": Message("person"),
    "pillar": Message("pillar"),
}


def entry(change: Change, speaker: Speaker) -> Message:
    """Return an agency, post, person or pillar that came, went or changed."""
    name, _, how = change.kind.rpartition("-")
    what = _WHAT[name]
    if how == "changed":
        label = PERSON_HOLDS if change.field == "holds" else None
        fact = field_fact(change, _FORMS[name], speaker, label)
        return Message("{code}: {fact}", code=change.ref, fact=fact)
    one: Any = change.after or change.before
    called = one.name if isinstance(one.name, str) else one.name.in_language(speaker.t.lang)
    facts = {"what": what, "code": change.ref, "name": clip(called)}
    if how == "removed":
        return Message("{what} taken out: {code} ({name})", **facts)
    return Message("new {what}: {code} ({name})", **facts)


def agency_renamed(change: Change, speaker: Speaker) -> Message:  # noqa: ARG001
    """Return the old and the new code of an agency."""
    facts = {"before": change.before, "after": change.after}
    if change.details["forgotten"]:
        return Message(
            "agency {before} is called {after} now; the old code is not kept under “former”, so "
            "what refers to it is lost",
            **facts,
        )
    return Message("agency {before} is called {after} now; the old code still leads to it", **facts)


def alias(change: Change, speaker: Speaker) -> Message:  # noqa: ARG001
    """Return another name of an agency that came, went or means somebody else."""
    if change.kind == "alias-moved":
        return Message(
            "the name “{name}” meant {before} and means {after} now",
            name=change.field,
            before=change.before,
            after=change.after,
        )
    if change.after is None:
        return Message(
            "{code}: no longer also called “{name}”", code=change.ref, name=change.before
        )
    return Message("{code}: also called “{name}”", code=change.ref, name=change.after)


def setting(change: Change, speaker: Speaker) -> Message:
    """Return what a setting means, before and after."""
    label = SETTINGS[change.field]
    shape = forms.SETTINGS.by_name[change.field].shape
    return value_fact(change, shape, label, speaker)


def other_field(change: Change, speaker: Speaker) -> Message:  # noqa: ARG001
    """Return a field that only the office knows."""
    facts = {"field": change.field, "before": _plain(change.before), "after": _plain(change.after)}
    if change.before is None:
        return Message("field {field} of your own: {after}", **facts)
    if change.after is None:
        return Message("field {field} of your own: no longer {before}", **facts)
    return Message("field {field} of your own: {before} → {after}", **facts)


def _plain(value: object) -> str:
    if isinstance(value, list):
        return clip(", ".join(map(_plain, value)))
    if isinstance(value, dict):
        return clip(", ".join(f"{name}: {_plain(inner)}" for name, inner in value.items()))
    return clip(str(value))
