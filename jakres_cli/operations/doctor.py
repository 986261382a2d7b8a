"""Look a workspace over, and put right what is surely left by a run that was interrupted."""

from __future__ import annotations

import os
from functools import partial

from jakres_cli.model.base import CannotDo, Message
from jakres_cli.operations.doctor_points import (
    environment_points,
    leftover_points,
    orphan_points,
    unread_points,
    workspace_points,
)
from jakres_cli.output.problems import DoctorPoint

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from jakres_cli.cli.session import Session
    from jakres_cli.records.load import NameIndex
    from jakres_cli.records.read import RecordReading

_AREA = "repairs"


def look_over(session: Session, *, confidential: bool) -> tuple[list[DoctorPoint], str | None]:
    """Return what there is to say, point by point, and the folder of the workspace if any.

    Values of ``confidential`` records are quoted or not.
    """
    try:
        root = session.tree.root
    except CannotDo:
        if session.directory:
            raise
        nothing = Message("none here or above {path}", path=os.getcwd())
        point = DoctorPoint(area="workspace", name="root", label=Message("folder"), found=nothing)
        return [*environment_points(session, "Asia/Jakarta"), point], None
    try:
        zone = session.settings.timezone
    except CannotDo as error:
        broken = DoctorPoint(
            area="workspace",
            name="settings",
            label=Message("settings"),
            found=error.message,
            well=False,
            advice=error.hint,
        )
        return [*environment_points(session, "Asia/Jakarta"), broken, *leftover_points(root)], root
    in_prose: set[str] = set()
    loaded = session.load(partial(_note_files, in_prose))
    told = session.quotable(loaded, session.tree, confidential=confidential)
    points = [
        *environment_points(session, zone),
        *workspace_points(root, loaded),
        *leftover_points(root),
        *orphan_points(loaded, in_prose),
        *unread_points(told),
    ]
    return points, root


def _note_files(files: set[str], reading: RecordReading, _: NameIndex) -> tuple[()]:
    """Add to ``files`` those that the prose of a record names."""
    from jakres_cli.query.references import files_named_in

    if reading.document is not None:
        files.update(files_named_in(reading.document.prose))
    return ()


def repair_workspace(session: Session, *, dry_run: bool) -> list[DoctorPoint]:
    """Repair the workspace and return each thing that was done, or would be.

    What was interrupted is taken back, temporary files of dead writers are deleted, and progress
    is brought along that was left behind by a meeting whose file was moved by hand. What the disk
    refuses, or another writer keeps from being done, is among them as not well.
    """
    from jakres_cli.store.lock import workspace_lock

    root = session.tree.root
    if dry_run:
        files = [_point("temporary", Message("to delete"), path) for path in _abandoned(root)]
        done = [*_to_take_back(root), *files]
    else:
        try:
            with workspace_lock(root, wait=False):
                done = [*_taken_back(root), *_deleted(root)]
        except CannotDo as error:
            return [_failed(error.message, error.hint)]
    done += _brought_along(session, dry_run=dry_run)
    nothing = DoctorPoint(
        area=_AREA, name="none", label=Message("repaired"), found=Message("nothing")
    )
    return done or [nothing]


def _brought_along(session: Session, *, dry_run: bool) -> Iterator[DoctorPoint]:
    from jakres_cli.operations.adoption import adopted_words, plan_adoption
    from jakres_cli.operations.plan import write_plan
    from jakres_cli.query.left_behind import left_behind

    try:
        nothing = not left_behind(session.load())
    except CannotDo:
        return  # the report says what is wrong with the settings
    if nothing:
        return
    label = Message("to bring along") if dry_run else Message("brought along")
    try:
        outcome = write_plan(
            session,
            lambda: plan_adoption(session),
            dry_run=dry_run,
            show=False,
            announce=False,
        )
    except CannotDo as error:
        yield _failed(error.message, error.hint)
        return
    for words in adopted_words(outcome.plan):
        yield DoctorPoint(area=_AREA, name="progress", label=label, found=words)


def _taken_back(root: str) -> Iterator[DoctorPoint]:
    from jakres_cli.store.journal import recover_interrupted, unfinished

    try:
        unfinished(root)
    except CannotDo:
        return  # the report says what is to be done by hand
    try:
        what = recover_interrupted(root)
    except CannotDo as error:
        yield _failed(error.message, error.hint)
        return
    if what is not None:
        yield _point("unfinished", Message("taken back"), what)


def _deleted(root: str) -> Iterator[DoctorPoint]:
    from jakres_cli.store.lock import delete_abandoned

    for path in _abandoned(root):
        try:
            if delete_abandoned(root, path):
                yield _point("temporary", Message("deleted"), path)
        except OSError as error:
            reason = error.strerror or str(error)
            yield _failed(Message("{path} can't be deleted: {reason}", path=path, reason=reason))


def _to_take_back(root: str) -> Iterator[DoctorPoint]:
    from jakres_cli.store.journal import unfinished

    try:
        what = unfinished(root)
    except CannotDo:
        return
    if what is not None:
        yield _point("unfinished", Message("to take back"), what)


def _abandoned(root: str) -> list[str]:
    from jakres_cli.store.lock import is_abandoned, is_ours, temporary_files

    return [path for path in temporary_files(root) if is_ours(path) and is_abandoned(root, path)]


def _point(name: str, label: Message, found: str) -> DoctorPoint:
    return DoctorPoint(area=_AREA, name=name, label=label, found=found)


def _failed(why: Message, hint: Message | None = None) -> DoctorPoint:
    return DoctorPoint(
        area=_AREA,
        name="failed",
        label=Message("not repaired"),
        found=why,
        well=False,
        advice=hint,
    )
