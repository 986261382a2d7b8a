"""What a workspace is handed from outside: the user's editor, the registers to begin with."""

from __future__ import annotations

import os

from jakres_cli.model.base import CannotDo, Message

TYPE_CHECKING = False

_PACKAGE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
_REGISTERS = (os.path.join(_PACKAGE, "starter"), os.path.join(_PACKAGE, os.pardir, "records"))
"""Where the registers to begin with may stand: in the wheel, or in the checkout's records."""


def open_in_editor(root: str, path: str) -> None:
    """Open ``path`` of the workspace ``root`` in ``$VISUAL`` or ``$EDITOR`` and wait for it.

    Raises ``CannotDo`` when neither is set or it can't be started.
    """
    import shlex
    import subprocess

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


def starter_register(name: str) -> str:
    """Return the text of ``agencies.yaml`` or ``people.yaml``; raises ``CannotDo``."""
    for folder in _REGISTERS:
        path = os.path.join(folder, name)
        if os.path.isfile(path):
            with open(path, encoding="utf-8", newline="") as file:
                return file.read()
    raise CannotDo(Message("this jakres was installed without {name}", name=name))
