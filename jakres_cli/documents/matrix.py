"""The view of the matrix of follow-ups (matriks tindak lanjut hasil rapat)."""

from __future__ import annotations

from jakres_cli.documents.follow_ups import standing_row
from jakres_cli.documents.roles import role_rows
from jakres_cli.documents.words import DOTS, MATRIX, labels
from jakres_cli.locale.labels import BUCKET
from jakres_cli.message import Message

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from jakres_cli.documents.parties import Called
    from jakres_cli.documents.roles import Duty
    from jakres_cli.state.standing import Standing

    View = dict[str, object]
    Groups = Sequence[tuple[str, Sequence[Standing]]]

_NAMELESS = {
    "agency": Message("Nobody is responsible yet"),
    "pillar": Message("Without a pillar"),
}


def matrix_view(  # noqa: PLR0913  what was selected comes in parts
    groups: Groups,
    group: str,
    called: Called,
    *,
    selection: str,
    umbrella: Groups = (),
    duties: Iterable[Duty] = (),
) -> View:
    """Return what the template of the matrix may use, but for ``coverage``.

    ``groups`` are under the keys of ``group``; ``umbrella`` is what bodies above those asked about
    owe, ``duties`` their roles; ``selection`` says in words what was asked for.
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
        "lang": t.lang,
        "dots": DOTS,
        "label": labels(MATRIX, t),
        "letterhead": list(called.records.settings.letterhead.lines),
        "selection": selection,
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


def _group(title: str, items: Sequence[Standing], called: Called) -> View:
    shown = called.discretion.kept(
        items,
        lambda one: (None if _may_show(one, called) else "confidential",),
        lambda one: one.ref,
    )
    return {"title": title, "rows": [standing_row(one, called) for one in shown]}


def _may_show(one: Standing, called: Called) -> bool:
    return called.discretion.shows_follow_up(one.follow_up, called.records)


def _title(key: str, group: str, called: Called) -> str:
    if not key:
        return called.t(_NAMELESS[group]) if group in _NAMELESS else ""
    if group == "agency":
        return called.full(key)
    if group == "meeting":
        return called.meeting(key)
    if group == "bucket":
        words = called.t(BUCKET[key])
        return words[:1].upper() + words[1:]
    pillar = called.records.settings.pillar.get(key)
    return pillar.in_language(called.t.lang) if pillar else key


def _abbreviations(groups: Groups, called: Called) -> list[dict[str, str]]:
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
