"""Records broken as YAML, and text that YAML would cut off or change."""

from __future__ import annotations

from tests.hostile.ways import MARK, MEETING, Way, added, promised, swapped, titled

_FIELDS = MEETING.removeprefix("---\n").partition("---\n")[0]


def _instead(name: str, fields: str) -> Way:
    return Way(name, f"---\n{fields}\n---\nProsa.\n", ("JK002",))


SYNTAX = (
    _instead("a-list-for-fields", f"{MARK}- title\n- date"),
    _instead("a-text-for-fields", f"{MARK}Rapat koordinasi"),
    _instead("a-flow-list-for-fields", f"{MARK}[title, date]"),
    titled("colon-in-a-text", "Rapat: koordinasi", "JK002"),
    titled("text-begins-with-at", "@rapat", "JK002"),
    titled("text-begins-with-a-backquote", "`rapat`", "JK002"),
    titled("text-begins-with-percent", "%rapat", "JK002"),
    titled("quotation-mark-not-closed", '"Rapat koordinasi', "JK002"),
    titled("text-after-a-quoted-value", "'Rapat' koordinasi", "JK002"),
    added("bracket-not-closed", f"{MARK}tags: [banjir", "JK002", listed=None),
    added("brace-not-closed", f"{MARK}minutes: {{status: draft", "JK002", listed=None),
    added("two-commas", f"{MARK}tags: [a,, b]", "JK002", listed=None),
    added("tab-for-indentation", f"invitation:\n{MARK}\tnumber: '1'", "JK002", listed=None),
    added("no-blank-after-the-colon", f"{MARK}place:Balai", "JK002", listed=None),
    swapped("indented-too-far", "date: 2019-03-05", f"{MARK}  date: 2019-03-05", "JK002"),
    added("field-out-of-line", f"tags:\n    - a\n{MARK}  - b", "JK002", listed=None),
)
KEYS = (
    swapped(
        "field-twice", "attendees:", f"{MARK}title: Rapat lain\nattendees:", "JK002", listed=True
    ),
    promised("field-twice-in-an-item", f"{MARK}    what: Lain", "JK002"),
    added(
        "field-twice-in-a-flow-mapping", f"{MARK}invitation: {{number: '1', number: '2'}}", "JK002"
    ),
    added("field-twice-quoted-once", f"place: a\n{MARK}'place': b", "JK002"),
    added("list-as-a-key", f"{MARK}[a, b]: c", "JK002"),
    added("mapping-as-a-key", f"{MARK}{{a: b}}: c", "JK002"),
    added("explicit-list-as-a-key", f"{MARK}? - a\n: c", "JK002"),
    added("merge-key", f"{MARK}<<: {{place: Balai}}", "JK002"),
    added("merge-key-in-x", f"x-kita:\n  {MARK}<<: {{a: b}}", "JK002"),
)
REFUSED = (
    added("anchor", f"{MARK}place: &balai Balai Kota", "JK002"),
    added("alias", f"place: Balai\n{MARK}x-tempat: *balai", "JK002", listed=None),
    added("anchor-and-alias", f"{MARK}place: &b Balai\nx-tempat: *b", "JK002"),
    added("alias-as-a-key", f"place: &b Balai\n{MARK}*b : c", "JK002", listed=None),
    added("anchor-on-a-list", f"{MARK}tags: &t [a]", "JK002"),
    added("anchor-on-nothing", f"{MARK}place: &t", "JK002"),
    added("python-tag", f"{MARK}x-a: !!python/object/apply:os.system [id]", "JK002"),
    added("standard-tag", f"{MARK}place: !!str 012", "JK002"),
    added("local-tag", f"{MARK}place: !balai Kota", "JK002"),
    added("tag-on-a-mapping", f"{MARK}invitation: !!map {{number: '1'}}", "JK002"),
    added("binary-tag", f"{MARK}x-a: !!binary aGFsbG8=", "JK002"),
    Way("yaml-directive", f"---\n{MARK}%YAML 1.2\n--- \n{_FIELDS}---\n", ("JK002",)),
    Way("tag-directive", f"---\n{MARK}%TAG ! tag:x,2019:\n--- \n{_FIELDS}---\n", ("JK002",)),
    Way("unknown-directive", f"---\n{MARK}%JAHAT 1\n--- \n{_FIELDS}---\n", ("JK002",)),
    Way("second-document", f"---\n{_FIELDS}{MARK}--- # dua\ntitle: Lain\n---\n", ("JK002",)),
    Way("second-document-after-dots", f"---\n{_FIELDS}...\n{MARK}title: Lain\n---\n", ("JK002",)),
)
CUT_OFF = (
    titled("text-cut-off", "Pasang pompa #3 Data", "JK003", listed=True),
    titled("text-cut-off-after-a-tab", "Pasang pompa\t#3", "JK003", listed=True),
    titled("text-cut-off-at-two-signs", "Pasang pompa ##3", "JK003", listed=True),
    titled("text-cut-off-to-nothing", "#3 Data", "JK003", listed=True),
    added("empty-value-with-a-number", f"{MARK}place: #3 Balai", "JK003"),
    added("list-item-cut-off", f"tags:\n  - banjir\n{MARK}  - pompa #3", "JK003"),
    added("list-item-cut-off-to-nothing", f"tags:\n  - banjir\n{MARK}  - #3", "JK003"),
    added("flow-list-cut-off", f"{MARK}tags: [pompa #3\n  ]", "JK003"),
    added("flow-list-cut-off-after-a-quoted-sign", f'{MARK}tags: ["a #1", pompa #3\n  ]', "JK003"),
    promised("due-text-cut-off", f"{MARK}    due-text: sebelum rapat #4", "JK003"),
    added("wrapped-text-cut-off", f"place: Balai Kota\n{MARK}  ruang #3 lantai", "JK003"),
    added("text-cut-off-in-x", f"{MARK}x-ruang: nomor #3", "JK003"),
    titled("a-comment-is-no-text-cut-off", "Rapat  # catatan", listed=True),
    titled("a-sign-without-a-blank", "Rapat#3", listed=True),
    titled("a-quoted-sign", "'Pompa #3 Data'", listed=True),
    titled("two-quoted-signs", '"Pompa #3 dan #4" # catatan', listed=True),
    added("a-sign-in-a-block", "place: |\n  Ruang #3\n  lantai #4"),
    added("a-whole-line-is-a-comment", "#3 lantai\nplace: Balai"),
)
CHANGED = (
    added("sexagesimal", f"{MARK}time: 10:30", "JK213"),
    added("norway", f"{MARK}place: NO", "JK213"),
    added("yes", f"{MARK}place: yes", "JK213"),
    added("on-off", f"tags:\n{MARK}  - off", "JK213"),
    added("octal", f"{MARK}place: 012", "JK213"),
    added("hexadecimal", f"{MARK}place: 0x1F", "JK213"),
    added("binary-number", f"{MARK}place: 0b101", "JK213"),
    added("underscores", f"{MARK}place: 1_000", "JK213"),
    added("decimal", f"{MARK}place: 1.10", "JK213"),
    added("exponent", f"{MARK}place: 1.0e+5", "JK213"),
    added("infinity", f"{MARK}place: .inf", "JK213"),
    added("plus-sign", f"{MARK}place: +62812", "JK213"),
    added("tilde", f"{MARK}place: ~", "JK213"),
    added("null-word", f"{MARK}place: null", "JK213"),
    added("an-equals-sign", f"{MARK}place: =", "JK213"),
    added("half-past-eight-is-text", "time: 08:30"),
    added("quoted-time", "time: '10:30'"),
    added("quoted-no", "place: 'NO'"),
)
WAYS = (*SYNTAX, *KEYS, *REFUSED, *CUT_OFF, *CHANGED)
