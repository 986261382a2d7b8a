"""The words of the records: the fixed vocabularies, ids made from text, and slips of a word."""

from __future__ import annotations

import re
import unicodedata

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Container, Iterable


LANGUAGES = ("id", "en")
CODES = tuple(
    f"JK{number:03}"
    for numbers in (range(1, 4), range(101, 113), range(201, 224), range(301, 306))
    for number in numbers
)
"""The codes of all problems."""
PAPER_SIZES = ("A4", "F4")
RHYTHMS = ("weekly", "fortnightly", "monthly")

RECORD_FORMS = ("minutes", "planned", "stub", "cancelled")
DATE_SOURCES = ("text", "dateline", "other")
MEETING_KINDS = ("coordination", "internal", "bilateral", "workshop", "forum", "visit", "other")
OFFICE_ROLES = ("host", "invited", "speaker", "participant")
ATTENDEE_ROLES = ("member", "host", "speaker", "observer", "guest")
ONLINE = "online"
HEADCOUNT_UNITS = ("people", "organisations")
DECISION_KINDS = ("decision", "agreement", "noted", "position", "postponed")
FOLLOW_UP_KINDS = ("commitment", "instruction", "request", "expectation", "need")
KIND_WORDS = {
    "diharapkan": "expectation",
    "sebaiknya": "expectation",
    "diperlukan": "need",
    "diminta": "request",
    "dimohon": "request",
    "mohon": "request",
    "ditugaskan": "instruction",
    "diinstruksikan": "instruction",
    "wajib": "instruction",
    "arahan": "instruction",
    "agar": "instruction",
}
"""Words of minutes that tell what kind of follow-up a sentence holds; the first one counts."""
WEAK_WORDS = ("diharapkan", "diperlukan", "sebaiknya")
"""Those of them that promise nothing."""
PUBLIC, INTERNAL, CONFIDENTIAL = "public", "internal", "confidential"
VISIBILITIES = (PUBLIC, INTERNAL, CONFIDENTIAL)
"""From the most open to the least."""
MINUTES_STATUSES = ("draft", "approved")
WAYS_OF_APPROVAL = ("meeting", "circulation", "signature")
ACTING = ("plt", "plh", "pj")
"""How a post is held for somebody else: it is vacant, its holder is away, an appointed deputy."""
ACCESS_CLASSES = ("B", "T", "R", "SR")
"""*Biasa*, *terbatas*, *rahasia*, *sangat rahasia*: the archive's classes of access."""
PRESENT, INVITED, ALL = "present", "invited", "all"
AWAITED = (PRESENT, INVITED, ALL)
"""From whom an answer each is awaited, in one word."""

OPEN = "open"
IN_PROGRESS = "in-progress"
REPORTED = "reported"
DONE = "done"
DROPPED = "dropped"
SUPERSEDED = "superseded"
PROGRESS_STATUSES = (OPEN, IN_PROGRESS, REPORTED, DONE, DROPPED)
OPEN_STATUSES = (OPEN, IN_PROGRESS, REPORTED)
REFUSED = "refused"

CANCELLED = "cancelled"
EVENT_STATUSES = ("idea", "planned", "confirmed", "postponed", CANCELLED)
HELD = "held"
"""The status of an event that a meeting held, whatever the event itself says."""
SESSION_KINDS = (
    "opening",
    "presentation",
    "break-out",
    "report-back",
    "formation",
    "discussion",
    "closing",
)
WORKING_GROUP_STATUSES = ("proposed", "formed", "active", "dissolved")
MEMBER_ROLES = ("lead", "member", "secretary")

UMBRELLA = "umbrella"
AGENCY_KINDS = (
    "city-agency",
    "bureau",
    "secretariat",
    UMBRELLA,
    "national",
    "foreign",
    "research",
    "university",
    "ngo",
    "company",
    "network",
    "other",
)
WEEKDAYS = (
    ("senin", "monday"),
    ("selasa", "tuesday"),
    ("rabu", "wednesday"),
    ("kamis", "thursday"),
    ("jumat", "friday", "jum'at"),
    ("sabtu", "saturday"),
    ("minggu", "sunday", "ahad"),
)
"""Monday first, as in ``date.weekday``; Indonesian, English, then other spellings."""
MONTHS = (
    ("januari", "january"),
    ("februari", "february"),
    ("maret", "march"),
    ("april",),
    ("mei", "may"),
    ("juni", "june"),
    ("juli", "july"),
    ("agustus", "august"),
    ("september",),
    ("oktober", "october"),
    ("november",),
    ("desember", "december"),
)
"""January first; Indonesian, then English where that differs."""


