from __future__ import annotations

from jakres_cli.documents.prose import parts_of, redacted


def test_parts_are_found_by_their_headings() -> None:
    """Known headings begin a part, in both languages, numbered or not; others are discussion."""
    parts = parts_of("## 1. Pembukaan\n\na\n\n## Lain\n\nb\n\n## TINDAK LANJUT:\n\nc\n")
    assert parts["opening"] == "a"
    assert parts["discussion"] == "#### Lain\n\nb"
    assert parts["follow_ups"] == "c"


def test_headings_go_below_their_part() -> None:
    """Headings are demoted, underlined ones too; what looks like one in a code block is not."""
    parts = parts_of("## Pembahasan\n\n### Satu\n\nDua\n---\n\n```\n# tiga\n```\n")
    assert parts["discussion"].startswith("#### Satu")
    assert "```\n# tiga\n```" in parts["discussion"]
    assert parts_of("Judul\n=====\n\nteks")["discussion"] == "#### Judul\n\nteks"


def test_nothing_of_the_prose_is_lost_but_comments() -> None:
    """Prose without headings is the discussion; HTML comments are not prose."""
    assert parts_of("a <!-- rahasia -->\n\nb")["discussion"] == "a\n\nb".replace(
        "a", "a " + " " * 16
    )


def test_a_title_above_the_parts_does_not_hide_them() -> None:
    """A lone first-level heading is a title, and the level below it has the parts."""
    parts = parts_of("# Rapat\n\n## Pembukaan\n\na\n\n## Pembahasan\n\nb\n")
    assert parts["discussion"] == "b"
    assert parts["opening"].endswith("a")


def test_quotes_of_confidential_items_are_blotted_out() -> None:
    """The words are found across lines and Markdown marks; None tells that they weren't."""
    assert redacted("Satu **dua\ntiga** empat", ["dua tiga"], "[x]") == "Satu **[x]** empat"
    assert redacted("Satu", ["dua"], "[x]") is None
