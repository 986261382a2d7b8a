"""Asks the server of tests/warm.py for a run of jakres, importing as little as can be."""

import posix
import sys
from _socket import AF_UNIX, SCM_RIGHTS, SOL_SOCKET, socket

connection = socket(AF_UNIX)
connection.connect(sys.argv[1])
streams = b"".join(number.to_bytes(4, sys.byteorder) for number in (0, 1, 2))
request = {
    "arguments": [argument.encode(errors="surrogateescape") for argument in sys.argv[2:]],
    "cwd": posix.getcwdb(),
    "env": posix.environ,
}
connection.sendmsg([b"\n"], [(SOL_SOCKET, SCM_RIGHTS, streams)])
connection.sendall(f"{request!a}\n".encode())
code = int(connection.recv(16))
if code < 0:
    posix.kill(posix.getpid(), -code)
sys.exit(code)
