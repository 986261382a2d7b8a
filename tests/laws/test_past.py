"""Laws of questions to git: they change nothing, and the surroundings change no answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.laws.test_surroundings import SURROUNDINGS, files
from tests.repositories import Repository, footprint, repository
from tests.soak import some
from tests.unit.making import STEM

if TYPE_CHECKING:
    from tests.conftest import Workspace

QUESTIONS = (
    ("actions", "--at", "HEAD~1", "--format", "json"),
    ("check", "--at", "main"),
    ("check", "--staged"),
    ("check", "--new-since", "HEAD~1", "--format", "json"),
    ("history", "data-pompa"),
    ("history", f"{STEM}/data-pompa", "--format", "json"),
    ("history", "BPBD", "--format", "csv"),
    ("render", "minutes", STEM),
)
OF_GIT = (
    {"GIT_DIR": "/nowhere/.git"},
    {"GIT_DIR": "lain/.git", "GIT_WORK_TREE": "lain"},
    {"GIT_OBJECT_DIRECTORY": "/nowhere", "GIT_ALTERNATE_OBJECT_DIRECTORIES": "/nowhere"},
    {"GIT_INDEX_FILE": "/nowhere/index"},
    {"GIT_NAMESPACE": "x", "GIT_REPLACE_REF_BASE": "refs/x"},
    {"GIT_TRACE": "{home}/trace", "GIT_TRACE2_EVENT": "{home}/trace2"},
    {"GIT_EXTERNAL_DIFF": "false", "GIT_PAGER": "false", "GIT_SSH_COMMAND": "false"},
    {"GIT_CONFIG_COUNT": "1", "GIT_CONFIG_KEY_0": "core.quotePath", "GIT_CONFIG_VALUE_0": "x"},
    {"GIT_CONFIG_PARAMETERS": "'diff.renames'='false'"},
    {"GIT_LITERAL_PATHSPECS": "0", "GIT_ICASE_PATHSPECS": "1"},
    {"GIT_CEILING_DIRECTORIES": "/"},
)
"""What another program, or a hook of another repository, may have left in the environment."""


@pytest.fixture
def made(workspace: Workspace) -> Repository:
    """Three commits by two people, something staged, and something changed after that."""
    made = repository(workspace, above=1)
    made.path.joinpath(".gitignore").write_text("home\n")
    made.commit("nol", "2019-10-01")
    for number, (path, content) in enumerate(files().items()):
        workspace.write(path, content)
        made.commit(path, f"2019-11-0{number + 1}", "Ani" if number % 2 else "Budi é “x”")
    event = workspace.write("records/events/lain.md", "---\ntitle: x\n---\n")
    made.git("add", "--all")
    event.write_text("---\ntitle: x\nstatus: idea\nhosts: [SJB]\n---\n")
    return made


@pytest.mark.parametrize("question", QUESTIONS, ids=" ".join)
def test_questions_to_git_change_nothing(
    workspace: Workspace, made: Repository, question: tuple[str, ...]
) -> None:
    """No byte, mode or time is another afterwards, those of git included."""
    before = footprint(made.path)
    workspace.run(*question)
    assert footprint(made.path) == before


@pytest.mark.parametrize("question", QUESTIONS, ids=" ".join)
def test_surroundings_change_no_answer_of_git(
    workspace: Workspace, made: Repository, question: tuple[str, ...]
) -> None:
    """The same bytes in another zone, locale and width, and whatever variables of git are set."""
    expected = workspace.run(*question)
    assert expected.stdout
    assert expected.code in {0, 1}
    for env in some((*SURROUNDINGS, *OF_GIT), 3, " ".join(question)):
        filled = {name: value.format(home=workspace.home) for name, value in env.items()}
        assert workspace.run(*question, env=filled) == expected, env
    assert list(workspace.home.iterdir()) == []
    assert workspace.run(*question, cwd="records/meetings/2019") == expected
    assert made.git("status", "--porcelain").strip()


def test_the_users_own_settings_change_no_answer(workspace: Workspace, made: Repository) -> None:
    """What somebody has in the settings of git at home doesn't reach an answer."""
    answers = {question: workspace.run(*question) for question in QUESTIONS}
    workspace.home.joinpath(".gitconfig").write_text(
        "[core]\n\tquotePath = true\n\tabbrev = 4\n[log]\n\tshowSignature = true\n"
        "[diff]\n\trenames = false\n\tnoprefix = true\n[i18n]\n\tlogOutputEncoding = latin-1\n"
        "[color]\n\tui = always\n[format]\n\tpretty = oneline\n"
    )
    made.git("config", "i18n.logOutputEncoding", "latin-1")
    made.git("config", "color.ui", "always")
    made.git("config", "core.quotePath", "true")
    for question, answer in answers.items():
        assert workspace.run(*question) == answer
