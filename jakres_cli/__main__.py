"""``python -m jakres_cli`` is jakres."""

from jakres_cli.launch import main

main()
