"""The fields of follow-ups and of the progress reported on them."""

from __future__ import annotations

from jakres_cli.model import words
from jakres_cli.model.follow_up import FollowUp, Progress
from jakres_cli.model.message import Message
from jakres_cli.records.schema.shapes import (
    DAY,
    DUE,
    SLUG,
    TEXT,
    DueForm,
    Form,
    field,
    ref,
    refs,
    required,
    word,
)
from jakres_cli.records.schema.shared import PARTIES, PILLAR, SOMEBODY, VISIBILITY

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
            "commitment (default; *akan*), request (*diminta*), expectation (*diharapkan*) "
            "or need (*diperlukan*).",
            "request",
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

_ENTRY = (
    required("by", SOMEBODY, "Who reports or finds it.", "SJB"),
    field("status", word(words.PROGRESS_STATUSES), "The status from then on.", "in-progress"),
    field("owner", ref("party"), "The owner that it speaks of, when there are several.", "DLH"),
    field("owners", PARTIES, "Who owes it from then on: it was handed over.", "[Dishub]"),
    field(
        "evidence",
        refs("evidence"),
        "What shows it: a record, `files/…`, a url, `letter:NUMBER`, `email:DATE`.",
        "[letter:012/SJB/2019]",
    ),
    field("due", DUE, "The due form it moved to.", "2019-12-10"),
    field(
        "asked",
        DueForm(words=(words.REFUSED,)),
        "An extension asked for, or `refused`.",
        "2019-12-20",
    ),
    field("reason", TEXT, "Why it was dropped, reopened or moved.", "Menunggu data dari wilayah"),
    VISIBILITY,
)

PROGRESS = Form(
    name=Message("progress entry"),
    builds=Progress,
    fields=(
        required("date", DAY, "The day of the report.", "2019-11-20"),
        *_ENTRY,
    ),
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
