"""Letters of an earlier run that would mislead whoever sends what lies in the folder."""

from __future__ import annotations

import os

from jakres_cli.cli.follow_up_selection import SelectionOptions
from jakres_cli.cli.options import options_of
from jakres_cli.model.base import Message, Plural

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from jakres_cli.documents.table import DocumentType
    from jakres_cli.operations.rendering.run import RenderRequest

_ABOUT_PARTIES = frozenset({"reminder", "agency"})


def set_outdated_aside(
    run: RenderRequest, document: DocumentType, folder: str, current: Collection[str]
) -> None:
    """Move what ``folder`` holds about bodies that are not ``current`` into a folder of its own.

    Nothing is deleted, and what was moved is said. A run that was narrowed can't tell what is
    outdated.
    """
    if document.name not in _ABOUT_PARTIES or _is_narrowed(run):
        return
    names = sorted(_outdated(run, document, folder, current))
    if not names:
        return
    word = run.session.t(Message("outdated"))
    aside = os.path.join(folder, f"{word}-{run.session.today.isoformat()}")
    os.makedirs(aside, exist_ok=True)
    for name in names:
        os.replace(os.path.join(folder, name), _free_path(aside, name))
    run.note(
        Plural(
            "moved 1 document of an earlier run, which is no longer so, into {path}: {names}",
            "moved {n} documents of an earlier run, which are no longer so, into {path}: {names}",
            n=len(names),
            path=aside,
            names=", ".join(names),
        )
    )


def _is_narrowed(run: RenderRequest) -> bool:
    return any(getattr(run.options, option.key) for option in options_of(SelectionOptions))


def _outdated(
    run: RenderRequest, document: DocumentType, folder: str, current: Collection[str]
) -> Iterator[str]:
    """Yield the files that are called like such a document about a body, but not a current one."""
    records = run.records
    bodies = {*records.agencies, *records.posts, *records.people, *records.working_groups}
    former = {code for agency in records.agencies.values() for code in agency.former}
    endings = {"md", "html", "docx", "pdf", *document.formats}
    for entry in os.scandir(folder):
        stem, ending = os.path.splitext(entry.name)
        is_letter = stem in bodies | former and ending.removeprefix(".") in endings
        if is_letter and stem not in current and entry.is_file(follow_symlinks=False):
            yield entry.name


def _free_path(folder: str, name: str) -> str:
    """Return a path for ``name`` in ``folder`` at which nothing lies."""
    stem, ending = os.path.splitext(name)
    path, number = os.path.join(folder, name), 2
    while os.path.lexists(path):
        path, number = os.path.join(folder, f"{stem}-{number}{ending}"), number + 1
    return path
