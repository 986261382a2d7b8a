from __future__ import annotations

from jakres_cli.documents.prose import article_prose, prose_parts, redact, strip_comments


def test_parts_are_found_by_their_headings() -> None:
    """Known headings begin a part, in both languages, numbered or not; others are discussion."""
    parts = prose_parts("## 1. Pembukaan\n\na\n\n## Lain\n\nb\n\n## TINDAK LANJUT:\n\nc\n")
    assert parts["opening"] == "a"
    assert parts["discussion"] == "#### Lain\n\nb"
    assert parts["follow_ups"] == "c"


def test_headings_go_below_their_part() -> None:
    """Headings are demoted, underlined ones too; what looks like one in a code block is not."""
    parts = prose_parts("## Pembahasan\n\n### Satu\n\nDua\n---\n\n```\n# tiga\n```\n")
    assert parts["discussion"].startswith("#### Satu")
    assert "```\n# tiga\n```" in parts["discussion"]
    assert prose_parts("Judul\n=====\n\nteks")["discussion"] == "#### Judul\n\nteks"


def test_comments_leave_nothing_behind() -> None:
    """HTML comments are not prose: nothing of them stays, not even the blanks before them."""
    assert strip_comments("a <!-- rahasia\n\n--> b\n<!-- c -->\nd <!-- e") == "a b\n\nd"


def test_an_article_keeps_everything_below_its_title() -> None:
    """The highest headings go just below the title, the others keep their distance from them."""
    assert article_prose("# A\n\na\n\n### B\n\nb\n") == "## A\n\na\n\n#### B\n\nb"
    assert article_prose("a\n\nb\n") == "a\n\nb"


def test_a_title_above_the_parts_does_not_hide_them() -> None:
    """A lone first-level heading is a title, and the level below it has the parts."""
    parts = prose_parts("# Rapat\n\n## Pembukaan\n\na\n\n## Pembahasan\n\nb\n")
    assert parts["discussion"] == "b"
    assert parts["opening"].endswith("a")


def test_quotes_of_confidential_items_are_blotted_out() -> None:
    """The words are found across lines and Markdown marks; None tells that they weren't."""
    assert redact("Satu **dua\ntiga** empat", ["dua tiga"], "[x]") == "Satu **[x]** empat"
    assert redact("Satu", ["dua"], "[x]") is None
    assert redact("a" + "*" * 9_000, ["*" * 20 + "x"], "[x]") is None
    assert redact("*" * 9_000 + " x", ["*" * 20 + "x"], "[x]") == "*" * 9_000 + " [x]"
    assert redact("Lihat [dua](a.md) tiga, dua\u00ad tiga", ["dua tiga"], "[x]") == (
        "Lihat [[x], [x]"
    )
    assert redact("satu dua tiga", ["satu dua", "dua tiga"], "[x]") == "[x]"
