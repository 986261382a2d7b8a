"""What ``jakres doctor`` looks at, point by point."""

from __future__ import annotations

import locale
import os
import sys
from functools import partial

from jakres_cli import __version__
from jakres_cli.model.base import CannotDo, Message, Plural
from jakres_cli.output.problems import DoctorPoint

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from jakres_cli.cli.session import Session
    from jakres_cli.model.records import Records
    from jakres_cli.records.load import Loaded

_MOST = 20
"""More of a kind are only counted: a page that long helps nobody."""


def environment_points(session: Session, zone: str) -> Iterator[DoctorPoint]:
    """Yield what jakres runs on."""
    from jakres_cli.git.process import git_version
    from jakres_cli.records.syntax.events import libyaml_version

    point = partial(DoctorPoint, area="environment")
    libyaml = libyaml_version()
    yield point(name="jakres", label="jakres", found=__version__)
    yield point(name="python", label="Python", found=".".join(map(str, sys.version_info[:3])))
    yield point(
        name="libyaml",
        label="libyaml",
        found=libyaml or Message("not there"),
        well=libyaml is not None,
        advice=None if libyaml else Message("install a PyYAML wheel; it brings libyaml along"),
    )
    git = git_version() or Message("none; only history and review need it")
    yield point(name="git", label="git", found=git)
    yield _time_zone(zone)
    yield _encoding()
    lang = Message("{lang} (locale {locale})", lang=session.t.lang, locale=_locale())
    yield point(name="locale", label=Message("language"), found=lang)


def workspace_points(root: str, loaded: Loaded) -> Iterator[DoctorPoint]:
    """Yield where the records are, how many of each kind, and whether all were read whole."""
    point = partial(DoctorPoint, area="workspace")
    yield point(name="root", label=Message("folder"), found=root)
    yield point(name="office", label=Message("office"), found=loaded.records.settings.office)
    for name, label, count in _counts(loaded.records):
        yield point(name=name, label=label, found=str(count))
    well = loaded.whole == loaded.found
    yield point(
        name="records",
        label=Message("records"),
        found=Plural(
            "{whole} of {n} record read",
            "{whole} of {n} records read",
            n=loaded.found,
            whole=loaded.whole,
        ),
        well=well,
        advice=None if well else Message("see below, and jakres check"),
    )


def _counts(records: Records) -> tuple[tuple[str, Message, int], ...]:
    """Return the kinds of records, what they are called, and how many of each there are."""
    entries = [entry for written in records.progress.values() for entry in written]
    reports = sum(entry.meeting is None for entry in entries)
    return (
        ("meetings", Message("meetings"), len(records.meetings)),
        ("progress", Message("progress entries"), reports),
        ("events", Message("events"), len(records.events)),
        ("proposals", Message("topic proposals"), len(records.proposals)),
        ("working_groups", Message("working groups"), len(records.working_groups)),
        ("series", Message("series"), len(records.series)),
        ("agencies", Message("agencies"), len(records.agencies)),
        ("posts", Message("posts"), len(records.posts)),
        ("people", Message("people"), len(records.people)),
    )


def leftover_points(root: str) -> Iterator[DoctorPoint]:
    """Yield what runs that were interrupted left behind."""
    points = [*_temporary(root), *_interrupted(root), *_locks(root)]
    nothing = Message("temporary files, locks")
    yield from points or [
        DoctorPoint(area="leftovers", name="none", label=nothing, found=Message("none"))
    ]


def _temporary(root: str) -> Iterator[DoctorPoint]:
    from jakres_cli.store.lock import is_abandoned, is_ours, temporary_files

    temporary = temporary_files(root)
    sure = [path for path in temporary if is_ours(path)]
    dead = [path for path in sure if is_abandoned(root, path)]
    for paths, advice in (
        (dead, Message("left by a run that was interrupted; jakres doctor --fix deletes it")),
        (
            [path for path in sure if path not in dead],
            Message("it may be in use: look again later, and delete it if nobody is writing"),
        ),
        (
            [path for path in temporary if path not in sure],
            Message("called nearly like a temporary file of jakres: delete it if nobody needs it"),
        ),
    ):
        yield from _listed("leftovers", "temporary", Message("temporary file"), paths, advice)


