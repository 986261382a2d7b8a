"""A folder of documents: each is written whole, and however it ends, it is said how far it came."""

from __future__ import annotations

import os
import signal
from contextlib import contextmanager

from jakres_cli.model.message import CannotDo, Message, Plural
from jakres_cli.store.files import replace_file

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from jakres_cli.cli.session import Session


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
