"""Records that can be read whole and break a rule all the same; none makes an answer incomplete."""

from __future__ import annotations

from tests.hostile.ways import DAY, EVENT, MARK, MEETING, Way, added, promised, said, swapped

_STEM = f"{DAY}-rapat-rahasia"
_PROGRESS = "---\ndate: 2019-03-20\nby: Bad-Dana\nstatus: in-progress\n---\n"
_PROPOSAL = "---\nreceived: 2019-03-20\ntopics:\n  - {group: kelompok-1, topic: Air}\n---\n"
REFERENCES = (
    swapped("unknown-agency", "  - Bad-Izin", f"{MARK}  - Bad-Izni", "JK102", listed=True),
    swapped("agency-in-another-case", "  - Bad-Izin", f"{MARK}  - bad-izin", "JK102", listed=True),
    swapped(
        "unknown-owner",
        "owners: [Bad-Dana]",
        f"owners: [Bad-Dana]\n{MARK}    with: [XYZ]",
        "JK102",
        listed=True,
    ),
    promised("unknown-event", f"{MARK}    event: forum-khayal", "JK102"),
    promised("unknown-anchor", f"{MARK}    due: before:forum-khayal", "JK102"),
    promised("unknown-predecessor", f"{MARK}    replaces: [2001-01-01-tiada/tiada]", "JK102"),
    promised("a-reference-with-slashes", f"{MARK}    replaces: [a/b/c]", "JK102"),
    promised("a-reference-out-of-the-folder", f"{MARK}    replaces: [../../etc/passwd]", "JK102"),
    added("unknown-meeting", f"{MARK}follows: [2001-01-01-tiada]", "JK102"),
    added("unknown-series", f"{MARK}series: tiada", "JK102"),
    added("unknown-file", f"documents:\n{MARK}  - {{file: files/tiada.pdf}}", "JK102"),
    added("a-file-out-of-the-folder", f"documents:\n{MARK}  - {{file: ../jakres.yaml}}", "JK102"),
    added("update-of-nothing", f"updates:\n{MARK}  - {{item: x/y, by: SKT, note: a}}", "JK102"),
    Way(
        "progress-on-no-meeting",
        MARK + _PROGRESS,
        ("JK102",),
        path="records/progress/2001-01-01-tiada/tiada/2019-03-20-Bad-Dana.md",
    ),
    Way(
        "progress-on-no-item",
        MARK + _PROGRESS,
        ("JK102",),
        path=f"records/progress/{DAY}-byte-order-mark/tiada/2019-03-20-Bad-Dana.md",
    ),
    Way(
        "proposal-for-no-event",
        _PROPOSAL.replace("  - {", f"{MARK}  - {{"),
        ("JK102",),
        path="records/events/tiada/proposals/Bad-Dana.md",
    ),
    Way(
        "proposal-of-nobody",
        MARK + _PROPOSAL,
        ("JK102",),
        path="records/events/forum-rusak/proposals/XYZ.md",
    ),
    Way(
        "lead-of-nothing",
        EVENT.replace("    leads: [Bad-Izin]", f"{MARK}    leads: [XYZ]"),
        ("JK102",),
        path="records/events/forum-rusak.md",
    ),
)
QUOTES = (
    swapped(
        "quote-of-other-words",
        "    quote: Bad-Dana akan",
        f"{MARK}    quote: Bad-Dana mau",
        "JK106",
        listed=True,
    ),
    swapped(
        "quote-in-another-case",
        "    quote: Bad-Dana",
        f"{MARK}    quote: BAD-DANA",
        "JK106",
        listed=True,
    ),
    Way(
        "quote-from-a-comment",
        MEETING.replace("    quote", f"{MARK}    quote").replace(
            "Bad-Dana akan menyerahkan data pompa kepada SKT.",
            "<!-- Bad-Dana akan menyerahkan data pompa kepada SKT. -->",
        ),
        ("JK106",),
        listed=True,
    ),
    Way(
        "weak-words",
        MEETING.replace("Bad-Dana akan", "diharapkan Bad-Dana").replace(
            "    quote", f"{MARK}    quote"
        ),
        ("JK205",),
        listed=True,
    ),
)
SECRETS = (
    Way("rapat-rahasia", MEETING.replace("title", "visibility: confidential\ntitle"), ()),
    added("public-follows-secret", f"{MARK}follows: [{_STEM}]\nvisibility: public", "JK109"),
    promised(
        "public-waits-for-secret",
        f"{MARK}    due: after:{_STEM}/data-pompa\nvisibility: public",
        "JK109",
    ),
    promised("more-open-than-its-meeting", f"{MARK}    visibility: public", "JK109"),
)
DAYS = (
    added("weekday-of-another-day", f"{MARK}weekday: Senin", "JK201"),
    said("weekday-of-another-day-in-the-prose", f"{MARK}Rapat pada Senin, 5 Maret 2019.", "JK201"),
    said("a-day-that-is-none", "Senin, 31 Februari 2019"),
    said("a-day-of-the-year-null", "Senin, 1 Januari 0000"),
    promised("due-before-the-meeting", f"{MARK}    due: 2019-03-01", "JK207"),
    promised("within-more-days-than-there-are", "    due: within:9999m:9999-12-31"),
    promised("before-the-first-day", "    due: before:0001-01-01"),
    Way(
        "approved-in-advance",
        MEETING.replace(f"date: {DAY}", f"{MARK}date: 2019-12-31").replace(
            "not-stated", "minutes:\n  status: approved\nnot-stated"
        ),
        ("JK103",),
        path="records/meetings/2019/2019-12-31-approved-in-advance.md",
    ),
    added("follows-a-later-one", f"{MARK}follows: [2019-12-31-approved-in-advance]", "JK207"),
    added("follows-itself", f"{MARK}follows: [{DAY}-follows-itself]", "JK111"),
    promised("waits-for-itself", f"{MARK}    due: after:data-pompa", "JK111"),
    promised("replaces-itself", f"{MARK}    replaces: [data-pompa]", "JK111"),
)
PEOPLE = (
    Way(
        "nobody-owns-it",
        MEETING.replace("    owners: [Bad-Dana]", f"{MARK}    owners: []"),
        ("JK202",),
        listed=True,
    ),
    Way(
        "an-umbrella-owns-it",
        MEETING.replace("    owners: [Bad-Dana]", f"{MARK}    owners: [Pemkot-Tirtabaya]"),
        ("JK202",),
        listed=True,
    ),
    promised("a-supporter-who-was-not-there", f"{MARK}    with: [Din-Data]", "JK203"),
    said("named-and-not-recorded", f"{MARK}Hadir pula Din-Didik.", "JK204"),
    swapped(
        "chair-of-no-register",
        "not-stated: [chair]",
        f"{MARK}chair: Kepala Dinas Contoh",
        "JK214",
        listed=True,
    ),
    added(
        "person-of-no-register",
        f"invited:\n{MARK}  - {{agency: Bad-Dana, people: [Budi]}}",
        "JK214",
    ),
)
TWINS = (
    Way(
        "entry",
        f"{MARK}{_PROGRESS.replace('Bad-Dana', 'SKT')}",
        (),
        path=f"records/progress/{DAY}-crlf/data-pompa/2019-03-20-SKT.md",
    ),
    Way(
        "entry-in-another-case",
        f"{MARK}{_PROGRESS.replace('Bad-Dana', 'SKT')}",
        ("JK110",),
        path=f"records/progress/{DAY}-crlf/data-pompa/2019-03-20-skt.md",
    ),
)
WAYS = (*REFERENCES, *QUOTES, *SECRETS, *DAYS, *PEOPLE, *TWINS)
