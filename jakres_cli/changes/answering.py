"""Follow-ups that other agencies answer for, since a person, a post or a group is of another."""

from __future__ import annotations

from jakres_cli.changes.change import PEOPLE, WORKING_GROUP, About, AnyChange, Change, Location
from jakres_cli.query.scope import bodies_behind
from jakres_cli.records.layout import PEOPLE_PATH

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from jakres_cli.model.records import Records
    from jakres_cli.query.standing import Ledger, Standing


def answering_changes(
    pairs: Iterable[tuple[Standing, Standing]], before: Ledger, after: Ledger
) -> Iterator[AnyChange]:
    """Yield each owner of both states for whom other agencies answer now, follow-up by follow-up.

    ``pairs`` are the follow-ups as they stand in both. The change is part of the register, or of
    the working group, that moved them.
    """
    for old, new in pairs:
        for owner in new.folded.owners:
            if owner not in old.folded.owners:
                continue
            was = bodies_behind(owner, before.records, old.follow_up.date, before.day)
            now = bodies_behind(owner, after.records, new.follow_up.date, after.day)
            if {*was} != {*now}:
                about = _about(owner, after.records)
                yield Change(
                    kind="follow-up-answered-by",
                    at=Location(about=about, ref=new.ref, path=about.path),
                    before=was,
                    after=now,
                    field=owner,
                    warning=True,
                )


def _about(owner: str, records: Records) -> About:
    group = records.working_groups.get(owner)
    if group is not None:
        return About(kind=WORKING_GROUP, id=group.id, path=group.path)
    return About(kind=PEOPLE, id="people", path=PEOPLE_PATH)
