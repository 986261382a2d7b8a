"""What `python -m benchmarks` and `make bench` do: measure and print the table."""

from benchmarks.run import main

main()
