"""Starts jakres again and again without paying for Python's start each time.

It reads a request a line from its standard input, forks, and answers with a line: each run is a
process of its own that nothing was run in before.
"""

from __future__ import annotations

import gc
import importlib
import io
import json
import os
import pkgutil
import sys
import time
from typing import Any

import jakres_cli
from tests.faults.faulty import Fault, install

_LATE = (
    *("csv", "difflib", "hashlib", "tempfile", "traceback", "zoneinfo"),
    *("encodings.cp437", "encodings.unicode_escape", "encodings.utf_8_sig"),
)
"""What jakres imports when it is needed: another user may not be able to read Python's files."""
_SLOW = {"jakres_cli.__main__", "jakres_cli.cli.help"}


def serve() -> None:
    """Answer requests until there are no more."""
    answers = os.dup(1)
    requests = os.fdopen(os.dup(0), "rb")
    for module in pkgutil.walk_packages(jakres_cli.__path__, "jakres_cli."):
        if module.name not in _SLOW:
            importlib.import_module(module.name)
    for name in _LATE:
        importlib.import_module(name)
    gc.freeze()
    gc.disable()
    for line in iter(requests.readline, b""):
        child = os.fork()
        if not child:
            _run(json.loads(line))
        code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        os.write(answers, f"{code}\n".encode())


def _run(request: dict[str, Any]) -> None:
    """Be the run of jakres that is asked for."""
    streams = (os.devnull, request["stdout"], request["stderr"])
    for number, path in enumerate(streams):
        flags = os.O_RDONLY if number == 0 else os.O_WRONLY | os.O_CREAT | os.O_TRUNC
        os.dup2(os.open(path, flags), number)
    sys.stdin, sys.stdout, sys.stderr = (
        io.TextIOWrapper(io.FileIO(0, "r", closefd=False)),
        io.TextIOWrapper(io.BufferedWriter(io.FileIO(1, "w", closefd=False))),
        io.TextIOWrapper(io.BufferedWriter(io.FileIO(2, "w", closefd=False))),
    )
    os.environ.clear()
    os.environ.update(request["env"])
    time.tzset()
    os.chdir(request["cwd"])
    sys.argv = ["jakres", *request["arguments"]]
    log = os.open(request["log"], os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
    fault = Fault(**request["fault"]) if request["fault"] else None
    install(request["root"], fault, log)
    if request["user"] is not None:
        os.setgroups([])
        os.setgid(request["user"])
        os.setuid(request["user"])
    from jakres_cli.launch import main

    code = 0
    try:
        main()
    except SystemExit as ended:
        code = int(ended.code or 0)
    except BaseException:  # noqa: BLE001  what the test is to find: shown as Python would
        import traceback

        traceback.print_exc()
        code = 1
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except OSError:
            code = 120
    os._exit(code)


if __name__ == "__main__":
    serve()
