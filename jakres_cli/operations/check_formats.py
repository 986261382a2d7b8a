"""What ``jakres check`` found, in the format asked for."""

from __future__ import annotations

import os

from jakres_cli.cli.options import (
    AT,
    CONFIDENTIAL,
    OUTPUT,
    Options,
    arguments,
    flag,
    option,
    triple,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from jakres_cli.cli.session import Session
    from jakres_cli.model.source import Problem, Tree
    from jakres_cli.records.load import Loaded

FORMATS = ("text", "json", "github", "gitlab", "sarif", "rdjson")
_SUMMARY = "GITHUB_STEP_SUMMARY"


class CheckOptions(Options):
    """The options of ``jakres check``."""

    paths: tuple[str, ...] = arguments(
        "PATH", "Only problems in these files and folders.", required=False
    )
    strict: bool = flag("--strict", "Warnings count as errors.")
    at: str | None = AT
    staged: bool = flag("--staged", "What is staged in git, as the next commit would have it.")
    new_since: str | None = option(
        "--new-since", "REV", "Only problems that the records didn't have at that revision of git."
    )
    merge: tuple[str, ...] = triple(
        "--merge",
        "BASE OURS THEIRS",
        "Also what a merge of two revisions lost or mixed up since their base.",
    )
    format: str | None = option(
        "--format", "FORMAT", "text, json, github, gitlab, sarif or rdjson.", choices=FORMATS
    )
    output: str | None = OUTPUT
    confidential: bool = CONFIDENTIAL


def format_problems(
    form: str,
    problems: list[Problem],
    loaded: Loaded,
    tree: Tree,
    session: Session,
    **more: object,
) -> str:
    """Return ``problems`` in the format ``form``; for GitHub also as the step's summary.

    ``more`` goes into the envelope of JSON.
    """
    if form == "text":
        return _as_text(problems, session)
    from jakres_cli.output.json_output import as_json

    if form == "json":
        from jakres_cli.output.json_output import envelope
        from jakres_cli.output.problems import problems_json

        items = problems_json(problems, session.t)
        return as_json(
            envelope("jakres.problems/1", loaded, session.today, session.t, **more, items=items)
        )
    from jakres_cli.git.repository import repository_around

    around = repository_around(session.tree.root)
    folder = around.prefix if around else ""
    if form == "github":
        from jakres_cli.output.forges import workflow_log

        _summarize(problems, loaded, session, folder)
        return workflow_log(problems, session.t, folder)
    if form == "gitlab":
        from jakres_cli.output.forges import code_quality

        return as_json(code_quality(problems, session.t, folder))
    if form == "sarif":
        from jakres_cli.output.linter_formats import sarif

        return as_json(sarif(problems, loaded, session.t, folder))
    from jakres_cli.output.linter_formats import diagnostics

    return as_json(diagnostics(problems, tree, session.t, folder))


def _as_text(problems: list[Problem], session: Session) -> str:
    from jakres_cli.output.problems import problem_block, problem_line

    if session.terminal or session.options.color == "always":
        blocks = [
            problem_block(problem, session.t, session.width, color=session.color)
            for problem in problems
        ]
        return "".join(f"{block}\n" for block in blocks)
    return "".join(f"{problem_line(problem, session.t)}\n" for problem in problems)


def _summarize(problems: list[Problem], loaded: Loaded, session: Session, folder: str) -> None:
    """Add the whole list to the file that the runner shows as the step's summary, if it has one."""
    path = session.variable(_SUMMARY)
    if path is None:
        return
    from jakres_cli.output.forges import MOST_SUMMARY_BYTES, step_summary
    from jakres_cli.store.files import append_file

    session.must_not_hit_records(path)
    room = MOST_SUMMARY_BYTES - (os.path.getsize(path) if os.path.isfile(path) else 0)
    append_file(path, step_summary(problems, loaded, session.t, folder, room).encode())
