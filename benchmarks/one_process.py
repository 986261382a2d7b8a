"""Run one program and write down its nanoseconds, peak memory and exit code.

This runs as a process of its own, and imports next to nothing: on Linux a child's peak memory
starts from that of the process which started it, so a large runner would hide small children.

    python -ISB one_process.py RESULT_FILE PROGRAM [ARGUMENT…]
"""

import os
import sys
import time


def main() -> None:
    """Start the program with its output thrown away, wait for it, and write down what it took."""
    result_file, *command = sys.argv[1:]
    nothing = os.open(os.devnull, os.O_RDWR)
    streams = [(os.POSIX_SPAWN_DUP2, nothing, number) for number in (0, 1, 2)]
    started = time.perf_counter_ns()
    child = os.posix_spawn(command[0], command, os.environ, file_actions=streams)
    _, status, usage = os.wait4(child, 0)
    elapsed = time.perf_counter_ns() - started
    with open(result_file, "w", encoding="ascii") as results:
        results.write(f"{elapsed} {usage.ru_maxrss} {os.waitstatus_to_exitcode(status)}")


if __name__ == "__main__":
    main()
