"""The register of agencies, and one party's page: what it owes and is owed."""

from __future__ import annotations

from jakres_cli.model.base import Message, Plural
from jakres_cli.output import Report, Section, fact_section, list_section
from jakres_cli.output.actions import follow_up_section, roles_section
from jakres_cli.output.confidential import marked
from jakres_cli.output.json_output import value_json
from jakres_cli.output.party_facts import agency_name, register_rows
from jakres_cli.query.agencies import Account, ListedAgency, party_account
from jakres_cli.query.references import ShortForms, follow_up_refs

TYPE_CHECKING = False
if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable

    from jakres_cli.locale import Catalogue
    from jakres_cli.model.naming import Party
    from jakres_cli.query.standing import Ledger, Standing

KIND = {
    "city-agency": Message("city agency"),
    "bureau": Message("bureau"),
    "secretariat": Message("secretariat"),
    "umbrella": Message("umbrella"),
    "national": Message("national body"),
    "foreign": Message("foreign body"),
    "research": Message("research body"),
    "university": Message("university"),
    "ngo": Message("NGO"),
    "company": Message("company"),
    "network": Message("network"),
    "other": Message("other"),
}


def agencies_report(agencies: Iterable[ListedAgency], day: datetime.date, t: Catalogue) -> Report:
    """Return the report of ``jakres agencies``; a count of nothing is left empty."""
    section = list_section(
        agencies,
        [
            (Message("CODE"), lambda listed: listed.agency.code),
            (Message("NAME"), lambda listed: agency_name(listed.agency, day, t)),
            (Message("KIND"), lambda listed: t(KIND[listed.agency.kind])),
            (Message("PART OF"), lambda listed: listed.agency.parent or ""),
            (Message("OWES"), lambda listed: str(listed.owes or "")),
            (Message("IS OWED"), lambda listed: str(listed.owed or "")),
            (Message("VALID"), lambda listed: _validity(listed, day, t)),
        ],
        t,
        empty=t(Message("No agency matches.")),
        wide=1,
    )
    return Report(sections=(section,))


def agency_json(listed: ListedAgency) -> dict[str, object]:
    """Return an item of ``jakres.agencies/1``."""
    agency = listed.agency
    return {
        "code": agency.code,
        "name": value_json(agency.name),
        "aliases": list(agency.aliases),
        "kind": agency.kind,
        "parent": agency.parent,
        "from": agency.since.isoformat() if agency.since else None,
        "until": agency.until.isoformat() if agency.until else None,
        "successor": list(agency.successor),
        "former": list(agency.former),
        "names": value_json(agency.names),
        "contact": agency.contact,
        "valid": listed.valid,
        "owes": listed.owes,
        "owed": listed.owed,
    }


def _validity(listed: ListedAgency, day: datetime.date, t: Catalogue) -> str:
    agency = listed.agency
    if agency.since is not None and day < agency.since:
        return t(Message("from {day}", day=agency.since))
    if agency.until is None:
        return t(Message("valid"))
    until = Message("until {day}", day=agency.until)
    if not agency.successor:
        return t(until)
    return t(
        Message("{until}, then {successor}", until=until, successor=", ".join(agency.successor))
    )


_MEETINGS_SHOWN = 5


def party_report(party: Party, ledger: Ledger, t: Catalogue) -> Report:
    """Return what the party owes and is owed, its roles, and its latest meetings."""
    ours = party_account(ledger, party.code)
    short = ShortForms(follow_up_refs(ledger.records))

    def side(title: Message, items: tuple[Standing, ...], empty: str | None) -> Section:
        return follow_up_section(items, short, t, t(title), empty)

    none = t(Message("nothing"))
    return Report(
        title=f"{party.code} · {_party_name(party, ledger, t)}",
        sections=(
            _party_facts(party, ours, ledger, t),
            side(Message("Owes"), ours.owes, none),
            side(Message("Owed by the umbrella above it"), ours.umbrella, None),
            side(Message("Supports"), ours.supports, None),
            side(Message("Is owed"), ours.owed, none),
            roles_section(ours.roles, (party.code,), ledger.records, t),
            _meetings(ours, t),
        ),
    )


def _party_name(party: Party, ledger: Ledger, t: Catalogue) -> str:
    agency = ledger.records.agencies.get(party.code)
    return agency_name(agency, ledger.day, t) if agency else party.name


def _party_facts(party: Party, ours: Account, ledger: Ledger, t: Catalogue) -> Section:
    rows = register_rows(party, ledger.records, ledger.day, t)
    done = Plural("1 follow-up", "{n} follow-ups", n=ours.finished)
    rows.append((Message("finished"), t(done) if ours.finished else ""))
    return fact_section(rows, t)


def _meetings(ours: Account, t: Catalogue) -> Section:
    more = len(ours.meetings) - _MEETINGS_SHOWN
    title = t(Message("Meetings"))
    if more > 0:
        title = t(Message("Meetings (the latest of {n})", n=len(ours.meetings)))
    return list_section(
        ours.meetings[:_MEETINGS_SHOWN],
        [
            (Message("MEETING"), lambda meeting: meeting.id),
            (
                Message("TITLE"),
                lambda meeting: marked(meeting.title.in_language(t.lang), meeting.visibility, t),
            ),
        ],
        t,
        title=title,
        empty=t(Message("none")),
    )
