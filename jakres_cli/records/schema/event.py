"""The fields of events, of topic proposals, of working groups and of series."""

from __future__ import annotations

from jakres_cli.model import event as model
from jakres_cli.model import words
from jakres_cli.model.message import Message
from jakres_cli.model.working_group import Member, Series, WorkingGroup
from jakres_cli.records.schema.shapes import Day, Field, Form, ListOf, Reference, Slug, Text, Word
from jakres_cli.records.schema.shared import (
    ACCEPT,
    AGENCIES,
    ATTENDEE,
    FORMER,
    PARTIES,
    PILLAR,
    SOMEBODY,
    TEXTS,
    TITLE,
    VISIBILITY,
)

_MOVE = Form(
    name=Message("move"),
    builds=model.EventMove,
    fields=(
        Field(
            name="on",
            shape=Day(),
            required=True,
            doc="When it was decided.",
            example="2019-11-20",
        ),
        Field(
            name="was",
            shape=Day(),
            required=True,
            doc="Its first day before.",
            example="2019-12-11",
        ),
        Field(
            name="now",
            shape=Day(),
            required=True,
            doc="Its first day from then on.",
            example="2020-01-15",
        ),
        Field(name="reason", shape=Text(), doc="Why.", example="Menunggu narasumber"),
    ),
)
_SESSION = Form(
    name=Message("session"),
    builds=model.EventSession,
    fields=(
        Field(
            name="id",
            shape=Slug(),
            required=True,
            doc="Names it within the event.",
            example="break-out",
        ),
        Field(
            name="kind",
            shape=Word(choices=words.SESSION_KINDS),
            doc="What kind of session.",
            example="break-out",
        ),
        Field(name="title", shape=Text(), doc="What it is called.", example="Diskusi kelompok"),
        Field(
            name="by",
            shape=PARTIES,
            doc="Who gives it; a duty.",
            example="[Pemprov-DKI]",
        ),
        Field(
            name="speakers",
            shape=ListOf(of=SOMEBODY),
            doc="Who speaks; a duty.",
            example="[jan-sopaheluwakan]",
        ),
        Field(
            name="groups",
            shape=ListOf(of=Reference(to="group")),
            doc="The break-out groups that take part.",
            example="[kelompok-1]",
        ),
        Field(
            name="working-group",
            shape=Reference(to="working-group"),
            doc="The working group that is formed or reports.",
            example="pokja-gabungan-ketahanan-kota",
        ),
    ),
)
_GROUP = Form(
    name=Message("group"),
    builds=model.BreakOutGroup,
    line=True,
    fields=(
        Field(
            name="id",
            shape=Slug(),
            required=True,
            doc="Names it within the event.",
            example="kelompok-3",
        ),
        Field(name="title", shape=Text(), doc="What it is called.", example="Kelompok 3"),
        PILLAR,
        Field(name="leads", shape=PARTIES, doc="Who leads it; a duty.", example="[BPBD]"),
        Field(
            name="members",
            shape=PARTIES,
            doc="Who sits in it; a duty.",
            example="[DLH, DSDA]",
        ),
        Field(name="focus", shape=TEXTS, doc="What it talks about.", example="[keselamatan]"),
    ),
)
_PROPOSAL_CALL = Form(
    name=Message("proposals"),
    builds=model.ProposalCall,
    fields=(
        Field(
            name="deliver-to",
            shape=AGENCIES,
            doc="Who is to receive the topics.",
            example="[Kedubes-Perancis]",
        ),
        Field(
            name="follow-up",
            shape=Reference(to="follow-up"),
            doc="The follow-up that passes them on.",
            example="2019-10-29-persiapan-joint-workshop/tabel-topik",
        ),
        Field(name="closes", shape=Day(), doc="The last day for topics.", example="2019-11-30"),
    ),
)

