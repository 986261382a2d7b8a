"""Runs of jakres that don't pay for Python's start: a server imports everything once and forks.

Each run is a process of its own, in which nothing was run before, with the file descriptors, the
folder and the environment of whoever asks for it. Tests ask by `run`; `write_program` puts a
program called jakres into a folder that does the same for shells and for git.

What a fresh interpreter would do otherwise (which modules are loaded, what is read from the
environment while Python starts) has to be tested with a fresh one: see `needs_fresh`.
"""

from __future__ import annotations

import ast
import atexit
import ctypes
import gc
import importlib
import io
import os
import pkgutil
import re
import resource
import select
import selectors
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import traceback
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, Any

import jakres_cli

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

HANG = 600
"""Seconds. No test's verdict depends on time; this only keeps one that hangs from lasting on."""

_CLIENT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "warm_client.py")
REPOSITORY = os.path.dirname(os.path.dirname(_CLIENT))
_READ_AT_START = ("PYTHON", "LC_", "LANG", "TERMINAL_WIDTH", "GITHUB_ACTIONS", "FORCE_COLOR")
_OWN_MEMORY = re.compile(r"([0-9a-f]+)-([0-9a-f]+) rw-p 0+ 00:00 0 ")
_LARGE_PAGE = 1 << 21
_MADV_COLLAPSE = 25  # since Linux 6.1; an older one refuses, and pages stay small


def needs_fresh(env: Iterable[str]) -> bool:
    """Whether one of these variables is read while Python starts or a library is imported."""
    return any(name.startswith(_READ_AT_START) for name in env)


# --- asking ---------------------------------------------------------------------------------------


_Start = Callable[[str, int, int, int], Callable[[], object]]
_servers: list[Server] = []


def server() -> Server:
    """The server of this process, which ends with it."""
    if not _servers:
        use_server(Server.started())
    return _servers[-1]


def use_server(server: Server) -> None:
    """Let this process ask `server` from now on."""
    _servers.append(server)
    atexit.register(server.close)


class Server:
    """A server in another process; it ends when this one does, or when it is closed."""

    def __init__(self, start: _Start) -> None:
        """Let `start` make a process that serves an address for as long as a pipe is open.

        It is given the address, both ends of that pipe and where to say that it is ready, and
        returns what waits for the process.
        """
        self._folder = tempfile.mkdtemp(prefix="jakres-", dir=_short_folder())
        self.address = os.path.join(self._folder, "s")
        watched, self._alive = os.pipe()
        told, ready = os.pipe()
        self._wait = start(self.address, watched, self._alive, ready)
        os.close(watched)
        os.close(ready)
        assert os.read(told, 1), "the server did not start"
        os.close(told)

    @classmethod
    def started(cls) -> Server:
        """A fresh interpreter, which imports the whole package first."""

        def start(address: str, watched: int, alive: int, ready: int) -> Callable[[], object]:
            del alive
            return subprocess.Popen(
                [sys.executable, "-m", "tests.warm", address],
                cwd=REPOSITORY,
                env={"PATH": os.environ.get("PATH", os.defpath), "LC_ALL": "C.UTF-8", "TZ": "UTC"},
                stdin=watched,
                stdout=ready,
                start_new_session=True,
            ).wait

        return cls(start)

    @classmethod
    def forked(cls, before: Callable[[], None] | None = None) -> Server:
        """A copy of this process, which has imported the whole package; runs do `before` first."""

        def start(address: str, watched: int, alive: int, ready: int) -> Callable[[], object]:
            if child := os.fork():
                return partial(os.waitpid, child, 0)
            os.close(alive)
            serve(address, watched, ready, before)
            os._exit(0)

        return cls(start)

    def close(self) -> None:
        """End the server."""
        atexit.unregister(self.close)
        os.close(self._alive)
        self._wait()
        shutil.rmtree(self._folder)

    def start(
        self,
        arguments: Sequence[str],
        *,
        cwd: str | Path,
        env: Mapping[str, str],
        streams: Sequence[int],
        **more: object,
    ) -> Run:
        """Start jakres with three file descriptors, which the caller may close then.

        `more` is what the child does before it is jakres, see `_become`.
        """
        request = {"arguments": [*arguments], "cwd": str(cwd), "env": {**env}, **more}
        connection = socket.socket(socket.AF_UNIX)
        connection.settimeout(HANG)
        connection.connect(self.address)
        socket.send_fds(connection, [b"\n"], [*streams])
        connection.sendall(f"{request!a}\n".encode())
        return Run(connection)

    def output(
        self,
        arguments: Sequence[str],
        *,
        cwd: str | Path,
        env: Mapping[str, str],
        stdin: bytes = b"",
        **more: object,
    ) -> tuple[int, bytes, bytes]:
        """Run jakres; returns the code and what it wrote to both streams."""
        with (
            tempfile.TemporaryFile() as given,
            tempfile.TemporaryFile() as stdout,
            tempfile.TemporaryFile() as stderr,
        ):
            given.write(stdin)
            given.seek(0)
            streams = [given.fileno(), stdout.fileno(), stderr.fileno()]
            run = self.start(arguments, cwd=cwd, env=env, streams=streams, **more)
            code = run.wait()
            stdout.seek(0)
            stderr.seek(0)
            return code, stdout.read(), stderr.read()


