"""What a plan would change, as ``--dry-run`` shows it."""

from __future__ import annotations

from difflib import SequenceMatcher, unified_diff

from jakres_cli.model.base import Message
from jakres_cli.model.source import FILES
from jakres_cli.model.words import CONFIDENTIAL

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from jakres_cli.cli.session import Session
    from jakres_cli.rules.secret_places import SecretPlaces
    from jakres_cli.store.steps import FileStep

SHOWN_BY_OPTION = Message("--confidential shows it")
_CONTEXT = 3


def show_differences(steps: Iterable[FileStep], session: Session) -> None:
    """Print what ``steps`` change; of what is confidential only the sizes, unless it may be told.

    It is then marked on a terminal; in a file it is a patch that other tools take.
    """
    from jakres_cli.output.confidential import marked
    from jakres_cli.rules.secret_places import SecretPlaces

    places = None
    if session.last_loaded.mentions_secrets or any(_mentions(step) for step in steps):
        places = SecretPlaces(session.last_loaded.records, session.tree)
    withheld = False
    for step in steps:
        is_secret = places is not None and _is_secret(step, places)
        if is_secret and not session.tells_confidential:
            session.say(_sizes(step))
            withheld = True
            continue
        if is_secret and session.terminal:
            session.say(f"{marked(step.new, CONFIDENTIAL, session.t)}\n")
        session.say(difference(step))
    if withheld:
        session.note(SHOWN_BY_OPTION)


def difference(step: FileStep) -> str:
    """Return what ``step`` changes as ``diff -u`` and git show it; of a copy only its size."""
    from jakres_cli.output import escape_unsafe

    if step.old is None and step.new.startswith(FILES):
        return f"+ {step.new} ({len(step.after or b'')} bytes)\n"
    old = step.old or step.new
    lines = unified_diff(
        _lines(step.before),
        _lines(step.after),
        "/dev/null" if step.old is None else f"a/{old}",
        f"b/{step.new}",
    )
    return escape_unsafe(_moved(step)) + "".join(
        escape_unsafe(line)
        if line.endswith("\n")
        else f"{escape_unsafe(line)}\n\\ No newline at end of file\n"
        for line in lines
    )


def _sizes(step: FileStep) -> str:
    """Return which file ``step`` changes, and how many lines of it."""
    from jakres_cli.output import escape_unsafe

    changes = [
        (until - start, end - begin)
        for kind, start, until, begin, end in _matcher(step).get_opcodes()
        if kind != "equal"
    ]
    gone, new = (sum(numbers) for numbers in zip(*changes, strict=True)) if changes else (0, 0)
    return escape_unsafe(f"{_moved(step)}{step.new} (+{new} -{gone})\n")


def _moved(step: FileStep) -> str:
    is_moved = step.old is not None and step.old != step.new
    return f"rename from {step.old}\nrename to {step.new}\n" if is_moved else ""


def _mentions(step: FileStep) -> bool:
    return any(CONFIDENTIAL.encode() in (data or b"") for data in (step.before, step.after))


def _is_secret(step: FileStep, places: SecretPlaces) -> bool:
    """Tell whether the difference would show a line that is confidential, before or after."""
    old = places.lines_in(step.old or step.new, step.before or b"")
    new = places.lines_in(step.new, step.after or b"")
    if old is None or new is None:
        return True
    return any(
        _meet(hunk[0][1], hunk[-1][2], old) or _meet(hunk[0][3], hunk[-1][4], new)
        for hunk in _matcher(step).get_grouped_opcodes(_CONTEXT)
    )


def _meet(start: int, until: int, places: Iterable[range]) -> bool:
    """Tell whether the lines from ``start``, counted from 0, lie in one of ``places``."""
    return any(place.start <= until and start + 1 < place.stop for place in places)


def _matcher(step: FileStep) -> SequenceMatcher[str]:
    return SequenceMatcher(None, _lines(step.before), _lines(step.after))


def _lines(data: bytes | None) -> list[str]:
    *lines, last = (data or b"").decode("utf-8", "surrogateescape").split("\n")
    return [f"{line}\n" for line in lines] + ([last] if last else [])
