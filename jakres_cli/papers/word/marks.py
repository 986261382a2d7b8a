"""Small pieces of WordprocessingML: properties in the order that the schema wants, runs, text."""

from __future__ import annotations

import re
from functools import cache
from html import escape

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from jakres_cli.papers.blocks import Runs, TextRun

PARAGRAPH_ORDER = (
    "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr"
    " shd tabs suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE"
    " autoSpaceDN bidi adjustRightInd snapToGrid spacing ind contextualSpacing mirrorIndents"
    " suppressOverlap jc textDirection textAlignment textboxTightWrap outlineLvl divId cnfStyle"
    " rPr sectPr pPrChange"
)
RUN_ORDER = (
    "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof"
    " snapToGrid vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd"
    " fitText vertAlign rtl cs em lang eastAsianLayout specVanish oMath"
)
_PIECES = re.compile(r"([\n\t])")
_BREAKS = {"\n": "<w:br/>", "\t": "<w:tab/>"}
_NOT_IN_XML = dict.fromkeys((*range(9), 11, 12, *range(14, 32), 0xFFFE, 0xFFFF), "\ufffd")
_NOT_IN_XML |= dict.fromkeys(range(0xD800, 0xE000), "\ufffd")


def text(words: str) -> str:
    """Return ``words`` as text in XML; what no XML file can hold is a replacement character."""
    return escape(words.translate(_NOT_IN_XML), quote=True)


def paragraph(inner: str, **properties: str) -> str:
    """Return a paragraph with ``properties`` by their names in WordprocessingML."""
    return f"<w:p>{_properties('pPr', PARAGRAPH_ORDER, properties)}{inner}</w:p>"


def attributes(**given: str | int) -> str:
    """Return attributes of the namespace of Word: ``w:val="center"``."""
    return " ".join(f'w:{name}="{text(str(value))}"' for name, value in given.items())


def styled_runs(runs: Runs, link: Callable[[str], str], *, bold: bool = False) -> str:
    """Return ``runs``; ``link`` takes an address and returns the id of the relationship to it."""
    return "".join(_run(run, link, bold=bold or run.bold) for run in runs)


def _run(run: TextRun, link: Callable[[str], str], *, bold: bool) -> str:
    properties = {
        "rFonts": attributes(ascii="Courier New", hAnsi="Courier New", cs="Courier New"),
        "b": "",
        "i": "",
        "strike": "",
        "u": attributes(val="single"),
    }
    wanted = {
        "rFonts": run.code,
        "b": bold,
        "i": run.italic,
        "strike": run.struck,
        "u": bool(run.href),
    }
    used = {name: value for name, value in properties.items() if wanted[name]}
    inner = "".join(_BREAKS.get(piece) or _words(piece) for piece in _PIECES.split(run.text))
    made = f"<w:r>{_properties('rPr', RUN_ORDER, used)}{inner}</w:r>"
    return f'<w:hyperlink r:id="{link(run.href)}">{made}</w:hyperlink>' if run.href else made


def _words(piece: str) -> str:
    return f'<w:t xml:space="preserve">{text(piece)}</w:t>' if piece else ""


def _properties(name: str, order: str, given: dict[str, str]) -> str:
    """Return an element ``name`` with ``given``: names to attributes, or to inner elements."""
    ranks = _ranks(order)
    inner = "".join(_property(key, given[key]) for key in sorted(given, key=ranks.__getitem__))
    return f"<w:{name}>{inner}</w:{name}>" if inner else ""


@cache
def _ranks(order: str) -> dict[str, int]:
    return {name: rank for rank, name in enumerate(order.split())}


def _property(name: str, value: str) -> str:
    if value.startswith("<"):
        return f"<w:{name}>{value}</w:{name}>"
    return f"<w:{name} {value}/>" if value else f"<w:{name}/>"
