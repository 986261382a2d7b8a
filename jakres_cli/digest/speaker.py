"""Puts values and fields of two states into words, each by what that state calls things."""

from __future__ import annotations

import datetime

from jakres_cli.changes.items import match_items
from jakres_cli.changes.prose import change_context
from jakres_cli.digest.terms import FIELDS, WORDS
from jakres_cli.documents.dates import day_words, span_words
from jakres_cli.documents.dues import due_words
from jakres_cli.documents.visibility import DisplayNames, VisibilityFilter
from jakres_cli.model.base import LocalText, Message, Value, join_messages
from jakres_cli.model.meeting import Due, FollowUp
from jakres_cli.query.references import ShortForms, follow_up_refs
from jakres_cli.records.schema import Form, ListOf, Reference, Shape, Text, Word

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from jakres_cli.changes.change import AnyChange, Days, DueState
    from jakres_cli.locale import Catalogue
    from jakres_cli.model.records import Records

LONGEST = 160
"""So many characters of somebody's text are shown."""
_LONG = 40
"""Of a text of more characters only what changed in it is shown."""
_PARTIES = frozenset({"party", "agency", "post", "person", "working-group"})
_RECORDS = frozenset({"meeting", "event", "follow-up", "decision", "anchor"})
_FOR_THOSE_INVITED = frozenset({"link", "passcode"})
"""What lets in whoever reads it: that it is there is told, not what it says."""
_SPEAK_FOR_THEMSELVES = frozenset({"names", "people", "position", "posts"})
"""Fields within others whose values need no label."""


class StateNames:
    """Says what things are called in one state.

    A digest may go further than those who can read the records themselves: what is confidential is
    named only where that was asked for.
    """

    def __init__(self, records: Records, t: Catalogue, *, confidential: bool) -> None:
        self.records = records
        self._t = t
        self._display = DisplayNames(records, t, VisibilityFilter(confidential=confidential))

    def who(self, codes: Iterable[str]) -> str:
        """Return parties in a row, agencies by their codes; nobody where there are none."""
        names = ", ".join(self._display.party(code)["short"] for code in codes)
        return names or self._t(Message("nobody in particular"))

    def due(self, state: DueState, meeting: str) -> str:
        """Return when something is due, with the day that it means by now."""
        if state.due is None:
            return self._t(Message("no day"))
        return due_words(state.due, self._display, meeting, state.latest)

    def evidence(self, names: Iterable[str]) -> str:
        """Return pieces of evidence in a row."""
        return ", ".join(self._display.evidence(name)["text"] for name in names)

    def record(self, name: str) -> str:
        """Return the title of an event or meeting (with its day), or what is to be done."""
        return self._display.record(name)

    def value(self, shape: Shape, value: object, meeting: str = "") -> str:
        """Return the value of a field of that shape in words; nothing when there is none."""
        if value is None or value == ():
            return ""
        if isinstance(shape, ListOf) and isinstance(value, tuple):
            return ", ".join(self.value(shape.of, item, meeting) for item in value)
        if isinstance(shape, Form) and isinstance(value, Value):
            return self._form(shape, value)
        if isinstance(shape, Reference):
            return self._reference(shape, str(value), meeting)
        if isinstance(shape, Word):
            return self.word(str(value))
        return self._plain(value, meeting)

    def word(self, word: str) -> str:
        """Return a word of a fixed list as people say it."""
        return choice_words(word, self._t)

    def _form(self, shape: Form, value: Value) -> str:
        parts = []
        for field in shape.fields:
            inner = getattr(value, field.key)
            if inner == getattr(type(value), field.key, None) or inner == ():
                continue
            words = "…" if field.name in _FOR_THOSE_INVITED else self.value(field.shape, inner)
            label = self._t(field_words(field.name))
            first = field.name == (shape.shorthand or shape.fields[0].name)
            bare = first or field.name in _SPEAK_FOR_THEMSELVES
            parts.append(words if bare else label if inner is True else f"{label}: {words}")
        return f"{parts[0]} ({'; '.join(parts[1:])})" if parts[1:] else "".join(parts)

    def _reference(self, shape: Reference, name: str, meeting: str) -> str:
        if shape.to in _PARTIES:
            return self._display.party(name)["short"]
        if shape.to in _RECORDS:
            return self._display.record(name, meeting)
        if shape.to == "evidence":
            return self._display.evidence(name)["text"]
        pillar = self.records.settings.pillar.get(name) if shape.to == "pillar" else None
        if pillar is not None:
            return pillar.in_language(self._t.lang)
        series = self.records.series.get(name) if shape.to == "series" else None
        if series is not None:
            return series.title.in_language(self._t.lang)
        return self._t(field_words(name)) if shape.to == "field" else name

    def _plain(self, value: object, meeting: str) -> str:
        if isinstance(value, datetime.date):
            return day_words(value, self._t)
        if isinstance(value, LocalText):
            return value.in_language(self._t.lang)
        if isinstance(value, Due):
            return due_words(value, self._display, meeting)
        if isinstance(value, bool):
            return self._t(Message("yes") if value else Message("no"))
        return clip(str(value))


