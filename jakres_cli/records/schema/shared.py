"""Fields and forms that several kinds of record share, follow-ups and progress among them."""

from __future__ import annotations

from jakres_cli.model import words
from jakres_cli.model.base import Message
from jakres_cli.model.meeting import Attendee, FollowUp, NamedPerson, Progress
from jakres_cli.model.paperwork import Acceptance, Cancellation, Move, Reminder, SentLetter
from jakres_cli.records.schema import (
    DAY,
    DUE,
    FLAG,
    SLUG,
    TEXT,
    TWO_LANGUAGES,
    DueForm,
    Form,
    ListOf,
    field,
    list_of,
    ref,
    refs,
    required,
    word,
)

AGENCIES = refs("agency")
PARTIES = refs("party")
SOMEBODY = ref("party", or_text=True)
TEXTS = list_of(TEXT)

TITLE = required(
    "title",
    TWO_LANGUAGES,
    "What the record is called, in the office's language or in both.",
    "Rapat koordinasi banjir",
)
PILLAR = field(
    "pillar",
    refs("pillar", alone=True),
    "The pillars it belongs to, from `jakres.yaml`.",
    "[siap, sehat]",
)
VISIBILITY = field(
    "visibility",
    word(words.VISIBILITIES),
    "Who may be shown it: public, internal (default) or confidential.",
    "public",
)
FORMER = field(
    "former",
    list_of(SLUG),
    "Earlier names of this record; they still resolve.",
    "[2019-10-29-rapat-persiapan]",
)
ACCEPT = field(
    "accept",
    list_of(
        Form(
            name=Message("accept"),
            builds=Acceptance,
            fields=(
                required("code", word(words.CODES), "The code of the warning.", "JK202"),
                field(
                    "item",
                    SLUG,
                    "The item that it is about; the whole record when absent.",
                    "tabel-topik",
                ),
                required(
                    "reason", TEXT, "Why it is right as it is.", "Disepakati tanpa penanggung jawab"
                ),
            ),
        )
    ),
    "Warnings that were looked at and are right as they are.",
    "[{code: JK202, reason: Disepakati tanpa penanggung jawab}]",
)

CANCELLATION = Form(
    name=Message("cancellation"),
    builds=Cancellation,
    fields=(
        field("on", DAY, "When it was decided.", "2019-11-20"),
        field("reason", TEXT, "Why.", "Narasumber berhalangan"),
    ),
)
CANCELLED = field(
    "cancelled",
    CANCELLATION,
    "When and why it was called off.",
    "{on: 2019-11-20, reason: Narasumber berhalangan}",
)
_DECIDED = required("on", DAY, "When it was decided.", "2019-11-20")
_REASON = field("reason", TEXT, "Why.", "Menunggu narasumber")
EVENT_MOVE = Form(
    name=Message("move"),
    builds=Move,
    fields=(
        _DECIDED,
        field("was", DAY, "Its first day before, if there was one.", "2019-12-11"),
        field("now", DAY, "Its first day from then on, if there is one.", "2020-01-15"),
        _REASON,
    ),
)
MEETING_MOVE = Form(
    name=Message("moved meeting"),
    builds=Move,
    fields=(
        _DECIDED,
        required("was", DAY, "Its first day before.", "2019-12-11"),
        required("now", DAY, "Its first day from then on.", "2020-01-15"),
        _REASON,
        field(
            "letter",
            Form(
                name=Message("letter"),
                builds=SentLetter,
                fields=(
                    field("number", TEXT, "*Nomor*", "018/SJB/2019"),
                    field("date", DAY, "The day of the letter.", "2019-10-25"),
                ),
            ),
            "The invitation that was sent for the day before.",
            "{number: 018/SJB/2019, date: 2019-10-25}",
        ),
    ),
)

ATTENDEE = Form(
    name=Message("attendee"),
    builds=Attendee,
    shorthand="agency",
    fields=(
        field("agency", ref("agency"), "The agency that was represented.", "BPBD"),
        field(
            "people",
            refs("person", or_text=True),
            "People of the register (or plain names) who came for it.",
            "[jan-sopaheluwakan]",
        ),
        field(
            "posts",
            refs("post", or_text=True),
            "Posts that were filled in the room.",
            "[manajer-program]",
        ),
        field(
            "names",
            list_of(
                Form(
                    name=Message("name"),
                    builds=NamedPerson,
                    shorthand="name",
                    fields=(
                        required("name", TEXT, "The name as it was given.", "Contoh Nama"),
                        field("position", TEXT, "The position as it was given.", "Kepala Bidang"),
                    ),
                )
            ),
            "People whom no register knows.",
            "[{name: Contoh Nama, position: Kepala Bidang}]",
        ),
        field("role", word(words.ATTENDEE_ROLES), "Their part in the meeting.", "speaker"),
        field("via", word((words.ONLINE,)), "online: they were not in the room.", "online"),
        field("on-behalf-of", SOMEBODY, "Whom they stood in for (*mewakili*).", "deputi-trlh"),
        field("acting", FLAG, "The post was held in an acting capacity (*Plt.*, *Plh.*).", "true"),
    ),
)


