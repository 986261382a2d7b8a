"""The words by which people name days and spans of them, Indonesian and English: tables only.

They are written as ``fold_said`` leaves a text: small, without commas, apostrophes, full stops
after words, and without *the* and *of*.
"""

from __future__ import annotations

from jakres_cli.model.words import MONTHS, WEEKDAYS


def _by_name(names: dict[int, str]) -> dict[str, int]:
    """Return the number that each name stands for; ``names`` divides those of one by ``|``."""
    return {name: number for number, row in names.items() for name in row.split("|")}


RELATIVE = _by_name(
    {
        -1: "kemarin|yesterday",
        0: "hari ini|today",
        1: "besok|esok|tomorrow",
        2: "lusa|day after tomorrow",
    }
)
"""Days beside today."""

WEEKDAY = {
    name.replace("'", ""): number for number, names in enumerate(WEEKDAYS) for name in names
} | {"mon": 0, "tue": 1, "tues": 1, "wed": 2, "thu": 3, "thurs": 3, "fri": 4, "sat": 5, "sun": 6}
"""Monday is 0, as in ``date.weekday``."""

MONTH = {
    form: number
    for number, names in enumerate(MONTHS, 1)
    for name in names
    for form in (name, name[:3])
} | {"pebruari": 2, "peb": 2, "agt": 8, "ags": 8, "sept": 9, "nopember": 11, "nop": 11}
"""Full names, their first three letters, and other spellings; January is 1."""

THIS = {"ini": 0, "this": 0}
NEXT = {"depan": 1, "next": 1}
LAST = {"lalu": -1, "last": -1}
COMING = frozenset({"mendatang", "yang akan datang", "coming", "upcoming"})
"""The next one, whether it is of this week or not."""
WHICH = THIS | NEXT | LAST
"""How far from this week, month, quarter, half or year, by the word after it or before it."""

WEEK = frozenset({"minggu", "pekan", "week"})
MONTH_UNIT = frozenset({"bulan", "month"})
QUARTER = frozenset({"triwulan", "kuartal", "tw", "quarter", "q"})
HALF = frozenset({"semester", "half"})
YEAR = frozenset({"tahun", "year"})

BEGINNING, MIDDLE, END = "beginning", "middle", "end"
PARTS = {
    **dict.fromkeys(("awal", "beginning", "early", "start"), BEGINNING),
    **dict.fromkeys(("pertengahan", "tengah", "middle", "mid"), MIDDLE),
    **dict.fromkeys(("akhir", "end", "late"), END),
}
"""The parts of a month; its end may be that of a week, quarter, half or year too."""

ORDINAL = _by_name(
    {
        1: "i|1|ke-1|pertama|kesatu|1st|first",
        2: "ii|2|ke-2|kedua|2nd|second",
        3: "iii|3|ke-3|ketiga|3rd|third",
        4: "iv|4|ke-4|keempat|4th|fourth",
    }
)
"""Which quarter or half of a year."""

HOURS, DAYS, WORKING_DAYS, WEEKS, MONTHS_LONG = "hours", "days", "working days", "weeks", "months"
UNITS = {
    **dict.fromkeys(("jam", "hour", "hours"), HOURS),
    **dict.fromkeys(("hari", "hari kalender", "day", "days", "calendar days"), DAYS),
    **dict.fromkeys(
        ("hari kerja", "working day", "working days", "business day", "business days"),
        WORKING_DAYS,
    ),
    **dict.fromkeys(("minggu", "pekan", "week", "weeks"), WEEKS),
    **dict.fromkeys(("bulan", "month", "months"), MONTHS_LONG),
}
SHORT_UNITS = {"": DAYS, "d": DAYS, "h": DAYS, "w": WEEKS, "m": MONTHS_LONG, "b": MONTHS_LONG}
"""Of ``+2w``; *hari* and *bulan* have their letters too."""

NUMBERS = _by_name(
    {
        1: "satu|a|an|one",
        2: "dua|two",
        3: "tiga|three",
        4: "empat|four",
        5: "lima|five",
        6: "enam|six",
        7: "tujuh|seven",
        8: "delapan|eight",
        9: "sembilan|nine",
        10: "sepuluh|ten",
        12: "dua belas|twelve",
        14: "empat belas|fourteen",
        15: "lima belas|fifteen",
        20: "dua puluh|twenty",
        30: "tiga puluh|thirty",
        60: "enam puluh|sixty",
        90: "sembilan puluh|ninety",
    }
)
ONE_OF = {"sehari": "1 hari", "seminggu": "1 minggu", "sepekan": "1 pekan", "sebulan": "1 bulan"}
AHEAD = ("lagi", "mendatang", "ke depan", "kemudian", "dari sekarang", "from now", "from today")
AGO = ("lalu", "yang lalu", "ago")

LATEST = (
    "selambat-lambatnya",
    "selambatnya",
    "sebelum atau pada",
    "sampai dengan",
    "paling lambat",
    "paling telat",
    "paling lama",
    "no later than",
    "not later than",
    "on or before",
    "sampai",
    "hingga",
    "until",
    "till",
    "s.d",
    "s/d",
    "sd",
    "pada",
    "dalam",
    "at",
    "due",
    "by",
    "on",
)
"""What says only that the day after it is the last one."""
LATEST_AFTER = ("at latest", "paling lambat", "selambat-lambatnya")
"""The same, behind the day."""
BEFORE_WORDS = ("sebelum", "before", "prior to")
AFTER_WORDS = ("setelah", "sesudah", "after")
DATE_MARKS = ("tanggal", "tgl")
TO = ("sampai dengan", "sampai", "hingga", "s.d", "s/d", "to", "until", "-")
"""What stands between the first and the last day of a span."""

NEXT_MEETING_WORDS = frozenset(
    {"rapat berikutnya", "rapat berikut", "rapat mendatang", "rapat selanjutnya", "next meeting"}
)
ONGOING_WORDS = frozenset({"berkelanjutan", "berkesinambungan", "terus-menerus", "terus menerus"})
EVERY = frozenset({"setiap", "tiap", "tiap-tiap", "every", "each", "per"})
"""What makes a day one of many."""
SINCE = frozenset({*AFTER_WORDS, "sejak", "since"})
"""What tells that a length, or a day, is counted from something else."""
ALSO_OTHER_WORDS = frozenset({"minggu", "may", "march"})
"""Names of days and months that alone may mean something else: a week, a verb."""
