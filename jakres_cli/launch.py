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

    from jakres_cli.cli.app import run

    # a run is over before collecting the circles among its records would pay
    gc.disable()
    sys.exit(run(arguments))
