"""One command a file: load, select, report, exit code."""
