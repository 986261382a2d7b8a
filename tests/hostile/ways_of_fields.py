"""Records whose fields are unknown, wrongly shaped, missing, impossible or contradictory."""

from __future__ import annotations

from tests.hostile.ways import EVENT, GROUP, MARK, MEETING, Way, added, promised, swapped

_UNKNOWN = (
    "content",
    "follow_ups",
    "followups",
    "Follow-ups",
    "penanggung-jawab",
    "tindak-lanjut",
    "handler",
    "metadata",
    "self",
    "id",
    "path",
    "__class__",
    "__dict__",
    "given",
    "former_",
    "'a b'",
    "'{x}'",
    "'{0.__class__}'",
    "'%s'",
    "judul",
    "null",
    "''",
    "ti\u200btle",
    "t\u0131tle",
)
UNKNOWN = (
    *(
        added(f"unknown-field-{number}", f"{MARK}{name}: teks", "JK101")
        for number, name in enumerate(_UNKNOWN)
    ),
    promised("status-in-a-follow-up", f"{MARK}    status: done", "JK101"),
    promised("owner-for-owners", f"{MARK}    penanggung-jawab: Bad-Dana", "JK101"),
    promised("unknown-field-in-a-follow-up", f"{MARK}    meeting: lain", "JK101"),
    promised("a-line-for-a-follow-up", f"{MARK}    line: 3", "JK101"),
    added("x-fields-of-any-shape", "x-a: [1, {b: c}]\nx-: ''\nx-content: teks"),
    swapped(
        "x-field-with-an-underscore",
        "not-stated",
        f"{MARK}x_ruang: 1\nnot-stated",
        "JK101",
        listed=True,
    ),
)
_VALUES = {
    "record": "notula",
    "kind": "rapatan",
    "role": "tuan-rumah",
    "visibility": "rahasia",
    "date-from": "koran",
    "weekday": "Selesai",
    "pillar": "siaga",
    "headcount": "banyak",
    "minutes": "{status: selesai}",
    "accept": "[JK202]",
}
_NUMBERS = {
    "negative": "-3",
    "decimal": "'3.5'",
    "long": "9" * 5_000,
    "arabic": "'٣'",
    "scientific": "'1e5'",
    "hexadecimal": "'0x1f'",
    "minus-zero": "'-0'",
}
VALUES = (
    *(
        added(f"unknown-value-of-{name}", f"{MARK}{name}: {value}", "JK101")
        for name, value in _VALUES.items()
    ),
    *(
        added(f"a-number-{name}", f"{MARK}headcount: {value}", "JK101", "JK001")
        for name, value in _NUMBERS.items()
    ),
    promised("unknown-kind-of-follow-up", f"{MARK}    kind: promise", "JK101"),
    promised("yes-for-a-kind", f"{MARK}    kind: yes", "JK101"),
    added("flag-perhaps", f"absent:\n{MARK}  - {{agency: Din-Data, excused: perhaps}}", "JK101"),
    swapped(
        "not-stated-names-nothing",
        "not-stated: [chair]",
        f"{MARK}not-stated: [ketua]",
        "JK101",
        listed=True,
    ),
    *(
        swapped(f"no-slug-{number}", "  - id: data-pompa", f"{MARK}  - id: {value}", "JK101")
        for number, value in enumerate(
            (
                "Data-Pompa",
                "data_pompa",
                "'data pompa'",
                "../data",
                "a/b",
                "x" * 61,
                "'données'",
                "'ｄａｔａ'",
                "'data\u200bpompa'",
            )
        )
    ),
)
_TEXT, _LIST, _FIELDS = "teks", "[satu, dua]", "{a: b}"
_SHAPES = {
    "title": (_LIST, _FIELDS, "{en: Meeting}", "{id: [a]}", "[]"),
    "date": (_LIST, _FIELDS),
    "weekday": (_LIST,),
    "time": (_LIST, _FIELDS),
    "place": (_LIST, _FIELDS),
    "record": (_LIST,),
    "chair": (_LIST, _FIELDS),
    "not-stated": (_TEXT, _FIELDS),
    "attendees": (
        _TEXT,
        _FIELDS,
        "[[Bad-Dana]]",
        "[{agency: [Bad-Dana]}]",
        "[{people: Jan}]",
        "[{names: [[a]]}]",
        "[{names: {name: a}}]",
        "[{acting: ya}]",
    ),
    "absent": (_FIELDS, "[[]]"),
    "headcount": (_LIST, "{n: [1]}", "{n: many}"),
    "pillar": (_FIELDS, "[[aman]]"),
    "tags": (_TEXT, _FIELDS, "[[a]]", "[{a: b}]"),
    "follows": (_TEXT, _FIELDS, "[[a]]"),
    "events": (_TEXT, _FIELDS),
    "holds": (_LIST,),
    "invitation": (_TEXT, _LIST, "{copies: a}"),
    "agenda": (_TEXT, "[[a]]"),
    "decisions": (_TEXT, _LIST, _FIELDS),
    "follow-ups": (_TEXT, _LIST, _FIELDS, "[[a]]"),
    "updates": (_TEXT, _LIST, _FIELDS),
    "documents": (_FIELDS, "[[a]]"),
    "minutes": (_TEXT, _LIST),
    "corrections": (_TEXT, _LIST),
    "accept": (_TEXT, _LIST, _FIELDS),
    "source": (_TEXT, _LIST),
    "former": (_TEXT, _FIELDS),
}
_PROMISE_SHAPES = {
    "what": (_LIST, _FIELDS),
    "owners": (_TEXT, _FIELDS, "[[Bad-Dana]]"),
    "with": (_TEXT, "[{a: b}]"),
    "to": (_TEXT, "[[]]"),
    "due": (_LIST, _FIELDS),
    "event": (_LIST,),
    "quote": (_LIST,),
    "replaces": (_TEXT, _FIELDS),
}


