"""Duties in events and working groups, in the words of a document."""

from __future__ import annotations

from jakres_cli.documents.days import day_words
from jakres_cli.documents.events import part_title
from jakres_cli.documents.words import capitalise
from jakres_cli.locale.labels import EVENT_STATUS, GROUPLESS_ROLE, ROLE
from jakres_cli.model.message import Message

TYPE_CHECKING = False
if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable
    from typing import Protocol

    from jakres_cli.documents.parties import DisplayNames
    from jakres_cli.model.value import LocalText

    class Duty(Protocol):
        """A role as ``query`` finds it; documents are handed their selections."""

        @property
        def agency(self) -> str:
            """Whose duty it is."""

        @property
        def ref(self) -> str:
            """The event or working group."""

        @property
        def title(self) -> LocalText:
            """What that is called."""

        @property
        def role(self) -> str:
            """The duty."""

        @property
        def group(self) -> str | None:
            """The group or session that it is in."""

        @property
        def pillar(self) -> tuple[str, ...]:
            """The pillars that it belongs to."""

        @property
        def status(self) -> str:
            """How far the event or working group has come."""

        @property
        def date(self) -> datetime.date | None:
            """The day of it."""


ROLE_ROW = {
    "agency": "whose duty it is",
    "role": "the duty in words: “Memimpin kelompok 3”",
    "of": "the event or working group",
    "status": "how far that has come, and its day",
}


def role_rows(duties: Iterable[Duty], called: DisplayNames) -> list[dict[str, object]]:
    """Return ``agency``, ``role``, ``of`` and ``status`` of each duty that may be shown."""
    shown = called.discretion.kept(
        duties,
        lambda one: (_visibility(one, called),),
        lambda one: f"{one.ref}:{one.role}:{one.group}:{one.agency}",
    )
    return [
        {
            "agency": called.party(one.agency)["short"],
            "role": capitalise(_role_words(one, called)),
            "of": one.title.in_language(called.t.lang),
            "status": capitalise(_status_words(one, called)),
        }
        for one in shown
    ]


def _visibility(one: Duty, called: DisplayNames) -> str | None:
    of = called.records.event(one.ref) or called.records.working_group(one.ref)
    return of.visibility if of else None


def _role_words(one: Duty, called: DisplayNames) -> str:
    t = called.t
    if one.group is None:
        return t(GROUPLESS_ROLE.get(one.role) or ROLE[one.role])
    event = called.records.event(one.ref)
    group = part_title(event, one.group) if event else one.group
    known = called.records.settings.pillar
    pillars = [known[name].in_language(t.lang) for name in one.pillar if name in known]
    if pillars and one.role in {"lead", "member"}:
        group = f"{group} ({', '.join(pillars)})"
    return t(ROLE[one.role].template, group=group)


def _status_words(one: Duty, called: DisplayNames) -> str:
    status = called.t(EVENT_STATUS[one.status])
    day = day_words(one.date, called.t) if one.date else called.t(Message("no date yet"))
    return f"{status}, {day}"
