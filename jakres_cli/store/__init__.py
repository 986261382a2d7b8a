"""The working tree: find the workspace, list it, read it; the only door to the disk."""
