"""The use cases: what a command asks for, worked out; what changes records ends as one plan."""
