"""The Indonesian translation, `jakres_cli/locale/id.po`.

    python -m tests.messages          bring it up to date with the code; list what to translate
    python -m tests.messages --check  leave it as it is; exit 1 when something is missing or old

People translate there and run the first line again. Both make the module that the program imports
anew, which git doesn't hold. A `Plural` stands there with its form for many, the only one that
Indonesian has.
"""

from __future__ import annotations

import argparse
import ast
import re
import sys
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po

from hatch_build import entries, faults, gaps, write_module

if TYPE_CHECKING:
    from collections.abc import Iterable

TOP = Path(__file__).resolve().parent.parent
PACKAGE = TOP / "jakres_cli"
PO = PACKAGE / "locale" / "id.po"

# Where a template is handed on, and so is no literal.
PASSED_ON = {"jakres_cli/model/base.py", "jakres_cli/locale/__init__.py"}
# The place of the template among the arguments.
MAKERS = {"Message": 0, "Plural": 1}
# What makes a message of help that has no gaps (jakres_cli/cli/options.py, grammar.py).
HELPERS = {
    "argument": 1,
    "arguments": 1,
    "optional_argument": 1,
    "flag": 1,
    "option": 2,
    "repeatable": 2,
    "triple": 2,
    "Command": 1,
}
HELPERS_HOME = {"jakres_cli/cli/options.py", "jakres_cli/cli/grammar.py"}
CATALOGUE = "t"

PO_HEAD = r"""# The messages of jakres in Indonesian.
# Translate here, then run: python -m tests.messages
msgid ""
msgstr ""
"Language: id\n"
"MIME-Version: 1.0\n"
"Content-Type: text/plain; charset=utf-8\n"
"Content-Transfer-Encoding: 8bit\n"

"""


@dataclass(frozen=True)
class Use:
    """A place in the code that makes a message; `given` is None when it can't be told."""

    path: str
    line: int
    template: str
    one: str | None
    given: frozenset[str] | None

    @property
    def place(self) -> str:
        """The file and the line."""
        return f"{self.path}:{self.line}"


def uses() -> list[Use]:
    """Every message that the package makes, by file and line."""
    return [use for path in sorted(PACKAGE.rglob("*.py")) for use in uses_in(path)]


def uses_in(path: Path) -> list[Use]:
    """The messages made in one file; raises `ValueError` for a template that is no literal."""
    name = path.relative_to(TOP).as_posix()
    tree = ast.parse(path.read_bytes(), name)
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call)]
    calls.sort(key=lambda call: (call.lineno, call.col_offset))
    return [use for call in calls if (use := _use(call, name))]


def gap_names(template: str) -> frozenset[str]:
    """The names in the gaps of a template, without how they are formatted."""
    return frozenset(re.split("[!:]", gap)[0] for gap in gaps(template))


def read_catalog(text: str) -> Catalog:
    """The catalogue that stands in the text of a .po file."""
    return read_po(BytesIO(text.encode()), locale="id", abort_invalid=True)


def updated(catalog: Catalog, found: Iterable[Use]) -> Catalog:
    """The catalogue with just the templates `found`, keeping what is translated already."""
    template = Catalog(locale="id")
    for use in found:
        template.add(use.template, locations=[(use.path, use.line)])
    catalog.update(template, no_fuzzy_matching=True, update_creation_date=False)
    catalog.obsolete.clear()
    for message in catalog:
        message.flags -= {"python-format"}  # a sign such as % is no gap here
    return catalog


def po_text(catalog: Catalog) -> str:
    """The catalogue as a .po file, sorted, with no dates, versions or places in the code."""
    file = BytesIO()
    write_po(file, catalog, omit_header=True, no_location=True, sort_output=True, width=100)
    return PO_HEAD + file.getvalue().decode().rstrip("\n") + "\n"


def main(arguments: list[str] | None = None) -> int:
    """Update the translation, or check it."""
    parser = argparse.ArgumentParser(prog="python -m tests.messages", description=__doc__)
    parser.add_argument("--check", action="store_true", help="leave id.po as it is")
    check = parser.parse_args(arguments).check
    text = PO.read_text("utf-8")
    before = read_catalog(text)
    earlier = dict(entries(before))
    catalog = updated(before, uses())
    outdated = po_text(catalog) != text
    if outdated and check:
        print(f"{PO.name} is out of date; run python -m tests.messages")
    elif outdated:
        PO.write_text(po_text(catalog), "utf-8")
        print(f"wrote {PO.name}")
    write_module(TOP)
    for template in sorted(earlier.keys() - dict(entries(catalog)).keys()):
        print(f"no longer used: {template} → {earlier[template]}")
    bad = list(faults(catalog))
    print(f"{len(catalog)} messages, {len(catalog) - len(bad)} translated")
    for template, reason in bad:
        message = catalog[template]
        places = message.locations if message else []
        print(f"{places[0][0] if places else PO.name}: {reason}: {template}")
    return 1 if check and (outdated or bad) else 0


def _use(call: ast.Call, path: str) -> Use | None:
    function = call.func
    if isinstance(function, ast.Name) and function.id in HELPERS:
        return _help(call, path, HELPERS[function.id])
    maker = function.id if isinstance(function, ast.Name) else getattr(function, "attr", "")
    if maker not in {*MAKERS, CATALOGUE}:
        return None
    position = MAKERS.get(maker, 0)
    words = [_text(argument) for argument in call.args[: position + 1]]
    if len(words) <= position or None in words:
        if maker == CATALOGUE or path in PASSED_ON or _handed_on(call, path):
            return None
        problem = f"{path}:{call.lineno}: the template of a {maker} must be a plain text"
        raise ValueError(problem)
    keywords = [keyword.arg for keyword in call.keywords]
    return Use(
        path=path,
        line=call.lineno,
        template=str(words[position]),
        one=words[0] if position else None,
        given=None if None in keywords else frozenset(str(name) for name in keywords),
    )


def _help(call: ast.Call, path: str, position: int) -> Use | None:
    """The help of an option, argument or command; None for one that is a `Message` itself."""
    if isinstance(call.args[position], ast.Call):
        return None
    text = _text(call.args[position])
    if text is None:
        problem = f"{path}:{call.lineno}: what is described here must be a plain text"
        raise ValueError(problem)
    return Use(path=path, line=call.lineno, template=text, one=None, given=frozenset())


def _handed_on(call: ast.Call, path: str) -> bool:
    """Whether a helper makes the message of what it was given."""
    given = call.args[0] if call.args else None
    return path in HELPERS_HOME and isinstance(given, ast.Name) and given.id == "meaning"


def _text(node: ast.expr) -> str | None:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None


if __name__ == "__main__":
    sys.exit(main())
