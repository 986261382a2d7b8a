"""Fields and forms that several kinds of record share."""

from __future__ import annotations

from jakres_cli.model import words
from jakres_cli.model.meeting import Acceptance, Attendee, NamedPerson
from jakres_cli.model.message import Message
from jakres_cli.records.schema.shapes import (
    FLAG,
    SLUG,
    TEXT,
    TWO_LANGUAGES,
    Form,
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
                required("code", TEXT, "The code of the warning.", "JK202"),
                required(
                    "reason", TEXT, "Why it is right as it is.", "Disepakati tanpa penanggung jawab"
                ),
            ),
        )
    ),
    "Warnings that were looked at and are right as they are.",
    "[{code: JK202, reason: Disepakati tanpa penanggung jawab}]",
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
        field("on-behalf-of", SOMEBODY, "Whom they stood in for (*mewakili*).", "deputi-trlh"),
        field("acting", FLAG, "The post was held in an acting capacity (*Plt.*, *Plh.*).", "true"),
    ),
)
