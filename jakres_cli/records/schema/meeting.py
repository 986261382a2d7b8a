"""The fields of a meeting."""

from __future__ import annotations

from jakres_cli.model import meeting as model
from jakres_cli.model import paperwork, words
from jakres_cli.model.base import Message
from jakres_cli.records.schema import (
    CLOCK,
    DAY,
    FLAG,
    SLUG,
    TEXT,
    WEEKDAY,
    WHOLE,
    Form,
    Text,
    field,
    list_of,
    ref,
    refs,
    required,
    word,
)
from jakres_cli.records.schema.shared import (
    ACCEPT,
    ATTENDEE,
    CANCELLED,
    FOLLOW_UP,
    FORMER,
    MEETING_MOVE,
    PILLAR,
    SOMEBODY,
    TEXTS,
    TITLE,
    UPDATE,
    VISIBILITY,
)

ABSENCE = Form(
    name=Message("absence"),
    builds=model.Absence,
    shorthand="agency",
    fields=(
        required("agency", ref("agency"), "Who was expected.", "DBM"),
        field("excused", FLAG, "They let it be known.", "true"),
        field("reason", TEXT, "Why they did not come.", "Rapat lain"),
    ),
)
_HEADCOUNT = Form(
    name=Message("headcount"),
    builds=model.Headcount,
    shorthand="n",
    fields=(
        required("n", WHOLE, "How many.", "73"),
        field("approx", FLAG, "It is an estimate.", "true"),
        field(
            "unit",
            word(words.HEADCOUNT_UNITS),
            "What was counted: people (default) or organisations.",
            "organisations",
        ),
    ),
)
_INVITATION = Form(
    name=Message("invitation"),
    builds=paperwork.Invitation,
    fields=(
        field("number", TEXT, "*Nomor*", "018/SJB/2019"),
        field("date", DAY, "The day of the letter.", "2019-10-25"),
        field("nature", TEXT, "*Sifat*", "Penting"),
        field("attachments", TEXT, "*Lampiran*", "1 berkas"),
        field("subject", TEXT, "*Hal*", "Undangan rapat"),
        field("copies", TEXTS, "*Tembusan*", "[Sekretaris Daerah]"),
        field(
            "opening",
            TEXT,
            "The first sentence, in place of the usual one.",
            "Menindaklanjuti arahan Gubernur",
        ),
        field(
            "notes",
            list_of(TEXT, alone=True),
            "What those invited should know.",
            "[Mohon membawa data terbaru]",
        ),
        field("contact", SOMEBODY, "Whom to turn to (*Narahubung*).", "manajer-program"),
        field("signer", SOMEBODY, "Who signs the letter.", "deputi-trlh"),
    ),
)
_ONLINE = Form(
    name=Message("online room"),
    builds=paperwork.OnlineRoom,
    fields=(
        field("app", TEXT, "The program.", "Zoom"),
        field("link", TEXT, "The address; never in minutes.", "https://example.org/j/1"),
        field("id", TEXT, "The room's number.", "812 3456 7890"),
        field("passcode", TEXT, "The word to get in; never in minutes.", "rahasia"),
    ),
)
_ARCHIVE = Form(
    name=Message("archive"),
    builds=paperwork.ArchiveClass,
    fields=(
        field("code", TEXT, "The code of the classification.", "TU.01.02"),
        field("retention", TEXT, "How long it is kept.", "2 tahun"),
        field(
            "access",
            word(words.ACCESS_CLASSES),
            "B (*biasa*), T (*terbatas*), R (*rahasia*) or SR (*sangat rahasia*).",
            "T",
        ),
        field("kind", TEXT, "What kind of document.", "Notula"),
    ),
)
_SIGNER = Form(
    name=Message("signer"),
    builds=paperwork.Signer,
    fields=(
        field("post", TEXT, "The post, as it was printed.", "Deputi Gubernur"),
        field("name", TEXT, "The name, as it was printed.", "Contoh Nama"),
        field(
            "as",
            word(words.ACTING),
            "plt, plh or pj, for who acted in another's place.",
            "plt",
            attribute="capacity",
        ),
    ),
)
_AGENDA_ITEM = Form(
    name=Message("agenda item"),
    builds=model.AgendaItem,
    shorthand="title",
    fields=(
        field("id", SLUG, "Names it within the meeting.", "laporan"),
        required("title", TEXT, "What it is about.", "Laporan kelompok"),
        field("by", SOMEBODY, "Who presents it.", "BPBD"),
    ),
)
DECISION = Form(
    name=Message("decision"),
    builds=model.Decision,
    line=True,
    fields=(
        required("id", SLUG, "Names it within the meeting.", "tiga-kelompok"),
        required("text", TEXT, "What was decided.", "Peserta dibagi menjadi tiga kelompok"),
        field(
            "kind",
            word(words.DECISION_KINDS),
            "decision (default), agreement, noted, position or postponed.",
            "agreement",
        ),
        field("by", SOMEBODY, "Who decided it.", "deputi-trlh"),
        field("quote", TEXT, "The exact words of the prose.", "dibagi menjadi tiga kelompok"),
        field(
            "supersedes",
            refs("decision"),
            "Older decisions that it replaces.",
            "[2019-10-11-rencana-joint-workshop/dua-kelompok]",
        ),
        VISIBILITY,
    ),
)
_DOCUMENT = Form(
    name=Message("document"),
    builds=model.DocumentLink,
    shorthand="url",
    fields=(
        field("title", TEXT, "What it is.", "Strategi Ketahanan Kota"),
        field("url", TEXT, "Where it is.", "https://example.org/a.pdf"),
        field("file", ref("file"), "A file under `records/files/`.", "files/tabel.pdf"),
        field("sha256", TEXT, "The file's hash.", "'0a1b…'"),
        field("lang", word(words.LANGUAGES), "Its language.", "id"),
        VISIBILITY,
    ),
)
_APPROVAL = Form(
    name=Message("minutes"),
    builds=paperwork.Approval,
    fields=(
        field("status", word(words.MINUTES_STATUSES), "draft (default) or approved.", "approved"),
        field("approved-on", DAY, "The day of approval.", "2019-11-05"),
        field(
            "approved-by",
            refs("party", or_text=True, alone=True),
            "Who approved, one or several.",
            "deputi-trlh",
        ),
        field(
            "approved-at",
            ref("meeting"),
            "The meeting that approved them.",
            "2019-11-05-rapat-mingguan",
        ),
        field(
            "approved-how",
            word(words.WAYS_OF_APPROVAL),
            "In a meeting, by circulation or by signature.",
            "circulation",
        ),
        field("number", TEXT, "The minutes' number.", "018/NOT/2019"),
        field(
            "signers",
            list_of(_SIGNER),
            "Who signed, as it was printed; written by `jakres approve`.",
            "[{post: Deputi Gubernur, name: Contoh Nama}]",
        ),
        field("signed", ref("file"), "The scan with the signatures.", "files/notula.pdf"),
        field("seal", TEXT, "Written by `jakres approve`.", "'v2:…'"),
    ),
)
_CORRECTION = Form(
    name=Message("correction"),
    builds=paperwork.Correction,
    fields=(
        required("on", DAY, "The day.", "2019-11-20"),
        field("by", SOMEBODY, "Who corrected.", "SJB"),
        required("where", TEXT, "The field or paragraph.", "follow-ups/tabel-topik"),
        field("was", TEXT, "The text before; none if empty.", "Dishub"),
        field("now", TEXT, "The text now; none if taken out.", "DLH"),
    ),
)
_ORIGIN = Form(
    name=Message("source"),
    builds=model.Origin,
    fields=(
        field("url", TEXT, "The page.", "https://example.org/post"),
        field("file", ref("file"), "The file.", "files/notula-lama.docx"),
        field("posted", DAY, "When it was published.", "2019-10-31"),
    ),
)

