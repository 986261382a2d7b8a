"""The kinds of file in a workspace and the form of each, with those of registers and settings."""

from __future__ import annotations

from jakres_cli.model import records as model
from jakres_cli.model import words
from jakres_cli.model.base import Message
from jakres_cli.model.records import Letterhead, Pillar, Settings, SigningMarks
from jakres_cli.records.schema import (
    AGENCY_CODE,
    DAY,
    FLAG,
    SLUG,
    TEXT,
    TWO_LANGUAGES,
    WHOLE,
    Day,
    Form,
    Register,
    field,
    list_of,
    ref,
    refs,
    required,
    word,
)
from jakres_cli.records.schema.event import EVENT, PROPOSAL, SERIES, WORKING_GROUP
from jakres_cli.records.schema.meeting import MEETING
from jakres_cli.records.schema.shared import PROGRESS, TEXTS

_SINCE = field(
    "from", Day(period="first"), "The first day, month or year.", "2019-08", attribute="since"
)
_UNTIL = field("until", Day(period="last"), "The last day, month or year.", "2019-07")

AGENCY = Form(
    name=Message("agency"),
    builds=model.Agency,
    line=True,
    fields=(
        required("name", TWO_LANGUAGES, "Its full name.", "Badan Penanggulangan Bencana Daerah"),
        field("aliases", TEXTS, "Other names that it goes by, misspelt ones too.", "[BPBD DKI]"),
        field(
            "kind",
            word(words.AGENCY_KINDS),
            "What kind of body; city-agency is the default, an umbrella stands for all "
            "bodies below it.",
            "bureau",
        ),
        field("parent", ref("agency"), "The body that it belongs to.", "Pemprov-DKI"),
        _SINCE,
        _UNTIL,
        field(
            "successor", refs("agency", alone=True), "Who took over from it, one or several.", "DLH"
        ),
        field(
            "names",
            list_of(
                Form(
                    name=Message("former name"),
                    builds=model.FormerName,
                    fields=(required("name", TEXT, "The name.", "Dinas Tata Air"), _UNTIL),
                )
            ),
            "Names that it carried before.",
            "[{name: Dinas Tata Air, until: 2016}]",
        ),
        field(
            "former",
            list_of(AGENCY_CODE),
            "Codes that it had before; they still resolve.",
            "[BPRD]",
        ),
        field("order", WHOLE, "Its rank in lists (protocol).", "10"),
        field("contact", ref("post"), "The post to turn to.", "manajer-program"),
        field("head", TEXT, "How its head is addressed; by its kind when absent.", "Rektor"),
        field("letters", FLAG, "`no`: no letters are sent to it.", "no"),
    ),
)
AGENCIES = Register(of=AGENCY, key=AGENCY_CODE, key_name="code")

POST = Form(
    name=Message("post"),
    builds=model.Post,
    line=True,
    fields=(
        required("name", TEXT, "What the post is called.", "Manajer Program"),
        field("short", TEXT, "What people call it.", "Deputi TRLH"),
        field("agency", ref("agency"), "The agency that it belongs to.", "SJB"),
        field("held-with", ref("post"), "Another post that the same person holds.", "deputi-trlh"),
    ),
)
_HOLDING = Form(
    name=Message("holding"),
    builds=model.Holding,
    shorthand="post",
    fields=(
        required("post", ref("post"), "The post.", "manajer-program"),
        _SINCE,
        _UNTIL,
        field(
            "as",
            word(words.ACTING),
            "plt (the post is vacant), plh (its holder is away) or pj.",
            "plh",
            attribute="capacity",
        ),
        field("acting", FLAG, "The same as `as: plt`.", "true"),
    ),
)
_AFFILIATION = Form(
    name=Message("affiliation"),
    builds=model.Affiliation,
    shorthand="agency",
    fields=(required("agency", ref("agency"), "The agency.", "LIPI"), _SINCE, _UNTIL),
)
PERSON = Form(
    name=Message("person"),
    builds=model.Person,
    line=True,
    fields=(
        required("name", TEXT, "The name without titles.", "Jan Sopaheluwakan"),
        field("prefix", TEXT, "Titles before it.", "Prof."),
        field(
            "agency",
            list_of(_AFFILIATION, alone=True),
            "The agency they belong to, or those that they belonged to in turn.",
            "LIPI",
            attribute="affiliations",
        ),
        field(
            "holds",
            list_of(_HOLDING),
            "The posts they hold or held.",
            "[{post: manajer-program, from: 2018}]",
        ),
    ),
)
PEOPLE = Form(
    name=Message("register of people"),
    builds=model.People,
    fields=(
        field(
            "posts",
            Register(of=POST, key=SLUG, key_name="slug"),
            "Offices that somebody holds.",
            "{manajer-program: {name: Manajer Program, agency: SJB}}",
        ),
        field(
            "people",
            Register(of=PERSON, key=SLUG, key_name="slug"),
            "People whom the records name.",
            "{jan-sopaheluwakan: {name: Jan Sopaheluwakan, prefix: Prof.}}",
        ),
    ),
)