class Run:
    """A run under way."""

    def __init__(self, connection: socket.socket) -> None:
        self._connection = connection

    def signal(self, number: int) -> None:
        """Send a signal, if the run has not ended."""
        with suppress(OSError):
            self._connection.sendall(bytes([number]))

    def ended(self) -> bool:
        """Whether the run has ended."""
        return bool(select.select([self._connection], [], [], 0)[0])

    def wait(self) -> int:
        """The exit code once there is one, negative after a signal; raises `TimeoutError`."""
        with self._connection as connection:
            return int(connection.makefile("rb").readline())


def write_program(folder: Path) -> Path:
    """Put a `jakres` into a folder that runs here, for shells, hooks and merge drivers."""
    program = folder / "jakres"
    command = f'exec "{sys.executable}" -IS "{_CLIENT}" "{server().address}" "$@"'
    program.write_text(f"#!/bin/sh\n{command}\n")
    program.chmod(0o755)
    return program


def _short_folder() -> str:
    """A folder for temporary files in which the address of a socket isn't too long."""
    folder = tempfile.gettempdir()
    return folder if len(folder) < 60 else "/tmp"  # noqa: S108  the folder in it is ours


# --- serving --------------------------------------------------------------------------------------


def serve(address: str, watched: int, ready: int, before: Callable[[], None] | None = None) -> None:
    """Fork a run for each request, until the other end of `watched` is closed."""
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(address)
        listener.listen(64)
        os.write(ready, b".")
        os.close(ready)
        _Children(listener, watched, before).serve()


def import_everything() -> None:
    """Import the package and whatever its functions import when they are called."""
    for module in pkgutil.walk_packages(jakres_cli.__path__, "jakres_cli."):
        if not module.name.endswith("__main__"):
            _import_late(importlib.import_module(module.name).__file__)
    # these the interpreter itself imports late
    for name in ("encodings.cp437", "encodings.unicode_escape", "encodings.utf_8_sig", "zoneinfo"):
        importlib.import_module(name)
    importlib.import_module("tests.faults.faulty")  # what many runs do before they are jakres


