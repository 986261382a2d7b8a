"""Each module can be imported before any other; the runs of tests, which load all, hide that."""

from __future__ import annotations

import importlib
import os
import pkgutil
import sys
import traceback

import pytest

import jakres_cli

MODULES = sorted(
    module.name
    for module in pkgutil.walk_packages(jakres_cli.__path__, "jakres_cli.")
    if not module.name.endswith("__main__")
)


@pytest.mark.parametrize("name", MODULES)
def test_a_module_is_imported_by_itself(name: str) -> None:
    """It loads in a process that has nothing of the package."""
    child = os.fork()
    if not child:
        code = 1
        try:
            for loaded in [one for one in sys.modules if one.split(".")[0] == "jakres_cli"]:
                del sys.modules[loaded]
            importlib.import_module(name)
            code = 0
        except BaseException:  # noqa: BLE001  it is shown, and the process is a copy that must end
            traceback.print_exc()
        os._exit(code)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
