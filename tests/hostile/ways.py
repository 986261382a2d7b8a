"""The shape of a broken record, and how one is made from a record that is right."""

from __future__ import annotations

from dataclasses import dataclass

from jakres_cli.model.source import CONFLICT_MARKS, makes_incomplete

MARK = "§"
"""Stands, in the text of a case, on the line on which the problem must be placed."""

DAY = "2019-03-05"
MEETING = """\
---
title: Rapat koordinasi
date: 2019-03-05
attendees:
  - Bad-Dana
  - Bad-Izin
follow-ups:
  - id: data-pompa
    what: Menyerahkan data pompa
    owners: [Bad-Dana]
    quote: Bad-Dana akan menyerahkan data pompa
not-stated: [chair]
---

Bad-Dana akan menyerahkan data pompa kepada SKT.
"""
EVENT = """\
---
title: Forum kota
status: planned
hosts: [Bad-Dana]
groups:
  - id: kelompok-1
    leads: [Bad-Izin]
not-stated: [date, place]
---
"""
GROUP = """\
---
title: Pokja data
status: proposed
members:
  - {agency: Bad-Dana, role: lead}
---
"""


@dataclass(frozen=True)
class Way:
    """One record broken in one way.

    ``text`` may hold surrogate escapes for bytes that are no UTF-8. ``codes`` are those of which
    one must be reported on the marked line; none of them means that the record is right.
    ``listed`` tells whether its follow-up must still be listed, None that it doesn't matter.
    """

    name: str
    text: str
    codes: tuple[str, ...]
    path: str = ""
    listed: bool | None = None

    @property
    def where(self) -> str:
        """The path of the record in the workspace."""
        return self.path or f"records/meetings/2019/{DAY}-{self.name}.md"

    @property
    def data(self) -> bytes:
        """The bytes of the file."""
        return self.text.replace(MARK, "").encode(errors="surrogateescape")

    @property
    def line(self) -> int:
        """The line on which the problem must stand; bare CR ends one too."""
        before = self.text.partition(MARK)[0] if MARK in self.text else ""
        return before.replace("\r\n", "\n").replace("\r", "\n").count("\n") + 1

    @property
    def incomplete(self) -> bool:
        """Whether an answer must name the record; the marks of a conflict stand in the prose."""
        return any(makes_incomplete(code) for code in self.codes if code != CONFLICT_MARKS)


def swapped(name: str, old: str, new: str, *codes: str, listed: bool | None = None) -> Way:
    """The meeting with ``new`` instead of ``old``."""
    if old not in MEETING:
        raise ValueError(old)
    return Way(name, MEETING.replace(old, new, 1), codes, listed=listed)


def added(name: str, lines: str, *codes: str, listed: bool | None = True) -> Way:
    """The meeting with further ``lines`` at the end of its front matter."""
    return swapped(
        name, "not-stated: [chair]\n", f"not-stated: [chair]\n{lines}\n", *codes, listed=listed
    )


def promised(name: str, lines: str, *codes: str, listed: bool | None = True) -> Way:
    """The meeting with further ``lines`` in its follow-up."""
    quote = "    quote: Bad-Dana akan menyerahkan data pompa\n"
    return swapped(name, quote, f"{quote}{lines}\n", *codes, listed=listed)


def said(name: str, prose: str, *codes: str) -> Way:
    """The meeting with more ``prose``."""
    return Way(name, f"{MEETING}\n{prose}\n", codes, listed=True)


def titled(name: str, title: str, *codes: str, listed: bool | None = None) -> Way:
    """The meeting with another value of ``title``, on the marked line."""
    return swapped(name, "title: Rapat koordinasi", f"{MARK}title: {title}", *codes, listed=listed)


def elsewhere(path: str, *codes: str, text: str = MEETING) -> Way:
    """A record, right in itself, at a path where no such record may stand."""
    return Way(path.rpartition("/")[2], text, codes, path=path)
