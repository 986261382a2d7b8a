"""Build hook: makes the Indonesian catalogue from `jakres_cli/locale/id.po`.

Hatch runs it for every wheel and editable install. `python hatch_build.py` does the same for a
checkout whose translation has changed since it was installed.
"""

from __future__ import annotations

import json
import os
from pathlib import Path
from string import Formatter
from typing import TYPE_CHECKING

from babel.messages.pofile import read_po
from hatchling.builders.config import BuilderConfig
from hatchling.builders.hooks.plugin.interface import BuildHookInterface

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from typing import Any

    from babel.messages.catalog import Catalog

PO = "jakres_cli/locale/id.po"
MODULE = "jakres_cli/locale/indonesian.py"
MODULE_HEAD = '''\
"""The messages in Indonesian, made from id.po by hatch_build.py: translate there."""

TRANSLATIONS: dict[str, str] = {
'''


class CatalogueHook(BuildHookInterface[BuilderConfig]):
    """Makes the catalogue before a wheel is packed, and takes it along though git ignores it."""

    def initialize(self, _version: str, build_data: dict[str, Any]) -> None:
        """Write the module into the source tree; an sdist goes without it."""
        if self.target_name == "wheel":
            write_module(Path(self.root))
            build_data["artifacts"].append(f"/{MODULE}")


def write_module(top: Path) -> None:
    """Make the module of translations from id.po, both in the source tree below `top`."""
    with (top / PO).open("rb") as file:
        catalog = read_po(file, locale="id", abort_invalid=True)
    path = top / MODULE
    # A reader in another process sees the old module or the new one.
    unfinished = path.with_name(f"{path.name}.{os.getpid()}")
    unfinished.write_text(module_text(translations(catalog)), "utf-8")
    unfinished.replace(path)


def module_text(translations: Mapping[str, str]) -> str:
    """The module that holds the translations: quicker to import than a .mo file is to read."""
    pairs = (
        f"    {json.dumps(key, ensure_ascii=False)}: {json.dumps(text, ensure_ascii=False)},\n"
        for key, text in sorted(translations.items())
    )
    return f"{MODULE_HEAD}{''.join(pairs)}}}\n"


def translations(catalog: Catalog) -> dict[str, str]:
    """The translations that can be used; for any other the program speaks English."""
    bad = dict(faults(catalog))
    return {key: text for key, text in entries(catalog) if key not in bad}


def entries(catalog: Catalog) -> Iterator[tuple[str, str]]:
    """Each template with its translation, which is empty when there is none or it is fuzzy."""
    for message in catalog:
        if message.id:
            usable = isinstance(message.string, str) and not message.fuzzy
            yield str(message.id), str(message.string) if usable else ""


def faults(catalog: Catalog) -> Iterator[tuple[str, str]]:
    """Each template whose translation can't be used, and why not."""
    for template, text in entries(catalog):
        if not text:
            yield template, "not translated"
            continue
        try:
            actual = gaps(text)
        except ValueError as error:
            yield template, f"broken translation: {error}"
            continue
        if actual != (wanted := gaps(template)):
            yield template, f"gaps {_list(actual)} instead of {_list(wanted)}"


def gaps(template: str) -> frozenset[str]:
    """The gaps of a template as they are written; raises `ValueError` for broken braces."""
    return frozenset(
        name + (f"!{conversion}" if conversion else "") + (f":{form}" if form else "")
        for _, name, form, conversion in Formatter().parse(template)
        if name is not None
    )


def _list(names: Iterable[str]) -> str:
    return " ".join(f"{{{name}}}" for name in sorted(names)) or "(none)"


if __name__ == "__main__":
    write_module(Path(__file__).resolve().parent)
