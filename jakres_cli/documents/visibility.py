"""What a document may show, and what agencies, people and records are called in it."""

from __future__ import annotations

from jakres_cli.documents.dates import day_words
from jakres_cli.documents.words import SECRET
from jakres_cli.model.base import Message
from jakres_cli.model.records import Records, full_ref
from jakres_cli.query.holders import holder_on

TYPE_CHECKING = False
if TYPE_CHECKING:
    import datetime
    from collections.abc import Callable, Iterable
    from typing import TypeVar

    from jakres_cli.locale import Catalogue
    from jakres_cli.model.meeting import FollowUp, Progress
    from jakres_cli.model.records import Holding
    from jakres_cli.query.holders import Holder

    T = TypeVar("T")

_INTERNAL = "internal"
_CONFIDENTIAL = "confidential"


class VisibilityFilter:
    """Shows confidential and internal things or not; ``names`` tells what it left out.

    Whoever may see the confidential may see the internal too.
    """

    def __init__(self, *, confidential: bool, internal: bool = True) -> None:
        self.for_the_public = not (internal or confidential)
        hidden = {_CONFIDENTIAL, _INTERNAL} if self.for_the_public else {_CONFIDENTIAL}
        self._hidden = frozenset() if confidential else frozenset(hidden)
        self.names: set[str] = set()

    @property
    def left_out(self) -> int:
        """How many things were left out so far."""
        return len(self.names)

    def shows(self, *visibilities: str | None) -> bool:
        """Return whether something is shown that has, or stands in records of, ``visibilities``."""
        return self._hidden.isdisjoint(visibilities)

    def keep(
        self,
        items: Iterable[T],
        visibilities: Callable[[T], tuple[str | None, ...]],
        name: Callable[[T], str],
    ) -> list[T]:
        """Return those of ``items`` that are shown, and count the others by their ``name``."""
        kept = []
        for item in items:
            if self.shows(*visibilities(item)):
                kept.append(item)
            else:
                self.leave_out(name(item))
        return kept

    def leave_out(self, name: str) -> None:
        """Count ``name`` among what was left out."""
        self.names.add(name)

    def shows_follow_up(self, follow_up: FollowUp, records: Records) -> bool:
        """Return whether a follow-up is shown: it and its meeting must be."""
        meeting = records.meeting(follow_up.meeting)
        return self.shows(follow_up.visibility, meeting.visibility if meeting else None)

    def shows_progress(self, entry: Progress, records: Records) -> bool:
        """Return whether a progress entry is shown."""
        meeting = records.meeting(entry.meeting) if entry.meeting else None
        return self.shows(entry.visibility, meeting.visibility if meeting else None)


class DisplayNames:
    """What everything is called in one document, in its language and as far as it may show."""

    def __init__(
        self,
        records: Records,
        t: Catalogue,
        discretion: VisibilityFilter,
        day: datetime.date | None = None,
    ) -> None:
        self.records = records
        self.t = t
        self.discretion = discretion
        self._day = day

    def on(self, day: datetime.date) -> DisplayNames:
        """Return the same for a paper of ``day``: agencies under the names that they had then."""
        return DisplayNames(self.records, self.t, self.discretion, day)

    def party(self, code: str | None) -> dict[str, str]:
        """Return ``code``, ``name`` and ``short`` of a party; empty texts when there is none.

        Somebody whom no register knows is called as the record says.
        """
        if not code:
            return {"code": "", "name": "", "short": ""}
        records = self.records
        if agency := records.agencies.get(code):
            former = agency.former_name_on(self._day) if self._day else None
            name = former or agency.name.in_language(self.t.lang)
            return {"code": code, "name": name, "short": code}
        if post := records.posts.get(code):
            return {"code": code, "name": post.name, "short": post.short or post.name}
        if person := records.people.get(code):
            name = f"{person.prefix} {person.name}" if person.prefix else person.name
            return {"code": code, "name": name, "short": name}
        if group := records.working_group(code):
            name = self._title(group.title.in_language(self.t.lang), group.visibility)
            return {"code": code, "name": name, "short": name}
        return {"code": code, "name": code, "short": code}

    def parties(self, codes: Iterable[str]) -> list[dict[str, str]]:
        """Return each party."""
        return [self.party(code) for code in codes]

    def names(self, codes: Iterable[str], form: str = "name") -> str:
        """Return the names of parties in a row."""
        return "; ".join(self.party(code)[form] for code in codes)

    def full(self, code: str) -> str:
        """Return “Badan … (BPBD)” for an agency, the name for anybody else."""
        name = self.party(code)["name"]
        return f"{name} ({code})" if code in self.records.agencies and name != code else name

    def holder_on(self, post: str, day: datetime.date) -> Holder | None:
        """Return who did the duties of ``post`` on ``day``, if the register says so of one."""
        return holder_on(post, self.records, day)

    def office_on(self, code: str | None, day: datetime.date) -> str:
        """Return the name of a party; of a post in which somebody acts on ``day``, “Plt. …”."""
        name = self.party(code)["name"]
        holder = self.holder_on(code, day) if code in self.records.posts else None
        return acting_name(name, holder.capacity if holder else None)

    def held_by(self, person: str, day: datetime.date) -> list[Holding]:
        """Return the posts that ``person`` held on ``day``, as far as the register says."""
        known = self.records.people.get(person)
        return [*known.held_on(day)] if known else []

    def record(self, name: str, meeting: str = "") -> str:
        """Return what an event, a meeting or a follow-up is called, as something hangs on it."""
        records, lang = self.records, self.t.lang
        if event := records.event(name):
            return self._title(event.title.in_language(lang), event.visibility)
        if earlier := records.meeting(name):
            return self._title(self.meeting(earlier.id), earlier.visibility)
        item = records.follow_up(full_ref(name, meeting))
        if item is None:
            return name
        if not self.discretion.shows_follow_up(item, records):
            return self.t(SECRET)
        return f"“{item.what}”"

    def meeting(self, stem: str) -> str:
        """Return a meeting's title and day."""
        known = self.records.meeting(stem)
        if known is None:
            return stem
        title = known.title.in_language(self.t.lang)
        return self._title(f"{title}, {day_words(known.date, self.t)}", known.visibility)

    def evidence(self, name: str) -> dict[str, str]:
        """Return ``text`` and ``url`` of a piece of evidence."""
        kind, colon, rest = name.partition(":")
        if colon and kind in {"http", "https"}:
            return {"text": name, "url": name}
        if colon and kind == "letter":
            return {"text": self.t(Message("letter {number}", number=rest)), "url": ""}
        if colon and kind == "email":
            return {"text": self.t(Message("mail of {date}", date=rest)), "url": ""}
        if colon and kind in {"phone", "chat"}:
            date, _, who = rest.partition(" ")
            talk = (
                Message("phone call of {date}, {who}", date=date, who=who.strip())
                if kind == "phone"
                else Message("chat of {date}, {who}", date=date, who=who.strip())
            )
            return {"text": self.t(talk), "url": ""}
        return {"text": self.record(name), "url": ""}

    def _title(self, title: str, visibility: str) -> str:
        return title if self.discretion.shows(visibility) else self.t(SECRET)


def acting_name(post: str, capacity: str | None) -> str:
    """Return “Plt. Manajer Program” for who acts in a post, else the post."""
    return f"{capacity.capitalize()}. {post}" if capacity else post
