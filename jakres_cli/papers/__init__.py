"""Files of other programs: workbooks, calendars, mail drafts; the only door to their libraries."""
