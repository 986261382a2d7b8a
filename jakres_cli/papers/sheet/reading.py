"""A workbook read as cells: no library, so that nothing in a stranger's file is acted on.

Only what a sheet needs is read: pages, strings, and which numbers are days.
"""

from __future__ import annotations

import datetime
import posixpath

from jakres_cli.model.message import CannotDo, Message
from jakres_cli.operations.importing.cells import SheetBook, SheetPage
from jakres_cli.papers.sheet.archive import SheetArchive, too_large
from jakres_cli.papers.sheet.page import MOST_CELLS, PageWalk, Shared
from jakres_cli.papers.sheet.strings import read_day_styles, read_strings
from jakres_cli.papers.sheet.xml import Walk, walk

_MOST_PAGES = 50
_EPOCH = datetime.date(1899, 12, 30)
_EPOCH_1904 = datetime.date(1904, 1, 1)
_WORKBOOK = "xl/workbook.xml"


def read_workbook(data: bytes) -> SheetBook:
    """Return the cells of the .xlsx file ``data``; raises ``CannotDo`` for what isn't one.

    Formulas are noted, not worked out; links to other files are never followed.
    """
    archive = SheetArchive(data)
    main = _main_part(archive)
    contents = _Contents()
    walk(_wanted(archive, main), contents)
    if len(contents.pages) > _MOST_PAGES:
        raise too_large()
    links = _links(archive, main)
    shared = _shared(archive, main, links, from_1904=contents.counts_from_1904)
    pages, cells = [], 0
    for name, link in contents.pages:
        kind, target = links.get(link, ("", ""))
        if kind == "worksheet":
            page = PageWalk(shared)
            walk(_wanted(archive, target), page)
            cells += page.cells
            if cells > MOST_CELLS:
                raise too_large()
            pages.append(SheetPage(name=name, rows=tuple(page.rows)))
    return SheetBook(pages=tuple(pages))


def _shared(
    archive: SheetArchive, main: str, links: dict[str, tuple[str, str]], *, from_1904: bool
) -> Shared:
    folder = posixpath.dirname(main)
    usual = {"sharedStrings": "sharedStrings.xml", "styles": "styles.xml"}
    parts = {kind: posixpath.join(folder, name) for kind, name in usual.items()}
    parts |= dict(links.values())
    return Shared(
        strings=read_strings(archive.read(parts["sharedStrings"])),
        day_styles=read_day_styles(archive.read(parts["styles"])),
        epoch=_EPOCH_1904 if from_1904 else _EPOCH,
    )


def _wanted(archive: SheetArchive, name: str) -> bytes:
    data = archive.read(name)
    if data is None:
        raise CannotDo(Message("it is damaged: {part} is missing", part=name))
    return data


def _main_part(archive: SheetArchive) -> str:
    found = [
        target
        for kind, target in _links(archive, "").values()
        if kind == "officeDocument" and not target.endswith(".bin")
    ]
    return found[0] if found else _WORKBOOK


def _links(archive: SheetArchive, part: str) -> dict[str, tuple[str, str]]:
    """Return what ``part`` refers to inside the archive: kind and name, by id."""
    folder, name = posixpath.split(part)
    data = archive.read(posixpath.join(folder, "_rels", f"{name}.rels"))
    found = _LinkWalk(folder)
    if data is not None:
        walk(data, found)
    return found.links


class _LinkWalk(Walk):
    def __init__(self, folder: str) -> None:
        self.folder = folder
        self.links: dict[str, tuple[str, str]] = {}

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name != "Relationship" or attributes.get("TargetMode") == "External":
            return
        kind = attributes.get("Type", "").rpartition("/")[2]
        target = attributes.get("Target", "")
        path = target[1:] if target.startswith("/") else posixpath.join(self.folder, target)
        self.links[attributes.get("Id", "")] = (kind, posixpath.normpath(path))


class _Contents(Walk):
    """The pages of a workbook in their order: name and link."""

    def __init__(self) -> None:
        self.pages: list[tuple[str, str]] = []
        self.counts_from_1904 = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "sheet":
            self.pages.append((attributes.get("name", ""), attributes.get("id", "")))
        elif name == "workbookPr":
            self.counts_from_1904 = attributes.get("date1904") in {"1", "true"}
