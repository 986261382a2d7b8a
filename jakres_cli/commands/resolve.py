"""``jakres resolve``: a record in conflict in words, and the state that people choose."""

from __future__ import annotations

from jakres_cli.changes.merge3 import OURS, THEIRS
from jakres_cli.cli.grammar import Command
from jakres_cli.cli.options import (
    CONFIDENTIAL,
    DRY_RUN,
    Options,
    flag,
    optional_argument,
    repeatable,
)
from jakres_cli.cli.resolve import not_together, resolve_paths
from jakres_cli.model.base import CannotDo, Message
from jakres_cli.operations.resolve import ConflictResolver, list_conflicts

TYPE_CHECKING = False
if TYPE_CHECKING:
    from jakres_cli.cli.session import Session


class ResolveOptions(Options):
    """The options of ``jakres resolve``."""

    file: str | None = optional_argument(
        "FILE", "The file in conflict; without one all are listed."
    )
    ours: bool = flag("--ours", "Take our side for what is left.")
    theirs: bool = flag("--theirs", "Take their side for what is left.")
    take: tuple[str, ...] = repeatable(
        "--take", "ITEM=SIDE", "Take ours or theirs for one item or field."
    )
    dry_run: bool = DRY_RUN
    confidential: bool = CONFIDENTIAL


def run(session: Session, options: ResolveOptions) -> int:
    """Explain a file in conflict and write what was chosen; without ``file`` list them."""
    from jakres_cli.git.trees import conflicted_files

    if options.ours and options.theirs:
        raise not_together("--ours", "--theirs")
    in_conflict = conflicted_files(session.repository, session.index)
    conflicts = {conflict.path: conflict for conflict in in_conflict}
    if options.file is None:
        return list_conflicts(session, in_conflict)
    (path,) = resolve_paths((options.file,), session.tree.root)
    if path not in conflicts:
        raise CannotDo(
            Message("{path} is not in conflict", path=path),
            Message("jakres resolve lists what is"),
        )
    rest = OURS if options.ours else THEIRS if options.theirs else None
    resolver = ConflictResolver(
        session, conflicts[path], rest, options.take, dry_run=options.dry_run
    )
    return resolver.run()


COMMAND = Command(
    "resolve",
    "Explain a record in conflict, and write what was chosen; or list them.",
    run,
    ResolveOptions,
)
