"""What changed between two states, in words: for a terminal, a pull request, a program."""