def _import_late(path: str | None) -> None:
    with open(path or os.devnull, encoding="utf-8") as file:
        tree = ast.parse(file.read())
    for node in ast.walk(tree):
        names = [node.module] if isinstance(node, ast.ImportFrom) else []
        names += [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
        for name in filter(None, names):
            with suppress(ImportError):
                importlib.import_module(name)


def use_large_pages() -> None:
    """Let Linux keep what is in memory now in large pages: the fewer, the cheaper is a fork."""
    libc = ctypes.CDLL(None)
    with suppress(OSError), open("/proc/self/maps", encoding="utf-8") as maps:
        for line in maps:
            if piece := _OWN_MEMORY.match(line):
                first = -(-int(piece[1], 16) // _LARGE_PAGE) * _LARGE_PAGE
                size = int(piece[2], 16) // _LARGE_PAGE * _LARGE_PAGE - first
                if size > 0:
                    libc.madvise(ctypes.c_void_p(first), ctypes.c_size_t(size), _MADV_COLLAPSE)


class _Children:
    """The runs under way, and who waits for each."""

    def __init__(
        self, listener: socket.socket, watched: int, before: Callable[[], None] | None
    ) -> None:
        self._listener = listener
        self._watched = watched
        self._before = before
        self._waiting: dict[int, socket.socket] = {}
        self._selector = selectors.DefaultSelector()
        self._ended, self._end = os.pipe()
        for handle in (self._ended, self._end):
            os.set_blocking(handle, False)

    def serve(self) -> None:
        """Start a run for each request, and say how each ended."""
        signal.set_wakeup_fd(self._end)
        signal.signal(signal.SIGCHLD, lambda *_: None)
        for source in (self._listener, self._ended, self._watched):
            self._selector.register(source, selectors.EVENT_READ)
        while True:
            for key, _ in self._selector.select():
                if key.fd == self._watched:
                    return
                if key.fileobj is self._listener:
                    self._start(self._listener.accept()[0])
                elif key.fd == self._ended:
                    os.read(self._ended, 4096)
                    self._reap()
                elif key.data in self._waiting:
                    self._signal(self._waiting[key.data], key.data)

    def _start(self, connection: socket.socket) -> None:
        _, streams, _, _ = socket.recv_fds(connection, 1, 3)
        request = ast.literal_eval(connection.makefile("rb").readline().decode())
        child = os.fork()
        if not child:
            signal.set_wakeup_fd(-1)
            signal.signal(signal.SIGCHLD, signal.SIG_DFL)
            self._selector.close()
            for other in (self._listener, connection, *self._waiting.values()):
                other.close()
            if self._before:
                self._before()
            _run(streams, request)
        for stream in streams:
            os.close(stream)
        self._waiting[child] = connection
        self._selector.register(connection, selectors.EVENT_READ, child)

    def _signal(self, connection: socket.socket, child: int) -> None:
        """Send a run the signal that its connection asks for; one that nobody waits for ends."""
        number = connection.recv(1)
        os.kill(child, number[0] if number else signal.SIGKILL)
        if not number:
            self._selector.unregister(connection)

    def _reap(self) -> None:
        while self._waiting:
            child, status = os.waitpid(-1, os.WNOHANG)
            if not child:
                return
            connection = self._waiting.pop(child)
            with suppress(KeyError):
                self._selector.unregister(connection)
            with connection, suppress(OSError):
                connection.sendall(b"%d\n" % os.waitstatus_to_exitcode(status))


def _run(streams: Sequence[int], request: dict[str, Any]) -> None:
    """Be the run of jakres that is asked for."""
    code = 1
    try:
        _become(streams, request)
        code = _main()
    except BaseException:  # noqa: BLE001  what a test is to find: shown as Python would
        traceback.print_exc()
    for stream in (sys.stdout, sys.stderr):
        try:
            if stream is not None:
                stream.flush()
        except (OSError, ValueError):
            code = 120
    os._exit(code)


def _become(streams: Sequence[int], request: dict[str, Any]) -> None:
    """Take on what was sent: streams, folder, environment, and what else a test wants.

    `limit` is how much memory there is; `before` names a function and what it is given.
    """
    for number, stream in enumerate(streams):
        os.dup2(stream, number)
        os.close(stream)
    _open_streams()
    os.environb.clear()
    for name, value in request["env"].items():
        os.environb[os.fsencode(name)] = os.fsencode(value)
    time.tzset()
    os.chdir(request["cwd"])
    os.umask(request.get("umask", 0o022))
    sys.argv = ["jakres", *(os.fsdecode(argument) for argument in request["arguments"])]
    if limit := request.get("limit"):
        resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
    if before := request.get("before"):
        module, name, options = before
        getattr(importlib.import_module(module), name)(**options)


def _open_streams() -> None:
    """Wrap the three descriptors as Python does when it starts."""
    sys.stdin = io.TextIOWrapper(io.BufferedReader(io.FileIO(0, "r")), errors="surrogateescape")
    stdout, stderr = (io.BufferedWriter(io.FileIO(number, "w")) for number in (1, 2))
    on_terminal = os.isatty(1)
    sys.stdout = io.TextIOWrapper(stdout, errors="surrogateescape", line_buffering=on_terminal)
    sys.stderr = io.TextIOWrapper(stderr, errors="backslashreplace", line_buffering=True)


def _main() -> int:
    from jakres_cli.launch import main

    try:
        main()
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else int(end.code is not None)
    return 0


if __name__ == "__main__":
    import_everything()
    gc.freeze()
    gc.disable()
    use_large_pages()
    serve(sys.argv[1], 0, 1)
