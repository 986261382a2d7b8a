"""One difference between two states, as data; how it reads is the business of the output."""

from __future__ import annotations

from jakres_cli.model.value import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    import datetime

    from jakres_cli.model.due import Due

MEETING = "meeting"
EVENT = "event"
WORKING_GROUP = "working-group"
SERIES = "series"
AGENCIES = "agencies"
PEOPLE = "people"
SETTINGS = "settings"
TEMPLATE = "template"
WORKFLOW = "workflow"
ATTACHMENT = "attachment"
STRAY = "stray-file"
OTHER = "other-file"
ABOUT = (
    MEETING,
    EVENT,
    WORKING_GROUP,
    SERIES,
    AGENCIES,
    PEOPLE,
    SETTINGS,
    TEMPLATE,
    WORKFLOW,
    ATTACHMENT,
    STRAY,
    OTHER,
)
"""What a change can be about, in the order in which a digest tells it."""
ABOUT_FILES = frozenset({TEMPLATE, WORKFLOW, ATTACHMENT, STRAY, OTHER})
"""Those that are files and no records."""


class About(Value):
    """The record, register or file that a change is part of.

    ``id`` and ``path`` are what it is called in the newer state, or was in the older one if it is
    gone; ``old_id`` and ``old_path`` what it was called there, when that was something else.
    ``visibilities`` are those that its items had and have if they say nothing else.
    """

    kind: str
    id: str
    path: str
    old_id: str = ""
    old_path: str = ""
    visibilities: tuple[str, str] = ("internal", "internal")

    def item(self, name: str) -> Location:
        """Return the spot of the item with that id; without one that of the whole record."""
        return Location(about=self, ref=f"{self.id}/{name}" if name else self.id)


class Location(Value):
    """What changed within ``about``: its full reference, and its file if that is another one."""

    about: About
    ref: str
    path: str = ""


class Change(Value):
    """One difference.

    ``before`` and ``after`` are values of the model, or plain ones; None is what isn't there.
    ``field`` is the field of the record that it is in, ``ref`` the full reference of what changed.
    ``warning`` marks what reviewers miss. ``details`` are facts that ``before`` and ``after``
    don't hold: by how many days, how often before, why.
    """

    kind: str
    about: About
    ref: str
    path: str
    before: object = None
    after: object = None
    field: str = ""
    warning: bool = False
    details: dict[str, object] = {}  # noqa: RUF012  a default that nobody writes to


class DueState(Value):
    """When something is due: the form as written, and the last day that it means by now."""

    due: Due | None = None
    latest: datetime.date | None = None


class ProsePassage(Value):
    """A piece of prose before and after, with a few words around what changed; one may be empty."""

    before: str = ""
    after: str = ""


def new_change(  # noqa: PLR0913  a change is made of that many facts
    spot: About | Location,
    kind: str,
    before: object = None,
    after: object = None,
    *,
    field: str = "",
    warning: bool = False,
    **details: object,
) -> Change:
    """Return a change of a record, or of the ``spot`` in it."""
    about = spot.about if isinstance(spot, Location) else spot
    return Change(
        kind=kind,
        about=about,
        ref=spot.ref if isinstance(spot, Location) else about.id,
        path=spot.path if isinstance(spot, Location) and spot.path else about.path,
        before=before,
        after=after,
        field=field,
        warning=warning,
        details=details,
    )


def change_suffix(before: object, after: object) -> str:
    """Return how a kind of change ends: ``added``, ``removed`` or ``changed``."""
    return "added" if before is None else "removed" if after is None else "changed"
