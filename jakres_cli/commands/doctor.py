"""``jakres doctor``: the environment, leftovers, orphans, and what can't be read."""

from __future__ import annotations

import os

from jakres_cli.cli.grammar import Command
from jakres_cli.cli.options import OUTPUT, Options, flag, option
from jakres_cli.model.message import FOUND, AskedWrongly, CannotDo, Message
from jakres_cli.operations.doctor_points import (
    environment_points,
    leftover_points,
    orphan_points,
    unread_points,
    workspace_points,
)
from jakres_cli.output.doctor import DoctorPoint, doctor_json, doctor_report

TYPE_CHECKING = False
if TYPE_CHECKING:
    from jakres_cli.cli.session import Session
    from jakres_cli.records.reading.name_index import NameIndex
    from jakres_cli.records.reading.read import RecordReading

FORMATS = ("table", "plain", "json", "md")


class DoctorOptions(Options):
    """The options of ``jakres doctor``."""

    format: str | None = option(
        "--format",
        "FORMAT",
        "table (on a terminal), plain (in a pipe), json or md.",
        choices=FORMATS,
    )
    output: str | None = OUTPUT
    fix: bool = flag("--fix", "Finish a rename that was cut short; delete files of dead writers.")
    dry_run: bool = flag("--dry-run", "With --fix: only name what would be repaired.")


def run(session: Session, options: DoctorOptions) -> int:
    """Look everything over; exit 1 when something needs attention.

    Nothing is changed, but with ``fix`` what is surely left by a run that was cut short is repaired
    first, or with ``dry_run`` named.
    """
    if options.dry_run and not options.fix:
        raise AskedWrongly(Message("--dry-run goes with --fix"))
    repaired = _repaired(session, dry_run=options.dry_run) if options.fix else []
    found, root = _look_over(session)
    points = [*repaired, *found]
    form = session.format(options.format)
    if form == "json":
        from jakres_cli.output.json_output import as_json

        text = as_json(doctor_json(points, root, session.t))
    else:
        text = session.lay_out(doctor_report(points, session.t), form)
    session.deliver(text, options.output)
    return 0 if all(one.well for one in points) else FOUND


def _repaired(session: Session, *, dry_run: bool) -> list[DoctorPoint]:
    from jakres_cli.operations.doctor_repairs import repair_workspace

    return repair_workspace(session.tree.root, dry_run=dry_run)


def _look_over(session: Session) -> tuple[list[DoctorPoint], str | None]:
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

    def note_files(reading: RecordReading, _: NameIndex) -> tuple[()]:
        from jakres_cli.query.orphans import files_named_in

        if reading.document is not None:
            in_prose.update(files_named_in(reading.document.prose))
        return ()

    loaded = session.load(note_files)
    points = [
        *environment_points(session, zone),
        *workspace_points(root, loaded),
        *leftover_points(root),
        *orphan_points(loaded, in_prose),
        *unread_points(loaded),
    ]
    return points, root


COMMAND = Command(
    "doctor",
    "Look over the environment and the workspace; --fix clears up after cut-short runs.",
    run,
    DoctorOptions,
)
