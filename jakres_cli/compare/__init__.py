"""What changed between two states of the records: pure functions, differences as data."""
