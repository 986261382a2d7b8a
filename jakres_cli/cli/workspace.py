"""The workspace of a run: where it is, in which language and on which day, and its states."""

from __future__ import annotations

import os
from contextlib import suppress

from jakres_cli.locale import catalogue, language_from
from jakres_cli.model.base import AskedWrongly, CannotDo, JakresError, Message
from jakres_cli.model.source import NO_SUCH_FILE, SHORT_ID, Tree
from jakres_cli.model.words import LANGUAGES

TYPE_CHECKING = False
if TYPE_CHECKING:
    import datetime
    from collections.abc import Mapping

    from jakres_cli.cli.options import GlobalOptions
    from jakres_cli.git.repository import Repository
    from jakres_cli.git.trees import RevisionTree
    from jakres_cli.locale import Catalogue
    from jakres_cli.model.records import Settings
    from jakres_cli.records.load import Inspect, Loaded
    from jakres_cli.store.workspace import WorkingTree


class Workspace:
    """The workspace that a run is about; what is asked of it is worked out when it is needed."""

    def __init__(self, options: GlobalOptions, environment: Mapping[str, str]) -> None:
        self.options = options
        self._environment = environment
        self._tree: WorkingTree | None = None
        self._tracked: list[str] | None = None
        self._repository: Repository | None = None
        self._settings: Settings | None = None
        self._today: datetime.date | None = None
        self._catalogue: Catalogue | None = None
        self._last_loaded: Loaded | None = None

    def variable(self, name: str) -> str | None:
        """Return an environment variable; an empty one counts as none."""
        return self._environment.get(name) or None

    def require_known_variables(self) -> None:
        """Raise ``AskedWrongly`` for a variable of ours whose value the option wouldn't take."""
        lang = self.variable("JAKRES_LANG")
        if lang is not None and lang not in LANGUAGES and not self.options.lang:
            raise AskedWrongly(
                Message("{name} can't be “{value}”", name="JAKRES_LANG", value=lang),
                Message("it takes {choices}", choices=", ".join(LANGUAGES)),
            )
        day = self.variable("JAKRES_TODAY")
        if day is not None and not self.options.today:
            _exact_day(day)

    @property
    def t(self) -> Catalogue:
        """The catalogue of the language asked for, the workspace's, or the locale's."""
        if self._catalogue is None:
            lang = self.options.lang or self.variable("JAKRES_LANG")
            if lang not in LANGUAGES:
                lang = self._workspace_language() or language_from(self._environment)
            self._catalogue = catalogue(lang)
        return self._catalogue

    @property
    def directory(self) -> str | None:
        """The folder that was named, in or above which the workspace is."""
        return self.options.directory or self.variable("JAKRES_ROOT")

    @property
    def tree(self) -> WorkingTree:
        """The working tree of the workspace; raises ``CannotDo`` when there is none."""
        if self._tree is None:
            from jakres_cli.store.workspace import WorkingTree, find_root

            start = self.directory or os.getcwd()
            self._tree = WorkingTree(find_root(start), self._tracked_records)
        return self._tree

    def _tracked_records(self) -> list[str]:
        """Return the records that git's index has; none without git, or where it can't say."""
        if self._tracked is None:
            from jakres_cli.git.repository import repository_around
            from jakres_cli.git.trees import tracked_paths
            from jakres_cli.records.layout import RECORDS, is_record_name

            self._tracked = []
            if repository_around(self.tree.root) is not None:
                with suppress(CannotDo):
                    paths = tracked_paths(self.repository, (RECORDS,), self.index)
                    self._tracked = list(filter(is_record_name, paths))
        return self._tracked

    @property
    def settings(self) -> Settings:
        """The settings of the workspace; raises ``CannotDo``, located, when they are broken."""
        if self._settings is None:
            from jakres_cli.records.read import load_settings

            self._settings = load_settings(self.tree)
        return self._settings

    def forget_settings(self) -> None:
        """Read the settings again when they are asked for the next time."""
        self._settings = None

    @property
    def today(self) -> datetime.date:
        """The day that the run takes for today."""
        if self._today is None:
            given = self.options.today or self.variable("JAKRES_TODAY")
            if given:
                self._today = _exact_day(given)
            else:
                from jakres_cli.store.workspace import today_in

                self._today = today_in(self.settings.timezone)
        return self._today

    @property
    def repository(self) -> Repository:
        """The git repository that the workspace is in; raises ``CannotDo`` when there is none."""
        if self._repository is None:
            from jakres_cli.git.repository import find_repository

            self._repository = find_repository(self.tree.root)
        return self._repository

    def tree_at(self, revision: str | None) -> Tree:
        """Return the workspace as it was committed at ``revision``; for None the working tree."""
        return self.tree if revision is None else self.committed(revision)

    def committed(self, revision: str) -> RevisionTree:
        """Return the workspace as it was committed at ``revision``.

        Raises ``CannotDo`` when there is no repository, or no such revision in it.
        """
        from jakres_cli.git.revisions import resolve_revision
        from jakres_cli.git.trees import RevisionTree

        return RevisionTree(self.repository, resolve_revision(self.repository, revision))

    @property
    def staged(self) -> Tree:
        """The workspace as it is staged; raises ``CannotDo`` when there is no repository."""
        from jakres_cli.git.trees import IndexTree

        return IndexTree(self.repository, self.index)

    @property
    def index(self) -> str | None:
        """The index that a hook is to look at, None for the usual one."""
        from jakres_cli.git.repository import index_in_use

        return index_in_use(self.repository, self._environment)

    def settings_of(self, tree: Tree) -> Settings:
        """Return the settings that stand in ``tree``.

        Raises ``CannotDo`` when there are none, or when they are broken.
        """
        if tree is self._tree:
            return self.settings
        from jakres_cli.records.layout import SETTINGS_PATH
        from jakres_cli.records.read import load_settings

        where = (
            Message("commit {commit}", commit=tree.commit[:SHORT_ID])
            if tree.commit
            else Message("what is staged")
        )
        if tree.read(SETTINGS_PATH).failure is NO_SUCH_FILE:
            raise CannotDo(
                Message("there is no {path} in {where}", path=SETTINGS_PATH, where=where)
            )
        try:
            return load_settings(tree)
        except CannotDo as error:
            about = Message("{message} (in {where})", message=error.message, where=where)
            raise CannotDo(about, error.hint) from error

    def load(self, inspect: Inspect | None = None, tree: Tree | None = None) -> Loaded:
        """Return all records of the workspace, or of ``tree`` by the settings that stand in it."""
        from jakres_cli.records.load import load_workspace

        where = tree or self.tree
        loaded = load_workspace(where, self.settings_of(where), inspect)
        return loaded if tree else self.remember(loaded)

    @property
    def last_loaded(self) -> Loaded:
        """The records of the workspace as they were read last in this run."""
        return self._last_loaded or self.load()

    def remember(self, loaded: Loaded) -> Loaded:
        """Return the records of the workspace, which ``last_loaded`` are from now on."""
        self._last_loaded = loaded
        return loaded

    def load_for_answer(
        self, tree: Tree | None = None, as_of: datetime.date | None = None
    ) -> Loaded:
        """Return all records, with everything that an answer lacks because it isn't counted.

        With ``as_of``, what is dated after that day is hidden, and no problem.
        """
        from jakres_cli.rules.check import load_for_answer

        where = tree or self.tree
        loaded = load_for_answer(
            where, self.settings_of(where), as_of or self.today, as_of=as_of is not None
        )
        return loaded if tree else self.remember(loaded)

    def must_not_hit_records(self, path: str) -> None:
        """Raise ``CannotDo`` when ``path`` is among the records, or is the settings."""
        try:
            root = os.path.realpath(self.tree.root)
        except CannotDo:
            return  # without a workspace there are no records to hit
        target = os.path.realpath(path)
        if target == os.path.join(root, "jakres.yaml") or f"{target}{os.sep}".startswith(
            os.path.join(root, "records", "")
        ):
            raise CannotDo(
                Message("{path} is among the records; nothing was written", path=path),
                Message("answers are made from the records and belong somewhere else"),
            )

    def _workspace_language(self) -> str | None:
        try:
            return self.settings.lang
        except (JakresError, OSError):
            return None


def _exact_day(text: str) -> datetime.date:
    from jakres_cli.records.parse import parse_iso_day

    day = parse_iso_day(text)
    if day is None:
        raise AskedWrongly(
            Message("“{text}” is not a day of the calendar", text=text),
            Message("write year-month-day: 2019-10-29"),
        )
    return day
