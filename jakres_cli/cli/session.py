"""What every command gets: the workspace, and how to print, to ask and to sum up."""

from __future__ import annotations

import os
import sys

from jakres_cli.cli.workspace import Workspace
from jakres_cli.model.base import (
    FOUND,
    AskedWrongly,
    CannotDo,
    Message,
    OpenQuestion,
    Plural,
    Value,
    replace_fields,
)
from jakres_cli.model.source import SHORT_ID
from jakres_cli.query.openness import holds_secrets
from jakres_cli.query.standing import Ledger

TYPE_CHECKING = False
if TYPE_CHECKING:
    import datetime
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from typing import TypeVar

    from jakres_cli.cli.options import AnswerOptions, GlobalOptions, OutputOptions
    from jakres_cli.cli.questions import Prompt
    from jakres_cli.model.source import Problem, Tree
    from jakres_cli.output import Report
    from jakres_cli.records.load import Loaded
    from jakres_cli.rules.unquoted import DiscreetSpeech

    T = TypeVar("T")

_OF_A_TERMINAL = frozenset({None, "table", "plain", "text"})
"""The formats for people who read a terminal; the others are for files and programs."""
_FALLBACK_WIDTH = 80
_MOST_DIGITS = 5


class Shown(Value):
    """What may be shown where an answer goes, and how much of it was ``withheld``."""

    ledger: Ledger
    loaded: Loaded
    withheld: int = 0


