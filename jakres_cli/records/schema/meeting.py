"""The fields of a meeting."""

from __future__ import annotations

from jakres_cli.model import meeting as model
from jakres_cli.model import words
from jakres_cli.model.message import Message
from jakres_cli.records.schema.follow_up import FOLLOW_UP, UPDATE
from jakres_cli.records.schema.shapes import (
    Clock,
    Day,
    Field,
    Flag,
    Form,
    ListOf,
    Reference,
    Slug,
    Text,
    Weekday,
    Whole,
    Word,
)
from jakres_cli.records.schema.shared import (
    ACCEPT,
    ATTENDEE,
    FORMER,
    PILLAR,
    SOMEBODY,
    TEXTS,
    TITLE,
    VISIBILITY,
)

ABSENCE = Form(
    name=Message("absence"),
    builds=model.Absence,
    shorthand="agency",
    fields=(
        Field(
            name="agency",
            shape=Reference(to="agency"),
            required=True,
            doc="Who was expected.",
            example="DBM",
        ),
        Field(name="excused", shape=Flag(), doc="They let it be known.", example="true"),
        Field(name="reason", shape=Text(), doc="Why they did not come.", example="Rapat lain"),
    ),
)
_HEADCOUNT = Form(
    name=Message("headcount"),
    builds=model.Headcount,
    shorthand="n",
    fields=(
        Field(name="n", shape=Whole(), required=True, doc="How many.", example="73"),
        Field(name="approx", shape=Flag(), doc="It is an estimate.", example="true"),
        Field(
            name="unit",
            shape=Word(choices=words.HEADCOUNT_UNITS),
            doc="What was counted: people (default) or organisations.",
            example="organisations",
        ),
    ),
)
_INVITATION = Form(
    name=Message("invitation"),
    builds=model.Invitation,
    fields=(
        Field(name="number", shape=Text(), doc="*Nomor*", example="018/SJB/2019"),
        Field(name="date", shape=Day(), doc="The day of the letter.", example="2019-10-25"),
        Field(name="nature", shape=Text(), doc="*Sifat*", example="Penting"),
        Field(name="attachments", shape=Text(), doc="*Lampiran*", example="1 berkas"),
        Field(name="subject", shape=Text(), doc="*Hal*", example="Undangan rapat"),
        Field(name="copies", shape=TEXTS, doc="*Tembusan*", example="[Sekretaris Daerah]"),
    ),
)
_AGENDA_ITEM = Form(
    name=Message("agenda item"),
    builds=model.AgendaItem,
    shorthand="title",
    fields=(
        Field(name="id", shape=Slug(), doc="Names it within the meeting.", example="laporan"),
        Field(
            name="title",
            shape=Text(),
            required=True,
            doc="What it is about.",
            example="Laporan kelompok",
        ),
        Field(name="by", shape=SOMEBODY, doc="Who presents it.", example="BPBD"),
    ),
)
DECISION = Form(
    name=Message("decision"),
    builds=model.Decision,
    line=True,
    fields=(
        Field(
            name="id",
            shape=Slug(),
            required=True,
            doc="Names it within the meeting.",
            example="tiga-kelompok",
        ),
        Field(
            name="text",
            shape=Text(),
            required=True,
            doc="What was decided.",
            example="Peserta dibagi menjadi tiga kelompok",
        ),
        Field(
            name="kind",
            shape=Word(choices=words.DECISION_KINDS),
            doc="decision (default), agreement, noted, position or postponed.",
            example="agreement",
        ),
        Field(name="by", shape=SOMEBODY, doc="Who decided it.", example="deputi-trlh"),
        Field(
            name="quote",
            shape=Text(),
            doc="The exact words of the prose.",
            example="dibagi menjadi tiga kelompok",
        ),
        Field(
            name="supersedes",
            shape=ListOf(of=Reference(to="decision")),
            doc="Older decisions that it replaces.",
            example="[2019-10-11-rencana-joint-workshop/dua-kelompok]",
        ),
        VISIBILITY,
    ),
)
_DOCUMENT = Form(
    name=Message("document"),
    builds=model.DocumentLink,
    shorthand="url",
    fields=(
        Field(name="title", shape=Text(), doc="What it is.", example="Strategi Ketahanan Kota"),
        Field(name="url", shape=Text(), doc="Where it is.", example="https://example.org/a.pdf"),
        Field(
            name="file",
            shape=Reference(to="file"),
            doc="A file under `records/files/`.",
            example="files/tabel.pdf",
        ),
        Field(name="sha256", shape=Text(), doc="The file's hash.", example="'0a1b…'"),
        Field(
            name="lang",
            shape=Word(choices=words.LANGUAGES),
            doc="Its language.",
            example="id",
        ),
        VISIBILITY,
    ),
)
_APPROVAL = Form(
    name=Message("minutes"),
    builds=model.Approval,
    fields=(
        Field(
            name="status",
            shape=Word(choices=words.MINUTES_STATUSES),
            doc="draft (default) or approved.",
            example="approved",
        ),
        Field(name="approved-on", shape=Day(), doc="The day of approval.", example="2019-11-05"),
        Field(name="approved-by", shape=SOMEBODY, doc="Who approved.", example="deputi-trlh"),
        Field(
            name="approved-at",
            shape=Reference(to="meeting"),
            doc="The meeting that approved them.",
            example="2019-11-05-rapat-mingguan",
        ),
        Field(name="number", shape=Text(), doc="The minutes' number.", example="018/NOT/2019"),
        Field(
            name="signed",
            shape=Reference(to="file"),
            doc="The scan with the signatures.",
            example="files/notula.pdf",
        ),
        Field(name="seal", shape=Text(), doc="Written by `jakres approve`.", example="'v1:…'"),
    ),
)
_CORRECTION = Form(
    name=Message("correction"),
    builds=model.Correction,
    fields=(
        Field(name="on", shape=Day(), required=True, doc="The day.", example="2019-11-20"),
        Field(name="by", shape=SOMEBODY, doc="Who corrected.", example="SJB"),
        Field(
            name="where",
            shape=Text(),
            required=True,
            doc="The field or paragraph.",
            example="follow-ups/tabel-topik",
        ),
        Field(name="was", shape=Text(), doc="The text before; none if empty.", example="Dishub"),
        Field(name="now", shape=Text(), doc="The text now; none if taken out.", example="DLH"),
    ),
)
_ORIGIN = Form(
    name=Message("source"),
    builds=model.Origin,
    fields=(
        Field(name="url", shape=Text(), doc="The page.", example="https://example.org/post"),
        Field(
            name="file",
            shape=Reference(to="file"),
            doc="The file.",
            example="files/notula-lama.docx",
        ),
        Field(name="posted", shape=Day(), doc="When it was published.", example="2019-10-31"),
    ),
)

