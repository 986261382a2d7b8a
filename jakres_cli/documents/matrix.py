"""The matrix of follow-ups as its template sees it, and as one table."""

from __future__ import annotations

from typing import Annotated, TypedDict

from jakres_cli.documents.events import RoleRow, role_rows
from jakres_cli.documents.follow_ups import FollowUpRow, standing_rows
from jakres_cli.documents.frame import Frame, view_frame
from jakres_cli.documents.words import MATRIX, capitalise
from jakres_cli.locale import BUCKET, NAMELESS_GROUP
from jakres_cli.model.base import Message

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from jakres_cli.documents.visibility import DisplayNames
    from jakres_cli.query.roles import Role
    from jakres_cli.query.standing import Standing

    Groups = Sequence[tuple[str, Sequence[Standing]]]


class DueCount(TypedDict):
    """How many follow-ups are due within a span of days."""

    title: Annotated[str, "a span of due days: overdue, within 3 days, 4 to 7 days, …"]
    count: Annotated[int, "how many are due then"]


class Group(TypedDict):
    """The follow-ups under one heading."""

    title: Annotated[str, "the heading of the group, or empty"]
    rows: list[FollowUpRow]


class Abbreviation(TypedDict):
    """A short name that the table uses."""

    short: Annotated[str, "a short name that the table uses"]
    name: Annotated[str, "what it stands for"]


class MatrixView(Frame):
    """What a template of the matrix may use."""

    selection: Annotated[str, "what was asked for, in words"]
    count: Annotated[int, "how many follow-ups there are; one with two owners stands in two groups"]
    summary: list[DueCount]
    groups: list[Group]
    roles: list[RoleRow]
    abbreviations: list[Abbreviation]


def matrix_view(  # noqa: PLR0913  what was selected comes in parts
    groups: Groups,
    group: str,
    display: DisplayNames,
    *,
    selection: str,
    buckets: Groups,
    umbrella: Groups = (),
    duties: Iterable[Role] = (),
) -> MatrixView:
    """Return what the template of the matrix may use, but for ``coverage``.

    ``groups`` are under the keys of ``group``, ``buckets`` hold the same by when they are due;
    ``umbrella`` is what bodies above those asked about owe, ``duties`` their roles; ``selection``
    says in words what was asked for.
    """
    t = display.t
    titled = [_group(_title(key, group, display), items, display) for key, items in groups]
    above = [
        _group(
            t(Message("Owed by {owner}, which includes them", owner=display.full(key))),
            items,
            display,
        )
        for key, items in umbrella
    ]
    return {
        **view_frame(MATRIX, display),
        "selection": selection,
        "count": sum(_shown(items, display) for _, items in buckets),
        "summary": _summary(dict(buckets), display),
        "groups": [item for item in (*titled, *above) if item["rows"]],
        "roles": role_rows(duties, display),
        "abbreviations": _abbreviations((*groups, *umbrella), display),
    }


def matrix_table(view: MatrixView) -> tuple[list[str], list[list[str]]]:
    """Return the columns and rows of the matrix as one table, the group in the first column."""
    label, groups = view["label"], view["groups"]
    names = ("meeting", "what", "owner", "with", "due", "status", "evidence", "notes")
    titled = any(group["title"] for group in groups)
    columns = [label["group"]] if titled else []
    columns += [label["no"], *(label[name] for name in names)]
    rows = []
    for group in groups:
        for number, row in enumerate(group["rows"], 1):
            lead = [str(group["title"])] if titled else []
            rows.append([*lead, str(number), *_cells(row)])
    return columns, rows


def _cells(row: FollowUpRow) -> list[str]:
    texts = [row["what"], row["owners"], row["with"], row["due"], row["status_words"]]
    return [
        f"{row['meeting']}, {row['day']}",
        *texts,
        "; ".join(item["text"] for item in row["evidence"]),
        "; ".join(row["notes"]),
    ]


def _summary(buckets: dict[str, Sequence[Standing]], display: DisplayNames) -> list[DueCount]:
    """Return every bucket with its number; that of what is over only when there is some."""
    return [
        {"title": capitalise(display.t(words)), "count": _shown(buckets.get(key, ()), display)}
        for key, words in BUCKET.items()
        if key in buckets or key != "over"
    ]


def _shown(items: Iterable[Standing], display: DisplayNames) -> int:
    return sum(_may_show(item, display) for item in items)


def _group(title: str, items: Sequence[Standing], display: DisplayNames) -> Group:
    return {"title": title, "rows": standing_rows(items, display)}


def _may_show(standing: Standing, display: DisplayNames) -> bool:
    return display.discretion.shows_follow_up(standing.follow_up, display.records)


def _title(key: str, group: str, display: DisplayNames) -> str:
    if not key:
        return display.t(NAMELESS_GROUP[group]) if group in NAMELESS_GROUP else ""
    if group == "agency":
        return display.full(key)
    if group == "meeting":
        return display.meeting(key)
    if group == "bucket":
        return capitalise(display.t(BUCKET[key]))
    pillar = display.records.settings.pillar.get(key)
    return pillar.in_language(display.t.lang) if pillar else key


def _abbreviations(groups: Groups, display: DisplayNames) -> list[Abbreviation]:
    """Return ``short`` and ``name`` of everybody whom the table calls by a short name."""
    codes = {
        code
        for _, items in groups
        for item in items
        if _may_show(item, display)
        for code in (*item.folded.owners, *item.follow_up.supporters, *item.follow_up.to)
    }
    named = [display.party(code) for code in sorted(codes, key=str.casefold)]
    return [
        {"short": item["short"], "name": item["name"]}
        for item in named
        if item["short"] != item["name"]
    ]