class Speaker:
    """Says what things were called ``then`` and are called ``now``, in one language."""

    def __init__(
        self, before: Records, after: Records, t: Catalogue, *, confidential: bool = True
    ) -> None:
        self.t = t
        self.then = StateNames(before, t, confidential=confidential)
        self.now = StateNames(after, t, confidential=confidential)
        self._short = ShortForms({*follow_up_refs(before), *follow_up_refs(after)})

    def short(self, ref: str) -> str:
        """Return the shortest form of a follow-up's reference."""
        return self._short.of(ref)

    def follow_up(self, ref: str) -> FollowUp | None:
        """Return the follow-up as it is, else as it was."""
        return self.now.records.follow_up(ref) or self.then.records.follow_up(ref)

    def day(self, day: datetime.date) -> str:
        """Return a day in words."""
        return day_words(day, self.t)

    def days(self, days: Days) -> str:
        """Return a day, or the days from the first to the last; nothing when there is none."""
        first, last = days
        return span_words(first, last or first, self.t) if first else ""


def field_words(name: str) -> Message:
    """Return what a field is called; one that no record knows by its own name."""
    return FIELDS.get(name) or Message("{name}", name=name)


def choice_words(word: str, t: Catalogue) -> str:
    """Return a word of a fixed list as people say it."""
    return t(WORDS[word]) if word in WORDS else word


def clip(text: str, most: int = LONGEST) -> str:
    """Return ``text`` on one line, cut after a word where it is longer than ``most``."""
    words = " ".join(text.split())
    if len(words) <= most:
        return words
    cut = words[:most].rpartition(" ")[0] or words[:most]
    return f"{cut} …"


def join_parts(parts: Iterable[Message]) -> Message:
    """Return the parts in a row, divided by semicolons."""
    some = tuple(parts)
    return join_messages(some, "; ") if some else Message("nothing else")


def titled(title: Message, words: Message) -> Message:
    """Return ``words`` behind what they are about, divided by a colon."""
    return join_messages((title, words), ": ")


def with_quote(sentence: Message, text: str) -> Message:
    """Return the sentence with somebody's own words behind it."""
    return titled(sentence, Message("“{text}”", text=text))


def field_fact(
    change: AnyChange, form: Form, speaker: Speaker, label: Message | None = None
) -> Message:
    """Return what became of the field of ``form`` that ``change`` is about."""
    shape = form.by_name[change.field].shape
    return value_fact(change, shape, label or field_words(change.field), speaker)


def value_fact(change: AnyChange, shape: Shape, label: Message, speaker: Speaker) -> Message:
    """Return what became of a value of that shape."""
    old, new = change.before, change.after
    if isinstance(shape, ListOf) and isinstance(old, tuple) and isinstance(new, tuple):
        return _list_fact(old, new, shape, label, speaker)
    meeting = change.about.id
    before, after = speaker.then.value(shape, old, meeting), speaker.now.value(shape, new, meeting)
    if not before:
        return Message("{field}: {after}", field=label, after=after)
    if not after:
        return Message("{field}: no longer {before}", field=label, before=before)
    if isinstance(shape, Text) and max(len(before), len(after)) > _LONG:
        passage = change_context(str(old), str(new))
        before, after = f"“{passage.before}”", f"“{passage.after}”"
    return Message("{field}: {before} → {after}", field=label, before=before, after=after)


def item_fact(change: AnyChange, shape: Shape, label: Message, speaker: Speaker) -> Message:
    """Return an item of a list that came, went or changed."""
    if change.before is not None and change.after is not None:
        return value_fact(change, shape, label, speaker)
    if change.after is None:
        what = speaker.then.value(shape, change.before)
        return Message("{label}: {what} taken out", label=label, what=what)
    what = speaker.now.value(shape, change.after)
    return Message("{label}: {what} added", label=label, what=what)


def _list_fact(
    old: tuple[object, ...],
    new: tuple[object, ...],
    shape: ListOf,
    label: Message,
    speaker: Speaker,
) -> Message:
    items = match_items(old, new, repr)
    gone = ", ".join(speaker.then.value(shape.of, item) for item in items.removed)
    come = ", ".join(speaker.now.value(shape.of, item) for item in items.added)
    if not gone and not come:
        return Message("{field}: in another order", field=label)
    if not gone:
        return Message("{field}: {come} added", field=label, come=clip(come))
    if not come:
        return Message("{field}: {gone} taken out", field=label, gone=clip(gone))
    return Message(
        "{field}: {come} added, {gone} taken out",
        field=label,
        come=clip(come),
        gone=clip(gone),
    )
