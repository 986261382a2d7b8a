"""What changed between states of the records: facts, matching, differences, three-way merges."""
