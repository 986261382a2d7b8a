"""One agency, post, person: a ledger with two sides that fits a screen."""

from __future__ import annotations

from jakres_cli.model.message import Message, Plural
from jakres_cli.output.actions import follow_up_list, roles_section
from jakres_cli.output.report import Report, ReportColumn, Section
from jakres_cli.query.agencies import Account, party_account
from jakres_cli.query.references import ShortForms, follow_up_refs

TYPE_CHECKING = False
if TYPE_CHECKING:
    from jakres_cli.locale import Catalogue
    from jakres_cli.model.naming import Party
    from jakres_cli.query.standing import Ledger, Standing

_MEETINGS_SHOWN = 5


def party_report(party: Party, ledger: Ledger, t: Catalogue) -> Report:
    """Return what the party owes and is owed, its roles, and its latest meetings."""
    ours = party_account(ledger, party.code)
    short = ShortForms(follow_up_refs(ledger.records))

    def side(title: Message, items: tuple[Standing, ...], empty: str | None) -> Section:
        return Section(title=t(title), **follow_up_list(items, short, t), empty=empty)

    none = t(Message("nothing"))
    return Report(
        title=f"{party.code} · {_name(party, ledger, t)}",
        sections=(
            Section(rows=tuple(_facts(party, ours, ledger, t))),
            side(Message("Owes"), ours.owes, none),
            side(Message("Owed by the umbrella above it"), ours.umbrella, None),
            side(Message("Supports"), ours.supports, None),
            side(Message("Is owed"), ours.owed, none),
            roles_section(ours.roles, (party.code,), ledger.records, t),
            _meetings(ours, t),
        ),
    )


def _name(party: Party, ledger: Ledger, t: Catalogue) -> str:
    agency = ledger.records.agencies.get(party.code)
    return agency.name.in_language(t.lang) if agency else party.name


def _facts(party: Party, ours: Account, ledger: Ledger, t: Catalogue) -> list[tuple[str, str]]:
    agency = ledger.records.agencies.get(party.code)
    rows: list[tuple[Message, str]] = []
    if agency is not None:
        rows = [
            (Message("also called"), "; ".join(agency.aliases)),
            (Message("part of"), agency.parent or ""),
            (Message("successor"), agency.successor or ""),
            (Message("contact"), agency.contact or ""),
        ]
    post = ledger.records.posts.get(party.code)
    if post is not None:
        rows = [
            (Message("agency"), post.agency or ""),
            (Message("same person as"), post.held_with or ""),
        ]
    person = ledger.records.people.get(party.code)
    if person is not None:
        rows = [
            (Message("agency"), person.agency or ""),
            (Message("posts"), ", ".join(holding.post for holding in person.holds)),
        ]
    done = Plural("1 follow-up", "{n} follow-ups", n=ours.finished)
    rows.append((Message("finished"), t(done) if ours.finished else ""))
    return [(t(label), text) for label, text in rows if text]


def _meetings(ours: Account, t: Catalogue) -> Section:
    more = len(ours.meetings) - _MEETINGS_SHOWN
    title = t(Message("Meetings"))
    if more > 0:
        title = t(Message("Meetings (the latest of {n})", n=len(ours.meetings)))
    return Section(
        title=title,
        columns=(
            ReportColumn(title=t(Message("MEETING"))),
            ReportColumn(title=t(Message("TITLE")), wide=True),
        ),
        rows=tuple(
            (one.id, one.title.in_language(t.lang)) for one in ours.meetings[:_MEETINGS_SHOWN]
        ),
        empty=t(Message("none")),
    )
