"""The commands that edit a record in place, and what each of them may change in it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

    Fields = dict[str, Any]

REF = "2019-11-05-rapat"


@dataclass(frozen=True)
class Edit:
    """A command, the fields whose bytes it may replace, and what the fields are afterwards.

    ``before`` are commands that prepare the record, ``now`` what items are called then.
    """

    arguments: tuple[str, ...]
    touches: tuple[str, ...]
    wanted: Callable[[Fields], Fields]
    before: tuple[tuple[str, ...], ...] = ()
    now: dict[str, str] = field(default_factory=dict)


def _with(**values: object) -> Callable[[Fields], Fields]:
    return lambda fields: {**fields, **{key.replace("_", "-"): v for key, v in values.items()}}


def _without(name: str) -> Callable[[Fields], Fields]:
    return lambda fields: {key: value for key, value in fields.items() if key != name}


def _appended(name: str, item: object) -> Callable[[Fields], Fields]:
    return lambda fields: {**fields, name: [*(fields.get(name) or []), item]}


def _item(**values: object) -> Callable[[Fields], Fields]:
    def changed(fields: Fields) -> Fields:
        items = [{**one, **values} if one["id"] == "data" else one for one in fields["follow-ups"]]
        return {**fields, "follow-ups": items}

    return changed


def _renamed(value: Any) -> Any:  # noqa: ANN401
    if isinstance(value, dict):
        return {key: _renamed(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_renamed(inner) for inner in value]
    return "BPBD-DKI" if value == "BPBD" else value


def _approved(fields: Fields) -> Fields:
    given = {"status": "approved", "approved-on": "2019-11-12", "approved-by": "deputi-trlh"}
    return {**fields, "minutes": {**(fields.get("minutes") or {}), **given}}


def _corrected(fields: Fields) -> Fields:
    correction = {
        "on": "2019-11-12",
        "by": "SJB",
        "where": "follow-ups/data/owners",
        "was": "BPBD",
        "now": "DLH",
    }
    return {**_item(owners=["DLH"])(fields), "corrections": [correction]}


_FOLLOW_UP = {
    "id": "pompa-dipasang",
    "what": "Pompa dipasang",
    "owners": ["DLH"],
    "quote": "Pompa dipasang",
}
_APPROVE = ("approve", REF, "--by", "deputi-trlh")
_CORRECT = ("--where", "follow-ups/data/owners", "--was", "BPBD", "--now", "DLH", "--by", "SJB")
EDITS = {
    "set place": Edit(("set", REF, "place=Aula #3"), ("place",), _with(place="Aula #3")),
    "set title": Edit(("set", REF, "title=Rapat baru"), ("title",), _with(title="Rapat baru")),
    "set time": Edit(("set", REF, "time=9.30"), ("time",), _with(time="09:30")),
    "set tags": Edit(("set", REF, "tags=satu,dua"), ("tags",), _with(tags=["satu", "dua"])),
    "set attendees": Edit(
        ("set", REF, "attendees=SJB,BPBD"), ("attendees",), _with(attendees=["SJB", "BPBD"])
    ),
    "set place to nothing": Edit(("set", REF, "place="), ("place",), _without("place")),
    "set several": Edit(
        ("set", REF, "place=Aula", "tags=satu", "x-baru=ya"),
        ("place", "tags"),
        _with(place="Aula", tags=["satu"], **{"x-baru": "ya"}),
    ),
    "set minutes.number": Edit(
        ("set", REF, "minutes.number=12/2019"),
        ("minutes",),
        lambda fields: {
            **fields,
            "minutes": {**(fields.get("minutes") or {}), "number": "12/2019"},
        },
    ),
    "set an item's due": Edit(
        ("set", f"{REF}/data", "due=2019-12-01"), (), _item(due="2019-12-01")
    ),
    "set an item's owners": Edit(
        ("set", f"{REF}/data", "owners=DLH"), ("follow-ups",), _item(owners=["DLH"])
    ),
    "add follow-up": Edit(
        ("add", "follow-up", REF, "Pompa dipasang", "--owner", "DLH"),
        (),
        _appended("follow-ups", _FOLLOW_UP),
    ),
    "add decision": Edit(
        ("add", "decision", REF, "Pompa dipasang"),
        ("decisions",),
        _appended("decisions", {"id": "pompa-dipasang", "text": "Pompa dipasang"}),
    ),
    "add attendee": Edit(("add", "attendee", REF, "Dishub"), (), _appended("attendees", "Dishub")),
    "add absent": Edit(
        ("add", "absent", REF, "Dishub"), ("absent",), _appended("absent", "Dishub")
    ),
    "attendance": Edit(
        ("attendance", REF, "--all-invited"),
        ("record",),
        lambda fields: {**fields, "record": "minutes", "attendees": fields["invited"]},
    ),
    "approve": Edit(_APPROVE, ("minutes",), _approved),
    "correct": Edit(
        ("correct", REF, *_CORRECT),
        ("follow-ups", "minutes"),
        _corrected,
        before=(_APPROVE,),
        now={"BPBD": "DLH"},
    ),
    "rename": Edit(("rename", REF, "rapat-baru"), (), _appended("former", REF)),
    "rename an agency": Edit(
        ("rename", "BPBD", "BPBD-DKI"),
        ("attendees", "follow-ups"),
        _renamed,
        now={"BPBD": "BPBD-DKI"},
    ),
}
