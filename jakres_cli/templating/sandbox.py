"""The jinja2 environment: templates reach plain data, a few filters, and nothing of Python."""

from __future__ import annotations

from jinja2 import BaseLoader, StrictUndefined, TemplateNotFound, Undefined, UndefinedError
from jinja2.compiler import CodeGenerator
from jinja2.environment import TemplateModule
from jinja2.exceptions import SecurityError
from jinja2.filters import FILTERS as JINJA_FILTERS
from jinja2.runtime import BlockReference, LoopContext, Macro, TemplateReference
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.tests import TESTS as JINJA_TESTS
from jinja2.utils import missing
from markupsafe import Markup

from jakres_cli.model.markdown import escape_markdown
from jakres_cli.templating.sources import GIVEN, OURS
from jakres_cli.templating.values import as_markdown, finish_value, in_comment, markdown_link

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from typing import NoReturn

    from jinja2 import Environment
    from jinja2.compiler import Frame
    from jinja2.nodes import Concat

    from jakres_cli.templating.sources import Template

FILTERS = (
    "abs batch capitalize count d default dictsort first groupby indent int items last length list"
    " lower map max min reject rejectattr replace reverse select selectattr slice sort string sum"
    " trim truncate unique upper wordcount"
)
"""The filters of jinja2 that templates may use; ours stand in ``environment``."""
TESTS = (
    "defined undefined none boolean true false integer number string mapping sequence iterable"
    " even odd divisibleby eq equalto ne lt le gt ge in lower upper"
    " == != < <= > >= lessthan greaterthan"
)
_OF_JINJA = (LoopContext, TemplateReference, BlockReference, TemplateModule, Macro)
_CALLABLE = (Macro, BlockReference, LoopContext, Undefined)
_LARGEST = 1_000_000


class MissingNameError(UndefinedError):
    """A name that the view doesn't hold; ``known`` are those beside which it was looked for."""

    def __init__(self, message: str | None, name: str, known: list[str] | None) -> None:
        super().__init__(message)
        self.name = name
        self.known = known


class RefusedTemplate(TemplateNotFound):
    """A template that is there and can't be used; the loader knows why."""


class Forbidden(SecurityError):
    """Something that templates may not do; ``name`` is what was tried."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


def environment(loader: BaseLoader) -> Environment:
    """Return the environment that templates of ``loader`` run in; they write Markdown."""
    made = _bare(_Environment, loader, finish_value, trim_blocks=True, lstrip_blocks=True)
    made.filters |= {
        "markdown": as_markdown,
        "verbatim": lambda text: Markup(str(text)),
        "comment": in_comment,
        "linked": markdown_link,
    }
    return made


def word_environment(finish: Callable[[object], Markup]) -> Environment:
    """Return the environment that a template from Word runs in; ``finish`` makes values XML."""

    class WordEnvironment(_Environment):
        @staticmethod
        def escaped(text: str) -> str:
            return finish(text) if text else text

    made = _bare(WordEnvironment, TemplateLoader({}, {}), finish)
    made.filters |= {
        "markdown": lambda text: text,  # prose knows by itself that it is Markdown
        "optional": lambda value: value or Markup(""),
    }
    return made


def _bare(
    kind: type[_Environment],
    loader: BaseLoader,
    finish: Callable[[object], Markup],
    **options: bool,
) -> Environment:
    """Return an environment with what is the same for every kind of template."""
    made = kind(
        loader=loader,
        autoescape=True,
        finalize=finish,
        undefined=_Missing,
        optimized=False,  # constants would be worked out while compiling
        keep_trailing_newline=True,
        cache_size=64,
        **options,
    )
    made.globals.clear()
    made.filters = {name: JINJA_FILTERS[name] for name in FILTERS.split()}
    ours: dict[str, Callable[..., object]] = {"join": made.concatenated, "changed": _changed}
    made.filters |= ours
    made.tests = {name: JINJA_TESTS[name] for name in TESTS.split()}
    return made


class TemplateLoader(BaseLoader):
    """Finds a template by name: the workspace's before ours; ``builtin/NAME`` is always ours."""

    def __init__(self, theirs: Mapping[str, Template], ours: Mapping[str, Template]) -> None:
        self.theirs = theirs
        self.ours = ours

    def get_source(
        self, environment: Environment, template: str
    ) -> tuple[str, str | None, Callable[[], bool] | None]:
        """Return the text of ``template``; raises ``TemplateNotFound`` or ``RefusedTemplate``."""
        del environment
        template_text = self.find(template)
        if template_text is None:
            raise TemplateNotFound(template)
        if template_text.refused is not None:
            raise RefusedTemplate(template)
        return template_text.text, None, None

    def find(self, name: str) -> Template | None:
        """Return the template called ``name``, if there is one."""
        if name.startswith(OURS):
            return self.ours.get(name.removeprefix(OURS))
        return self.theirs.get(name) or self.theirs.get("") or self.ours.get(name)

    def list_templates(self) -> list[str]:
        """Return every name."""
        named = {name for name in self.theirs if name not in {"", GIVEN}}
        return sorted({*named, *(f"{OURS}{name}" for name in self.ours)})


