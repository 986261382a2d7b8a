"""One command a file: options, load, ask, hand to an operation or a query, report, exit code."""
