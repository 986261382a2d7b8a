"""Problems as SARIF 2.1.0, the format in which code scanning and editors exchange findings."""

from __future__ import annotations

import re
from urllib.parse import quote

from jakres_cli import __version__
from jakres_cli.output.explain import explain_json, explain_markdown, explain_page, explain_plain
from jakres_cli.output.problems import fingerprints, problem_words
from jakres_cli.rules.registry import RULES, Rule

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from jakres_cli.locale import Catalogue
    from jakres_cli.model.source import Place, Problem
    from jakres_cli.records.load import Loaded

_SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
_ROOT = "%SRCROOT%"
_INDEX = {rule.code: position for position, rule in enumerate(RULES)}
_WIDTH = 80
_BRACES = str.maketrans({"{": "{{", "}": "}}"})


def sarif(
    problems: Sequence[Problem], loaded: Loaded, t: Catalogue, folder: str
) -> dict[str, object]:
    """Return the log of one run; ``folder`` is where in the repository the workspace is.

    Paths are relative to the repository's root, so that the log is the same on every machine.
    """
    driver = {
        "name": "jakres",
        "version": __version__,
        "semanticVersion": __version__,
        "language": t.lang,
        "rules": [_rule(rule, t) for rule in RULES],
    }
    marks = fingerprints(problems, folder)
    run = {
        "tool": {"driver": driver},
        "language": t.lang,
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {_ROOT: {"description": {"text": "The root of the repository"}}},
        "invocations": [{"executionSuccessful": True}],
        "results": [
            _result(problem, mark, t, folder) for problem, mark in zip(problems, marks, strict=True)
        ],
        "properties": {"records": {"found": loaded.found, "read": loaded.whole}},
    }
    return {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}


def _rule(rule: Rule, t: Catalogue) -> dict[str, object]:
    page = explain_page(rule)
    return {
        "id": rule.code,
        "name": "".join(word.capitalize() for word in re.findall(r"\w+", rule.title.template)),
        "shortDescription": {"text": t(rule.title)},
        "fullDescription": {"text": explain_json(page, t)["rule"]},
        "help": {"text": explain_plain(page, t, _WIDTH), "markdown": explain_markdown(page, t)},
        "defaultConfiguration": {"level": page.level},
        "properties": {"problem.severity": page.level},
    }


def _result(problem: Problem, mark: str, t: Catalogue, folder: str) -> dict[str, object]:
    location: dict[str, object] = {"physicalLocation": _physical(problem.place, folder)}
    if problem.ref:
        location["logicalLocations"] = [{"fullyQualifiedName": problem.ref}]
    return {
        "ruleId": problem.code,
        "ruleIndex": _INDEX[problem.code],
        "level": problem.level,
        "message": {"text": _plain_message(problem_words(problem, t))},
        "locations": [location],
        # GitHub knows a result again by the first of these names only
        "partialFingerprints": {"primaryLocationLineHash": mark, "jakres/v1": mark},
    }


def _physical(place: Place, folder: str) -> dict[str, object]:
    path = f"{folder}{place.path}".encode(errors="surrogateescape")
    return {
        "artifactLocation": {"uri": quote(path, safe="/"), "uriBaseId": _ROOT},
        "region": {
            "startLine": place.line,
            "startColumn": place.column,
            "endLine": place.end_line,
            "endColumn": place.end_column,
        },
    }


def _plain_message(text: str) -> str:
    """Return ``text`` as a SARIF message in which nothing is a placeholder or a link."""
    return text.translate(_BRACES).replace("](", "] (")
