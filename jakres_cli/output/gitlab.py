"""Problems for GitLab's merge requests: a Code Quality report."""

from __future__ import annotations

from jakres_cli.model.source import ERROR, WARNING, Problem
from jakres_cli.output.fingerprints import fingerprints
from jakres_cli.output.problems import problem_words
from jakres_cli.output.safe import safe_path

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from jakres_cli.locale import Catalogue

_SEVERITY = {ERROR: "major", WARNING: "minor"}


def code_quality(problems: Sequence[Problem], t: Catalogue, folder: str) -> list[dict[str, object]]:
    """Return the report; ``folder`` is where in the repository the workspace is."""
    return [
        {
            "description": problem_words(problem, t),
            "check_name": problem.code,
            "fingerprint": fingerprint,
            "severity": _SEVERITY[problem.level],
            "location": {
                "path": safe_path(f"{folder}{problem.place.path}"),
                "lines": {"begin": problem.place.line},
            },
        }
        for problem, fingerprint in zip(problems, fingerprints(problems, folder), strict=True)
    ]
