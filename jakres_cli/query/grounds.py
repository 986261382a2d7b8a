"""What an answer about one record rests on: its file, its progress and what it refers to."""

from __future__ import annotations

from jakres_cli.model.base import replace_fields
from jakres_cli.model.event import Event, Series, WorkingGroup
from jakres_cli.model.meeting import Meeting
from jakres_cli.model.naming import Party
from jakres_cli.query.standing import Standing
from jakres_cli.records.layout import AGENCIES_PATH, PEOPLE_PATH, SETTINGS_PATH, meeting_path
from jakres_cli.records.schema import iter_references, kinds

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from jakres_cli.model.records import Records
    from jakres_cli.model.source import Problem
    from jakres_cli.query.references import Found
    from jakres_cli.records.load import Loaded

    Subject = Party | Meeting | Event | WorkingGroup | Standing

_PROGRESS = "records/progress/"
_MAY_BE = {
    "anchor": (kinds.EVENT_KIND, kinds.MEETING_KIND),
    "decision": (kinds.MEETING_KIND,),
    "evidence": (kinds.MEETING_KIND, kinds.EVENT_KIND, kinds.WORKING_GROUP_KIND),
    "event": (kinds.EVENT_KIND,),
    "follow-up": (kinds.MEETING_KIND,),
    "meeting": (kinds.MEETING_KIND,),
    "party": (kinds.WORKING_GROUP_KIND,),
    "series": (kinds.SERIES_KIND,),
    "working-group": (kinds.WORKING_GROUP_KIND,),
}
"""The records that a reference (as in ``Reference.to``) may lead to."""


def rest_on(subject: Found, loaded: Loaded) -> Loaded:
    """Return ``loaded`` with only the problems that can change an answer about ``subject``.

    What an agency, a post or a person owes stands anywhere, as do the meetings of a series, so
    nothing is left out of theirs.
    """
    if isinstance(subject, Series):
        return loaded
    if isinstance(subject, Party) and subject.kind != kinds.WORKING_GROUP_KIND:
        return loaded
    grounds = _Grounds(subject, loaded.records)
    known = [problem for problem in loaded.problems if grounds.hold(problem)]
    return replace_fields(loaded, problems=known)


class _Grounds:
    """The files that an answer about one record rests on."""

    def __init__(self, subject: Subject, records: Records) -> None:
        self.records = records
        record, items = _record_and_items(subject, records)
        self.items = items
        self.names = (record.id, *record.former)
        self.paths = {SETTINGS_PATH, AGENCIES_PATH, PEOPLE_PATH, record.path}
        self.folders: tuple[str, ...] = ()
        if isinstance(record, Meeting):
            self.folders = tuple(f"{_PROGRESS}{name}/" for name in self.names)
        elif isinstance(record, Event):
            self.folders = tuple(f"records/events/{name}/" for name in self.names)
        refers = list(iter_references(kinds.FORMS[_kind(record)], record))
        for item in items:
            for entry in records.progress.get(f"{record.id}/{item}", ()):
                self.paths.add(entry.path)
                refers += iter_references(kinds.FORMS[kinds.PROGRESS_KIND], entry)
        self.paths.update(path for to, name, _ in refers for path in self._leads_to(to, name))

    def hold(self, problem: Problem) -> bool:
        """Tell whether the answer could be another one without ``problem``."""
        path, stem = problem.place.path, (problem.ref or "").partition("/")[0]
        if path in self.paths or path.startswith(self.folders) or stem in self.names:
            return True
        return path.startswith(_PROGRESS) and self._may_be_ours(problem.ref)

    def _may_be_ours(self, ref: str | None) -> bool:
        """Tell whether a report on nothing has the name of one of our items."""
        stem, _, item = (ref or "").partition("/")
        return item in self.items and self.records.meeting(stem) is None

    def _leads_to(self, to: str, name: str) -> Iterator[str]:
        """Yield where the record may stand that ``name`` refers to, read or not."""
        stem = name.partition("/")[0]
        for kind in _MAY_BE.get(to, ()):
            if kind == kinds.MEETING_KIND:
                meeting = self.records.meeting(stem)
                yield meeting.path if meeting else meeting_path(stem)
            elif kind == kinds.EVENT_KIND:
                event = self.records.event(stem)
                yield event.path if event else f"records/events/{stem}.md"
            else:
                folder = "series" if kind == kinds.SERIES_KIND else "working-groups"
                yield f"records/{folder}/{stem}.md"


def _record_and_items(
    subject: Subject, records: Records
) -> tuple[Meeting | Event | WorkingGroup, frozenset[str]]:
    """Return the record that ``subject`` is or stands in, and the follow-ups asked about."""
    if isinstance(subject, Standing):
        promised = subject.follow_up
        return records.meetings[promised.meeting], frozenset({promised.id})
    if isinstance(subject, Party):
        return records.working_groups[subject.code], frozenset()
    if isinstance(subject, Meeting):
        return subject, frozenset(item.id for item in subject.follow_ups)
    return subject, frozenset()


def _kind(record: Meeting | Event | WorkingGroup) -> str:
    if isinstance(record, Meeting):
        return kinds.MEETING_KIND
    return kinds.EVENT_KIND if isinstance(record, Event) else kinds.WORKING_GROUP_KIND
