"""The documents of one run on their way out, one or a whole folder of them."""

from __future__ import annotations

import os
import signal
from contextlib import contextmanager
from functools import partial

from jakres_cli.documents.frame import Frame, coverage, left_out_words, without_unseen
from jakres_cli.model.base import CannotDo, Message, Plural
from jakres_cli.operations.rendering.formats import PaperMaker
from jakres_cli.operations.rendering.grounds import PaperGrounds
from jakres_cli.operations.rendering.outdated import set_outdated_aside
from jakres_cli.store.files import replace_file

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from jakres_cli.cli.session import Session
    from jakres_cli.documents.table import DocumentType
    from jakres_cli.documents.visibility import VisibilityFilter
    from jakres_cli.operations.rendering.run import RenderRequest
    from jakres_cli.papers.exchange import Occasion


def write_folder(
    session: Session, folder: str, ending: str, documents: Mapping[str, Callable[[], str | bytes]]
) -> None:
    """Make each of ``documents`` and write it into ``folder`` under its name.

    An interruption leaves those that were written, none of them half, and says how many.
    """
    if os.path.lexists(folder) and not os.path.isdir(folder):
        raise CannotDo(Message("{path} is not a folder", path=folder))
    os.makedirs(folder, exist_ok=True)
    written = 0
    try:
        with _interrupted_between() as check:
            for name in session.progress(list(documents), Message("writing documents")):
                made = documents[name]()
                check()
                data = made.encode() if isinstance(made, str) else made
                replace_file(os.path.join(folder, f"{name}.{ending}"), data)
                written += 1
                check()
    except BaseException:
        session.note(
            Message(
                "stopped: {n} of {all} documents are in {path}",
                n=written,
                all=len(documents),
                path=folder,
            )
        )
        raise
    session.note(
        Plural(
            "wrote 1 document into {path}",
            "wrote {n} documents into {path}",
            n=written,
            path=folder,
        )
    )


@contextmanager
def _interrupted_between() -> Iterator[Callable[[], None]]:
    """Let Ctrl-C end the work only where the function that this gives is called."""
    interrupts: list[int] = []

    def check() -> None:
        if interrupts:
            raise KeyboardInterrupt

    before = signal.signal(signal.SIGINT, lambda number, _: interrupts.append(number))
    try:
        yield check
    except Exception:
        check()  # a template's process that broke off was interrupted as well
        raise
    finally:
        signal.signal(signal.SIGINT, before)


class Rendering:
    """The documents of one run on their way out, and what was left out of them so far."""

    def __init__(self, run: RenderRequest, document: DocumentType) -> None:
        self.run = run
        self.document = document
        self.maker = document.maker()
        self.form = run.options.format or "md"
        self.left_out: set[str] = set()
        self.views: dict[str, Frame] = {}
        self.grounds = PaperGrounds(run, document)
        self.discretion: VisibilityFilter = run.discretion()
        self.papers = PaperMaker(
            run.session, document.name, self.maker.fields, self.form, run.options.template
        )

    def prepare(self, ref: str | None) -> dict[str, Callable[[], str | bytes]]:
        """Return what makes the document about ``ref``, or each that there can be for None.

        All ``views`` are worked out by then.
        """
        if ref is not None:
            return {ref: self._prepared(ref)}
        assert self.maker.every is not None  # noqa: S101  the table says so
        self.grounds.of_every()
        refs = self.maker.every(self.run, self.discretion)
        self.left_out |= self.discretion.names
        return {each: self._prepared(each) for each in refs}

    def deliver(
        self, prepared: Mapping[str, Callable[[], str | bytes]], folder: str | None
    ) -> None:
        """Make what was ``prepared``: into a ``folder``, or the only one for who asked."""
        if folder is not None:
            write_folder(self.run.session, folder, self.form, prepared)
            set_outdated_aside(self.run, self.document, folder, prepared)
            return
        for make in prepared.values():
            self._deliver(make())

    def account(self) -> int:
        """Say what the answer rests on and what was left out; return the exit code."""
        session = self.run.session
        if self.left_out:
            public = self.discretion.for_the_public
            session.note(left_out_words(len(self.left_out), for_the_public=public))
            session.note(
                Message("--internal and --confidential show them")
                if public
                else Message("--confidential shows them")
            )
        return session.account(self.grounds.all())

    def _prepared(self, ref: str) -> Callable[[], str | bytes]:
        """Return what makes the document about ``ref``, whose view is worked out already."""
        loaded = self.grounds.of(ref)
        run, display = self.run, self.run.display_names()
        if self.form == "ics" and self.maker.occasion is not None:
            return partial(self._calendar, self.maker.occasion(run, display, ref))
        view = without_unseen(self.maker.view(run, display, ref))
        discretion, origin = display.discretion, run.origin
        view["coverage"] = coverage(loaded, run.day, discretion, run.session.t, origin)
        self.left_out |= display.discretion.names
        self.views[ref] = view
        return partial(self._in_format, view)

    def _calendar(self, occasion: Occasion) -> bytes:
        from jakres_cli.papers.exchange import calendar_file

        timezone, day = self.run.records.settings.timezone, self.run.day
        return calendar_file([occasion], name=occasion.title, timezone=timezone, day=day)

    def _in_format(self, view: Frame) -> str | bytes:
        """Return a document in the format asked for."""
        if self.form in self.maker.files:
            return self.maker.files[self.form](self.run, view)
        if self.form == "csv" and self.maker.table is not None:
            from jakres_cli.output import table_csv

            return table_csv(*self.maker.table(view), excel=self.run.options.excel)
        if self.form == "txt" and self.maker.text is not None:
            return self.maker.text(view)
        return self.papers.made(view)

    def _deliver(self, made: str | bytes) -> None:
        session, output = self.run.session, self.run.options.output
        if isinstance(made, bytes):
            session.deliver_file(made, output)
            return
        if output is None and self.run.options.format is None and session.terminal:
            from jakres_cli.output.terminal import lay_out_page

            made = lay_out_page(made, session.width, color=session.color)
        session.deliver(made, output)
