"""Workbooks, both ways: the sheet for an agency, plain tables, and what comes back."""