class Session(Workspace):
    """One run of jakres: its workspace, and the streams that it prints to and asks on.

    ``form`` is the format that the command was asked for, if it has one. A ``discreet`` one works
    on all records, and quotes what is confidential to the terminal at most. ``answers`` are what
    the person said to open questions, by what they are about; ``echoed`` the days that were echoed.
    """

    def __init__(
        self,
        options: GlobalOptions,
        environment: Mapping[str, str],
        form: str | None = None,
        *,
        discreet: bool = False,
    ) -> None:
        super().__init__(options, environment)
        self._form = form
        self._discreet = discreet
        self._speech: DiscreetSpeech | None = None
        self.answers: dict[str, str] = {}
        self.echoed: set[str] = set()

    @property
    def interactive(self) -> bool:
        """Whether there is somebody to ask: both input and output are a terminal."""
        return all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stdout))

    def require(self, given: str | None, name: str, question: Message) -> str:
        """Return ``given``, else what the person at the terminal answers to ``question``.

        Raises ``AskedWrongly`` naming what is missing when there is nobody to ask, or no answer.
        """
        answer = given or (self.ask.text(question) if self.interactive else "")
        if not answer.strip():
            raise AskedWrongly(Message("{name} is missing: {what}", name=name, what=question))
        return answer

    def require_meeting(self, given: str | None) -> str:
        """Return ``given``, else the meeting that the person at the terminal answers with.

        Raises ``AskedWrongly`` as ``require`` does, and at once for an answer that means no
        meeting, so that nobody is asked more in vain.
        """
        answer = self.require(given, "MEETING", Message("Which meeting?"))
        if not given:
            from jakres_cli.cli.resolve import resolve_meeting

            resolve_meeting(answer, self.load().records)
        return answer

    def day(
        self, text: str | None, *, past: bool = False, since: datetime.date | None = None
    ) -> datetime.date:
        """Return the day that ``text`` names, as people say it, or today for None.

        It is counted from ``since``, or from today. What could be either is ahead, or behind with
        ``past``. Unless it was written year-month-day, the day is echoed. Raises ``AskedWrongly``
        for what isn't one day, ``OpenQuestion`` for what can be two.
        """
        if text is None:
            return self.today
        from jakres_cli.cli.days import require_day

        return require_day(text, self, since=since or self.today, past=past)

    def settled(self, act: Callable[[], T]) -> T:
        """Return what ``act`` returns, begun anew after each open question that a person answers.

        Without a terminal the question is raised as it is.
        """
        while True:
            try:
                return act()
            except OpenQuestion as question:
                if not self.interactive:
                    raise
                choices = [(value, self.t(label)) for value, label in question.choices]
                self.answers[question.about] = self.ask.choose(question.message, choices)

    @property
    def ask(self) -> Prompt:
        """Questions to the person at the terminal."""
        from jakres_cli.cli.questions import Prompt

        return Prompt(self.t)

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
        when = self.options.color or "auto"
        if when == "auto":
            plain = self._environment.get("NO_COLOR") or self._environment.get("TERM") == "dumb"
            return self.terminal and not plain
        return when == "always"

    def say(self, text: str) -> None:
        """Write data to standard output."""
        sys.stdout.write(text)

    def note(self, message: Message) -> None:
        """Write a remark to standard error."""
        from jakres_cli.output import one_line

        self.remark(one_line(self.t(self.discreetly(message))))

    def remark(self, line: str) -> None:
        """Write a line to standard error, after what went to standard output."""
        if self._on_github:
            from jakres_cli.output import harmless_line

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
        return self._form == "github" or self.variable("GITHUB_ACTIONS") == "true"

    def deliver(self, text: str, file: str | None) -> None:
        """Write data to ``file``, or to standard output."""
        if file is None or file == "-":
            self.say(text)
            return
        from jakres_cli.store.files import replace_file

        self.must_not_hit_records(file)
        replace_file(file, text.encode(errors="backslashreplace"))
        self.note(Message("wrote {path}", path=file))

    def deliver_file(self, data: bytes, file: str | None) -> None:
        """Write what isn't text to ``file``, or into the pipe that standard output leads to.

        Raises ``AskedWrongly`` where it would land on a terminal.
        """
        if file is not None and file != "-":
            from jakres_cli.store.files import replace_file

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

    def format(self, form: str | None) -> str:
        """Return the format to use: as asked, else a table on a terminal and plain in a pipe."""
        return form or ("table" if self.terminal else "plain")

    def lay_out(self, report: Report, form: str) -> str:
        """Return ``report`` in one of the formats for people."""
        if form == "table":
            from jakres_cli.output.terminal import table_report

            return table_report(report, self.width, color=self.color)
        if form == "plain":
            from jakres_cli.output import plain_report

            return plain_report(report)
        from jakres_cli.output import as_csv, as_markdown

        return as_csv(report) if form == "csv" else as_markdown(report)

    def print_answer(
        self,
        options: AnswerOptions,
        loaded: Loaded,
        day: datetime.date,
        *,
        schema: str,
        json: Callable[[Ledger], dict[str, object]],
        report: Callable[[Ledger], Report],
    ) -> int:
        """Print the ``report`` for people, or what ``json`` holds in the envelope of ``schema``.

        Both are made from the ledger of what may be shown there. Returns the exit code: 1 when
        something in ``loaded`` was not counted.
        """
        form = self.format(options.format)
        shown = self.may_show(options, loaded, day, json, options.format)
        ledger, loaded, withheld = shown.ledger, shown.loaded, shown.withheld
        if form == "json":
            from jakres_cli.output.json_output import as_json, envelope

            answer = envelope(schema, loaded, day, self.t, withheld=withheld, **json(ledger))
            text = as_json(answer)
        else:
            text = self.lay_out(report(ledger), form)
        self.deliver(text, options.output)
        self.account_for_withheld(withheld)
        return self.account(loaded)

    def may_show(
        self,
        options: AnswerOptions,
        loaded: Loaded,
        day: datetime.date,
        json: Callable[[Ledger], dict[str, object]],
        form: str | None,
    ) -> Shown:
        """Return what may be shown of ``loaded`` in ``form``, and how much of ``json`` may not."""
        whole = Ledger(loaded.records, day)
        confidential = self.shows_confidential(options, form)
        told = self.quotable(loaded, self.tree_at(options.at), confidential=confidential)
        if confidential or not holds_secrets(loaded.records):
            return Shown(ledger=whole, loaded=told)
        from jakres_cli.output.confidential import count_withheld
        from jakres_cli.query.visible import VisibleLedger

        ledger = VisibleLedger(whole)
        withheld = count_withheld(json(whole), json(ledger))
        return Shown(ledger=ledger, loaded=told, withheld=withheld)

    def shows_confidential(self, options: OutputOptions, form: str | None = None) -> bool:
        """Whether what is confidential may be shown: it was asked for, or stays on a terminal."""
        stays = self.terminal and options.output in {None, "-"}
        return options.confidential or (stays and (form or options.format) in _OF_A_TERMINAL)

    @property
    def tells_confidential(self) -> bool:
        """Whether a command that works on all records may quote what is confidential."""
        return not self._discreet or (self.terminal and self._form in _OF_A_TERMINAL)

    def discreetly(self, message: Message) -> Message:
        """Return ``message`` without the confidential values that it may not quote."""
        if self.tells_confidential:
            return message
        if self._speech is None:
            from jakres_cli.rules.unquoted import discreet_speech

            try:
                self._speech = discreet_speech(self.tree, self.last_loaded)
            except CannotDo:  # without a workspace that can be read there is nothing to tell
                return message
        return self._speech.unquoted(message)

    def quotable(self, loaded: Loaded, tree: Tree, *, confidential: bool) -> Loaded:
        """Return ``loaded``, whose problems quote confidential values only if these may be shown.

        ``tree`` is where the records were read from.
        """
        if confidential or not loaded.problems:
            return loaded
        from jakres_cli.rules.unquoted import without_quotes

        problems = without_quotes(loaded.problems, loaded.records, tree)
        return replace_fields(loaded, problems=problems)

    def quotable_problems(
        self, problems: list[Problem], loaded: Loaded, tree: Tree, options: OutputOptions
    ) -> tuple[list[Problem], Loaded]:
        """Return some ``problems`` of ``loaded``, and it, as ``quotable`` does."""
        if self.shows_confidential(options) or not problems:
            return problems, loaded
        told = self.quotable(replace_fields(loaded, problems=problems), tree, confidential=False)
        return told.problems, self.quotable(loaded, tree, confidential=False)

    def account_for_withheld(self, count: int) -> None:
        """Say how many confidential things were left out, if any were."""
        if count:
            from jakres_cli.output.confidential import SHOWN_BY_OPTION, withheld_words

            self.note(withheld_words(count))
            self.note(SHOWN_BY_OPTION)

    def account(self, loaded: Loaded) -> int:
        """Say how many records the answer rests on and what wasn't counted; return the code."""
        if loaded.incomplete:
            from jakres_cli.output.incomplete import incomplete_words

            for problem in loaded.incomplete:
                words = incomplete_words(problem)
                self.note(Message("{words} [{code}]", words=words, code=problem.code))
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
            self.warn_of_interruption()
        if loaded.incomplete:
            self.note(Message("the answer may be incomplete; see jakres check"))
            return FOUND
        return 0

    def warn_of_interruption(self) -> None:
        """Say so when a writer was interrupted, so that records are read as it left them."""
        from jakres_cli.store.workspace import has_lock

        if not has_lock(self.tree.root):
            return  # nobody ever wrote here
        from jakres_cli.store.state import standing_journal

        if standing_journal(self.tree.root) is not None:
            self.note(
                Message(
                    "a command was interrupted; some records may be half changed; the next command "
                    "that writes takes it back, or jakres doctor --fix"
                )
            )
