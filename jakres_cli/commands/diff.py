"""``jakres diff``: what changed between two states of the records, in words."""

from __future__ import annotations

from jakres_cli.changes.differences import differences
from jakres_cli.cli.grammar import Command
from jakres_cli.cli.options import OUTPUT, Options, flag, option, optional_argument
from jakres_cli.digest.speaker import Speaker
from jakres_cli.model.message import FOUND, Message
from jakres_cli.operations.diff_sides import read_sides
from jakres_cli.operations.two_states import ComparedState, resolve_states

TYPE_CHECKING = False
if TYPE_CHECKING:
    from jakres_cli.changes.change import AnyChange
    from jakres_cli.changes.side import Side
    from jakres_cli.cli.session import Session

    _States = tuple[ComparedState, ComparedState]
    _Sides = tuple[Side, Side]

_FORMATS = ("text", "md", "json")


class DiffOptions(Options):
    """The options of ``jakres diff``."""

    revisions: str | None = optional_argument(
        "BASE[..HEAD]",
        "Two revisions of git: A..B; A...B from where they parted; A alone, or nothing "
        "(HEAD), against the working tree.",
    )
    staged: bool = flag("--staged", "Against what is staged instead of the working tree.")
    since: str | None = option("--since", "DATE", "From the last commit before that day.")
    format: str | None = option(
        "--format", "FORMAT", "text, md (for a pull request) or json.", choices=_FORMATS
    )
    exit_code: bool = flag("--exit-code", "Exit 1 when there are differences.")
    output: str | None = OUTPUT


def run(session: Session, options: DiffOptions) -> int:
    """Tell what changed; exit 1 when records were not read whole, or with ``exit_code`` if any."""
    states = resolve_states(session, options.revisions, options.since, staged=options.staged)
    sides = read_sides(session, *states)
    changes = differences(*sides)
    said = (
        _as_json
        if options.format == "json"
        else _as_markdown
        if options.format == "md"
        else _as_text
    )
    session.deliver(said(session, states, sides, changes), options.output)
    incomplete = _account(session, states[0], sides)
    return FOUND if incomplete or (options.exit_code and changes) else 0


def _as_json(session: Session, states: _States, sides: _Sides, changes: list[AnyChange]) -> str:
    from jakres_cli.digest.formats import change_json
    from jakres_cli.output.json_output import as_json, envelope, records_json

    (base, head), (older, newer), t = states, sides, session.t
    speaker = _speaker(session, sides)
    began = {
        "name": t(base.called),
        "commit": base.commit,
        "records": records_json(older.loaded, t),
    }
    ended = {"name": t(head.called), "commit": head.commit}
    items = [change_json(one, speaker) for one in changes]
    day, loaded = session.today, newer.loaded
    return as_json(envelope("jakres.diff/1", loaded, day, t, base=began, head=ended, items=items))


def _as_markdown(session: Session, states: _States, sides: _Sides, changes: list[AnyChange]) -> str:
    from jakres_cli.digest.digest import digest
    from jakres_cli.digest.formats import as_markdown, footer

    found = digest(changes, _speaker(session, sides))
    older, newer = (one.loaded for one in sides)
    return as_markdown(found, footer(_between(states), older, newer), session.t)


def _as_text(session: Session, states: _States, sides: _Sides, changes: list[AnyChange]) -> str:
    from jakres_cli.digest.digest import digest
    from jakres_cli.digest.formats import as_text

    found = digest(changes, _speaker(session, sides))
    width = session.width if session.terminal else None
    return as_text(found, _between(states), session.t, width, color=session.color)


def _speaker(session: Session, sides: _Sides) -> Speaker:
    older, newer = (one.loaded.records for one in sides)
    return Speaker(older, newer, session.t)


def _between(states: _States) -> Message:
    before, after = states
    return Message("from {before} to {after}", before=before.called, after=after.called)


def _account(session: Session, before: ComparedState, sides: _Sides) -> int:
    """Say how many records the answer rests on, and return whether it may be incomplete."""
    from jakres_cli.output.problems import problem_line

    older = sides[0].loaded
    for problem in older.incomplete:
        line = problem_line(problem, session.t)
        session.note(Message("{line} (in {state})", line=line, state=before.called))
    code = session.account(sides[1].loaded)
    broken = [one.broken_settings for one in sides if one.broken_settings is not None]
    for why in broken:
        session.note(why)
    return FOUND if code or older.incomplete or broken else 0


COMMAND = Command(
    "diff", "Tell in words what changed between two states of the records.", run, DiffOptions
)