EVENT = Form(
    name=Message("event"),
    builds=model.Event,
    fields=(
        TITLE,
        Field(
            name="status",
            shape=Word(choices=words.EVENT_STATUSES),
            required=True,
            doc="idea, planned, confirmed, postponed or cancelled. That it was held is computed.",
            example="planned",
        ),
        Field(name="date", shape=Day(), doc="The (first) day.", example="2019-12-11"),
        Field(name="end-date", shape=Day(), doc="The last day.", example="2019-12-12"),
        Field(
            name="moved",
            shape=ListOf(of=_MOVE),
            doc="Each time that its day changed.",
            example="[{on: 2019-11-20, was: 2019-12-11, now: 2020-01-15}]",
        ),
        Field(name="place", shape=Text(), doc="Where.", example="Balai Kota"),
        Field(
            name="hosts",
            shape=AGENCIES,
            required=True,
            doc="Who holds it; a duty.",
            example="[Pemprov-DKI]",
        ),
        Field(
            name="partners",
            shape=AGENCIES,
            doc="With whom; a duty.",
            example="[Kedubes-Perancis]",
        ),
        PILLAR,
        Field(
            name="purposes",
            shape=TEXTS,
            doc="What it is for.",
            example="[Mempertemukan para ahli]",
        ),
        Field(
            name="planned-in",
            shape=ListOf(of=Reference(to="meeting")),
            doc="The meetings that planned it.",
            example="[2019-10-29-persiapan-joint-workshop]",
        ),
        Field(
            name="sessions",
            shape=ListOf(of=_SESSION),
            doc="Its programme.",
            example="[{id: pembukaan, kind: opening}]",
        ),
        Field(
            name="groups",
            shape=ListOf(of=_GROUP),
            doc="The groups it splits into.",
            example="[{id: kelompok-3, leads: [BPBD]}]",
        ),
        Field(
            name="proposals",
            shape=_PROPOSAL_CALL,
            doc="The call for topics.",
            example="{deliver-to: [Kedubes-Perancis]}",
        ),
        Field(
            name="not-stated",
            shape=ListOf(of=Reference(to="field")),
            doc="Fields that were looked for and that the source does not state.",
            example="[date, place]",
        ),
        VISIBILITY,
        ACCEPT,
        FORMER,
    ),
)

TOPIC = Form(
    name=Message("topic"),
    builds=model.Topic,
    fields=(
        Field(
            name="group",
            shape=Reference(to="group"),
            required=True,
            doc="The break-out group it is for.",
            example="kelompok-1",
        ),
        Field(
            name="topic",
            shape=Text(),
            required=True,
            doc="What should be talked about.",
            example="Pemilahan sampah di sumber",
        ),
        Field(name="why", shape=Text(), doc="Why.", example="Belum dibahas"),
    ),
)

PROPOSAL = Form(
    name=Message("proposals file"),
    builds=model.Proposal,
    fields=(
        Field(name="received", shape=Day(), doc="When it came in.", example="2019-11-18"),
        Field(name="by", shape=SOMEBODY, doc="Who sent it.", example="DLH"),
        Field(
            name="topics",
            shape=ListOf(of=TOPIC),
            required=True,
            doc="What is proposed.",
            example="[{group: kelompok-1, topic: Pemilahan sampah di sumber}]",
        ),
        ACCEPT,
    ),
)

_MEMBER = Form(
    name=Message("member"),
    builds=Member,
    shorthand="agency",
    fields=(
        Field(
            name="agency",
            shape=Reference(to="agency"),
            required=True,
            doc="Who sits in it; a duty.",
            example="BPBD",
        ),
        Field(
            name="role",
            shape=Word(choices=words.MEMBER_ROLES),
            doc="lead, member (default) or secretary.",
            example="lead",
        ),
        Field(
            name="from",
            attribute="since",
            shape=Day(),
            doc="The first day.",
            example="2020-01-15",
        ),
        Field(name="until", shape=Day(), doc="The last day.", example="2020-12-31"),
    ),
)

WORKING_GROUP = Form(
    name=Message("working group"),
    builds=WorkingGroup,
    fields=(
        TITLE,
        Field(
            name="status",
            shape=Word(choices=words.WORKING_GROUP_STATUSES),
            required=True,
            doc="proposed, formed, active or dissolved.",
            example="proposed",
        ),
        Field(
            name="members",
            shape=ListOf(of=_MEMBER),
            doc="Who sits in it.",
            example="[{agency: BPBD, role: lead}]",
        ),
        Field(
            name="between",
            shape=AGENCIES,
            doc="Whom it brings together.",
            example="[Pemprov-DKI, Kedubes-Perancis]",
        ),
        Field(
            name="proposed-in",
            shape=Reference(to="meeting"),
            doc="The meeting that proposed it.",
            example="2019-10-29-persiapan-joint-workshop",
        ),
        Field(
            name="to-be-formed-at",
            shape=Reference(to="event"),
            doc="The event at which it is to be formed.",
            example="joint-workshop-kota-berketahanan",
        ),
        Field(
            name="formed-by",
            shape=Text(),
            doc="The decree or record that formed it.",
            example="Keputusan Nomor 12 Tahun 2020",
        ),
        Field(
            name="mandate",
            shape=Text(),
            doc="What it is for.",
            example="Menyiapkan rencana aksi bersama",
        ),
        PILLAR,
        VISIBILITY,
        ACCEPT,
        FORMER,
    ),
)

SERIES = Form(
    name=Message("series"),
    builds=Series,
    fields=(
        TITLE,
        Field(
            name="attendees",
            shape=ListOf(of=ATTENDEE),
            doc="Who usually comes.",
            example="[BPBD, DLH]",
        ),
        Field(name="chair", shape=SOMEBODY, doc="Who usually leads.", example="deputi-trlh"),
        PILLAR,
        Field(
            name="template",
            shape=Text(),
            doc="The template that new meetings of it start from.",
            example="rapat-mingguan.md.j2",
        ),
        ACCEPT,
        FORMER,
    ),
)
