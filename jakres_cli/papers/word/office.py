"""The office's own Word template: its fields filled in, in a process that can do nothing else.

The template is a file of somebody's Word, perhaps from a stranger's repository. What it is made
of is looked at before and after; its fields run in the sandbox of all our templates.
"""

from __future__ import annotations

import re
from base64 import b64decode, b64encode

from jakres_cli.model.message import CannotDo, Message
from jakres_cli.papers.word.filling import EXPRESSION, fill_template, warm_up
from jakres_cli.papers.word.inspection import RefusedFile, refusal_words
from jakres_cli.papers.word.repeating import prose_and_view, prose_places
from jakres_cli.templating.confined import run_confined
from jakres_cli.templating.failure import diagnose, template_error
from jakres_cli.templating.sandbox import MissingNameError, word_environment
from jakres_cli.templating.values import word_finisher

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from markupsafe import Markup

    from jakres_cli.papers.word.repeating import WordView
    from jakres_cli.templating.confined import Answer
    from jakres_cli.templating.failure import Failure
    from jakres_cli.templating.sources import WordTemplate

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

    def fill(self, view: WordView) -> tuple[bytes, list[str]]:
        """Return the template with ``view`` in its fields, and what it has no field for.

        That is lists, prose and the mark, where there are some. Raises ``CannotDo``.
        """
        finish = word_finisher(view["dots"], self._answers)
        answer = run_confined(lambda: self._attempt(view, finish))
        if "docx" in answer:
            mentioned = {name.partition(".")[0] for name in answer["mentioned"]}
            mentioned.update(answer["mentioned"])
            unused = [name for name in _worth_saying(view) if name not in mentioned]
            return b64decode(answer["docx"]), unused
        if answer["kind"] == "unsafe":
            problem, hint = refusal_words(answer["refusal"], answer["name"])
            raise CannotDo(
                Message("the template {place}: {problem}", place=self.path, problem=problem), hint
            )
        raise template_error({"file": self.path, **answer})  # type: ignore[typeddict-item]  # as _attempt made it

    def _attempt(self, view: WordView, finish: Callable[[object], Markup]) -> Answer:
        """Return the file or the failure; neither rests on anything that a child can't send."""
        prose, plain, shown = prose_and_view(view, self._fields)
        environment = word_environment(finish)
        try:
            made, mentioned = fill_template(
                self._data, environment, prose=prose, view=plain, shown=shown
            )
        except MemoryError:
            return {"kind": "memory"}
        except RefusedFile as refused:
            return {"kind": "unsafe", "refusal": refused.kind, "name": refused.name}
        except Exception as error:  # noqa: BLE001  a template may raise whatever Python knows
            failure = diagnose(error, plain, environment, [])
            return {**failure, **_written(error, failure)}
        return {"docx": b64encode(made).decode("ascii"), "mentioned": sorted(mentioned)}


def _written(error: Exception, failure: Failure) -> Failure:
    """Return how the template writes what is wrong, since a Word file has no line numbers."""
    lines: list[str] = getattr(error, "lines", [])
    if failure["kind"] == "syntax":
        number = getattr(error, "lineno", 0)
        near = lines[number - 1].strip() if 0 < number <= len(lines) else ""
        return {"detail": f"{failure['detail']}: “{near[:_NEAR]}”"} if near else {}
    if not isinstance(error, MissingNameError):
        return {}
    written = re.compile(rf"[\w.]*\b{re.escape(error.name)}\b")
    uses = {
        match.group()
        for line in lines
        for expression in EXPRESSION.findall(line)
        for match in written.finditer(expression)
    }
    return {"written": uses.pop()} if len(uses) == 1 else {}


def _worth_saying(view: WordView) -> list[str]:
    """Return the names of what a reader would miss in the document."""
    lists = [
        name
        for name, value in view.items()
        if isinstance(value, list) and value and isinstance(value[0], dict)
    ]
    prose = [f"{outer}.{inner}" for outer, inner in prose_places(view)]
    mark = ["mark"] if view["mark"] else []
    return [*mark, *("rows" if name == "groups" else name for name in lists), *prose]