MEETING = Form(
    name=Message("meeting"),
    builds=model.Meeting,
    fields=(
        TITLE,
        required("date", DAY, "The (first) day.", "2019-10-29"),
        field("end-date", DAY, "The last day.", "2019-10-30"),
        field(
            "date-from",
            word(words.DATE_SOURCES),
            "Where the date comes from: the text (default), a dateline, other.",
            "dateline",
        ),
        field("weekday", WEEKDAY, "As written in the source; compared with `date`.", "Selasa"),
        field("time", CLOCK, "When it began.", "09:00"),
        field("end-time", CLOCK, "When it ended.", "11:00"),
        field("place", TEXT, "Where.", "Balai Kota"),
        field("online", _ONLINE, "Where it is held online.", "{app: Zoom, id: 812 3456 7890}"),
        field(
            "record",
            word(words.RECORD_FORMS),
            "minutes (default), planned (not yet held), stub (known only from another "
            "record) or cancelled.",
            "planned",
        ),
        field(
            "known-from",
            ref("meeting"),
            "The record that a stub is known from.",
            "2019-10-29-persiapan-joint-workshop",
        ),
        CANCELLED,
        field(
            "moved",
            list_of(MEETING_MOVE),
            "Each time that its day changed while it was planned.",
            "[{on: 2019-11-20, was: 2019-12-11, now: 2020-01-15}]",
        ),
        field(
            "kind",
            word(words.MEETING_KINDS, more="kinds"),
            "What kind of meeting; coordination is the default.",
            "bilateral",
        ),
        field("role", word(words.OFFICE_ROLES), "The office's own part in it.", "invited"),
        field("convened-by", SOMEBODY, "Who called it.", "deputi-trlh"),
        field("chair", SOMEBODY, "Who led it; counts as present.", "deputi-trlh", approval=True),
        field("opened-by", SOMEBODY, "Who opened it; that isn't the chair.", "manajer-program"),
        field("recorded-by", SOMEBODY, "Who wrote the minutes.", "SJB", approval=True),
        field(
            "not-stated",
            refs("field"),
            "Fields that were looked for and that the source does not state.",
            "[chair, time]",
        ),
        field("invited", list_of(ATTENDEE), "Who was invited.", "[BPBD, DLH]"),
        field(
            "attendees", list_of(ATTENDEE), "Who was in the room; minutes need it.", "[BPBD, DLH]"
        ),
        field("absent", list_of(ABSENCE), "Who was expected and did not come.", "[DBM]"),
        field("headcount", _HEADCOUNT, "How many came, as the source counts.", "73"),
        PILLAR,
        field("tags", list_of(Text(short=True)), "Words to find it by.", "[banjir]"),
        field("series", ref("series"), "The series it is one of.", "rapat-mingguan"),
        field(
            "follows",
            refs("meeting"),
            "Earlier meetings that it continues.",
            "[2019-10-11-rencana-joint-workshop]",
        ),
        field(
            "events",
            refs("event"),
            "Events that were talked about.",
            "[joint-workshop-kota-berketahanan]",
        ),
        field(
            "holds",
            ref("event"),
            "The event that this record is, held.",
            "joint-workshop-kota-berketahanan",
        ),
        field(
            "invitation",
            _INVITATION,
            "The letter that called it.",
            "{number: 018/SJB/2019, date: 2019-10-25}",
        ),
        field("archive", _ARCHIVE, "How the archive classifies it.", "{code: TU.01.02}"),
        field("agenda", list_of(_AGENDA_ITEM), "Its points.", "[Laporan kelompok]"),
        field(
            "decisions",
            list_of(DECISION),
            "What was decided, agreed or noted.",
            "[{id: tiga-kelompok, text: Peserta dibagi menjadi tiga kelompok}]",
        ),
        field(
            "follow-ups",
            list_of(FOLLOW_UP),
            "What is to be done, as it was promised.",
            "[{id: tabel-topik, what: Menyampaikan tabel topik, owners: [DLH]}]",
        ),
        field(
            "updates",
            list_of(UPDATE),
            "Progress reported at this meeting on earlier follow-ups.",
            "[{item: 2019-10-29-persiapan-joint-workshop/tabel-topik, by: SJB, note: Tabel "
            "disusun}]",
        ),
        field(
            "documents",
            list_of(_DOCUMENT),
            "Documents that belong to it.",
            "['https://example.org/a.pdf']",
        ),
        VISIBILITY,
        field("minutes", _APPROVAL, "The state of the minutes themselves.", "{status: draft}"),
        field(
            "corrections",
            list_of(_CORRECTION),
            "Changes after approval (*Ralat*).",
            "[{on: 2019-11-20, where: place, was: Ruang A, now: Ruang B}]",
        ),
        ACCEPT,
        field("source", _ORIGIN, "Where the text comes from.", "{posted: 2019-10-31}"),
        FORMER,
    ),
)