MEETING = Form(
    name=Message("meeting"),
    builds=model.Meeting,
    fields=(
        TITLE,
        Field(
            name="date",
            shape=Day(),
            required=True,
            doc="The (first) day.",
            example="2019-10-29",
        ),
        Field(name="end-date", shape=Day(), doc="The last day.", example="2019-10-30"),
        Field(
            name="date-from",
            shape=Word(choices=words.DATE_SOURCES),
            doc="Where the date comes from: the text (default), a dateline, other.",
            example="dateline",
        ),
        Field(
            name="weekday",
            shape=Weekday(),
            doc="As written in the source; compared with `date`.",
            example="Selasa",
        ),
        Field(name="time", shape=Clock(), doc="When it began.", example="09:00"),
        Field(name="end-time", shape=Clock(), doc="When it ended.", example="11:00"),
        Field(name="place", shape=Text(), doc="Where.", example="Balai Kota"),
        Field(
            name="record",
            shape=Word(choices=words.RECORD_FORMS),
            doc="minutes (default), planned (not yet held), stub (known only from another "
            "record) or cancelled.",
            example="planned",
        ),
        Field(
            name="known-from",
            shape=Reference(to="meeting"),
            doc="The record that a stub is known from.",
            example="2019-10-29-persiapan-joint-workshop",
        ),
        Field(
            name="kind",
            shape=Word(choices=words.MEETING_KINDS, more="kinds"),
            doc="What kind of meeting; coordination is the default.",
            example="bilateral",
        ),
        Field(
            name="role",
            shape=Word(choices=words.OFFICE_ROLES),
            doc="The office's own part in it.",
            example="invited",
        ),
        Field(
            name="convened-by",
            shape=SOMEBODY,
            doc="Who called it.",
            example="deputi-trlh",
        ),
        Field(
            name="chair",
            shape=SOMEBODY,
            approval=True,
            doc="Who led it; counts as present.",
            example="deputi-trlh",
        ),
        Field(
            name="opened-by",
            shape=SOMEBODY,
            doc="Who opened it; that isn't the chair.",
            example="manajer-program",
        ),
        Field(
            name="recorded-by",
            shape=SOMEBODY,
            approval=True,
            doc="Who wrote the minutes.",
            example="SJB",
        ),
        Field(
            name="not-stated",
            shape=ListOf(of=Reference(to="field")),
            doc="Fields that were looked for and that the source does not state.",
            example="[chair, time]",
        ),
        Field(
            name="invited",
            shape=ListOf(of=ATTENDEE),
            doc="Who was invited.",
            example="[BPBD, DLH]",
        ),
        Field(
            name="attendees",
            shape=ListOf(of=ATTENDEE),
            doc="Who was in the room; minutes need it.",
            example="[BPBD, DLH]",
        ),
        Field(
            name="absent",
            shape=ListOf(of=ABSENCE),
            doc="Who was expected and did not come.",
            example="[DBM]",
        ),
        Field(
            name="headcount",
            shape=_HEADCOUNT,
            doc="How many came, as the source counts.",
            example="73",
        ),
        PILLAR,
        Field(name="tags", shape=TEXTS, doc="Words to find it by.", example="[banjir]"),
        Field(
            name="series",
            shape=Reference(to="series"),
            doc="The series it is one of.",
            example="rapat-mingguan",
        ),
        Field(
            name="follows",
            shape=ListOf(of=Reference(to="meeting")),
            doc="Earlier meetings that it continues.",
            example="[2019-10-11-rencana-joint-workshop]",
        ),
        Field(
            name="events",
            shape=ListOf(of=Reference(to="event")),
            doc="Events that were talked about.",
            example="[joint-workshop-kota-berketahanan]",
        ),
        Field(
            name="holds",
            shape=Reference(to="event"),
            doc="The event that this record is, held.",
            example="joint-workshop-kota-berketahanan",
        ),
        Field(
            name="invitation",
            shape=_INVITATION,
            doc="The letter that called it.",
            example="{number: 018/SJB/2019, date: 2019-10-25}",
        ),
        Field(
            name="agenda",
            shape=ListOf(of=_AGENDA_ITEM),
            doc="Its points.",
            example="[Laporan kelompok]",
        ),
        Field(
            name="decisions",
            shape=ListOf(of=DECISION),
            doc="What was decided, agreed or noted.",
            example="[{id: tiga-kelompok, text: Peserta dibagi menjadi tiga kelompok}]",
        ),
        Field(
            name="follow-ups",
            shape=ListOf(of=FOLLOW_UP),
            doc="What is to be done, as it was promised.",
            example="[{id: tabel-topik, what: Menyampaikan tabel topik, owners: [DLH]}]",
        ),
        Field(
            name="updates",
            shape=ListOf(of=UPDATE),
            doc="Progress reported at this meeting on earlier follow-ups.",
            example="[{item: 2019-10-29-persiapan-joint-workshop/tabel-topik, by: SJB, "
            "note: Tabel disusun}]",
        ),
        Field(
            name="documents",
            shape=ListOf(of=_DOCUMENT),
            doc="Documents that belong to it.",
            example="['https://example.org/a.pdf']",
        ),
        VISIBILITY,
        Field(
            name="minutes",
            shape=_APPROVAL,
            doc="The state of the minutes themselves.",
            example="{status: draft}",
        ),
        Field(
            name="corrections",
            shape=ListOf(of=_CORRECTION),
            doc="Changes after approval (*Ralat*).",
            example="[{on: 2019-11-20, where: place, was: Ruang A, now: Ruang B}]",
        ),
        ACCEPT,
        Field(
            name="source",
            shape=_ORIGIN,
            doc="Where the text comes from.",
            example="{posted: 2019-10-31}",
        ),
        FORMER,
    ),
)