FOLLOW_UP = Form(
    name=Message("follow-up"),
    builds=FollowUp,
    line=True,
    fields=(
        required("id", SLUG, "Names it within its meeting.", "tabel-topik"),
        required("what", TEXT, "What is to be done.", "Menyampaikan tabel topik"),
        field(
            "kind",
            word(words.FOLLOW_UP_KINDS),
            "commitment (default; *akan*), instruction (*ditugaskan*), request (*diminta*), "
            "expectation (*diharapkan*) or need (*diperlukan*).",
            "request",
        ),
        field(
            "each",
            ListOf(of=ref("agency"), words=words.AWAITED),
            "From whom one answer each is awaited: agencies, or present, invited or all; those "
            "below an umbrella whom the meeting lists when absent.",
            "[BPBD, DLH]",
        ),
        required(
            "owners",
            refs("party", empty=True),
            "Who owes it: agencies, posts, people, working groups. `[]`: nobody was named.",
            "[DLH]",
        ),
        field("with", PARTIES, "Who supports the owners.", "[Dishub]", attribute="supporters"),
        field("to", PARTIES, "Who is to receive it.", "[Kedubes-Perancis]"),
        field("due", DUE, "When it is due, in a due form.", "2019-11-28"),
        field("due-text", TEXT, "The words for it when they are vague.", "setelah forum"),
        field(
            "event",
            ref("event"),
            "The event that it belongs to.",
            "joint-workshop-kota-berketahanan",
        ),
        PILLAR,
        VISIBILITY,
        field(
            "quote",
            TEXT,
            "The exact words of this record's prose that it rests on.",
            "akan menyampaikan tabel topik",
            approval=True,
        ),
        field(
            "replaces",
            refs("follow-up"),
            "Older follow-ups that this one supersedes.",
            "[2019-10-29-persiapan-joint-workshop/tabel-topik]",
        ),
    ),
)

REMINDER = Form(
    name=Message("reminder"),
    builds=Reminder,
    fields=(
        field("letter", TEXT, "The number of the letter.", "021/SJB/2019"),
        field("via", TEXT, "How it was sent.", "email"),
        field("reply-by", DAY, "The day by which an answer is awaited.", "2019-12-02"),
    ),
)
_ENTRY = (
    required("by", SOMEBODY, "Who reports or finds it.", "SJB"),
    field("status", word(words.PROGRESS_STATUSES), "The status from then on.", "in-progress"),
    field("owner", ref("party"), "The owner that it speaks of, when there are several.", "DLH"),
    field("owners", PARTIES, "Who owes it from then on: it was handed over.", "[Dishub]"),
    field(
        "evidence",
        refs("evidence"),
        "What shows it: a record, `files/…`, a url, `letter:NUMBER`, `email:DATE`; by word of "
        "mouth `phone:DATE NAME` or `chat:DATE NAME`.",
        "[letter:012/SJB/2019]",
    ),
    field("due", DUE, "The due form it moved to.", "2019-12-10"),
    field(
        "asked",
        DueForm(words=(words.REFUSED,)),
        "An extension asked for, or `refused`.",
        "2019-12-20",
    ),
    field(
        "objection",
        TEXT,
        "The owner contests that it is theirs: why, or `refused`.",
        "Bukan kewenangan kami",
    ),
    field(
        "reminded",
        REMINDER,
        "They were written to; that is no news.",
        "{letter: 021/SJB/2019, via: email, reply-by: 2019-12-02}",
    ),
    field("reason", TEXT, "Why it was dropped, reopened or moved.", "Menunggu data dari wilayah"),
    VISIBILITY,
)

PROGRESS = Form(
    name=Message("progress entry"),
    builds=Progress,
    fields=(required("date", DAY, "The day of the report.", "2019-11-20"), *_ENTRY),
)

UPDATE = Form(
    name=Message("update"),
    builds=Progress,
    line=True,
    fields=(
        required(
            "item",
            ref("follow-up"),
            "The follow-up reported on.",
            "2019-10-29-persiapan-joint-workshop/tabel-topik",
        ),
        *_ENTRY,
        field("note", TEXT, "What was reported, in words.", "Tabel sudah disusun"),
    ),
)
