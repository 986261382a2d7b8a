"""The fields of events, of topic proposals, of working groups and of series."""

from __future__ import annotations

from jakres_cli.model import event as model
from jakres_cli.model import words
from jakres_cli.model.base import Message
from jakres_cli.model.event import Member, Series, WorkingGroup
from jakres_cli.records.schema import (
    CLOCK,
    DAY,
    SLUG,
    TEXT,
    WEEKDAY,
    Form,
    field,
    list_of,
    ref,
    refs,
    required,
    word,
)
from jakres_cli.records.schema.shared import (
    ACCEPT,
    AGENCIES,
    ATTENDEE,
    CANCELLED,
    EVENT_MOVE,
    FORMER,
    PARTIES,
    PILLAR,
    SOMEBODY,
    TEXTS,
    TITLE,
    VISIBILITY,
)

_SESSION = Form(
    name=Message("session"),
    builds=model.EventSession,
    fields=(
        required("id", SLUG, "Names it within the event.", "break-out"),
        field("kind", word(words.SESSION_KINDS), "What kind of session.", "break-out"),
        field("title", TEXT, "What it is called.", "Diskusi kelompok"),
        field("by", PARTIES, "Who gives it; a duty.", "[Pemprov-DKI]"),
        field("speakers", list_of(SOMEBODY), "Who speaks; a duty.", "[jan-sopaheluwakan]"),
        field("groups", refs("group"), "The break-out groups that take part.", "[kelompok-1]"),
        field(
            "working-group",
            ref("working-group"),
            "The working group that is formed or reports.",
            "pokja-gabungan-ketahanan-kota",
        ),
    ),
)
_GROUP = Form(
    name=Message("group"),
    builds=model.BreakOutGroup,
    line=True,
    fields=(
        required("id", SLUG, "Names it within the event.", "kelompok-3"),
        field("title", TEXT, "What it is called.", "Kelompok 3"),
        PILLAR,
        field("leads", PARTIES, "Who leads it; a duty.", "[BPBD]"),
        field("members", PARTIES, "Who sits in it; a duty.", "[DLH, DSDA]"),
        field("focus", TEXTS, "What it talks about.", "[keselamatan]"),
    ),
)
_PROPOSAL_CALL = Form(
    name=Message("proposals"),
    builds=model.ProposalCall,
    fields=(
        field("deliver-to", AGENCIES, "Who is to receive the topics.", "[Kedubes-Perancis]"),
        field(
            "follow-up",
            ref("follow-up"),
            "The follow-up that passes them on.",
            "2019-10-29-persiapan-joint-workshop/tabel-topik",
        ),
        field("closes", DAY, "The last day for topics.", "2019-11-30"),
    ),
)

EVENT = Form(
    name=Message("event"),
    builds=model.Event,
    fields=(
        TITLE,
        required(
            "status",
            word(words.EVENT_STATUSES),
            "idea, planned, confirmed, postponed or cancelled. That it was held is computed.",
            "planned",
        ),
        field("date", DAY, "The (first) day.", "2019-12-11"),
        field("end-date", DAY, "The last day.", "2019-12-12"),
        CANCELLED,
        field(
            "moved",
            list_of(EVENT_MOVE),
            "Each time that its day changed.",
            "[{on: 2019-11-20, was: 2019-12-11, now: 2020-01-15}]",
        ),
        field("place", TEXT, "Where.", "Balai Kota"),
        required("hosts", AGENCIES, "Who holds it; a duty.", "[Pemprov-DKI]"),
        field("partners", AGENCIES, "With whom; a duty.", "[Kedubes-Perancis]"),
        PILLAR,
        field("purposes", TEXTS, "What it is for.", "[Mempertemukan para ahli]"),
        field(
            "planned-in",
            refs("meeting"),
            "The meetings that planned it.",
            "[2019-10-29-persiapan-joint-workshop]",
        ),
        field("sessions", list_of(_SESSION), "Its programme.", "[{id: pembukaan, kind: opening}]"),
        field(
            "groups",
            list_of(_GROUP),
            "The groups it splits into.",
            "[{id: kelompok-3, leads: [BPBD]}]",
        ),
        field(
            "proposals", _PROPOSAL_CALL, "The call for topics.", "{deliver-to: [Kedubes-Perancis]}"
        ),
        field(
            "not-stated",
            refs("field"),
            "Fields that were looked for and that the source does not state.",
            "[date, place]",
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
        required("group", ref("group"), "The break-out group it is for.", "kelompok-1"),
        required("topic", TEXT, "What should be talked about.", "Pemilahan sampah di sumber"),
        field("why", TEXT, "Why.", "Belum dibahas"),
    ),
)

PROPOSAL = Form(
    name=Message("proposals file"),
    builds=model.Proposal,
    fields=(
        field("received", DAY, "When it came in.", "2019-11-18"),
        field("by", SOMEBODY, "Who sent it.", "DLH"),
        required(
            "topics",
            list_of(TOPIC),
            "What is proposed.",
            "[{group: kelompok-1, topic: Pemilahan sampah di sumber}]",
        ),
        ACCEPT,
    ),
)

_MEMBER = Form(
    name=Message("member"),
    builds=Member,
    shorthand="agency",
    fields=(
        required("agency", ref("agency"), "Who sits in it; a duty.", "BPBD"),
        field("role", word(words.MEMBER_ROLES), "lead, member (default) or secretary.", "lead"),
        field("from", DAY, "The first day.", "2020-01-15", attribute="since"),
        field("until", DAY, "The last day.", "2020-12-31"),
    ),
)

WORKING_GROUP = Form(
    name=Message("working group"),
    builds=WorkingGroup,
    fields=(
        TITLE,
        required(
            "status",
            word(words.WORKING_GROUP_STATUSES),
            "proposed, formed, active or dissolved.",
            "proposed",
        ),
        field("members", list_of(_MEMBER), "Who sits in it.", "[{agency: BPBD, role: lead}]"),
        field("between", AGENCIES, "Whom it brings together.", "[Pemprov-DKI, Kedubes-Perancis]"),
        field(
            "proposed-in",
            ref("meeting"),
            "The meeting that proposed it.",
            "2019-10-29-persiapan-joint-workshop",
        ),
        field(
            "to-be-formed-at",
            ref("event"),
            "The event at which it is to be formed.",
            "joint-workshop-kota-berketahanan",
        ),
        field(
            "formed-by",
            TEXT,
            "The decree or record that formed it.",
            "Keputusan Nomor 12 Tahun 2020",
        ),
        field("mandate", TEXT, "What it is for.", "Menyiapkan rencana aksi bersama"),
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
        field("attendees", list_of(ATTENDEE), "Who usually comes.", "[BPBD, DLH]"),
        field("chair", SOMEBODY, "Who usually leads.", "deputi-trlh"),
        PILLAR,
        field(
            "template",
            TEXT,
            "The template that new meetings of it start from.",
            "rapat-mingguan.md.j2",
        ),
        field(
            "rhythm",
            word(words.RHYTHMS),
            "How often: weekly, fortnightly or monthly.",
            "weekly",
        ),
        field("weekday", WEEKDAY, "On which day of the week.", "Selasa"),
        field("time", CLOCK, "When it begins.", "09:00"),
        field("place", TEXT, "Where.", "Balai Kota"),
        field(
            "meeting-title",
            TEXT,
            "What each is called; `{n}` is its number.",
            "Rapat mingguan ke-{n}",
        ),
        ACCEPT,
        FORMER,
    ),
)