_PILLAR = Form(
    name=Message("pillar"),
    builds=Pillar,
    fields=(
        required("name", TEXT, "Its name.", "Jakarta SIAP"),
        field("en", TEXT, "Its English name.", "Well-prepared Jakarta"),
        _SINCE,
        _UNTIL,
    ),
)
_SIGNING = Form(
    name=Message("signing"),
    builds=SigningMarks,
    fields=(
        field("number", TEXT, "For the number.", "'${nomor_naskah}'"),
        field("date", TEXT, "For the day.", "'${tanggal_naskah}'"),
        field("nature", TEXT, "For *Sifat*.", "'${sifat}'"),
        field("subject", TEXT, "For *Hal*.", "'${hal}'"),
        field("post", TEXT, "For the signer's post.", "'${jabatan_pengirim}'"),
        field("signature", TEXT, "For the signature.", "'${ttd_pengirim}'"),
        field("name", TEXT, "For the signer's name.", "'${nama_pengirim}'"),
        field("nip", TEXT, "For the signer's number.", "'${nip_pengirim}'"),
    ),
)
SETTINGS = Form(
    name=Message("settings"),
    builds=Settings,
    fields=(
        required("schema", WHOLE, "The version of this layout: 1.", "1"),
        field("lang", word(words.LANGUAGES), "The language of messages and documents.", "id"),
        field("timezone", TEXT, "Where “today” is; Asia/Jakarta is the default.", "Asia/Jakarta"),
        required("office", ref("agency"), "The agency that keeps these records.", "SJB"),
        field(
            "letterhead",
            Form(
                name=Message("letterhead"),
                builds=Letterhead,
                fields=(
                    field("lines", TEXTS, "Its lines.", "[Sekretariat Jakarta Berketahanan]"),
                    field(
                        "logo", TEXT, "The picture, a path in the workspace.", "templates/logo.png"
                    ),
                    field("font", TEXT, "The family of letters on papers.", "Arial"),
                    field("size", WHOLE, "Their size in points.", "12"),
                    field("paper", word(words.PAPER_SIZES), "A4 (default) or F4.", "F4"),
                ),
            ),
            "The head of the office's papers.",
            "{lines: [Sekretariat Jakarta Berketahanan]}",
        ),
        field(
            "signing",
            _SIGNING,
            "Marks that another program replaces when it numbers and signs a paper.",
            "{number: '${nomor_naskah}', signature: '${ttd_pengirim}'}",
        ),
        field(
            "chase-soon-days",
            WHOLE,
            "The same as chase-after-days for what was promised *segera*; 7.",
            "5",
        ),
        field("city", TEXT, "Where papers are signed.", "Jakarta"),
        field(
            "pillar",
            Register(of=_PILLAR, key=SLUG, key_name="slug"),
            "The pillars, with the time that they were in use.",
            "{siap: {name: Jakarta SIAP}}",
        ),
        field(
            "kinds", list_of(SLUG), "More kinds of meeting than the built-in ones.", "[audiensi]"
        ),
        field(
            "chase-after-days",
            WHOLE,
            "After how many quiet days an open follow-up without a day is stale; 30.",
            "30",
        ),
        field(
            "forge-url",
            TEXT,
            "Where the records are reviewed, for links.",
            "https://example.org/records",
        ),
        field(
            "holidays",
            list_of(DAY),
            "Days on which the office doesn't work, Saturdays and Sundays aside.",
            "[2019-12-25]",
        ),
    ),
)


MEETING_KIND = "meeting"
PROGRESS_KIND = "progress"
EVENT_KIND = "event"
PROPOSAL_KIND = "proposal"
WORKING_GROUP_KIND = "working-group"
SERIES_KIND = "series"
AGENCIES_KIND = "agencies"
PEOPLE_KIND = "people"
SETTINGS_KIND = "settings"

FORMS: dict[str, Form | Register] = {
    MEETING_KIND: MEETING,
    PROGRESS_KIND: PROGRESS,
    EVENT_KIND: EVENT,
    PROPOSAL_KIND: PROPOSAL,
    WORKING_GROUP_KIND: WORKING_GROUP,
    SERIES_KIND: SERIES,
    AGENCIES_KIND: AGENCIES,
    PEOPLE_KIND: PEOPLE,
    SETTINGS_KIND: SETTINGS,
}


OTHER_NAMES = {
    "acara": "agenda",
    "alasan": "reason",
    "anggota": "members",
    "bagian": "role",
    "batas-waktu": "due",
    "bukti": "evidence",
    "bukti-dukung": "evidence",
    "catatan": "note",
    "daftar-hadir": "attendees",
    "deadline": "due",
    "diundang": "invited",
    "dokumen": "documents",
    "hadir": "attendees",
    "hari": "weekday",
    "induk": "parent",
    "instansi": "agency",
    "jabatan": "position",
    "jam": "time",
    "judul": "title",
    "jumlah-peserta": "headcount",
    "kegiatan": "events",
    "kelompok": "groups",
    "kepada": "to",
    "keputusan": "decisions",
    "keterangan": "note",
    "ketua": "chair",
    "kutipan": "quote",
    "lanjutan-dari": "follows",
    "lokasi": "place",
    "mitra": "partners",
    "nama": "name",
    "notulis": "recorded-by",
    "owner": "owners",
    "pencatat": "recorded-by",
    "penanggung-jawab": "owners",
    "pendukung": "with",
    "penyelenggara": "hosts",
    "pemimpin": "leads",
    "peserta": "attendees",
    "pilar": "pillar",
    "pimpinan": "chair",
    "pimpinan-rapat": "chair",
    "pukul": "time",
    "seri": "series",
    "sumber": "source",
    "tanggal": "date",
    "target": "due",
    "tempat": "place",
    "tenggat": "due",
    "tidak-hadir": "absent",
    "tindak-lanjut": "follow-ups",
    "topik": "topics",
    "tujuan": "purposes",
    "undangan": "invitation",
    "uraian": "what",
    "waktu": "time",
}
