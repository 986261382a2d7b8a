"""Results as text: tables, plain lines, json, csv, Markdown; the only door to rich."""
