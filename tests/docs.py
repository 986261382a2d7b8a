"""Write the generated pages of docs/reference/, or check that they are up to date.

``python -m tests.docs`` writes them; with ``--check`` nothing is written and drift ends with 1.
"""

from __future__ import annotations

import re
import sys
from inspect import cleandoc
from pathlib import Path
from typing import TYPE_CHECKING

from jakres_cli.cli.grammar import Command
from jakres_cli.cli.names import all_commands, indonesian_name
from jakres_cli.cli.options import GLOBAL_OPTIONS
from jakres_cli.model.source import level_of
from jakres_cli.records import schema
from jakres_cli.records.schema import kinds
from jakres_cli.rules.registry import RULES
from tests.templates_page import templates_page

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jakres_cli.cli.grammar import Command
    from jakres_cli.cli.options import Argument, Option
    from jakres_cli.records.schema import Field, Form, Shape

REFERENCE = Path(__file__).parent.parent / "docs" / "reference"
GENERATED = "<!-- Written by `make docs`; change the code instead. -->\n"

WHERE = {
    kinds.MEETING_KIND: "records/meetings/YEAR/YEAR-MM-DD-slug.md",
    kinds.PROGRESS_KIND: "records/progress/MEETING/ITEM/YEAR-MM-DD-BY[-n].md",
    kinds.EVENT_KIND: "records/events/slug.md",
    kinds.PROPOSAL_KIND: "records/events/EVENT/proposals/AGENCY.md",
    kinds.WORKING_GROUP_KIND: "records/working-groups/slug.md",
    kinds.SERIES_KIND: "records/series/slug.md",
    kinds.AGENCIES_KIND: "records/agencies.yaml",
    kinds.PEOPLE_KIND: "records/people.yaml",
    kinds.SETTINGS_KIND: "jakres.yaml",
}


FIELDS_INTRODUCTION = """\
# Fields

A field that begins with `x-` is the office's own, at every level; any other that is not listed here
is an error (JK101). An empty value is an absent one. **R**: required; **A**: needed before minutes
are approved, unless listed in `not-stated`.
"""
CODES_INTRODUCTION = """\
# Problem codes

Errors make `jakres check` exit with 1, warnings with `--strict`. A warning that is right as it is
can be silenced in its record: `accept: [{code: JK202, reason: …}]`.
"""


def pages() -> dict[str, str]:
    """Return the text of every generated page by its file name."""
    return {
        "fields.md": fields_page(),
        "codes.md": codes_page(),
        "commands.md": commands_page(),
        "templates.md": f"{GENERATED}\n{templates_page()}",
    }


def fields_page() -> str:
    """Return the reference of every field of every record."""
    parts = [
        GENERATED,
        FIELDS_INTRODUCTION,
    ]
    seen: set[str] = set()
    for kind, shape in kinds.FORMS.items():
        top = shape.of if isinstance(shape, schema.Register) else shape
        parts.append(f"## {str(top.name).capitalize()}\n\n`{WHERE[kind]}`\n")
        for form in _forms(shape):
            name = str(form.name)
            if form is not top and name in seen:
                continue
            seen.add(name)
            if form is not top:
                parts.append(f"### {name.capitalize()}\n")
            if form.shorthand:
                parts.append(f"Text alone stands for `{form.shorthand}`.\n")
            parts.append(_table(form))
    return "\n".join(parts)


def _forms(shape: Shape) -> Iterator[Form]:
    return schema.forms_within(shape)


def _table(form: Form) -> str:
    rows = ["| field | | value | meaning | example |", "|---|---|---|---|---|"]
    rows += [
        f"| `{field.name}` | {_need(field)} | {describe(field.shape)} | {field.doc}"
        f" | `{field.name}: {field.example}` |"
        for field in form.fields
    ]
    return "\n".join(rows) + "\n"


def _need(field: Field) -> str:
    return "R" if field.required else "A" if field.approval else ""


