"""What a search found as a report and as JSON."""

from __future__ import annotations

from jakres_cli.model.message import Message
from jakres_cli.output.report import Report, Section, columns_of
from jakres_cli.query.meetings import ShortStems

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from jakres_cli.locale import Catalogue
    from jakres_cli.query.search_filters import FoundPlace


def search_report(found: Sequence[FoundPlace], stems: Iterable[str], t: Catalogue) -> Report:
    """Return the report of ``jakres search``; ``stems`` are the ids of all meetings."""
    short = ShortStems(stems if found else ())
    return Report(
        sections=(
            Section(
                columns=columns_of(
                    t,
                    Message("RECORD"),
                    Message("DATE"),
                    Message("LINE"),
                    Message("WHERE"),
                    Message("TEXT"),
                ),
                rows=tuple(_row(one, short, t) for one in found),
                empty=t(Message("No record holds all of that.")),
            ),
        )
    )


def search_json(one: FoundPlace) -> dict[str, object]:
    """Return an item of ``jakres.search/1``; ``hits`` tell where in the excerpt the words are."""
    hit = one.hit
    return {
        "ref": one.ref,
        "kind": one.kind,
        "date": one.date.isoformat() if one.date else None,
        "path": one.path,
        "line": hit.line,
        "field": hit.field,
        "excerpt": hit.excerpt.text,
        "hits": [{"start": start, "end": end} for start, end in hit.excerpt.spans],
    }


def _row(one: FoundPlace, short: ShortStems, t: Catalogue) -> tuple[str, ...]:
    stem, slash, item = one.ref.partition("/")
    return (
        f"{short.of(stem)}{slash}{item}",
        one.date.isoformat() if one.date else "",
        str(one.hit.line),
        _where(one) or t(Message("prose")),
        one.hit.excerpt.text,
    )


def _where(one: FoundPlace) -> str:
    """Return the field, without the item that the reference names already, and positions."""
    item = one.ref.partition("/")[2]
    steps = (one.hit.field or "").split(".")
    return ".".join(step for step in steps if not step.isdigit() and step != item)
