"""What a new workspace begins with: its settings, registers and a page for the office."""

from __future__ import annotations

from jakres_cli.model.base import Message, Value
from jakres_cli.output import one_line
from jakres_cli.records.layout import AGENCIES_PATH, PEOPLE_PATH, SETTINGS_PATH
from jakres_cli.records.syntax import Mapping, Scalar, changed_by_other_readers
from jakres_cli.records.syntax.document import read_yaml
from jakres_cli.records.syntax.events import read_events

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from jakres_cli.locale import Catalogue

_IGNORED = "private/\n.jakres.lock\n.jakres.rename.json\n.jakres-*.tmp\n"
NAMED_PARTS = ("/records/**/*.md diff=jakres", "/records/*.yaml diff=jakres")
"""What lets git name a part of a record in the heads of differences."""
MERGED_BY_FIELDS = (
    "/records/**/*.md merge=jakres",
    "/records/*.yaml merge=jakres",
    "/jakres.yaml merge=jakres",
)
"""What lets git merge records with jakres, where it was set up to; else it merges by lines."""
_AS_WRITTEN = ("/records/**", "/jakres.yaml")
_COMMENT_COLUMN = 30


class NewOffice(Value):
    """Whose workspace it is; ``lang`` is the language of its messages and documents."""

    code: str
    name: str
    lang: str
    letterhead: tuple[str, ...]


def new_files(
    office: NewOffice, settings: str, agencies: str, people: str, t: Catalogue
) -> dict[str, str]:
    """Return the files of the workspace by path; ``t`` speaks the office's language."""
    ignored = t(Message("What the office keeps to itself, and the lock"))
    return {
        SETTINGS_PATH: settings,
        AGENCIES_PATH: agencies,
        PEOPLE_PATH: people,
        ".gitignore": f"# {ignored}\n{_IGNORED}",
        ".gitattributes": git_attributes(t),
        "README.md": readme_text(office, t),
    }


def git_attributes(t: Catalogue) -> str:
    """Return what git is told of the records: how to name a part of one, and to leave them be."""
    headers = Message("The heads of differences name the follow-up, once jakres setup-git was run")
    as_written = Message("Git changes no line end: what people wrote stays, byte by byte")
    merges = Message("Merges go field by field, once jakres setup-git --merge-driver was run")
    lines = [f"# {t(headers)}", *NAMED_PARTS, f"# {t(merges)}", *MERGED_BY_FIELDS]
    lines += [f"# {t(as_written)}", *(f"{pattern} -text" for pattern in _AS_WRITTEN)]
    return "\n".join(lines) + "\n"


def settings_text(office: NewOffice, t: Catalogue) -> str:
    """Return ``jakres.yaml`` with a remark on each setting."""
    lines = [
        f"# {t(Message('The settings of these records.'))}",
        "schema: 1",
        _said(f"lang: {office.lang}", Message("language of messages and documents: id or en"), t),
        _said("timezone: Asia/Jakarta", Message("“today” is a day there"), t),
        _said(f"office: {office.code}", Message("the agency that keeps these records"), t),
        _said("letterhead:", Message("the head of printed papers"), t),
        "  lines:",
        *(f"    - {yaml_text(line)}" for line in office.letterhead),
        _said("city: Jakarta", Message("where papers are signed"), t),
        f"# {t(Message('Pillars change: from and until say when one was in use.'))}",
        "pillar:",
        "  siap: {name: Jakarta SIAP, en: Well-prepared Jakarta, from: 2018-11}",
        "  sehat: {name: Jakarta SEHAT, en: Healthy Jakarta, from: 2018-11}",
        "  terhubung: {name: Jakarta TERHUBUNG, en: Connected Jakarta, from: 2019-08}",
        _said(
            "chase-after-days: 30",
            Message("a promise with no due date is stale after so many quiet days"),
            t,
        ),
    ]
    return "\n".join(lines) + "\n"


def settings_for(text: str, office: NewOffice) -> str:
    """Return the settings of another workspace with this office's code and language."""
    for field, value in (("office", office.code), ("lang", office.lang)):
        tree = read_yaml(SETTINGS_PATH, text.encode()).tree
        entry = tree.entries.get(field) if tree else None
        if entry is None:
            text = f"{text.rstrip()}\n{field}: {value}\n"
        elif isinstance(entry[1], Scalar) and entry[1].text != value:
            start, end = entry[1].start, entry[1].end
            text = f"{text[:start]}{value}{text[end:]}"
    return text


