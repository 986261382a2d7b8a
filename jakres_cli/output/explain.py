"""What can be looked up: the codes of problems, and what a template may use."""

from __future__ import annotations

import re
import textwrap
from inspect import cleandoc
from itertools import takewhile

from jakres_cli.locale import LEVEL
from jakres_cli.model.base import Message, Value
from jakres_cli.model.source import level_of
from jakres_cli.output import Report, ReportColumn, Section, columns_of, list_section

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from jakres_cli.locale import Catalogue
    from jakres_cli.rules.registry import Rule


_EXAMPLE = {"Bad:": Message("Bad:"), "Good:": Message("Good:")}
_INDENT = "    "
_WARNING = "warning"
_TO_ACCEPT = "accept:\n  - code: {code}\n    reason: …"


class ExplainPage(Value):
    """What is to be known of a code; ``text`` is the docstring of its rule."""

    code: str
    level: str
    title: Message
    text: str


def explain_page(rule: Rule) -> ExplainPage:
    """Return the page of the code of ``rule``."""
    return ExplainPage(code=rule.code, level=level_of(rule.code), title=rule.title, text=rule.page)


def explain_plain(page: ExplainPage, t: Catalogue, width: int) -> str:
    """Return the page for a terminal: paragraphs folded to ``width``, examples as they are."""
    blocks = [_heading(page, t)]
    for kind, text in _blocks(page, t):
        blocks.append(textwrap.indent(text, _INDENT) if kind == "example" else _fold(text, width))
    return "\n\n".join(blocks) + "\n"


def explain_markdown(page: ExplainPage, t: Catalogue) -> str:
    """Return the page as Markdown."""
    blocks = [f"# {_heading(page, t)}"]
    for kind, text in _blocks(page, t):
        blocks.append(f"```yaml\n{text}\n```" if kind == "example" else text)
    return "\n\n".join(blocks) + "\n"


def explain_json(page: ExplainPage, t: Catalogue) -> dict[str, object]:
    """Return an item of ``jakres.codes/1``."""
    blocks = _blocks(page, t)
    examples = [text for kind, text in blocks if kind == "example"]
    rule = takewhile(lambda block: block[1] != t(_EXAMPLE["Bad:"]), blocks)
    return {
        "code": page.code,
        "level": page.level,
        "title": t(page.title),
        "rule": "\n\n".join(text for _, text in rule),
        "bad": examples[0] if examples else None,
        "good": examples[1] if len(examples) > 1 else None,
        "acceptable": page.level == _WARNING,
    }


def codes_report(pages: Iterable[ExplainPage], t: Catalogue) -> Report:
    """Return the list of all codes."""
    section = list_section(
        pages,
        [
            (Message("CODE"), lambda page: page.code),
            (Message("LEVEL"), lambda page: t(LEVEL[page.level])),
            (Message("TITLE"), lambda page: t(page.title)),
        ],
        t,
    )
    return Report(sections=(section,))


def _heading(page: ExplainPage, t: Catalogue) -> str:
    return f"{page.code} {t(LEVEL[page.level])}: {t(page.title)}"


_GAP = re.compile(r"\n{2,}(?=\S)")


def _blocks(page: ExplainPage, t: Catalogue) -> list[tuple[str, str]]:
    """Return the paragraphs (``text``) and examples (``example``) of the page, in order."""
    blocks: list[tuple[str, str]] = []
    for block in _GAP.split(cleandoc(page.text)):
        head, _, rest = block.partition("\n")
        if head in _EXAMPLE:
            blocks.append(("text", t(_EXAMPLE[head])))
            blocks.append(("example", textwrap.dedent(rest).strip("\n")))
        else:
            blocks.append(("text", " ".join(_unmarked(block).split())))
    return blocks + _acceptance(page, t)


def _acceptance(page: ExplainPage, t: Catalogue) -> list[tuple[str, str]]:
    if page.level != _WARNING:
        return [("text", t(Message("An error can't be accepted: put it right.")))]
    how = Message("If it is right as it is, accept it in the record, with the reason:")
    return [("text", t(how)), ("example", _TO_ACCEPT.format(code=page.code))]


def _unmarked(text: str) -> str:
    return text.replace("``", "`")


def _fold(text: str, width: int) -> str:
    return textwrap.fill(text.replace("`", ""), width, break_long_words=False)


_IN_WORD = {
    "{{ meeting.title }}": Message("a field; what is missing prints ……"),
    "{{ headcount | optional }}": Message("the same, but what is missing prints nothing"),
    "{{ follow_ups.what }}": Message("of a list (above: follow_ups[].what); its row is repeated"),
    "{{ follow_ups.no }}": Message("the number of the row"),
    "{{ rows.what }}": Message(
        "of groups[].rows[]: the rows of all groups; rows.group names theirs"
    ),
    "{{ prose.discussion }}": Message(
        "alone in its paragraph: becomes all paragraphs of the prose"
    ),
    "{{ mark }}": Message("that it is a draft, confidential: what every page has to say"),
}


def fields_report(
    fields: Mapping[str, str],
    words: Mapping[str, Message],
    t: Catalogue,
    examples: Mapping[str, str],
) -> Report:
    """Return the names of ``fields`` with what they hold and ``examples``, then the labels."""
    return Report(
        sections=(
            Section(
                columns=(
                    ReportColumn(title=t(Message("VARIABLE"))),
                    ReportColumn(title=t(Message("WHAT IT HOLDS")), wide=True),
                    ReportColumn(title=t(Message("EXAMPLE")), wide=True),
                ),
                rows=tuple((name, text, examples.get(name, "")) for name, text in fields.items()),
            ),
            Section(
                title=t(Message("Labels")),
                columns=columns_of(t, Message("VARIABLE"), Message("TEXT")),
                rows=tuple((f"label.{key}", t(word)) for key, word in words.items()),
            ),
            Section(
                title=t(Message("In a template from Word")),
                columns=columns_of(t, Message("WRITTEN"), Message("WHAT IT DOES")),
                rows=tuple((tag, t(text)) for tag, text in _IN_WORD.items()),
            ),
        )
    )
