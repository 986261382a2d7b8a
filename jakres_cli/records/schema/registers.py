"""The fields of the registers and of the settings."""

from __future__ import annotations

from jakres_cli.model import agency as model
from jakres_cli.model import words
from jakres_cli.model.message import Message
from jakres_cli.model.settings import Letterhead, Pillar, Settings
from jakres_cli.records.schema.shapes import (
    AgencyCode,
    Day,
    Field,
    Flag,
    Form,
    ListOf,
    Reference,
    Register,
    Slug,
    Text,
    TwoLanguages,
    Whole,
    Word,
)
from jakres_cli.records.schema.shared import TEXTS

_SINCE = Field(
    name="from",
    attribute="since",
    shape=Day(period="first"),
    doc="The first day, month or year.",
    example="2019-08",
)
_UNTIL = Field(
    name="until",
    shape=Day(period="last"),
    doc="The last day, month or year.",
    example="2019-07",
)

AGENCY = Form(
    name=Message("agency"),
    builds=model.Agency,
    line=True,
    fields=(
        Field(
            name="name",
            shape=TwoLanguages(),
            required=True,
            doc="Its full name.",
            example="Badan Penanggulangan Bencana Daerah",
        ),
        Field(
            name="aliases",
            shape=TEXTS,
            doc="Other names that it goes by, misspelt ones too.",
            example="[BPBD DKI]",
        ),
        Field(
            name="kind",
            shape=Word(choices=words.AGENCY_KINDS),
            doc="What kind of body; city-agency is the default, an umbrella stands for all "
            "bodies below it.",
            example="bureau",
        ),
        Field(
            name="parent",
            shape=Reference(to="agency"),
            doc="The body that it belongs to.",
            example="Pemprov-DKI",
        ),
        _SINCE,
        _UNTIL,
        Field(
            name="successor",
            shape=Reference(to="agency"),
            doc="Who took over from it.",
            example="DLH",
        ),
        Field(
            name="names",
            shape=ListOf(
                of=Form(
                    name=Message("former name"),
                    builds=model.FormerName,
                    fields=(
                        Field(
                            name="name",
                            shape=Text(),
                            required=True,
                            doc="The name.",
                            example="Dinas Tata Air",
                        ),
                        _UNTIL,
                    ),
                )
            ),
            doc="Names that it carried before.",
            example="[{name: Dinas Tata Air, until: 2016}]",
        ),
        Field(
            name="former",
            shape=ListOf(of=AgencyCode()),
            doc="Codes that it had before; they still resolve.",
            example="[BPRD]",
        ),
        Field(name="order", shape=Whole(), doc="Its rank in lists (protocol).", example="10"),
        Field(
            name="contact",
            shape=Reference(to="post"),
            doc="The post to turn to.",
            example="manajer-program",
        ),
    ),
)
AGENCIES = Register(of=AGENCY, key=AgencyCode(), key_name="code")

POST = Form(
    name=Message("post"),
    builds=model.Post,
    line=True,
    fields=(
        Field(
            name="name",
            shape=Text(),
            required=True,
            doc="What the post is called.",
            example="Manajer Program",
        ),
        Field(name="short", shape=Text(), doc="What people call it.", example="Deputi TRLH"),
        Field(
            name="agency",
            shape=Reference(to="agency"),
            doc="The agency that it belongs to.",
            example="SJB",
        ),
        Field(
            name="held-with",
            shape=Reference(to="post"),
            doc="Another post that the same person holds.",
            example="deputi-trlh",
        ),
    ),
)
_HOLDING = Form(
    name=Message("holding"),
    builds=model.Holding,
    shorthand="post",
    fields=(
        Field(
            name="post",
            shape=Reference(to="post"),
            required=True,
            doc="The post.",
            example="manajer-program",
        ),
        _SINCE,
        _UNTIL,
        Field(name="acting", shape=Flag(), doc="In an acting capacity.", example="true"),
    ),
)
PERSON = Form(
    name=Message("person"),
    builds=model.Person,
    line=True,
    fields=(
        Field(
            name="name",
            shape=Text(),
            required=True,
            doc="The name without titles.",
            example="Jan Sopaheluwakan",
        ),
        Field(name="prefix", shape=Text(), doc="Titles before it.", example="Prof."),
        Field(
            name="agency",
            shape=Reference(to="agency"),
            doc="The agency they belong to.",
            example="LIPI",
        ),
        Field(
            name="holds",
            shape=ListOf(of=_HOLDING),
            doc="The posts they hold or held.",
            example="[{post: manajer-program, from: 2018}]",
        ),
    ),
)
PEOPLE = Form(
    name=Message("register of people"),
    builds=model.People,
    fields=(
        Field(
            name="posts",
            shape=Register(of=POST, key=Slug(), key_name="slug"),
            doc="Offices that somebody holds.",
            example="{manajer-program: {name: Manajer Program, agency: SJB}}",
        ),
        Field(
            name="people",
            shape=Register(of=PERSON, key=Slug(), key_name="slug"),
            doc="People whom the records name.",
            example="{jan-sopaheluwakan: {name: Jan Sopaheluwakan, prefix: Prof.}}",
        ),
    ),
)

_PILLAR = Form(
    name=Message("pillar"),
    builds=Pillar,
    fields=(
        Field(name="name", shape=Text(), required=True, doc="Its name.", example="Jakarta SIAP"),
        Field(name="en", shape=Text(), doc="Its English name.", example="Well-prepared Jakarta"),
        _SINCE,
        _UNTIL,
    ),
)
SETTINGS = Form(
    name=Message("settings"),
    builds=Settings,
    fields=(
        Field(
            name="schema",
            shape=Whole(),
            required=True,
            doc="The version of this layout: 1.",
            example="1",
        ),
        Field(
            name="lang",
            shape=Word(choices=words.LANGUAGES),
            doc="The language of messages and documents.",
            example="id",
        ),
        Field(
            name="timezone",
            shape=Text(),
            doc="Where “today” is; Asia/Jakarta is the default.",
            example="Asia/Jakarta",
        ),
        Field(
            name="office",
            shape=Reference(to="agency"),
            required=True,
            doc="The agency that keeps these records.",
            example="SJB",
        ),
        Field(
            name="letterhead",
            shape=Form(
                name=Message("letterhead"),
                builds=Letterhead,
                fields=(
                    Field(
                        name="lines",
                        shape=TEXTS,
                        doc="Its lines.",
                        example="[Sekretariat Jakarta Berketahanan]",
                    ),
                    Field(
                        name="logo",
                        shape=Text(),
                        doc="The picture, a path in the workspace.",
                        example="templates/logo.png",
                    ),
                ),
            ),
            doc="The head of the office's papers.",
            example="{lines: [Sekretariat Jakarta Berketahanan]}",
        ),
        Field(name="city", shape=Text(), doc="Where papers are signed.", example="Jakarta"),
        Field(
            name="pillar",
            shape=Register(of=_PILLAR, key=Slug(), key_name="slug"),
            doc="The pillars, with the time that they were in use.",
            example="{siap: {name: Jakarta SIAP}}",
        ),
        Field(
            name="kinds",
            shape=ListOf(of=Slug()),
            doc="More kinds of meeting than the built-in ones.",
            example="[audiensi]",
        ),
        Field(
            name="chase-after-days",
            shape=Whole(),
            doc="After how many quiet days an open follow-up without a day is stale; 30.",
            example="30",
        ),
        Field(
            name="forge-url",
            shape=Text(),
            doc="Where the records are reviewed, for links.",
            example="https://example.org/records",
        ),
    ),
)
