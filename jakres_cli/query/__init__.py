"""Questions to the records: selections, sorting, roles, references."""
