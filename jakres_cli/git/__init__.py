"""The only door to git: plumbing commands, which run nothing that a repository's settings say."""
