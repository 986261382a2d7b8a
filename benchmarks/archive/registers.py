"""Settings and registers of the archive."""

from __future__ import annotations

from typing import TYPE_CHECKING

from benchmarks.archive.canonical import Tree, block
from benchmarks.archive.plan import stated
from benchmarks.archive.vocabulary import (
    CITY,
    FAMILY_NAMES,
    GIVEN_NAMES,
    OFFICE,
    PILLARS,
    UMBRELLA,
    Body,
)

if TYPE_CHECKING:
    import random
    from collections.abc import Sequence

    from benchmarks.archive.plan import Plan


def write_settings(plan: Plan) -> None:
    """Write `jakres.yaml`."""
    pillars = "".join(
        f"  {slug}: {{name: {name}, en: {english}}}\n" for slug, (name, english) in PILLARS.items()
    )
    plan.write(
        "jakres.yaml",
        "# A made-up workspace for measurements: every name in it is invented.\n"
        "schema: 1\nlang: id\ntimezone: Asia/Jakarta\n"
        f"office: {OFFICE}\ncity: {CITY}\npillar:\n{pillars}chase-after-days: 30\n",
    )


def posts_of(agencies: Sequence[Body]) -> dict[str, str]:
    """A head for each agency of the city: slug of the post → code."""
    city = (body for body in agencies if body.parent == UMBRELLA and not body.until)
    return {f"kepala-{body.code.casefold()}": body.code for body in city}


def write_registers(plan: Plan) -> None:
    """Write the agencies, and the people with their posts."""
    plan.write("records/agencies.yaml", block({body.code: _agency(body) for body in plan.agencies}))
    names = {body.code: body.name for body in plan.agencies}
    posts: dict[str, Tree] = {
        slug: {"name": f"Kepala {names[code]}", "agency": code}
        for slug, code in sorted(plan.posts.items())
    }
    people: dict[str, Tree] = {
        "-".join(name).casefold(): {
            "name": " ".join(name),
            "agency": code,
            "holds": [{"post": slug, "from": "2011-01-03"}],
        }
        for name, (slug, code) in zip(_names(plan.rng), sorted(plan.posts.items()), strict=False)
    }
    plan.write(
        "records/people.yaml", block({"posts": posts, "people": dict(sorted(people.items()))})
    )


def _names(rng: random.Random) -> list[tuple[str, str]]:
    given = rng.sample(GIVEN_NAMES, len(GIVEN_NAMES))
    return [(name, rng.choice(FAMILY_NAMES)) for name in given]


def _agency(body: Body) -> dict[str, Tree]:
    fields: dict[str, Tree] = {
        "name": body.name,
        "aliases": list(body.aliases),
        "kind": body.kind,
        "parent": body.parent,
        "until": body.until,
        "successor": body.successor,
    }
    return stated(fields)
