"""The view of the matrix of follow-ups (matriks tindak lanjut hasil rapat)."""

from __future__ import annotations

from jakres_cli.documents.follow_ups import ROW, standing_rows
from jakres_cli.documents.frame import FRAME, nested_fields, view_frame
from jakres_cli.documents.roles import ROLE_ROW, role_rows
from jakres_cli.documents.words import MATRIX, capitalise
from jakres_cli.locale.labels import BUCKET
from jakres_cli.model.message import Message

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from jakres_cli.documents.parties import DisplayNames
    from jakres_cli.documents.roles import Duty
    from jakres_cli.query.standing import Standing

    View = dict[str, object]
    Groups = Sequence[tuple[str, Sequence[Standing]]]

FIELDS = {
    **FRAME,
    "selection": "what was asked for, in words",
    "count": "how many follow-ups there are; one with two owners stands in two groups",
    "summary[].title": "a span of due days: overdue, within 3 days, 4 to 7 days, …",
    "summary[].count": "how many are due then",
    "groups[].title": "the heading of the group, or empty",
    **nested_fields("groups[].rows[]", ROW),
    **nested_fields("roles[]", ROLE_ROW),
    "abbreviations[].short": "a short name that the table uses",
    "abbreviations[].name": "what it stands for",
}
_NAMELESS = {
    "agency": Message("Nobody is responsible yet"),
    "pillar": Message("Without a pillar"),
}


def matrix_view(  # noqa: PLR0913  what was selected comes in parts
    groups: Groups,
    group: str,
    called: DisplayNames,
    *,
    selection: str,
    buckets: Groups,
    umbrella: Groups = (),
    duties: Iterable[Duty] = (),
) -> View:
    """Return what the template of the matrix may use, but for ``coverage``.

    ``groups`` are under the keys of ``group``, ``buckets`` hold the same by when they are due;
    ``umbrella`` is what bodies above those asked about owe, ``duties`` their roles; ``selection``
    says in words what was asked for.
    """
    t = called.t
    titled = [_group(_title(key, group, called), items, called) for key, items in groups]
    above = [
        _group(
            t(Message("Owed by {owner}, which includes them", owner=called.full(key))),
            items,
            called,
        )
        for key, items in umbrella
    ]
    return {
        **view_frame(MATRIX, called),
        "selection": selection,
        "count": sum(_shown(items, called) for _, items in buckets),
        "summary": _summary(dict(buckets), called),
        "groups": [one for one in (*titled, *above) if one["rows"]],
        "roles": role_rows(duties, called),
        "abbreviations": _abbreviations((*groups, *umbrella), called),
    }


def matrix_table(view: View) -> tuple[list[str], list[list[str]]]:
    """Return the columns and rows of the matrix as one table, the group in the first column."""
    label: dict[str, str] = view["label"]  # type: ignore[assignment]
    groups: list[View] = view["groups"]  # type: ignore[assignment]
    names = ("meeting", "what", "owner", "with", "due", "status", "evidence", "notes")
    titled = any(group["title"] for group in groups)
    columns = [label["group"]] if titled else []
    columns += [label["no"], *(label[name] for name in names)]
    rows = []
    for group in groups:
        for number, row in enumerate(group["rows"], 1):  # type: ignore[arg-type,var-annotated]
            lead = [str(group["title"])] if titled else []
            rows.append([*lead, str(number), *_cells(row)])
    return columns, rows


def _cells(row: View) -> list[str]:
    evidence: list[dict[str, str]] = row["evidence"]  # type: ignore[assignment]
    notes: list[str] = row["notes"]  # type: ignore[assignment]
    return [
        f"{row['meeting']}, {row['day']}",
        *(str(row[name]) for name in ("what", "owners", "with", "due", "status_words")),
        "; ".join(one["text"] for one in evidence),
        "; ".join(notes),
    ]


def _summary(buckets: dict[str, Sequence[Standing]], called: DisplayNames) -> list[View]:
    """Return every bucket with its number; that of what is over only when there is some."""
    return [
        {"title": capitalise(called.t(words)), "count": _shown(buckets.get(key, ()), called)}
        for key, words in BUCKET.items()
        if key in buckets or key != "over"
    ]


def _shown(items: Iterable[Standing], called: DisplayNames) -> int:
    return sum(_may_show(one, called) for one in items)


def _group(title: str, items: Sequence[Standing], called: DisplayNames) -> View:
    return {"title": title, "rows": standing_rows(items, called)}


def _may_show(one: Standing, called: DisplayNames) -> bool:
    return called.discretion.shows_follow_up(one.follow_up, called.records)


def _title(key: str, group: str, called: DisplayNames) -> str:
    if not key:
        return called.t(_NAMELESS[group]) if group in _NAMELESS else ""
    if group == "agency":
        return called.full(key)
    if group == "meeting":
        return called.meeting(key)
    if group == "bucket":
        return capitalise(called.t(BUCKET[key]))
    pillar = called.records.settings.pillar.get(key)
    return pillar.in_language(called.t.lang) if pillar else key


def _abbreviations(groups: Groups, called: DisplayNames) -> list[dict[str, str]]:
    """Return ``short`` and ``name`` of everybody whom the table calls by a short name."""
    codes = {
        code
        for _, items in groups
        for one in items
        if _may_show(one, called)
        for code in (*one.folded.owners, *one.follow_up.supporters, *one.follow_up.to)
    }
    named = [called.party(code) for code in sorted(codes, key=str.casefold)]
    return [
        {"short": one["short"], "name": one["name"]} for one in named if one["short"] != one["name"]
    ]
