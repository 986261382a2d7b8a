"""The registers that a new workspace starts from: in the wheel, or in the checkout's records."""

from __future__ import annotations

import os

from jakres_cli.model.message import CannotDo, Message

_PACKAGE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
_PLACES = (os.path.join(_PACKAGE, "starter"), os.path.join(_PACKAGE, os.pardir, "records"))


def starter_register(name: str) -> str:
    """Return the text of ``agencies.yaml`` or ``people.yaml``; raises ``CannotDo``."""
    for place in _PLACES:
        path = os.path.join(place, name)
        if os.path.isfile(path):
            with open(path, encoding="utf-8", newline="") as file:
                return file.read()
    raise CannotDo(Message("this jakres was installed without {name}", name=name))
