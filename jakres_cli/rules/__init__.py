"""The checks: one small function a code, and the registry that lists them."""
