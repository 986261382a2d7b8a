"""Records broken as text: fences, encoding, characters, size."""

from __future__ import annotations

from tests.hostile.ways import MARK, MEETING, Way, added, said, titled

_BODY = MEETING.removeprefix("---\n")
_FIELDS, _, _PROSE = _BODY.partition("---\n")

FENCES = (
    Way("empty-file", f"{MARK}", ("JK001",)),
    Way("only-prose", f"{MARK}Rapat koordinasi\n", ("JK001",)),
    Way("blank-line-before-the-fence", f"{MARK}\n{MEETING}", ("JK001",)),
    Way("blank-before-the-fence", f"{MARK} {MEETING}", ("JK001",)),
    Way("blank-after-the-fence", f"{MARK}--- \n{_BODY}", ("JK001",)),
    Way("four-hyphens-open", f"{MARK}----\n{_BODY}", ("JK001",)),
    Way("two-hyphens-open", f"{MARK}--\n{_BODY}", ("JK001",)),
    Way("toml-fences", f"{MARK}+++\n{_BODY.replace('---', '+++')}", ("JK001",)),
    Way("dashes-for-hyphens", f"{MARK}———\n{_BODY}", ("JK001",)),
    Way("no-closing-fence", f"{MARK}---\n{_FIELDS}\n{_PROSE}", ("JK001",)),
    Way("four-hyphens-close", f"---\n{_FIELDS}{MARK}----\n{_PROSE}", ("JK001",)),
    Way("dots-close", f"---\n{_FIELDS}{MARK}...\n{_PROSE}", ("JK001",)),
    Way("blank-after-the-closing-fence", f"---\n{_FIELDS}{MARK}--- \n{_PROSE}", ("JK001",)),
    Way("indented-closing-fence", f"---\n{_FIELDS}{MARK}  ---\n{_PROSE}", ("JK001",)),
    Way("only-a-fence", f"{MARK}---\n", ("JK001",)),
    Way("only-a-fence-without-line-end", f"{MARK}---", ("JK001",)),
    Way("no-fields-at-all", f"---\n{MARK}---\n", ("JK104",)),
    Way("a-comment-for-fields", f"---\n{MARK}# kosong\n---\n", ("JK104",)),
)
ENCODINGS = (
    Way("byte-order-mark", f"\ufeff{MEETING}", (), listed=True),
    Way("byte-order-mark-and-crlf", f"\ufeff{MEETING}".replace("\n", "\r\n"), (), listed=True),
    Way("two-byte-order-marks", f"{MARK}\ufeff\ufeff{MEETING}", ("JK001",)),
    Way("crlf", MEETING.replace("\n", "\r\n"), (), listed=True),
    Way("mixed-line-ends", MEETING.replace("pompa\n", "pompa\r\n"), (), listed=True),
    Way("no-final-line-end", MEETING.rstrip("\n"), (), listed=True),
    Way("no-prose-after-the-fence", MEETING.partition("    quote")[0] + "---", (), listed=True),
    Way(
        "bare-cr-for-all-line-ends",
        MEETING.replace("\n", "\r").replace("---", f"{MARK}---", 1),
        ("JK001",),
    ),
    titled("bare-cr-in-a-value", "Rapat\rkoordinasi", "JK001"),
    Way(
        "utf-16-little",
        MARK + MEETING.encode("utf-16").decode(errors="surrogateescape"),
        ("JK001",),
    ),
    Way(
        "utf-16-big",
        MARK + ("\ufeff" + MEETING).encode("utf-16-be").decode(errors="surrogateescape"),
        ("JK001",),
    ),
    titled("latin-1", "Rapat caf\udce9", "JK001", listed=True),
    titled("a-byte-of-no-alphabet", "Rapat \udcff", "JK001", listed=True),
    titled("overlong-utf-8", "Rapat \udcc0\udc80", "JK001", listed=True),
    titled("a-surrogate-in-utf-8", "Rapat \udced\udca0\udc80", "JK001", listed=True),
    said("bad-utf-8-in-the-prose", f"{MARK}Rapat \udcff", "JK001"),
)
_CHARACTERS = {
    "nul": "\0",
    "bell": "\a",
    "backspace": "\b",
    "escape": "\x1b",
    "delete": "\x7f",
    "c1-csi": "\x9b",
    "nel": "\x85",
    "line-separator": "\u2028",
    "paragraph-separator": "\u2029",
    "right-to-left-override": "\u202e",
    "left-to-right-embedding": "\u202a",
    "isolate": "\u2066",
    "noncharacter": "\uffff",
}
CHARACTERS = (
    *(
        titled(f"{name}-in-a-value", f"Rapat{character}koordinasi", "JK001", listed=True)
        for name, character in _CHARACTERS.items()
    ),
    *(
        said(f"{name}-in-the-prose", f"{MARK}Rapat{character}koordinasi", "JK001")
        for name, character in _CHARACTERS.items()
    ),
    # U+2028 makes a second key on a line that editors show as one
    titled("a-hidden-key-behind-u2028", "Rapat\u2028visibility: public", "JK001"),
    titled("a-hidden-key-behind-nel", "Rapat\x85visibility: public", "JK001"),
)
_ESCAPES = {
    "nul": r"\0",
    "bell": r"\a",
    "escape": r"\e",
    "delete": r"\x7F",
    "c1-csi": r"\x9b",
    "nel": r"\N",
    "line-separator": r"\L",
    "paragraph-separator": r"\P",
    "bare-cr": r"a\rb",
    "right-to-left-override": r"\u202e",
    "isolate": r"\u2067",
}
ESCAPES = (
    *(
        titled(f"{name}-as-an-escape", f'"Rapat {escape}"', "JK001", listed=True)
        for name, escape in _ESCAPES.items()
    ),
    # libyaml takes a lone surrogate for bad syntax; either way it is named where it stands
    titled("lone-surrogate-as-an-escape", r'"Rapat \ud800"', "JK001", "JK002"),
    titled("surrogate-pair-as-an-escape", r'"Rapat \ud83d\ude00"', "JK001", "JK002"),
    titled("unknown-escape", r'"Rapat \q"', "JK002"),
    titled("tab-as-an-escape", r'"Rapat\tkoordinasi"', listed=True),
)
SIZES = (
    titled("a-value-too-long", "x" * 4_097, "JK001", listed=True),
    titled("a-value-just-short-enough", "x" * 4_096, listed=True),
    added("a-folded-value-too-long", f"{MARK}place: >-\n" + "  kata kata kata\n" * 300, "JK001"),
    Way(
        "front-matter-too-long",
        MEETING.replace(
            "not-stated", "x-catatan:\n" + ("  - " + "x" * 4_000 + "\n") * 66 + "not-stated"
        ).replace("title", f"{MARK}title"),
        ("JK001",),
    ),
    Way("file-too-large", f"{MARK}{MEETING}" + "kata " * 420_000, ("JK001",)),
    added("seventeen-deep", f"{MARK}x-dalam: " + "[" * 17 + "]" * 17, "JK001"),
    added("fifteen-deep", "x-dalam: " + "[" * 15 + "]" * 15),
    added("too-many-values", f"{MARK}x-banyak: [{'1,' * 20_001}]", "JK001", listed=None),
)
WAYS = (*FENCES, *ENCODINGS, *CHARACTERS, *ESCAPES, *SIZES)