def register_with(text: str, office: NewOffice) -> str:
    """Return the register ``text`` with a block for the office, in its place by code."""
    block = f"{office.code}:\n  name: {yaml_text(office.name)}\n"
    tree = read_yaml(AGENCIES_PATH, text.encode()).tree
    keys = [key for key, _ in tree.entries.values()] if tree else []
    after = next((key for key in keys if key.text.casefold() > office.code.casefold()), None)
    if after is None:
        return f"{text.rstrip()}\n{block}" if text.strip() else block
    at = after.start if after is keys[0] else _with_remarks(text, after.start)
    return f"{text[:at]}{block}{text[at:]}"


def empty_registers(t: Catalogue) -> tuple[str, str]:
    """Return the registers of agencies and of people with nobody in them."""
    agencies = Message("Sorted by code. One agency, one block: “CODE:”, below it “  name: …”.")
    people = Message("posts: and people: go here; minutes mostly name posts.")
    return f"# {t(agencies)}\n", f"# {t(people)}\n"


def yaml_text(text: str) -> str:
    """Return ``text`` on one line as YAML that every reader takes for that text."""
    text = " ".join(text.split())
    tree, faults = read_events(f"x: {text}")
    value = tree.entries["x"][1] if isinstance(tree, Mapping) and not faults else None
    is_itself = isinstance(value, Scalar) and value.plain and value.text == text
    if is_itself and text and not changed_by_other_readers(text):
        return text
    doubled = text.replace("'", "''")
    return f"'{doubled}'"


def readme_text(office: NewOffice, t: Catalogue) -> str:
    """Return the page that tells somebody of the office what is where and what to do."""
    return "\n\n".join(_readme(office, t)) + "\n"


def _readme(office: NewOffice, t: Catalogue) -> Iterator[str]:
    yield f"# {t(Message('Meeting records of {office}', office=one_line(office.name)))}"
    yield t(
        Message(
            "Each meeting is one file: a few fields on top for what is counted (date, chair, "
            "attendees, follow-ups), the minutes below. jakres checks the files and tells who "
            "promised what, and whether it happened."
        )
    )
    yield f"## {t(Message('What is where'))}"
    yield _two_columns((f"`{place}`", t(what)) for place, what in _PLACES)
    yield f"## {t(Message('The five commands of daily life'))}"
    yield _two_columns((t(command), t(what)) for command, what in _COMMANDS)
    yield t(
        Message(
            "What stands in the minutes stays as it was promised; what became of it is reported "
            "later, each report in a small file of its own. Whether something is open, late or "
            "done is computed from them each time."
        )
    )
    yield t(
        Message(
            "`jakres --help` lists all commands, `jakres COMMAND --help` explains one, and "
            "`jakres explain CODE` the code of a problem."
        )
    )


_PLACES = (
    ("records/meetings/2019/", Message("one file for each meeting")),
    ("records/progress/", Message("what was reported on follow-ups since")),
    ("records/events/", Message("events that meetings plan")),
    ("records/working-groups/", Message("working groups")),
    ("records/series/", Message("meetings that come back")),
    ("records/files/", Message("letters and scans that records refer to")),
    ("records/agencies.yaml", Message("agencies and partners: names, aliases")),
    ("records/people.yaml", Message("posts and people")),
    ("jakres.yaml", Message("the settings of the office")),
    ("private/", Message("phone numbers and the like; git leaves it alone")),
)
_COMMANDS = (
    (Message('`jakres new-meeting "TITLE"`'), Message("begins the file of a meeting")),
    (Message("`jakres actions --agency BPBD`"), Message("what that agency has to do, late first")),
    (Message("`jakres show REF`"), Message("a follow-up, meeting or agency with all about it")),
    (Message("`jakres render minutes REF`"), Message("prints the minutes of a meeting")),
    (Message("`jakres check`"), Message("finds what is wrong or missing; changes nothing")),
)


def _two_columns(rows: Iterable[tuple[str, str]]) -> str:
    return "\n".join(["| | |", "|---|---|", *(f"| {left} | {right} |" for left, right in rows)])


def _said(line: str, remark: Message, t: Catalogue) -> str:
    return f"{line:<{_COMMENT_COLUMN}}# {t(remark)}"


def _with_remarks(text: str, at: int) -> int:
    """Return where the remarks that stand right above the line at ``at`` begin."""
    while at and text.startswith("#", above := text.rfind("\n", 0, at - 1) + 1):
        at = above
    return at
