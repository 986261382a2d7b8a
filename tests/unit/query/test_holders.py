"""Who holds a post on a day, what a show of it tells, and who signs for it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from jakres_cli.query.holders import held_together, holder_on
from tests.unit.making import PATH, codes, loaded, meeting, on, problems

if TYPE_CHECKING:
    from tests.conftest import Workspace

PEOPLE = """\
posts:
  cro: {name: Chief Resilience Officer, agency: SJB, held-with: deputi-trlh}
  deputi-trlh: {name: Deputi Gubernur, agency: Pemprov-DKI}
  manajer-program: {name: Manajer Program, agency: SJB}
people:
  ani:
    name: Ani Contoh
    agency: [{agency: BPBD, until: 2019-10-31}, {agency: DLH, from: 2019-11-01}]
    holds:
      - {post: manajer-program, from: 2018, until: 2019-10}
      - {post: deputi-trlh, from: 2019-11}
  budi:
    name: Budi Contoh
    holds:
      - {post: manajer-program, from: 2019-11-01, until: 2019-11-20, as: plt}
      - {post: deputi-trlh, from: 2019-11-10, until: 2019-11-15, as: plh}
  cici: {name: Cici Contoh, holds: [{post: manajer-program, from: 2020}]}
"""


@pytest.mark.parametrize(
    ("post", "day", "person", "capacity"),
    [
        ("manajer-program", "2017-12-31", None, None),
        ("manajer-program", "2019-10-31", "ani", None),
        ("manajer-program", "2019-11-01", "budi", "plt"),
        ("manajer-program", "2019-12-01", None, None),
        ("manajer-program", "2020-01-01", "cici", None),
        ("deputi-trlh", "2019-11-09", "ani", None),
        ("deputi-trlh", "2019-11-12", "budi", "plh"),  # its holder is away
        ("cro", "2019-11-09", "ani", None),  # by the post that the same person holds
        ("cro", "2019-11-12", "budi", "plh"),
    ],
)
def test_who_holds_a_post(post: str, day: str, person: str | None, capacity: str | None) -> None:
    """Terms include both ends, who acts goes before who is away, double offices count for both."""
    holder = holder_on(post, loaded(people=PEOPLE).records, on(day))
    assert (holder.person if holder else None, holder.capacity if holder else None) == (
        person,
        capacity,
    )


def test_double_offices_from_either_side() -> None:
    """Which of the two posts says held-with makes no difference."""
    posts = loaded(people=PEOPLE).records.posts
    assert held_together("cro", posts) == ("deputi-trlh",)
    assert held_together("deputi-trlh", posts) == ("cro",)


@pytest.mark.parametrize(
    ("first", "second", "told"),
    [
        ("from: 2018", "from: 2019-11", True),
        ("from: 2018, until: 2019-10", "from: 2019-11", False),
        ("from: 2018, until: 2019-11", "from: 2019-11-30", True),
        ("from: 2018", "from: 2019-11, as: plh", False),
        ("from: 2018, acting: true", "from: 2019-11, as: pj", True),
    ],
)
def test_two_holders_of_one_post(first: str, second: str, told: bool) -> None:  # noqa: FBT001
    """Two who hold a post on the same day are JK208, unless one acts for the other."""
    people = (
        "posts:\n  manajer-program: {name: Manajer Program, agency: SJB}\npeople:\n"
        f"  ani: {{name: Ani, holds: [{{post: manajer-program, {first}}}]}}\n"
        f"  budi: {{name: Budi, holds: [{{post: manajer-program, {second}}}]}}\n"
    )
    told_of = [(problem.code, problem.place.line) for problem in problems(people=people)]
    assert told_of == ([("JK208", 5)] if told else [])


def test_a_post_ends_with_its_agency() -> None:
    """A meeting that names the post of a body that was gone is JK208, with the successor."""
    agencies = (
        "SJB: {name: Sekretariat Jakarta Berketahanan}\nBPBD: {name: Badan Bencana}\n"
        "Lama: {name: Lama, until: 2018, successor: BPBD}\n"
    )
    people = "posts:\n  kepala-lama: {name: Kepala Lama, agency: Lama}\n"
    files = {PATH: meeting("chair: kepala-lama")}
    assert codes(files, agencies=agencies, people=people) == ["JK208"]


def test_show_tells_who_holds_and_held_it(workspace: Workspace) -> None:
    """A post, a person: who holds it now, who held it, and the other office of the same person."""
    workspace.write("records/people.yaml", PEOPLE)
    post = workspace.run("show", "manajer-program").stdout
    assert "held by         Plt. Budi Contoh (2019-11-01 – 2019-11-20)" in post
    assert "held before by  Ani Contoh (2018-01-01 – 2019-10-31)" in post
    assert "later held by   Cici Contoh (from 2020-01-01)" in post
    for name, other in (("cro", "deputi-trlh"), ("deputi-trlh", "cro"), ("ani", "cro")):
        answer = json.loads(workspace.run("show", name, "--format", "json").stdout)
        assert answer["same_person_as"] == [other]
    answer = json.loads(workspace.run("show", "ani", "--format", "json").stdout)
    assert (answer["agency"], answer["posts"]) == ("DLH", ["deputi-trlh"])
    answer = json.loads(
        workspace.run("show", "deputi-trlh", "--format", "json", "--as-of", "2019-11-09").stdout
    )
    assert (answer["holder"]["person"], answer["holder"]["as"]) == ("ani", None)


def test_who_acts_signs_as_acting(workspace: Workspace) -> None:
    """Minutes, attendance list, invitation and reminder say Plt. of who acts in a post that day."""
    workspace.write("records/people.yaml", PEOPLE)
    workspace.write(
        "records/meetings/2019/2019-11-11-rapat.md",
        "---\ntitle: Rapat\ndate: 2019-11-11\nchair: manajer-program\nconvened-by: cro\n"
        "attendees: [{agency: SJB, posts: [manajer-program]}]\n"
        "follow-ups: [{id: data, what: Mengirim data, owners: [BPBD]}]\n---\n",
    )
    workspace.write(
        "records/meetings/2019/2019-11-14-rapat.md",
        "---\ntitle: Rapat\ndate: 2019-11-14\nrecord: planned\nconvened-by: deputi-trlh\n"
        "invited: [BPBD]\n---\n",
    )
    minutes = workspace.run("render", "minutes", "2019-11-11").stdout
    assert minutes.count("Plt. Manajer Program") >= 3
    assert "Plh. Chief Resilience Officer" in minutes
    assert "Budi Contoh" in minutes
    assert "Plt. Manajer Program" in workspace.run("render", "attendance", "2019-11-11").stdout
    assert "Plh. Deputi Gubernur" in workspace.run("render", "invitation", "2019-11-14").stdout
    letter = workspace.run("render", "reminder", "BPBD", "--by", "manajer-program").stdout
    assert "Plt. Manajer Program" in letter


def test_a_paper_prints_the_name_of_its_day(workspace: Workspace) -> None:
    """Minutes call an agency what it was called on their day."""
    register = workspace.path / "records/agencies.yaml"
    register.write_text(
        register.read_text(encoding="utf-8").replace(
            "BPBD:\n", "BPBD:\n  names: [{name: Badan Bencana Lama, until: 2019-10}]\n"
        ),
        encoding="utf-8",
    )
    for day in ("2019-10-29", "2019-11-05"):
        workspace.write(
            f"records/meetings/2019/{day}-rapat.md",
            f"---\ntitle: Rapat\ndate: {day}\nattendees: [BPBD]\n---\n",
        )
    assert "Badan Bencana Lama" in workspace.run("render", "minutes", "2019-10-29").stdout
    assert "Badan Bencana Lama" not in workspace.run("render", "minutes", "2019-11-05").stdout
    assert "called before" in workspace.run("show", "BPBD").stdout