def _without(text: str, field: str) -> str:
    """The record without a field and its lines below."""
    kept, inside = list[str](), False
    for line in text.split("\n"):
        if not line.startswith((" ", "-")) or line == "---":
            inside = line.startswith(f"{field}:")
        if not inside:
            kept.append(line)
    return "\n".join(kept)


def _shaped(field: str, number: int, value: str) -> Way:
    text = _without(MEETING, field)
    lines = f"---\n{MARK}{field}: {value}\n"
    return Way(f"shape-of-{field}-{number}", text.replace("---\n", lines, 1), ("JK101",))


def _promise_shaped(field: str, number: int, value: str) -> Way:
    kept = [line for line in MEETING.split("\n") if not line.startswith(f"    {field}:")]
    head = "  - id: data-pompa"
    text = "\n".join(kept).replace(head, f"{head}\n{MARK}    {field}: {value}")
    return Way(f"shape-of-a-promise-{field}-{number}", text, ("JK101",))


SHAPES = (
    *(
        _shaped(field, number, value)
        for field, values in _SHAPES.items()
        for number, value in enumerate(values)
    ),
    *(
        _promise_shaped(field, number, value)
        for field, values in _PROMISE_SHAPES.items()
        for number, value in enumerate(values)
    ),
    swapped("empty-item-in-a-list", "  - Bad-Izin", f"{MARK}  -", "JK101", listed=True),
)
_DATES = (
    "2019-02-30",
    "2019-13-01",
    "2019-00-10",
    "2019-3-5",
    "5 Maret 2019",
    "05/03/2019",
    "20190305",
    "2019-03-05T09:00:00",
    "0000-01-01",
    "99999-01-01",
    "'２０１９-03-05'",
    "2019",
    "9" * 5_000,
    "-2019-03-05",
    "'2019-03-05\\n'",
)
_CLOCKS = ("'24:00'", "'9:00'", "'09.00'", "'09:60'", "pagi", "'09:00 WIB'", "'０９:００'", "0900")
_DUES = (
    "2019-02-30",
    "besok",
    "2019-11-31",
    "2019-q5",
    "2019-13",
    "2019-12-20..2019-12-11",
    "2019-12-11..",
    "..",
    "'before:'",
    "before:2019-02-30",
    "within:30:2019-03-05",
    "within:30y:2019-03-05",
    "within:99999d:2019-03-05",
    "'after: 2019'",
    "next_meeting",
    "Ongoing",
    "'2019-11-28 '",
    "20191128",
    "9" * 5_000,
    "before:..",
)
DATES = (
    *(
        Way(
            f"impossible-date-{number}",
            MEETING.replace("date: 2019-03-05", f"{MARK}date: {value}"),
            ("JK105", "JK001"),
            listed=True,
        )
        for number, value in enumerate(_DATES)
    ),
    *(
        added(f"impossible-time-{number}", f"{MARK}time: {value}", "JK105")
        for number, value in enumerate(_CLOCKS)
    ),
    *(
        promised(f"impossible-due-{number}", f"{MARK}    due: {value}", "JK105", "JK001")
        for number, value in enumerate(_DUES)
    ),
    added("ends-before-it-begins", f"{MARK}end-date: 2019-03-04", "JK105"),
    added("ends-at-an-earlier-hour", f"time: '11:00'\n{MARK}end-time: '09:00'", "JK105"),
    added("impossible-letter-date", f"invitation:\n{MARK}  date: 2019-02-29", "JK105"),
)
MISSING = (
    swapped("title-missing", "title: Rapat koordinasi\ndate", f"{MARK}date", "JK104", listed=True),
    swapped("title-empty", "title: Rapat koordinasi", f"{MARK}title:", "JK104", listed=True),
    swapped(
        "title-empty-text", "title: Rapat koordinasi", f"{MARK}title: ''", "JK104", listed=True
    ),
    swapped(
        "title-of-blanks", "title: Rapat koordinasi", f"{MARK}title: '  '", "JK104", listed=True
    ),
    Way(
        "date-missing",
        MEETING.replace("title", f"{MARK}title").replace("date: 2019-03-05\n", ""),
        ("JK104",),
        listed=True,
    ),
    Way(
        "attendees-missing",
        _without(MEETING, "attendees").replace("title", f"{MARK}title"),
        ("JK104",),
        listed=True,
    ),
    swapped("id-missing", "  - id: data-pompa\n    what", f"{MARK}  - what", "JK104"),
    Way(
        "what-missing",
        MEETING.replace("    what: Menyerahkan data pompa\n", "").replace(
            "  - id", f"{MARK}  - id"
        ),
        ("JK104",),
        listed=True,
    ),
    Way(
        "owners-missing",
        MEETING.replace("    owners: [Bad-Dana]\n", "").replace("  - id", f"{MARK}  - id"),
        ("JK104",),
        listed=True,
    ),
    Way(
        "owners-empty",
        MEETING.replace("  - id", f"{MARK}  - id").replace("owners: [Bad-Dana]", "owners:"),
        ("JK104",),
        listed=True,
    ),
    added("stub-of-nothing", f"{MARK}record: stub", "JK104"),
    added("end-date-in-an-absence", f"absent:\n{MARK}  - {{reason: sakit}}", "JK104"),
    added("decision-without-text", f"decisions:\n{MARK}  - id: satu", "JK104"),
    added("decision-without-id", f"decisions:\n{MARK}  - text: Satu", "JK104"),
    added("accept-without-reason", f"accept:\n{MARK}  - code: JK202", "JK104"),
    added("correction-of-nothing", f"corrections:\n{MARK}  - on: 2019-03-06", "JK104"),
    Way(
        "event-without-hosts",
        EVENT.replace("hosts: [Bad-Dana]\n", "").replace("title", f"{MARK}title"),
        ("JK104",),
        path="records/events/forum-tanpa-tuan.md",
    ),
    Way(
        "event-without-status",
        EVENT.replace("status: planned\n", "").replace("title", f"{MARK}title"),
        ("JK104",),
        path="records/events/forum-tanpa-status.md",
    ),
    Way(
        "group-without-status",
        GROUP.replace("status: proposed\n", "").replace("title", f"{MARK}title"),
        ("JK104",),
        path="records/working-groups/pokja-tanpa-status.md",
    ),
)
_SECOND = """\
  - id: data-pompa
    what: Menyerahkan lagi
    owners: [Bad-Dana]
"""
CONTRADICTIONS = (
    swapped(
        "another-date-than-the-file",
        "date: 2019-03-05",
        f"{MARK}date: 2019-03-06",
        "JK103",
        listed=True,
    ),
    swapped("id-twice", "not-stated", f"{MARK}{_SECOND}not-stated", "JK103"),
    added(
        "id-of-an-agenda-item-twice",
        f"agenda:\n  - {{id: a, title: A}}\n{MARK}  - {{id: a, title: B}}",
        "JK103",
    ),
    swapped(
        "given-and-not-stated",
        "not-stated: [chair]",
        f"chair: Bad-Dana\n{MARK}not-stated: [chair]",
        "JK103",
        listed=True,
    ),
)
WAYS = (*UNKNOWN, *VALUES, *SHAPES, *DATES, *MISSING, *CONTRADICTIONS)
