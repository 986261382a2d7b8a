"""Of what somebody still has to be reminded: nobody of what it has reported."""

from __future__ import annotations

from jakres_cli.model.base import replace_fields
from jakres_cli.query.folded import ANSWERED
from jakres_cli.query.scope import answering

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from jakres_cli.model.records import Records
    from jakres_cli.query.scope import Scope
    from jakres_cli.query.selection import Actions
    from jakres_cli.query.standing import Standing


def left_to_report(owed: Actions, scope: Scope, records: Records) -> Actions:
    """Return of ``owed`` what those in ``scope`` haven't reported done, or found done or dropped.

    Of what an umbrella owes, that is what they are awaited on; all of it where nobody is.
    """
    return replace_fields(
        owed,
        items=tuple(one for one in owed.items if _is_left(one, scope, records)),
        umbrella=tuple(one for one in owed.umbrella if _awaits(one, scope)),
    )


def awaited_parties(standing: Standing) -> Iterator[str]:
    """Yield who has to be reminded of a follow-up: owners, and those awaited on an umbrella's."""
    folded = standing.folded
    yield from (owner for owner, status in folded.by_owner.items() if status not in ANSWERED)
    if folded.status not in ANSWERED:
        yield from (answer.agency for answer in folded.awaited if not answer.is_given)


def _is_left(standing: Standing, scope: Scope, records: Records) -> bool:
    """Tell whether one of the owners that ``scope`` answers for hasn't reported yet."""
    promised = standing.follow_up.date
    return any(
        status not in ANSWERED
        and not scope.parties.isdisjoint(answering((owner,), records, promised))
        for owner, status in standing.folded.by_owner.items()
    )


def _awaits(standing: Standing, scope: Scope) -> bool:
    folded = standing.folded
    if folded.status in ANSWERED:
        return False
    mine = [answer for answer in folded.awaited if answer.agency in scope.parties]
    return not folded.awaited or any(not answer.is_given for answer in mine)