def describe(shape: Shape) -> str:
    """Return the shape of a value in words."""
    if isinstance(shape, schema.ListOf):
        inner = describe(shape.of)
        if shape.words:
            return f"list of: {inner}, or one of " + ", ".join(f"`{one}`" for one in shape.words)
        return f"{inner}, or a list of them" if shape.alone else f"list of: {inner}"
    if isinstance(shape, schema.Register):
        return f"by {describe(shape.key)}: {describe(shape.of)}"
    if isinstance(shape, schema.Form):
        return f"fields ([{shape.name}](#{str(shape.name).replace(' ', '-')}))"
    if isinstance(shape, schema.Word):
        more = f", or one of `{shape.more}` in the settings" if shape.more else ""
        return "one of " + ", ".join(f"`{word}`" for word in shape.choices) + more
    if isinstance(shape, schema.Reference):
        return str(shape.to) + (" or plain text" if shape.or_text else "")
    if isinstance(shape, schema.DueForm):
        return "due form" + "".join(f" or `{word}`" for word in shape.words)
    if isinstance(shape, schema.Day) and shape.period:
        return "day, month or year"
    words: dict[type[Shape], str] = {
        schema.Text: "text",
        schema.TwoLanguages: "text, or `id` and `en`",
        schema.Slug: "id",
        schema.AgencyCode: "code",
        schema.Weekday: "day of the week",
        schema.Day: "day",
        schema.Clock: "time",
        schema.Whole: "number",
        schema.Flag: "`true` or `false`, `yes` or `no`",
    }
    return words[type(shape)]


def codes_page() -> str:
    """Return the reference of every problem code, with its examples."""
    parts = [
        GENERATED,
        CODES_INTRODUCTION,
    ]
    for rule in RULES:
        page = _fenced(cleandoc(rule.page))
        parts.append(f"## {rule.code} {rule.title}\n\n*{level_of(rule.code)}*\n\n{page}\n")
    return "\n".join(parts)


def _fenced(page: str) -> str:
    """Return a docstring as Markdown: double backquotes single, indented blocks fenced."""
    blocks = re.sub(
        r"(?m)^(Bad|Good):\n\n((?:(?:    .*)?\n)*?(?:    .*))(?=\n\n\S|\Z)",
        lambda match: f"{match[1]}:\n\n```yaml\n{_dedented(match[2])}\n```",
        page,
    )
    return blocks.replace("``", "`") if "```" not in blocks else _single(blocks)


def _single(text: str) -> str:
    return re.sub(r"(?<!`)``(?!`)", "`", text)


def _dedented(block: str) -> str:
    return "\n".join(line.removeprefix("    ") for line in block.split("\n"))


def commands_page() -> str:
    """Return the reference of every command and option."""
    parts = [
        GENERATED,
        "# Commands\n\nEvery option may stand before or after the command.\n",
        "## For all commands\n",
        _options(GLOBAL_OPTIONS),
    ]
    parts += [_command(command) for command in all_commands()]
    return "\n".join(parts)


def _command(command: Command) -> str:
    words = " ".join(_usage(argument) for argument in command.arguments)
    head = f"## jakres {command.name}\n\n`jakres {command.name} {words}`".rstrip("` ") + "`"
    arguments = "".join(f"\n- `{one.metavar}`: {one.help}" for one in command.arguments)
    head += f" · Indonesian: `jakres {indonesian_name(command.name)}`"
    return f"{head}\n\n{command.help}\n{arguments}\n\n" + _options(command.options)


def _usage(argument: Argument) -> str:
    word = argument.metavar + ("…" if argument.many else "")
    return word if argument.required else f"[{word}]"


def _options(options: tuple[Option, ...]) -> str:
    rows = ["| option | meaning |", "|---|---|"]
    for option in options:
        names = ", ".join(f"`{name}`" for name in option.names)
        value = "" if option.flag else f" *{option.metavar}*"
        choices = " One of: " + ", ".join(option.choices) + "." if option.choices else ""
        repeat = " May be repeated." if option.many else ""
        text = str(option.help).replace("|", "\\|")
        rows.append(f"| {names}{value} | {text}{choices}{repeat} |")
    return "\n".join(rows) + "\n"


def main(arguments: list[str]) -> int:
    """Write or check the pages; return 1 when one was out of date and only checked."""
    drifted = False
    for name, text in pages().items():
        path = REFERENCE / name
        if path.exists() and path.read_text(encoding="utf-8") == text:
            continue
        if "--check" in arguments:
            print(f"docs/reference/{name} is out of date: run make docs")
            drifted = True
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
            print(f"wrote docs/reference/{name}")
    return 1 if drifted else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
