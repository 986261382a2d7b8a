"""JSON for other programs: the envelopes and items of the contract (commands.md)."""

from __future__ import annotations

import json
import re
from datetime import date

from jakres_cli.model.due import Due
from jakres_cli.model.value import Value, set_fields

TYPE_CHECKING = False
if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable

    from jakres_cli.locale import Catalogue
    from jakres_cli.model.source import Problem
    from jakres_cli.query.fold import FoldStep
    from jakres_cli.query.roles import Role
    from jakres_cli.query.selection import Actions
    from jakres_cli.query.standing import Standing
    from jakres_cli.records.reading.load import Loaded


_ACTING = re.compile(
    "[\x7f-\x9f\xad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ud800-\udfff\ufeff"
    "\ufff9-\ufffb\U000e0001-\U000e007f]"
)
"""Characters that act rather than show: as escapes they stay what they are and do nothing."""


def as_json(value: object) -> str:
    """Return ``value`` as indented JSON with a final newline, keys in the order given."""
    text = json.dumps(value, ensure_ascii=False, indent=2)
    return _ACTING.sub(lambda match: json.dumps(match.group())[1:-1], text) + "\n"


def envelope(
    schema: str, loaded: Loaded, day: datetime.date, t: Catalogue, **rest: object
) -> dict[str, object]:
    """Return the envelope of ``schema``: which records the answer rests on, then ``rest``."""
    return {
        "schema": schema,
        "today": day.isoformat(),
        **({"at": loaded.commit} if loaded.commit else {}),
        "records": records_json(loaded, t),
        **rest,
    }


def records_json(loaded: Loaded, t: Catalogue) -> dict[str, object]:
    """Return how many records an answer rests on, and which of them were not read whole."""
    return {
        "found": loaded.found,
        "read": loaded.whole,
        "incomplete": [
            {
                "path": problem.place.path,
                "line": problem.place.line,
                "code": problem.code,
                "message": t(problem.message),
            }
            for problem in loaded.incomplete
        ],
    }


def actions_json(found: Actions) -> dict[str, object]:
    """Return the lists of ``jakres.actions/1``."""
    return {
        "items": [standing_json(one) for one in found.items],
        "roles": [role_json(role) for role in found.roles],
        "umbrella": [standing_json(one) for one in found.umbrella],
    }


def standing_json(one: Standing) -> dict[str, object]:
    """Return a follow-up as it stands."""
    promised, folded = one.follow_up, one.folded
    return {
        "ref": one.ref,
        "meeting": promised.meeting,
        "date": promised.date.isoformat(),
        "path": promised.path,
        "line": promised.line,
        "what": promised.what,
        "kind": promised.kind,
        "owners": list(folded.owners),
        "with": list(promised.supporters),
        "to": list(promised.to),
        "status": one.status,
        "by_owner": folded.by_owner,
        "due": folded.due.text if folded.due else None,
        "due_latest": _day(one.due_latest),
        "first_due": _day(one.first_due),
        "asked": folded.asked.text if folded.asked else None,
        "slips": one.slips,
        "overdue": one.overdue,
        "days_late": one.days_late,
        "age_days": one.age_days,
        "stale": one.stale,
        "evidence": list(folded.evidence),
        "quote": promised.quote,
        "pillar": list(promised.pillar),
        "event": promised.event,
    }


def role_json(role: Role) -> dict[str, object]:
    """Return a duty in an event or working group."""
    return {
        "agency": role.agency,
        "of": role.of,
        "ref": role.ref,
        "role": role.role,
        "group": role.group,
        "pillar": list(role.pillar),
        "status": role.status,
        "date": _day(role.date),
    }


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
            "line": problem.place.line,
            "column": problem.place.column,
            "end_line": problem.place.end_line,
            "end_column": problem.place.end_column,
            "ref": problem.ref,
        }
        for problem in problems
    ]


_FIELDS = {"since": "from", "supporters": "with"}
"""Fields that Python's own words can't name."""


def value_json(value: object) -> object:
    """Return any value of the model as JSON: its fields in snake_case, days as ISO 8601."""
    if isinstance(value, Due):
        return value.text
    if isinstance(value, Value):
        return {
            _FIELDS.get(name, name): value_json(inner) for name, inner in set_fields(value).items()
        }
    if isinstance(value, tuple):
        return [value_json(item) for item in value]
    if isinstance(value, date):
        return value.isoformat()
    return value


def step_json(step: FoldStep, t: Catalogue) -> dict[str, object]:
    """Return a progress entry and what the fold made of it."""
    entry = value_json(step.entry)
    refused = t(step.refused) if step.refused else None
    return {**entry, "counted": step.counted and refused is None, "refused": refused}  # type: ignore[dict-item]


def _params(problem: Problem) -> dict[str, object]:
    return {
        name: value if isinstance(value, int) else str(value)
        for name, value in problem.message.params.items()
    }


def _day(day: datetime.date | None) -> str | None:
    return day.isoformat() if day else None
