"""What ``jakres doctor --fix`` puts right: only what is surely left by a run that was cut short."""

from __future__ import annotations

from jakres_cli.model.message import CannotDo, Message
from jakres_cli.output.doctor import DoctorPoint

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

_AREA = "repairs"


def repair_workspace(root: str, *, dry_run: bool) -> list[DoctorPoint]:
    """Repair the workspace ``root`` and return each thing that was done, or would be.

    A rename that was cut short is finished, temporary files of dead writers are deleted. What the
    disk refuses, or another writer keeps from being done, is among them as not well.
    """
    from jakres_cli.store.lock import workspace_lock

    if dry_run:
        files = [_point("temporary", Message("to delete"), path) for path in _abandoned(root)]
        done = [*_to_finish(root), *files]
    else:
        try:
            with workspace_lock(root, wait=False):
                done = [*_finished(root), *_deleted(root)]
        except CannotDo as error:
            done = [_failed(error.message, error.hint)]
    nothing = DoctorPoint(
        area=_AREA, name="none", label=Message("repaired"), found=Message("nothing")
    )
    return done or [nothing]


def _finished(root: str) -> Iterator[DoctorPoint]:
    from jakres_cli.store.journal import finish_or_undo, unfinished

    try:
        unfinished(root)
    except CannotDo:
        return  # the report says what is to be done by hand
    try:
        what = finish_or_undo(root)
    except CannotDo as error:
        yield _failed(error.message, error.hint)
        return
    if what is not None:
        yield _point("unfinished", Message("finished"), what)


def _deleted(root: str) -> Iterator[DoctorPoint]:
    from jakres_cli.store.leftovers import delete_leftover

    for path in _abandoned(root):
        try:
            if delete_leftover(root, path):
                yield _point("temporary", Message("deleted"), path)
        except OSError as error:
            reason = error.strerror or str(error)
            yield _failed(Message("{path} can't be deleted: {reason}", path=path, reason=reason))


def _to_finish(root: str) -> Iterator[DoctorPoint]:
    from jakres_cli.store.journal import unfinished

    try:
        what = unfinished(root)
    except CannotDo:
        return
    if what is not None:
        yield _point("unfinished", Message("to finish"), what)


def _abandoned(root: str) -> list[str]:
    from jakres_cli.store.leftovers import is_abandoned, is_sure, temporary_files

    return [one for one in temporary_files(root) if is_sure(one) and is_abandoned(root, one)]


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
