"""The office's own Word template: begun from our document, and filled in with a view."""

from __future__ import annotations

import re
from base64 import b64decode, b64encode

from jakres_cli.model.base import CannotDo, Message, replace_fields
from jakres_cli.papers.blocks import BlockTable, Heading, LaidOutPart, Paragraph, TextRun, text_of
from jakres_cli.papers.word.filling import EXPRESSION, fill_template, warm_up
from jakres_cli.papers.word.inspection import RefusedFile, refusal_words
from jakres_cli.papers.word.repeating import prose_and_view, prose_places
from jakres_cli.templating.confined import NoAnswer, run_confined
from jakres_cli.templating.render import diagnose, template_error
from jakres_cli.templating.sandbox import MissingNameError, word_environment
from jakres_cli.templating.values import word_finisher

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from typing import TypedDict

    from markupsafe import Markup

    from jakres_cli.papers.blocks import Block, Paper, Row
    from jakres_cli.papers.word.repeating import Plain, PlainView
    from jakres_cli.templating.render import Failure
    from jakres_cli.templating.sources import WordTemplate

    class Filling(TypedDict, total=False):
        """The file in base64 and the names it ``mentioned``, or why there is none."""

        docx: str
        mentioned: list[str]
        refused: tuple[str, str]
        failure: Failure


_SELDOM = (
    "absent by corrections draft file finished headcount incomplete kind_words left_out"
    " left_out_sentence minutes.number more_meetings opened_by text_hash to umbrella supports"
    " updates url visibility warning"
)
"""What most documents don't have: a clerk who wants it writes it in."""
_GROUPS = "groups"
_MARK = "{{ mark | optional }}"


def tags(fields: Mapping[str, str]) -> PlainView:
    """Return a view in which every one of ``fields`` holds the tag that stands for it."""
    view: PlainView = {}
    rows = f"{_GROUPS}[].rows[]."
    grouped = any(field.startswith(rows) for field in fields)
    for field in fields:
        if not grouped or not field.startswith(f"{_GROUPS}[]."):
            _put(view, field.split("."), _tag(field), field)
        elif field.startswith(rows):
            # the rows of all groups are one list to Word
            _put(view, field.split("."), _tag(field.removeprefix(f"{_GROUPS}[].")), field)
        else:
            _put(view, field.split("."), "", field)
    return view


def with_tags_of_word(paper: Paper) -> Paper:
    """Return ``paper`` with what only templates from Word know: the mark, numbers of rows."""
    mark = (TextRun(text=_MARK),)
    return replace_fields(paper, title="", mark=mark, blocks=tuple(_tagged(paper.blocks)))


def _put(view: PlainView, names: list[str], tag: str, field: str) -> None:
    name, many, _ = names[0].partition("[]")
    seldom = not {name, field}.isdisjoint(_SELDOM.split())
    if len(names) == 1:
        tag = "" if seldom else tag
        view[name] = ([tag] if tag else []) if many else tag
        return
    empty: Plain = ([] if seldom else [{}]) if many else {}
    inner = view.setdefault(name, empty)
    for item in inner if isinstance(inner, list) else [inner]:
        if isinstance(item, dict):
            _put(item, names[1:], tag, field)


def _tag(field: str) -> str:
    """Return what a clerk writes for ``field``; a list within an item of another is its texts."""
    outer, _, inner = field.partition("[].")
    name = f"{outer}.{inner.partition('[]')[0]}" if inner else outer.removesuffix("[]")
    if "prose" in field.split("."):
        name += " | optional"
    return f"{{{{ {name} }}}}"


def _tagged(blocks: Iterable[Block]) -> Iterator[Block]:
    for block in blocks:
        if isinstance(block, LaidOutPart):
            yield replace_fields(block, blocks=tuple(_tagged(block.blocks)))
        elif isinstance(block, BlockTable):
            yield replace_fields(block, rows=tuple(map(_numbered, block.rows)))
        else:
            yield block
        if isinstance(block, Heading) and block.level == 1:
            runs = (TextRun(text=_MARK, bold=True),)
            yield LaidOutPart(name="centre", blocks=(Paragraph(runs=runs),))


