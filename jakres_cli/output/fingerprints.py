"""Fingerprints: a problem keeps its own as long as it is there, whatever line it moves to."""

from __future__ import annotations

from hashlib import sha256

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from jakres_cli.model.source import Problem

_LENGTH = 32


def fingerprints(problems: Iterable[Problem], folder: str) -> list[str]:
    """Return a fingerprint for each of ``problems``, in their order.

    It rests on the code, the file, the item and the words that the message is about; ``folder`` is
    where in the repository the workspace is. Of problems alike in all of that the second one
    differs from the first, and so on.
    """
    seen: dict[str, int] = {}
    found = []
    for problem in problems:
        basis = "\0".join(_basis(problem, folder))
        seen[basis] = seen.get(basis, 0) + 1
        counted = f"{basis}\0{seen[basis]}".encode(errors="surrogatepass")
        found.append(sha256(counted).hexdigest()[:_LENGTH])
    return found


def _basis(problem: Problem, folder: str) -> list[str]:
    # numbers are left out: lines move, and days go by
    words = [
        f"{name}={value}"
        for name, value in sorted(problem.message.params.items())
        if isinstance(value, str)
    ]
    return [problem.code, f"{folder}{problem.place.path}", problem.ref or "", *words]