def guess_kind(sentence: str) -> str | None:
    """Return the kind of follow-up that the words of ``sentence`` tell, or None."""
    spoken = set(_WORDS.findall(sentence.casefold()))
    return next((kind for word, kind in KIND_WORDS.items() if word in spoken), None)


_WORDS = re.compile(r"[^\W\d_]+")
_NOT_SLUG = re.compile(r"[^a-z0-9]+")
_LONGEST = 60
_SLUG = re.compile(r"[a-z0-9-]{1,60}")
_SMALL_WORDS = frozenset(
    re.split(
        r"\s+",
        "a akan an and atas atau bagi bahwa dalam dan dari dengan di for from in ini itu ke kepada "
        "lain of oleh on or pada para perlu sebagai secara setiap the to tentang terkait untuk "
        "with yang",
    )
)


_COUNTED = frozenset(
    re.split(
        r"\s+",
        "i ii iii iv v vi vii viii ix x xi xii satu dua tiga empat lima enam tujuh delapan "
        "sembilan sepuluh pertama kedua ketiga keempat kelima keenam one two three four five six "
        "seven eight nine ten first second third fourth fifth sixth",
    )
)
_CALENDAR = frozenset(word for names in (*MONTHS, *WEEKDAYS) for word in names)


def tells_apart(word: str) -> bool:
    """Tell whether ``word`` tells one of several from another, as in “triwulan 2”, “bulan Mei”."""
    return not word.isalpha() or word in _COUNTED or word in _CALENDAR


def slug_from(text: str) -> str:
    """Return ``text`` as a slug: small ASCII letters, digits and single hyphens, at most 60."""
    return _NOT_SLUG.sub("-", _plain(text)).strip("-")[:_LONGEST].strip("-")


def is_slug(text: str) -> bool:
    """Tell whether ``text`` can be an id."""
    return _SLUG.fullmatch(text) is not None


def telling_words(text: str) -> list[str]:
    """Return the words of ``text`` that say something, small and without accents."""
    words = _NOT_SLUG.split(_plain(text))
    return [word for word in words if word and word not in _SMALL_WORDS]


def short_slug(
    text: str, taken: Container[str], fallback: str, words: int = 4, leave_out: Container[str] = ()
) -> str:
    """Return a slug of the first words of ``text`` that say something, one that isn't ``taken``.

    ``fallback`` is used for a text without a letter or digit that a slug can hold; the words of
    ``leave_out`` say nothing here.
    """
    telling = [word for word in telling_words(text) if word not in leave_out]
    slug = "-".join(telling[:words])[:_LONGEST].strip("-") or slug_from(text) or fallback
    number, unique = 1, slug
    while unique in taken:
        number += 1
        suffix = f"-{number}"
        unique = slug[: _LONGEST - len(suffix)].strip("-") + suffix
    return unique


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().casefold()


def least_open(*visibilities: str | None) -> str:
    """Return the least open of ``visibilities``, internal when none says anything."""
    said = (each for each in visibilities if each is not None)
    return max(said, key=VISIBILITIES.index, default=INTERNAL)


SHORT = 5


def nearest_word(word: str, known: Iterable[str]) -> str | None:
    """Return the word of ``known`` that ``word`` is probably a slip for, or None.

    Words of up to five letters only match the same letters in another order: BPDB is BPBD, but
    BPKD and BPBD are two bodies. What holds a digit is no acronym.
    """
    folded = _fold(word)
    by_fold = {_fold(candidate): candidate for candidate in known}
    if folded in by_fold:
        return by_fold[folded]
    if _is_acronym(folded):
        letters = sorted(folded)
        return next((by_fold[key] for key in sorted(by_fold) if sorted(key) == letters), None)
    from difflib import SequenceMatcher, get_close_matches

    known_keys = [key for key in by_fold if not _is_acronym(key)]
    close = get_close_matches(folded, known_keys, _TIED, 0.75)

    def likeness(key: str) -> tuple[float, int, int]:
        # of those alike, the one with the same signs in the same places, then the first known
        same = sum(sign == other for sign, other in zip(folded, key, strict=False))
        return SequenceMatcher(None, key, folded).ratio(), same, -known_keys.index(key)

    return by_fold[max(close, key=likeness)] if close else None


_TIED = 20
"""How many words may be equally alike."""


def _is_acronym(folded: str) -> bool:
    return len(folded) <= SHORT and folded.isalpha()


def _fold(word: str) -> str:
    return word.casefold().replace("_", "-").replace(" ", "-")
