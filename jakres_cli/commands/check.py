"""``jakres check``: every problem in the records; never writes."""

from __future__ import annotations

from jakres_cli.cli.grammar import Command
from jakres_cli.cli.options import AT, OUTPUT, Options, arguments, flag, option, triple
from jakres_cli.cli.resolve import is_selected, resolve_paths
from jakres_cli.model.message import FOUND, AskedWrongly, CannotDo, Message, Plural
from jakres_cli.model.source import ERROR, WARNING, Problem, Tree, sorted_problems
from jakres_cli.operations.check_formats import FORMATS, format_problems
from jakres_cli.rules.check import CheckedWorkspace, check_workspace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from jakres_cli.cli.session import Session
    from jakres_cli.git.trees import RevisionTree


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


def run(session: Session, options: CheckOptions) -> int:
    """Print every problem; exit 1 when there are errors, with ``strict`` also for warnings."""
    tree = _tree(session, options.at, staged=options.staged)
    if options.new_since and options.merge:
        raise _apart("--new-since", "--merge")
    base = session.committed(options.new_since) if options.new_since else None
    wanted = resolve_paths(
        options.paths, session.tree.root, tree if options.at or options.staged else None
    )
    checked = check_workspace(tree, session.settings_of(tree), session.today)
    every = checked.problems
    if options.merge:
        from jakres_cli.operations.check_merge import problems_of_merge

        every = sorted_problems([*every, *problems_of_merge(session, options.merge, checked, tree)])
    elif not (options.at or options.staged or options.new_since):
        every = sorted_problems([*every, *_problems_of_merge_at_hand(session, checked)])
    problems = [one for one in every if is_selected(one.place.path, wanted)]
    older = 0
    if base is not None:
        problems, older = _only_new(session, base, checked, tree, problems)
    since = {"new_since": base.commit, "older": older} if base else {}
    text = format_problems(
        options.format or "text", problems, checked.loaded, tree, session, **since
    )
    session.deliver(text, options.output)
    errors = sum(1 for one in problems if one.level == ERROR)
    warnings = sum(1 for one in problems if one.level == WARNING)
    _sum_up(session, checked, errors, warnings)
    if older:
        session.note(_older_words(older, options.new_since))
    if tree is session.tree:
        session.warn_of_cut_short()
    return FOUND if errors or (options.strict and warnings) else 0


def _tree(session: Session, at: str | None, *, staged: bool) -> Tree:
    if at and staged:
        raise _apart("--at", "--staged")
    return session.staged if staged else session.tree_at(at)


def _problems_of_merge_at_hand(session: Session, checked: CheckedWorkspace) -> list[Problem]:
    """Return what the merge that the working tree is got wrong; nothing when it is none."""
    from jakres_cli.git.repository import repository_around

    if repository_around(session.tree.root) is None:
        return []
    from jakres_cli.operations.check_merge import merge_at_hand, problems_of_merge

    merge = merge_at_hand(session)
    if merge is None:
        return []
    try:
        problems = problems_of_merge(session, merge, checked, session.tree)
    except CannotDo as error:  # nobody asked for it
        session.note(error.message)
        return []
    session.note(Message("this is a merge; what both sides did is compared with it"))
    return problems


def _apart(one: str, other: str) -> AskedWrongly:
    return AskedWrongly(Message("{one} and {other} can't go together", one=one, other=other))


def _only_new(
    session: Session,
    base: RevisionTree,
    checked: CheckedWorkspace,
    tree: Tree,
    problems: list[Problem],
) -> tuple[list[Problem], int]:
    """Return those of ``problems`` that are new, and how many are not."""
    from jakres_cli.operations.new_since import new_since

    new = {id(one) for one in new_since(session, base, checked, tree)}
    left = [one for one in problems if id(one) in new]
    return left, len(problems) - len(left)


def _older_words(n: int, revision: str | None) -> Message:
    return Plural(
        "{n} problem is left out: {revision} has it already",
        "{n} problems are left out: {revision} has them already",
        n=n,
        revision=revision,
    )


def _sum_up(session: Session, checked: CheckedWorkspace, errors: int, warnings: int) -> None:
    loaded = checked.loaded
    read = Plural(
        "{whole} of {n} record read",
        "{whole} of {n} records read",
        n=loaded.found,
        whole=loaded.whole,
    )
    session.note(
        Message(
            "{read}: {errors}, {warnings}",
            read=read,
            errors=Plural("1 error", "{n} errors", n=errors),
            warnings=Plural("1 warning", "{n} warnings", n=warnings),
        )
    )


COMMAND = Command(
    "check", "Find every problem in the records; nothing is changed.", run, CheckOptions
)
