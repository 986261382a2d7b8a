"""Planned changes to text: locate by parsed position, splice, verify, refuse; nothing is dumped."""
