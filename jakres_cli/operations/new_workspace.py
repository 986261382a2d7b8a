"""Begin a workspace: read like any other before it is on the disk, then written all or nothing."""

from __future__ import annotations

import os

from jakres_cli.locale import catalogue
from jakres_cli.model.base import CannotDo, Message
from jakres_cli.model.source import ERROR, NO_SUCH_FILE, RECORDS, Entry, Source
from jakres_cli.store.steps import FileStep
from jakres_cli.store.workspace import SETTINGS_NAME, find_root

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping


_MAY_BE_THERE = frozenset({"README.md", ".gitattributes", ".gitignore"})
"""Files that an office may have already; theirs stay."""


class NewWorkspace:
    """The files of a workspace by path; satisfies ``source.Tree``.

    A path may lead upwards, to what has its place at the top of the repository around.
    """

    commit = None

    def __init__(self, files: Mapping[str, str]) -> None:
        self.files = {path: text.encode() for path, text in files.items()}

    def entries(self) -> list[Entry]:
        """Return everything under ``records/``, sorted by path."""
        return [Entry(path=path) for path in sorted(self.files) if path.startswith(f"{RECORDS}/")]

    def read(self, path: str) -> Source:
        """Return the file at ``path``."""
        data = self.files.get(path)
        failure = NO_SUCH_FILE if data is None else None
        return Source(path=path, data=data, failure=failure)

    def missing_in(self, root: str) -> list[str]:
        """Return the files still to be written in the folder ``root``, the settings last.

        They make it a workspace, so that what a killed run leaves behind isn't one, and can be run
        again. Raises ``CannotDo`` when another file stands where one has to go.
        """
        from jakres_cli.store.files import has_content

        missing = []
        for path in sorted(self.files, key=lambda path: (path == SETTINGS_NAME, path)):
            place = os.path.normpath(os.path.join(root, path))
            if not os.path.lexists(place):
                missing.append(path)
            elif path not in _MAY_BE_THERE and not has_content(place, self.files[path]):
                raise CannotDo(Message("{path} exists already; nothing was written", path=place))
        return missing

    def write(self, root: str) -> list[str]:
        """Write what is missing in ``root`` and return it; when that fails, take all of it away.

        Without a journal: the settings, which are written last, make it a workspace.
        """
        from jakres_cli.store.files import make_folders, remove_made_folders
        from jakres_cli.store.journal import do_or_take_back

        missing = self.missing_in(root)
        made: list[str] = []
        try:
            made = make_folders(os.path.abspath(root))
            do_or_take_back(root, [FileStep(new=path, after=self.files[path]) for path in missing])
        except BaseException:
            remove_made_folders(made)
            raise
        return missing

    def require_sound(self) -> None:
        """Raise ``CannotDo`` if ``jakres check`` would find an error in it."""
        from jakres_cli.records.read import load_settings
        from jakres_cli.rules.check import check_workspace
        from jakres_cli.store.workspace import today_in

        settings = load_settings(self)
        for problem in check_workspace(self, settings, today_in(settings.timezone)).problems:
            if problem.level == ERROR:
                place = problem.place
                raise CannotDo(
                    Message("nothing was written, since jakres check would find an error in it"),
                    Message(
                        "{path}:{line}:{column}: {message}",
                        path=place.path,
                        line=place.line,
                        column=place.column,
                        message=problem.message,
                    ),
                )


def refuse_workspace(root: str) -> None:
    """Raise ``CannotDo`` unless a workspace can begin in the folder ``root``, which may not exist.

    It must be a folder that isn't in another workspace, and its ``records`` no link.
    """
    there = os.path.abspath(root)
    if os.path.lexists(there) and not os.path.isdir(there):
        raise CannotDo(Message("{path} is not a folder", path=root))
    if os.path.islink(os.path.join(there, RECORDS)):
        raise CannotDo(Message("{path} is a link", path=os.path.join(root, RECORDS)))
    while not os.path.isdir(there):
        there = os.path.dirname(there)
    try:
        outer = find_root(there)
    except CannotDo:
        return
    if os.path.realpath(outer) == os.path.realpath(root):
        raise CannotDo(
            Message("{path} is a workspace already", path=root),
            Message("jakres check looks it through"),
        )
    raise CannotDo(
        Message("{path} is inside another workspace, {outer}", path=root, outer=outer),
        Message("choose a folder outside it: jakres init DIR"),
    )


def ci_job_file(forge: str, shown: str, lang: str) -> dict[str, str]:
    """Return the file for ``forge``, by its path from the folder ``shown`` of the workspace."""
    from jakres_cli.git.repository import repository_around
    from jakres_cli.output.ci_jobs import ci_job

    around = repository_around(shown)
    path, text = ci_job(forge, around.prefix if around else "", catalogue(lang))
    top = os.path.relpath(around.top, os.path.realpath(shown)) if around else os.curdir
    return {os.path.normpath(os.path.join(top, path)): text}


def next_steps(shown: str, job: Iterable[str]) -> Iterator[Message]:
    """Yield what is to be done next in the folder ``shown``, and about the files of ``job``."""
    if os.path.abspath(shown) != os.getcwd():
        yield Message("next: cd {path}", path=shown)
    yield Message('next: jakres new-meeting "TITLE" begins a meeting; README.md tells the rest')
    for path in job:
        there = os.path.normpath(os.path.join(shown, path))
        yield Message("next: set JAKRES_PACKAGE for {path}: what pip installs", path=there)
