"""What the records say, as immutable values without a trace of YAML or files."""
