"""The pages of the rules: each rule does what its own page says."""

from __future__ import annotations

import re
from pathlib import Path
from textwrap import dedent

import pytest

from jakres_cli.locale import catalogue
from jakres_cli.model.source import ERROR, WARNING, Problem, level_of
from jakres_cli.rules.conflicting import merge_problems
from jakres_cli.rules.merged import MergedRecord
from jakres_cli.rules.registry import BY_CODE, RULES, Rule
from tests.expected import assert_expected
from tests.unit.making import PATH, loaded, meeting, problems

BAD = Path(__file__).parent / "bad_examples.txt"
# What a listing lacks stands in no text: tests/unit/cli/test_incomplete.py.
WITH_EXAMPLES = [rule for rule in RULES if rule.code != "JK112"]
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


def found_in(rule: Rule, kind: str) -> list[Problem]:
    """The problems that an example gives; one of a merge has its four states."""
    text = example(rule, kind)
    return problems(files(text)) if rule.merges is None else merge_problems_in(text)


def merge_problems_in(text: str) -> list[Problem]:
    """What is wrong with a merge of the states in `text`; each begins with those above it."""
    states: dict[str, dict[str, str]] = {}
    for part in re.split(r"(?m)^(?=# )", text)[1:]:
        head, _, content = part.removeprefix("# ").partition("\n")
        state, _, path = head.partition(": ")
        state_files = states.setdefault(state, dict(states.get("base", {})))
        state_files[path or PATH] = content if path else meeting(content)
    states.setdefault("merge", {**states["ours"], **states["theirs"]})
    read = [loaded(states[name]).records for name in ("base", "ours", "theirs", "merge")]
    paths = {path for state in states.values() for path in state}
    changed = [
        MergedRecord(
            path=path, **{_KEYS[name]: _data(state, path) for name, state in states.items()}
        )
        for path in sorted(paths)
    ]
    return merge_problems(changed, tuple(read))


_KEYS = {"base": "base", "ours": "ours", "theirs": "theirs", "merge": "result"}


def _data(state: dict[str, str], path: str) -> bytes | None:
    return state[path].encode() if path in state else None


@pytest.mark.parametrize("rule", WITH_EXAMPLES, ids=lambda rule: rule.code)
def test_bad_example_breaks_the_rule(rule: Rule) -> None:
    """The bad example gives the rule's code, and beside it only what follows from it."""
    found = {problem.code for problem in found_in(rule, "Bad")}
    assert rule.code in found
    assert found - {rule.code} <= ALSO.get(rule.code, set())


@pytest.mark.parametrize("rule", WITH_EXAMPLES, ids=lambda rule: rule.code)
def test_good_example_keeps_every_rule(rule: Rule) -> None:
    """The good example gives no problem at all: it can be copied."""
    assert found_in(rule, "Good") == []


def test_bad_examples_are_named_in_full() -> None:
    """Where each problem stands, what it is about, what is said of it and what helps."""
    t = catalogue("en")
    text = ""
    for rule in WITH_EXAMPLES:
        for problem in found_in(rule, "Bad"):
            place = problem.place
            text += (
                f"{problem.code} {place.path}:{place.line}:{place.column}"
                f"–{place.end_line}:{place.end_column}\n"
            )
            hint = t(problem.hint) if problem.hint else "–"
            text += f"  of: {problem.ref or '–'}\n  said: {t(problem.message)}\n  hint: {hint}\n"
    assert_expected(text, BAD)


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
        assert re.fullmatch(r"JK[0-3][0-9]{2}", rule.code)
        assert level_of(rule.code) == (WARNING if rule.code[2] == "2" else ERROR)
