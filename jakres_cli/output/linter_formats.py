"""Problems in the formats in which linters report: SARIF 2.1.0 and reviewdog's."""

from __future__ import annotations

import re
from urllib.parse import quote

from jakres_cli import __version__
from jakres_cli.model.source import ERROR, WARNING, Place, Problem, Tree
from jakres_cli.output import safe_path
from jakres_cli.output.explain import explain_json, explain_markdown, explain_page, explain_plain
from jakres_cli.output.problems import fingerprints, problem_words
from jakres_cli.rules.registry import RULES, Rule

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from jakres_cli.locale import Catalogue
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
        "name": "".join(word.capitalize() for word in _WORD.findall(rule.title.template)),
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


_SEVERITY = {ERROR: "ERROR", WARNING: "WARNING"}
_WORD = re.compile(r"\w+")
_BARE_CR = re.compile(r"\r(?!\n)")
_REPLACEMENTS = ("guess", "code")
"""What the gap of a hint is called that holds the word to write instead."""


def diagnostics(
    problems: Sequence[Problem], tree: Tree, t: Catalogue, folder: str
) -> dict[str, object]:
    """Return the result of the check; ``folder`` is where in the repository the workspace is.

    reviewdog counts columns in bytes, so the lines are read again from ``tree``.
    """
    columns = _Columns(tree)
    worst = next((level for level in _SEVERITY if any(p.level == level for p in problems)), "")
    return {
        "source": {"name": "jakres"},
        "severity": _SEVERITY.get(worst, "INFO"),
        "diagnostics": [_diagnostic(problem, columns, t, folder) for problem in problems],
    }


class _Columns:
    """Ranges in bytes; the lines of the last file are kept."""

    def __init__(self, tree: Tree) -> None:
        self._tree = tree
        self._last: tuple[str, list[str] | None] = ("", None)

    def range(self, place: Place) -> dict[str, object]:
        """Return where ``place`` is: lines only, where the file's bytes are no text."""
        lines = self._lines(place.path)
        if lines is None or place.end_line > len(lines):
            return {"start": {"line": place.line}, "end": {"line": place.end_line}}
        start = {"line": place.line, "column": _bytes(lines[place.line - 1], place.column)}
        end_column = _bytes(lines[place.end_line - 1], place.end_column)
        return {"start": start, "end": {"line": place.end_line, "column": end_column}}

    def text(self, place: Place) -> str:
        """Return what stands at ``place``, of a span within one line."""
        lines = self._lines(place.path)
        if lines is None or place.line != place.end_line or place.line > len(lines):
            return ""
        return lines[place.line - 1][place.column - 1 : place.end_column - 1]

    def _lines(self, path: str) -> list[str] | None:
        if path != self._last[0]:
            self._last = (path, self._read(path))
        return self._last[1]

    def _read(self, path: str) -> list[str] | None:
        data = self._tree.read(path).data
        try:
            return None if data is None else _BARE_CR.sub("\n", data.decode()).split("\n")
        except UnicodeDecodeError:
            return None


def _diagnostic(
    problem: Problem, columns: _Columns, t: Catalogue, folder: str
) -> dict[str, object]:
    place = columns.range(problem.place)
    diagnostic: dict[str, object] = {
        "message": problem_words(problem, t),
        "location": {"path": safe_path(f"{folder}{problem.place.path}"), "range": place},
        "severity": _SEVERITY[problem.level],
        "code": {"value": problem.code},
    }
    instead = _replacement(problem, columns.text(problem.place))
    if instead is not None:
        diagnostic["suggestions"] = [{"range": place, "text": instead}]
    return diagnostic


def _replacement(problem: Problem, there: str) -> str | None:
    """Return what to write instead of ``there``, when that is the very word that is wrong."""
    if problem.hint is None or not there or there not in problem.message.params.values():
        return None
    known = (problem.hint.params.get(name) for name in _REPLACEMENTS)
    return next((word for word in known if isinstance(word, str)), None)


def _bytes(line: str, column: int) -> int:
    return len(line[: column - 1].encode()) + 1
