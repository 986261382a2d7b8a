"""What a search found as a report and as JSON."""

from __future__ import annotations

from jakres_cli.model.base import Message
from jakres_cli.output import Report, list_section
from jakres_cli.output.confidential import marked
from jakres_cli.query.meetings import ShortStems

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from jakres_cli.locale import Catalogue
    from jakres_cli.query.search_filters import FoundPlace


def search_report(places: Sequence[FoundPlace], stems: Iterable[str], t: Catalogue) -> Report:
    """Return the report of ``jakres search``; ``stems`` are the ids of all meetings."""
    short = ShortStems(stems if places else ())
    section = list_section(
        places,
        [
            (Message("RECORD"), lambda place: _short_ref(place, short)),
            (Message("DATE"), lambda place: place.date.isoformat() if place.date else ""),
            (Message("LINE"), lambda place: str(place.hit.line)),
            (Message("WHERE"), lambda place: _where(place) or t(Message("prose"))),
            (Message("TEXT"), lambda place: marked(place.hit.excerpt.text, place.visibility, t)),
        ],
        t,
        empty=t(Message("No record holds all of that.")),
    )
    return Report(sections=(section,))


def search_json(place: FoundPlace) -> dict[str, object]:
    """Return an item of ``jakres.search/1``; ``hits`` tell where in the excerpt the words are."""
    hit = place.hit
    return {
        "ref": place.ref,
        "kind": place.kind,
        "date": place.date.isoformat() if place.date else None,
        "path": place.path,
        "line": hit.line,
        "field": hit.field,
        "visibility": place.visibility,
        "excerpt": hit.excerpt.text,
        "hits": [{"start": start, "end": end} for start, end in hit.excerpt.spans],
    }


def _short_ref(place: FoundPlace, short: ShortStems) -> str:
    stem, slash, item = place.ref.partition("/")
    return f"{short.of(stem)}{slash}{item}"


def _where(place: FoundPlace) -> str:
    """Return the field, without the item that the reference names already, and positions."""
    item = place.ref.partition("/")[2]
    steps = (place.hit.field or "").split(".")
    return ".".join(step for step in steps if not step.isdigit() and step != item)
