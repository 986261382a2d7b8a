"""Bytes to places: text, fences, guarded YAML; the only door to yaml and frontmatter."""
