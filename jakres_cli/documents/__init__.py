"""The views that templates may use: the template contract, docs/reference/templates.md."""
