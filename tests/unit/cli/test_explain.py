"""`jakres explain`: the pages of the problem codes."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from jakres_cli.locale import catalogue
from jakres_cli.model.source import level_of
from jakres_cli.output.explain import ExplainPage, explain_json, explain_markdown, explain_plain
from jakres_cli.rules.registry import RULES, Rule

if TYPE_CHECKING:
    from tests.conftest import Workspace

ENGLISH = catalogue("en")


def page(rule: Rule) -> ExplainPage:
    """The page of a rule."""
    return ExplainPage(code=rule.code, level=level_of(rule.code), title=rule.title, text=rule.page)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_every_page_has_its_parts(rule: Rule) -> None:
    """The rule, a bad and a good example, and whether it can be accepted, in each format."""
    plain = explain_plain(page(rule), ENGLISH, 60)
    markdown = explain_markdown(page(rule), ENGLISH)
    item = explain_json(page(rule), ENGLISH)
    assert plain.startswith(f"{rule.code} {level_of(rule.code)}: ")
    assert plain.count("\nBad:\n") == plain.count("\nGood:\n") == 1
    assert markdown.count("```yaml") == (3 if item["acceptable"] else 2)
    assert item["bad"]
    assert item["good"]
    assert item["bad"] != item["good"]
    assert str(item["rule"]).endswith(".")
    assert "``" not in plain.replace("```", "")


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_paragraphs_fit_the_width(rule: Rule) -> None:
    """Only examples may be wider, since they are shown as they are written."""
    lines = explain_plain(page(rule), ENGLISH, 60).split("\n")[1:]
    assert all(len(line) <= 60 for line in lines if not line.startswith("    "))


@pytest.mark.parametrize("code", ["JK202", "jk202", "202"])
def test_outside_a_workspace(workspace: Workspace, code: str) -> None:
    """It needs no records, and takes the code as people type it."""
    result = workspace.run("explain", code, cwd=workspace.home)
    assert (result.code, result.stderr) == (0, "")
    assert result.stdout.startswith("JK202 warning: ")


def test_all_codes(workspace: Workspace) -> None:
    """Without a code every one is listed."""
    result = workspace.run("explain", cwd=workspace.home)
    assert [line[:5] for line in result.stdout.splitlines()[1:]] == [rule.code for rule in RULES]
    items = json.loads(workspace.run("explain", "--format", "json").stdout)["items"]
    assert [one["code"] for one in items] == [rule.code for rule in RULES]


def test_an_unknown_code(workspace: Workspace) -> None:
    """Exit 2, with the nearest."""
    result = workspace.run("jelaskan", "JK2022")
    assert (result.code, result.stdout) == (2, "")
    assert "JK202" in result.stderr
