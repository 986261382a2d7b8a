"""What ``jakres doctor`` found, as a report and as JSON."""

from __future__ import annotations

from jakres_cli.model.base import Message, Value
from jakres_cli.output.report import Report, Section, columns_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from jakres_cli.locale import Catalogue


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


def doctor_report(points: list[DoctorPoint], t: Catalogue) -> Report:
    """Return the report: an area after the other, what needs attention marked."""
    return Report(
        sections=tuple(
            Section(
                title=t(title),
                columns=columns_of(t, Message("STATE"), Message("WHAT"), Message("FOUND")),
                rows=tuple(_row(point, t) for point in points if point.area == area),
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
                "found": _said(point.found, t),
                "advice": t(point.advice) if point.advice else None,
            }
            for point in points
        ],
    }


def _row(point: DoctorPoint, t: Catalogue) -> tuple[str, str, str]:
    state = t(Message("ok") if point.well else Message("attention"))
    found = _said(point.found, t)
    return state, _said(point.label, t), f"{found}: {t(point.advice)}" if point.advice else found


def _said(found: Message | str, t: Catalogue) -> str:
    return t(found) if isinstance(found, Message) else found
