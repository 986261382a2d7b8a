"""Whose history is asked for, and in which files it stands or stood."""

from __future__ import annotations

from jakres_cli.model.base import Value, replace_fields
from jakres_cli.model.event import Event, Series, WorkingGroup
from jakres_cli.model.meeting import FollowUp, Meeting
from jakres_cli.model.naming import Party
from jakres_cli.records.layout import AGENCIES_PATH, PEOPLE_PATH, meeting_path

TYPE_CHECKING = False
if TYPE_CHECKING:
    from jakres_cli.model.records import Records
    from jakres_cli.query.references import Found

_FOLLOW_UPS = "follow-ups"
_KINDS = {Event: "event", WorkingGroup: "working-group", Series: "series"}


class Subject(Value):
    """A follow-up, a record, or an entry of a register.

    ``paths`` are where it stands and once stood, the present one first. ``names`` are what it is
    and was called in the ``section`` of that file, none for a whole file. ``updates`` are the
    paths, present and former, of other meetings that report on it, with their ids.
    """

    kind: str
    ref: str
    title: str
    paths: tuple[str, ...]
    section: str = ""
    names: tuple[str, ...] = ()
    updates: dict[str, str] = {}  # noqa: RUF012  a default that nobody writes to

    @property
    def refs(self) -> frozenset[str]:
        """What a follow-up is and was called in full."""
        return frozenset(f"{stem}/{name}" for stem in self._stems() for name in self.names)

    @property
    def folders(self) -> tuple[str, ...]:
        """The folders whose files are about it."""
        if self.kind == "follow-up":
            return tuple(f"records/progress/{ref}/" for ref in sorted(self.refs))
        if self.kind == "event":
            return tuple(f"records/events/{stem}/proposals/" for stem in self._stems())
        return ()

    @property
    def everywhere(self) -> tuple[str, ...]:
        """Every file and folder that has to do with it."""
        return (*self.paths, *self.folders, *self.updates)

    def also_called(self, *, path: str = "", name: str = "") -> Subject:
        """Return the subject with one more path that it stood at, or name that it had."""
        paths = (*self.paths, path) if path and path not in self.paths else self.paths
        names = (*self.names, name) if name and name not in self.names else self.names
        return replace_fields(self, paths=paths, names=names)

    def _stems(self) -> list[str]:
        return [stem_of(path) for path in self.paths]


def stem_of(path: str) -> str:
    """Return the id of the record at ``path``."""
    return path.rpartition("/")[2].removesuffix(".md")


def subject_of(entity: Found | FollowUp, records: Records, lang: str) -> Subject:
    """Return the subject that ``entity`` is."""
    if isinstance(entity, Party) and entity.kind != "working-group":
        return _registered(entity, records)
    if isinstance(entity, Party):
        group = records.working_groups[entity.code]
        return subject_of(group, records, lang)
    if isinstance(entity, Meeting):
        paths = (entity.path, *map(meeting_path, entity.former))
        title = entity.title.in_language(lang)
        return Subject(kind="meeting", ref=entity.id, title=title, paths=paths)
    if isinstance(entity, Event | WorkingGroup | Series):
        kind = _KINDS[type(entity)]
        folder = entity.path.rpartition("/")[0]
        paths = (entity.path, *(f"{folder}/{name}.md" for name in entity.former))
        title = entity.title.in_language(lang)
        return Subject(kind=kind, ref=entity.id, title=title, paths=paths)
    promised = entity if isinstance(entity, FollowUp) else entity.follow_up
    meeting = records.meetings[promised.meeting]
    entries = records.progress.get(promised.ref, ())
    return Subject(
        kind="follow-up",
        ref=promised.ref,
        title=promised.what,
        paths=(meeting.path, *map(meeting_path, meeting.former)),
        section=_FOLLOW_UPS,
        names=(promised.id,),
        updates={
            path: entry.meeting
            for entry in entries
            if entry.meeting is not None
            for path in (entry.path, *map(meeting_path, records.meetings[entry.meeting].former))
        },
    )


def _registered(party: Party, records: Records) -> Subject:
    former = records.agencies[party.code].former if party.kind == "agency" else ()
    section = {"post": "posts", "person": "people"}.get(party.kind, "")
    return Subject(
        kind=party.kind,
        ref=party.code,
        title=party.name,
        paths=(PEOPLE_PATH if section else AGENCIES_PATH,),
        section=section,
        names=(party.code, *former),
    )
