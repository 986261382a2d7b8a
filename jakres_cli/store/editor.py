"""The user's own editor."""

from __future__ import annotations

import os
import shlex
import subprocess

from jakres_cli.model.message import CannotDo, Message


def open_in_editor(root: str, path: str) -> None:
    """Open ``path`` of the workspace ``root`` in ``$VISUAL`` or ``$EDITOR`` and wait for it.

    Raises ``CannotDo`` when neither is set or it can't be started.
    """
    given = os.environ.get("VISUAL") or os.environ.get("EDITOR") or ""
    try:
        command = shlex.split(given)
    except ValueError:
        raise CannotDo(Message("the editor “{given}” can't be understood", given=given)) from None
    if not command:
        raise CannotDo(Message("no editor is set: VISUAL and EDITOR are empty"))
    try:
        subprocess.run([*command, os.path.join(root, path)], check=False)
    except OSError as error:
        raise CannotDo(
            Message(
                "{editor} could not be started: {reason}",
                editor=command[0],
                reason=error.strerror or str(error),
            )
        ) from error
