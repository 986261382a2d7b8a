"""A folder of documents: each is written whole, and however it ends, it is said how far it came."""

from __future__ import annotations

import os

from jakres_cli.errors import CannotDo
from jakres_cli.message import Message, Plural
from jakres_cli.store.write import replace_file

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

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
        for name in session.progress(list(documents), Message("writing documents")):
            made = documents[name]()
            data = made.encode() if isinstance(made, str) else made
            replace_file(os.path.join(folder, f"{name}.{ending}"), data)
            written += 1
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
