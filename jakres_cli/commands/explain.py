"""``jakres explain CODE``: what a problem code means and what to do about it."""

from __future__ import annotations

from jakres_cli.cli.grammar import Command
from jakres_cli.cli.options import OUTPUT, Options, option, optional_argument
from jakres_cli.cli.resolve import resolve_rule
from jakres_cli.rules.registry import RULES

TYPE_CHECKING = False
if TYPE_CHECKING:
    from jakres_cli.cli.session import Session
    from jakres_cli.output.explain import ExplainPage

_WIDEST = 96
_IN_A_PIPE = 80


class ExplainOptions(Options):
    """The options of ``jakres explain``."""

    code: str | None = optional_argument(
        "CODE", "The code, such as JK202; without one all are listed."
    )
    format: str | None = option(
        "--format", "FORMAT", "plain, md or json.", choices=("plain", "md", "json")
    )
    output: str | None = OUTPUT


def run(session: Session, options: ExplainOptions) -> int:
    """Print the page of ``code``, or the list of all codes. Works outside a workspace."""
    from jakres_cli.output.explain import explain_page

    pages = [
        explain_page(rule) for rule in ([resolve_rule(options.code)] if options.code else RULES)
    ]
    session.deliver(
        _text(pages, session, options.format, single=options.code is not None), options.output
    )
    return 0


def _text(pages: list[ExplainPage], session: Session, form: str | None, *, single: bool) -> str:
    from jakres_cli.output import explain

    if form == "json":
        from jakres_cli.output.json_output import as_json

        items = [explain.explain_json(page, session.t) for page in pages]
        return as_json({"schema": "jakres.codes/1", "items": items})
    if not single:
        return session.lay_out(explain.codes_report(pages, session.t), session.format(form))
    if form == "md":
        return explain.explain_markdown(pages[0], session.t)
    width = min(session.width, _WIDEST) if session.terminal else _IN_A_PIPE
    return explain.explain_plain(pages[0], session.t, width)


COMMAND = Command(
    "explain",
    "Explain a problem code, with a bad and a good example; or list the codes.",
    run,
    ExplainOptions,
)
