"""``jakres actions``: the follow-ups, and the roles of an agency."""

from __future__ import annotations

from jakres_cli.cli.grammar import Command, Option
from jakres_cli.cli.options import AS_OF, AT, FORMAT, OUTPUT
from jakres_cli.cli.resolve import choice, resolve_parties, resolve_reference, resolve_scopes
from jakres_cli.model.message import Message
from jakres_cli.model.words import FOLLOW_UP_KINDS, OPEN_STATUSES, PROGRESS_STATUSES, SUPERSEDED
from jakres_cli.query.selection import GROUPS, SORTS, Selection, group_standings, select_actions
from jakres_cli.query.standing import Ledger

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from jakres_cli.cli.session import Session
    from jakres_cli.model.records import Records

_STATUSES = (*PROGRESS_STATUSES, SUPERSEDED)


def run(session: Session, *, format: str | None, output: str | None, **asked: Any) -> int:  # noqa: A002, ANN401
    """List the follow-ups that were asked for; exit 1 when records were not read whole."""
    day = session.day(asked["as_of"]) if asked["as_of"] else session.today
    loaded = session.load(tree=session.tree_at(asked["at"]))
    records = loaded.records
    scopes = resolve_scopes(asked["agency"], records, exact=asked["exact"])
    wanted = selection_from_options(session, asked, records)
    found = select_actions(Ledger(records, day), wanted, scopes, asked["sort"] or "due")
    form = session.format(format)
    if form == "json":
        from jakres_cli.output.machine import actions_json, as_json, envelope

        lists = actions_json(found)
        text = as_json(envelope("jakres.actions/1", loaded, day, session.t, **lists))
    else:
        from jakres_cli.output.actions import actions_report

        items = list(found.items)
        groups = (
            group_standings(items, asked["group"], day, records)
            if asked["group"]
            else [("", items)]
        )
        codes = tuple(scope.code for scope in scopes)
        report = actions_report(found, groups, codes, records, session.t)
        text = session.lay_out(report, form)
    session.deliver(text, output)
    return session.account(loaded)


def selection_from_options(session: Session, asked: dict[str, Any], records: Records) -> Selection:
    """Return the selection that the options describe; raises ``AskedWrongly``."""
    exact = asked["exact"]
    return Selection(
        statuses=_statuses(asked),
        to=resolve_parties(asked["to"], records, exact=exact),
        supporters=resolve_parties(asked["with"], records, exact=exact),
        overdue=asked["overdue"],
        stale=asked["stale"],
        unowned=asked["unowned"],
        kind=asked["kind"],
        pillar=choice(asked["pillar"], records.settings.pillar, Message("pillar")),
        meeting=resolve_reference(asked["meeting"], records.meetings),
        series=resolve_reference(asked["series"], records.series),
        event=resolve_reference(asked["event"], records.events),
        due_before=session.day(asked["due_before"]) if asked["due_before"] else None,
    )


def _statuses(asked: dict[str, Any]) -> frozenset[str]:
    if asked["status"]:
        return frozenset(asked["status"])
    return frozenset(_STATUSES if asked["all"] else OPEN_STATUSES)


COMMAND = Command(
    name="actions",
    help=Message("List follow-ups: who owes what, since when; and the roles of an agency."),
    run=run,
    options=(
        Option(
            names=("--agency",),
            metavar="AGENCY",
            many=True,
            help=Message("Owed by that agency, its children, predecessors, posts and people."),
        ),
        Option(
            names=("--exact",),
            flag=True,
            help=Message("Only the agency itself, without children and predecessors."),
        ),
        Option(
            names=("--to",),
            metavar="AGENCY",
            many=True,
            help=Message("Promised to that agency."),
        ),
        Option(
            names=("--with",),
            metavar="AGENCY",
            many=True,
            help=Message("Supported by that agency."),
        ),
        Option(names=("--open",), flag=True, help=Message("Only what is open (the default).")),
        Option(names=("--all",), flag=True, help=Message("Whatever its status.")),
        Option(
            names=("--status",),
            metavar="STATUS",
            many=True,
            choices=_STATUSES,
            help=Message("Only with that status; may be repeated."),
        ),
        Option(names=("--overdue",), flag=True, help=Message("Only what is overdue.")),
        Option(
            names=("--stale",),
            flag=True,
            help=Message("Only what has no due date and has been quiet for long."),
        ),
        Option(names=("--unowned",), flag=True, help=Message("Only what nobody owns.")),
        Option(
            names=("--kind",),
            metavar="KIND",
            choices=FOLLOW_UP_KINDS,
            help=Message("commitment, request, expectation or need."),
        ),
        Option(names=("--pillar",), metavar="PILLAR", help=Message("Of that pillar.")),
        Option(names=("--meeting",), metavar="REF", help=Message("Promised in that meeting.")),
        Option(names=("--series",), metavar="SERIES", help=Message("Promised in that series.")),
        Option(names=("--event",), metavar="EVENT", help=Message("That belong to that event.")),
        Option(names=("--due-before",), metavar="DATE", help=Message("Due before that day.")),
        AS_OF,
        AT,
        Option(
            names=("--sort",),
            metavar="KEY",
            choices=SORTS,
            help=Message("due (default: overdue, by day, stale, by age), age, ref, meeting, …"),
        ),
        Option(
            names=("--group",),
            metavar="KEY",
            choices=GROUPS,
            help=Message("Under headings: agency, pillar, meeting or bucket (due)."),
        ),
        FORMAT,
        OUTPUT,
    ),
)
