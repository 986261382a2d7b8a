"""What changed in the registers and the settings, in words."""

from __future__ import annotations

from jakres_cli.digest.speaker import Speaker, clip, field_fact, value_fact
from jakres_cli.digest.terms import PERSON_HOLDS, SETTINGS
from jakres_cli.model.base import Message
from jakres_cli.records.schema import forms_within
from jakres_cli.records.schema import kinds as forms

TYPE_CHECKING = False
if TYPE_CHECKING:
    from jakres_cli.changes.change import AnyChange, Change, RenameChange
    from jakres_cli.model.records import Agency, Person, Pillar, Post, Settings

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


def entry(change: Change[Agency | Post | Person | Pillar], speaker: Speaker) -> Message:
    """Return an agency, post, person or pillar that came or went."""
    what, name = _WHAT[change.kind.rpartition("-")[0]], change.either.name
    text = name if isinstance(name, str) else name.in_language(speaker.t.lang)
    facts = {"what": what, "code": change.ref, "name": clip(text)}
    if change.after is None:
        return Message("{what} taken out: {code} ({name})", **facts)
    return Message("new {what}: {code} ({name})", **facts)


def entry_field(change: AnyChange, speaker: Speaker) -> Message:
    """Return a field of an agency, post, person or pillar that changed."""
    form = _FORMS[change.kind.rpartition("-")[0]]
    label = PERSON_HOLDS if change.field == "holds" else None
    fact = field_fact(change, form, speaker, label)
    return Message("{code}: {fact}", code=change.ref, fact=fact)


def agency_renamed(change: RenameChange, speaker: Speaker) -> Message:
    """Return the old and the new code of an agency."""
    facts = {"before": change.before, "after": change.after}
    if change.forgotten:
        return Message(
            "agency {before} is called {after} now; the old code is not kept under “former”, so "
            "what refers to it is lost",
            **facts,
        )
    return Message("agency {before} is called {after} now; the old code still leads to it", **facts)


def alias_moved(change: Change[str], speaker: Speaker) -> Message:
    """Return a name that means another agency from now on."""
    return Message(
        "the name “{name}” meant {before} and means {after} now",
        name=change.field,
        before=change.before,
        after=change.after,
    )


def alias(change: Change[str], speaker: Speaker) -> Message:
    """Return another name of an agency that came or went."""
    if change.after is None:
        return Message(
            "{code}: no longer also called “{name}”", code=change.ref, name=change.before
        )
    return Message("{code}: also called “{name}”", code=change.ref, name=change.after)


def setting(change: AnyChange, speaker: Speaker) -> Message:
    """Return what a setting means, before and after."""
    label = SETTINGS[change.field]
    shape = forms.SETTINGS.by_name[change.field].shape
    return value_fact(change, shape, label, speaker)


def settings_file(change: Change[Settings], speaker: Speaker) -> Message:
    """Return that the settings came or went."""
    if change.after is None:
        return Message("{path} was removed", path=change.path)
    return Message("{path} is new", path=change.path)


def other_field(change: AnyChange, speaker: Speaker) -> Message:
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
