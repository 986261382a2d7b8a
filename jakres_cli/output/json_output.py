"""JSON for other programs: the envelopes and values of the contract (commands.md)."""

from __future__ import annotations

import json
import re
from datetime import date

from jakres_cli.model.base import Value, set_fields
from jakres_cli.model.meeting import Due
from jakres_cli.output.incomplete import incomplete_words

TYPE_CHECKING = False
if TYPE_CHECKING:
    import datetime

    from jakres_cli.locale import Catalogue
    from jakres_cli.query.roles import Role
    from jakres_cli.query.selection import Actions
    from jakres_cli.query.standing import Standing
    from jakres_cli.records.load import Loaded

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
    """Return the envelope of ``schema``: which records the answer rests on, then ``rest``.

    ``withheld`` among these counts what was left out because it is confidential.
    """
    return {
        "schema": schema,
        "today": day.isoformat(),
        **({"at": loaded.commit} if loaded.commit else {}),
        "records": records_json(loaded, t),
        "withheld": 0,
        **rest,
    }


def records_json(loaded: Loaded, t: Catalogue) -> dict[str, object]:
    """Return how many records an answer rests on, and what of them was not counted."""
    return {
        "found": loaded.found,
        "read": loaded.whole,
        "incomplete": [
            {
                "path": problem.place.path,
                "line": problem.place.line or None,
                "code": problem.code,
                "message": t(incomplete_words(problem)),
            }
            for problem in loaded.incomplete
        ],
    }


_FIELDS = {
    "since": "from",
    "supporters": "with",
    "capacity": "as",
    "affiliations": "agency",
}
"""Fields that have another name in the model."""


def value_json(value: object) -> object:
    """Return any value of the model as JSON: its fields in snake_case, days as ISO 8601."""
    if isinstance(value, Due):
        return value.text
    if isinstance(value, Value):
        return fields_json(value)
    if isinstance(value, tuple):
        return [value_json(item) for item in value]
    if isinstance(value, date):
        return value.isoformat()
    return value


def fields_json(value: Value) -> dict[str, object]:
    """Return the fields of ``value`` as JSON, under the names that they have in the records."""
    return {_FIELDS.get(name, name): value_json(inner) for name, inner in set_fields(value).items()}


def actions_json(actions: Actions) -> dict[str, object]:
    """Return the lists of ``jakres.actions/1``."""
    return {
        "items": [standing_json(standing) for standing in actions.items],
        "roles": [role_json(role) for role in actions.roles],
        "umbrella": [standing_json(standing) for standing in actions.umbrella],
    }


def standing_json(standing: Standing) -> dict[str, object]:
    """Return a follow-up as it stands."""
    promised, folded = standing.follow_up, standing.folded
    return {
        "ref": standing.ref,
        "meeting": promised.meeting,
        "date": promised.date.isoformat(),
        "path": promised.path,
        "line": promised.line,
        "what": promised.what,
        "kind": promised.kind,
        "owners": list(folded.owners),
        "with": list(promised.supporters),
        "to": list(promised.to),
        "status": standing.status,
        "by_owner": folded.by_owner,
        "awaited": [value_json(answer) for answer in folded.awaited],
        "objections": [value_json(objection) for objection in folded.objections],
        "reminded": value_json(folded.reminded_on),
        "due": folded.due.text if folded.due else None,
        "due_latest": value_json(standing.due_latest),
        "first_due": value_json(standing.first_due),
        "asked": folded.asked.text if folded.asked else None,
        "slips": standing.slips,
        "overdue": standing.overdue,
        "days_late": standing.days_late,
        "age_days": standing.age_days,
        "stale": standing.stale,
        "finished": value_json(standing.finished),
        "replaces": list(standing.replaces),
        "replaced_by": list(standing.replaced_by),
        "evidence": list(folded.evidence),
        "quote": promised.quote,
        "pillar": list(standing.pillar),
        "event": promised.event,
        "called_off": standing.called_off,
        "visibility": standing.visibility,
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
        "date": value_json(role.date),
        "visibility": role.visibility,
    }
