"""Fields and forms that several kinds of record share."""

from __future__ import annotations

from jakres_cli.model import words
from jakres_cli.model.meeting import Acceptance, Attendee, NamedPerson
from jakres_cli.model.message import Message
from jakres_cli.records.schema.shapes import (
    Field,
    Flag,
    Form,
    ListOf,
    Reference,
    Slug,
    Text,
    TwoLanguages,
    Word,
)

AGENCIES = ListOf(of=Reference(to="agency"))
PARTIES = ListOf(of=Reference(to="party"))
SOMEBODY = Reference(to="party", or_text=True)
TEXTS = ListOf(of=Text())

TITLE = Field(
    name="title",
    shape=TwoLanguages(),
    required=True,
    doc="What the record is called, in the office's language or in both.",
    example="Rapat koordinasi banjir",
)
PILLAR = Field(
    name="pillar",
    shape=ListOf(of=Reference(to="pillar"), alone=True),
    doc="The pillars it belongs to, from `jakres.yaml`.",
    example="[siap, sehat]",
)
VISIBILITY = Field(
    name="visibility",
    shape=Word(choices=words.VISIBILITIES),
    doc="Who may be shown it: public, internal (default) or confidential.",
    example="public",
)
FORMER = Field(
    name="former",
    shape=ListOf(of=Slug()),
    doc="Earlier names of this record; they still resolve.",
    example="[2019-10-29-rapat-persiapan]",
)
ACCEPT = Field(
    name="accept",
    shape=ListOf(
        of=Form(
            name=Message("accept"),
            builds=Acceptance,
            fields=(
                Field(
                    name="code",
                    shape=Text(),
                    required=True,
                    doc="The code of the warning.",
                    example="JK202",
                ),
                Field(
                    name="reason",
                    shape=Text(),
                    required=True,
                    doc="Why it is right as it is.",
                    example="Disepakati tanpa penanggung jawab",
                ),
            ),
        )
    ),
    doc="Warnings that were looked at and are right as they are.",
    example="[{code: JK202, reason: Disepakati tanpa penanggung jawab}]",
)

ATTENDEE = Form(
    name=Message("attendee"),
    builds=Attendee,
    shorthand="agency",
    fields=(
        Field(
            name="agency",
            shape=Reference(to="agency"),
            doc="The agency that was represented.",
            example="BPBD",
        ),
        Field(
            name="people",
            shape=ListOf(of=Reference(to="person", or_text=True)),
            doc="People of the register (or plain names) who came for it.",
            example="[jan-sopaheluwakan]",
        ),
        Field(
            name="posts",
            shape=ListOf(of=Reference(to="post", or_text=True)),
            doc="Posts that were filled in the room.",
            example="[manajer-program]",
        ),
        Field(
            name="names",
            shape=ListOf(
                of=Form(
                    name=Message("name"),
                    builds=NamedPerson,
                    shorthand="name",
                    fields=(
                        Field(
                            name="name",
                            shape=Text(),
                            required=True,
                            doc="The name as it was given.",
                            example="Contoh Nama",
                        ),
                        Field(
                            name="position",
                            shape=Text(),
                            doc="The position as it was given.",
                            example="Kepala Bidang",
                        ),
                    ),
                )
            ),
            doc="People whom no register knows.",
            example="[{name: Contoh Nama, position: Kepala Bidang}]",
        ),
        Field(
            name="role",
            shape=Word(choices=words.ATTENDEE_ROLES),
            doc="Their part in the meeting.",
            example="speaker",
        ),
        Field(
            name="on-behalf-of",
            shape=SOMEBODY,
            doc="Whom they stood in for (*mewakili*).",
            example="deputi-trlh",
        ),
        Field(
            name="acting",
            shape=Flag(),
            doc="The post was held in an acting capacity (*Plt.*, *Plh.*).",
            example="true",
        ),
    ),
)
