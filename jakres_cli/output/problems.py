"""What was found wrong: problems of records, and the points of ``jakres doctor``."""

from __future__ import annotations

from jakres_cli.locale import LEVEL
from jakres_cli.model.base import Message, Value
from jakres_cli.output import Report, cell_width, escape_unsafe, list_section, one_line, safe_path

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from jakres_cli.locale import Catalogue
    from jakres_cli.model.source import Place, Problem


_RED, _YELLOW, _BOLD, _OFF = "\x1b[31m", "\x1b[33m", "\x1b[1m", "\x1b[0m"
_MARGIN = 12


def problem_line(problem: Problem, t: Catalogue) -> str:
    """Return ``path:line:column: CODE level: message (hint)``.

    The level is the same word in every language, for editors that look for it.
    """
    return f"{_where(problem.place)}: {problem.code} {problem.level}: {problem_words(problem, t)}"


def problem_words(problem: Problem, t: Catalogue) -> str:
    """Return ``message (hint)``, harmless and on one line."""
    hint = f" ({_one_line(problem.hint, t)})" if problem.hint else ""
    return f"{_one_line(problem.message, t)}{hint}"


def problem_block(problem: Problem, t: Catalogue, width: int, *, color: bool) -> str:
    """Return the problem with its line and a caret under the words it is about."""
    place, level = problem.place, t(LEVEL[problem.level])
    head = f"{_where(place)}: "
    words = _one_line(problem.message, t)
    if color:
        paint = _RED if problem.level == "error" else _YELLOW
        head = f"{_BOLD}{head}{paint}{problem.code}{_OFF}{_BOLD} {level}: {words}{_OFF}"
    else:
        head = f"{head}{problem.code} {level}: {words}"
    return "\n".join([head, *_excerpt(problem, t, width)])


def _where(place: Place) -> str:
    path = safe_path(place.path)
    return f"{path}:{place.line}:{place.column}" if place.line else path


def _excerpt(problem: Problem, t: Catalogue, width: int) -> list[str]:
    place = problem.place
    hint = _one_line(problem.hint, t) if problem.hint else ""
    if not place.excerpt.strip():
        return [f"      = {hint}"] if hint else []
    shown, before, marked = _window(place, max(width - 8, 20))
    carets = " " * before + "^" * max(marked, 1)
    lines = [f"{place.line:>5} | {shown}"]
    if hint and cell_width(carets) + len(hint) + 9 <= width:
        return [*lines, f"      | {carets} {hint}"]
    return [*lines, f"      | {carets}", *([f"      = {hint}"] if hint else [])]


def _window(place: Place, width: int) -> tuple[str, int, int]:
    """Return the part of the line to show, and where in it the marks begin and how many."""
    line = place.excerpt.replace("\t", " ")
    start = place.column - 1 - place.cut
    on_one_line = place.end_line == place.line
    end = min(place.end_column - 1 - place.cut if on_one_line else len(line), len(line))
    left = max(0, start - _MARGIN) if cell_width(line) > width else 0
    before = ("…" if left or place.cut else "") + escape_unsafe(line[left:start])
    middle = escape_unsafe(line[start:end])
    shown = before + middle + escape_unsafe(line[end:])
    if cell_width(shown) > width:
        shown = shown[: width - 1] + "…"
    room = max(width - cell_width(before), 1)
    return shown, cell_width(before), min(cell_width(middle), room)


def _one_line(message: Message, t: Catalogue) -> str:
    return one_line(t(message))


_FINGERPRINT_LENGTH = 32


def fingerprints(problems: Iterable[Problem], folder: str) -> list[str]:
    """Return a fingerprint for each of ``problems``, in their order.

    It rests on the code, the file, the item and the words that the message is about; ``folder`` is
    where in the repository the workspace is. Of problems alike in all of that the second one
    differs from the first, and so on.
    """
    from hashlib import sha256

    seen: dict[str, int] = {}
    marks = []
    for problem in problems:
        basis = "\0".join(_fingerprint_basis(problem, folder))
        seen[basis] = seen.get(basis, 0) + 1
        counted = f"{basis}\0{seen[basis]}".encode(errors="surrogatepass")
        marks.append(sha256(counted).hexdigest()[:_FINGERPRINT_LENGTH])
    return marks


def _fingerprint_basis(problem: Problem, folder: str) -> list[str]:
    # numbers are left out: lines move, and days go by
    words = [
        f"{name}={value}"
        for name, value in sorted(problem.message.params.items())
        if isinstance(value, str)
    ]
    return [problem.code, f"{folder}{problem.place.path}", problem.ref or "", *words]


def problems_json(problems: Iterable[Problem], t: Catalogue) -> list[dict[str, object]]:
    """Return the items of ``jakres.problems/1``."""
    return [
        {
            "code": problem.code,
            "level": problem.level,
            "message": t(problem.message),
            "hint": t(problem.hint) if problem.hint else None,
            "params": _params(problem),
            "path": problem.place.path,
            "line": problem.place.line or None,
            "column": problem.place.column or None,
            "end_line": problem.place.end_line or None,
            "end_column": problem.place.end_column or None,
            "ref": problem.ref,
        }
        for problem in problems
    ]


def _params(problem: Problem) -> dict[str, object]:
    return {
        name: value if isinstance(value, int) else str(value)
        for name, value in problem.message.params.items()
    }


class DoctorPoint(Value):
    """Something looked at. ``name`` is its stable name; ``advice`` what to do if not ``well``."""

    area: str
    name: str
    label: Message | str
    found: Message | str
    well: bool = True
    advice: Message | None = None


_AREA = {
    "repairs": Message("Repairs"),
    "environment": Message("Environment"),
    "workspace": Message("Workspace"),
    "leftovers": Message("Leftovers"),
    "orphans": Message("Orphans"),
    "unread": Message("Not read whole"),
}


_OK, _ATTENTION = Message("ok"), Message("attention")


def doctor_report(points: list[DoctorPoint], t: Catalogue) -> Report:
    """Return the report: an area after the other, what needs attention marked."""
    return Report(
        sections=tuple(
            list_section(
                [point for point in points if point.area == area],
                [
                    (Message("STATE"), lambda point: t(_OK if point.well else _ATTENTION)),
                    (Message("WHAT"), lambda point: _in_words(point.label, t)),
                    (Message("FOUND"), lambda point: _with_advice(point, t)),
                ],
                t,
                title=t(title),
            )
            for area, title in _AREA.items()
        )
    )


def doctor_json(points: list[DoctorPoint], root: str | None, t: Catalogue) -> dict[str, object]:
    """Return ``jakres.doctor/1``."""
    return {
        "schema": "jakres.doctor/1",
        "workspace": root,
        "items": [
            {
                "area": point.area,
                "name": point.name,
                "state": "ok" if point.well else "attention",
                "found": _in_words(point.found, t),
                "advice": t(point.advice) if point.advice else None,
            }
            for point in points
        ],
    }


def _with_advice(point: DoctorPoint, t: Catalogue) -> str:
    text = _in_words(point.found, t)
    return f"{text}: {t(point.advice)}" if point.advice else text


def _in_words(text: Message | str, t: Catalogue) -> str:
    return t(text) if isinstance(text, Message) else text