class _Missing(StrictUndefined):
    """A name that nobody gave: using it in any way raises ``MissingNameError``."""

    __slots__ = ()

    def __init__(
        self,
        hint: str | None = None,
        obj: object = missing,
        name: str | None = None,
        exc: type[Exception] = UndefinedError,
    ) -> None:
        super().__init__(hint, obj, name, exc)  # type: ignore[arg-type]  # its own marker for missing
        known = None if obj is missing else list(obj) if isinstance(obj, dict) else []

        def raised(message: str | None) -> MissingNameError:
            return MissingNameError(message, str(name or ""), known)

        if exc is UndefinedError:
            self._undefined_exception = raised  # type: ignore[assignment]  # called like the class


class _Generator(CodeGenerator):
    """Joins texts by our rule: what isn't Markdown yet becomes text in Markdown."""

    def visit_Concat(self, node: Concat, frame: Frame) -> None:  # noqa: N802  jinja2's name
        """Write the code of ``a ~ b``."""
        self.write("environment.concatenated((")
        for inner in node.nodes:
            self.visit(inner, frame)
            self.write(", ")
        self.write("))")


class _Environment(ImmutableSandboxedEnvironment):
    """Reaches into dictionaries, lists and jinja2's own objects; calls only the latter."""

    code_generator_class = _Generator
    intercepted_binops = frozenset({"+", "*", "**", "%"})

    def getattr(self, obj: object, attribute: str) -> object:
        """Return ``obj.attribute``."""
        if isinstance(obj, _OF_JINJA):
            return super().getattr(obj, attribute)
        return self.getitem(obj, attribute)

    def getitem(self, obj: object, argument: object) -> object:
        """Return ``obj[argument]``."""
        if isinstance(obj, _OF_JINJA):
            return super().getitem(obj, argument)
        if isinstance(obj, Undefined):
            obj._fail_with_undefined_error()  # noqa: SLF001  jinja2 has no public name for it
        if isinstance(obj, dict):
            return obj[argument] if argument in obj else self.undefined(obj=obj, name=str(argument))
        if isinstance(obj, list | tuple | str) and isinstance(argument, int | slice):
            try:
                return obj[argument]
            except IndexError:
                return self.undefined(obj=obj, name=str(argument))
        return self.unsafe_undefined(obj, str(argument))

    def unsafe_undefined(self, obj: object, attribute: str) -> NoReturn:
        """Refuse to reach for an attribute."""
        del obj
        raise Forbidden(f".{attribute}")

    def is_safe_callable(self, obj: object) -> bool:
        """Return whether a template may call ``obj``."""
        return isinstance(obj, _CALLABLE) or isinstance(getattr(obj, "__self__", 0), LoopContext)

    def call_binop(self, context: object, operator: str, left: object, right: object) -> object:
        """Return ``left operator right``: numbers of a sane size, texts only joined."""
        del context
        if operator == "+" and isinstance(left, str) and isinstance(right, str):
            return self.concatenated((left, right))
        if operator == "**" or not (_small(left) and _small(right)):
            raise Forbidden(operator)
        return self.binop_table[operator](left, right)

    def join_path(self, template: str, parent: str) -> str:
        """Return the name to look for: a template that extends its own name means ours."""
        return f"{OURS}{template}" if template == parent else template

    @staticmethod
    def escaped(text: str) -> str:
        """Return ``text`` as what the templates write, here Markdown."""
        return escaped_inside(text)

    def concatenated(self, parts: Iterable[object], between: str = "") -> str:
        """Return ``parts`` as one text; texts among what is finished already are escaped."""
        texts = [part if isinstance(part, str) else str(part) for part in parts]
        if not any(isinstance(text, Markup) for text in (between, *texts)):
            return between.join(texts)
        *whole, gap = (
            str(text) if isinstance(text, Markup) else self.escaped(text)
            for text in (*texts, between)
        )
        return Markup(gap.join(whole))


def _small(value: object) -> bool:
    return isinstance(value, int | float) and abs(value) < _LARGEST


def escaped_inside(text: str) -> str:
    """Return ``text`` escaped with the blanks around it kept."""
    inner = text.strip()
    if not inner:
        return text
    start = text.index(inner)
    return text[:start] + escape_markdown(inner) + text[start + len(inner) :]


def _changed(words: Mapping[str, object], **instead: object) -> dict[str, object]:
    """Return ``words`` with others ``instead``; a name that isn't among them is an error."""
    for name in instead:
        if name not in words:
            raise MissingNameError(None, name, list(words))
    return {**words, **instead}