def _numbered(row: Row) -> Row:
    """Return ``row`` with the tag for its number, where it has one and is repeated."""
    named = next((text_of(cell) for cell in row if "{{ " in text_of(cell)), "")
    name = named.partition("{{ ")[2].partition(".")[0]
    if not name or text_of(row[0]) != "1":
        return row
    return ((TextRun(text=f"{{{{ {name}.no }}}}"),), *row[1:])


_NEAR = 80


class OfficeTemplate:
    """A Word template that documents of one kind are made with.

    ``fields`` says what their views hold; ``answers`` are the words for true and false.
    """

    def __init__(
        self, template: WordTemplate, fields: Mapping[str, str], answers: tuple[str, str]
    ) -> None:
        self.path = template.path
        self._data = template.data
        self._fields = fields
        self._answers = answers
        warm_up()  # a confined child can't import what is missing any more

    def fill(self, view: Mapping[str, object]) -> tuple[bytes, list[str]]:
        """Return the template with ``view`` in its fields, and what it has no field for.

        That is lists, prose and the mark, where there are some. Raises ``CannotDo``.
        """
        finish = word_finisher(str(view["dots"]), self._answers)
        try:
            answer = run_confined(lambda: self._attempt(view, finish))
        except NoAnswer as ended:
            raise template_error({"file": self.path, "kind": ended.kind}) from None
        if "docx" in answer:
            mentioned = {name.partition(".")[0] for name in answer["mentioned"]}
            mentioned.update(answer["mentioned"])
            unused = [name for name in _worth_saying(view) if name not in mentioned]
            return b64decode(answer["docx"]), unused
        if "refused" in answer:
            problem, hint = refusal_words(*answer["refused"])
            raise CannotDo(
                Message("the template {place}: {problem}", place=self.path, problem=problem), hint
            )
        raise template_error({"file": self.path, **answer["failure"]})

    def _attempt(self, view: Mapping[str, object], finish: Callable[[object], Markup]) -> Filling:
        """Return the file or the failure; neither rests on anything that a child can't send."""
        prose, plain, shown = prose_and_view(view, self._fields)
        environment = word_environment(finish)
        try:
            made, mentioned = fill_template(
                self._data, environment, prose=prose, view=plain, shown=shown
            )
        except MemoryError:
            return {"failure": {"kind": "memory"}}
        except RefusedFile as refused:
            return {"refused": (refused.kind, refused.name)}
        except Exception as error:  # noqa: BLE001  a template may raise whatever Python knows
            failure = diagnose(error, plain, environment, [])
            return {"failure": {**failure, **_written(error, failure)}}
        return {"docx": b64encode(made).decode("ascii"), "mentioned": sorted(mentioned)}


_PATH = re.compile(r"[\w.]+")


def _written(error: Exception, failure: Failure) -> Failure:
    """Return how the template writes what is wrong, since a Word file has no line numbers."""
    lines: list[str] = getattr(error, "lines", [])
    if failure["kind"] == "syntax":
        number = getattr(error, "lineno", 0)
        near = lines[number - 1].strip() if 0 < number <= len(lines) else ""
        return {"detail": f"{failure['detail']}: “{near[:_NEAR]}”"} if near else {}
    if not isinstance(error, MissingNameError):
        return {}
    paths = (
        path.split(".")
        for line in lines
        for expression in EXPRESSION.findall(line)
        for path in _PATH.findall(expression)
    )
    uses = {".".join(path[: path.index(error.name) + 1]) for path in paths if error.name in path}
    return {"written": uses.pop()} if len(uses) == 1 else {}


def _worth_saying(view: Mapping[str, object]) -> list[str]:
    """Return the names of what a reader would miss in the document."""
    lists = [
        name
        for name, value in view.items()
        if isinstance(value, list) and value and isinstance(value[0], dict)
    ]
    prose = [f"{outer}.{inner}" for outer, inner, _ in prose_places(view)]
    mark = ["mark"] if view["mark"] else []
    return [*mark, *("rows" if name == "groups" else name for name in lists), *prose]
