"""The pages of the rules: each rule does what its own page says."""

from __future__ import annotations

import re
from textwrap import dedent

import pytest

from jakres_cli.problem import ERROR, WARNING, level_of
from jakres_cli.rules.registry import BY_CODE, RULES, Rule
from tests.unit.making import PATH, codes, meeting

# A follow-up without the field `owners` has no owner either.
ALSO = {"JK104": {"JK202"}}


def example(rule: Rule, kind: str) -> str:
    """The indented example below `Bad:` or `Good:` of a rule's page."""
    pattern = re.compile(rf"^{kind}:\n\n((?:    .*\n|\n)+)", re.MULTILINE)
    found = pattern.search(page(rule) + "\n")
    assert found is not None, f"{rule.code} has no {kind} example"
    return dedent(found[1]).strip("\n") + "\n"


def page(rule: Rule) -> str:
    """The page without the indentation of its docstring."""
    first, _, rest = rule.page.partition("\n")
    return f"{first}\n{dedent(rest)}"


def files(text: str) -> dict[str, str]:
    """The files that an example stands for: the fields of a meeting, a record, named files."""
    first, *named = re.split(r"(?m)^(?=# records/)", text)
    found = {}
    for part in named:
        head, _, content = part.partition("\n")
        found[head.removeprefix("# ")] = content
    if "records/agencies.yaml" in found:
        # the other register would name what the example's register lacks
        found["records/people.yaml"] = ""
    if first.startswith("---\n"):
        found[PATH] = first
    elif first:
        fields, _, prose = first.partition("---\n")
        day = re.search(r"(?m)^date: (\S+)$", fields)
        path = PATH.replace("2019-10-29", day[1]) if day else PATH
        found[path] = meeting(fields, prose)
    return found


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_bad_example_breaks_the_rule(rule: Rule) -> None:
    """The bad example gives the rule's code, and beside it only what follows from it."""
    found = set(codes(files(example(rule, "Bad"))))
    assert rule.code in found
    assert found - {rule.code} <= ALSO.get(rule.code, set())


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_good_example_keeps_every_rule(rule: Rule) -> None:
    """The good example gives no problem at all: it can be copied."""
    assert codes(files(example(rule, "Good"))) == []


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_page_begins_with_the_rule(rule: Rule) -> None:
    """The first line of a page is the rule in one sentence."""
    assert page(rule).split("\n", 1)[0].endswith(".")


def test_every_code_has_one_rule() -> None:
    """No code stands twice in the registry, and the registry is sorted by code."""
    found = [rule.code for rule in RULES]
    assert found == sorted(set(found))
    assert {rule.code: rule for rule in RULES} == BY_CODE


def test_level_follows_from_the_code() -> None:
    """JK2xx are warnings, all others errors."""
    for rule in RULES:
        assert re.fullmatch(r"JK[012][0-9]{2}", rule.code)
        assert level_of(rule.code) == (WARNING if rule.code[2] == "2" else ERROR)
