"""What the digest says of every kind of change, there and back, word for word.

`JAKRES_UPDATE=1` writes `words.txt` anew: read the difference before you keep it.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from jakres_cli.digest.digest import digest
from jakres_cli.digest.formats import as_text
from jakres_cli.digest.speaker import Speaker
from jakres_cli.locale import catalogue
from jakres_cli.model.base import Message
from tests.conftest import AGENCIES, PEOPLE, SETTINGS
from tests.expected import assert_expected
from tests.unit.compare.comparing import compared
from tests.unit.compare.test_kinds import CASES, ITEM, REGISTERS
from tests.unit.making import PATH, entry, entry_path, meeting

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.unit.compare.comparing import AnyFiles

WORDS = Path(__file__).parent / "words.txt"
USUAL = {"agencies": AGENCIES, "people": PEOPLE}


_LATE: AnyFiles = {
    PATH: meeting(f"{ITEM}, due: 2019-11-28}}"),
    entry_path("2019-11-20"): entry("due: 2019-12-05", day="2019-11-20"),
}
_AGAIN: AnyFiles = {
    entry_path("2019-11-25"): entry("due: 2019-12-12\nreason: hujan", day="2019-11-25")
}
MORE: dict[str, tuple[AnyFiles, AnyFiles]] = {
    "settings": (
        {"jakres.yaml": SETTINGS},
        {"jakres.yaml": SETTINGS.replace("days: 30", "days: 14").replace("SIAP", "SIAGA")},
    ),
    "settings that can't be read": ({"jakres.yaml": SETTINGS}, {"jakres.yaml": "office: ["}),
    "postponed a second time": (_LATE, {**_LATE, **_AGAIN}),
    "a list in another order": (
        {PATH: meeting("pillar: [siap, sehat]")},
        {PATH: meeting("pillar: [sehat, siap]")},
    ),
    "characters that fool": ({PATH: meeting()}, {PATH: meeting(prose="Rapat \u202emalam.\n")}),
}


def states() -> Iterator[tuple[str, AnyFiles, AnyFiles]]:
    """The cases by name, each with the files before and after it, and the way back."""
    for name, (before, after, _) in CASES.items():
        yield name, before, after
        yield f"{name}, back", after, before
    for name, (first, second) in MORE.items():
        yield name, first, second
        yield f"{name}, back", second, first
    for name, (register, text, _) in REGISTERS.items():
        path = f"records/{register}.yaml"
        yield name, {path: USUAL[register]}, {path: text}
        yield f"{name}, back", {path: text}, {path: USUAL[register]}


def told(before: AnyFiles, after: AnyFiles) -> str:
    """The digest of what changed, and each change as programs know it."""
    old, new, changes = compared(before, after)
    t = catalogue("en")
    speaker = Speaker(old.loaded.records, new.loaded.records, t)
    text = as_text(digest(changes, speaker), Message("here"), t, None, color=False)
    facts = [f"= {change.kind} {change.ref} {change.field}".rstrip() for change in changes]
    return "\n".join(line for line in [*text.split("\n")[1:], *facts] if line)


def test_every_kind_of_change_in_words() -> None:
    """Each case of the kinds of changes reads as it did when somebody read it last."""
    text = "\n\n".join(f"## {name}\n{told(before, after)}" for name, before, after in states())
    assert_expected(f"{text}\n", WORDS)
