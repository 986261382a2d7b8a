"""The page docs/reference/templates.md, from the table of the documents and their views."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from jakres_cli.documents.events import RoleRow
from jakres_cli.documents.follow_ups import FollowUpRow
from jakres_cli.documents.frame import Frame, view_fields
from jakres_cli.documents.table import DOCUMENTS
from jakres_cli.templating.sandbox import FILTERS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jakres_cli.documents.table import DocumentType

TEMPLATES = Path(__file__).parent.parent / "templates"
FRAME = view_fields(Frame)
SHAPES = {
    "a follow-up as it stands": view_fields(FollowUpRow),
    "a role": view_fields(RoleRow),
}
"""What several views list; each is written down once."""

INTRODUCTION = """\
# Templates

A document is made from a *view* (plain data about the records) by a *template* (Jinja2). The office
can change either one part of a document or all of it, without touching jakres.

## Whose template wins

1. `--template FILE` on the command line,
2. `templates/NAME` in the workspace,
3. the one that comes with jakres.

A template of the workspace that is broken stops the command; ours is not used in its place.
HTML, Word and PDF are made from what the template makes. For Word, a `.docx` of the office wins:
`templates/minutes.docx`; see [Use your own Word template](../how-to/word-template.md).

| command | | NAME |
|---|---|---|
"""
NEW_MEETING = "| `jakres new-meeting` | the file of a new meeting | `meeting.md.j2` |\n"
CHANGING = """\
## Change one part

Ours are always at hand as `builtin/NAME`. Extend one and write only the blocks that differ. This
`templates/minutes.md.j2` calls the place “Lokasi” and puts its own words above the signatures:

```jinja
{% extends "builtin/minutes.md.j2" %}
{% set label = label | changed(place="Lokasi") %}
{% block signatures %}
Demikian notula ini dibuat untuk dipergunakan sebagaimana mestinya.

{{ super() }}
{% endblock %}
```

`{% extends "minutes.md.j2" %}` within `templates/minutes.md.j2` means ours, too.

| document | blocks, in their order |
|---|---|
"""
VIEWS = """\
## What a view holds

Texts, numbers, true and false, lists, and dictionaries; nothing else. What the records don't say is
an empty text or an empty list, never left out: `{{ meeting.place or dots }}`. A name that isn't in
the view is an error with its line and the nearest name. `[]` stands for each item of a list:
`{% for one in rows %}{{ one.name }}{% endfor %}` prints `rows[].name`.

`jakres render DOCUMENT --fields` lists the same on a terminal, with the words of the labels.
"""
SKELETON = """\
### The skeleton of a new meeting

| variable | what it holds |
|---|---|
| `front_matter` | ready YAML without the fences: print it with `verbatim` |
| `title`, `lang` | texts |
| `look_at` | lines for whoever writes the minutes: print each with `comment` |
"""
ESCAPING = """\
## Texts are escaped

What `{{ … }}` prints arrives as text: `*`, `[`, `<` and the like get a backslash where Markdown
would act on them. Some filters decide otherwise:

| filter | does |
|---|---|
| `markdown` | the text is Markdown already; its HTML is shown rather than acting |
| `linked(url)` | a link to `url` when that is http or https, else text |
| `comment` | a line that can't end the HTML comment it stands in |
| `verbatim` | the text as it is, with nothing made harmless |
| `changed(key=…)` | a dictionary with other values for some keys; an unknown key is an error |
"""
JINJA = """\
Of Jinja2's own there are: {filters}. There are no global functions, no methods (`title | upper`,
not `title.upper()`), and `*` and `**` only work on numbers or not at all.
"""
LIMITS = """\
## What a template can't do

A template may come from a stranger's repository. It is a regular file of at most 64 KiB under
`templates/` (links are not followed), or the one that you named. It reaches the view and nothing
else. One that isn't ours runs in a process of its own with no files, 256 MiB, 5 seconds of
computing and 10 in all; what is wrong with it is said with file, line and name, and the exit code
is 3.
"""


def templates_page() -> str:
    """Return the reference of what templates may use."""
    names = [*(one.name for one in DOCUMENTS), "meeting"]
    parts = [
        INTRODUCTION + "".join(map(_usage, DOCUMENTS)) + NEW_MEETING,
        CHANGING + "\n".join(f"| {name} | {_blocks(name)} |" for name in names) + "\n",
        VIEWS,
        f"### In every document\n\n{_table(FRAME)}",
        *map(_section, DOCUMENTS),
        SKELETON,
        *(f"### {title.capitalize()}\n\n{_table(shape)}" for title, shape in SHAPES.items()),
        ESCAPING,
        JINJA.format(filters=", ".join(f"`{name}`" for name in sorted([*FILTERS.split(), "join"]))),
        LIMITS,
    ]
    return "\n".join(parts)


def _usage(document: DocumentType) -> str:
    command = f"`jakres render {document.name}` (`cetak {document.indonesian}`)"
    return f"| {command} | {document.what} | `{document.name}.md.j2` |\n"


def _blocks(name: str) -> str:
    text = (TEMPLATES / f"{name}.md.j2").read_text(encoding="utf-8")
    return " ".join(f"`{block}`" for block in re.findall(r"\{% block (\w+) %\}", text))


def _section(document: DocumentType) -> str:
    maker = document.maker()
    own = {name: text for name, text in maker.fields.items() if name not in FRAME}
    words = ", ".join(f"`{key}` ({word})" for key, word in maker.words.items())
    return f"### {document.name.capitalize()}\n\n{_table(_folded(own))}\nLabels: {words}.\n"


def _folded(fields: Mapping[str, str]) -> dict[str, str]:
    """Return ``fields`` with one line for each list of a shape that is written down elsewhere."""
    folded: dict[str, str] = {}
    for name, text in fields.items():
        before, dot, _ = name.rpartition("[].")
        while dot and not (title := _shape_of(before, fields)):
            before, dot, _ = before.rpartition("[].")
        folded[f"{before}[]" if dot else name] = (
            f"[{title}](#{title.replace(' ', '-')})" if dot else text
        )
    return folded


def _shape_of(name: str, fields: Mapping[str, str]) -> str:
    within = {one.removeprefix(f"{name}[].") for one in fields if one.startswith(f"{name}[].")}
    return next((title for title, shape in SHAPES.items() if set(shape) == within), "")


def _table(fields: Mapping[str, str]) -> str:
    rows = [f"| `{name}` | {text} |" for name, text in fields.items()]
    return "\n".join(["| variable | what it holds |", "|---|---|", *rows]) + "\n"
