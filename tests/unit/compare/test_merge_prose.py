from __future__ import annotations

import pytest

from jakres_cli.changes.merge3 import ConflictPoint, mark_conflicts
from jakres_cli.changes.merge_faults import prose_faults
from jakres_cli.changes.merge_prose import merge_prose, passages

BASE = "# Rapat\n\nSatu dua.\n\nTiga empat.\n"
MORE, TITLE = BASE + "\nLima enam.\n", "# Rapat\n"
MERGES = {
    "only ours": (BASE, BASE + "\nLima enam.\n", BASE, BASE + "\nLima enam.\n"),
    "only theirs": (BASE, BASE, "# Rapat\n", "# Rapat\n"),
    "both the same": (BASE, "# Rapat\n", "# Rapat\n", "# Rapat\n"),
    "different paragraphs": (
        BASE,
        BASE.replace("Satu dua", "Satu satu"),
        BASE.replace("Tiga empat", "Tiga tiga"),
        "# Rapat\n\nSatu satu.\n\nTiga tiga.\n",
    ),
    "lines broken anew": (
        BASE,
        BASE.replace("Satu dua.", "Satu\ndua."),
        BASE.replace("Tiga empat", "Tiga tiga"),
        "# Rapat\n\nSatu\ndua.\n\nTiga tiga.\n",
    ),
    "both add at the end": (
        BASE,
        BASE + "\nLima enam.\n",
        BASE + "\nTujuh delapan.\n",
        BASE + "\nLima enam.\n\nTujuh delapan.\n",
    ),
    "both add points": ("- a b\n", "- a b\n- c d\n", "- a b\n- e f\n", "- a b\n- c d\n- e f\n"),
    "the same added at two places": (
        BASE,
        "Lima enam.\n\n" + BASE,
        BASE + "\nLima enam.\n",
        "Lima enam.\n\n" + BASE + "\n",
    ),
    "words of one paragraph": (
        "Satu\ndua\ntiga\nempat\n",
        "SATU\ndua\ntiga\nempat\n",
        "Satu\ndua\ntiga\nEMPAT\n",
        "SATU\ndua\ntiga\nEMPAT\n",
    ),
    "a comment is one passage": (
        "<!-- a\n\nb -->\n\nSatu dua.\n",
        "<!-- a\n\nb -->\n\nSatu dua.\n\nTiga.\n",
        "<!-- a\n\nc -->\n\nSatu dua.\n",
        "<!-- a\n\nc -->\n\nSatu dua.\n\nTiga.\n",
    ),
}


@pytest.mark.parametrize("name", MERGES)
def test_merges(name: str) -> None:
    """Both sides' changes are in the merge, and it has no fault."""
    base, ours, theirs, wanted = MERGES[name]
    parts = merge_prose(base, ours, theirs)
    assert parts is not None
    assert mark_conflicts(parts, ("ours", "theirs")) == wanted
    assert prose_faults(base, ours, theirs, wanted) == []


def test_conflict() -> None:
    """One paragraph that both reworded is to be decided, marked as git does it."""
    ours, theirs = (BASE.replace("Satu dua", words) for words in ("Satu satu", "Dua dua"))
    parts = merge_prose(BASE, ours, theirs)
    assert parts is not None
    (point,) = (part for part in parts if isinstance(part, ConflictPoint))
    assert point.names == ("prose", "Satu dua.")
    assert mark_conflicts(parts, ("kami", "mereka")) == (
        "# Rapat\n\n<<<<<<< kami\nSatu satu.\n\n=======\nDua dua.\n\n>>>>>>> mereka\nTiga empat.\n"
    )


FAULTS = {
    "what ours put in is missing": (MORE, TITLE, TITLE, "lost ours"),
    "what theirs put in is missing": (
        "# Rapat\n",
        BASE + "\nLima enam.\n",
        "# Rapat\n",
        "lost theirs",
    ),
    "what nobody touched is missing": (
        BASE + "\nLima enam.\n",
        BASE.replace("Tiga empat", "Tiga tiga"),
        "# Rapat\n\nTiga tiga.\n\nLima enam.\n",
        "lost ",
    ),
    "what ours took out is there": (
        "# Rapat\n\nTiga empat.\n",
        BASE + "\nLima enam.\n",
        BASE + "\nLima enam.\n",
        "resurrected ours",
    ),
    "what both put in is there twice": (
        "Lima enam.\n\n" + BASE,
        BASE + "\nLima enam.\n",
        "Lima enam.\n\n" + BASE + "\nLima enam.\n",
        "foreign ",
    ),
}


@pytest.mark.parametrize("name", FAULTS)
def test_faults(name: str) -> None:
    """What a merge lost, undid or doubled is found, with the side that it is the work of."""
    ours, theirs, result, fault = FAULTS[name]
    found = prose_faults(BASE, ours, theirs, result)
    assert [f"{each.kind} {each.side}" for each in found] == [fault]


def test_a_word_lost_where_lines_merge_cleanly() -> None:
    """Where git saw no conflict in a paragraph that both changed, no word of a side is lost."""
    base, ours, theirs = (f"{a}\ndua\ntiga\n{b}\n" for a, b in ("ab", "Ab", "aB"))
    assert prose_faults(base, ours, theirs, "A\ndua\ntiga\nB\n") == []
    (fault,) = prose_faults(base, ours, theirs, "A\ndua\ntiga\nb\n")
    assert fault.kind == "conflict"


def test_too_long() -> None:
    """Prose of very many passages isn't compared; what is missing from it is found even so."""
    base = "".join(f"Kalimat {number}.\n\n" for number in range(3_001))
    ours, theirs = base + "Lima enam.\n", base.replace("Kalimat 7.", "Tujuh.")
    assert merge_prose(base, ours, theirs) is None
    (fault,) = prose_faults(base, ours, theirs, ours)
    assert (fault.kind, fault.side, fault.names[1]) == ("lost", "theirs", "Tujuh.")


@pytest.mark.parametrize(
    "text", ["", "a", "\n\na\n", "a\n\n\nb", "```\na\n\nb\n```\nc\n", "- a\n- b\n"]
)
def test_passages_make_the_prose(text: str) -> None:
    """The texts of the passages joined are the prose."""
    assert "".join(passage.text for passage in passages(text)) == text
