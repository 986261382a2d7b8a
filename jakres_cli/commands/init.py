"""``jakres init``: a workspace that an office can start from."""

from __future__ import annotations

import os

from jakres_cli.cli.grammar import Command
from jakres_cli.cli.options import Options, flag, option, optional_argument, repeatable
from jakres_cli.model.base import Message
from jakres_cli.operations.new_office import choose_empty, choose_office, choose_registers
from jakres_cli.operations.new_workspace import (
    NewWorkspace,
    ci_job_file,
    next_steps,
    refuse_workspace,
)
from jakres_cli.output.ci_jobs import FORGES

TYPE_CHECKING = False
if TYPE_CHECKING:
    from jakres_cli.cli.session import Session


class InitOptions(Options):
    """The options of ``jakres init``."""

    dir: str | None = optional_argument(
        "DIR", "Where; the current folder if left out. It may not exist yet."
    )
    from_: str | None = option(
        "--from", "FOLDER", "Take settings and registers from that workspace."
    )
    office: str | None = option("--office", "CODE", "Code of the agency that keeps the records.")
    name: str | None = option("--name", "NAME", "Its full name, when the register doesn't know it.")
    letterhead: tuple[str, ...] = repeatable(
        "--letterhead", "LINE", "A line of the letterhead; its name if left out."
    )
    ci: str | None = option(
        "--ci", "FORGE", "Also write what makes github or gitlab check each change.", choices=FORGES
    )
    dry_run: bool = flag("--dry-run", "Only list the files; nothing is written.")


def run(session: Session, options: InitOptions) -> int:
    """Make a workspace in ``dir``, all or nothing, and say what to do next."""
    shown = os.path.join(session.options.directory or "", options.dir or os.curdir)
    refuse_workspace(shown)
    registers = choose_registers(options.from_)
    office = choose_office(session, registers, options.office, options.name, options.letterhead)
    files = registers.files_for(office, empty=choose_empty(session, registers))
    job = ci_job_file(options.ci, shown, office.lang) if options.ci else {}
    workspace = NewWorkspace({**files, **job})
    workspace.require_sound()
    paths = workspace.missing_in(shown) if options.dry_run else workspace.write(shown)
    session.say("".join(f"{os.path.normpath(os.path.join(shown, path))}\n" for path in paths))
    for path in sorted(workspace.files.keys() - set(paths)):
        session.note(Message("{path} is there already and stays as it is", path=path))
    if options.dry_run:
        session.note(Message("nothing was written"))
        return 0
    if registers.are_of_another(office):
        session.note(Message("jakres.yaml was copied: change its letterhead and city"))
    for step in next_steps(shown, job):
        session.note(step)
    return 0


COMMAND = Command(
    "init", "Make a workspace for an office, with a register to start from.", run, InitOptions
)
