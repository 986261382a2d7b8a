"""The console script: answers ``--version`` at once and hands the rest on, importing only sys."""

from __future__ import annotations

import sys


def main() -> None:
    """Run jakres on the arguments of the process and exit with the code of the contract."""
    arguments = sys.argv[1:]
    if arguments == ["--version"] and sys.stdout is not None:
        from jakres_cli import __version__

        sys.stdout.write(f"jakres {__version__}\n")
        return
    import gc

    # a run is over before collecting the circles among its records would pay
    gc.disable()
    try:
        from jakres_cli.cli.app import run

        code = run(arguments)
    except MemoryError:  # not enough to say so in the reader's language
        sys.stderr.write("jakres: the system gives it no more memory\n")
        code = 3
    sys.exit(code)
