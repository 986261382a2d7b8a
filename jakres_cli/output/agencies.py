"""The register of agencies as a report and as JSON."""

from __future__ import annotations

from jakres_cli.model.message import Message
from jakres_cli.output.machine import value_json
from jakres_cli.output.report import Report, ReportColumn, Section

TYPE_CHECKING = False
if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable

    from jakres_cli.locale import Catalogue
    from jakres_cli.query.agencies import ListedAgency

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


def agencies_report(found: Iterable[ListedAgency], day: datetime.date, t: Catalogue) -> Report:
    """Return the report of ``jakres agencies``; a count of nothing is left empty."""
    return Report(
        sections=(
            Section(
                columns=(
                    ReportColumn(title=t(Message("CODE"))),
                    ReportColumn(title=t(Message("NAME")), wide=True),
                    ReportColumn(title=t(Message("KIND"))),
                    ReportColumn(title=t(Message("PART OF"))),
                    ReportColumn(title=t(Message("OWES"))),
                    ReportColumn(title=t(Message("IS OWED"))),
                    ReportColumn(title=t(Message("VALID"))),
                ),
                rows=tuple(
                    (
                        one.agency.code,
                        one.agency.name.in_language(t.lang),
                        t(KIND[one.agency.kind]),
                        one.agency.parent or "",
                        str(one.owes or ""),
                        str(one.owed or ""),
                        _validity(one, day, t),
                    )
                    for one in found
                ),
                empty=t(Message("No agency matches.")),
            ),
        )
    )


def agency_json(one: ListedAgency) -> dict[str, object]:
    """Return an item of ``jakres.agencies/1``."""
    agency = one.agency
    return {
        "code": agency.code,
        "name": value_json(agency.name),
        "aliases": list(agency.aliases),
        "kind": agency.kind,
        "parent": agency.parent,
        "from": agency.since.isoformat() if agency.since else None,
        "until": agency.until.isoformat() if agency.until else None,
        "successor": agency.successor,
        "former": list(agency.former),
        "contact": agency.contact,
        "valid": one.valid,
        "owes": one.owes,
        "owed": one.owed,
    }


def _validity(one: ListedAgency, day: datetime.date, t: Catalogue) -> str:
    agency = one.agency
    if agency.since is not None and day < agency.since:
        return t(Message("from {day}", day=agency.since))
    if agency.until is None:
        return t(Message("valid"))
    until = Message("until {day}", day=agency.until)
    if not agency.successor:
        return t(until)
    return t(Message("{until}, then {successor}", until=until, successor=agency.successor))
