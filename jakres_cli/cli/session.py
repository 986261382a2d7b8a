"""What every command shares: where it runs, in which language, what day it is, where it writes."""

from __future__ import annotations

import os
import sys

from jakres_cli.locale import catalogue, language_from
from jakres_cli.model.message import FOUND, AskedWrongly, CannotDo, JakresError, Message, Plural
from jakres_cli.model.source import NO_SUCH_FILE, SHORT_ID, Tree

TYPE_CHECKING = False
if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterator, Mapping, Sequence
    from typing import TypeVar

    from jakres_cli.cli.ask import Prompt
    from jakres_cli.git.repository import Repository
    from jakres_cli.git.trees import RevisionTree
    from jakres_cli.locale import Catalogue
    from jakres_cli.model.registers import Settings
    from jakres_cli.output.report import Report
    from jakres_cli.records.reading.load import Inspect, Loaded
    from jakres_cli.store.tree import WorkingTree

    T = TypeVar("T")

FORMATS = ("table", "plain", "json", "csv", "md")
_FALLBACK_WIDTH = 80
_MOST_DIGITS = 5


class Session:
    """One run of jakres; what it needs is worked out when it is first asked for."""

    def __init__(self, options: Mapping[str, object], environment: Mapping[str, str]) -> None:
        self._options = options
        self._environment = environment
        self._tree: WorkingTree | None = None
        self._repository: Repository | None = None
        self._settings: Settings | None = None
        self._today: datetime.date | None = None
        self._catalogue: Catalogue | None = None
        self.settled = False
        """Whether this run finished what another left half done."""

    def option(self, name: str, variable: str = "") -> str | None:
        """Return a global option: as given, else from the environment variable."""
        given = self._options.get(name)
        return str(given) if given else self._environment.get(variable) or None

    def variable(self, name: str) -> str | None:
        """Return an environment variable; an empty one counts as none."""
        return self._environment.get(name) or None

    @property
    def t(self) -> Catalogue:
        """The catalogue of the language asked for, the workspace's, or the locale's."""
        if self._catalogue is None:
            lang = self.option("lang", "JAKRES_LANG")
            if lang not in {"id", "en"}:
                lang = self._workspace_language() or language_from(self._environment)
            self._catalogue = catalogue(lang)
        return self._catalogue

    @property
    def tree(self) -> WorkingTree:
        """The working tree of the workspace; raises ``CannotDo`` when there is none."""
        if self._tree is None:
            from jakres_cli.store.tree import WorkingTree
            from jakres_cli.store.workspace import find_root

            start = self.option("directory", "JAKRES_ROOT") or os.getcwd()
            self._tree = WorkingTree(find_root(start))
        return self._tree

    @property
    def settings(self) -> Settings:
        """The settings of the workspace; raises ``CannotDo``, located, when they are broken."""
        if self._settings is None:
            from jakres_cli.records.reading.read import load_settings

            self._settings = load_settings(self.tree)
        return self._settings

    @property
    def today(self) -> datetime.date:
        """The day that the run takes for today."""
        if self._today is None:
            given = self.option("today", "JAKRES_TODAY")
            if given:
                self._today = _exact_day(given)
            else:
                from jakres_cli.store.clock import today_in

                self._today = today_in(self.settings.timezone)
        return self._today

    def day(self, text: str, *, past: bool = False) -> datetime.date:
        """Return the day that ``text`` names, as people say it; raises ``AskedWrongly``.

        What could be either is ahead, or behind with ``past``. Unless it was written
        year-month-day, the day is echoed.
        """
        from jakres_cli.locale.parse_day import parse_day

        day = parse_day(text, self.today, past=past)
        if day is None:
            raise AskedWrongly(
                Message("“{text}” is not a day of the calendar", text=text),
                Message("write 2019-10-29, 29 Oktober, Jumat, besok or +2w"),
            )
        if day.isoformat() != text:
            from jakres_cli.output.wording import long_day

            self.note(Message("{text}: {day}", text=text, day=long_day(day, self.t)))
        return day

    @property
    def interactive(self) -> bool:
        """Whether there is somebody to ask: both input and output are a terminal."""
        return all(one is not None and one.isatty() for one in (sys.stdin, sys.stdout))

    def wanted(self, given: str | None, name: str, question: Message) -> str:
        """Return ``given``, else what the person at the terminal answers to ``question``.

        Raises ``AskedWrongly`` naming what is missing when there is nobody to ask, or no answer.
        """
        answer = given or (self.ask.text(question) if self.interactive else "")
        if not answer.strip():
            raise AskedWrongly(Message("{name} is missing: {what}", name=name, what=question))
        return answer

    @property
    def ask(self) -> Prompt:
        """Questions to the person at the terminal."""
        from jakres_cli.cli.ask import Prompt

        return Prompt(self.t)

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
        from jakres_cli.records.reading.layout import SETTINGS_PATH
        from jakres_cli.records.reading.read import load_settings

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
        from jakres_cli.records.reading.load import load_workspace

        where = tree or self.tree
        return load_workspace(where, self.settings_of(where), inspect)

    @property
    def terminal(self) -> bool:
        """Whether what is printed goes to a terminal."""
        return sys.stdout.isatty()

    @property
    def width(self) -> int:
        """How many columns the terminal has."""
        columns = self._environment.get("COLUMNS", "")
        if columns.isascii() and columns.isdigit() and len(columns) < _MOST_DIGITS and int(columns):
            return int(columns)
        try:
            return os.get_terminal_size(sys.stdout.fileno()).columns or _FALLBACK_WIDTH
        except (OSError, ValueError):
            return _FALLBACK_WIDTH

    @property
    def color(self) -> bool:
        """Whether to use colours."""
        when = self.option("color") or "auto"
        if when == "auto":
            plain = self._environment.get("NO_COLOR") or self._environment.get("TERM") == "dumb"
            return self.terminal and not plain
        return when == "always"

    def say(self, text: str) -> None:
        """Write data to standard output."""
        sys.stdout.write(text)

    def note(self, message: Message) -> None:
        """Write a remark to standard error."""
        from jakres_cli.output.text import one_line

        self.remark(one_line(self.t(message)))

    def remark(self, line: str) -> None:
        """Write a line to standard error, after what went to standard output."""
        if self._on_github:
            from jakres_cli.output.text import harmless_line

            line = harmless_line(line)
        sys.stdout.flush()
        # where remarks can't be written, the answer still counts
        try:
            sys.stderr.write(f"{line}\n")
            sys.stderr.flush()
        except OSError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stderr.fileno())

    @property
    def _on_github(self) -> bool:
        """Whether lines are read by GitHub's runner, which acts on some of them."""
        return self.option("format") == "github" or self.variable("GITHUB_ACTIONS") == "true"

    def deliver(self, text: str, file: str | None) -> None:
        """Write data to ``file``, or to standard output."""
        if file is None or file == "-":
            self.say(text)
            return
        from jakres_cli.store.write import replace_file

        self.must_not_hit_records(file)
        replace_file(file, text.encode(errors="backslashreplace"))
        self.note(Message("wrote {path}", path=file))

    def deliver_file(self, data: bytes, file: str | None) -> None:
        """Write what isn't text to ``file``, or into the pipe that standard output leads to.

        Raises ``AskedWrongly`` where it would land on a terminal.
        """
        if file is not None and file != "-":
            from jakres_cli.store.write import replace_file

            self.must_not_hit_records(file)
            replace_file(file, data)
            self.note(Message("wrote {path}", path=file))
        elif self.terminal:
            raise AskedWrongly(
                Message("this is a file for another program, not for a terminal"),
                Message("name it with -o FILE"),
            )
        else:
            sys.stdout.flush()
            sys.stdout.buffer.write(data)

    def progress(self, items: Sequence[T], words: Message) -> Iterator[T]:
        """Yield ``items``, and show on a terminal how many are done."""
        dumb = self._environment.get("TERM") in {None, "dumb"}
        if len(items) == 1 or dumb or not sys.stderr.isatty():
            yield from items
            return
        from jakres_cli.output.terminal import show_progress

        yield from show_progress(sys.stderr, items, self.t(words), color=self.color)

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

    def format(self, asked: str | None) -> str:
        """Return the format to use: as asked, else a table on a terminal and plain in a pipe."""
        return asked or ("table" if self.terminal else "plain")

    def lay_out(self, report: Report, form: str) -> str:
        """Return ``report`` in one of the formats for people."""
        if form == "table":
            from jakres_cli.output.terminal import table_report

            return table_report(report, self.width, color=self.color)
        if form == "plain":
            from jakres_cli.output.report import plain_report

            return plain_report(report)
        from jakres_cli.output.report import as_csv, as_markdown

        return as_csv(report) if form == "csv" else as_markdown(report)

    def account(self, loaded: Loaded) -> int:
        """Say how many records the answer rests on and which are incomplete; return the code."""
        if loaded.incomplete:
            from jakres_cli.output.problems import problem_line

            for problem in loaded.incomplete:
                self.remark(problem_line(problem, self.t))
        read: Message = Plural(
            "{whole} of {n} record read",
            "{whole} of {n} records read",
            n=loaded.found,
            whole=loaded.whole,
        )
        if loaded.commit:
            commit = loaded.commit[:SHORT_ID]
            read = Message("{read}, as of commit {commit}", read=read, commit=commit)
        self.note(read)
        if not loaded.commit:
            self.warn_of_cut_short()
        if loaded.incomplete:
            self.note(Message("the answer may be incomplete; see jakres check"))
            return FOUND
        return 0

    def warn_of_cut_short(self) -> None:
        """Say so when a rename was cut short, so that records are read as it left them."""
        from jakres_cli.store.workspace import standing_journal

        if standing_journal(self.tree.root) is not None:
            self.note(
                Message(
                    "a rename was cut short, and names may not fit; the next command that writes "
                    "finishes it, or jakres doctor --fix"
                )
            )

    def _workspace_language(self) -> str | None:
        try:
            return self.settings.lang
        except (JakresError, OSError):
            return None


def _exact_day(text: str) -> datetime.date:
    from jakres_cli.records.reading.parse import parse_iso_day

    day = parse_iso_day(text)
    if day is None:
        raise AskedWrongly(
            Message("“{text}” is not a day of the calendar", text=text),
            Message("write year-month-day: 2019-10-29"),
        )
    return day