def _locks(root: str) -> Iterator[DoctorPoint]:
    from jakres_cli.store.lock import locks

    for name, is_held in locks(root).items():
        yield DoctorPoint(
            area="leftovers",
            name="lock",
            label=Message("lock"),
            found=name if is_held else Message("{name}, free: harmless", name=name),
            well=not is_held,
            advice=Message("another jakres is writing, or hangs") if is_held else None,
        )


def _interrupted(root: str) -> Iterator[DoctorPoint]:
    from jakres_cli.store.journal import unfinished
    from jakres_cli.store.state import old_journals

    interrupted: Message | str | None
    advice: Message | None = Message(
        "the next command that writes takes it back, or jakres doctor --fix"
    )
    try:
        interrupted = unfinished(root)
    except CannotDo as error:
        interrupted, advice = error.message, error.hint
    if interrupted is not None:
        yield DoctorPoint(
            area="leftovers",
            name="unfinished",
            label=Message("interrupted"),
            found=interrupted,
            well=False,
            advice=advice,
        )
    yield from _listed(
        "leftovers",
        "journal",
        Message("old journal"),
        old_journals(root),
        Message("left by an earlier jakres, and not followed: look the records over and delete it"),
    )


def orphan_points(loaded: Loaded, in_prose: set[str]) -> Iterator[DoctorPoint]:
    """Yield the files and progress entries that hang on nothing."""
    from jakres_cli.query.left_behind import left_behind
    from jakres_cli.query.references import lost_progress, unused_files

    behind = left_behind(loaded)
    lost = [
        f"{entry.path}:{entry.line}"
        for entry in lost_progress(loaded)
        if entry.item.partition("/")[0] not in behind
    ]
    moved = [f"records/progress/{old}/" for old in behind]
    bring_it = Message("its meeting was moved by hand; jakres doctor --fix brings it along")
    name_it = Message("no record refers to it: name it in one, or delete it")
    move_it = Message("its follow-up doesn't exist: move it to the one that is meant, or delete it")
    unused = unused_files(loaded, in_prose)
    points = [
        *_listed("orphans", "file", Message("attachment"), unused, name_it),
        *_listed("orphans", "progress", Message("progress entry"), lost, move_it),
        *_listed("orphans", "left", Message("left behind"), moved, bring_it),
    ]
    nothing = Message("attachments, progress")
    yield from points or [
        DoctorPoint(area="orphans", name="none", label=nothing, found=Message("none"))
    ]


def unread_points(loaded: Loaded) -> Iterator[DoctorPoint]:
    """Yield every record that could not be read whole, with the first reason."""
    for problem in loaded.unread.values():
        place = problem.place
        yield DoctorPoint(
            area="unread",
            name="record",
            label=problem.code,
            found=f"{place.path}:{place.line}" if place.line else place.path,
            well=False,
            advice=problem.message,
        )


def _listed(
    area: str, name: str, label: Message, names: list[str], advice: Message
) -> Iterator[DoctorPoint]:
    for item in names[:_MOST]:
        yield DoctorPoint(area=area, name=name, label=label, found=item, well=False, advice=advice)
    if len(names) > _MOST:
        more = Message("and {n} more", n=len(names) - _MOST)
        yield DoctorPoint(area=area, name=name, label=label, found=more, well=False)


def _time_zone(zone: str) -> DoctorPoint:
    from jakres_cli.store.workspace import today_in

    advice = None
    try:
        today_in(zone)
    except CannotDo as error:
        advice = error.message
    return DoctorPoint(
        area="environment",
        name="timezone",
        label=Message("time zone"),
        found=zone,
        well=advice is None,
        advice=advice,
    )


def _encoding() -> DoctorPoint:
    encoding = locale.getencoding().lower()
    well = encoding.replace("-", "") == "utf8"
    return DoctorPoint(
        area="environment",
        name="encoding",
        label=Message("terminal"),
        found=encoding,
        well=well,
        advice=None if well else Message("set the locale to UTF-8, or names will look garbled"),
    )


def _locale() -> str:
    names = ("LC_ALL", "LC_MESSAGES", "LANG")
    return next((os.environ[name] for name in names if os.environ.get(name)), "C")
