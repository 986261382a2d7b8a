"""The fields of follow-ups and of the progress reported on them."""

from __future__ import annotations

from jakres_cli.model import words
from jakres_cli.model.follow_up import FollowUp, Progress
from jakres_cli.model.message import Message
from jakres_cli.records.schema.shapes import (
    Day,
    DueForm,
    Field,
    Form,
    ListOf,
    Reference,
    Slug,
    Text,
    Word,
)
from jakres_cli.records.schema.shared import PARTIES, PILLAR, SOMEBODY, VISIBILITY

FOLLOW_UP = Form(
    name=Message("follow-up"),
    builds=FollowUp,
    line=True,
    fields=(
        Field(
            name="id",
            shape=Slug(),
            required=True,
            doc="Names it within its meeting.",
            example="tabel-topik",
        ),
        Field(
            name="what",
            shape=Text(),
            required=True,
            doc="What is to be done.",
            example="Menyampaikan tabel topik",
        ),
        Field(
            name="kind",
            shape=Word(choices=words.FOLLOW_UP_KINDS),
            doc="commitment (default; *akan*), request (*diminta*), expectation (*diharapkan*) "
            "or need (*diperlukan*).",
            example="request",
        ),
        Field(
            name="owners",
            shape=ListOf(of=Reference(to="party"), empty=True),
            required=True,
            doc="Who owes it: agencies, posts, people, working groups. `[]`: nobody was named.",
            example="[DLH]",
        ),
        Field(
            name="with",
            attribute="supporters",
            shape=PARTIES,
            doc="Who supports the owners.",
            example="[Dishub]",
        ),
        Field(name="to", shape=PARTIES, doc="Who is to receive it.", example="[Kedubes-Perancis]"),
        Field(
            name="due",
            shape=DueForm(),
            doc="When it is due, in a due form.",
            example="2019-11-28",
        ),
        Field(
            name="due-text",
            shape=Text(),
            doc="The words for it when they are vague.",
            example="setelah forum",
        ),
        Field(
            name="event",
            shape=Reference(to="event"),
            doc="The event that it belongs to.",
            example="joint-workshop-kota-berketahanan",
        ),
        PILLAR,
        VISIBILITY,
        Field(
            name="quote",
            shape=Text(),
            approval=True,
            doc="The exact words of this record's prose that it rests on.",
            example="akan menyampaikan tabel topik",
        ),
        Field(
            name="replaces",
            shape=ListOf(of=Reference(to="follow-up")),
            doc="Older follow-ups that this one supersedes.",
            example="[2019-10-29-persiapan-joint-workshop/tabel-topik]",
        ),
    ),
)

_ENTRY = (
    Field(
        name="by",
        shape=SOMEBODY,
        required=True,
        doc="Who reports or finds it.",
        example="SJB",
    ),
    Field(
        name="status",
        shape=Word(choices=words.PROGRESS_STATUSES),
        doc="The status from then on.",
        example="in-progress",
    ),
    Field(
        name="owner",
        shape=Reference(to="party"),
        doc="The owner that it speaks of, when there are several.",
        example="DLH",
    ),
    Field(
        name="owners",
        shape=PARTIES,
        doc="Who owes it from then on: it was handed over.",
        example="[Dishub]",
    ),
    Field(
        name="evidence",
        shape=ListOf(of=Reference(to="evidence")),
        doc="What shows it: a record, `files/…`, a url, `letter:NUMBER`, `email:DATE`.",
        example="[letter:012/SJB/2019]",
    ),
    Field(name="due", shape=DueForm(), doc="The due form it moved to.", example="2019-12-10"),
    Field(
        name="asked",
        shape=DueForm(words=(words.REFUSED,)),
        doc="An extension asked for, or `refused`.",
        example="2019-12-20",
    ),
    Field(
        name="reason",
        shape=Text(),
        doc="Why it was dropped, reopened or moved.",
        example="Menunggu data dari wilayah",
    ),
    VISIBILITY,
)

PROGRESS = Form(
    name=Message("progress entry"),
    builds=Progress,
    fields=(
        Field(
            name="date",
            shape=Day(),
            required=True,
            doc="The day of the report.",
            example="2019-11-20",
        ),
        *_ENTRY,
    ),
)

UPDATE = Form(
    name=Message("update"),
    builds=Progress,
    line=True,
    fields=(
        Field(
            name="item",
            shape=Reference(to="follow-up"),
            required=True,
            doc="The follow-up reported on.",
            example="2019-10-29-persiapan-joint-workshop/tabel-topik",
        ),
        *_ENTRY,
        Field(
            name="note",
            shape=Text(),
            doc="What was reported, in words.",
            example="Tabel sudah disusun",
        ),
    ),
)
